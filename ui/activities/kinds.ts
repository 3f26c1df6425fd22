import type { ActivityReply } from '../../service/activities/activities.schema';

/** The kinds of activities, in the order in which they are offered. */
export const activityKinds: readonly ActivityReply['kind'][] = ['call', 'meeting', 'visit', 'note'];
