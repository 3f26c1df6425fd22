import fc from 'fast-check';
import { comparePaths } from '../../../service/intake/sources/pathOrder';

test.each([
  ['a', 'b', -1],
  ['a/z', 'b', -1],
  ['a', 'a/b', -1],
  ['a/b', 'a-c', -1],
  ['cur/1', 'new/2', 1],
  ['cur/1', '.Sent/new/1', -1],
  ['cur/1:2,S', 'cur/1:2,', 0],
  ['cur/1:2,S', 'cur/1', 0],
  ['a', 'a', 0],
])('%j against %j: %i', (a, b, expected) => {
  expect(Math.sign(comparePaths(a, b))).toBe(expected);
  expect(Math.sign(comparePaths(b, a))).toBe(0 - expected);
});

test('the order is one order: whatever is sorted by it stays sorted', () => {
  const path = fc
    .array(fc.constantFrom('a', 'b', 'cur', 'new', '.Sent', 'a:2,S', 'ab'), { minLength: 1, maxLength: 3 })
    .map(parts => parts.join('/'));
  fc.assert(
    fc.property(fc.array(path, { maxLength: 8 }), paths => {
      const sorted = [...paths].sort(comparePaths);
      for (let i = 0; i < sorted.length; i += 1)
        for (let j = i; j < sorted.length; j += 1) expect(comparePaths(sorted[i], sorted[j])).toBeLessThanOrEqual(0);
    }),
  );
});
