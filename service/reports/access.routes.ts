import { errorReplies } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { AccessQuestion, AccessReply } from './access.schema';
import { explainAccess } from './access.service';

/** Why somebody can see something. It is a POST because each question is an entry of the audit log. */
export function accessRoutes(app: App, context: Context): void {
  app.post(
    '/api/access/explain',
    {
      schema: {
        tags: ['access'],
        summary: 'Why a person can see a company, a message or a record',
        body: AccessQuestion,
        response: { 200: AccessReply, ...errorReplies },
      },
      config: { permission: 'rights.explain' },
    },
    request => explainAccess(context, request.viewer, request.body),
  );
}
