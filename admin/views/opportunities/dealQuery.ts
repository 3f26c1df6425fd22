import { isDayText } from '../../../ui/list/DaySpan';
import type { OpportunityLine, OpportunityQuery } from '../../../service/leads/opportunity.schema';

export type Stage = OpportunityLine['stage'];
/** In their order. */
export const openStages = ['contact', 'requirement', 'sample', 'quoting', 'negotiation', 'contract'] as const;
export const otherStages = ['suspended', 'won', 'lost'] as const;
export const allStages: readonly Stage[] = [...openStages, ...otherStages];
export const dealViews = ['mine', 'people', 'all'] as const;
export const sorts = ['expected', 'next', 'stage'] as const;
export const lostReasons = [
  ...(['price', 'delivery', 'payment', 'quality', 'competitor'] as const),
  ...(['no_need', 'no_answer', 'regulation', 'other'] as const),
];
export const flags = ['attention', 'overdue', 'late', 'due', 'toCheck'] as const;
const days = ['from', 'to'] as const;

/** Names of everything in the address that narrows the list, the view apart. */
export const filterNames = ['stage', 'ownerId', 'companyId', 'campaignId', 'q', 'state', ...days, ...flags] as const;

export const isClosed = (stage: Stage): boolean => stage === 'won' || stage === 'lost';

/** The stages in which an opportunity stood, by its history; one that was skipped is none of them. Pure. */
export function passedStages(
  events: readonly { kind: string; details: Record<string, unknown> }[],
): ReadonlySet<Stage> {
  const left = events.filter(event => event.kind === 'moved').map(event => event.details.from);
  return new Set(allStages.filter(stage => left.includes(stage)));
}

/** What the address asks of the lists; without a view the viewer's own. */
export function queryOf(address: URLSearchParams): OpportunityQuery {
  const query: OpportunityQuery = {};
  const view = dealViews.find(one => one === address.get('view')) ?? 'mine';
  if (view !== 'all') query.view = view;
  const stage = allStages.find(one => one === address.get('stage'));
  if (stage) query.stage = stage;
  for (const name of ['ownerId', 'companyId', 'campaignId'] as const) {
    const id = Number(address.get(name));
    if (Number.isInteger(id) && id > 0) query[name] = id;
  }
  const q = address.get('q')?.trim();
  if (q) query.q = q;
  for (const name of flags) if (address.get(name)) query[name] = true;
  for (const name of days) {
    const day = address.get(name) ?? '';
    if (isDayText(day)) query[name] = day;
  }
  const state = (['open', 'closed', 'all'] as const).find(one => one === address.get('state'));
  if (state) query.state = state;
  const sort = sorts.find(one => one === address.get('sort'));
  if (sort) query.sort = sort;
  return query;
}

/** What of the address belongs to the list, for a view that is kept. */
export function viewOf(address: URLSearchParams): Record<string, string> {
  const kept = ['view', 'show', 'sort', 'columns', ...filterNames];
  return Object.fromEntries(kept.flatMap(name => (address.get(name) ? [[name, address.get(name) ?? '']] : [])));
}

export function isUnfiltered(address: URLSearchParams): boolean {
  return filterNames.every(name => !address.get(name));
}
