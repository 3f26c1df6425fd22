import { errorReplies, IdParams } from '../../../common/apiSchema';
import type { Context } from '../../../context';
import type { App } from '../../../platform/http/http';
import { changeOutlook, readOutlook } from './options.service';
import { OutlookBody, OutlookReply } from './outlook.schema';

const tags = ['exchange'];
const config = { permission: 'mailboxes.manage' } as const;
const params = IdParams;

/** What a mailbox shows in Outlook of where its mail is filed. */
export function outlookRoutes(app: App, context: Context): void {
  const response = { 200: OutlookReply, ...errorReplies };
  app.get(
    '/api/exchange/:id/outlook',
    { schema: { tags, summary: 'What the mailbox shows in Outlook', params, response }, config },
    request => readOutlook(context, request.params.id),
  );
  app.put(
    '/api/exchange/:id/outlook',
    { schema: { tags, params, body: OutlookBody, response }, config },
    async request => {
      await changeOutlook(context, request.viewer, request.params.id, request.body);
      return readOutlook(context, request.params.id);
    },
  );
}
