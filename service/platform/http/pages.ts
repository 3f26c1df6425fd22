import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../../common/errors';
import type { AddinRules } from './addinPages';
import { ADDIN, addinPages, findAddinPages } from './addinPages';
import { sendError } from './errorReply';
import { declareRights } from './permissions';

// Vite puts a hash of the content into the names of what lies under assets/.
const HASHED = /[\\/]assets[\\/]/;

/** The folder of the built web pages, found from where this program stands; null while they are not built. */
export function findPages(from: string = __dirname): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const pages = join(folder, 'dist', 'admin');
    if (existsSync(join(pages, 'index.html'))) return pages;
    if (dirname(folder) === folder) return null;
  }
}

const setHeaders = (response: { setHeader(name: string, value: string): unknown }, path: string): void => {
  response.setHeader('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
};

/**
 * Serves the web pages from `folder` (null: they are not built), those of the Outlook pane that lie beside it, and answers addresses that are nothing else's.
 * `addin` null: no pane.
 */
export async function pages(app: FastifyInstance, folder: string | null, addin: AddinRules | null): Promise<void> {
  if (folder !== null)
    await app.register(fastifyStatic, { root: folder, preCompressed: true, cacheControl: false, setHeaders });
  const addinFolder = findAddinPages(folder);
  if (addin && addinFolder) await addinPages(app, addinFolder, addin, setHeaders);
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && isPageAddress(path);
    if (!isPage)
      return sendError(
        new AppError('request.no_such_address', 404, 'There is nothing at this address.'),
        request,
        reply,
      );
    if (folder === null)
      return sendError(
        new AppError('pages.not_built', 404, 'The web pages are not built. Run "npm run build" and start again.'),
        request,
        reply,
      );
    // A page of the web admin: its script reads the address.
    return reply.sendFile('index.html', folder);
  });
}

/** Whether a browser that opens `path` wants a page of the admin: no call of the API, no file, nothing of the pane, which others may frame. */
export function isPageAddress(path: string): boolean {
  return !path.startsWith(ADDIN) && !/^\/(api|health)(\/|$)/.test(path) && !/\.[a-z0-9]{1,8}$/i.test(path);
}

/** For `onRoute`: the rights of the routes that serve pages. */
export function declarePages(route: Parameters<typeof declareRights>[0]): void {
  declareRights(route, { permission: 'public', reason: 'the page itself holds nothing private', reply: 'file' });
}
