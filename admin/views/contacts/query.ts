import type { ContactListQuery } from '../../../service/companies/contactList.schema';

/** Names of everything in the address that narrows the list. */
export const filterNames = ['q', 'view', 'company', 'role', 'language'] as const;

/** What the address asks of the list. */
export function queryOf(query: URLSearchParams): ContactListQuery {
  const company = Number(query.get('company'));
  return {
    q: query.get('q')?.trim() || undefined,
    mine: query.get('view') === 'mine' || undefined,
    companyId: Number.isInteger(company) && company > 0 ? company : undefined,
    role: query.get('role') || undefined,
    language: query.get('language') || undefined,
  };
}

/** What of the address belongs to the list, for a view that is kept. */
export function viewOf(query: URLSearchParams): Record<string, string> {
  const kept = [...filterNames, 'columns'];
  return Object.fromEntries(kept.flatMap(name => (query.get(name) ? [[name, query.get(name) ?? '']] : [])));
}

export function isUnfiltered(query: ContactListQuery): boolean {
  return Object.values(query).every(value => value === undefined);
}
