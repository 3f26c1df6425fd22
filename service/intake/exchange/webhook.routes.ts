import { Type } from '@sinclair/typebox';
import { AppError } from '../../common/errors';
import { errorReplies } from '../../common/apiSchema';
import type { Context } from '../../context';
import type { App } from '../../platform/http/http';
import { hearNotifications } from './subscribing.service';
import { WebhookBody, WebhookQuery } from './webhook.schema';

/**
 * Where Microsoft Graph tells of changes. It wants its answer within three seconds, so nothing is done but to note the job: 202 when that is safe in the database, 503 where it is not, and then
 * Graph comes again (Microsoft, "Receive change notifications through webhooks").
 */
export function webhookRoutes(app: App, context: Context): void {
  const reason = 'Microsoft Graph calls it; it is known by the secret of each subscription.';
  const config = { permission: 'public', reason } as const;
  for (const url of ['/webhooks/graph', '/webhooks/graph/lifecycle'])
    app.post(
      url,
      {
        schema: {
          tags: ['exchange'],
          summary: 'Microsoft Graph tells of changes',
          querystring: WebhookQuery,
          // Where it asks whether the address is ours there is no JSON in it.
          body: Type.Union([WebhookBody, Type.String({ maxLength: 1_000 }), Type.Null()]),
          response: { '2xx': Type.String(), ...errorReplies },
        },
        config,
      },
      async (request, reply) => {
        const { validationToken } = request.query;
        if (validationToken !== undefined) return reply.code(200).type('text/plain').send(validationToken);
        const told = typeof request.body === 'object' ? (request.body?.value ?? []) : [];
        try {
          await hearNotifications(context, told);
        } catch (error) {
          throw new AppError('webhook.not_safe', 503, 'Nothing could be noted. Come again.', { cause: error });
        }
        return reply.code(202).type('text/plain').send('');
      },
    );
}
