import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Nullable } from '../common/apiSchema';

/** POST /api/tasks/bulk: one task for each of these companies. */
export const BulkTasksBody = Type.Object({
  companyIds: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 500 }),
  title: Type.String({ minLength: 1, maxLength: 300 }),
  note: Type.Optional(Type.String({ maxLength: 5000 })),
  dueDay: Type.Optional(Nullable(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }))),
  /** For whoever has the company, or all for oneself; what nobody has is one's own. */
  assignee: Type.Union([Type.Literal('owner'), Type.Literal('me')]),
});
export type BulkTasksBody = Static<typeof BulkTasksBody>;
export const BulkTasksReply = Type.Object({
  made: Type.Integer(),
  /** Companies that he may not see. */
  refused: Type.Integer(),
});
export type BulkTasksReply = Static<typeof BulkTasksReply>;
