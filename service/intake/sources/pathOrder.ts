/**
 * Order of paths (with '/') below the root of an import: part by part, by code unit. It does not change while a Maildir is in use:
 * what a mail program appends to a letter's name (':2,S') does not count, and `new` comes before `cur`, because
 * letters move from the one to the other and must not slip by in between.
 */
export function comparePaths(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const order = compareNames(left[index], right[index]);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** The same for the names of one folder. */
export function compareNames(a: string, b: string): number {
  const left = sortKey(a);
  const right = sortKey(b);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function sortKey(name: string): string {
  if (name === 'new') return '\u0000\u0000';
  if (name === 'cur') return '\u0000\u0001';
  return name.replace(/[:;!]2,[A-Za-z]*$/, '');
}
