import fc from 'fast-check';
import type { AskedRule, AssignedLead, People } from '../../service/leads/assignment';
import { anyLead, chooseOwner, fits } from '../../service/leads/assignment';

const lead: AssignedLead = {
  country: 'DE',
  language: 'de',
  source: 'mail',
  products: 'Kitchen towel, 50 x 70',
  mailboxIds: [1],
};
const people = (active: number[], absent: number[] = [], load: [number, number][] = []): People => ({
  ...{ active: new Set(active), absent: new Set(absent), load: new Map(load) },
});
const rule = (more: Partial<AskedRule>): AskedRule => ({
  ...{
    id: 1,
    conditions: anyLead,
    mode: 'turn',
    userIds: [1, 2, 3],
    poolId: null,
    protectionDays: null,
    lastUserId: null,
  },
  ...more,
});
const who = (rules: AskedRule[], there: People, owner: number | null = null) => {
  const chosen = chooseOwner(rules, lead, there, owner);
  return chosen.kind === 'user' ? chosen.userId : chosen.kind;
};

describe('conditions of a rule', () => {
  test.each([
    ['nothing asked', {}, true],
    ['the country', { countries: ['DE', 'AT'] }, true],
    ['another country', { countries: ['FR'] }, false],
    ['a word of the goods, whatever its case', { products: ['TOWEL'] }, true],
    ['another line of goods', { products: ['glass'] }, false],
    ['the mailbox', { mailboxIds: [1, 9] }, true],
    ['another mailbox', { mailboxIds: [9] }, false],
    ['all must hold', { countries: ['DE'], languages: ['en'] }, false],
  ])('%s', (_what, conditions, holds) => expect(fits({ ...anyLead, ...conditions }, lead)).toBe(holds));
});

describe('whose lead it is', () => {
  test('in turn: behind the one who was last', () => {
    expect(who([rule({})], people([1, 2, 3]))).toBe(1);
    expect(who([rule({ lastUserId: 1 })], people([1, 2, 3]))).toBe(2);
    expect(who([rule({ lastUserId: 3 })], people([1, 2, 3]))).toBe(1);
  });

  test('whoever is on leave or has left is passed over', () => {
    expect(who([rule({ lastUserId: 1 })], people([1, 2, 3], [2]))).toBe(3);
    expect(who([rule({ lastUserId: 1 })], people([1, 3]))).toBe(3);
  });

  test('by load: whoever has least, and of two alike the first of the rule', () => {
    expect(
      who(
        [rule({ mode: 'load' })],
        people(
          [1, 2, 3],
          [],
          [
            [1, 4],
            [2, 1],
            [3, 2],
          ],
        ),
      ),
    ).toBe(2);
    expect(who([rule({ mode: 'load' })], people([1, 2, 3], [], [[1, 4]]))).toBe(2);
  });

  test('a rule whose people are all away leaves it to the next', () => {
    const rules = [rule({ userIds: [1] }), rule({ id: 2, userIds: [2] })];
    expect(who(rules, people([1, 2], [1]))).toBe(2);
  });

  test('a rule may send it into a pool', () =>
    expect(chooseOwner([rule({ mode: 'pool', poolId: 5 })], lead, people([1]), null)).toEqual({
      kind: 'pool',
      poolId: 5,
      ruleId: 1,
    }));

  test('without a rule it is that of the owner of the mailbox, else nobody’s', () => {
    expect(who([], people([7]), 7)).toBe(7);
    expect(who([], people([]), 7)).toBe('nobody');
    expect(who([], people([7]))).toBe('nobody');
  });

  test('over many leads nobody who is there waits more than a round for his turn', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 8 }), userIds => {
        let lastUserId: number | null = null;
        const got: number[] = [];
        for (let count = 0; count < userIds.length * 2; count += 1) {
          const chosen = chooseOwner([rule({ userIds, lastUserId })], lead, people(userIds), null);
          if (chosen.kind !== 'user') throw new Error('somebody is there');
          got.push((lastUserId = chosen.userId));
        }
        expect(got).toEqual([...userIds, ...userIds]);
      }),
    );
  });
});
