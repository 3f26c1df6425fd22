import type { ItemDraft } from './itemDrafts';

/*
 * Goods that are named by their code ("MF-11 at 3.35"). Texts are levelled.
 */

const CODE =
  /(?<![\p{L}\d])((?=[a-z\d./-]{0,14}\d)[a-z]{1,6}[-./]?\d[\da-z./-]{1,12}|\d{2,6}-\d{1,6})(?![\p{L}\d])[^\d]{0,24}$/u;

/** "MF-11 at 3.35": the item in whose line the code of the goods stands. */
export function byCode(items: readonly ItemDraft[], before: string): ItemDraft | null {
  const code = CODE.exec(before.slice(-60))?.[1];
  if (!code || code.length < 3) return null;
  const linesOf = (has: (line: string) => boolean) =>
    items.filter(({ passage, line }) => has(passage.level.slice(line.start, line.end)));
  const named = linesOf(line => line.includes(code));
  // "B1800" of "section B 1800mm".
  const joined =
    named.length === 0 && /^[a-z]/.test(code) ? linesOf(line => joinCodes(line).includes(joinCodes(code))) : named;
  return joined.length === 1 ? (joined[0] as ItemDraft) : null;
}

const joinCodes = (line: string): string => line.replace(/(?<=(?<!\p{L})\p{L}{1,6})[ ./-](?=\d)/gu, '');
