import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { errorReplies, IdParams, Nothing, PageQuery } from '../common/apiSchema';
import type { Context } from '../context';
import { MessageList, MessageQuery } from '../mail/mail.schema';
import { inTransaction } from '../platform/database/transaction';
import type { App } from '../platform/http/http';
import { contentDisposition } from './fileNames';
import { listMessages, listTimeline } from './listing.service';
import { ConversationReply, ImagesBody, MessageReply } from './reading.schema';
import { consentToImages, getAttachment, getSource, readConversation, readMessage } from './reading.service';

const tags = ['mail'];

/** Lists of mail, one message, a conversation, and the files that came with it. */
export function readingRoutes(app: App, context: Context): void {
  listRoutes(app, context);
  messageRoutes(app, context);
  fileRoutes(app, context);
}

function listRoutes(app: App, context: Context): void {
  app.get(
    '/api/messages',
    {
      schema: {
        tags,
        summary: 'Mail, newest first',
        querystring: MessageQuery,
        response: { 200: MessageList, ...errorReplies },
      },
      config: { permission: 'mail.read' },
    },
    async request => listMessages(context.database.manager, request.viewer, request.query, context.clock()),
  );
  app.get(
    '/api/companies/:id/timeline',
    {
      schema: {
        tags,
        summary: 'Mail of a company, newest first',
        params: IdParams,
        querystring: PageQuery,
        response: { 200: MessageList, ...errorReplies },
      },
      config: { permission: 'mail.read' },
    },
    async request =>
      listTimeline(
        context.database.manager,
        request.viewer,
        request.params.id,
        request.query.cursor,
        request.query.limit ?? 50,
      ),
  );
}

function messageRoutes(app: App, context: Context): void {
  app.get(
    '/api/messages/:id',
    {
      schema: {
        tags,
        summary: 'One message',
        params: IdParams,
        querystring: Type.Object({ images: Type.Optional(Type.Boolean()) }),
        response: { 200: MessageReply, ...errorReplies },
      },
      config: { permission: 'mail.read' },
    },
    async request => readMessage(context, request.viewer, request.params.id, request.query.images ?? false),
  );
  app.get(
    '/api/conversations/:id',
    {
      schema: {
        tags,
        summary: 'A conversation',
        params: IdParams,
        response: { 200: ConversationReply, ...errorReplies },
      },
      config: { permission: 'mail.read' },
    },
    async request => readConversation(context, request.viewer, request.params.id),
  );
  app.post(
    '/api/messages/:id/images',
    {
      schema: {
        tags,
        summary: 'Always show pictures of this sender',
        params: IdParams,
        body: ImagesBody,
        response: { 200: Nothing, ...errorReplies },
      },
      config: { permission: 'mail.read' },
    },
    async request => {
      if (request.body.always)
        await inTransaction(context.database, manager => consentToImages(manager, request.viewer, request.params.id));
      return {};
    },
  );
}

/** A file from a stranger: never shown by the browser, only saved. */
async function sendFile(context: Context, reply: FastifyReply, place: string, name: string): Promise<FastifyReply> {
  return reply
    .header('content-type', 'application/octet-stream')
    .header('content-disposition', contentDisposition(name))
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .send(await context.blobs.open(place));
}

function fileRoutes(app: App, context: Context): void {
  app.get(
    '/api/attachments/:id',
    {
      schema: { tags, summary: 'Save an attachment', params: IdParams },
      config: { permission: 'mail.read', reply: 'file' },
    },
    async (request, reply) => {
      const { attachment, place } = await getAttachment(context.database.manager, request.viewer, request.params.id);
      return sendFile(context, reply, place, attachment.name);
    },
  );
  app.get(
    '/api/messages/:id/source',
    {
      schema: { tags, summary: 'Save the source of an own copy', params: IdParams },
      config: { permission: 'mail.read', reply: 'file' },
    },
    async (request, reply) => {
      const { place } = await getSource(context.database.manager, request.viewer, request.params.id);
      return sendFile(context, reply, place, `message-${request.params.id}.eml`);
    },
  );
}
