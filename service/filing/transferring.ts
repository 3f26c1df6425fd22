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

/** Until when something can be undone that may be for so many days. */
export function undoUntil(createdAt: Date, days: number): Date {
  return new Date(createdAt.getTime() + days * 86_400_000);
}
