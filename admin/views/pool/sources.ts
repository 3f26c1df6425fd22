import type { PoolLeadLine } from '../../../service/leads/assignment.schema';

/** Whence leads come, in the order in which they are offered. */
export const leadSources: readonly PoolLeadLine['source'][] = [
  ...(['mail', 'platform', 'webform', 'fair', 'campaign', 'referral', 'import', 'manual'] as const),
];
