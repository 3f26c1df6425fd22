import { askedWorth } from '../../../admin/views/opportunities/askedWorth';

const item = (quantity: number | null, targetPrice: number | null, currency: string | null) => ({
  ...{ quantity, targetPrice, currency },
});

describe('what an opportunity would be worth at the target prices', () => {
  test.each([
    ['one item', [item(3000, 5.2, 'USD')], { amount: '15600.00', currency: 'USD' }],
    ['several of one currency', [item(10, 0.1, 'EUR'), item(20, 0.2, 'EUR')], { amount: '5.00', currency: 'EUR' }],
    ['a currency without cents', [item(3, 100, 'JPY')], { amount: '300', currency: 'JPY' }],
    ['two currencies', [item(10, 1, 'EUR'), item(10, 1, 'USD')], null],
    ['a price missing', [item(10, 1, 'EUR'), item(10, null, 'EUR')], null],
    ['a quantity missing', [item(null, 1, 'EUR')], null],
    ['no currency', [item(10, 1, null)], null],
    ['nothing asked', [], null],
  ])('%s', (_name, items, worth) => {
    expect(askedWorth(items)).toEqual(worth);
  });
});
