import { companiesRoutes } from './companies/companies.routes';
import type { Context } from './context';
import { filingRoutes } from './filing/filing.routes';
import { dataImportRoutes } from './intake/dataImport.routes';
import { intakeRoutes } from './intake/intake.routes';
import { mailboxesRoutes } from './mail/mailboxes.routes';
import { databaseAnswers, folderWritable, migrationsDone } from './platform/http/health';
import type { App } from './platform/http/http';
import { buildHttp } from './platform/http/http';
import { findPages } from './platform/http/pages';
import { readingRoutes } from './reading/reading.routes';
import { recordsRoutes } from './records/records.routes';
import { jobsRoutes } from './reports/jobs.routes';
import { todayRoutes } from './reports/today.routes';
import { sessionRoutes } from './users/session.routes';
import { findSession } from './users/sessions.service';
import { usersRoutes } from './users/users.routes';

export interface AppOptions {
  /** Folder of the built web pages, null for none; found beside the program where absent. */
  pages?: string | null;
  /** Called before any route exists, so that hooks of tests come first. */
  prepare?: (app: App) => void;
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
      checks: [databaseAnswers(database), migrationsDone(database), folderWritable(config.dataFolder)],
      pages: options.pages === undefined ? findPages() : options.pages,
    },
    app => {
      options.prepare?.(app);
      allRoutes(app, context);
    },
  );
}

// The table of contents of the API.
function allRoutes(app: App, context: Context): void {
  sessionRoutes(app, context);
  usersRoutes(app, context);
  mailboxesRoutes(app, context);
  companiesRoutes(app, context);
  recordsRoutes(app, context);
  filingRoutes(app, context);
  intakeRoutes(app, context);
  dataImportRoutes(app, context);
  readingRoutes(app, context);
  todayRoutes(app, context);
  jobsRoutes(app, context);
}
