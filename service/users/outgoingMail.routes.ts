import { errorReplies } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { changeMailSettings, describeMailSettings } from './mailSettings.service';
import { MailTestReply, OutgoingMailBody, OutgoingMailReply, SentMailList } from './outgoingMail.schema';
import { listSentMail, sendTest } from './outgoingMail.service';
import { VersionQuery } from './users.schema';

const tags = ['settings'];
const config = { permission: 'settings.manage' as const };

/** How the service itself sends mail: links for passwords, notices. */
export function outgoingMailRoutes(app: App, context: Context): void {
  app.get(
    '/api/settings/outgoing-mail',
    {
      schema: { tags, summary: 'How outgoing mail is sent', response: { 200: OutgoingMailReply, ...errorReplies } },
      config,
    },
    async () => describeMailSettings(context),
  );
  app.put(
    '/api/settings/outgoing-mail',
    {
      schema: {
        tags,
        summary: 'Change how outgoing mail is sent',
        querystring: VersionQuery,
        body: OutgoingMailBody,
        response: { 200: OutgoingMailReply, ...errorReplies },
      },
      config,
    },
    async request => changeMailSettings(context, request.viewer, request.query.version, request.body),
  );
  app.post(
    '/api/settings/outgoing-mail/test',
    {
      schema: {
        tags,
        summary: 'Send a test to oneself; a failure tells what the server said',
        response: { 200: MailTestReply, ...errorReplies },
      },
      config: { ...config, rateLimit: { max: 10, timeWindow: '1 minute' } },
    },
    async request => sendTest(context, request.viewer),
  );
  app.get(
    '/api/settings/outgoing-mail/sent',
    {
      schema: { tags, summary: 'The last mails, newest first', response: { 200: SentMailList, ...errorReplies } },
      config,
    },
    async () => listSentMail(context.database.manager),
  );
}
