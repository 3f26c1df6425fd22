import { activitiesJobs } from './activities/activities.jobs';
import { approvalsJobs } from './approvals/approvals.jobs';
import { guardJobs } from './guard/guard.jobs';
import { companiesJobs } from './companies/companies.jobs';
import { duplicatesJobs } from './companies/duplicates.jobs';
import { deskJobs } from './companies/desk.jobs';
import type { Context } from './context';
import { filingJobs } from './filing/filing.jobs';
import { leadsJobs } from './leads/leads.jobs';
import { mergingJobs } from './filing/merging.jobs';
import { rulesJobs } from './filing/rules/rules.jobs';
import { warningsJobs } from './filing/warnings/warnings.jobs';
import { dataImportJobs } from './intake/dataImport.jobs';
import { leadImportJobs } from './intake/leadImport.jobs';
import { exchangeJobs } from './intake/exchange/exchange.jobs';
import { outlookJobs } from './intake/exchange/outlook/outlook.jobs';
import { intakeJobs } from './intake/intake.jobs';
import { takingInJobs } from './intake/outbox.jobs';
import { outboxJobs } from './outbox/outbox.jobs';
import type { JobDefinition } from './platform/queue/queue';
import { digestJobs } from './reports/digest.jobs';
import { searchJobs } from './mail/search.jobs';
import { retentionJobs } from './retention/retention.jobs';
import { teamworkJobs } from './teamwork/teamwork.jobs';
import { usersJobs } from './users/users.jobs';
import { operationsJobs } from './operations/operations.jobs';
import { webhooksJobs } from './webhooks/webhooks.jobs';

/** The list of all jobs. */
export function allJobs(context: Context): JobDefinition[] {
  return [
    ...usersJobs(context),
    ...retentionJobs(context),
    ...webhooksJobs(context),
    ...operationsJobs(context),
    ...companiesJobs(context),
    ...duplicatesJobs(context),
    ...deskJobs(context),
    ...searchJobs(context),
    ...filingJobs(context),
    ...mergingJobs(context),
    ...rulesJobs(context),
    ...warningsJobs(context),
    ...teamworkJobs(context),
    ...activitiesJobs(context),
    ...approvalsJobs(context),
    ...guardJobs(context),
    ...outboxJobs(context),
    ...leadsJobs(context),
    ...digestJobs(context),
    ...intakeJobs(context),
    ...takingInJobs(context),
    ...exchangeJobs(context),
    ...outlookJobs(context),
    ...dataImportJobs(context),
    ...leadImportJobs(context),
  ];
}
