import { opportunityRoutes } from './leads/opportunity.routes';
import { cloudOf, usualOutlook } from './common/microsoftClouds';
import { activitiesRoutes } from './activities/activities.routes';
import { approvalsRoutes } from './approvals/approvals.routes';
import { guardRoutes } from './guard/guard.routes';
import { cleaningRoutes } from './companies/cleaning.routes';
import { companiesRoutes } from './companies/companies.routes';
import { deskRoutes } from './companies/desk.routes';
import { mendingRoutes } from './companies/mending.routes';
import { duplicatesRoutes } from './companies/duplicates.routes';
import { followLevelChange } from './companies/levels.service';
import { profileRoutes } from './companies/profile.routes';
import { viewsRoutes } from './companies/views.routes';
import type { Context } from './context';
import { filingRoutes } from './filing/filing.routes';
import { mergingRoutes } from './filing/merging.routes';
import { transferRoutes } from './filing/transfer.routes';
import { categoriesRoutes } from './filing/categories/categories.routes';
import { rulesRoutes } from './filing/rules/rules.routes';
import { warningsRoutes } from './filing/warnings/warnings.routes';
import { dataExportRoutes } from './intake/dataExport.routes';
import { dataImportRoutes } from './intake/dataImport.routes';
import { intakeRoutes } from './intake/intake.routes';
import { exchangeRoutes } from './intake/exchange/exchange.routes';
import { outlookRoutes } from './intake/exchange/outlook/outlook.routes';
import { mailboxesRoutes } from './mail/mailboxes.routes';
import { leadActsRoutes } from './leads/acting.routes';
import { assignmentRoutes } from './leads/assignment.routes';
import { leadsRoutes } from './leads/leads.routes';
import { campaignsRoutes } from './leads/campaigns.routes';
import { leadImportRoutes } from './intake/leadImport.routes';
import type { AddinRules } from './platform/http/addinPages';
import { databaseAnswers, folderWritable, migrationsDone } from './platform/http/health';
import type { App } from './platform/http/http';
import { buildHttp } from './platform/http/http';
import { findPages } from './platform/http/pages';
import { dealingsRoutes } from './reading/dealings.routes';
import { readingRoutes } from './reading/reading.routes';
import { recordsRoutes } from './records/records.routes';
import { retentionRoutes } from './retention/retention.routes';
import { accessRoutes } from './reports/access.routes';
import { jobsRoutes } from './reports/jobs.routes';
import { searchRoutes } from './reports/search.routes';
import { outboxRoutes } from './outbox/outbox.routes';
import { digestRoutes } from './reports/digest.routes';
import { calendarRoutes } from './reports/calendar.routes';
import { myDayRoutes } from './reports/myDay.routes';
import { workLogRoutes } from './reports/workLog.routes';
import { todayRoutes } from './reports/today.routes';
import { sidebarRoutes } from './sidebar/sidebar.routes';
import { alarmsRoutes, countReading } from './users/alarms.routes';
import { organisationRoutes } from './users/organisation.routes';
import { apiKeysRoutes } from './users/apiKeys.routes';
import { findBearer } from './users/bearer.service';
import { outgoingMailRoutes } from './users/outgoingMail.routes';
import { paneSignInRoutes } from './users/paneSignIn.routes';
import { sessionRoutes } from './users/session.routes';
import { webSignInRoutes } from './users/webSignIn.routes';
import { findSession } from './users/sessions.service';
import { dictionaryRoutes } from './users/dictionary.routes';
import { notifyOfEntry } from './teamwork/notices.service';
import { nameWork } from './activities/activityNotices.service';
import { nameDeals, nameLeads, seeLeads } from './leads/telling.service';
import { careRoutes } from './teamwork/care.routes';
import { liveRoutes } from './teamwork/live.routes';
import { templatesRoutes } from './teamwork/templates/templates.routes';
import { usersRoutes } from './users/users.routes';
import { operationsRoutes } from './operations/operations.routes';
import { webhooksRoutes } from './webhooks/webhooks.routes';

export interface AppOptions {
  /** Folder of the built web pages, null for none; found beside the program where absent. */
  pages?: string | null;
  /** Called before any route exists, so that hooks of tests come first. */
  prepare?: (app: App) => void;
  /** Routes beside those of the product: what the demonstration needs. */
  more?: (app: App) => void;
}

/** The HTTP service: everything of the platform, then the list of all routes. */
export async function buildApp(context: Context, options: AppOptions = {}): Promise<App> {
  const { config, database, log } = context;
  return buildHttp(
    {
      log,
      publicUrl: config.publicUrl,
      isSecure: config.secureCookies,
      findSession: token => findSession(context, token),
      findBearer: (token, request) => findBearer(context, token, request),
      checks: [databaseAnswers(database), migrationsDone(database), folderWritable(config.dataFolder)],
      pages: options.pages === undefined ? findPages() : options.pages,
      addin: addinRules(config),
    },
    app => {
      options.prepare?.(app);
      countReading(app, context);
      allRoutes(app, context);
      options.more?.(app);
    },
  );
}

function addinRules(config: Context['config']): AddinRules {
  const outlook = config.outlook ?? usualOutlook;
  const { publicUrl, isDemo } = config;
  return { cloud: cloudOf(outlook), moreHosts: outlook.moreHosts, publicUrl, hasEntra: outlook.entra !== null, isDemo };
}

// The table of contents of the API.
function allRoutes(app: App, context: Context): void {
  signInRoutes(app, context);
  usersRoutes(app, context);
  apiKeysRoutes(app, context);
  outgoingMailRoutes(app, context);
  webhooksRoutes(app, context);
  operationsRoutes(app, context);
  organisationRoutes(app, context);
  alarmsRoutes(app, context);
  mailboxesRoutes(app, context);
  exchangeRoutes(app, context);
  outlookRoutes(app, context);
  dictionaryRoutes(app, context, followLevelChange);
  companiesRoutes(app, context);
  profileRoutes(app, context);
  viewsRoutes(app, context);
  duplicatesRoutes(app, context);
  cleaningRoutes(app, context);
  deskRoutes(app, context, notifyOfEntry);
  mendingRoutes(app, context);
  recordsRoutes(app, context);
  filingRoutes(app, context);
  mergingRoutes(app, context);
  transferRoutes(app, context);
  categoriesRoutes(app, context);
  rulesRoutes(app, context);
  warningsRoutes(app, context);
  careRoutes(app, context, { leads: nameLeads, deals: nameDeals, work: nameWork });
  liveRoutes(app, context, seeLeads);
  templatesRoutes(app, context);
  salesRoutes(app, context);
  approvalsRoutes(app, context);
  guardRoutes(app, context);
  intakeRoutes(app, context);
  dataImportRoutes(app, context);
  leadImportRoutes(app, context);
  dataExportRoutes(app, context);
  readRoutes(app, context);
}

function signInRoutes(app: App, context: Context): void {
  sessionRoutes(app, context);
  paneSignInRoutes(app, context);
  webSignInRoutes(app, context);
}

function salesRoutes(app: App, context: Context): void {
  opportunityRoutes(app, context);
  leadsRoutes(app, context);
  campaignsRoutes(app, context);
  assignmentRoutes(app, context);
  leadActsRoutes(app, context);
}

function readRoutes(app: App, context: Context): void {
  readingRoutes(app, context);
  dealingsRoutes(app, context);
  outboxRoutes(app, context);
  activitiesRoutes(app, context);
  sidebarRoutes(app, context);
  todayRoutes(app, context);
  myDayRoutes(app, context);
  calendarRoutes(app, context);
  workLogRoutes(app, context);
  digestRoutes(app, context);
  searchRoutes(app, context);
  jobsRoutes(app, context);
  accessRoutes(app, context);
  retentionRoutes(app, context);
}
