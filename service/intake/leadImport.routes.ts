import multipart from '@fastify/multipart';
import { Type } from '@sinclair/typebox';
import { errorReplies, IdParams } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { fileOf } from './dataImport.routes';
import { MAX_FILE_BYTES } from './dataImport/data';
import { headersOf } from './dataExport.routes';
import {
  LeadImportList,
  LeadImportQuery,
  LeadImportReply,
  LeadImportRowQuery,
  LeadImportRows,
  LeadPreview,
  LeadPreviewBody,
  LeadRunBody,
} from './leadImport.schema';
import { startLeadImport } from './leadImport/leadImporting.service';
import { exportFailedRows, listImportRows, listLeadImports, readLeadImport } from './leadImport/leadImports.service';
import { previewLeads, previewLeadUpload } from './leadImport/leadPreview.service';
import { startUndo } from './leadImport/leadUndo.service';

const tags = ['leads'];
const config = { permission: 'leads.write' } as const;
const UploadParams = Type.Object({ uploadId: Type.String({ minLength: 36, maxLength: 36 }) });
const FileQuery = Type.Object({
  format: Type.Union([Type.Literal('xlsx'), Type.Literal('csv')]),
  language: Type.Union([Type.Literal('zh-CN'), Type.Literal('en')]),
});

/** Lists of cards from fairs and the like (LEAD-5): upload and preview, run, what became of each row, and taking it all back. */
export function leadImportRoutes(app: App, context: Context): void {
  void app.register(async uploads => {
    await uploads.register(multipart, { limits: { fileSize: MAX_FILE_BYTES, files: 1, fields: 5 } });
    uploadRoute(uploads as unknown as App, context);
  });
  previewRoutes(app, context);
  resultRoutes(app, context);
}

function uploadRoute(app: App, context: Context): void {
  app.post(
    '/api/lead-imports/uploads',
    {
      schema: {
        tags,
        summary:
          'Upload a list (multipart: one .xlsx, .csv or .vcf) and see what importing it would do; nothing is written',
        consumes: ['multipart/form-data'],
        response: { 200: LeadPreview, ...errorReplies },
      },
      config,
    },
    async request => previewLeadUpload(context, request.viewer, await fileOf(request)),
  );
}

function previewRoutes(app: App, context: Context): void {
  app.post(
    '/api/lead-imports/uploads/:uploadId/preview',
    {
      schema: {
        tags,
        summary: 'What the import would do with other columns, or for another campaign',
        params: UploadParams,
        body: LeadPreviewBody,
        response: { 200: LeadPreview, ...errorReplies },
      },
      config,
    },
    request => previewLeads(context, request.viewer, request.params.uploadId, request.body),
  );
  app.post(
    '/api/lead-imports/uploads/:uploadId/run',
    {
      schema: {
        tags,
        summary: 'Begin the import',
        params: UploadParams,
        body: LeadRunBody,
        response: { 200: LeadImportReply, ...errorReplies },
      },
      config,
    },
    async request => {
      const { id } = await startLeadImport(context, request.viewer, request.params.uploadId, request.body);
      return readLeadImport(context, request.viewer, id);
    },
  );
}

function resultRoutes(app: App, context: Context): void {
  app.get(
    '/api/lead-imports',
    {
      schema: {
        tags,
        summary: 'My imports of leads',
        querystring: LeadImportQuery,
        response: { 200: LeadImportList, ...errorReplies },
      },
      config,
    },
    request => listLeadImports(context, request.viewer, request.query),
  );
  app.get(
    '/api/lead-imports/:id',
    {
      schema: {
        tags,
        summary: 'How an import stands',
        params: IdParams,
        response: { 200: LeadImportReply, ...errorReplies },
      },
      config,
    },
    request => readLeadImport(context, request.viewer, request.params.id),
  );
  app.get(
    '/api/lead-imports/:id/rows',
    {
      schema: {
        tags,
        summary: 'What became of its rows',
        params: IdParams,
        querystring: LeadImportRowQuery,
        response: { 200: LeadImportRows, ...errorReplies },
      },
      config,
    },
    request => listImportRows(context, request.viewer, request.params.id, request.query),
  );
  app.get(
    '/api/lead-imports/:id/failed',
    {
      schema: { tags, summary: 'The rows that were not taken, as a file', params: IdParams, querystring: FileQuery },
      config: { ...config, reply: 'file' },
    },
    async (request, reply) => {
      const { format, language } = request.query;
      const stream = await exportFailedRows(context, request.viewer, request.params.id, format, language);
      return reply.headers(headersOf('failed-rows', format, context.clock())).send(stream);
    },
  );
  app.post(
    '/api/lead-imports/:id/undo',
    {
      schema: {
        tags,
        summary: 'Take an import back; leads on which somebody has worked since stay',
        params: IdParams,
        response: { 200: LeadImportReply, ...errorReplies },
      },
      config,
    },
    async request => {
      await startUndo(context, request.viewer, request.params.id);
      return readLeadImport(context, request.viewer, request.params.id);
    },
  );
}
