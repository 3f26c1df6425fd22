/** What an access token of Microsoft Entra ID must be made out to, for us to take it. */
export interface EntraExpectation {
  clientId: string;
  tenants: readonly string[];
  callers: readonly string[];
  scope: string;
  /** The issuer that a token of this tenant names, exactly. */
  issuerOf(tenant: string): string;
}

/** Who a token is about: he is known by both together, and by nothing else that a token says. */
export interface EntraPerson {
  tid: string;
  oid: string;
}

export type EntraRefusal =
  | 'entra.token_expired'
  | 'entra.token_not_yet'
  | 'entra.token_invalid'
  | 'entra.wrong_audience'
  | 'entra.wrong_issuer'
  | 'entra.wrong_tenant'
  | 'entra.app_only'
  | 'entra.not_an_access_token'
  | 'entra.scope_missing'
  | 'entra.wrong_caller';

export type Claims = Readonly<Record<string, unknown>>;

/** How far clocks may be apart, milliseconds (Microsoft's own validators allow five minutes). */
export const SKEW_MS = 5 * 60_000;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const text = (value: unknown) => (typeof value === 'string' ? value : '');
const guid = (value: unknown) => (GUID.test(text(value)) ? text(value).toLowerCase() : null);

/** Whether a token's time is now; `nbf` may be absent, `exp` may not (seconds since 1970, RFC 7519, 4.1). */
export function timeOf(claims: Claims, now: Date, skewMs = SKEW_MS): 'now' | 'over' | 'not yet' | 'none' {
  const { exp, nbf } = claims;
  if (typeof exp !== 'number' || !Number.isFinite(exp)) return 'none';
  if (nbf !== undefined && (typeof nbf !== 'number' || !Number.isFinite(nbf))) return 'none';
  if (exp * 1000 + skewMs <= now.getTime()) return 'over';
  return nbf !== undefined && nbf * 1000 - skewMs > now.getTime() ? 'not yet' : 'now';
}

/**
 * Who an access token speaks for, or why it is not taken. Its signature was checked before. The order of the questions is that of their use to whoever has to mend
 * it: an expired token of ours is expired, another's is another's.
 *
 * Source of the rules: Microsoft, "Secure applications and APIs by validating claims" and "Access tokens in the Microsoft identity platform" (version 2.0).
 */
export function readEntraClaims(claims: Claims, expected: EntraExpectation, now: Date): EntraPerson | EntraRefusal {
  const [tid, oid] = [guid(claims.tid), guid(claims.oid)];
  if (!tid) return 'entra.token_invalid';
  if (text(claims.aud).toLowerCase() !== expected.clientId) return 'entra.wrong_audience';
  if (!expected.tenants.includes(tid)) return 'entra.wrong_tenant';
  if (claims.iss !== expected.issuerOf(tid)) return 'entra.wrong_issuer';
  const time = timeOf(claims, now);
  if (time === 'over') return 'entra.token_expired';
  if (time === 'not yet') return 'entra.token_not_yet';
  if (time === 'none') return 'entra.token_invalid';
  const kind = refusalOfKind(claims, expected);
  if (kind) return kind;
  return oid ? { tid, oid } : 'entra.token_invalid';
}

/** A person's token for an API carries a scope; an ID token and one of a program alone carry none. */
function refusalOfKind(claims: Claims, expected: EntraExpectation): EntraRefusal | null {
  if (claims.idtyp === 'app') return 'entra.app_only';
  if (typeof claims.scp !== 'string')
    return claims.roles !== undefined || claims.azpacr !== undefined ? 'entra.app_only' : 'entra.not_an_access_token';
  if (!claims.scp.split(' ').includes(expected.scope)) return 'entra.scope_missing';
  return expected.callers.includes(text(claims.azp).toLowerCase()) ? null : 'entra.wrong_caller';
}

/** Whether a key that stands for one issuer alone may sign for `issuer`; Microsoft writes `{tenantid}` for whatever tenant it is. */
export function mayKeySign(keyIssuer: string | null, issuer: string, tid: string): boolean {
  return keyIssuer === null || keyIssuer.replace('{tenantid}', tid) === issuer;
}
