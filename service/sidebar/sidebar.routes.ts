import { errorReplies } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { readCard } from './card.service';
import { PaneChoiceBody, PaneChoiceReply, PaneRecipientsBody, PaneRecipientsReply } from './composing.schema';
import { readRecipients } from './recipients.service';
import { Pane, PaneAsk } from './sidebar.schema';
import { PaneTakeInBody, PaneTakeInReply } from './takingIn.schema';
import { choose, takeIn } from './takingIn.service';

const tags = ['pane'];
// 25 MiB in base64, and what stands around it.
const TAKE_IN_LIMIT = 36_000_000;

/** What the Outlook pane asks. */
export function sidebarRoutes(app: App, context: Context): void {
  app.post(
    '/api/pane/card',
    {
      schema: {
        tags,
        summary: 'Everything beside one item of Outlook; changes nothing',
        body: PaneAsk,
        response: { 200: Pane, ...errorReplies },
      },
      config: { permission: 'mail.read' },
    },
    request => readCard(context, request.viewer, request.body),
  );
  app.post(
    '/api/pane/take-in',
    {
      bodyLimit: TAKE_IN_LIMIT,
      schema: {
        tags,
        summary: 'Import one item of Outlook now',
        body: PaneTakeInBody,
        response: { 200: PaneTakeInReply, ...errorReplies },
      },
      config: { permission: 'mail.import' },
    },
    request => takeIn(context, request.viewer, request.body),
  );
  app.post(
    '/api/pane/recipients',
    {
      schema: {
        tags,
        summary: 'Who stands in the compose window; changes nothing',
        body: PaneRecipientsBody,
        response: { 200: PaneRecipientsReply, ...errorReplies },
      },
      config: { permission: 'mail.read' },
    },
    request => readRecipients(context, request.viewer, request.body),
  );
  app.post(
    '/api/pane/choice',
    {
      schema: {
        tags,
        summary: 'Choose under what the mail that is being written is filed',
        body: PaneChoiceBody,
        response: { 200: PaneChoiceReply, ...errorReplies },
      },
      config: { permission: 'mail.file' },
    },
    request => choose(context, request.viewer, request.body),
  );
}
