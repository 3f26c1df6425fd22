import { errorReplies, IdParams, Nothing } from '../../common/apiSchema';
import type { Context } from '../../context';
import type { App } from '../../platform/http/http';
import { changeExchange, readNow } from './connecting.service';
import { ExchangeBody, ExchangeList, ExchangeMailboxReply, ExchangeReadBody, LedgerReply } from './exchange.schema';
import { webhookRoutes } from './webhook.routes';
import { listExchange, readExchange, readLedger } from './exchangeReading.service';

const tags = ['exchange'];
const config = { permission: 'mailboxes.manage' } as const;
const params = IdParams;

/** Mailboxes that are read from Exchange, and the ledger that says whether anything is missing. */
export function exchangeRoutes(app: App, context: Context): void {
  webhookRoutes(app, context);
  app.get(
    '/api/exchange',
    { schema: { tags, summary: 'How each stands', response: { 200: ExchangeList, ...errorReplies } }, config },
    () => listExchange(context),
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
