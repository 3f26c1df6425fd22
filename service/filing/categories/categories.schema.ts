import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Nullable } from '../../common/apiSchema';

/** The category of a message and who gave it: a person by his name, or a rule by its; `version` is 0 where nobody has said anything yet. */
export const CategoryReply = Type.Object({
  category: Nullable(Type.String()),
  by: Nullable(Type.String()),
  rule: Nullable(Type.String()),
  version: Type.Integer(),
});
export type CategoryReply = Static<typeof CategoryReply>;

/** PUT /api/messages/:id/category?version= */
export const CategoryBody = Type.Object({ category: Nullable(Type.String({ minLength: 1, maxLength: 40 })) });
export const CategoryVersion = Type.Object({ version: Type.Integer({ minimum: 0 }) });
