import fc from 'fast-check';
import { isDenied, isDeniedByWords } from '../../service/filing/denial';

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

test('a glance at the last word never overlooks a denial', () => {
  const words = fc.constantFrom(
    ..."not isn’t isn't NICHT pas non nie instead of rather than for the um die der per la não é no es son de del does he do fur für til не по заказ договора 不是 不含 订单 PO p.o. P.O no. Nr order ref number bestellung pedido oc # № ( “ \" ' : . , - 5 ship".split(
      ' ',
    ),
  );
  const gaps = fc.constantFrom(' ', ' ', ' ', '', '\n', '\n\n', '\u00a0', '  ');
  fc.assert(
    fc.property(fc.array(fc.tuple(words, gaps), { maxLength: 7 }), parts => {
      const text = parts.flat().join('');
      expect(isDenied(`${text}PI26-0112`, text.length)).toBe(isDeniedByWords(`${text}PI26-0112`, text.length));
    }),
    { numRuns: 5000 },
  );
});
