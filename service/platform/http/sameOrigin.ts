import type { FastifyInstance } from 'fastify';
import { AppError } from '../../common/errors';
import { readBearer } from './authentication';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What a request says of where it comes from. */
export interface RequestOrigin {
  method: string;
  /** Sec-Fetch-Site, which a page cannot forge. */
  site: string | undefined;
  /** Origin header. */
  origin: string | undefined;
  hasCookie: boolean;
  /** It says by its own header who asks: the browser adds nothing by itself, and so nobody asks in another's name. */
  hasBearer?: boolean;
}

/**
 * Whether a request that changes something may come from a page of ours. Browsers send Sec-Fetch-Site, or at least
 * Origin, with every such request; one that has neither and yet carries a cookie is refused. (OWASP, Cross-Site Request
 * Forgery Prevention: fetch metadata, with the origin as the fallback.)
 */
export function isOurs(request: RequestOrigin, ownOrigins: readonly string[]): boolean {
  if (SAFE.has(request.method) || request.hasBearer) return true;
  if (request.site !== undefined) return request.site === 'same-origin';
  if (request.origin !== undefined) return ownOrigins.includes(request.origin);
  return !request.hasCookie;
}

/** Refuses requests that another site makes in the name of a signed-in person. `publicUrl` as browsers see it. */
export function sameOrigin(app: FastifyInstance, publicUrl: string): void {
  app.addHook('onRequest', async request => {
    const { headers } = request;
    const site = headers['sec-fetch-site'];
    const origins = [new URL(publicUrl).origin, `${request.protocol}://${request.host}`];
    const ours = isOurs(
      {
        method: request.method,
        site: Array.isArray(site) ? site[0] : site,
        origin: headers.origin,
        hasCookie: headers.cookie !== undefined,
        hasBearer: readBearer(headers.authorization) !== null,
      },
      origins,
    );
    if (!ours)
      throw new AppError(
        'request.other_site',
        403,
        'This request comes from another site. Open Tradepost and try again.',
      );
  });
}
