import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

const Id = Type.Integer({ minimum: 1 });
export const Access = Type.Union([Type.Literal('read'), Type.Literal('write')]);
export type Access = Static<typeof Access>;
const TeamKind = Type.Union([Type.Literal('branch'), Type.Literal('team')]);

export const TeamReply = Type.Object({
  id: Id,
  parentId: Nullable(Id),
  name: Type.String(),
  kind: TeamKind,
  managerId: Nullable(Id),
  memberIds: Type.Array(Id),
  version: Type.Integer(),
});
export type TeamReply = Static<typeof TeamReply>;

export const SharingRuleReply = Type.Object({
  id: Id,
  fromTeamId: Id,
  toTeamId: Id,
  access: Access,
  createdAt: Instant,
});
export type SharingRuleReply = Static<typeof SharingRuleReply>;

/** GET /api/organisation: the whole tree, and what its parts share. */
export const OrganisationReply = Type.Object({
  teams: Type.Array(TeamReply),
  rules: Type.Array(SharingRuleReply),
});
export type OrganisationReply = Static<typeof OrganisationReply>;

/** GET /api/teams: names for pickers. */
export const TeamNames = Type.Object({
  teams: Type.Array(Type.Object({ id: Id, name: Type.String(), parentId: Nullable(Id) })),
});
export type TeamNames = Static<typeof TeamNames>;

/** POST /api/teams */
export const TeamBody = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  kind: TeamKind,
  parentId: Type.Optional(Nullable(Id)),
  managerId: Type.Optional(Nullable(Id)),
  /** The whole list. */
  memberIds: Type.Optional(Type.Array(Id, { maxItems: 1_000 })),
});
export type TeamBody = Static<typeof TeamBody>;
/** PATCH /api/teams/:id?version= */
export const TeamChange = Type.Partial(TeamBody);
export type TeamChange = Static<typeof TeamChange>;

/** POST /api/sharing-rules: what the people of one team own is open to those of another. */
export const SharingRuleBody = Type.Object({ fromTeamId: Id, toTeamId: Id, access: Access });
export type SharingRuleBody = Static<typeof SharingRuleBody>;

export const RoleReply = Type.Object({
  /** Null for those that Tradepost brings along, which nobody changes or deletes. */
  id: Nullable(Id),
  /** The key of a built-in role; of an own one its name. */
  name: Type.String(),
  grants: Type.Array(Type.String()),
  /** How many people have it. */
  holders: Type.Integer(),
  version: Type.Integer(),
});
export type RoleReply = Static<typeof RoleReply>;
/** GET /api/roles */
export const RoleList = Type.Object({ roles: Type.Array(RoleReply), grants: Type.Array(Type.String()) });
export type RoleList = Static<typeof RoleList>;
/** POST /api/roles, PATCH /api/roles/:id?version= */
export const RoleBody = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  grants: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 100 }),
});
export type RoleBody = Static<typeof RoleBody>;
