import type { Asked } from '../../service/leads/asked';
import { addAsked, nothingAsked, productLine } from '../../service/leads/asked';

const item = (product: string, quantity: number | null = null) => ({
  ...{ product, quantity, quantityMax: null, unit: null, targetPrice: null, currency: null },
});
const asked = (more: Partial<Asked>): Asked => ({ ...nothingAsked, ...more });

describe('what one mail more adds', () => {
  test('gaps are filled, and what stood stays', () => {
    const after = addAsked(asked({ incoterm: 'FOB', port: '' }), asked({ incoterm: 'CIF', port: 'Hamburg' }));
    expect(after).toMatchObject({ incoterm: 'FOB', port: 'Hamburg' });
  });

  test('new goods are added, the same goods are not told twice', () => {
    const after = addAsked(
      asked({ items: [item('Tea towel', 500)] }),
      asked({ items: [item('tea  TOWEL', 900), item('Apron')] }),
    );
    expect(after.items.map(one => [one.product, one.quantity])).toEqual([
      ['Tea towel', 500],
      ['Apron', null],
    ]);
  });

  test('the same mail again changes nothing', () => {
    const once = asked({ items: [item('Apron')], certificates: ['CE'], wantsSamples: true });
    expect(addAsked(once, once)).toEqual(once);
  });

  test('the line of goods is cut to its column', () =>
    expect(productLine(asked({ items: [item('x'.repeat(600)), item('y'.repeat(600))] }))).toHaveLength(1000));
});
