import multipart from '@fastify/multipart';
import { Type } from '@sinclair/typebox';
import { errorReplies, IdParams } from '../common/apiSchema';
import { badRequest } from '../common/errors';
import type { Context } from '../context';
import { VerdictReply } from '../guard/guard.schema';
import type { App } from '../platform/http/http';
import { VersionQuery } from '../users/users.schema';
import { beginAnswer } from './answer.service';
import { addAttachment, addFile, MOST_BYTES, removeFile } from './files.service';
import { judgeMail, sendMailOff, settleMail, takeMailBack, tryMailAgain } from './leaving.service';
import {
  AnswerReply,
  AttachBody,
  MailBody,
  NewMailBody,
  OutboxList,
  OutboxQuery,
  OutboxReply,
  OutboxVerdictBody,
  SendBody,
  SendingSettingsBody,
  SendingSettingsReply,
  SettleOutboxBody,
} from './outbox.schema';
import { listOfConversation, listOutbox } from './outboxList.service';
import { changeSendingSettings, getSendingSettings } from './sendingSettings.service';
import { createMail, discardMail, readMail, saveMail } from './writing.service';

const tags = ['outbox'];
const config = { permission: 'mail.read' } as const;
const office = { permission: 'settings.manage' } as const;
const mail = { 200: OutboxReply, ...errorReplies };
const one = { tags, params: IdParams, response: mail };
const act = { ...one, querystring: VersionQuery };

/** Mails that people write here, and how they leave (MAIL-9, MAIL-14). */
export function outboxRoutes(app: App, context: Context): void {
  writing(app, context);
  leaving(app, context);
  files(app, context);
  reading(app, context);
  settings(app, context);
}

function writing(app: App, context: Context): void {
  app.get(
    '/api/messages/:id/answer',
    {
      schema: {
        ...{ tags, summary: 'What an answer to a letter begins with', params: IdParams },
        response: { 200: AnswerReply, ...errorReplies },
      },
      config,
    },
    request => beginAnswer(context, request.viewer, request.params.id),
  );
  app.post(
    '/api/outbox',
    { schema: { tags, summary: 'Begin a mail', body: NewMailBody, response: mail }, config },
    request => createMail(context, request.viewer, request.body),
  );
  app.put(
    '/api/outbox/:id',
    { schema: { ...act, summary: 'Save a mail that is being written', body: MailBody }, config },
    request => saveMail(context, request.viewer, request.params.id, request.query.version, request.body),
  );
  app.delete(
    '/api/outbox/:id',
    { schema: { ...act, summary: 'Discard a draft', response: { 200: Type.Object({}), ...errorReplies } }, config },
    async request => {
      await discardMail(context, request.viewer, request.params.id, request.query.version);
      return {};
    },
  );
}

function leaving(app: App, context: Context): void {
  app.post(
    '/api/outbox/:id/verdict',
    {
      schema: {
        ...{ tags, summary: 'What speaks against sending it; reasons are kept', params: IdParams },
        ...{ body: OutboxVerdictBody, response: { 200: VerdictReply, ...errorReplies } },
      },
      config,
    },
    request => judgeMail(context, request.viewer, request.params.id, request.body),
  );
  app.post('/api/outbox/:id/send', { schema: { ...act, summary: 'Send it off', body: SendBody }, config }, request =>
    sendMailOff(context, request.viewer, request.params.id, request.query.version, request.body),
  );
  app.post(
    '/api/outbox/:id/take-back',
    { schema: { ...act, summary: 'Take back what has not left' }, config },
    request => takeMailBack(context, request.viewer, request.params.id, request.query.version),
  );
  app.post('/api/outbox/:id/again', { schema: { ...act, summary: 'Try again what did not leave' }, config }, request =>
    tryMailAgain(context, request.viewer, request.params.id, request.query.version),
  );
  app.post(
    '/api/outbox/:id/settle',
    { schema: { ...act, summary: 'Say whether it left, where no machine can', body: SettleOutboxBody }, config },
    request => settleMail(context, request.viewer, request.params.id, request.query.version, request.body.word),
  );
}

const FileParams = Type.Object({ id: Type.Integer({ minimum: 1 }), fileId: Type.Integer({ minimum: 1 }) });

function files(app: App, context: Context): void {
  app.post(
    '/api/outbox/:id/attachments',
    { schema: { ...act, summary: 'Attach a file of a letter', body: AttachBody }, config },
    request =>
      addAttachment(context, request.viewer, request.params.id, request.query.version, request.body.attachmentId),
  );
  app.delete(
    '/api/outbox/:id/files/:fileId',
    { schema: { ...act, summary: 'Take a file out', params: FileParams }, config },
    request => removeFile(context, request.viewer, request.params.id, request.query.version, request.params.fileId),
  );
  void app.register(async uploads => {
    await uploads.register(multipart, { limits: { fileSize: MOST_BYTES + 1, files: 1, fields: 1 } });
    uploadRoute(uploads as unknown as App, context);
  });
}

function uploadRoute(app: App, context: Context): void {
  app.post(
    '/api/outbox/:id/files',
    { schema: { ...act, summary: 'Attach a file (multipart)', consumes: ['multipart/form-data'] }, config },
    async request => {
      if (!request.isMultipart()) throw badRequest('outbox.not_a_form', 'Send the file as multipart/form-data.');
      const part = await request.file({ throwFileSizeLimit: false });
      if (!part) throw badRequest('outbox.not_a_form', 'Send the file as multipart/form-data.');
      const file = { name: part.filename, contentType: part.mimetype, bytes: await part.toBuffer() };
      return addFile(context, request.viewer, request.params.id, request.query.version, file);
    },
  );
}

function reading(app: App, context: Context): void {
  const { manager } = context.database;
  const response = { 200: OutboxList, ...errorReplies };
  app.get(
    '/api/outbox',
    { schema: { tags, summary: 'What he wrote here', querystring: OutboxQuery, response }, config },
    request => listOutbox(manager, request.viewer, request.query),
  );
  app.get('/api/outbox/:id', { schema: { ...one, summary: 'One mail' }, config }, request =>
    readMail(manager, request.viewer, request.params.id),
  );
  app.get(
    '/api/conversations/:id/outbox',
    { schema: { tags, summary: 'His mails to it that are no letters yet', params: IdParams, response }, config },
    request => listOfConversation(manager, request.viewer, request.params.id, context.clock()),
  );
}

function settings(app: App, context: Context): void {
  const response = { 200: SendingSettingsReply, ...errorReplies };
  app.get(
    '/api/settings/outbox',
    { schema: { tags, summary: 'How mails leave that people write here', response }, config: office },
    () => getSendingSettings(context.database.manager),
  );
  app.put(
    '/api/settings/outbox',
    {
      schema: { tags, summary: 'Change it', querystring: VersionQuery, body: SendingSettingsBody, response },
      config: office,
    },
    request => changeSendingSettings(context, request.viewer, request.query.version, request.body),
  );
}
