import type { Claims } from './entraClaims';
import { timeOf } from './entraClaims';

/** How long one of our tokens counts, minutes; the pane fetches another before. */
export const LIFE_MINUTES = 60;
/** A key signs this long; afterwards it is kept until the last token that it signed is over. */
export const KEY_DAYS = 30;
/** The header's `typ` (RFC 9068, 2.1): nothing else that we may ever sign passes for such a token. */
export const TOKEN_TYPE = 'at+jwt';
// The processes of one service have nearly the same clock.
const SKEW_MS = 60_000;

/** What begins an API key; the other kinds are told by what they name as their issuer. */
export type BearerKind = 'key' | 'pane' | 'entra' | 'unknown';

/** What may be read of a token before anything of it is believed. */
export interface TokenGlance {
  algorithm: string;
  kid: string;
  issuer: string;
  tenant: string;
}

const MAX_LENGTH = 16_384;

/** A glance at a token in compact form; null for anything that is none. Nothing of it is believed: it only says by which rule it is to be judged. */
export function glanceAt(token: string): TokenGlance | null {
  const parts = token.split('.');
  if (token.length > MAX_LENGTH || parts.length !== 3) return null;
  const [header, claims] = [partOf(parts[0] ?? ''), partOf(parts[1] ?? '')];
  if (!header || !claims) return null;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return {
    algorithm: text(header.alg),
    kid: text(header.kid).slice(0, 200),
    issuer: text(claims.iss),
    tenant: text(claims.tid).toLowerCase(),
  };
}

function partOf(part: string): Claims | null {
  if (!/^[A-Za-z0-9_-]+$/.test(part)) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Claims) : null;
  } catch {
    return null;
  }
}

/** Of which kind a bearer is, by its form; one kind is never tried as another. `ownIssuer`: what ours name as their issuer. */
export function kindOf(token: string, keyPrefix: string, ownIssuer: string): BearerKind {
  if (token.startsWith(keyPrefix)) return 'key';
  const glance = glanceAt(token);
  if (!glance) return 'unknown';
  return glance.issuer === ownIssuer || isOfAnotherTradepost(token) ? 'pane' : 'entra';
}

// A token of another house of ours is refused as such, not as one of Microsoft's.
function isOfAnotherTradepost(token: string): boolean {
  const claims = partOf(token.split('.')[1] ?? '');
  return typeof claims?.aud === 'string' && claims.aud.endsWith('/pane') && claims.sid !== undefined && !claims.tid;
}

/** What one of our tokens says. */
export interface PaneClaims {
  userId: number;
  sessionId: number;
}

/** The claims of a token for the pane; `issuer` is the public URL. */
export function claimsFor(issuer: string, who: PaneClaims, now: Date, until: Date): Claims {
  const seconds = (instant: Date) => Math.floor(instant.getTime() / 1000);
  return {
    iss: issuer,
    aud: audienceOf(issuer),
    sub: String(who.userId),
    sid: String(who.sessionId),
    iat: seconds(now),
    nbf: seconds(now),
    exp: seconds(until),
  };
}

export function audienceOf(issuer: string): string {
  return `${issuer}/pane`;
}

export type PaneRefusal = 'pane.token_expired' | 'pane.token_not_yet' | 'pane.token_invalid' | 'pane.other_service';

/** Whom one of our tokens speaks for, or why it is not taken. Its signature was checked before. */
export function readPaneClaims(claims: Claims, issuer: string, now: Date): PaneClaims | PaneRefusal {
  if (claims.iss !== issuer || claims.aud !== audienceOf(issuer)) return 'pane.other_service';
  const time = timeOf(claims, now, SKEW_MS);
  if (time === 'over') return 'pane.token_expired';
  if (time === 'not yet') return 'pane.token_not_yet';
  const [userId, sessionId] = [idOf(claims.sub), idOf(claims.sid)];
  return time === 'now' && userId && sessionId ? { userId, sessionId } : 'pane.token_invalid';
}

function idOf(value: unknown): number | null {
  const id = typeof value === 'string' && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null;
  return id;
}

/** Until when a token counts that is made now: an hour, and no longer than its session can live. */
export function endOf(now: Date, sessionEnds: Date): Date {
  return new Date(Math.min(now.getTime() + LIFE_MINUTES * 60_000, sessionEnds.getTime()));
}

/** A key that signed until before this instant has no token about that still counts. */
export function keysOverBefore(now: Date): Date {
  return new Date(now.getTime() - LIFE_MINUTES * 60_000 - SKEW_MS);
}
