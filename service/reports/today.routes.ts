import { Type } from '@sinclair/typebox';
import { errorReplies } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { sessionIdOf } from '../platform/http/authentication';
import { streamEvents } from '../platform/http/events';
import { findSignedIn } from '../users/sessions.service';
import { TodayReply } from './today.schema';
import { feedEnd, readFeed, readToday } from './today.service';

const ScopeQuery = Type.Object({ scope: Type.Optional(Type.Union([Type.Literal('mine'), Type.Literal('all')])) });
// How often an open page is told of what came in. The database is asked, not the process, since imports run in others.
const LOOK_MS = 1000;

/** The first page: what came in and where it went, live. */
export function todayRoutes(app: App, context: Context): void {
  const { manager } = context.database;
  app.get(
    '/api/today',
    {
      schema: {
        tags: ['today'],
        summary: 'What came in today',
        querystring: ScopeQuery,
        response: { 200: TodayReply, ...errorReplies },
      },
      config: { permission: 'mail.read' },
    },
    async request => readToday(manager, request.viewer, request.query.scope ?? 'all', context.clock()),
  );
  app.get(
    '/api/today/stream',
    {
      schema: { tags: ['today'], summary: 'What comes in, as server-sent events', querystring: ScopeQuery },
      config: { permission: 'mail.read', reply: 'events' },
    },
    async (request, reply) => {
      let place = await feedEnd(manager);
      const scope = request.query.scope ?? 'all';
      const sessionId = sessionIdOf(request);
      return streamEvents(app, request, reply, LOOK_MS, async () => {
        const end = await feedEnd(manager);
        if (end.messageId === place.messageId && end.keptOutId === place.keptOutId) return [];
        // Somebody may have signed out, or lost a right, since the stream began.
        const viewer = await findSignedIn(manager, sessionId, context.clock());
        if (!viewer?.grants.has('mail.read')) return null;
        const lines = await readFeed(manager, viewer, scope, place, end);
        place = end;
        return lines.reverse().map(line => ({ event: 'line', data: line }));
      });
    },
  );
}
