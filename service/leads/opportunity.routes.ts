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
import { readForecast, readFunnel } from './opportunityFigures.service';
import { listOpportunities, readOpportunityBoard } from './opportunityList.service';
import { setCompetitor, setStakeholder } from './opportunityParts.service';
import { readOpportunity } from './opportunityReading.service';
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
