import { Type } from '@sinclair/typebox';
import { errorReplies, IdParams, Nothing } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { dismissJob, listDeadJobs, retryJob } from './jobs.service';
import { DeadJobList } from './jobs.schema';

const tags = ['jobs'];
const config = { permission: 'jobs.manage' as const };
const Dead = Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 200 })) });

/** Jobs that failed however often they were tried: look at them, run them again, give them up. */
export function jobsRoutes(app: App, context: Context): void {
  app.get(
    '/api/jobs',
    {
      schema: { tags, summary: 'Dead jobs', querystring: Dead, response: { 200: DeadJobList, ...errorReplies } },
      config,
    },
    async request => ({ jobs: await listDeadJobs(context, request.query.limit ?? 200) }),
  );
  app.post(
    '/api/jobs/:id/retry',
    {
      schema: { tags, summary: 'Run a dead job again', params: IdParams, response: { 200: Nothing, ...errorReplies } },
      config,
    },
    async request => {
      await retryJob(context, request.viewer, request.params.id);
      return {};
    },
  );
  app.post(
    '/api/jobs/:id/dismiss',
    {
      schema: { tags, summary: 'Give a dead job up', params: IdParams, response: { 200: Nothing, ...errorReplies } },
      config,
    },
    async request => {
      await dismissJob(context, request.viewer, request.params.id);
      return {};
    },
  );
}
