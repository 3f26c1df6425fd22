import { Type } from '@sinclair/typebox';
import { errorReplies, IdParams, Nothing } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { textOfForm } from '../reading/searchForm';
import { changeSavedSearch, deleteSavedSearch, listSavedSearches, saveSearch } from './savedSearches.service';
import {
  ChangeSavedSearchBody,
  SavedSearchBody,
  SavedSearchLine,
  SavedSearchList,
  SavedSearchVersion,
  SearchForm,
  SearchMailQuery,
  SearchMailReply,
  WritingQuery,
} from './search.schema';
import { searchEverything } from './search.service';
import { searchMail } from './searchMail.service';
import { SearchReply } from './today.schema';

const tags = ['search'];

/** The box that finds everything, the search for mail, and the searches that people keep. */
export function searchRoutes(app: App, context: Context): void {
  const { manager } = context.database;
  app.get(
    '/api/search',
    {
      schema: {
        tags,
        summary: 'Find companies, people, records and mail',
        querystring: Type.Object({ q: Type.String({ maxLength: 400 }) }),
        response: { 200: SearchReply, ...errorReplies },
      },
      config: { permission: 'signed-in' },
    },
    async request => searchEverything(context, request.viewer, request.query.q),
  );
  app.get(
    '/api/search/mail',
    {
      schema: {
        tags,
        summary: 'Find mail by the query language',
        querystring: SearchMailQuery,
        response: { 200: SearchMailReply, ...errorReplies },
      },
      config: { permission: 'mail.read' },
    },
    async request => searchMail(manager, request.viewer, request.query, context.clock()),
  );
  app.post(
    '/api/search/query',
    {
      schema: {
        tags,
        summary: 'The query that a form asks, as text; changes nothing',
        querystring: WritingQuery,
        body: SearchForm,
        response: { 200: Type.Object({ q: Type.String() }), ...errorReplies },
      },
      config: { permission: 'mail.read' },
    },
    async request => ({ q: textOfForm(request.body, request.query.writing) }),
  );
  savedSearchRoutes(app, context);
}

function savedSearchRoutes(app: App, context: Context): void {
  const config = { permission: 'mail.read' as const };
  app.get(
    '/api/saved-searches',
    { schema: { tags, summary: 'Own kept searches', response: { 200: SavedSearchList, ...errorReplies } }, config },
    async request => ({ searches: await listSavedSearches(context.database.manager, request.viewer) }),
  );
  app.post(
    '/api/saved-searches',
    {
      schema: {
        tags,
        summary: 'Keep a search',
        body: SavedSearchBody,
        response: { 200: SavedSearchLine, ...errorReplies },
      },
      config,
    },
    async request => saveSearch(context, request.viewer, request.body),
  );
  app.put(
    '/api/saved-searches/:id',
    {
      schema: {
        ...{ tags, summary: 'Rename or change a kept search', params: IdParams, body: ChangeSavedSearchBody },
        response: { 200: SavedSearchLine, ...errorReplies },
      },
      config,
    },
    async request => changeSavedSearch(context, request.viewer, request.params.id, request.body),
  );
  app.delete(
    '/api/saved-searches/:id',
    {
      schema: {
        ...{ tags, summary: 'Delete a kept search', params: IdParams, querystring: SavedSearchVersion },
        response: { 200: Nothing, ...errorReplies },
      },
      config,
    },
    async request => {
      await deleteSavedSearch(context, request.viewer, request.params.id, request.query.version);
      return {};
    },
  );
}
