import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/**
 * What pages may load.
 *
 * - Scripts only from us: none inline, none by eval.
 * - Styles inline too: Fluent UI writes its rules into the page, and mails carry their own.
 * - Pictures: a mail is shown in a sandboxed `srcdoc` frame, and such a frame inherits this policy and can only narrow
 *   it. So https: stands here, and what keeps remote pictures out is the frame's own policy (`img-src data:` in its
 *   meta element until the reader asks) and the sanitiser before it. Plain http: never.
 * - Frames: only that one; nobody may put us into his.
 */
export const contentPolicy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:', 'https:'],
  'font-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'frame-src': ["'self'", 'blob:'],
  'manifest-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

/** Headers that make browsers careful with our pages. `isSecure`: the service is reached by HTTPS. */
export async function securityHeaders(app: FastifyInstance, isSecure: boolean): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentPolicy },
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    hsts: isSecure ? { maxAge: 365 * 86_400, includeSubDomains: false } : false,
  });
  app.addHook('onSend', async (request, reply) => {
    // What a person may see must not stay behind in a shared computer's cache.
    if (request.url.startsWith('/api') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
}
