import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Nullable } from '../common/apiSchema';
import { fieldKinds } from './fieldKinds';

const Name = Type.String({ minLength: 1, maxLength: 100 });
const Subject = Type.Union([Type.Literal('company'), Type.Literal('contact')]);
const Kind = Type.Union(fieldKinds.map(kind => Type.Literal(kind)));
const Rule = Type.Object({
  minLength: Type.Optional(Type.Integer({ minimum: 0, maximum: 400 })),
  maxLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 400 })),
  min: Type.Optional(Type.Number({ minimum: -900_000_000_000, maximum: 900_000_000_000 })),
  max: Type.Optional(Type.Number({ minimum: -900_000_000_000, maximum: 900_000_000_000 })),
  pattern: Type.Optional(Type.String({ maxLength: 100 })),
});
const Choice = Type.Object({ code: Type.String({ pattern: '^[a-z0-9][a-z0-9_]{0,39}$' }), nameZh: Name, nameEn: Name });

const changeable = {
  nameZh: Name,
  nameEn: Name,
  section: Type.String({ maxLength: 100 }),
  position: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  isRequired: Type.Boolean(),
  isInList: Type.Boolean(),
  rule: Rule,
  choices: Type.Array(Choice, { maxItems: 200 }),
};
/** POST /api/custom-fields */
export const FieldBody = Type.Object({
  subject: Subject,
  code: Type.String({ pattern: '^[a-z0-9][a-z0-9_]{0,39}$' }),
  kind: Kind,
  ...changeable,
});
export type FieldBody = Static<typeof FieldBody>;
/** PATCH /api/custom-fields/:id?version= */
export const FieldChange = Type.Partial(Type.Object({ ...changeable, isActive: Type.Boolean() }));
export type FieldChange = Static<typeof FieldChange>;

export const FieldReply = Type.Object({
  id: Type.Integer(),
  subject: Subject,
  code: Type.String(),
  kind: Kind,
  ...changeable,
  isActive: Type.Boolean(),
  version: Type.Integer(),
});
export type FieldReply = Static<typeof FieldReply>;
/** GET /api/custom-fields */
export const FieldList = Type.Object({ fields: Type.Array(FieldReply) });
export type FieldList = Static<typeof FieldList>;

/** A value as it is written; of several choices their codes. */
const Value = Nullable(
  Type.Union([Type.String({ maxLength: 20_000 }), Type.Array(Type.String({ maxLength: 100 }), { maxItems: 200 })]),
);
/** PUT /api/companies/:id/fields?version=, /api/contacts/:id/fields?version=: by the code of the field; what is absent stays. */
export const FieldValuesBody = Type.Object({
  values: Type.Record(Type.String({ pattern: '^[a-z0-9_]{1,40}$' }), Value),
});
export type FieldValuesBody = Static<typeof FieldValuesBody>;
export const FieldValuesReply = Type.Object({
  values: Type.Record(Type.String(), Type.Union([Type.String(), Type.Array(Type.String())])),
  version: Type.Integer(),
});
export type FieldValuesReply = Static<typeof FieldValuesReply>;
