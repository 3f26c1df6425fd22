import { errorReplies } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { VersionQuery } from '../users/users.schema';
import { backupStatus, examineNow, lastFindings } from './health/watching.service';
import { BackupStatus, FindingList, Retention, RetentionReply } from './operations.schema';
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
