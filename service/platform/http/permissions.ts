import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { AppError, forbidden } from '../../common/errors';

/** Whoever asks, as far as the platform needs to know him: who, and what he may do. */
export interface Caller {
  readonly userId: number;
  readonly grants: ReadonlySet<string>;
}

/** What a route says of itself in `config`. */
export interface RouteRights {
  /** A grant of users/roles.ts, 'signed-in' (anybody who is), or 'public' (with a reason). */
  permission?: string;
  /** Why a route is public. */
  reason?: string;
  /** The answer is no JSON and so has no schema: a file, a stream of events, or another address. */
  reply?: 'file' | 'events' | 'redirect';
}

/** `config` of a route, or of a plugin's route that `withRights` spoke for. */
export function rightsOf(route: { config?: unknown }): RouteRights {
  return (route.config ?? {}) as RouteRights;
}

/** One sentence for each thing that `route` fails to declare. */
export function missingDeclarations(route: Pick<RouteOptions, 'method' | 'url' | 'schema' | 'config'>): string[] {
  const name = `${String(route.method)} ${route.url}`;
  const rights = rightsOf(route);
  const missing: string[] = [];
  if (!rights.permission) missing.push(`${name} declares no config.permission.`);
  if (rights.permission === 'public' && !rights.reason) missing.push(`${name} is public without a config.reason.`);
  const replies = Object.keys((route.schema?.response ?? {}) as object);
  if (!rights.reply && !replies.some(status => status.startsWith('2') || status === 'default'))
    missing.push(`${name} has no schema for its reply (schema.response; config.reply 'file' or 'events' for others).`);
  return missing;
}

/**
 * Refuses to start while a route lacks a permission or a reply schema, and answers 403 to callers without the grant.
 * Needs `authentication` before it.
 */
export function permissions(app: FastifyInstance): void {
  app.addHook('onRoute', route => {
    const missing = missingDeclarations(route);
    if (missing.length > 0) throw new Error(missing.join('\n'));
  });
  app.addHook('onRequest', async request => {
    if (request.is404) return;
    const { permission } = rightsOf(request.routeOptions);
    if (permission === 'public') return;
    const caller = findCaller(request);
    if (!caller) throw signedOut(request.headers.cookie !== undefined);
    if (permission === 'signed-in') return;
    // A route whose permission got lost is nobody's.
    if (!permission || !caller.grants.has(permission)) throw forbidden('permission.missing', { permission });
  });
}

/** Speaks for the routes of a plugin that knows nothing of permissions. Give it to `route` hooks before `permissions` sees them. */
export function declareRights(route: RouteOptions, rights: RouteRights): void {
  route.config = { ...(route.config as object | undefined), ...rights } as RouteOptions['config'];
}

/** 401: nobody is signed in, or (`hadSession`) no longer. */
export function signedOut(hadSession = false): AppError {
  return hadSession
    ? new AppError('session.ended', 401, 'Your session has ended. Sign in again.')
    : new AppError('session.required', 401, 'Sign in first.');
}

/** Who asks, or null on public routes. */
export function findCaller(request: FastifyRequest): Caller | null {
  return request.getDecorator<Caller | null>('caller');
}
