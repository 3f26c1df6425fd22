import multipart from '@fastify/multipart';
import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { errorReplies } from '../common/apiSchema';
import { badRequest } from '../common/errors';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { MAX_FILE_BYTES } from './dataImport/data';
import { previewAgain, previewUpload, runUpload } from './dataImport/uploaded.service';
import type { UploadedData } from './dataImport/uploads.service';
import { DataImportBody, DataImportPreview, DataImportResult } from './intake.schema';

const tags = ['data imports'];
const config = { permission: 'data.import' } as const;
const UploadParams = Type.Object({ uploadId: Type.String({ minLength: 36, maxLength: 36 }) });

/** Imports of companies, contacts and records from Excel, CSV and JSON: upload and preview, another mapping, run. */
export function dataImportRoutes(app: App, context: Context): void {
  void app.register(async uploads => {
    await uploads.register(multipart, { limits: { fileSize: MAX_FILE_BYTES, files: 1, fields: 5 } });
    uploadRoute(uploads as unknown as App, context);
  });
  app.post(
    '/api/data-imports/:uploadId/preview',
    {
      schema: {
        tags,
        summary: 'What the import would do with another mapping',
        params: UploadParams,
        body: DataImportBody,
        response: { 200: DataImportPreview, ...errorReplies },
      },
      config,
    },
    request => previewAgain(context, request.viewer, request.params.uploadId, request.body.mapping, request.body),
  );
  app.post(
    '/api/data-imports/:uploadId/run',
    {
      schema: {
        tags,
        summary: 'Import',
        params: UploadParams,
        body: DataImportBody,
        response: { 200: DataImportResult, ...errorReplies },
      },
      config,
    },
    request => runUpload(context, request.viewer, request.params.uploadId, request.body.mapping, request.body),
  );
}

function uploadRoute(app: App, context: Context): void {
  app.post(
    '/api/data-imports',
    {
      schema: {
        tags,
        summary: 'Upload a file (multipart) and see what importing it would do; nothing is written',
        consumes: ['multipart/form-data'],
        response: { 200: DataImportPreview, ...errorReplies },
      },
      config,
    },
    async request => previewUpload(context, request.viewer, await fileOf(request)),
  );
}

/** The one file of a form. @throws AppError data_import.no_file */
export async function fileOf(request: FastifyRequest): Promise<UploadedData | undefined> {
  if (!request.isMultipart()) {
    throw badRequest('data_import.no_file', 'Send the file as multipart/form-data.');
  }
  const part = await request.file();
  return part && { name: part.filename ?? '', content: part.file };
}
