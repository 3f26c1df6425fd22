import type { CompanyEntry, ImportData, Problem } from './data';
import { originOf } from './data';

/** What a person says of rows that look like a company that is there. */
export interface RowChoices {
  /** By `rowKey`: a new company, left out, or the company of this id. */
  choices?: Readonly<Record<string, 'new' | 'skip' | number>>;
  /** Of those for which nothing is said; new where absent. */
  allLikely?: 'new' | 'skip' | 'existing';
}

/** A company that a row looks like. Without an id where the person may not see it. */
export interface LikeMatch {
  id: number | null;
  name: string;
  ownerName: string | null;
  reasons: string[];
  /** It may be chosen for the row. */
  mayChange: boolean;
}

export interface LikeRow {
  key: string;
  sheet: string;
  row: number;
  name: string;
  matches: LikeMatch[];
}

export function rowKey({ sheet, row }: { sheet: string; row: number }): string {
  return `${sheet}:${row}`.slice(-200);
}

/** The data with what was chosen for single rows; what is left out is gone, with the people in its row. */
export function applyChoices(data: ImportData, choices: NonNullable<RowChoices['choices']>): ImportData {
  if (Object.keys(choices).length === 0) return data;
  const companies = data.companies.flatMap((entry, at): CompanyEntry[] => {
    const origin = originOf(entry, 'companies', at);
    const choice = choices[rowKey(origin)];
    if (choice === 'skip') return [];
    return [{ ...entry, origin, ...(typeof choice === 'number' ? { sameAs: choice } : {}) }];
  });
  return { ...data, companies };
}

/**
 * The choice of every row that looks like a company, where one is said for all: the first that may be changed. A row that looks only like companies of others cannot be added to
 * them; it is left out and listed.
 */
export function choicesForAll(
  rows: readonly LikeRow[],
  { choices = {}, allLikely }: RowChoices,
): { choices: Record<string, 'new' | 'skip' | number>; problems: Problem[] } {
  const all: Record<string, 'new' | 'skip' | number> = { ...choices };
  const problems: Problem[] = [];
  for (const { key, sheet, row, matches } of rows) {
    if (key in all || !allLikely || allLikely === 'new') continue;
    const match = allLikely === 'existing' ? matches.find(one => one.mayChange && one.id !== null) : undefined;
    all[key] = match?.id ?? 'skip';
    if (allLikely === 'existing' && !match) {
      const message =
        'It looks like a company of a colleague, to which you cannot add. It was left out; ask its owner.';
      problems.push({ sheet, row, code: 'row.likely_of_another', message });
    }
  }
  return { choices: all, problems };
}
