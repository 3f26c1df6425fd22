import { errorReplies, IdParams } from '../../common/apiSchema';
import type { Context } from '../../context';
import { inTransaction } from '../../platform/database/transaction';
import type { App } from '../../platform/http/http';
import { VersionQuery } from '../../users/users.schema';
import { findAccountCompanies, listAccountWarnings } from './accounts.service';
import { addBankDetail, decideBankDetail, listBankDetails, removeBankDetail } from './bankBook.service';
import {
  AccountCompanies,
  AccountCompanyQuery,
  AccountWarningList,
  AccountWarningQuery,
  BankDecision,
  BankDetails,
  ConfirmBody,
  DismissBody,
  NewAccount,
  WarningList,
  WarningQuery,
  WarningsReply,
} from './warnings.schema';
import { confirmWarning, dismissWarning, listWarnings, readWarnings } from './warnings.service';
import { MessageWarning } from './warning.entity';

const tags = ['warnings'];

/** What may be fraud: warnings of messages, decisions on them, known bank details. */
export function warningsRoutes(app: App, context: Context): void {
  app.get(
    '/api/warnings',
    {
      schema: {
        tags,
        summary: 'Warnings, newest mail first',
        querystring: WarningQuery,
        response: { 200: WarningList, ...errorReplies },
      },
      config: { permission: 'mail.read' },
    },
    async request => listWarnings(context.database.manager, request.viewer, request.query),
  );
  app.get(
    '/api/messages/:id/warnings',
    {
      schema: {
        tags,
        summary: 'Warnings of a message',
        params: IdParams,
        response: { 200: WarningsReply, ...errorReplies },
      },
      config: { permission: 'mail.read' },
    },
    async request => ({
      warnings: await readWarnings(context.database.manager, request.viewer, request.params.id),
    }),
  );
  app.get(
    '/api/companies/:id/bank-details',
    {
      schema: {
        tags,
        summary: 'Known bank details of a company',
        params: IdParams,
        response: { 200: BankDetails, ...errorReplies },
      },
      config: { permission: 'companies.read' },
    },
    async request => listBankDetails(context.database.manager, request.viewer, request.params.id),
  );
  decidingRoutes(app, context);
  bankRoutes(app, context);
  enteredRoutes(app, context);
  accountRoutes(app, context);
}

/** The road of whoever keeps the money of all: he sees accounts and whose they are, and no mail for that. */
function accountRoutes(app: App, context: Context): void {
  const config = { permission: 'fields.finance.edit' } as const;
  const { manager } = context.database;
  app.get(
    '/api/accounts/warnings',
    {
      schema: {
        tags,
        summary: 'Accounts in mail that somebody has to check',
        querystring: AccountWarningQuery,
        response: { 200: AccountWarningList, ...errorReplies },
      },
      config,
    },
    async request => listAccountWarnings(manager, request.viewer, request.query),
  );
  app.get(
    '/api/accounts/companies',
    {
      schema: {
        tags,
        summary: 'Companies by name, to look at their accounts',
        querystring: AccountCompanyQuery,
        response: { 200: AccountCompanies, ...errorReplies },
      },
      config,
    },
    async request => findAccountCompanies(manager, request.viewer, request.query.q),
  );
}

function bankRoutes(app: App, context: Context): void {
  app.post(
    '/api/bank-details/:id',
    {
      schema: {
        tags,
        summary: 'Confirm or retire a known account, or take that back',
        params: IdParams,
        body: BankDecision,
        response: { 200: BankDetails, ...errorReplies },
      },
      config: { permission: 'companies.read' },
    },
    async request => {
      const { viewer, params, body } = request;
      const companyId = await inTransaction(context.database, manager =>
        decideBankDetail(manager, viewer, params.id, body, context.clock()),
      );
      context.queue.wake();
      return listBankDetails(context.database.manager, viewer, companyId);
    },
  );
}

function enteredRoutes(app: App, context: Context): void {
  const schema = { tags, params: IdParams, response: { 200: BankDetails, ...errorReplies } };
  const config = { permission: 'companies.read' } as const;
  app.post(
    '/api/companies/:id/bank-details',
    { schema: { ...schema, summary: 'Enter an account of a company by hand', body: NewAccount }, config },
    async ({ viewer, params, body }) => {
      await inTransaction(context.database, manager =>
        addBankDetail(manager, viewer, params.id, body, context.clock()),
      );
      context.queue.wake();
      return listBankDetails(context.database.manager, viewer, params.id);
    },
  );
  app.delete(
    '/api/bank-details/:id',
    {
      schema: { ...schema, summary: 'Take out an account that was entered by hand', querystring: VersionQuery },
      config,
    },
    async ({ viewer, params, query }) => {
      const companyId = await inTransaction(context.database, manager =>
        removeBankDetail(manager, viewer, params.id, query.version, context.clock()),
      );
      context.queue.wake();
      return listBankDetails(context.database.manager, viewer, companyId);
    },
  );
}

function decidingRoutes(app: App, context: Context): void {
  const acts = [
    { path: 'dismiss', summary: 'Dismiss a warning', body: DismissBody, act: dismissWarning },
    { path: 'confirm', summary: 'Confirm changed bank details', body: ConfirmBody, act: confirmWarning },
  ] as const;
  for (const { path, summary, body, act } of acts) {
    app.post(
      `/api/warnings/:id/${path}`,
      {
        schema: { tags, summary, params: IdParams, body, response: { 200: WarningsReply, ...errorReplies } },
        config: { permission: 'mail.file' },
      },
      async request => {
        const { id } = request.params;
        await inTransaction(context.database, manager =>
          act(manager, request.viewer, id, request.body as never, context.clock()),
        );
        context.queue.wake();
        const { messageId } = await context.database.manager.findOneByOrFail(MessageWarning, { id });
        return { warnings: await readWarnings(context.database.manager, request.viewer, messageId) };
      },
    );
  }
}
