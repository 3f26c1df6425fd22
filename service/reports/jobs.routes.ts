import { Type } from '@sinclair/typebox';
import { errorReplies, IdParams, Nothing } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { dismissJob, listDeadJobs, listJobs, retryJob, stopWork } from './jobs.service';
import { DeadJobList, JobList, JobQuery } from './jobs.schema';

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
  app.get(
    '/api/job-list',
    {
      schema: {
        tags,
        summary: 'Jobs of one state',
        querystring: JobQuery,
        response: { 200: JobList, ...errorReplies },
      },
      config,
    },
    async request => listJobs(context, request.query),
  );
  app.post(
    '/api/jobs/:id/stop',
    {
      schema: {
        tags,
        summary: 'Stop a job that waits or runs; it may be run again',
        params: IdParams,
        response: { 200: Nothing, ...errorReplies },
      },
      config,
    },
    async request => {
      await stopWork(context, request.viewer, request.params.id);
      return {};
    },
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
