import fc from 'fast-check';
import type { FlatWriter } from '../../service/common/flatValues';
import { flatValues, readFlat, writeList } from '../../service/common/flatValues';

const numbers = fc.oneof(fc.constantFrom(-1, 0, 126, 127, 128, 16_382, 16_383, 2 ** 31, 2 ** 45), fc.nat(3000));

describe('flat values', () => {
  it('are read as they were written', () => {
    const texts = fc.array(fc.option(fc.string({ unit: 'grapheme' })));
    fc.assert(
      fc.property(texts, fc.array(numbers), fc.array(fc.string()), (some, counts, list) => {
        const writer: FlatWriter = { texts: [...some], numbers: [...counts] };
        writeList(writer, list);
        const from = readFlat(flatValues(writer));
        expect(some.map(() => from.text())).toEqual(some);
        expect(counts.map(() => from.number())).toEqual(counts);
        expect(from.list()).toEqual(list);
      }),
    );
  });

  it('may be very many', () => {
    const counts = Array.from({ length: 200_000 }, (_, at) => at - 1);
    const from = readFlat(flatValues({ texts: ['x'], numbers: counts }));
    expect(counts.every(count => from.number() === count)).toBe(true);
    expect(from.word()).toBe('x');
  });
});
