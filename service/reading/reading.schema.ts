import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { CategoryReply } from '../filing/categories/categories.schema';
import { FilingStatusReply } from '../filing/filing.schema';
import { MessageContent } from '../mail/mail.schema';

/** GET /api/messages/:id?images=true loads remote pictures this once. */
export const MessageReply = Type.Object({
  message: MessageContent,
  filing: FilingStatusReply,
  category: CategoryReply,
});
export type MessageReply = Static<typeof MessageReply>;

/** GET /api/conversations/:id, oldest first. */
export const ConversationReply = Type.Object({
  id: Type.Integer(),
  subject: Type.String(),
  messages: Type.Array(MessageReply),
  /** Filed mail of the supplier's side that this person may not see; nothing else of it is told. */
  hiddenCount: Type.Integer(),
});
export type ConversationReply = Static<typeof ConversationReply>;

/** GET /api/companies/:id/timeline?cursor=: MessageList of mail.schema. */
export const ImagesBody = Type.Object({ always: Type.Boolean() });
