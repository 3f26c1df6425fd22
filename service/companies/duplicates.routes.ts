import { Type } from '@sinclair/typebox';
import { errorReplies, IdParams } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import {
  AccessRequestAnswerBody,
  AccessRequestBody,
  AccessRequestList,
  DuplicateBody,
  DuplicateReply,
} from './duplicates.schema';
import { checkDuplicates } from './duplicates.service';
import { answerAccess, listAccessRequests, requestAccess } from './protection.service';

const tags = ['companies'];
const read = { permission: 'companies.read' } as const;
const write = { permission: 'companies.write' } as const;

/** Whether a company is known already, and asking its owner for it. */
export function duplicatesRoutes(app: App, context: Context): void {
  app.post(
    '/api/companies/check',
    {
      schema: {
        tags,
        summary: 'Which companies are known already by what is about to be entered',
        body: DuplicateBody,
        response: { 200: DuplicateReply, ...errorReplies },
      },
      config: write,
    },
    request => checkDuplicates(context, request.viewer, request.body),
  );
  app.get(
    '/api/access-requests',
    {
      schema: { tags, summary: 'Who asks for a company', response: { 200: AccessRequestList, ...errorReplies } },
      config: read,
    },
    request => listAccessRequests(context, request.viewer),
  );
  app.post(
    '/api/access-requests',
    {
      schema: {
        tags,
        summary: 'Ask the owner of a company to share it',
        body: AccessRequestBody,
        response: { 200: Type.Object({ id: Type.Integer() }), ...errorReplies },
      },
      config: read,
    },
    request => requestAccess(context, request.viewer, request.body),
  );
  app.post(
    '/api/access-requests/:id/answer',
    {
      schema: {
        tags,
        summary: 'Share the company, or decline',
        params: IdParams,
        body: AccessRequestAnswerBody,
        response: { 200: AccessRequestList, ...errorReplies },
      },
      config: write,
    },
    request => answerAccess(context, request.viewer, request.params.id, request.body),
  );
}
