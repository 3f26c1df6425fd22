import { errorReplies, IdParams, Nothing } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { ApiKeyList, NewApiKeyBody, NewApiKeyReply } from './apiKeys.schema';
import { listKeys, makeKey, revokeKey } from './apiKeys.service';

const tags = ['api keys'];
const config = { permission: 'signed-in' as const };

/** Keys for programs. A person has his own; an administrator sees and revokes all. */
export function apiKeysRoutes(app: App, context: Context): void {
  app.get(
    '/api/api-keys',
    {
      schema: { tags, summary: 'The keys, without their secrets', response: { 200: ApiKeyList, ...errorReplies } },
      config,
    },
    async request => listKeys(context, request.viewer),
  );
  app.post(
    '/api/api-keys',
    {
      schema: {
        tags,
        summary: 'Make a key; this answer is the only one that shows it',
        body: NewApiKeyBody,
        response: { 201: NewApiKeyReply, ...errorReplies },
      },
      config,
    },
    async (request, reply) => reply.code(201).send(await makeKey(context, request.viewer, request.body)),
  );
  app.delete(
    '/api/api-keys/:id',
    {
      schema: { tags, summary: 'End a key at once', params: IdParams, response: { 200: Nothing, ...errorReplies } },
      config,
    },
    async request => {
      await revokeKey(context, request.viewer, request.params.id);
      return {};
    },
  );
}
