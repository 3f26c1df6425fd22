import type { CompanyQuery } from '../../../ui/apiTypes';

export const companyTypes = ['customer', 'supplier', 'agent', 'partner'] as const;

/** What the address asks of the list. */
export function queryOf(query: URLSearchParams): CompanyQuery {
  return {
    q: query.get('q')?.trim() || undefined,
    type: companyTypes.find(type => type === query.get('type')),
    mine: query.get('view') === 'mine' || undefined,
    sort: query.get('sort') === '-lastMail' ? 'last_mail' : undefined,
  };
}

export function isUnfiltered(query: CompanyQuery): boolean {
  return !query.q && !query.type && !query.mine;
}
