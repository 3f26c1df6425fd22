import { errorReplies, IdParams, Nothing } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { VersionQuery } from '../users/users.schema';
import { countApprovals, getApproval, listApprovals } from './approvals.service';
import {
  ApprovalCount,
  ApprovalList,
  ApprovalQuery,
  ApprovalReply,
  DecisionBody,
  OrderBody,
  PolicyBody,
  PolicyList,
  PolicyReply,
} from './approvals.schema';
import { approve, reject, withdraw } from './deciding.service';
import { changePolicy, createPolicy, listPolicies, orderPolicies, removePolicy } from './policies.service';

const tags = ['approvals'];
const own = { permission: 'mail.read' } as const;
const office = { permission: 'settings.manage' } as const;

/** Approval of outgoing mail (MAIL-9): what waits for whom, decisions, and the policies. */
export function approvalsRoutes(app: App, context: Context): void {
  reading(app, context);
  deciding(app, context);
  policies(app, context);
}

function reading(app: App, context: Context): void {
  app.get(
    '/api/approvals',
    {
      schema: {
        tags,
        summary: 'Mail that waits for approval, or was decided on, newest first',
        querystring: ApprovalQuery,
        response: { 200: ApprovalList, ...errorReplies },
      },
      config: own,
    },
    request => listApprovals(context.database.manager, request.viewer, request.query),
  );
  app.get(
    '/api/approvals/count',
    {
      schema: { tags, summary: 'How many wait for me', response: { 200: ApprovalCount, ...errorReplies } },
      config: own,
    },
    request => countApprovals(context.database.manager, request.viewer),
  );
  app.get(
    '/api/approvals/:id',
    {
      schema: {
        tags,
        summary: 'One request with its mail, for the one who asked and those who may decide',
        params: IdParams,
        response: { 200: ApprovalReply, ...errorReplies },
      },
      config: own,
    },
    request => getApproval(context.database.manager, request.viewer, request.params.id),
  );
}

function deciding(app: App, context: Context): void {
  const steps = [
    ['approve', 'Let exactly this mail go', approve],
    ['reject', 'Refuse it, with a comment', reject],
    ['withdraw', 'Take back what one asked for', withdraw],
  ] as const;
  for (const [word, summary, act] of steps) {
    app.post(
      `/api/approvals/:id/${word}`,
      {
        schema: {
          tags,
          summary,
          params: IdParams,
          querystring: VersionQuery,
          body: DecisionBody,
          response: { 200: ApprovalReply, ...errorReplies },
        },
        config: own,
      },
      ({ viewer, params, query, body }) =>
        act(context, viewer, { id: params.id, version: query.version, comment: body.comment ?? '' }),
    );
  }
}

function policies(app: App, context: Context): void {
  app.get(
    '/api/approval-policies',
    {
      schema: { tags, summary: 'Policies, in their order', response: { 200: PolicyList, ...errorReplies } },
      config: office,
    },
    request => listPolicies(context.database.manager, request.viewer),
  );
  app.post(
    '/api/approval-policies',
    {
      schema: { tags, summary: 'Make a policy', body: PolicyBody, response: { 200: PolicyReply, ...errorReplies } },
      config: office,
    },
    request => createPolicy(context, request.viewer, request.body),
  );
  app.put(
    '/api/approval-policies/order',
    {
      schema: {
        tags,
        summary: 'Put the policies in an order; the first that fits a mail holds',
        body: OrderBody,
        response: { 200: PolicyList, ...errorReplies },
      },
      config: office,
    },
    request => orderPolicies(context, request.viewer, request.body.ids),
  );
  const one = { tags, params: IdParams, querystring: VersionQuery };
  app.patch(
    '/api/approval-policies/:id',
    {
      schema: { ...one, summary: 'Change a policy', body: PolicyBody, response: { 200: PolicyReply, ...errorReplies } },
      config: office,
    },
    request => changePolicy(context, request.viewer, request.params.id, request.query.version, request.body),
  );
  app.delete(
    '/api/approval-policies/:id',
    { schema: { ...one, summary: 'Take a policy away', response: { 200: Nothing, ...errorReplies } }, config: office },
    request => removePolicy(context, request.viewer, request.params.id, request.query.version),
  );
}
