import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Nullable } from '../common/apiSchema';

const Page = Type.Union([
  Type.Literal('companies'),
  Type.Literal('contacts'),
  Type.Literal('leads'),
  Type.Literal('opportunities'),
]);
/** What a list is asked for, as the address of its page says it. */
const Query = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 1000 }));

/** POST /api/views */
export const ViewBody = Type.Object({ page: Page, name: Type.String({ minLength: 1, maxLength: 100 }), query: Query });
export type ViewBody = Static<typeof ViewBody>;
export const ViewQuery = Type.Object({ page: Page });
export const ViewReply = Type.Object({
  id: Type.Integer(),
  page: Page,
  name: Type.String(),
  query: Query,
  version: Type.Integer(),
});
/** GET /api/views?page= */
export const ViewList = Type.Object({ views: Type.Array(ViewReply) });
export type ViewList = Static<typeof ViewList>;

/** POST /api/companies/bulk: at most 500 at once; those that may not be changed are counted, not told. */
export const BulkBody = Type.Object({
  ids: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 500 }),
  addTag: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  removeTag: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  level: Type.Optional(Type.String({ maxLength: 40 })),
  reason: Type.Optional(Type.String({ maxLength: 1000 })),
});
export type BulkBody = Static<typeof BulkBody>;
/** POST /api/contacts/bulk: at most 500 at once, counted as those of companies. */
export const ContactBulkBody = Type.Object({
  ids: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 500 }),
  addRole: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  removeRole: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  language: Type.Optional(Nullable(Type.String({ maxLength: 10 }))),
});
export type ContactBulkBody = Static<typeof ContactBulkBody>;
export const BulkReply = Type.Object({ changed: Type.Integer(), refused: Type.Integer() });
export type BulkReply = Static<typeof BulkReply>;
