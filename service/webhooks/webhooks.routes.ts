import { Type } from '@sinclair/typebox';
import { errorReplies, IdParams, Nothing, PageQuery } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { VersionQuery } from '../users/users.schema';
import {
  ChangeWebhookBody,
  DeliveryList,
  DeliveryReply,
  NewWebhookBody,
  NewWebhookReply,
  WebhookList,
  WebhookReply,
} from './webhooks.schema';
import {
  changeWebhook,
  listDeliveries,
  listWebhooks,
  makeWebhook,
  removeWebhook,
  retryDelivery,
  testWebhook,
} from './webhooks.service';

const tags = ['webhooks'];
const config = { permission: 'webhooks.manage' as const };
const DeliveryParams = Type.Object({ id: Type.Integer({ minimum: 1 }), number: Type.Integer({ minimum: 1 }) });

/** Programs outside that are told what happens. */
export function webhooksRoutes(app: App, context: Context): void {
  keeping(app, context);
  delivering(app, context);
}

function keeping(app: App, context: Context): void {
  app.get(
    '/api/webhooks',
    { schema: { tags, summary: 'All webhooks', response: { 200: WebhookList, ...errorReplies } }, config },
    async request => listWebhooks(context, request.viewer),
  );
  app.post(
    '/api/webhooks',
    {
      schema: {
        tags,
        summary: 'Make a webhook; this answer is the only one that shows its secret',
        body: NewWebhookBody,
        response: { 201: NewWebhookReply, ...errorReplies },
      },
      config,
    },
    async (request, reply) => reply.code(201).send(await makeWebhook(context, request.viewer, request.body)),
  );
  app.patch(
    '/api/webhooks/:id',
    {
      schema: {
        tags,
        summary: 'Change, pause or resume a webhook',
        params: IdParams,
        querystring: VersionQuery,
        body: ChangeWebhookBody,
        response: { 200: WebhookReply, ...errorReplies },
      },
      config,
    },
    async request => changeWebhook(context, request.viewer, request.params.id, request.query.version, request.body),
  );
  app.delete(
    '/api/webhooks/:id',
    {
      schema: { tags, summary: 'Remove a webhook', params: IdParams, response: { 200: Nothing, ...errorReplies } },
      config,
    },
    async request => {
      await removeWebhook(context, request.viewer, request.params.id);
      return {};
    },
  );
}

function delivering(app: App, context: Context): void {
  app.post(
    '/api/webhooks/:id/test',
    {
      schema: {
        tags,
        summary: 'Send a test now',
        params: IdParams,
        response: { 200: DeliveryReply, ...errorReplies },
      },
      config: { ...config, rateLimit: { max: 20, timeWindow: '1 minute' } },
    },
    async request => testWebhook(context, request.params.id),
  );
  app.get(
    '/api/webhooks/:id/deliveries',
    {
      schema: {
        tags,
        summary: 'What was sent, newest first',
        params: IdParams,
        querystring: PageQuery,
        response: { 200: DeliveryList, ...errorReplies },
      },
      config,
    },
    async request => listDeliveries(context, request.params.id, request.query),
  );
  app.post(
    '/api/webhooks/:id/deliveries/:number/retry',
    {
      schema: {
        tags,
        summary: 'Send once more what was given up',
        params: DeliveryParams,
        response: { 200: Nothing, ...errorReplies },
      },
      config,
    },
    async request => {
      await retryDelivery(context, request.viewer, request.params.id, request.params.number);
      return {};
    },
  );
}
