import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

/** With whom a company is shared, and for what. */
export const Share = Type.Object({
  kind: Type.Union([Type.Literal('person'), Type.Literal('team')]),
  /** Of the person or the team. */
  id: Type.Integer({ minimum: 1 }),
  access: Type.Union([Type.Literal('read'), Type.Literal('write')]),
});
export type Share = Static<typeof Share>;

/** PUT /api/companies/:id/shares: the whole list. */
export const SharesBody = Type.Object({ shares: Type.Array(Share, { maxItems: 200 }) });

/** GET, PUT /api/companies/:id/shares */
export const SharesReply = Type.Object({
  shares: Type.Array(
    Type.Composite([
      Share,
      Type.Object({ name: Type.String(), sharedByName: Nullable(Type.String()), sharedAt: Nullable(Instant) }),
    ]),
  ),
  canShare: Type.Boolean(),
});
export type SharesReply = Static<typeof SharesReply>;
