import { errorReplies, IdParams } from '../common/apiSchema';
import { ApprovalReply } from '../approvals/approvals.schema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { VersionQuery } from '../users/users.schema';
import {
  ApprovalBody,
  GuardSettingsReply,
  HeaderKeyReply,
  MessageGuardReply,
  OwnAccountsBody,
  OwnAccountsReply,
  SentFindingList,
  SentFindingQuery,
  SentFindingReply,
  SettleBody,
  VerdictBody,
  VerdictReply,
} from './guard.schema';
import { getOwnAccounts, saveOwnAccounts } from './ownAccounts.service';
import { listMessageFindings, listSentFindings, reopenFinding, settleFinding } from './sentFindings.service';
import { giveVerdict, hasHeaderKey, renewHeaderKey, requestApproval } from './verdicts.service';

const tags = ['guard'];
const own = { permission: 'mail.read' } as const;
const office = { permission: 'settings.manage' } as const;

/** The guard of outgoing mail (AHEAD-5): the verdict before sending, and what is found in sent letters. */
export function guardRoutes(app: App, context: Context): void {
  sending(app, context);
  sent(app, context);
  settings(app, context);
}

function sending(app: App, context: Context): void {
  app.post(
    '/api/guard/verdict',
    {
      schema: {
        tags,
        summary: 'What speaks against sending a mail',
        body: VerdictBody,
        response: { 200: VerdictReply, ...errorReplies },
      },
      config: own,
    },
    request => giveVerdict(context, request.viewer, request.body),
  );
  app.post(
    '/api/guard/approval',
    {
      schema: {
        tags,
        summary: 'Ask for a mail to be approved',
        body: ApprovalBody,
        response: { 200: ApprovalReply, ...errorReplies },
      },
      config: own,
    },
    request => requestApproval(context, request.viewer, request.body),
  );
}

function sent(app: App, context: Context): void {
  app.get(
    '/api/guard/sent',
    {
      schema: {
        tags,
        summary: 'Letters that have left although something spoke against them, newest first',
        querystring: SentFindingQuery,
        response: { 200: SentFindingList, ...errorReplies },
      },
      config: own,
    },
    request => listSentFindings(context.database.manager, request.viewer, request.query),
  );
  app.get(
    '/api/messages/:id/guard',
    {
      schema: {
        tags,
        summary: 'What is to be said of a letter that has left',
        params: IdParams,
        response: { 200: MessageGuardReply, ...errorReplies },
      },
      config: own,
    },
    async request => ({
      findings: await listMessageFindings(context.database.manager, request.viewer, request.params.id),
    }),
  );
  app.post(
    '/api/guard/sent/:id/settle',
    {
      schema: {
        tags,
        summary: 'Say what came of it',
        params: IdParams,
        querystring: VersionQuery,
        body: SettleBody,
        response: { 200: SentFindingReply, ...errorReplies },
      },
      config: own,
    },
    ({ viewer, params, query, body }) => settleFinding(context, viewer, params.id, query.version, body.note),
  );
  app.post(
    '/api/guard/sent/:id/reopen',
    {
      schema: {
        tags,
        summary: 'Take back what was said of it',
        params: IdParams,
        querystring: VersionQuery,
        response: { 200: SentFindingReply, ...errorReplies },
      },
      config: own,
    },
    ({ viewer, params, query }) => reopenFinding(context, viewer, params.id, query.version),
  );
}

function settings(app: App, context: Context): void {
  app.get(
    '/api/settings/own-accounts',
    {
      schema: { tags, summary: "The company's own accounts", response: { 200: OwnAccountsReply, ...errorReplies } },
      config: office,
    },
    () => getOwnAccounts(context.database.manager),
  );
  app.put(
    '/api/settings/own-accounts',
    {
      schema: {
        tags,
        summary: "Change the company's own accounts",
        querystring: VersionQuery,
        body: OwnAccountsBody,
        response: { 200: OwnAccountsReply, ...errorReplies },
      },
      config: office,
    },
    request => saveOwnAccounts(context, request.viewer, request.query.version, request.body),
  );
  app.get(
    '/api/settings/send-guard',
    {
      schema: {
        tags,
        summary: 'Whether mails that may go carry a signed header',
        response: { 200: GuardSettingsReply, ...errorReplies },
      },
      config: office,
    },
    async () => ({ hasHeaderKey: await hasHeaderKey(context.database.manager) }),
  );
  app.post(
    '/api/settings/send-guard/key',
    {
      schema: { tags, summary: 'A new key for the signed header', response: { 200: HeaderKeyReply, ...errorReplies } },
      config: office,
    },
    request => renewHeaderKey(context, request.viewer),
  );
}
