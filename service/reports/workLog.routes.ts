import { errorReplies, IdParams } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { VersionQuery } from '../users/users.schema';
import { WorkLogBody, WorkLogPeople, WorkLogQuery, WorkLogReply } from './workLog.schema';
import { findWorkLog, listWorkLogs, readWorkLog, saveWorkLog, takeLogBack } from './workLog.service';

const tags = ['activities'];
const config = { permission: 'companies.read' } as const;
const response = { 200: WorkLogReply, ...errorReplies };

/** What people report of a day, a week, a month. */
export function workLogRoutes(app: App, context: Context): void {
  app.get(
    '/api/work-logs/one',
    { schema: { tags, summary: 'The log of a span', querystring: WorkLogQuery, response }, config },
    request => readWorkLog(context, request.viewer, request.query),
  );
  app.get(
    '/api/work-logs/people',
    {
      schema: {
        tags,
        summary: 'Who of my people has handed in the log of a span',
        querystring: WorkLogQuery,
        response: { 200: WorkLogPeople, ...errorReplies },
      },
      config,
    },
    request => listWorkLogs(context, request.viewer, request.query),
  );
  app.get('/api/work-logs/:id', { schema: { tags, params: IdParams, response }, config }, request =>
    findWorkLog(context, request.viewer, request.params.id),
  );
  app.put(
    '/api/work-logs',
    { schema: { tags, summary: 'Keep a draft', body: WorkLogBody, response }, config },
    request => saveWorkLog(context, request.viewer, request.body, false),
  );
  app.post(
    '/api/work-logs/submit',
    { schema: { tags, summary: 'Hand it in', body: WorkLogBody, response }, config },
    request => saveWorkLog(context, request.viewer, request.body, true),
  );
  app.post(
    '/api/work-logs/:id/take-back',
    { schema: { tags, summary: 'Go on writing', params: IdParams, querystring: VersionQuery, response }, config },
    request => takeLogBack(context, request.viewer, request.params.id, request.query.version),
  );
}
