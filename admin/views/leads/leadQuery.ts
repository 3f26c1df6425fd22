import type { LeadQuery } from '../../../service/leads/leads.schema';
import { isDayText } from '../../../ui/list/DaySpan';

export const leadViews = ['mine', 'people', 'nobody', 'all'] as const;
export const openStages = ['new', 'assigned', 'working', 'qualified', 'pool'] as const;
export const closedStages = ['converted', 'disqualified', 'merged'] as const;
export const leadSources = [
  ...(['mail', 'platform', 'webform', 'fair', 'campaign', 'referral', 'import', 'manual'] as const),
];
export const closeReasons = [
  ...(['no_need', 'no_answer', 'out_of_scope', 'spam', 'supplier_promo', 'duplicate', 'fraud', 'not_inquiry'] as const),
];

const words = ['country', 'language', 'q'] as const;
const flags = ['toCheck', 'overdue', 'due', 'missed', 'returning'] as const;
const days = ['from', 'to'] as const;
/** Names of everything in the address that narrows the list, the view apart. */
export const filterNames = [
  'stage',
  'state',
  'ownerId',
  'companyId',
  'campaignId',
  'source',
  ...words,
  ...flags,
  ...days,
] as const;

export type LeadView = (typeof leadViews)[number];

/** Whose leads the page begins with: whoever assigns them sees all of his people's, everybody else his own. */
export const firstView = (can: (grant: 'leads.assign') => boolean): LeadView => (can('leads.assign') ? 'all' : 'mine');

/** What the address asks of the list. */
export function queryOf(address: URLSearchParams, first: LeadView): LeadQuery {
  const query: LeadQuery = {};
  const view = leadViews.find(one => one === address.get('view')) ?? first;
  if (view !== 'all') query.view = view;
  const stages = [...openStages, ...closedStages];
  const stage = stages.find(one => one === address.get('stage'));
  if (stage) query.stage = stage;
  const state = (['closed', 'all'] as const).find(one => one === address.get('state'));
  if (state) query.state = state;
  const source = leadSources.find(one => one === address.get('source'));
  if (source) query.source = source;
  for (const name of ['ownerId', 'companyId', 'campaignId'] as const) {
    const id = Number(address.get(name));
    if (Number.isInteger(id) && id > 0) query[name] = id;
  }
  for (const name of words) {
    const value = address.get(name)?.trim();
    if (value) query[name] = value;
  }
  for (const name of flags) if (address.get(name)) query[name] = true;
  for (const name of days) {
    const day = address.get(name) ?? '';
    if (isDayText(day)) query[name] = day;
  }
  return query;
}

/** What of the address belongs to the list, for a view that is kept. */
export function viewOf(address: URLSearchParams): Record<string, string> {
  const kept = ['view', 'show', ...filterNames];
  return Object.fromEntries(kept.flatMap(name => (address.get(name) ? [[name, address.get(name) ?? '']] : [])));
}

export function isUnfiltered(address: URLSearchParams): boolean {
  return filterNames.every(name => !address.get(name));
}
