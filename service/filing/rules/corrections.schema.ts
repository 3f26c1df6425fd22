import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../../common/apiSchema';
import { ReasonReply } from '../filing.schema';

const Place = Type.Object({
  companyId: Nullable(Type.Integer()),
  company: Nullable(Type.String()),
  recordId: Nullable(Type.Integer()),
  record: Nullable(Type.String()),
});

/** GET /api/corrections: what people filed elsewhere in the last 7 days, by from and to, the largest group first. */
export const CorrectionsReply = Type.Object({
  groups: Type.Array(
    Type.Object({
      /** company null and state 'none' or 'not_business': filed nowhere. */
      from: Place,
      to: Place,
      /** true: a person said that it is not business. */
      isNotBusiness: Type.Boolean(),
      why: Type.Array(ReasonReply),
      messages: Type.Array(
        Type.Object({
          id: Type.Integer(),
          conversationId: Type.Integer(),
          subject: Type.String(),
          from: Type.String(),
          by: Type.String(),
          at: Instant,
        }),
      ),
      count: Type.Integer(),
      proposals: Type.Array(
        Type.Object({
          field: Type.Union([Type.Literal('sender'), Type.Literal('domain'), Type.Literal('words')]),
          value: Type.String(),
          right: Type.Integer(),
          wrong: Type.Integer(),
        }),
      ),
    }),
  ),
});
export type CorrectionsReply = Static<typeof CorrectionsReply>;
