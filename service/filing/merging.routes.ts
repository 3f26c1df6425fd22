import { errorReplies, IdParams } from '../common/apiSchema';
import type { PartyMerge } from '../companies/merging.entity';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import {
  MergeBody,
  MergeList,
  MergePreview,
  MergePreviewQuery,
  MergeQuery,
  MergeReply,
  UndoPreview,
  UndoReply,
} from './merging.schema';
import { describeMerges, listMerges, previewMerge, previewUndo } from './mergePreview.service';
import { getMerge, mergeParties, undoMerge } from './merging.service';

const tags = ['merging'];
const config = { permission: 'companies.write' } as const;

/** Making two companies, or two contacts, one; and taking that back. */
export function mergingRoutes(app: App, context: Context): void {
  const { manager } = context.database;
  const told = async (merge: PartyMerge) => (await describeMerges(manager, [merge]))[0] as MergeReply;
  app.get(
    '/api/merges',
    {
      schema: { tags, summary: 'Merges', querystring: MergeQuery, response: { 200: MergeList, ...errorReplies } },
      config,
    },
    request => listMerges(manager, request.viewer, request.query),
  );
  app.get(
    '/api/merges/preview',
    {
      schema: {
        tags,
        summary: 'Everything that a merge would do',
        querystring: MergePreviewQuery,
        response: { 200: MergePreview, ...errorReplies },
      },
      config,
    },
    request => previewMerge(manager, request.viewer, request.query),
  );
  app.post(
    '/api/merges',
    { schema: { tags, summary: 'Merge two', body: MergeBody, response: { 200: MergeReply, ...errorReplies } }, config },
    async request => told(await mergeParties(context, request.viewer, request.body)),
  );
  app.get(
    '/api/merges/:id',
    { schema: { tags, summary: 'A merge', params: IdParams, response: { 200: MergeReply, ...errorReplies } }, config },
    async request => told(await getMerge(manager, request.viewer, request.params.id)),
  );
  app.get(
    '/api/merges/:id/undo',
    {
      schema: {
        tags,
        summary: 'What stays with the survivor when the merge is undone',
        params: IdParams,
        response: { 200: UndoPreview, ...errorReplies },
      },
      config,
    },
    request => previewUndo(manager, request.viewer, request.params.id),
  );
  app.post(
    '/api/merges/:id/undo',
    {
      schema: { tags, summary: 'Undo a merge', params: IdParams, response: { 200: UndoReply, ...errorReplies } },
      config,
    },
    async request => {
      const { merge, changedSince, left } = await undoMerge(context, request.viewer, request.params.id);
      return { merge: await told(merge), changedSince, left };
    },
  );
}
