import { Type } from '@sinclair/typebox';
import { errorReplies, IdParams } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { VersionQuery } from '../users/users.schema';
import {
  CompetitorBody,
  ForecastReply,
  FunnelQuery,
  FunnelReply,
  MoveBody,
  NewOpportunityBody,
  OpportunityBoard,
  OpportunityChange,
  OpportunityList,
  OpportunityQuery,
  OpportunityReply,
  PartQuery,
  StakeholderBody,
} from './opportunity.schema';
import {
  AttentionReply,
  EscalationBody,
  MemberBody,
  OpportunitySettingsBody,
  OpportunitySettingsReply,
} from './opportunityTeam.schema';
import { readForecast, readFunnel } from './opportunityFigures.service';
import { countAttention, listOpportunities, readOpportunityBoard } from './opportunityList.service';
import { setCompetitor, setStakeholder } from './opportunityParts.service';
import { readOpportunity } from './opportunityReading.service';
import { getOpportunitySettings, saveOpportunitySettings } from './opportunitySettings.service';
import { escalate, removeMember, setMember } from './opportunityTeam.service';
import { changeOpportunity, createOpportunity, moveOpportunity } from './opportunityWork.service';

const read = { permission: 'leads.read' } as const;
const write = { permission: 'leads.write' } as const;
const tags = ['opportunities'];
const reply = { 200: OpportunityReply, ...errorReplies };
const PartParams = Type.Object({ id: Type.Integer({ minimum: 1 }), partId: Type.Integer({ minimum: 1 }) });

/** Opportunities of customers: list, board, funnel, forecast, and the work on one. */
export function opportunityRoutes(app: App, context: Context): void {
  app.get(
    '/api/opportunities',
    {
      schema: { tags, querystring: OpportunityQuery, response: { 200: OpportunityList, ...errorReplies } },
      config: read,
    },
    request => listOpportunities(context, request.viewer, request.query),
  );
  app.get(
    '/api/opportunities/board',
    {
      schema: { tags, querystring: OpportunityQuery, response: { 200: OpportunityBoard, ...errorReplies } },
      config: read,
    },
    request => readOpportunityBoard(context, request.viewer, request.query),
  );
  app.get(
    '/api/opportunities/attention',
    {
      schema: { tags, querystring: OpportunityQuery, response: { 200: AttentionReply, ...errorReplies } },
      config: read,
    },
    async request => ({ attention: await countAttention(context, request.viewer, request.query) }),
  );
  app.get(
    '/api/opportunities/funnel',
    { schema: { tags, querystring: FunnelQuery, response: { 200: FunnelReply, ...errorReplies } }, config: read },
    request => readFunnel(context, request.viewer, request.query.days ?? 365, request.query.ownerId),
  );
  app.get(
    '/api/opportunities/forecast',
    { schema: { tags, querystring: FunnelQuery, response: { 200: ForecastReply, ...errorReplies } }, config: read },
    request => readForecast(context, request.viewer, request.query.ownerId),
  );
  app.post(
    '/api/opportunities',
    { schema: { tags, body: NewOpportunityBody, response: reply }, config: write },
    request => createOpportunity(context, request.viewer, request.body),
  );
  app.get('/api/opportunities/:id', { schema: { tags, params: IdParams, response: reply }, config: read }, request =>
    readOpportunity(context, request.viewer, request.params.id),
  );
  app.patch(
    '/api/opportunities/:id',
    {
      schema: { tags, params: IdParams, querystring: VersionQuery, body: OpportunityChange, response: reply },
      config: write,
    },
    request => changeOpportunity(context, request.viewer, request.params.id, request.query.version, request.body),
  );
  app.post(
    '/api/opportunities/:id/stage',
    { schema: { tags, params: IdParams, querystring: VersionQuery, body: MoveBody, response: reply }, config: write },
    request => moveOpportunity(context, request.viewer, request.params.id, request.query.version, request.body),
  );
  partRoutes(app, context);
  teamRoutes(app, context);
  settingRoutes(app, context);
}

function teamRoutes(app: App, context: Context): void {
  app.put(
    '/api/opportunities/:id/members',
    { schema: { tags, params: IdParams, querystring: PartQuery, body: MemberBody, response: reply }, config: write },
    request => setMember(context, request.viewer, { recordId: request.params.id, ...request.query }, request.body),
  );
  app.delete(
    '/api/opportunities/:id/members/:partId',
    { schema: { tags, params: PartParams, querystring: PartQuery, response: reply }, config: write },
    request =>
      removeMember(context, request.viewer, { recordId: request.params.id, ...request.query }, request.params.partId),
  );
  app.post(
    '/api/opportunities/:id/escalation',
    {
      schema: { tags, params: IdParams, querystring: PartQuery, body: EscalationBody, response: reply },
      config: write,
    },
    request => escalate(context, request.viewer, { recordId: request.params.id, ...request.query }, request.body),
  );
}

function settingRoutes(app: App, context: Context): void {
  const office = { permission: 'leads.rules' } as const;
  const response = { 200: OpportunitySettingsReply, ...errorReplies };
  app.get('/api/settings/opportunities', { schema: { tags, response }, config: office }, () =>
    getOpportunitySettings(context.database.manager),
  );
  app.put(
    '/api/settings/opportunities',
    { schema: { tags, querystring: VersionQuery, body: OpportunitySettingsBody, response }, config: office },
    request => saveOpportunitySettings(context, request.viewer, request.query.version, request.body),
  );
}

function partRoutes(app: App, context: Context): void {
  app.post(
    '/api/opportunities/:id/competitors',
    {
      schema: { tags, params: IdParams, querystring: PartQuery, body: CompetitorBody, response: reply },
      config: write,
    },
    request =>
      setCompetitor(context, request.viewer, { recordId: request.params.id, id: null, ...request.query }, request.body),
  );
  app.put(
    '/api/opportunities/:id/competitors/:partId',
    {
      schema: { tags, params: PartParams, querystring: PartQuery, body: CompetitorBody, response: reply },
      config: write,
    },
    request =>
      setCompetitor(
        context,
        request.viewer,
        { recordId: request.params.id, id: request.params.partId, ...request.query },
        request.body,
      ),
  );
  app.delete(
    '/api/opportunities/:id/competitors/:partId',
    { schema: { tags, params: PartParams, querystring: PartQuery, response: reply }, config: write },
    request =>
      setCompetitor(
        context,
        request.viewer,
        { recordId: request.params.id, id: request.params.partId, ...request.query },
        null,
      ),
  );
  app.post(
    '/api/opportunities/:id/stakeholders',
    {
      schema: { tags, params: IdParams, querystring: PartQuery, body: StakeholderBody, response: reply },
      config: write,
    },
    request =>
      setStakeholder(
        context,
        request.viewer,
        { recordId: request.params.id, id: null, ...request.query },
        request.body,
      ),
  );
  app.patch(
    '/api/opportunities/:id/stakeholders/:partId',
    {
      schema: { tags, params: PartParams, querystring: PartQuery, body: StakeholderBody, response: reply },
      config: write,
    },
    request =>
      setStakeholder(
        context,
        request.viewer,
        { recordId: request.params.id, id: request.params.partId, ...request.query },
        request.body,
      ),
  );
  app.delete(
    '/api/opportunities/:id/stakeholders/:partId',
    { schema: { tags, params: PartParams, querystring: PartQuery, response: reply }, config: write },
    request =>
      setStakeholder(
        context,
        request.viewer,
        { recordId: request.params.id, id: request.params.partId, ...request.query },
        null,
      ),
  );
}
