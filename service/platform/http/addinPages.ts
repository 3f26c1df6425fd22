import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Cloud } from '../../common/microsoftClouds';
import { clouds } from '../../common/microsoftClouds';
import type { RouteRights } from './permissions';

/** Where the pages of the Outlook pane are. */
export const ADDIN = '/addin/';

/** What the pane's pages may load and who may frame them, as the company's Outlook makes necessary. */
export interface AddinRules {
  cloud: Cloud;
  /** Further pages that may show the pane in a frame; origins. */
  moreHosts: readonly string[];
  /** As browsers see us. */
  publicUrl: string;
  /** People sign in by Microsoft Entra ID: the pane speaks with its login pages. */
  hasEntra: boolean;
  /** The demonstration: a page of ours plays Outlook's part, and Office.js is its double. */
  isDemo: boolean;
}

/** Office.js in the demonstration. */
export const DEMO_OFFICE_SCRIPT = '/addin/preview/office.js';

/** The address of Office.js for these rules; pages are built with that of the world-wide cloud. */
export function officeScriptOf(rules: AddinRules): string {
  return rules.isDemo ? DEMO_OFFICE_SCRIPT : rules.cloud.officeScript;
}

/**
 * The content security policy of the pane's pages. Beside our own scripts those of Office.js, which Microsoft lets nobody else serve: none inline, none by eval.
 * Styles inline too, since Fluent UI writes its rules into the page. Framed by Outlook alone; in the demonstration by ourselves.
 */
export function addinPolicy(rules: AddinRules): Record<string, string[]> {
  const office = rules.isDemo ? [] : [new URL(rules.cloud.officeScript).origin];
  const login = rules.hasEntra ? [...rules.cloud.loginHosts] : [];
  // The page that plays Outlook's part has the pane in a frame.
  const frames = rules.isDemo ? ["'self'", ...login] : login;
  const hosts = rules.isDemo ? ["'self'"] : [...rules.cloud.outlookHosts, ...rules.moreHosts];
  return {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...office],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'", ...login],
    'frame-src': frames.length > 0 ? frames : ["'none'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': hosts,
  };
}

/**
 * Headers of the pane's pages in place of the admin's.
 *
 * - No X-Frame-Options: it knows one frame or none, and where both are there browsers follow frame-ancestors (CSP Level 3, 6.4.2), but not all proxies do.
 * - The window that opened the dialog stays in reach: Office.js speaks through it (same-origin would cut it off).
 * - Pictures may be shown by Outlook, whose pages are another site: the icons of the manifest.
 */
export function addinHeaders(app: FastifyInstance, rules: AddinRules): void {
  const policy = Object.entries(addinPolicy(rules))
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join(';');
  app.addHook('onSend', async (request, reply) => {
    if (!request.url.startsWith(ADDIN)) return;
    reply.header('content-security-policy', policy);
    // Written by helmet, which knows nothing of Fastify's own list.
    reply.raw.removeHeader('x-frame-options');
    reply.header('cross-origin-opener-policy', 'unsafe-none');
    reply.header('cross-origin-resource-policy', 'cross-origin');
  });
}

// Where addin/launchevent.ts has our address: classic Outlook runs it without a page, so it cannot look whence it came.
const EVENT_PLACE = 'https://service.tradepost.invalid';
const EVENT_SCRIPT = 'launchevent.js';

const rights: RouteRights = { permission: 'public', reason: 'the page itself holds nothing private', reply: 'file' };

/** The folder of the pane's built pages, beside that of the admin's; null while they are not built. */
export function findAddinPages(adminPages: string | null): string | null {
  const folder = adminPages === null ? null : join(dirname(adminPages), 'addin');
  return folder !== null && existsSync(join(folder, 'taskpane.html')) ? folder : null;
}

/**
 * Serves the pane's pages from `folder`. Each page is built with the Office.js of the world-wide cloud; it is sent with that of the company's own. `setHeaders` as for the
 * admin's files.
 */
export async function addinPages(
  app: FastifyInstance,
  folder: string,
  rules: AddinRules,
  setHeaders: (response: { setHeader(name: string, value: string): unknown }, path: string) => void,
): Promise<void> {
  addinHeaders(app, rules);
  for (const name of readdirSync(folder).filter(file => file.endsWith('.html'))) {
    const page = readFileSync(join(folder, name), 'utf8').replaceAll(clouds.world.officeScript, officeScriptOf(rules));
    app.get(`${ADDIN}${name}`, { config: rights as object }, (_request, reply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page),
    );
  }
  if (existsSync(join(folder, EVENT_SCRIPT))) {
    const script = readFileSync(join(folder, EVENT_SCRIPT), 'utf8').replaceAll(EVENT_PLACE, rules.publicUrl);
    app.get(`${ADDIN}${EVENT_SCRIPT}`, { config: rights as object }, (_request, reply) =>
      reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(script),
    );
  }
  // Where Office signs in by itself, its handlers of events may be ours from this address alone (Microsoft, "Use single sign-on in event-based activation").
  app.get('/.well-known/microsoft-officeaddins-allowed.json', { config: rights as object }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').send({ allowed: [`${rules.publicUrl}${ADDIN}launchevent.js`] }),
  );
  await app.register(fastifyStatic, {
    root: folder,
    prefix: ADDIN,
    preCompressed: true,
    cacheControl: false,
    decorateReply: false,
    setHeaders,
    // The page that plays Outlook's part, and its Office.js, are the demonstration's alone.
    allowedPath: path => rules.isDemo || !posix.normalize(path).toLowerCase().startsWith('/preview'),
  });
}
