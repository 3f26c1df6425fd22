import type { ImportReply } from '../../service/intake/intake.schema';
import { mappingOf, withField, withTarget } from '../../admin/views/import/columnMapping';
import { isDataFile, isMailFile } from '../../admin/views/import/files';
import { missingOf, paceOf, spanOf, withSample } from '../../admin/views/import/sums';

const run = (part: Partial<ImportReply>) =>
  ({ found: 0, stored: 0, alreadyThere: 0, keptOut: 0, unreadable: 0, failed: 0, ...part }) as ImportReply;

describe('the sum of an import', () => {
  it('adds up, or names what is missing', () => {
    const whole = { found: 12_480, stored: 11_902, alreadyThere: 310, keptOut: 241, unreadable: 25, failed: 2 };
    expect(missingOf(run(whole))).toBe(0);
    expect(missingOf(run({ ...whole, stored: 11_901 }))).toBe(1);
  });
});

describe('the pace of an import', () => {
  it('is told from the last seconds', () => {
    const samples = [0, 1000, 2000].reduce(
      (all, at) => withSample(all, { at, found: at, progress: at / 10_000 }),
      [] as ReturnType<typeof withSample>,
    );
    expect(paceOf(samples)).toEqual({ perSecond: 1000, secondsLeft: 8 });
  });

  it('is not told while nothing moves', () => {
    const still = { found: 5, progress: 0.5 };
    expect(paceOf([{ at: 0, ...still }])).toBeNull();
    expect(
      paceOf([
        { at: 0, ...still },
        { at: 3000, ...still },
      ]),
    ).toBeNull();
  });

  it('forgets old samples', () => {
    expect(withSample([{ at: 0, found: 0, progress: 0 }], { at: 60_000, found: 1, progress: 0 })).toHaveLength(1);
  });

  it.each([
    [0.2, 'seconds', 1],
    [89, 'seconds', 89],
    [90, 'minutes', 2],
    [3600, 'minutes', 60],
  ])('%d s is said in %s', (seconds, unit, n) => {
    expect(spanOf(seconds)).toMatchObject({ unit, n });
  });

  it('says long times in hours and minutes', () => {
    expect(spanOf(2 * 3600 + 5 * 60)).toMatchObject({ unit: 'hours', h: 2, m: 5 });
  });
});

describe('a file that is dropped', () => {
  it.each([
    'a.eml',
    'B.MSG',
    'sales.mbox',
    'sales.mbox.gz',
    'Inbox',
    '1699999999.M1P2.host:2,S'.split('.')[0] as string,
  ])('may be mail: %s', name => {
    expect(isMailFile(name)).toBe(true);
  });
  it.each(['a.zip', 'b.pst', '.DS_Store', 'c.pdf', ''])('is no mail: %s', name => {
    expect(isMailFile(name)).toBe(false);
  });
  it('may be a table', () => {
    expect(['客户.xlsx', 'a.CSV', 'b.json', 'old.xls'].map(isDataFile)).toEqual([true, true, true, false]);
  });
});

describe('the columns of a table', () => {
  const column = (index: number, field: string | null) => ({ index, header: `h${index}`, field, sample: '' });
  const mapping = mappingOf({
    uploadId: 'u',
    sheets: [
      {
        name: 'S',
        target: 'companies',
        columns: [column(0, 'name'), column(1, 'domains'), column(2, null)],
        rowCount: 1,
      },
    ],
    newCount: 0,
    changedCount: 0,
    unchangedCount: 0,
    problems: [],
    problemCount: 0,
    ...{ likely: [], likelyCount: 0, uncomparedCount: 0 },
  });

  it('give one field to one column: the other one lets it go', () => {
    expect(withField(mapping, 'S', 2, 'name').S?.fields).toEqual({ 0: null, 1: 'domains', 2: 'name' });
  });

  it('share a field that may be told several times', () => {
    expect(withField(mapping, 'S', 2, 'domains').S?.fields).toEqual({ 0: 'name', 1: 'domains', 2: 'domains' });
  });

  it('keep only the fields that another kind of sheet has too', () => {
    expect(withTarget(mapping, 'S', 'contacts').S).toEqual({
      target: 'contacts',
      fields: { 0: 'name', 1: null, 2: null },
    });
    expect(withTarget(mapping, 'S', null).S?.fields).toEqual({ 0: null, 1: null, 2: null });
  });
});
