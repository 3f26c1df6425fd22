import { makesCycle } from '../../service/users/reporting';

// 1 leads 2 and 3, 3 leads 4.
const managers = new Map<number, number | null>([
  [1, null],
  [2, 1],
  [3, 1],
  [4, 3],
]);

describe('the tree of managers', () => {
  it.each([
    ['nobody is his own manager', 2, 2, true],
    ['the head cannot report to one below him', 1, 4, true],
    ['nor to one directly below him', 1, 2, true],
    ['one may report to a colleague', 2, 3, false],
    ['one may move up', 4, 1, false],
    ['one may report to the same as before', 4, 3, false],
  ])('%s', (_name, userId, managerId, expected) => {
    expect(makesCycle(managers, userId, managerId)).toBe(expected);
  });

  it('that is already broken does not hang the service', () => {
    const broken = new Map<number, number | null>([
      [1, 2],
      [2, 1],
    ]);
    expect(makesCycle(broken, 3, 1)).toBe(false);
  });
});
