import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

/** One change, or one word about the subscription itself, as Microsoft Graph posts them. */
export const ChangeNotification = Type.Object(
  {
    subscriptionId: Type.String({ maxLength: 200 }),
    clientState: Type.Optional(Type.Union([Type.String({ maxLength: 200 }), Type.Null()])),
    changeType: Type.Optional(Type.String({ maxLength: 40 })),
    lifecycleEvent: Type.Optional(Type.String({ maxLength: 60 })),
  },
  { additionalProperties: true },
);
export type ChangeNotification = Static<typeof ChangeNotification>;

/** POST /webhooks/graph and /webhooks/graph/lifecycle; without a body where Graph asks whether the address is ours. */
export const WebhookBody = Type.Object(
  { value: Type.Optional(Type.Array(ChangeNotification, { maxItems: 1_000 })) },
  { additionalProperties: true },
);
export const WebhookQuery = Type.Object({ validationToken: Type.Optional(Type.String({ maxLength: 2_000 })) });
