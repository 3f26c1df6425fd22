import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

export const ContactReply = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  title: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  addresses: Type.Array(Type.String()),
  version: Type.Integer(),
});
export type ContactReply = Static<typeof ContactReply>;

/** GET /api/companies/:id */
export const CompanyReply = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  otherName: Nullable(Type.String()),
  isCustomer: Type.Boolean(),
  isSupplier: Type.Boolean(),
  isAgent: Type.Boolean(),
  isPartner: Type.Boolean(),
  country: Nullable(Type.String()),
  city: Nullable(Type.String()),
  website: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  ownerId: Nullable(Type.Integer()),
  ownerName: Nullable(Type.String()),
  parent: Nullable(Type.Object({ id: Type.Integer(), name: Type.String() })),
  subsidiaries: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String() })),
  /** Agents: for whom it writes. */
  principals: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String() })),
  agents: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String() })),
  domains: Type.Array(Type.String()),
  contacts: Type.Array(ContactReply),
  messageCount: Type.Integer(),
  openRecordCount: Type.Integer(),
  lastMessageAt: Nullable(Instant),
  version: Type.Integer(),
  canEdit: Type.Boolean(),
});
export type CompanyReply = Static<typeof CompanyReply>;

export const CompanyLine = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  otherName: Nullable(Type.String()),
  isCustomer: Type.Boolean(),
  isSupplier: Type.Boolean(),
  isAgent: Type.Boolean(),
  isPartner: Type.Boolean(),
  country: Nullable(Type.String()),
  ownerName: Nullable(Type.String()),
  contactCount: Type.Integer(),
  openRecordCount: Type.Integer(),
  lastMessageAt: Nullable(Instant),
});
export type CompanyLine = Static<typeof CompanyLine>;
export const CompanyList = Type.Object({
  companies: Type.Array(CompanyLine),
  nextCursor: Nullable(Type.String()),
  /** On the first page of a search: companies of others that match, so that nobody enters them again. No more is told of them. */
  others: Type.Array(Type.Object({ name: Type.String(), ownerName: Nullable(Type.String()) })),
});
export type CompanyList = Static<typeof CompanyList>;
export const CompanyQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200 })),
  type: Type.Optional(
    Type.Union([Type.Literal('customer'), Type.Literal('supplier'), Type.Literal('agent'), Type.Literal('partner')]),
  ),
  mine: Type.Optional(Type.Boolean()),
  sort: Type.Optional(Type.Union([Type.Literal('name'), Type.Literal('last_mail')])),
  cursor: Type.Optional(Type.String({ maxLength: 2000 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
});

/** POST /api/companies, PATCH /api/companies/:id (all optional there, with ?version=) */
export const CompanyBody = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 300 }),
  otherName: Type.Optional(Nullable(Type.String({ maxLength: 300 }))),
  isCustomer: Type.Optional(Type.Boolean()),
  isSupplier: Type.Optional(Type.Boolean()),
  isAgent: Type.Optional(Type.Boolean()),
  isPartner: Type.Optional(Type.Boolean()),
  country: Type.Optional(Nullable(Type.String({ maxLength: 2 }))),
  city: Type.Optional(Nullable(Type.String({ maxLength: 200 }))),
  website: Type.Optional(Nullable(Type.String({ maxLength: 300 }))),
  phone: Type.Optional(Nullable(Type.String({ maxLength: 60 }))),
  ownerId: Type.Optional(Nullable(Type.Integer())),
  parentId: Type.Optional(Nullable(Type.Integer())),
  /** The whole list; what is missing from it is taken away. Free-mail domains are refused. */
  domains: Type.Optional(Type.Array(Type.String({ maxLength: 255 }), { maxItems: 100 })),
  principalIds: Type.Optional(Type.Array(Type.Integer(), { maxItems: 200 })),
});
/** POST /api/companies/:id/contacts, PATCH /api/contacts/:id?version= */
export const ContactBody = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  title: Type.Optional(Nullable(Type.String({ maxLength: 200 }))),
  phone: Type.Optional(Nullable(Type.String({ maxLength: 60 }))),
  addresses: Type.Array(Type.String({ maxLength: 320 }), { maxItems: 20 }),
});

/** GET /api/companies/:id/records */
export const CompanyRecords = Type.Object({
  records: Type.Array(
    Type.Object({
      id: Type.Integer(),
      kind: Type.String(),
      number: Type.String(),
      otherNumbers: Type.Array(Type.String()),
      title: Type.String(),
      state: Type.String(),
      messageCount: Type.Integer(),
      version: Type.Integer(),
    }),
  ),
});
/** POST /api/companies/:id/records */
export const RecordBody = Type.Object({
  kind: Type.Union([
    Type.Literal('quote'),
    Type.Literal('order'),
    Type.Literal('purchase_order'),
    Type.Literal('project'),
    Type.Literal('service_request'),
    Type.Literal('opportunity'),
    Type.Literal('shipment'),
  ]),
  number: Type.String({ minLength: 1, maxLength: 100 }),
  title: Type.String({ maxLength: 400 }),
  otherNumbers: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 20 })),
});

/** GET /api/pick?q=: companies and records to file under, for the picker. Exact number first. */
export const PickReply = Type.Object({
  choices: Type.Array(
    Type.Object({
      companyId: Type.Integer(),
      company: Type.String(),
      isSupplier: Type.Boolean(),
      recordId: Nullable(Type.Integer()),
      record: Nullable(Type.String()),
      recordTitle: Nullable(Type.String()),
    }),
  ),
});
export type PickReply = Static<typeof PickReply>;
