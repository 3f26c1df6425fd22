import {
  claimRefusal,
  formerUntil,
  isToWarn,
  protectedUntil,
  returnsAfterChange,
  returnsAt,
  storyFrom,
} from '../../service/leads/pooling';

const day = (count: number) => new Date(Date.UTC(2026, 10, 1) + count * 86_400_000);
const clock = { returnDays: 14, warnDays: 3, cooldownDays: 30 };

describe('the clock of a pool', () => {
  test.each([
    ['counts from the last proof of work', 'assigned', day(0), clock, null, day(14)],
    ['also while it is worked on', 'working', day(5), clock, null, day(19)],
    ['protection holds it back', 'assigned', day(0), clock, day(60), day(60)],
    ['protection that is over holds nothing', 'assigned', day(0), clock, day(3), day(14)],
    ['a qualified lead stays', 'qualified', day(0), clock, null, null],
    ['what nobody has cannot return', 'new', day(0), clock, null, null],
    ['a pool without a clock takes nothing', 'assigned', day(0), { ...clock, returnDays: 0 }, null, null],
    ['no pool, no return', 'assigned', day(0), null, null, null],
  ] as const)('%s', (_what, stage, evidence, pool, protectedUntil, expected) =>
    expect(returnsAt(stage, evidence, pool, protectedUntil)).toEqual(expected),
  );

  test.each([
    [day(10), false],
    [day(11), true],
    [day(14), true],
  ])('at %s it is to warn: %s', (now, isDue) => expect(isToWarn(day(14), 3, now)).toBe(isDue));

  test('the former owner waits', () => expect(formerUntil(clock, day(0))).toEqual(day(30)));
});

describe('another clock', () => {
  const lead = { stage: 'assigned' as const, evidenceAt: day(0), protectedUntil: null };
  test.each([
    ['a longer one is as reckoned', day(14), { ...clock, returnDays: 30 }, day(10), day(30)],
    ['a shorter one leaves the days of the warning', day(14), { ...clock, returnDays: 5 }, day(10), day(13)],
    ['or what was left, where that is less', day(11), { ...clock, returnDays: 5 }, day(10), day(11)],
    ['what did not return before has the days of the warning', null, { ...clock, returnDays: 5 }, day(10), day(13)],
    ['a clock that is stopped takes nothing', day(14), { ...clock, returnDays: 0 }, day(10), null],
    ['nor does a pool that is gone', day(14), null, day(10), null],
  ] as const)('%s', (_what, before, pool, now, expected) =>
    expect(returnsAfterChange({ ...lead, returnsAt: before }, pool, now)).toEqual(expected),
  );

  test('protection counts from the assignment', () =>
    expect([protectedUntil(day(2), 30), protectedUntil(day(2), null)]).toEqual([day(32), null]));

  test('the story is hidden from its new owner, and not from who gives leads to people', () => {
    const hidden = { storyFrom: day(3) };
    const viewer = (...grants: ('leads.write' | 'leads.assign')[]) => ({ grants: new Set(grants) });
    expect(storyFrom(viewer('leads.write'), hidden)).toEqual(day(3));
    expect(storyFrom(viewer('leads.assign'), hidden)).toBeNull();
  });
});

describe('claiming', () => {
  const free = { formerOwnerId: null, formerUntil: null };
  const pool = { claimsPerDay: 5, mostOpen: 50 };
  test.each([
    ['may', { userId: 1, claimsToday: 4, openLeads: 49 }, free, null],
    ['has had his share of the day', { userId: 1, claimsToday: 5, openLeads: 0 }, free, 'lead.claimed_enough'],
    ['has his hands full', { userId: 1, claimsToday: 0, openLeads: 50 }, free, 'lead.too_many_open'],
    [
      'let it return himself',
      { userId: 1, claimsToday: 0, openLeads: 0 },
      { formerOwnerId: 1, formerUntil: day(30) },
      'lead.cooling_down',
    ],
    [
      'let it return long ago',
      { userId: 1, claimsToday: 0, openLeads: 0 },
      { formerOwnerId: 1, formerUntil: day(-1) },
      null,
    ],
    [
      'is another than who let it return',
      { userId: 2, claimsToday: 0, openLeads: 0 },
      { formerOwnerId: 1, formerUntil: day(30) },
      null,
    ],
  ] as const)('whoever %s', (_what, claim, lead, refusal) =>
    expect(claimRefusal(claim, pool, lead, day(0))).toBe(refusal),
  );
});
