import type { TSchema } from '@sinclair/typebox';
import { errorReplies, IdParams, Nothing } from '../common/apiSchema';
import { asQuestion } from '../companies/duplicates.service';
import type { Context } from '../context';
import { startOfDay } from '../common/calendarDay';
import { inTransaction } from '../platform/database/transaction';
import type { App } from '../platform/http/http';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import type { ActResult } from './deciding.service';
import { fileByPerson, markNotBusiness, postpone } from './deciding.service';
import {
  ActList,
  ActReply,
  FileBody,
  HistoryReply,
  LaterBody,
  NewCompanyBody,
  NewCompanyProposal,
  NotBusinessBody,
  ReviewList,
  ReviewQuery,
  ScopePreview,
} from './filing.schema';
import { findDecidable } from './checking.service';
import { readHistory } from './history.service';
import { askedBy, countScopes, createFromMessage, proposeToReader } from './newCompany.service';
import { presentStatuses } from './presenting.service';
import { listActs, listReview } from './reviewing.service';
import { undoAct } from './undoing.service';

const tags = ['filing'];
const HOUR = 3_600_000;

/** The review queue, and what a person decides on a message. */
export function filingRoutes(app: App, context: Context): void {
  queueRoutes(app, context);
  actRoutes(app, context);
  readingRoutes(app, context);
}

/** The answer to an act: what it did, and where the message stands now, if that is still his to see. */
async function answer(context: Context, viewer: Viewer, messageId: number, result: ActResult) {
  context.queue.wake();
  const { manager } = context.database;
  if (!(await findDecidable(manager, viewer, messageId))) return { ...result, status: null };
  const statuses = await presentStatuses(manager, viewer, [messageId]);
  return { ...result, status: statuses.get(messageId) ?? null };
}

function queueRoutes(app: App, context: Context): void {
  app.get(
    '/api/review',
    {
      schema: {
        tags,
        summary: 'Mail that waits for a decision',
        querystring: ReviewQuery,
        response: { 200: ReviewList, ...errorReplies },
      },
      config: { permission: 'mail.file' },
    },
    async request => {
      const { manager } = context.database;
      const now = context.clock();
      const { timeZone } = await getCompanySettings(manager);
      return listReview(manager, request.viewer, request.query, startOfDay(now, timeZone), now);
    },
  );
  app.get(
    '/api/filing-acts',
    {
      schema: { tags, summary: 'Own last decisions', response: { 200: ActList, ...errorReplies } },
      config: { permission: 'mail.file' },
    },
    async request => listActs(context.database.manager, request.viewer),
  );
  app.post(
    '/api/filing-acts/:id/undo',
    {
      schema: { tags, summary: 'Take a decision back', params: IdParams, response: { 200: ActReply, ...errorReplies } },
      config: { permission: 'mail.file' },
    },
    async request => {
      const { id } = request.params;
      const { messageId, restored, leftOut } = await inTransaction(context.database, manager =>
        undoAct(manager, request.viewer, id, context.clock()),
      );
      return answer(context, request.viewer, messageId, {
        actId: id,
        messageCount: restored,
        isRule: false,
        leftOut,
      });
    },
  );
}

function actRoutes(app: App, context: Context): void {
  const acts = [
    { path: 'file', summary: 'File under a party', body: FileBody, act: fileByPerson },
    { path: 'not-business', summary: 'Say that it is not business', body: NotBusinessBody, act: markNotBusiness },
    {
      path: 'company',
      summary: 'Make a company of the sender and file under it',
      body: NewCompanyBody,
      act: createFromMessage,
    },
  ] as const;
  for (const { path, summary, body, act } of acts) {
    app.post(
      `/api/messages/:id/${path}`,
      {
        schema: { tags, summary, params: IdParams, body, response: { 200: ActReply, ...errorReplies } },
        config: { permission: path === 'company' ? 'companies.write' : 'mail.file' },
      },
      async request => {
        const { id } = request.params;
        const work = () =>
          inTransaction(context.database, manager =>
            act(manager, request.viewer, id, request.body as never, context.clock()),
          );
        // The refusal of a new company tells of those of others.
        const asked = path === 'company' ? askedBy(request.body as never) : {};
        return answer(context, request.viewer, id, await asQuestion(context, request.viewer, asked, work));
      },
    );
  }
  app.post(
    '/api/messages/:id/later',
    {
      schema: {
        tags,
        summary: 'Put away for some hours',
        params: IdParams,
        body: LaterBody,
        response: { 200: Nothing, ...errorReplies },
      },
      config: { permission: 'mail.file' },
    },
    async request => {
      const now = context.clock();
      const until = new Date(now.getTime() + request.body.hours * HOUR);
      await inTransaction(context.database, manager =>
        postpone(manager, request.viewer, request.params.id, until, request.body.version, now),
      );
      return {};
    },
  );
}

function readingRoutes(app: App, context: Context): void {
  const reads = [
    { path: 'history', summary: 'What was decided on a message, by whom', reply: HistoryReply, read: readHistory },
    { path: 'scope', summary: 'How many messages each scope would touch', reply: ScopePreview, read: countScopes },
  ] as const;
  for (const { path, summary, reply, read } of reads) {
    app.get(
      `/api/messages/:id/${path}`,
      {
        schema: { tags, summary, params: IdParams, response: { 200: reply as TSchema, ...errorReplies } },
        config: { permission: 'mail.read' },
      },
      async request => read(context.database.manager, request.viewer, request.params.id),
    );
  }
  app.get(
    '/api/messages/:id/new-company',
    {
      schema: {
        tags,
        summary: 'What the message tells of its sender',
        params: IdParams,
        response: { 200: NewCompanyProposal, ...errorReplies },
      },
      config: { permission: 'companies.write' },
    },
    request => proposeToReader(context, request.viewer, request.params.id),
  );
}
