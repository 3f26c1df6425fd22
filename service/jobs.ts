import type { Context } from './context';
import type { JobDefinition } from './platform/queue/queue';
import { usersJobs } from './users/users.jobs';

/** The list of all jobs. */
export function allJobs(context: Context): JobDefinition[] {
  return [...usersJobs(context)];
}
