import type { CategoryChange } from './judging';
import { foldCategory } from './naming';

/** What a category stands for; companyId null: it names nobody. */
export interface CategoryTarget {
  companyId: number | null;
  recordId: number | null;
}

/** What a person said by what he did in Outlook; companyId null: under nobody. */
export interface OutlookDecision {
  companyId: number | null;
  recordIds: number[];
  how: 'category' | 'folder';
}

/**
 * What a change of categories says: what was put there counts, with what was left of the same company; where something was only taken off, what is left. Null where it says nothing that can be decided: two
 * companies at once, or a category that names nobody.
 *
 * @param categories those of the mailbox, by folded name
 */
export function decisionOf(
  { added, kept, removed }: CategoryChange,
  categories: ReadonlyMap<string, CategoryTarget>,
): OutlookDecision | null {
  const rowsOf = (names: readonly string[]) => names.map(name => categories.get(foldCategory(name)) ?? null);
  const told = rowsOf(added.length > 0 ? added : kept);
  if (told.length === 0) {
    // Whoever may not see where it is filed does not take it away from there.
    const isKnown = rowsOf(removed).every(row => row !== null && row.companyId !== null);
    return isKnown ? { companyId: null, recordIds: [], how: 'category' } : null;
  }
  const companies = new Set(told.map(row => row?.companyId ?? null));
  const [companyId = null] = companies;
  if (companies.size !== 1 || companyId === null) return null;
  const all = [...told, ...rowsOf(kept)].flatMap(row => (row?.companyId === companyId ? (row.recordId ?? []) : []));
  return { companyId, recordIds: [...new Set(all)], how: 'category' };
}
