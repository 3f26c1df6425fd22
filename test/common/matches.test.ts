import { matchesOf } from '../../service/common/matches';

const PATTERNS: [string, RegExp][] = [
  ['words', /\p{L}+/gu],
  ['groups', /(\d)(?<sign>[a-z])?/g],
  ['empty between all signs', /(?:)/gu],
  ['empty between all units', /(?:)/g],
  ['empty or a word', /[a-z]*/gu],
  ['what is ahead', /(?=\d)/g],
  ['starts of lines', /^/gm],
];

const TEXTS = ['', 'a', 'ab 12c 3d', '12 pcs\n40 sets\n', '😀a😀😀b', '\ud83d lone', '询价 500 件'];

describe('all matches of a pattern', () => {
  describe.each(PATTERNS)('%s', (_, pattern) => {
    it.each(TEXTS)('are those of matchAll in %j', text => {
      const expected = [...text.matchAll(pattern)];
      const found = matchesOf(pattern, text);
      expect(found.map(match => [match.index, [...match], match.groups])).toEqual(
        expected.map(match => [match.index, [...match], match.groups]),
      );
      expect(pattern.lastIndex).toBe(0);
    });
  });

  it('begin at the beginning, wherever the pattern stood', () => {
    const pattern = /a/g;
    pattern.lastIndex = 3;
    expect(matchesOf(pattern, 'abca').map(match => match.index)).toEqual([0, 3]);
  });

  it('end with the most that is asked for, and the next text begins anew', () => {
    const pattern = /\d/g;
    expect(matchesOf(pattern, '123456', 2).map(match => match[0])).toEqual(['1', '2']);
    expect(matchesOf(pattern, '789').map(match => match[0])).toEqual(['7', '8', '9']);
    expect(matchesOf(pattern, '789', 0)).toEqual([]);
  });

  it('of an empty pattern in a long text are found in time that grows with it', () => {
    expect(matchesOf(/(?:)/gu, '😀'.repeat(20_000))).toHaveLength(20_001);
  });
});
