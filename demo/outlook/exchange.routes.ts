import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Type } from '@sinclair/typebox';
import { errorReplies, Nothing } from '../../service/common/apiSchema';
import { AppError, notFound } from '../../service/common/errors';
import { findAddinPages } from '../../service/platform/http/addinPages';
import { findPages } from '../../service/platform/http/pages';
import type { App } from '../../service/platform/http/http';
import type { Exchange } from './exchange';
import {
  StandInCategories,
  StandInDraft,
  StandInFile,
  StandInFolder,
  StandInLetter,
  StandInLine,
  StandInLive,
  StandInPerson,
  StandInPlace,
} from './exchange.schema';

const tags = ['practice'];
// The demonstration listens on this machine only, its people and their password are named on its sign-in page, and its mail is invented.
const rights = {
  permission: 'public',
  reason: 'the mail server of the demonstration: invented mail, this machine only',
} as const;
const Id = Type.Object({ id: Type.String({ maxLength: 40 }) });
const MAX_SENT = 40 * 1024 * 1024;

/** The practice page at /outlook, and what it asks its mail server for; there in the demonstration only. */
export function exchangeRoutes(app: App, exchange: Exchange): void {
  liveRoutes(app, exchange);
  app.get('/outlook', { schema: { tags }, config: { ...rights, reply: 'file' } }, async (_request, reply) => {
    const folder = findAddinPages(findPages());
    const file = folder === null ? null : join(folder, 'preview', 'index.html');
    if (file === null || !existsSync(file))
      throw new AppError('pages.not_built', 404, 'The web pages are not built. Run "npm run build" and start again.');
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(await readFile(file));
  });
  app.get(
    '/outlook/api/files',
    { schema: { tags, response: { 200: Type.Array(StandInFile), ...errorReplies } }, config: rights },
    () => exchange.files(),
  );
  app.get(
    '/outlook/api/people',
    { schema: { tags, response: { 200: Type.Array(StandInPerson), ...errorReplies } }, config: rights },
    () => exchange.people(),
  );
  app.get(
    '/outlook/api/letters',
    {
      schema: {
        tags,
        querystring: Type.Object({
          mailbox: Type.String({ maxLength: 320 }),
          folder: StandInFolder,
          place: Type.Optional(Type.String({ maxLength: 300 })),
        }),
        response: { 200: Type.Array(StandInLine), ...errorReplies },
      },
      config: rights,
    },
    request => exchange.list(request.query.mailbox, request.query.folder, request.query.place ?? ''),
  );
  app.get(
    '/outlook/api/letters/:id',
    { schema: { tags, params: Id, response: { 200: StandInLetter, ...errorReplies } }, config: rights },
    async request => (await exchange.open(request.params.id)) ?? missing(request.params.id),
  );
  app.get(
    '/outlook/api/letters/:id/source',
    { schema: { tags, params: Id }, config: { ...rights, reply: 'file' } },
    async (request, reply) => {
      const bytes = (await exchange.source(request.params.id)) ?? missing(request.params.id);
      return reply.type('application/octet-stream').send(bytes);
    },
  );
  app.get(
    '/outlook/api/letters/:id/attachments/:position',
    {
      schema: { tags, params: Type.Composite([Id, Type.Object({ position: Type.Integer({ minimum: 0 }) })]) },
      config: { ...rights, reply: 'file' },
    },
    async (request, reply) => {
      const { id, position } = request.params;
      const found = (await exchange.attachment(id, position)) ?? missing(id);
      return reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`)
        .send(found.bytes);
    },
  );
  app.post(
    '/outlook/api/letters',
    {
      bodyLimit: MAX_SENT,
      schema: { tags, body: StandInDraft, response: { 200: StandInLine, ...errorReplies } },
      config: rights,
    },
    request => exchange.send(request.body),
  );
}

/** What a person does by hand in a mailbox in which others work too. */
function liveRoutes(app: App, { live }: Exchange): void {
  app.get(
    '/outlook/api/live',
    {
      schema: {
        tags,
        querystring: Type.Object({ mailbox: Type.String({ maxLength: 320 }) }),
        response: { 200: StandInLive, ...errorReplies },
      },
      config: rights,
    },
    request => live?.standing(request.query.mailbox) ?? { isLive: false, places: [], categories: [] },
  );
  app.post(
    '/outlook/api/letters/:id/categories',
    {
      schema: { tags, params: Id, body: StandInCategories, response: { 200: Nothing, ...errorReplies } },
      config: rights,
    },
    request => {
      const { id } = request.params;
      if (!live?.find(id)) missing(id);
      live?.categorise(id, request.body.categories);
      return {};
    },
  );
  app.post(
    '/outlook/api/letters/:id/place',
    { schema: { tags, params: Id, body: StandInPlace, response: { 200: Nothing, ...errorReplies } }, config: rights },
    request => {
      const { id } = request.params;
      if (!live?.find(id)) missing(id);
      live?.move(id, request.body.place);
      return {};
    },
  );
}

function missing(id: string): never {
  throw notFound('letter', { id });
}
