import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';
import { NoteReply } from './profile.schema';

const StandingWord = Type.Union([Type.Literal('new'), Type.Literal('old'), Type.Literal('barred')]);

const PhoneKind = Type.Union([
  Type.Literal('office'),
  Type.Literal('mobile'),
  Type.Literal('fax'),
  Type.Literal('chat'),
  Type.Literal('other'),
]);
const AddressKind = Type.Union([Type.Literal('work'), Type.Literal('private'), Type.Literal('other')]);
export const ContactPhoneValue = Type.Object({
  kind: PhoneKind,
  value: Type.String({ minLength: 1, maxLength: 60 }),
  isPrimary: Type.Boolean(),
});
export type ContactPhoneValue = Static<typeof ContactPhoneValue>;
export const ContactAddressValue = Type.Object({
  address: Type.String({ maxLength: 320 }),
  kind: AddressKind,
  isPrimary: Type.Boolean(),
});
export type ContactAddressValue = Static<typeof ContactAddressValue>;
export const ContactRoleValue = Type.Object({ role: Type.String({ maxLength: 40 }), isPrimary: Type.Boolean() });
export type ContactRoleValue = Static<typeof ContactRoleValue>;

export const ContactReply = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  title: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  /** The primary one first. */
  addresses: Type.Array(Type.String()),
  addressDetails: Type.Array(ContactAddressValue),
  phones: Type.Array(ContactPhoneValue),
  roles: Type.Array(ContactRoleValue),
  department: Nullable(Type.String()),
  language: Nullable(Type.String()),
  /** MM-DD */
  birthDay: Nullable(Type.String()),
  birthYear: Nullable(Type.Integer()),
  preferences: Nullable(Type.String()),
  /** Has left the company since. */
  leftAt: Nullable(Instant),
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
  isCompetitor: Type.Boolean(),
  isForwarder: Type.Boolean(),
  level: Type.String(),
  standing: StandingWord,
  /** In hundredths, by what counts for the firm. */
  completeness: Nullable(Type.Integer()),
  isLevelHeld: Type.Boolean(),
  lastInAt: Nullable(Instant),
  lastOutAt: Nullable(Instant),
  createdAt: Instant,
  /** What is to be heeded, newest first. */
  prompts: Type.Array(NoteReply),
  /** Open service requests: complaints and the like. */
  openRequestCount: Type.Integer(),
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
  /** Lines of its timeline: letters, of which at most 1,000 are counted, records, notes, changes. */
  dealingCount: Type.Integer(),
  openRecordCount: Type.Integer(),
  lastMessageAt: Nullable(Instant),
  version: Type.Integer(),
  canEdit: Type.Boolean(),
});
export type CompanyReply = Static<typeof CompanyReply>;

/** GET /api/companies/:id/group: the company and all below it that the viewer may see. */
export const GroupFigures = Type.Object({
  /** Itself among them. */
  companyCount: Type.Integer(),
  /** At most 1,000 are counted. */
  messageCount: Type.Integer(),
  openRecordCount: Type.Integer(),
  lastContactAt: Nullable(Instant),
  /** With whom that was. */
  lastCompany: Nullable(Type.Object({ id: Type.Integer(), name: Type.String() })),
});
export type GroupFigures = Static<typeof GroupFigures>;

export const CompanyLine = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  otherName: Nullable(Type.String()),
  isCustomer: Type.Boolean(),
  isSupplier: Type.Boolean(),
  isAgent: Type.Boolean(),
  isPartner: Type.Boolean(),
  isCompetitor: Type.Boolean(),
  isForwarder: Type.Boolean(),
  level: Type.String(),
  standing: StandingWord,
  completeness: Nullable(Type.Integer()),
  lastContactAt: Nullable(Instant),
  createdAt: Instant,
  city: Nullable(Type.String()),
  industry: Nullable(Type.String()),
  region: Nullable(Type.String()),
  source: Nullable(Type.String()),
  tags: Type.Array(Type.String()),
  /** Values of the own fields that stand in lists, by the code of the field, as they are read. */
  fields: Type.Record(Type.String(), Type.String()),
  version: Type.Integer(),
  country: Nullable(Type.String()),
  ownerId: Nullable(Type.Integer()),
  ownerName: Nullable(Type.String()),
  /** The viewer may change it. */
  canEdit: Type.Boolean(),
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
export const CompanyTypeWord = Type.Union([
  Type.Literal('customer'),
  Type.Literal('supplier'),
  Type.Literal('agent'),
  Type.Literal('partner'),
  Type.Literal('competitor'),
  Type.Literal('forwarder'),
]);
export const CompanyQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200 })),
  type: Type.Optional(CompanyTypeWord),
  mine: Type.Optional(Type.Boolean()),
  level: Type.Optional(Type.String({ maxLength: 40 })),
  standing: Type.Optional(StandingWord),
  ownerId: Type.Optional(Type.Integer({ minimum: 1 })),
  country: Type.Optional(Type.String({ maxLength: 2 })),
  industry: Type.Optional(Type.String({ maxLength: 40 })),
  region: Type.Optional(Type.String({ maxLength: 40 })),
  source: Type.Optional(Type.String({ maxLength: 40 })),
  tag: Type.Optional(Type.String({ maxLength: 60 })),
  /** Days without a letter either way; companies that never had one too. */
  silentDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  /** This company and all that stand below it. */
  groupOf: Type.Optional(Type.Integer({ minimum: 1 })),
  /** `code:value` or, of numbers, money and dates, `code:from..to`; several by a comma hold together. */
  fields: Type.Optional(Type.String({ maxLength: 1000 })),
  /** Those that belong to it (GET /api/segments). */
  segment: Type.Optional(Type.Integer({ minimum: 1 })),
  sort: Type.Optional(Type.Union([Type.Literal('name'), Type.Literal('last_mail'), Type.Literal('created')])),
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
  isCompetitor: Type.Optional(Type.Boolean()),
  isForwarder: Type.Optional(Type.Boolean()),
  country: Type.Optional(Nullable(Type.String({ maxLength: 2 }))),
  city: Type.Optional(Nullable(Type.String({ maxLength: 200 }))),
  website: Type.Optional(Nullable(Type.String({ maxLength: 300 }))),
  phone: Type.Optional(Nullable(Type.String({ maxLength: 60 }))),
  ownerId: Type.Optional(Nullable(Type.Integer())),
  parentId: Type.Optional(Nullable(Type.Integer())),
  /** The whole list; what is missing from it is taken away. Free-mail domains are refused. */
  domains: Type.Optional(Type.Array(Type.String({ maxLength: 255 }), { maxItems: 100 })),
  principalIds: Type.Optional(Type.Array(Type.Integer(), { maxItems: 200 })),
  /** Of a new company; later they are part of its profile. */
  taxNumbers: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 20 })),
});
/** POST /api/companies/:id/contacts, PATCH /api/contacts/:id?version= */
export const ContactBody = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  title: Type.Optional(Nullable(Type.String({ maxLength: 200 }))),
  phone: Type.Optional(Nullable(Type.String({ maxLength: 60 }))),
  addresses: Type.Array(Type.String({ maxLength: 320 }), { maxItems: 20 }),
  /** Kind and rank of the addresses; those that are not named are for work. */
  addressDetails: Type.Optional(Type.Array(ContactAddressValue, { maxItems: 20 })),
  /** The whole list; the primary one becomes `phone`. */
  phones: Type.Optional(Type.Array(ContactPhoneValue, { maxItems: 20 })),
  /** The whole list. A primary takes its rank from whoever had it. */
  roles: Type.Optional(Type.Array(ContactRoleValue, { maxItems: 20 })),
  department: Type.Optional(Nullable(Type.String({ maxLength: 200 }))),
  language: Type.Optional(Nullable(Type.String({ maxLength: 10 }))),
  birthDay: Type.Optional(Nullable(Type.String({ pattern: '^\\d{2}-\\d{2}$' }))),
  birthYear: Type.Optional(Nullable(Type.Integer({ minimum: 1900, maximum: 2100 }))),
  preferences: Type.Optional(Nullable(Type.String({ maxLength: 5000 }))),
  /** Has left the company; his mail is still filed. */
  hasLeft: Type.Optional(Type.Boolean()),
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
