import type { Claims, EntraPerson } from './entraClaims';
import { timeOf } from './entraClaims';

/** What an ID token must be made out to, for the web sign-in to take it. */
export interface IdTokenExpectation {
  clientId: string;
  tenants: readonly string[];
  /** What was sent along with the person. */
  nonce: string;
  /** The issuer that a token of this tenant names, exactly. */
  issuerOf(tenant: string): string;
}

/** Who has come, and what his organisation says of him. He is known by `person` alone; the rest is read once, when an account is made for him. */
export interface EntraArrival {
  person: EntraPerson;
  /** As his organisation writes it; '' where it says none. */
  name: string;
  /** The name he signs in with there, in small letters; '' where it is none like an address, or that of a guest. */
  signInName: string;
  /** App roles that he was given. */
  roles: readonly string[];
  /** Object ids of his groups; null where there are too many to be listed. */
  groups: readonly string[] | null;
}

export type IdTokenRefusal =
  | 'entra.token_invalid'
  | 'entra.wrong_audience'
  | 'entra.wrong_tenant'
  | 'entra.wrong_issuer'
  | 'entra.wrong_nonce'
  | 'entra.clock_wrong';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
const guid = (value: unknown) => (GUID.test(text(value).toLowerCase()) ? text(value).toLowerCase() : null);
const texts = (value: unknown) => (Array.isArray(value) ? value.filter(one => typeof one === 'string') : []);

/**
 * Who an ID token tells of, or why it is not taken. Its signature was checked before. It came this moment from Microsoft itself: one that is over, or does not count yet,
 * tells of a wrong clock.
 *
 * Source of the rules: OpenID Connect Core 1.0, 3.1.3.7; Microsoft, "ID token claims reference" and "Secure applications and APIs by validating claims".
 */
export function readIdClaims(claims: Claims, expected: IdTokenExpectation, now: Date): EntraArrival | IdTokenRefusal {
  const [tid, oid] = [guid(claims.tid), guid(claims.oid)];
  if (!tid || !oid) return 'entra.token_invalid';
  // An access token carries a scope, and one of a program says so: neither tells that a person has just come.
  if (claims.scp !== undefined || claims.idtyp !== undefined) return 'entra.token_invalid';
  if (text(claims.aud).toLowerCase() !== expected.clientId) return 'entra.wrong_audience';
  if (!expected.tenants.includes(tid)) return 'entra.wrong_tenant';
  if (claims.iss !== expected.issuerOf(tid)) return 'entra.wrong_issuer';
  if (expected.nonce === '' || claims.nonce !== expected.nonce) return 'entra.wrong_nonce';
  const time = timeOf(claims, now);
  if (time === 'none') return 'entra.token_invalid';
  if (time !== 'now') return 'entra.clock_wrong';
  return {
    person: { tid, oid },
    name: text(claims.name).slice(0, 200),
    signInName: signInNameOf(claims),
    roles: texts(claims.roles),
    groups: hasTooMany(claims) ? null : texts(claims.groups).map(one => one.toLowerCase()),
  };
}

/** Guests are named after another organisation ("a_other.example#EXT#@ours.example"): they stand for nobody of ours. */
function signInNameOf(claims: Claims): string {
  const name = text(claims.preferred_username).toLowerCase();
  // An account of elsewhere names who vouches for it.
  const isGuest = claims.acct === 1 || (claims.idp !== undefined && claims.idp !== claims.iss);
  return /^[^@\s#]+@[^@\s#]+\.[^@\s#]+$/.test(name) && !isGuest ? name : '';
}

/** More than two hundred groups are not listed (Microsoft, "Groups overage claim"). */
function hasTooMany(claims: Claims): boolean {
  const elsewhere = claims._claim_names as { groups?: unknown } | undefined;
  return claims.hasgroups === true || elsewhere?.groups !== undefined;
}
