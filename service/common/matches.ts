/**
 * All matches of a pattern with the flag `g`, in their order, as `String.prototype.matchAll` has them. That clones the pattern at each
 * call, and the engine warms each clone of a large pattern up anew: three quarters of what the patterns of an inquiry cost were that.
 *
 * @param pattern with the flag `g`; its `lastIndex` is 0 before and after, so that nobody may be in the middle of it
 * @param most no more than so many
 */
export function matchesOf(pattern: RegExp, text: string, most = Infinity): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  while (found.length < most) {
    const match = pattern.exec(text);
    if (!match) break;
    found.push(match);
    if (match[0] === '') pattern.lastIndex += step(pattern, text);
  }
  pattern.lastIndex = 0;
  return found;
}

/** Behind an empty match the next is looked for one sign on; in a pattern with `u` a sign may be two units. */
function step(pattern: RegExp, text: string): number {
  return pattern.unicode && (text.codePointAt(pattern.lastIndex) ?? 0) > 0xffff ? 2 : 1;
}
