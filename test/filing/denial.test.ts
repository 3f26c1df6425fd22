import { isDenied } from '../../service/filing/denial';

const before = (words: string) => isDenied(`${words}PI26-0112`, words.length);

describe('words that say that a number is not meant', () => {
  it.each([
    'not ', 'This is not ', "it isn't ", 'not for our order ', 'not PO ', 'not the PO no. ', 'nicht ', 'nicht um die Bestellung ', 'geen vraag, niet ',
    'no es el pedido ', 'non ', 'pas ', 'pas la commande ', 'não é ', 'не ', 'не заказ ', 'не по заказу № ', '不是', '不是订单', '而非', 'instead of ', 'statt ',
  ])('%s', words => expect(before(words)).toBe(true)); // prettier-ignore

  it.each([
    '', 'note ', 'not only ', 'do not ship ', 'could not find ', 'knot ', 'There is no ', 'not yet\n\n', 'не можем найти ', '是', '是不是这个订单，', 'nothing about ',
  ])('but not "%s"', words => expect(before(words)).toBe(false)); // prettier-ignore
});
