import { errorReplies } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { BulkTasksBody, BulkTasksReply } from './bulkTasks.schema';
import { addTasks } from './bulkTasks.service';

/** Tasks for many companies at once. */
export function bulkTasksRoutes(app: App, context: Context): void {
  app.post(
    '/api/tasks/bulk',
    {
      schema: {
        ...{ tags: ['tasks'], summary: 'One task for each of these companies', body: BulkTasksBody },
        response: { 200: BulkTasksReply, ...errorReplies },
      },
      config: { permission: 'companies.read' },
    },
    request => addTasks(context, request.viewer, request.body),
  );
}
