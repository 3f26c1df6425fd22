import type { ItemDraft } from './itemDrafts';

/*
 * Goods that are named by their code ("MF-11 at 3.35"). Texts are levelled.
 */

const CODE =
  /(?<![\p{L}\d])((?=[a-z\d./-]{0,14}\d)[a-z]{1,6}[-./]?\d[\da-z./-]{0,12}|\d{2,6}-\d{1,6})(?![\p{L}\d])[^\d]{0,24}$/u;

/** "MF-11 at 3.35": the item in whose line the code of the goods stands; where a line names several, the one that it stands with ("500 hoses (A1) and 200 nozzles (A2)"). */
export function byCode(items: readonly ItemDraft[], before: string): ItemDraft | null {
  const code = CODE.exec(before.slice(-60))?.[1];
  if (!code) return null;
  const placeIn = ({ passage, line }: ItemDraft) => placeOf(passage.level.slice(line.start, line.end), code);
  const named = items.filter(item => placeIn(item) >= 0);
  if (named.length > 0) return named.length === 1 ? (named[0] as ItemDraft) : nearestTo(named, placeIn);
  // "B1800" of "section B 1800mm".
  const joined = items.filter(
    ({ passage, line }) =>
      /^[a-z]/.test(code) &&
      code.length > 2 &&
      joinCodes(passage.level.slice(line.start, line.end)).includes(joinCodes(code)),
  );
  return joined.length === 1 ? (joined[0] as ItemDraft) : null;
}

/** Where a code stands in a line, -1 where it does not; a short one ("a1") is no part of another. */
function placeOf(line: string, code: string): number {
  if (code.length > 3) return line.indexOf(code);
  for (let at = line.indexOf(code); at >= 0; at = line.indexOf(code, at + 1))
    if (!/[\p{L}\d-]$/u.test(line.slice(0, at)) && !/^[\p{L}\d-]/u.test(line.slice(at + code.length))) return at;
  return -1;
}

/** Of the items of one line the one whose name holds the code, or ends last before it, close by. */
function nearestTo(named: readonly ItemDraft[], placeIn: (item: ItemDraft) => number): ItemDraft | null {
  const before = named.filter(item => item.product[0] <= item.line.start + placeIn(item));
  const last = before[before.length - 1];
  if (!last || named.some(item => item.line.start !== last.line.start)) return null;
  return last.line.start + placeIn(last) - last.product[1] < 24 ? last : null;
}

const joinCodes = (line: string): string => line.replace(/(?<=(?<!\p{L})\p{L}{1,6})[ ./-](?=\d)/gu, '');
