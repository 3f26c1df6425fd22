import { errorReplies, IdParams, Nothing } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { CommentAbout, CommentBody, CommentList, CommentsSeenBody } from './comments.schema';
import { addComment, endComment, listComments, seeComments } from './comments.service';

const tags = ['activities'];
const config = { permission: 'companies.read' } as const;

/** What people say to a work log, a company or an opportunity. */
export function commentsRoutes(app: App, context: Context): void {
  app.get(
    '/api/comments',
    {
      schema: {
        tags,
        summary: 'Comments on one thing, the oldest first',
        querystring: CommentAbout,
        response: { 200: CommentList, ...errorReplies },
      },
      config,
    },
    request => listComments(context, request.viewer, request.query),
  );
  app.post(
    '/api/comments',
    {
      schema: {
        tags,
        summary: 'Say something to it',
        body: CommentBody,
        response: { 200: CommentList, ...errorReplies },
      },
      config,
    },
    request => addComment(context, request.viewer, request.body),
  );
  app.post(
    '/api/comments/seen',
    {
      schema: {
        tags,
        summary: 'Mark comments that were written to me as seen',
        body: CommentsSeenBody,
        response: { 200: Nothing, ...errorReplies },
      },
      config,
    },
    request => seeComments(context, request.viewer, request.body.ids),
  );
  app.delete(
    '/api/comments/:id',
    {
      schema: { tags, summary: 'Take a comment back', params: IdParams, response: { 200: Nothing, ...errorReplies } },
      config,
    },
    request => endComment(context, request.viewer, request.params.id, false),
  );
  app.post(
    '/api/comments/:id/restore',
    {
      schema: { tags, summary: 'Put a comment back', params: IdParams, response: { 200: Nothing, ...errorReplies } },
      config,
    },
    request => endComment(context, request.viewer, request.params.id, true),
  );
}
