import type { CompanyQuery } from '../../../ui/apiTypes';

export const companyTypes = ['customer', 'supplier', 'agent', 'partner', 'competitor', 'forwarder'] as const;

const asked = ['level', 'country', 'industry', 'region', 'source', 'tag', 'fields'] as const;
const numbers = ['ownerId', 'silentDays', 'groupOf', 'segment'] as const;
/** Names of everything in the address that narrows the list. */
export const filterNames = ['q', 'type', 'view', ...asked, ...numbers] as const;

/** What the address asks of the list. */
export function queryOf(query: URLSearchParams): CompanyQuery {
  const sort = query.get('sort');
  const told: Partial<Record<(typeof asked)[number], string>> = {};
  for (const name of asked) if (query.get(name)) told[name] = query.get(name) ?? undefined;
  const counted: Partial<Record<(typeof numbers)[number], number>> = {};
  for (const name of numbers) {
    const number = Number(query.get(name));
    if (Number.isInteger(number) && number > 0) counted[name] = number;
  }
  return {
    q: query.get('q')?.trim() || undefined,
    type: companyTypes.find(type => type === query.get('type')),
    mine: query.get('view') === 'mine' || undefined,
    sort: sort === '-lastMail' ? 'last_mail' : sort === '-created' ? 'created' : undefined,
    ...told,
    ...counted,
  };
}

/** What of the address belongs to the list, for a view that is kept. */
export function viewOf(query: URLSearchParams): Record<string, string> {
  const kept = [...filterNames, 'sort', 'columns'];
  return Object.fromEntries(kept.flatMap(name => (query.get(name) ? [[name, query.get(name) ?? '']] : [])));
}

export function isUnfiltered({ sort: _sort, ...query }: CompanyQuery): boolean {
  return Object.values(query).every(value => value === undefined);
}
