import { errorReplies, IdParams } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import type { Viewer } from '../users/roles';
import { MendBody, MendList, MendPreview, MendQuery, MendReply } from './mending.schema';
import { mend, previewMend } from './mending.service';
import { describeMends, getMend, listMends, undoMend } from './mendRun.service';

const tags = ['companies'];
const config = { permission: 'companies.write' } as const;

/** One field of many companies at once, and back again. */
export function mendingRoutes(app: App, context: Context): void {
  const { manager } = context.database;
  const told = async (viewer: Viewer, id: number) =>
    (await describeMends(manager, viewer, [await getMend(manager, viewer, id)]))[0] as MendReply;
  app.get(
    '/api/mends',
    {
      schema: { tags, summary: 'Mass mendings', querystring: MendQuery, response: { 200: MendList, ...errorReplies } },
      config,
    },
    request => listMends(manager, request.viewer, request.query.cursor),
  );
  app.get(
    '/api/mends/:id',
    {
      schema: { tags, summary: 'A mass mending', params: IdParams, response: { 200: MendReply, ...errorReplies } },
      config,
    },
    request => told(request.viewer, request.params.id),
  );
  app.post(
    '/api/mends/preview',
    {
      schema: {
        tags,
        summary: 'What a mass mending would do',
        body: MendBody,
        response: { 200: MendPreview, ...errorReplies },
      },
      config,
    },
    request => previewMend(context, request.viewer, request.body),
  );
  app.post(
    '/api/mends',
    {
      schema: {
        tags,
        summary: 'Set a field of many companies',
        body: MendBody,
        response: { 200: MendReply, ...errorReplies },
      },
      config,
    },
    async request => told(request.viewer, await mend(context, request.viewer, request.body)),
  );
  app.post(
    '/api/mends/:id/undo',
    {
      schema: { tags, summary: 'Undo a mass mending', params: IdParams, response: { 200: MendReply, ...errorReplies } },
      config,
    },
    async request => {
      await undoMend(context, request.viewer, request.params.id);
      return told(request.viewer, request.params.id);
    },
  );
}
