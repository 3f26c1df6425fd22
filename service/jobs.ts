import type { Context } from './context';
import { filingJobs } from './filing/filing.jobs';
import { dataImportJobs } from './intake/dataImport.jobs';
import { intakeJobs } from './intake/intake.jobs';
import type { JobDefinition } from './platform/queue/queue';
import { usersJobs } from './users/users.jobs';

/** The list of all jobs. */
export function allJobs(context: Context): JobDefinition[] {
  return [...usersJobs(context), ...filingJobs(context), ...intakeJobs(context), ...dataImportJobs(context)];
}
