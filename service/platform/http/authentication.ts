import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from './permissions';
import { findCaller, rightsOf, signedOut } from './permissions';

/** A signed-in browser. */
export interface FoundSession<C extends Caller = Caller> {
  sessionId: number;
  caller: C;
}

/** Looks a session token up; null when it is unknown, expired or its user may no longer sign in. */
export type FindSession = (token: string) => Promise<FoundSession | null>;

/**
 * Looks a bearer up: an API key, or a token of the Outlook pane. `sessionId` is null where no session stands behind it.
 *
 * @throws AppError 401 where it is none, 403 where it may not do this, 429 where it calls too often
 */
export type FindBearer<C extends Caller = Caller> = (
  token: string,
  request: { method: string; address: string },
) => Promise<{ caller: C; sessionId: number | null }>;

// The absolute life of a session; the service ends idle ones earlier by itself.
const COOKIE_DAYS = 30;

/** The cookie that carries the session. `__Host-` makes browsers refuse it from a sub-domain or over plain HTTP. */
export function sessionCookie(isSecure: boolean): string {
  return isSecure ? '__Host-tradepost' : 'tradepost';
}

/**
 * Finds out who asks, by the session cookie, or by a key or token in `Authorization: Bearer` (RFC 6750, 2.1): where there is one it alone counts, so
 * that what a program is refused it does not get by a cookie that happens to be there. Public routes are not looked at. Afterwards `request.viewer` is the
 * caller as `findSession` gave him (it throws 401 where nobody is signed in).
 */
export function authentication(
  app: FastifyInstance,
  findSession: FindSession,
  findBearer: FindBearer | null,
  isSecure: boolean,
): void {
  app.decorateRequest('caller', null);
  app.decorateRequest('sessionId', null);
  app.decorateRequest('viewer', {
    getter(this: FastifyRequest) {
      const caller = findCaller(this);
      if (!caller) throw signedOut();
      return caller as never;
    },
  } as never);
  app.addHook('onRequest', async (request, reply) => {
    if (request.is404 || rightsOf(request.routeOptions).permission === 'public') return;
    const bearer = readBearer(request.headers.authorization);
    if (bearer !== null && findBearer) {
      // What a refusal carries (RFC 6750, 3); taken away again where there is none.
      reply.header('www-authenticate', 'Bearer error="invalid_token"');
      const { caller, sessionId } = await findBearer(bearer, { method: request.method, address: request.ip });
      reply.removeHeader('www-authenticate');
      request.setDecorator('caller', caller);
      request.setDecorator('sessionId', sessionId);
      return;
    }
    const token = readCookie(request.headers.cookie, sessionCookie(isSecure));
    const found = token ? await findSession(token) : null;
    if (!found) return;
    request.setDecorator('caller', found.caller);
    request.setDecorator('sessionId', found.sessionId);
  });
}

/** The session of this request. Only behind a permission. */
export function sessionIdOf(request: FastifyRequest): number {
  const id = request.getDecorator<number | null>('sessionId');
  if (id === null) throw signedOut();
  return id;
}

/** Makes the browser keep the session. */
export function giveSession(reply: FastifyReply, token: string, isSecure: boolean): void {
  writeCookie(reply, sessionCookie(isSecure), token, COOKIE_DAYS * 86_400, isSecure);
}

/** Makes the browser forget the session. */
export function takeSession(reply: FastifyReply, isSecure: boolean): void {
  writeCookie(reply, sessionCookie(isSecure), '', 0, isSecure);
}

/** The token of an Authorization header; null where it is of another kind. */
export function readBearer(header: string | undefined): string | null {
  return /^bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? null;
}

/** The value of the first cookie named `name` in a Cookie header (RFC 6265, 4.2). */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || undefined;
  }
  return undefined;
}

/** Sets a cookie that no script reads. Our values are base64url, so that nothing needs to be quoted. */
export function writeCookie(
  reply: FastifyReply,
  name: string,
  value: string,
  seconds: number,
  isSecure: boolean,
): void {
  const attributes = ['Path=/', `Max-Age=${seconds}`, 'HttpOnly', 'SameSite=Lax', ...(isSecure ? ['Secure'] : [])];
  reply.header('set-cookie', `${name}=${value}; ${attributes.join('; ')}`);
}
