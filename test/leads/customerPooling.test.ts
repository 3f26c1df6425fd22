import fc from 'fast-check';
import type { CustomerClock, CustomerFacts } from '../../service/leads/customerPooling';
import {
  customerDueAt,
  customerEvidence,
  customerReturnsAfterChange,
  customerReturnsAt,
  isOnClock,
  poolOfOwner,
} from '../../service/leads/customerPooling';

const DAY = 86_400_000;
const begun = Date.parse('2026-03-02T08:00:00Z');
const day = (days: number) => new Date(begun + days * DAY);
const clock: CustomerClock = {
  ...{ id: 1, name: 'Pool', customerDays: 90, customerWarnDays: 7, customerProtectionDays: 30, cooldownDays: 7 },
  exemptLevels: ['key'],
};
const facts: CustomerFacts = {
  ...{ ownerId: 3, isCustomer: true, isSupplier: false, standing: 'new', level: 'general' },
  ...{ lastInAt: null, lastOutAt: null, lastDealAt: null, ownedSince: day(-300), returnsAt: null },
};

test.each<[string, Partial<CustomerFacts>, Date]>([
  ['since it was given to somebody where nothing has passed', {}, day(-300)],
  [
    'since both have written: the earlier of the newest each way',
    { lastInAt: day(-50), lastOutAt: day(-10) },
    day(-50),
  ],
  ['our mail that nobody answers proves nothing', { lastInAt: null, lastOutAt: day(-1) }, day(-300)],
  ['nor do letters that nobody answers', { lastInAt: day(-1), lastOutAt: day(-200) }, day(-200)],
  ['a quotation or an order does', { lastInAt: day(-200), lastOutAt: day(-200), lastDealAt: day(-5) }, day(-5)],
])('the clock runs %s', (_what, part, at) => {
  expect(customerEvidence({ ...facts, ...part })).toEqual(at);
});

test.each<[string, Partial<CustomerFacts>, boolean]>([
  ['a customer of somebody', {}, true],
  ['what nobody has', { ownerId: null }, false],
  ['a supplier', { isCustomer: false, isSupplier: true }, false],
  ['a customer that is a supplier as well', { isSupplier: true }, false],
  ['a level that is left out', { level: 'key' }, false],
  ['who is blacklisted', { standing: 'barred' }, false],
])('the clock and %s', (_what, part, expected) => {
  expect(isOnClock({ ...facts, ...part }, clock)).toBe(expected);
});

test('no pool, or one without days, has no clock', () => {
  expect(customerReturnsAt(facts, null)).toBeNull();
  expect(customerReturnsAt(facts, { ...clock, customerDays: 0 })).toBeNull();
});

test('whoever got a customer lately keeps it for the days of its protection', () => {
  const short = { ...clock, customerDays: 10 };
  expect(customerReturnsAt({ ...facts, ownedSince: day(-5) }, short)).toEqual(day(25));
});

test('a clock that is switched on takes no customer at once, and one that runs is only moved on', () => {
  expect(customerReturnsAfterChange(facts, clock, day(0))).toEqual(day(7));
  expect(customerDueAt({ ...facts, returnsAt: day(7) }, clock)).toEqual(day(7));
  expect(customerDueAt({ ...facts, returnsAt: day(7), lastDealAt: day(0) }, clock)).toEqual(day(90));
});

test('more mail never brings a return nearer', () => {
  const days = fc.integer({ min: -400, max: 0 });
  fc.assert(
    fc.property(days, days, fc.nat(100), (lastIn, lastOut, more) => {
      const before = { ...facts, lastInAt: day(lastIn), lastOutAt: day(lastOut) };
      const after = { ...before, lastInAt: day(lastIn + more) };
      const at = (one: CustomerFacts) => customerReturnsAt(one, clock)?.getTime() ?? 0;
      return at(after) >= at(before);
    }),
  );
});

test('the first pool that is open to a team of the owner takes his customers', () => {
  const pools = [
    { name: 'Europe', teamIds: [4] },
    { name: 'All', teamIds: [] },
  ];
  expect(poolOfOwner(pools, new Set([4, 9]))?.name).toBe('Europe');
  expect(poolOfOwner(pools, new Set())?.name).toBe('All');
  expect(poolOfOwner([], new Set([4]))).toBeNull();
});
