import { Type } from '@sinclair/typebox';
import { errorReplies } from '../common/apiSchema';
import type { Context } from '../context';
import { sessionIdOf } from '../platform/http/authentication';
import { streamEvents } from '../platform/http/events';
import type { App } from '../platform/http/http';
import { listen } from './live.service';
import type { SeeLeads } from './liveRows.service';
import { LiveQuery, PlaceBody, PresenceList } from './live.schema';
import { listPresence, takePlace } from './presence.service';

const tags = ['teamwork'];
const read = { permission: 'mail.read' } as const;
// What was found is handed over from memory; the database is asked by live.service alone.
const HAND_OVER_MS = 250;

/** What changes while a page is open, and who else is there. */
export function liveRoutes(app: App, context: Context, seeLeads: SeeLeads): void {
  const { manager } = context.database;
  app.get(
    '/api/live',
    {
      schema: { tags, summary: 'What changes, as server-sent events', querystring: LiveQuery },
      config: { ...read, reply: 'events' },
    },
    async (request, reply) => {
      const place = { sessionId: sessionIdOf(request), tab: request.query.tab };
      const listening = await listen(context, request.viewer, place, seeLeads);
      try {
        await streamEvents(app, request, reply, HAND_OVER_MS, async () => listening.take());
      } finally {
        listening.end();
      }
    },
  );
  app.post(
    '/api/live/place',
    {
      schema: {
        tags,
        summary: 'Which conversation a tab has open, and whether it is being answered',
        body: PlaceBody,
        response: { 200: Type.Object({}), ...errorReplies },
      },
      config: read,
    },
    async request => {
      await takePlace(context, request.viewer, request.body);
      return {};
    },
  );
  app.get(
    '/api/live/presence',
    { schema: { tags, response: { 200: PresenceList, ...errorReplies } }, config: read },
    async request => ({ presence: await listPresence(manager, request.viewer, context.clock()) }),
  );
}
