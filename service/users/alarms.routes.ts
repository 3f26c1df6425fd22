import { errorReplies, IdParams, Nothing } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import type { Caller } from '../platform/http/permissions';
import { findCaller } from '../platform/http/permissions';
import { AlarmList, DayLimits, DayLimitsReply } from './alarms.schema';
import { listAlarms, markSeen } from './alarms.service';
import { changeLimits, getLimits } from './limits.service';
import type { ReadKind } from './reading.service';
import { readingCounter } from './reading.service';
import { VersionQuery } from './users.schema';

const tags = ['alarms'];

/** Alarms, and the limits that raise them. */
export function alarmsRoutes(app: App, context: Context): void {
  app.get(
    '/api/alarms',
    {
      schema: { tags, summary: 'Alarms', response: { 200: AlarmList, ...errorReplies } },
      config: { permission: 'audit.read' },
    },
    () => listAlarms(context.database.manager),
  );
  app.post(
    '/api/alarms/:id/seen',
    {
      schema: {
        tags,
        summary: 'An alarm was looked at',
        params: IdParams,
        response: { 200: Nothing, ...errorReplies },
      },
      config: { permission: 'audit.read' },
    },
    async request => {
      await markSeen(context, request.viewer, request.params.id);
      return {};
    },
  );
  app.get(
    '/api/settings/limits',
    {
      schema: { tags, summary: 'Limits of a day', response: { 200: DayLimitsReply, ...errorReplies } },
      config: { permission: 'settings.manage' },
    },
    () => getLimits(context.database.manager),
  );
  app.put(
    '/api/settings/limits',
    {
      schema: {
        tags,
        summary: 'Change the limits of a day',
        querystring: VersionQuery,
        body: DayLimits,
        response: { 200: DayLimitsReply, ...errorReplies },
      },
      config: { permission: 'settings.manage' },
    },
    request => changeLimits(context, request.viewer, request.query.version, request.body),
  );
}

// What counts as opening something, by the route that answered.
const opened: Readonly<Record<string, ReadKind>> = {
  '/api/messages/:id': 'message',
  '/api/messages/:id/source': 'message',
  '/api/conversations/:id': 'message',
  '/api/attachments/:id': 'message',
  '/api/companies/:id': 'company',
};

/** Counts what people open, at every answer that opens something. */
export function countReading(app: App, context: Context): void {
  const counter = readingCounter(context);
  app.addHook('onResponse', async (request, reply) => {
    const kind =
      request.method === 'GET' && reply.statusCode === 200 ? opened[request.routeOptions.url ?? ''] : undefined;
    const caller: Caller | null = kind ? findCaller(request) : null;
    if (kind && caller) await counter.note(caller.userId, kind);
  });
  app.addHook('preClose', () => counter.flush());
}
