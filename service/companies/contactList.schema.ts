import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Nullable } from '../common/apiSchema';
import { ContactReply } from './companies.schema';

/** Which contacts of the list. */
export const ContactFilters = Type.Object({
  /** Words of the name, or a part of an address. */
  q: Type.Optional(Type.String({ maxLength: 200 })),
  companyId: Type.Optional(Type.Integer({ minimum: 1 })),
  /** Code of the dictionary. */
  role: Type.Optional(Type.String({ maxLength: 40 })),
  language: Type.Optional(Type.String({ maxLength: 10 })),
  /** Only these of them: ids joined by commas, at most 500. */
  only: Type.Optional(Type.String({ pattern: '^\\d{1,9}(,\\d{1,9}){0,499}$' })),
  /** Only those of companies that the viewer owns himself. */
  mine: Type.Optional(Type.Boolean()),
  /** Those that belong to it, or whose company does (GET /api/segments). */
  segment: Type.Optional(Type.Integer({ minimum: 1 })),
});
export type ContactFilters = Static<typeof ContactFilters>;

/** GET /api/contacts */
export const ContactListQuery = Type.Composite([
  ContactFilters,
  Type.Object({
    cursor: Type.Optional(Type.String({ maxLength: 2000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  }),
]);
export type ContactListQuery = Static<typeof ContactListQuery>;

export const ContactLine = Type.Composite([
  Type.Pick(ContactReply, [
    ...(['id', 'name', 'title', 'department', 'phone', 'addresses', 'roles', 'language'] as const),
    ...(['birthDay', 'leftAt'] as const),
  ]),
  Type.Object({
    company: Type.Object({
      id: Type.Integer(),
      name: Type.String(),
      otherName: Nullable(Type.String()),
      ownerName: Nullable(Type.String()),
    }),
  }),
]);
export type ContactLine = Static<typeof ContactLine>;

export const ContactList = Type.Object({
  contacts: Type.Array(ContactLine),
  nextCursor: Nullable(Type.String()),
  /** The one that the list is narrowed to; null where it is not, or where the viewer may not see it. */
  company: Nullable(Type.Object({ id: Type.Integer(), name: Type.String() })),
});
export type ContactList = Static<typeof ContactList>;
