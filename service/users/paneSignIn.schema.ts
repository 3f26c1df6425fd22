import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';
import { SessionReply } from './users.schema';

const Guid = Type.String({ pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' });

/** POST /api/pane/token, POST /api/pane/token/renew */
export const PaneTokenReply = Type.Object({
  token: Type.String(),
  expiresAt: Instant,
  ...SessionReply.properties,
});
export type PaneTokenReply = Static<typeof PaneTokenReply>;

/** GET /api/pane/sign-in-settings */
export const PaneSignInSettings = Type.Object({
  entra: Nullable(
    Type.Object({
      clientId: Type.String(),
      authority: Type.String(),
      /** Names of login services that Microsoft's library does not know and is to take all the same. */
      knownAuthorities: Type.Array(Type.String()),
      scope: Type.String(),
      /** Office's own way of signing in is registered for us too. */
      hasOfficeSignIn: Type.Boolean(),
    }),
  ),
  /** Accounts of our own sign in, in the dialog; where not, only those without a linked Microsoft account do. */
  local: Type.Boolean(),
});
export type PaneSignInSettings = Static<typeof PaneSignInSettings>;

/** GET /api/pane/diagnosis */
export const PaneDiagnosis = Type.Object({
  version: Type.String(),
  now: Instant,
  token: Type.Object({
    kind: Type.Union(['none', 'key', 'pane', 'entra', 'unknown'].map(kind => Type.Literal(kind))),
    /** Why it is not taken; null where it is, or where none was sent. */
    refusal: Nullable(Type.String()),
    expiresAt: Nullable(Instant),
  }),
});
export type PaneDiagnosis = Static<typeof PaneDiagnosis>;

/** Who somebody is at Microsoft Entra ID: tenant and object id. */
export const EntraPersonBody = Type.Object({ tid: Guid, oid: Guid });
export type EntraPersonBody = Static<typeof EntraPersonBody>;

/** GET /api/users/:id/entra */
export const EntraLinkReply = Type.Object({
  isConfigured: Type.Boolean(),
  tenants: Type.Array(Type.String()),
  identity: Nullable(
    Type.Object({ tid: Type.String(), oid: Type.String(), linkedAt: Instant, lastSeenAt: Nullable(Instant) }),
  ),
});
export type EntraLinkReply = Static<typeof EntraLinkReply>;

/** POST /api/pane/identity: the Microsoft account that this token is of belongs to whoever asks. */
export const EntraTokenBody = Type.Object({ token: Type.String({ minLength: 20, maxLength: 16_384 }) });
