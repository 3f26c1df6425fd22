import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

export const Language = Type.Union([Type.Literal('zh-CN'), Type.Literal('en')]);
export const Theme = Type.Union([Type.Literal('system'), Type.Literal('light'), Type.Literal('dark')]);
export const Role = Type.Union([
  Type.Literal('administrator'),
  Type.Literal('owner'),
  Type.Literal('manager'),
  Type.Literal('trader'),
  Type.Literal('purchaser'),
  Type.Literal('service'),
  Type.Literal('clerk'),
  Type.Literal('finance'),
]);
export type Role = Static<typeof Role>;

/** Grouping and decimal sign: 1,234.5 / 1.234,5 / 1 234,5. */
export const numberStyles = ['comma_point', 'point_comma', 'space_comma'] as const;
export const NumberStyle = Type.Union(numberStyles.map(style => Type.Literal(style)));
export type NumberStyle = (typeof numberStyles)[number];

/** Who is signed in. GET, POST /api/session. */
export const SessionReply = Type.Object({
  user: Type.Object({
    id: Type.Integer(),
    name: Type.String(),
    address: Type.String(),
    language: Language,
    theme: Theme,
    roles: Type.Array(Role),
    /** What the person may do; the page shows nothing that is not in it. */
    grants: Type.Array(Type.String()),
  }),
  company: Type.Object({ name: Type.String(), timeZone: Type.String(), numberStyle: NumberStyle }),
  isDemo: Type.Boolean(),
});
export type SessionReply = Static<typeof SessionReply>;

export const SignInBody = Type.Object({
  address: Type.String({ minLength: 1, maxLength: 320 }),
  password: Type.String({ minLength: 1, maxLength: 200 }),
});

/** GET /api/sign-in: what the sign-in page shows before anybody is known. */
export const SignInInfo = Type.Object({
  isDemo: Type.Boolean(),
  /** Empty but in the demo. */
  demoUsers: Type.Array(
    Type.Object({ address: Type.String(), name: Type.String(), role: Role, password: Type.String() }),
  ),
  /** Nobody exists yet: the link that was printed at the start makes the first administrator. */
  needsFirstAdministrator: Type.Boolean(),
  /** People sign in by Microsoft; null where they do not. */
  microsoft: Nullable(
    Type.Object({
      /** Whoever has a linked Microsoft account signs in by that alone. */
      isOnly: Type.Boolean(),
    }),
  ),
});
export type SignInInfo = Static<typeof SignInInfo>;

/** GET /api/links/:token */
export const LinkInfo = Type.Object({
  purpose: Type.Union([Type.Literal('first_administrator'), Type.Literal('reset')]),
  address: Nullable(Type.String()),
  name: Nullable(Type.String()),
});
export type LinkInfo = Static<typeof LinkInfo>;

/** POST /api/links/:token: sets the password (and makes the first administrator), signs in, answers SessionReply. */
export const UseLinkBody = Type.Object({
  password: Type.String({ minLength: 1, maxLength: 200 }),
  /** For the first administrator only. */
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  address: Type.Optional(Type.String({ minLength: 3, maxLength: 320 })),
  companyName: Type.Optional(Type.String({ maxLength: 300 })),
  ownDomains: Type.Optional(Type.Array(Type.String({ maxLength: 255 }), { maxItems: 50 })),
  timeZone: Type.Optional(Type.String({ maxLength: 60 })),
  language: Type.Optional(Language),
});

export const PreferencesBody = Type.Object({ language: Type.Optional(Language), theme: Type.Optional(Theme) });
export const PasswordBody = Type.Object({
  current: Type.String({ maxLength: 200 }),
  password: Type.String({ minLength: 1, maxLength: 200 }),
});

export const UserReply = Type.Object({
  id: Type.Integer(),
  address: Type.String(),
  name: Type.String(),
  roles: Type.Array(Role),
  /** Roles of the company's own, beside the built-in ones. */
  ownRoleIds: Type.Array(Type.Integer()),
  teamIds: Type.Array(Type.Integer()),
  managerId: Nullable(Type.Integer()),
  isActive: Type.Boolean(),
  isLocked: Type.Boolean(),
  hasPassword: Type.Boolean(),
  sessions: Type.Integer(),
  lastSignInAt: Nullable(Instant),
  version: Type.Integer(),
});
export type UserReply = Static<typeof UserReply>;
export const UserList = Type.Object({ users: Type.Array(UserReply) });

export const NewUserBody = Type.Object({
  address: Type.String({ minLength: 3, maxLength: 320 }),
  name: Type.String({ minLength: 1, maxLength: 200 }),
  roles: Type.Array(Role, { maxItems: 8 }),
  ownRoleIds: Type.Optional(Type.Array(Type.Integer(), { maxItems: 50 })),
  teamIds: Type.Optional(Type.Array(Type.Integer(), { maxItems: 100 })),
  managerId: Type.Optional(Nullable(Type.Integer())),
});
export const ChangeUserBody = Type.Partial(
  Type.Object({
    name: Type.String({ minLength: 1, maxLength: 200 }),
    roles: Type.Array(Role, { maxItems: 8 }),
    /** The whole lists. */
    ownRoleIds: Type.Array(Type.Integer(), { maxItems: 50 }),
    teamIds: Type.Array(Type.Integer(), { maxItems: 100 }),
    managerId: Nullable(Type.Integer()),
    isActive: Type.Boolean(),
  }),
);
/** The version that was read; a change made meanwhile by somebody else refuses this one. */
export const VersionQuery = Type.Object({ version: Type.Integer() });
/** A new user, or a reset: the link to hand over. It works once, for 72 hours. */
export const UserLinkReply = Type.Object({ user: UserReply, link: Type.String() });

/** The people, for pickers: no more than a name. */
export const PeopleReply = Type.Object({
  people: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String() })),
});

/** GET /api/audit */
export const AuditQuery = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  userId: Type.Optional(Type.Integer({ minimum: 1 })),
  kind: Type.Optional(Type.String({ maxLength: 40, pattern: '^[a-z_]+$' })),
  subjectType: Type.Optional(Type.String({ maxLength: 40 })),
  subjectId: Type.Optional(Type.Integer({ minimum: 1 })),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
});
export const AuditList = Type.Object({
  entries: Type.Array(
    Type.Object({
      id: Type.Integer(),
      at: Instant,
      actor: Type.String(),
      userName: Nullable(Type.String()),
      action: Type.String(),
      subjectType: Nullable(Type.String()),
      subjectId: Nullable(Type.Integer()),
      details: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
  nextCursor: Nullable(Type.String()),
});

/** Settings of the company: GET /api/settings/company, PUT /api/settings/company?version= */
export const CompanySettings = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 300 }),
  /** Mail between these is internal. Sub-domains count. */
  ownDomains: Type.Array(Type.String({ minLength: 1, maxLength: 255 }), { maxItems: 100 }),
  /** Addresses to which colleagues forward mail that is to be filed. */
  dropboxAddresses: Type.Array(Type.String({ maxLength: 320 }), { maxItems: 20 }),
  /** Folders that are never taken in, by name. */
  excludedFolders: Type.Array(Type.String({ maxLength: 400 }), { maxItems: 100 }),
  timeZone: Type.String({ minLength: 1, maxLength: 60 }),
  /** How numbers are written on the pages; left as it is where absent. */
  numberStyle: Type.Optional(NumberStyle),
  /** Of new people, and so of what is mailed to them; left as it is where absent. */
  defaultLanguage: Type.Optional(Language),
});
export type CompanySettings = Static<typeof CompanySettings>;
export const CompanySettingsReply = Type.Composite([
  Type.Omit(CompanySettings, ['numberStyle', 'defaultLanguage']),
  Type.Object({ numberStyle: NumberStyle, defaultLanguage: Language, version: Type.Integer() }),
]);
export type CompanySettingsReply = Static<typeof CompanySettingsReply>;
