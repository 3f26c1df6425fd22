import type { TSchema } from '@sinclair/typebox';
import { errorReplies, IdParams, Nothing } from '../../common/apiSchema';
import type { Context } from '../../context';
import type { App } from '../../platform/http/http';
import { changeExchange, readNow } from './connecting.service';
import { ExchangeBody, ExchangeList, ExchangeMailboxReply, ExchangeReadBody, LedgerReply } from './exchange.schema';
import { webhookRoutes } from './webhook.routes';
import { readExchange, readLedger } from './exchangeReading.service';
import {
  ConnectionTestReply,
  DaysQuery,
  DaysReply,
  HistoryReply,
  MailboxJobsReply,
  NumberPageQuery,
  OpenReply,
} from './history.schema';
import { readHistory } from './history.service';
import { readDays, readDeadJobs, readOpen, retryDeadJobs } from './ledgerDays.service';
import { testConnection } from './probing.service';
import { listExchange } from './standing.service';

const tags = ['exchange'];
const config = { permission: 'mailboxes.manage' } as const;
const params = IdParams;

/** Mailboxes that are read from Exchange, and the ledger that says whether anything is missing. */
export function exchangeRoutes(app: App, context: Context): void {
  webhookRoutes(app, context);
  drillingRoutes(app, context);
  app.get(
    '/api/exchange',
    { schema: { tags, summary: 'How each stands', response: { 200: ExchangeList, ...errorReplies } }, config },
    () => listExchange(context),
  );
  app.get(
    '/api/exchange/:id',
    {
      schema: {
        tags,
        summary: 'One of them, counted now',
        params,
        response: { 200: ExchangeMailboxReply, ...errorReplies },
      },
      config,
    },
    request => readExchange(context, request.params.id),
  );
  app.put(
    '/api/exchange/:id',
    { schema: { tags, params, body: ExchangeBody, response: { 200: ExchangeMailboxReply, ...errorReplies } }, config },
    async request => {
      await changeExchange(context, request.viewer, request.params.id, request.body);
      return readExchange(context, request.params.id);
    },
  );
  app.get(
    '/api/exchange/:id/ledger',
    {
      schema: { tags, summary: 'By folder and day', params, response: { 200: LedgerReply, ...errorReplies } },
      config,
    },
    request => readLedger(context, request.params.id),
  );
  app.post(
    '/api/exchange/:id/read',
    { schema: { tags, params, body: ExchangeReadBody, response: { 200: Nothing, ...errorReplies } }, config },
    async request => {
      await readNow(context, request.params.id, request.body.isWhole);
      return {};
    },
  );
}

/** What stands behind the state of one mailbox, and what can be done about it. */
function drillingRoutes(app: App, context: Context): void {
  const reply = <T extends TSchema>(summary: string, answer: T) => ({
    ...{ tags, summary, params, response: { 200: answer, ...errorReplies } },
  });
  app.get(
    '/api/exchange/:id/days',
    { schema: { ...reply('By day, of one folder or of all', DaysReply), querystring: DaysQuery }, config },
    request => readDays(context, request.params.id, request.query),
  );
  app.get('/api/exchange/:id/open', { schema: reply('What is still to be fetched', OpenReply), config }, request =>
    readOpen(context, request.params.id),
  );
  app.get(
    '/api/exchange/:id/history',
    { schema: { ...reply('What happened to it', HistoryReply), querystring: NumberPageQuery }, config },
    ({ params: { id }, query: { cursor, limit = 50 } }) =>
      readHistory(context, id, cursor === undefined ? null : Number(cursor), limit),
  );
  app.get('/api/exchange/:id/jobs', { schema: reply('Its jobs that gave up', MailboxJobsReply), config }, request =>
    readDeadJobs(context, request.params.id),
  );
  app.post('/api/exchange/:id/jobs/retry', { schema: reply('Run them again', MailboxJobsReply), config }, request =>
    retryDeadJobs(context, request.viewer, request.params.id),
  );
  app.post('/api/exchange/:id/test', { schema: reply('Try the connection', ConnectionTestReply), config }, request =>
    testConnection(context, request.params.id),
  );
}
