import { errorReplies } from '../common/apiSchema';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import type { App } from '../platform/http/http';
import { VersionQuery } from '../users/users.schema';
import { releaseSending, sendingStatus } from './backup/releasing.service';
import { askMending, backupStatus, examineNow, lastFindings } from './health/watching.service';
import {
  BackupStatus,
  FindingList,
  MendBody,
  ReleaseBody,
  Retention,
  RetentionReply,
  SendingStatus,
} from './operations.schema';
import { changeRetention, getRetention } from './retention/retention.service';

const tags = ['operations'];
const config = { permission: 'settings.manage' as const };

/** What keeps the service well: findings, backups, how long bookkeeping is kept. */
export function operationsRoutes(app: App, context: Context): void {
  const { manager } = context.database;
  app.get(
    '/api/findings',
    {
      schema: { tags, summary: 'What the last examination found', response: { 200: FindingList, ...errorReplies } },
      config,
    },
    async () => lastFindings(manager),
  );
  app.post(
    '/api/findings',
    {
      schema: { tags, summary: 'Examine the service now', response: { 200: FindingList, ...errorReplies } },
      config: { ...config, rateLimit: { max: 6, timeWindow: '1 minute' } },
    },
    async () => examineNow(context),
  );
  doingRoutes(app, context);
  app.get(
    '/api/settings/backup',
    {
      schema: { tags, summary: 'The last backup', response: { 200: BackupStatus, ...errorReplies } },
      config,
    },
    async () => backupStatus(context),
  );
  app.get(
    '/api/settings/retention',
    {
      schema: { tags, summary: 'How long bookkeeping is kept', response: { 200: RetentionReply, ...errorReplies } },
      config,
    },
    async () => getRetention(manager),
  );
  app.put(
    '/api/settings/retention',
    {
      schema: {
        tags,
        summary: 'Change how long bookkeeping is kept',
        querystring: VersionQuery,
        body: Retention,
        response: { 200: RetentionReply, ...errorReplies },
      },
      config,
    },
    async request => changeRetention(context, request.viewer, request.query.version, request.body),
  );
}

const doing = { permission: 'jobs.manage' as const };

/** What an administrator does about a finding, and for a restored copy. */
function doingRoutes(app: App, context: Context): void {
  app.post(
    '/api/findings/mend',
    {
      schema: {
        tags,
        summary: 'Put a finding right, by a job',
        body: MendBody,
        response: { 200: FindingList, ...errorReplies },
      },
      config: doing,
    },
    async request => {
      await inTransaction(context.database, manager =>
        askMending(manager, request.viewer, request.body.code, context.clock()),
      );
      context.queue.wake();
      return lastFindings(context.database.manager);
    },
  );
  app.get(
    '/api/settings/sending',
    {
      schema: {
        tags,
        summary: 'Whether a restored copy stands still',
        response: { 200: SendingStatus, ...errorReplies },
      },
      config: doing,
    },
    async () => sendingStatus(context.database.manager),
  );
  app.post(
    '/api/settings/sending/release',
    {
      schema: {
        tags,
        summary: 'Let a restored copy send',
        body: ReleaseBody,
        response: { 200: SendingStatus, ...errorReplies },
      },
      config: doing,
    },
    async request => {
      const status = await inTransaction(context.database, manager =>
        releaseSending(manager, request.viewer, request.body.withWaiting, context.clock()),
      );
      context.queue.wake();
      return status;
    },
  );
}
