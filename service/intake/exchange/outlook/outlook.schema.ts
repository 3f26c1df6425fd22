import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../../../common/apiSchema';

const Id = Type.Integer();
const OutlookLanguage = Type.Union([Type.Literal('en'), Type.Literal('zh-CN')]);

const choices = {
  /** A category on each mail that is filed. */
  hasCategories: Type.Boolean(),
  /** Of its words. */
  language: OutlookLanguage,
  /** Mail of a customer is moved into his folder. */
  movesMail: Type.Boolean(),
  /** Number of the folder below which those are; null: the inbox. */
  parentId: Nullable(Id),
  /** What the person of the mailbox changes in Outlook counts as his decision. */
  takesChanges: Type.Boolean(),
};

/** GET /api/exchange/:id/outlook: what a mailbox shows in Outlook. */
export const OutlookReply = Type.Object({
  ...choices,
  /** Why nothing can be written; '' for nothing. */
  troubleCode: Type.String(),
  troubleAt: Nullable(Instant),
  /** Why the list of categories cannot be kept; '' for nothing. */
  listCode: Type.String(),
  listAt: Nullable(Instant),
  /** It is the mailbox of one person: his changes are known to be his. */
  hasPerson: Type.Boolean(),
  /** Mails that are still to be looked at. */
  waiting: Type.Integer(),
  /** Below which of them those of customers may be. */
  folders: Type.Array(Type.Object({ id: Id, name: Type.String(), role: Type.String() })),
  /** 0: nobody has changed it yet. */
  version: Type.Integer(),
});
export type OutlookReply = Static<typeof OutlookReply>;

/** PUT /api/exchange/:id/outlook */
export const OutlookBody = Type.Object({ ...choices, version: Type.Integer({ minimum: 0 }) });
export type OutlookBody = Static<typeof OutlookBody>;
