import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';
import { Role } from './users.schema';

const Roles = Type.Array(Role, { maxItems: 8 });
const TeamId = Nullable(Type.Integer({ minimum: 1 }));

/** Who gets an account when he signs in by Microsoft for the first time: nobody may; only who is linked; whose sign-in name is of a domain; who has an app role or group. */
export const SignInMode = Type.Union([
  Type.Literal('off'),
  Type.Literal('linked'),
  Type.Literal('domain'),
  Type.Literal('claims'),
]);
export type SignInMode = Static<typeof SignInMode>;

/** An app role (its value) or a group (its object id) of Entra ID, and what whoever has it is given here. */
export const SignInRule = Type.Object({
  kind: Type.Union([Type.Literal('role'), Type.Literal('group')]),
  value: Type.String({ minLength: 1, maxLength: 120 }),
  roles: Roles,
  teamId: TeamId,
});
export type SignInRule = Static<typeof SignInRule>;

/** PUT /api/settings/sign-in?version= */
export const SignInSettings = Type.Object({
  mode: SignInMode,
  /** Of 'domain': whose people get `roles`, and stand in `teamId`. */
  domains: Type.Array(Type.String({ minLength: 1, maxLength: 255 }), { maxItems: 50 }),
  roles: Roles,
  teamId: TeamId,
  /** Of 'claims'. */
  rules: Type.Array(SignInRule, { maxItems: 100 }),
  /** How long a session lasts that Microsoft's sign-in began; then Microsoft is asked again. */
  sessionHours: Type.Integer({ minimum: 1, maximum: 720 }),
  /** Whoever has a linked Microsoft account signs in by that alone. */
  isLocalOff: Type.Boolean(),
});
export type SignInSettings = Static<typeof SignInSettings>;

/** GET /api/settings/sign-in */
export const SignInSettingsReply = Type.Composite([
  SignInSettings,
  Type.Object({
    version: Type.Integer(),
    /** What the environment says of the registration; null: Microsoft's sign-in is not set up. */
    registration: Nullable(
      Type.Object({
        clientId: Type.String(),
        tenants: Type.Array(Type.String()),
        /** What is entered as redirect URI in the registration. */
        redirectUri: Type.String(),
        proof: Type.Union([Type.Literal('certificate'), Type.Literal('secret'), Type.Literal('none')]),
        /** Until when the certificate counts. */
        certificateEnds: Nullable(Instant),
      }),
    ),
    /** Active people with and without a linked Microsoft account, and administrators who have signed in by theirs. */
    linked: Type.Integer(),
    unlinked: Type.Integer(),
    administrators: Type.Integer(),
  }),
]);
export type SignInSettingsReply = Static<typeof SignInSettingsReply>;
