import { errorReplies, IdParams } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { VersionQuery } from '../users/users.schema';
import { ChangeMailboxBody, MailboxBody, MailboxList, MailboxReply } from './mail.schema';
import { changeMailbox, createMailbox, listMailboxes } from './mailboxes.service';

const tags = ['mailboxes'];
const manage = { permission: 'mailboxes.manage' } as const;

/** The mailboxes that are watched: who owns them, who works in them. */
export function mailboxesRoutes(app: App, context: Context): void {
  app.get(
    '/api/mailboxes',
    {
      schema: {
        tags,
        summary: 'All, to whoever manages them; else the own ones',
        response: { 200: MailboxList, ...errorReplies },
      },
      config: { permission: 'signed-in' },
    },
    async request => ({ mailboxes: await listMailboxes(context, request.viewer) }),
  );
  app.post(
    '/api/mailboxes',
    { schema: { tags, body: MailboxBody, response: { 200: MailboxReply, ...errorReplies } }, config: manage },
    request => createMailbox(context, request.viewer, request.body),
  );
  app.patch(
    '/api/mailboxes/:id',
    {
      schema: {
        tags,
        params: IdParams,
        querystring: VersionQuery,
        body: ChangeMailboxBody,
        response: { 200: MailboxReply, ...errorReplies },
      },
      config: manage,
    },
    request => changeMailbox(context, request.viewer, request.params.id, request.query.version, request.body),
  );
}
