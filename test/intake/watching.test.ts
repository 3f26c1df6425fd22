import fc from 'fast-check';
import { chooseSettled, failureNote, isWatched, numberedName, SETTLE_MS } from '../../service/intake/watching';
import type { SeenFile, Sighting } from '../../service/intake/watching';

const file = (size: number, modifiedMs = 1): SeenFile => ({ path: '/w/a.eml', size, modifiedMs });

/** Looks at one file at these instants; answers at which of them it counted as settled. */
function looks(...steps: [nowMs: number, file: SeenFile | null][]): number[] {
  let remembered: ReadonlyMap<string, Sighting> = new Map();
  const at: number[] = [];
  for (const [nowMs, seen] of steps) {
    const result = chooseSettled(remembered, seen ? [seen] : [], nowMs);
    remembered = result.remembered;
    if (result.settled.length > 0) at.push(nowMs);
  }
  return at;
}

test.each<[string, [number, SeenFile | null][], number[]]>([
  ['that was just found has not settled', [[0, file(5)]], []],
  [
    'that stays the same settles',
    [
      [0, file(5)],
      [SETTLE_MS, file(5)],
    ],
    [SETTLE_MS],
  ],
  [
    'that is looked at again too soon has not',
    [
      [0, file(5)],
      [SETTLE_MS - 1, file(5)],
    ],
    [],
  ],
  [
    'that grows has not',
    [
      [0, file(5)],
      [9_000, file(6)],
    ],
    [],
  ],
  [
    'that grew and then stayed settles after that',
    [
      [0, file(5)],
      [9_000, file(6)],
      [12_000, file(6)],
    ],
    [12_000],
  ],
  [
    'that was written over with as many bytes has not',
    [
      [0, file(5, 1)],
      [9_000, file(5, 2)],
    ],
    [],
  ],
  [
    'that went and came again begins anew',
    [
      [0, file(5)],
      [9_000, null],
      [18_000, file(5)],
    ],
    [],
  ],
])('a file %s', (_, steps, expected) => {
  expect(looks(...steps)).toEqual(expected);
});

test('what is gone is forgotten, so that memory does not grow with the mail', () => {
  const { remembered } = chooseSettled(new Map(), [file(1)], 0);
  expect(chooseSettled(remembered, [], 1).remembered.size).toBe(0);
});

test.each([
  ['offer.eml', true],
  ['OFFER.MSG', true],
  ['Inbox.mbox', true],
  ['Inbox.mbox.gz', true],
  ['offer.pdf', false],
  ['.offer.eml', false],
  ['~offer.eml', false],
  ['offer.eml.part', false],
  ['offer.eml.tmp', false],
  ['eml', false],
])('the file %j is taken: %j', (name, expected) => {
  expect(isWatched(name)).toBe(expected);
});

test.each([
  ['a.eml', 1, 'a.eml'],
  ['a.eml', 2, 'a (2).eml'],
  ['a.mbox.gz', 3, 'a (3).mbox.gz'],
  ['报价单.eml', 2, '报价单 (2).eml'],
  ['no ending', 2, 'no ending (2)'],
])('for %j the name number %i is %j', (name, n, expected) => {
  expect(numberedName(name, n)).toBe(expected);
});

test('every number gives another name, and none is too long for a disk', () => {
  const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 250 }).map(stem => `${stem}.eml`);
  fc.assert(
    fc.property(names, fc.integer({ min: 1, max: 50 }), (name, n) => {
      expect(numberedName(name, n)).not.toBe(numberedName(name, n + 1));
      expect(Buffer.byteLength(numberedName(name, n + 1))).toBeLessThanOrEqual(240);
    }),
  );
});

test('the note beside a failed file names it, says why and what to do', () => {
  const note = failureNote('a.eml', 'The file is damaged.');
  expect(note).toContain('a.eml');
  expect(note).toContain('The file is damaged.');
  expect(note).toContain('move the file back');
});
