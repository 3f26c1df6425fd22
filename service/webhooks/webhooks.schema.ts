import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

const Kinds = Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 40 });

/** What can be told by the rights of one person. */
export const Reach = Type.Object({
  /** He sees every company and all filed mail. */
  isAll: Type.Boolean(),
  /** How many companies he sees; stops at 1,000. */
  companies: Type.Integer(),
  /** The kinds of which nothing at all can reach him. */
  silent: Type.Array(Type.String()),
});
export type Reach = Static<typeof Reach>;

export const WebhookReply = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  url: Type.String(),
  kinds: Type.Array(Type.String()),
  ownerId: Type.Integer(),
  ownerName: Type.String(),
  reach: Reach,
  isActive: Type.Boolean(),
  pauseReason: Nullable(Type.Union([Type.Literal('person'), Type.Literal('failures')])),
  failures: Type.Integer(),
  waiting: Type.Integer(),
  dead: Type.Integer(),
  lastDeliveredAt: Nullable(Instant),
  createdAt: Instant,
  version: Type.Integer(),
});
export type WebhookReply = Static<typeof WebhookReply>;

export const WebhookList = Type.Object({
  webhooks: Type.Array(WebhookReply),
  /** All there are to choose from. */
  kinds: Type.Array(Type.String()),
  owners: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String(), reach: Reach })),
});
export type WebhookList = Static<typeof WebhookList>;

export const NewWebhookBody = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  url: Type.String({ minLength: 1, maxLength: 1000 }),
  kinds: Kinds,
  ownerId: Type.Optional(Type.Integer()),
});
export type NewWebhookBody = Static<typeof NewWebhookBody>;

/** The one time that the secret is shown. */
export const NewWebhookReply = Type.Object({ webhook: WebhookReply, secret: Type.String() });
export type NewWebhookReply = Static<typeof NewWebhookReply>;

export const ChangeWebhookBody = Type.Partial(
  Type.Object({
    name: Type.String({ minLength: 1, maxLength: 100 }),
    url: Type.String({ minLength: 1, maxLength: 1000 }),
    kinds: Kinds,
    isActive: Type.Boolean(),
  }),
);
export type ChangeWebhookBody = Static<typeof ChangeWebhookBody>;

export const DeliveryReply = Type.Object({
  id: Type.Integer(),
  kind: Type.String(),
  subjectIds: Type.Array(Type.Integer()),
  at: Instant,
  state: Type.Union([Type.Literal('waiting'), Type.Literal('delivered'), Type.Literal('dead')]),
  attempts: Type.Integer(),
  status: Nullable(Type.Integer()),
  ms: Nullable(Type.Integer()),
  error: Nullable(Type.String()),
  triedAt: Nullable(Instant),
});
export type DeliveryReply = Static<typeof DeliveryReply>;
export const DeliveryList = Type.Object({ deliveries: Type.Array(DeliveryReply), nextCursor: Nullable(Type.String()) });
export type DeliveryList = Static<typeof DeliveryList>;
