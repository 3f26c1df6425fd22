import fc from 'fast-check';
import { sentenceAround } from '../../addin/sentenceAround';

const shown = (text: string, words: string): string | null => {
  const start = text.indexOf(words);
  const place = sentenceAround(text, { start, end: start + words.length });
  return place && text.slice(place.start, place.end);
};

test.each([
  ['Dear Li Na. Please quote 5,000 pcs of trays. Regards', '5,000 pcs', 'Please quote 5,000 pcs of trays.'],
  ['Hello,\nTel: +39 02 5550 155\nwww.casasole.example', '+39 02', 'Tel: +39 02 5550 155'],
  ['Target is USD 3.80 a piece. Thanks', '3.80', 'Target is USD 3.80 a piece.'],
  ['您好。请报 CIF 热那亚价。谢谢', 'CIF', '请报 CIF 热那亚价。'],
  ['One sentence without an end', 'without', 'One sentence without an end'],
])('the sentence of %j round %j', (text, words, sentence) => {
  expect(shown(text, words)).toBe(sentence);
});

test('words that stand nowhere have no sentence', () => {
  expect(sentenceAround('short', { start: 3, end: 30 })).toBeNull();
  expect(sentenceAround('short', { start: 3, end: 3 })).toBeNull();
});

test('a sentence holds its words, and is bounded however long the text is', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 2000 }),
      fc.nat(),
      fc.integer({ min: 1, max: 40 }),
      (text, at, length) => {
        const start = at % text.length;
        const end = Math.min(text.length, start + length);
        const place = sentenceAround(text, { start, end });
        expect(place && place.start <= start && place.end >= end && place.end - place.start <= length + 322).toBe(true);
      },
    ),
  );
});
