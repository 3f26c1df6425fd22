import type { TransferTarget } from './transfer.schema';

/** What a condition of a transfer asks of a company. */
export interface TransferCompany {
  id: number;
  country: string | null;
  region: string | null;
  tags: readonly string[];
}

const has = (list: readonly string[] | undefined, value: string | null) =>
  !list || list.length === 0 || (value !== null && list.some(one => one.toLowerCase() === value.toLowerCase()));

/** True for a target without conditions: it gets the rest, and what hangs on no company. */
export function takesRest({ countries, regions, tags, companyIds }: TransferTarget): boolean {
  return [countries, regions, tags].every(list => !list || list.length === 0) && companyIds === undefined;
}

/** Who gets a company: the first whose conditions it fulfils, all of them; null where it stays. */
export function chooseTarget(company: TransferCompany, targets: readonly TransferTarget[]): number | null {
  const found = targets.find(
    ({ countries, regions, tags, companyIds }) =>
      (companyIds === undefined || companyIds.includes(company.id)) &&
      has(countries, company.country) &&
      has(regions, company.region) &&
      (!tags || tags.length === 0 || company.tags.some(tag => has(tags, tag))),
  );
  return found?.toId ?? null;
}

/** Until when a transfer can be undone. */
export const UNDO_DAYS = 30;
export function undoUntil(createdAt: Date): Date {
  return new Date(createdAt.getTime() + UNDO_DAYS * 86_400_000);
}
