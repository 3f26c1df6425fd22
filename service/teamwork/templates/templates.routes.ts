import { Type } from '@sinclair/typebox';
import { errorReplies, IdParams } from '../../common/apiSchema';
import type { Context } from '../../context';
import type { App } from '../../platform/http/http';
import { VersionQuery } from '../../users/users.schema';
import { fillFor, fillForDraft } from './filling.service';
import { DraftFillBody, FillBody, FilledReply, TemplateBody, TemplateList, TemplateReply } from './templates.schema';
import { changeTemplate, createTemplate, listTemplates, removeTemplate } from './templates.service';

const tags = ['templates'];
const read = { permission: 'mail.read' } as const;

/** Templates of replies, one's own and shared ones. */
export function templatesRoutes(app: App, context: Context): void {
  app.get(
    '/api/templates',
    {
      schema: { tags, summary: 'Templates of replies', response: { 200: TemplateList, ...errorReplies } },
      config: read,
    },
    request => listTemplates(context.database.manager, request.viewer),
  );
  app.post(
    '/api/templates',
    { schema: { tags, body: TemplateBody, response: { 200: TemplateReply, ...errorReplies } }, config: read },
    request => createTemplate(context, request.viewer, request.body),
  );
  app.put(
    '/api/templates/:id',
    {
      schema: {
        tags,
        params: IdParams,
        querystring: VersionQuery,
        body: TemplateBody,
        response: { 200: TemplateReply, ...errorReplies },
      },
      config: read,
    },
    request => changeTemplate(context, request.viewer, request.params.id, request.query.version, request.body),
  );
  app.delete(
    '/api/templates/:id',
    {
      schema: {
        tags,
        params: IdParams,
        querystring: VersionQuery,
        response: { 200: Type.Object({}), ...errorReplies },
      },
      config: read,
    },
    async request => {
      await removeTemplate(context, request.viewer, request.params.id, request.query.version);
      return {};
    },
  );
  app.post(
    '/api/templates/:id/filled',
    {
      schema: {
        tags,
        summary: 'A template filled for a mail that is being written; changes nothing',
        params: IdParams,
        body: DraftFillBody,
        response: { 200: FilledReply, ...errorReplies },
      },
      config: read,
    },
    request => fillForDraft(context, request.viewer, request.params.id, request.body),
  );
  app.post(
    '/api/messages/:id/filled-template',
    {
      schema: {
        tags,
        summary: 'A template filled for the answer to a letter',
        params: IdParams,
        body: FillBody,
        response: { 200: FilledReply, ...errorReplies },
      },
      config: read,
    },
    request => fillFor(context, request.viewer, request.params.id, request.body),
  );
}
