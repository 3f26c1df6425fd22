import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import rateLimit from '@fastify/rate-limit';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault, RouteOptions } from 'fastify';
import Fastify, { LogController } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { AppError } from '../../common/errors';
import type { AddinRules } from './addinPages';
import { apiDocument, apiDocumentRoutes } from './apiDocument';
import type { FindBearer, FindSession } from './authentication';
import { authentication } from './authentication';
import { errorReply } from './errorReply';
import type { HealthCheck } from './health';
import { healthRoutes } from './health';
import { requestLog } from './logging';
import { declarePages, pages } from './pages';
import { declareRights, permissions } from './permissions';
import { sameOrigin } from './sameOrigin';
import { securityHeaders } from './securityHeaders';
import { serialisation } from './serialisation';
import { validation } from './validation';

/** What routes are registered on; `request.body` and its like have the types of their TypeBox schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

export interface HttpOptions {
  log: Logger;
  /** As browsers see it. */
  publicUrl: string;
  /** Cookies only over HTTPS, and HSTS. */
  isSecure: boolean;
  findSession: FindSession;
  /** null: neither API keys nor tokens are taken. */
  findBearer?: FindBearer | null;
  checks: readonly HealthCheck[];
  /** Folder of the built web pages; null: none. */
  pages: string | null;
  /** Of the pages of the Outlook pane; absent: they are not served. */
  addin?: AddinRules | null;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Aborted when the service is told to stop: streams of events end then. */
    stopping: AbortSignal;
  }
}

const BODY_LIMIT = 1024 * 1024;

/**
 * A server with everything that is no business: errors, log, sign-in, permissions, documents, pages.
 *
 * @param routes registers the routes of the business
 */
export async function buildHttp(options: HttpOptions, routes: (app: App) => void | Promise<void>): Promise<App> {
  const app = Fastify({
    loggerInstance: options.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'ref' }),
    requestIdHeader: false,
    genReqId: () => randomBytes(6).toString('hex'),
    bodyLimit: BODY_LIMIT,
    // A proxy on this machine may say whom it speaks for; nobody else.
    trustProxy: 'loopback',
    return503OnClosing: true,
    forceCloseConnections: 'idle',
  }).withTypeProvider<TypeBoxTypeProvider>();
  const plain = app as unknown as FastifyInstance;
  stopSignal(plain);
  errorReply(plain);
  validation(plain);
  serialisation(plain);
  requestLog(plain);
  await securityHeaders(plain, options.isSecure);
  sameOrigin(plain, options.publicUrl);
  await limits(plain);
  plain.addHook('onRoute', declareForPlugins);
  authentication(plain, options.findSession, options.findBearer ?? null, options.isSecure);
  permissions(plain);
  await apiDocument(plain, options.isSecure);
  await routes(app);
  healthRoutes(plain, options.checks);
  await apiDocumentRoutes(plain);
  await pages(plain, options.pages, options.addin ?? null);
  return app;
}

function stopSignal(app: FastifyInstance): void {
  const stop = new AbortController();
  // Every open stream of events listens to it.
  setMaxListeners(0, stop.signal);
  app.decorate('stopping', stop.signal);
  app.addHook('preClose', async () => stop.abort());
}

// Only routes that ask for it (config.rateLimit) are limited: those that take a password or a link.
async function limits(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) =>
      new AppError('request.too_many', 429, 'Too many attempts from this computer. Wait a little and try again.', {
        details: { seconds: Math.ceil(ttl / 1000) },
      }),
  });
}

// Routes of plugins that know nothing of our permissions.
function declareForPlugins(route: RouteOptions): void {
  if (route.url.startsWith('/api/docs')) declareRights(route, { permission: 'signed-in', reply: 'file' });
  else if (['/*', '/', '/addin/*', '/addin/'].includes(route.url)) declarePages(route);
}
