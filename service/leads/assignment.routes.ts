import { errorReplies, IdParams, Nothing } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { VersionQuery } from '../users/users.schema';
import { changeAbsence, createAbsence, listAbsences, removeAbsence } from './absences.service';
import {
  AbsenceBody,
  AbsenceList,
  AbsenceQuery,
  AbsenceReply,
  LeadRuleBody,
  LeadRuleList,
  LeadRuleReply,
  LeadSettingsBody,
  LeadSettingsReply,
  Moved,
  OrderBody,
  PoolBody,
  PoolLeadList,
  PoolLeadQuery,
  PoolList,
  PoolPreviewBody,
  PoolReply,
  PoolStanding,
  ReturnBody,
  ReturnPreview,
  RulePreviewBody,
  TrialBody,
  TrialReply,
} from './assignment.schema';
import { customerPoolRoutes } from './customerPool.routes';
import { claimLead, returnLead } from './claiming.service';
import { listPoolLeads, readStanding } from './poolList.service';
import { changePool, createPool, listPools, orderPools } from './pools.service';
import { previewPool, previewRule } from './previews.service';
import { changeRule, createRule, listRules, orderRules, removeRule } from './rules.service';
import { getLeadSettings, saveLeadSettings } from './settings.service';
import { tryOnPast } from './trial.service';

const tags = ['leads'];
const office = { permission: 'leads.rules' } as const;
const work = { permission: 'leads.write' } as const;
const anybody = { permission: 'mail.read' } as const;

/** Who gets which leads (LEAD-4): pools, rules, leave, and taking leads out of a pool. */
export function assignmentRoutes(app: App, context: Context): void {
  claiming(app, context);
  customerPoolRoutes(app, context);
  pools(app, context);
  rules(app, context);
  absences(app, context);
  settings(app, context);
}

function claiming(app: App, context: Context): void {
  const { manager } = context.database;
  app.get(
    '/api/pool',
    {
      schema: { tags, summary: 'The pools that are open to me', response: { 200: PoolStanding, ...errorReplies } },
      config: work,
    },
    request => readStanding(manager, request.viewer, context.clock()),
  );
  app.get(
    '/api/pool/leads',
    {
      schema: {
        ...{ tags, summary: 'What lies in a pool, without names', querystring: PoolLeadQuery },
        response: { 200: PoolLeadList, ...errorReplies },
      },
      config: work,
    },
    request => listPoolLeads(manager, request.viewer, request.query, context.clock()),
  );
  app.post(
    '/api/leads/:id/claim',
    { schema: { tags, params: IdParams, response: { 200: Moved, ...errorReplies } }, config: work },
    request => claimLead(context, request.viewer, request.params.id),
  );
  app.post(
    '/api/leads/:id/return',
    { schema: { tags, params: IdParams, body: ReturnBody, response: { 200: Moved, ...errorReplies } }, config: work },
    request => returnLead(context, request.viewer, request.params.id, request.body),
  );
}

function pools(app: App, context: Context): void {
  const { manager } = context.database;
  app.get('/api/pools', { schema: { tags, response: { 200: PoolList, ...errorReplies } }, config: office }, () =>
    listPools(manager),
  );
  app.post(
    '/api/pools',
    { schema: { tags, body: PoolBody, response: { 200: PoolReply, ...errorReplies } }, config: office },
    request => createPool(context, request.viewer, request.body),
  );
  app.put(
    '/api/pools/order',
    { schema: { tags, body: OrderBody, response: { 200: PoolList, ...errorReplies } }, config: office },
    request => orderPools(context, request.viewer, request.body.ids),
  );
  app.post(
    '/api/pools/preview',
    {
      schema: {
        ...{ tags, summary: 'Which leads would return soon with another clock', body: PoolPreviewBody },
        response: { 200: ReturnPreview, ...errorReplies },
      },
      config: office,
    },
    request => previewPool(manager, request.viewer, request.body, context.clock()),
  );
  app.patch(
    '/api/pools/:id',
    {
      schema: {
        ...{ tags, params: IdParams, querystring: VersionQuery, body: PoolBody },
        response: { 200: PoolReply, ...errorReplies },
      },
      config: office,
    },
    request => changePool(context, request.viewer, request.params.id, request.query.version, request.body),
  );
}

function rules(app: App, context: Context): void {
  const { manager } = context.database;
  changing(app, context);
  app.get(
    '/api/lead-rules',
    { schema: { tags, response: { 200: LeadRuleList, ...errorReplies } }, config: office },
    () => listRules(manager, context.clock()),
  );
  app.post(
    '/api/lead-rules/trial',
    {
      schema: {
        ...{ tags, summary: 'Who would have got the leads of the last days', body: TrialBody },
        response: { 200: TrialReply, ...errorReplies },
      },
      config: office,
    },
    request => tryOnPast(manager, request.viewer, request.body, context.clock()),
  );
  app.post(
    '/api/lead-rules/preview',
    {
      schema: {
        ...{ tags, summary: 'Which leads would return soon with another protection', body: RulePreviewBody },
        response: { 200: ReturnPreview, ...errorReplies },
      },
      config: office,
    },
    request => previewRule(manager, request.viewer, request.body, context.clock()),
  );
}

function changing(app: App, context: Context): void {
  app.post(
    '/api/lead-rules',
    { schema: { tags, body: LeadRuleBody, response: { 200: LeadRuleReply, ...errorReplies } }, config: office },
    request => createRule(context, request.viewer, request.body),
  );
  app.put(
    '/api/lead-rules/order',
    { schema: { tags, body: OrderBody, response: { 200: LeadRuleList, ...errorReplies } }, config: office },
    request => orderRules(context, request.viewer, request.body.ids),
  );
  app.patch(
    '/api/lead-rules/:id',
    {
      schema: {
        ...{ tags, params: IdParams, querystring: VersionQuery, body: LeadRuleBody },
        response: { 200: LeadRuleReply, ...errorReplies },
      },
      config: office,
    },
    request => changeRule(context, request.viewer, request.params.id, request.query.version, request.body),
  );
  app.delete(
    '/api/lead-rules/:id',
    {
      schema: { tags, params: IdParams, querystring: VersionQuery, response: { 200: Nothing, ...errorReplies } },
      config: office,
    },
    request => removeRule(context, request.viewer, request.params.id, request.query.version),
  );
}

function absences(app: App, context: Context): void {
  app.get(
    '/api/absences',
    {
      schema: {
        ...{ tags, summary: 'Leave of mine and of my people', querystring: AbsenceQuery },
        response: { 200: AbsenceList, ...errorReplies },
      },
      config: anybody,
    },
    request => listAbsences(context.database.manager, request.viewer, request.query, context.clock()),
  );
  app.post(
    '/api/absences',
    { schema: { tags, body: AbsenceBody, response: { 200: AbsenceReply, ...errorReplies } }, config: anybody },
    request => createAbsence(context, request.viewer, request.body),
  );
  app.patch(
    '/api/absences/:id',
    {
      schema: {
        ...{ tags, params: IdParams, querystring: VersionQuery, body: AbsenceBody },
        response: { 200: AbsenceReply, ...errorReplies },
      },
      config: anybody,
    },
    request => changeAbsence(context, request.viewer, request.params.id, request.query.version, request.body),
  );
  app.delete(
    '/api/absences/:id',
    {
      schema: { tags, params: IdParams, querystring: VersionQuery, response: { 200: Nothing, ...errorReplies } },
      config: anybody,
    },
    request => removeAbsence(context, request.viewer, request.params.id, request.query.version),
  );
}

function settings(app: App, context: Context): void {
  app.get(
    '/api/settings/leads',
    { schema: { tags, response: { 200: LeadSettingsReply, ...errorReplies } }, config: office },
    () => getLeadSettings(context.database.manager),
  );
  app.put(
    '/api/settings/leads',
    {
      schema: {
        ...{ tags, querystring: VersionQuery, body: LeadSettingsBody },
        response: { 200: LeadSettingsReply, ...errorReplies },
      },
      config: office,
    },
    request => saveLeadSettings(context, request.viewer, request.query.version, request.body),
  );
}
