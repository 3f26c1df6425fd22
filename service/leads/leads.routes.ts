import { Type } from '@sinclair/typebox';
import { errorReplies, IdParams } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { VersionQuery } from '../users/users.schema';
import { BulkLeadsBody, BulkLeadsReply, InquiryDecided, VersionBody } from './acting.schema';
import { changeLeads } from './bulkLeads.service';
import { changeLead } from './changing.service';
import { createLead } from './creating.service';
import { confirmInquiry, denyInquiry } from './decidingInquiry.service';
import { InquiryReply } from './inquiries.schema';
import { readInquiryOf } from './inquiryReading.service';
import { listLeads, listPeople, readBoard, readCounts } from './leadList.service';
import { readLead } from './leadReading.service';
import {
  LeadBoard,
  LeadChange,
  LeadCounts,
  LeadList,
  LeadPeople,
  LeadQuery,
  LeadReply,
  LeadSimilarReply,
  NewLeadBody,
  OpenedReply,
} from './leads.schema';
import { findSimilar } from './similarLeads.service';

const tags = ['leads'];
const read = { permission: 'leads.read' } as const;
const write = { permission: 'leads.write' } as const;
const FilterQuery = Type.Omit(LeadQuery, ['cursor', 'limit', 'stage', 'state']);

/** Leads: lists, one lead, and what is entered of it. What is done with one stands in acting.routes.ts. */
export function leadsRoutes(app: App, context: Context): void {
  listRoutes(app, context);
  oneRoutes(app, context);
  inquiryRoutes(app, context);
  app.post(
    '/api/leads',
    {
      schema: {
        tags,
        summary: 'Enter a lead, or make one of a letter that was not recognised',
        body: NewLeadBody,
        response: { 200: OpenedReply, ...errorReplies },
      },
      config: write,
    },
    request => createLead(context, request.viewer, request.body),
  );
  app.post(
    '/api/leads/bulk',
    {
      schema: {
        tags,
        summary: 'Assign or reject several leads',
        body: BulkLeadsBody,
        response: { 200: BulkLeadsReply, ...errorReplies },
      },
      config: write,
    },
    request => changeLeads(context, request.viewer, request.body),
  );
}

function listRoutes(app: App, context: Context): void {
  app.get(
    '/api/leads',
    {
      schema: {
        tags,
        summary: 'Leads, newest first',
        querystring: LeadQuery,
        response: { 200: LeadList, ...errorReplies },
      },
      config: read,
    },
    request => listLeads(context, request.viewer, request.query),
  );
  app.get(
    '/api/leads/board',
    {
      schema: {
        tags,
        summary: 'A first page of the leads of each open stage',
        querystring: FilterQuery,
        response: { 200: LeadBoard, ...errorReplies },
      },
      config: read,
    },
    request => readBoard(context, request.viewer, request.query),
  );
  app.get(
    '/api/leads/counts',
    {
      schema: { tags, summary: 'How many leads wait for the viewer', response: { 200: LeadCounts, ...errorReplies } },
      config: read,
    },
    request => readCounts(context, request.viewer),
  );
  app.get(
    '/api/leads/people',
    {
      schema: { tags, summary: 'To whom leads can be given', response: { 200: LeadPeople, ...errorReplies } },
      config: read,
    },
    () => listPeople(context.database.manager),
  );
}

function oneRoutes(app: App, context: Context): void {
  app.get(
    '/api/leads/:id',
    { schema: { tags, params: IdParams, response: { 200: LeadReply, ...errorReplies } }, config: read },
    request => readLead(context, request.viewer, request.params.id),
  );
  app.get(
    '/api/leads/:id/similar',
    {
      schema: {
        tags,
        summary: 'Companies and leads that may be the same party',
        params: IdParams,
        response: { 200: LeadSimilarReply, ...errorReplies },
      },
      config: read,
    },
    request => findSimilar(context, request.viewer, request.params.id),
  );
  app.patch(
    '/api/leads/:id',
    {
      schema: {
        tags,
        params: IdParams,
        querystring: VersionQuery,
        body: LeadChange,
        response: { 200: LeadReply, ...errorReplies },
      },
      config: write,
    },
    request => changeLead(context, request.viewer, request.params.id, request.query.version, request.body),
  );
}

/** The inquiry that a letter is, whether of somebody new or of a customer. */
function inquiryRoutes(app: App, context: Context): void {
  app.get(
    '/api/messages/:id/inquiry',
    {
      schema: {
        tags,
        summary: 'What a letter asks for, with the place of each value',
        params: IdParams,
        response: { 200: InquiryReply, ...errorReplies },
      },
      config: read,
    },
    request => readInquiryOf(context, request.viewer, request.params.id),
  );
  const decided = { params: IdParams, body: VersionBody, response: { 200: InquiryDecided, ...errorReplies } };
  app.post(
    '/api/messages/:id/inquiry/confirm',
    { schema: { tags, summary: "A customer's letter is an inquiry", ...decided }, config: write },
    request => confirmInquiry(context, request.viewer, request.params.id, request.body.version),
  );
  app.post(
    '/api/messages/:id/inquiry/deny',
    { schema: { tags, summary: "A customer's letter is no inquiry: its opportunity goes", ...decided }, config: write },
    request => denyInquiry(context, request.viewer, request.params.id, request.body.version),
  );
}
