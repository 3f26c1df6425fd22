import { errorReplies, IdParams, PageQuery } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { ChangeList, DealingList, DealingsQuery, DocumentList, DocumentQuery } from './dealings.schema';
import { listDealings } from './dealings.service';
import { listChanges, listDocuments } from './documents.service';

const tags = ['companies'];

/** Everything that was dealt with a company, on one timeline; the documents that it was given; who changed it. */
export function dealingsRoutes(app: App, context: Context): void {
  app.get(
    '/api/companies/:id/dealings',
    {
      schema: {
        tags,
        summary: 'Letters, records, notes and changes of a company, newest first',
        params: IdParams,
        querystring: DealingsQuery,
        response: { 200: DealingList, ...errorReplies },
      },
      config: { permission: 'companies.read' },
    },
    request => listDealings(context, request.viewer, request.params.id, request.query),
  );
  app.get(
    '/api/companies/:id/documents',
    {
      schema: {
        tags,
        summary: 'Documents that were given to a company',
        params: IdParams,
        querystring: DocumentQuery,
        response: { 200: DocumentList, ...errorReplies },
      },
      config: { permission: 'mail.read' },
    },
    request => listDocuments(context, request.viewer, request.params.id, request.query),
  );
  app.get(
    '/api/companies/:id/changes',
    {
      schema: {
        tags,
        summary: 'Who changed a company',
        params: IdParams,
        querystring: PageQuery,
        response: { 200: ChangeList, ...errorReplies },
      },
      config: { permission: 'companies.read' },
    },
    request => listChanges(context, request.viewer, request.params.id, request.query),
  );
}
