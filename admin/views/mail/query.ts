import type { MessageQuery } from '../../../ui/apiTypes';

export const states = ['filed', 'review', 'lead', 'none', 'not_business'] as const;
export const directions = ['in', 'out'] as const;

/** What the address asks of the list, as far as it makes sense; anything else in the address is left alone. */
export function queryOf(query: URLSearchParams): MessageQuery {
  const id = (name: string) => {
    const value = Number(query.get(name));
    return Number.isInteger(value) && value > 0 ? value : undefined;
  };
  const instant = (name: string) => {
    const at = Date.parse(query.get(name) ?? '');
    return Number.isNaN(at) ? undefined : new Date(at).toISOString();
  };
  return {
    q: query.get('q')?.trim() || undefined,
    state: states.find(state => state === query.get('state')),
    direction: directions.find(direction => direction === query.get('direction')),
    mailboxId: id('mailbox'),
    companyId: id('company'),
    recordId: id('record'),
    since: instant('since'),
    before: instant('before'),
    arrivedSince: instant('arrivedSince'),
    scope: query.get('scope') === 'mine' ? 'mine' : undefined,
    category: query.get('category')?.slice(0, 40) || undefined,
    warned: query.get('warned') === 'true' ? true : undefined,
  };
}

/** True where nothing narrows the list, so that an empty one means that there is no mail at all. */
export function isUnfiltered(query: MessageQuery): boolean {
  return Object.values(query).every(value => value === undefined);
}
