import fc from 'fast-check';
import type { Organisation } from '../../service/users/organisation';
import { makesTeamCycle, mapOrganisation, standingOf, stepsDown, wayDown } from '../../service/users/organisation';

// 1 heads branch 10, in it teams 11 (headed by 2) and 12 (headed by nobody); 3 and 4 in 11, 5 in 12; 6 names 3 as his manager; 7 stands alone.
const house: Organisation = {
  people: [1, 2, 3, 4, 5, 6, 7].map(id => ({ id, managerId: id === 6 ? 3 : null })),
  teams: [
    { id: 10, parentId: null, managerId: 1 },
    { id: 11, parentId: 10, managerId: 2 },
    { id: 12, parentId: 10, managerId: null },
  ],
  members: [
    { teamId: 11, userId: 3 },
    { teamId: 11, userId: 4 },
    { teamId: 12, userId: 5 },
  ],
  rules: [{ id: 1, fromTeamId: 11, toTeamId: 12, access: 'read' }],
};
const map = mapOrganisation(house);

test.each([
  ['the head of a branch', 1, [2, 3, 4, 5, 6]],
  ['the head of a team', 2, [3, 4, 6]],
  ['a member who is named as manager', 3, [6]],
  ['a member', 5, []],
  ['somebody in no team', 7, []],
])('%s stands above all beneath, by team and by personal line as one', (_who, userId, below) => {
  expect(standingOf(map, userId).below.sort()).toEqual(below);
});

test('a rule opens what the people of one team own to those of the other, and to whoever is above them', () => {
  expect(standingOf(map, 5).readOwnerIds.sort()).toEqual([2, 3, 4]);
  expect(standingOf(map, 5).writeOwnerIds).toEqual([]);
  expect(standingOf(map, 1).readOwnerIds.sort()).toEqual([2, 3, 4]);
  expect(standingOf(map, 4).readOwnerIds).toEqual([]);
});

test('the teams of a person are his own and all that these are part of', () => {
  expect(standingOf(map, 5).teamIds.sort()).toEqual([10, 12]);
  expect(standingOf(map, 7).teamIds).toEqual([]);
});

test('the way down is told step by step', () => {
  expect(wayDown(map, 1, 6)).toEqual([
    { kind: 'team', teamId: 10, personId: 3 },
    { kind: 'manager', personId: 6 },
  ]);
  expect(wayDown(map, 5, 3)).toBeNull();
});

test('a team never stands beneath itself', () => {
  expect(makesTeamCycle(map, 10, 11)).toBe(true);
  expect(makesTeamCycle(map, 11, 11)).toBe(true);
  expect(makesTeamCycle(map, 11, 12)).toBe(false);
});

const id = (first: number, many: number) => fc.integer({ min: first, max: first + many - 1 });
const maybe = (first: number, many: number) => fc.option(id(first, many), { nil: null });
const anyHouse = fc.record({
  people: fc
    .array(maybe(1, 8), { minLength: 8, maxLength: 8 })
    .map(list => list.map((managerId, at) => ({ id: at + 1, managerId }))),
  teams: fc
    .array(fc.tuple(maybe(10, 5), maybe(1, 8)), { minLength: 5, maxLength: 5 })
    .map(list => list.map(([parentId, managerId], at) => ({ id: at + 10, parentId, managerId }))),
  members: fc.array(fc.record({ teamId: id(10, 5), userId: id(1, 8) }), { maxLength: 12 }),
  rules: fc.constant([]),
});

test('whatever circles somebody makes, the walk ends, nobody is below himself, and each has a way that holds', () => {
  fc.assert(
    fc.property(anyHouse, id(1, 8), (any, userId) => {
      const walked = mapOrganisation(any);
      const below = [...stepsDown(walked, userId).keys()];
      expect(below).not.toContain(userId);
      expect(new Set(below).size).toBe(below.length);
      for (const person of below) expect(wayDown(walked, userId, person)?.at(-1)?.personId).toBe(person);
      // Whoever is below one of his is below him.
      for (const person of below)
        for (const further of stepsDown(walked, person).keys())
          if (further !== userId) expect(below).toContain(further);
    }),
  );
});
