import { Type } from '@sinclair/typebox';
import { errorReplies, IdParams, PageQuery } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { VersionQuery } from '../users/users.schema';
import { appointmentsRoutes } from './appointments.routes';
import { bulkTasksRoutes } from './bulkTasks.routes';
import { commentsRoutes } from './comments.routes';
import { SavedDocument, SavedDocumentList, SaveDocumentBody } from './documents.schema';
import { listCompanyDocuments, listRecordDocuments, saveDocument, undoDocument } from './documents.service';
import { listTasks } from './taskList.service';
import { TaskBody, TaskChange, TaskList, TaskQuery, TaskReply } from './tasks.schema';
import { addTask, changeTask } from './tasks.service';

const tags = ['activities'];

/** Tasks, and files of letters saved under records; calls, meetings, visits and notes; comments. */
export function activitiesRoutes(app: App, context: Context): void {
  taskRoutes(app, context);
  bulkTasksRoutes(app, context);
  documentRoutes(app, context);
  appointmentsRoutes(app, context);
  commentsRoutes(app, context);
}

function taskRoutes(app: App, context: Context): void {
  const config = { permission: 'companies.read' } as const;
  app.get(
    '/api/tasks',
    {
      schema: {
        tags,
        summary: 'Tasks: open ones by their day, done ones newest first',
        querystring: TaskQuery,
        response: { 200: TaskList, ...errorReplies },
      },
      config,
    },
    request => listTasks(context, request.viewer, request.query),
  );
  app.post(
    '/api/tasks',
    { schema: { tags, body: TaskBody, response: { 200: TaskReply, ...errorReplies } }, config },
    request => addTask(context, request.viewer, request.body),
  );
  app.patch(
    '/api/tasks/:id',
    {
      schema: {
        tags,
        summary: 'Change a task, finish it, open it again',
        params: IdParams,
        querystring: VersionQuery,
        body: TaskChange,
        response: { 200: TaskReply, ...errorReplies },
      },
      config,
    },
    request => changeTask(context, request.viewer, request.params.id, request.query.version, request.body),
  );
}

function documentRoutes(app: App, context: Context): void {
  app.post(
    '/api/attachments/:id/documents',
    {
      schema: {
        tags,
        summary: 'Save an attachment under a record',
        params: IdParams,
        body: SaveDocumentBody,
        response: { 200: SavedDocument, ...errorReplies },
      },
      config: { permission: 'mail.file' },
    },
    request => saveDocument(context, request.viewer, request.params.id, request.body),
  );
  app.post(
    '/api/saved-documents/:id/undo',
    {
      schema: {
        tags,
        summary: 'Take a document off its record',
        params: IdParams,
        response: { 200: Type.Object({}), ...errorReplies },
      },
      config: { permission: 'mail.file' },
    },
    async request => {
      await undoDocument(context, request.viewer, request.params.id);
      return {};
    },
  );
  const lists = [
    ['/api/records/:id/documents', 'Documents of a record', listRecordDocuments],
    ['/api/companies/:id/saved-documents', 'Documents of the records of a company', listCompanyDocuments],
  ] as const;
  for (const [url, summary, list] of lists)
    app.get(
      url,
      {
        schema: {
          tags,
          summary,
          params: IdParams,
          querystring: PageQuery,
          response: { 200: SavedDocumentList, ...errorReplies },
        },
        config: { permission: 'mail.read' },
      },
      request => list(context, request.viewer, request.params.id, request.query),
    );
}
