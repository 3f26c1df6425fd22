import multipart from '@fastify/multipart';
import { badRequest } from '../common/errors';
import { errorReplies, IdParams } from '../common/apiSchema';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import type { App } from '../platform/http/http';
import { listImports, readImport } from './importReading.service';
import { ImportDetail, ImportList, ImportReply, ImportRequestBody } from './intake.schema';
import { requestOfRun } from './runs.service';
import type { UploadPart } from './uploading.service';
import { receiveUpload, resumeRun, startUploadedImport } from './uploading.service';

const tags = ['imports'];
const config = { permission: 'mail.import' as const };
const MAX_FILE_BYTES = 4 * 1024 ** 3;
const MAX_FILES = 2_000;

/** Imports of mail from files that people upload, and how they go. */
export function intakeRoutes(app: App, context: Context): void {
  const { manager } = context.database;
  app.get(
    '/api/imports',
    { schema: { tags, summary: 'Imports, newest first', response: { 200: ImportList, ...errorReplies } }, config },
    async request => listImports(manager, request.viewer, context.clock()),
  );
  app.get(
    '/api/imports/:id',
    {
      schema: {
        tags,
        summary: 'One import, with its failures',
        params: IdParams,
        response: { 200: ImportDetail, ...errorReplies },
      },
      config,
    },
    async request => readImport(manager, request.viewer, request.params.id, context.clock()),
  );
  app.post(
    '/api/imports/:id/request',
    {
      schema: {
        tags,
        summary: 'Pause, resume or stop',
        params: IdParams,
        body: ImportRequestBody,
        response: { 200: ImportDetail, ...errorReplies },
      },
      config,
    },
    async request => {
      const { id } = request.params;
      await readImport(manager, request.viewer, id, context.clock());
      const asked = request.body.request;
      if (asked === 'resume') await resumeRun(context, id);
      else await inTransaction(context.database, writer => requestOfRun(writer, id, asked, context.clock()));
      return readImport(manager, request.viewer, id, context.clock());
    },
  );
  void app.register(async uploads => {
    await uploads.register(multipart, { limits: { fileSize: MAX_FILE_BYTES, files: MAX_FILES, fields: 10 } });
    uploadRoute(uploads as unknown as App, context);
  });
}

function uploadRoute(app: App, context: Context): void {
  app.post(
    '/api/imports',
    {
      schema: {
        tags,
        summary: 'Upload mail (multipart: mailboxId, then files)',
        consumes: ['multipart/form-data'],
        response: { 200: ImportReply, ...errorReplies },
      },
      config,
    },
    async request => {
      if (!request.isMultipart())
        throw badRequest('intake.not_a_form', 'Send the files as multipart/form-data: mailboxId, then the files.');
      const { folder, mailboxId, names } = await receiveUpload(context, request.parts() as AsyncIterable<UploadPart>);
      const id = await startUploadedImport(context, request.viewer, mailboxId, folder, names);
      return (await readImport(context.database.manager, request.viewer, id, context.clock())).import;
    },
  );
}
