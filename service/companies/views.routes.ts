import { errorReplies, IdParams } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { changeMany } from './bulk.service';
import { changeManyContacts } from './bulkContacts.service';
import { BulkBody, BulkReply, ContactBulkBody, ViewBody, ViewList, ViewQuery } from './views.schema';
import { segmentsRoutes } from './segments/segments.routes';
import { listViews, removeView, saveView } from './views.service';

const tags = ['companies'];
const read = { permission: 'companies.read' } as const;

/** Lists of companies that people keep, segments, and what is done to many companies at once. */
export function viewsRoutes(app: App, context: Context): void {
  segmentsRoutes(app, context);
  app.get(
    '/api/views',
    { schema: { tags, querystring: ViewQuery, response: { 200: ViewList, ...errorReplies } }, config: read },
    request => listViews(context.database.manager, request.viewer, request.query.page),
  );
  app.post(
    '/api/views',
    { schema: { tags, body: ViewBody, response: { 200: ViewList, ...errorReplies } }, config: read },
    request => saveView(context, request.viewer, request.body),
  );
  app.delete(
    '/api/views/:id',
    { schema: { tags, params: IdParams, response: { 200: ViewList, ...errorReplies } }, config: read },
    request => removeView(context, request.viewer, request.params.id),
  );
  app.post(
    '/api/companies/bulk',
    {
      schema: { tags, body: BulkBody, response: { 200: BulkReply, ...errorReplies } },
      config: { permission: 'companies.write' },
    },
    request => changeMany(context, request.viewer, request.body),
  );
  app.post(
    '/api/contacts/bulk',
    {
      schema: { tags, body: ContactBulkBody, response: { 200: BulkReply, ...errorReplies } },
      config: { permission: 'companies.write' },
    },
    request => changeManyContacts(context, request.viewer, request.body),
  );
}
