import { Type } from '@sinclair/typebox';
import { errorReplies, IdParams, Nothing } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { VersionQuery } from '../users/users.schema';
import {
  ActivityBody,
  ActivityChange,
  ActivityChoices,
  ActivityList,
  ActivityQuery,
  ActivityReply,
  ActivityResult,
  ActivityStateBody,
} from './activities.schema';
import { finishActivity, moveActivity, removeActivity, restoreActivity } from './activityActs.service';
import { activityChoices, listActivities, readActivity, readCalendarFile } from './activityList.service';
import { addActivity, changeActivity } from './activityWriting.service';

const tags = ['activities'];
const config = { permission: 'companies.read' } as const;
const response = { 200: ActivityReply, ...errorReplies };
const ChoicesQuery = Type.Object({ companyId: Type.Optional(Type.Integer({ minimum: 1 })) });

/** Calls, meetings, visits and notes. */
export function appointmentsRoutes(app: App, context: Context): void {
  readRoutes(app, context);
  writeRoutes(app, context);
  actRoutes(app, context);
}

function readRoutes(app: App, context: Context): void {
  app.get(
    '/api/activities',
    {
      schema: {
        tags,
        summary: 'Calls, meetings, visits and notes about one company, record or lead, the latest first',
        querystring: ActivityQuery,
        response: { 200: ActivityList, ...errorReplies },
      },
      config,
    },
    request => listActivities(context, request.viewer, request.query),
  );
  app.get(
    '/api/activities/choices',
    {
      schema: {
        tags,
        summary: 'Who can take part, and what time it is where the company is',
        querystring: ChoicesQuery,
        response: { 200: ActivityChoices, ...errorReplies },
      },
      config,
    },
    request => activityChoices(context, request.viewer, request.query.companyId),
  );
  app.get('/api/activities/:id', { schema: { tags, params: IdParams, response }, config }, request =>
    readActivity(context, request.viewer, request.params.id),
  );
  app.get(
    '/api/activities/:id/calendar-file',
    {
      schema: { tags, summary: 'One activity as an iCalendar file', params: IdParams },
      config: { ...config, reply: 'file' },
    },
    async (request, reply) => {
      const { id } = request.params;
      const text = await readCalendarFile(context, request.viewer, id);
      return reply
        .header('content-type', 'text/calendar; charset=utf-8; method=PUBLISH')
        .header('content-disposition', `attachment; filename="activity-${id}.ics"`)
        .header('cache-control', 'private, no-store')
        .send(text);
    },
  );
}

function writeRoutes(app: App, context: Context): void {
  app.post(
    '/api/activities',
    { schema: { tags, summary: 'Plan one, or log what has happened', body: ActivityBody, response }, config },
    request => addActivity(context, request.viewer, request.body),
  );
  app.patch(
    '/api/activities/:id',
    {
      schema: { tags, params: IdParams, querystring: VersionQuery, body: ActivityChange, response },
      config,
    },
    request => changeActivity(context, request.viewer, request.params.id, request.query.version, request.body),
  );
  app.delete(
    '/api/activities/:id',
    {
      schema: {
        tags,
        summary: 'Take it away; it can be put back',
        params: IdParams,
        querystring: VersionQuery,
        response: { 200: Nothing, ...errorReplies },
      },
      config,
    },
    request => removeActivity(context, request.viewer, request.params.id, request.query.version),
  );
}

function actRoutes(app: App, context: Context): void {
  app.post(
    '/api/activities/:id/done',
    {
      schema: {
        tags,
        summary: 'It has happened: what came of it, and what comes next',
        params: IdParams,
        querystring: VersionQuery,
        body: ActivityResult,
        response,
      },
      config,
    },
    request => finishActivity(context, request.viewer, request.params.id, request.query.version, request.body),
  );
  app.post(
    '/api/activities/:id/state',
    {
      schema: {
        tags,
        summary: 'Call it off, or plan it again',
        params: IdParams,
        querystring: VersionQuery,
        body: ActivityStateBody,
        response,
      },
      config,
    },
    request => moveActivity(context, request.viewer, request.params.id, request.query.version, request.body.state),
  );
  app.post(
    '/api/activities/:id/restore',
    { schema: { tags, summary: 'Put back what was taken away', params: IdParams, response }, config },
    request => restoreActivity(context, request.viewer, request.params.id),
  );
}
