export const activityKinds = ['call', 'meeting', 'visit', 'note'] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** What a work log is of. */
export const workLogPeriods = ['day', 'week', 'month'] as const;
export type WorkLogPeriod = (typeof workLogPeriods)[number];
