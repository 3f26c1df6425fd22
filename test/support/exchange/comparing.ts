import type { MessageLine } from '../../../service/intake/messageExport.service';
import type { LetterKind } from './traffic';

/** What a comparison of the truth with what a service says found. */
export interface Comparison {
  onServer: number;
  stored: number;
  keptOut: number;
  /** On the server, and neither stored nor kept out. */
  lost: string[];
  /** More often here than it ever was there. */
  doubled: string[];
  /** Business that was kept out. */
  wronglyKeptOut: string[];
  /** Nobody's business, and stored. */
  wronglyStored: string[];
}

export const nothingFound = (): Comparison => ({
  ...{ onServer: 0, stored: 0, keptOut: 0, lost: [], doubled: [], wronglyKeptOut: [], wronglyStored: [] },
});

/**
 * Compares one mailbox with its list, and adds what was found to `sum`.
 *
 * @param truth by id, how many stand on the server now
 * @param delivered by id, how many ever did
 */
export function compare(
  sum: Comparison,
  truth: ReadonlyMap<string, number>,
  delivered: (id: string) => number,
  kinds: ReadonlyMap<string, LetterKind>,
  lines: readonly MessageLine[],
): void {
  const count = (state: string) => {
    const found = new Map<string, number>();
    for (const line of lines)
      if (line.state === state && line.internetMessageId !== null)
        found.set(line.internetMessageId, (found.get(line.internetMessageId) ?? 0) + 1);
    return found;
  };
  const [stored, keptOut] = [count('stored'), count('kept_out')];
  const settled = (id: string) => (stored.get(id) ?? 0) + (keptOut.get(id) ?? 0);
  for (const [id, n] of truth) {
    sum.onServer += n;
    if (settled(id) < n) sum.lost.push(id);
  }
  for (const id of new Set([...stored.keys(), ...keptOut.keys()])) {
    sum.stored += stored.get(id) ?? 0;
    sum.keptOut += keptOut.get(id) ?? 0;
    if (settled(id) > delivered(id)) sum.doubled.push(id);
    const isBusiness = kinds.get(id) === 'business';
    if (isBusiness && keptOut.has(id)) sum.wronglyKeptOut.push(id);
    if (!isBusiness && stored.has(id)) sum.wronglyStored.push(id);
  }
}
