import { errorReplies, IdParams, Nothing } from '../../common/apiSchema';
import { Type } from '@sinclair/typebox';
import type { Context } from '../../context';
import type { App } from '../../platform/http/http';
import { VersionQuery } from '../../users/users.schema';
import { countSegment, previewSegment } from './segmentFinding.service';
import { freezeSegment, putIn, segmentsOfCompany, takeOut } from './segmentMembers.service';
import {
  CompanySegments,
  FreezeBody,
  MembersBody,
  MembersReply,
  SegmentBody,
  SegmentChange,
  SegmentFieldList,
  SegmentList,
  SegmentPreview,
  SegmentPreviewBody,
  SegmentQuery,
  SegmentReply,
} from './segments.schema';
import {
  changeSegment,
  createSegment,
  listFields,
  listSegments,
  readSegment,
  removeSegment,
  restoreSegment,
} from './segments.service';

const tags = ['segments'];
const read = { permission: 'companies.read' } as const;
const write = { permission: 'companies.write' } as const;

/** Groups of companies and contacts (CRM-10). Who belongs to one is listed by GET /api/companies?segment= and GET /api/contacts?segment=. */
export function segmentsRoutes(app: App, context: Context): void {
  reading(app, context);
  changing(app, context);
  members(app, context);
}

function reading(app: App, context: Context): void {
  const { manager } = context.database;
  app.get(
    '/api/segments',
    { schema: { tags, querystring: SegmentQuery, response: { 200: SegmentList, ...errorReplies } }, config: read },
    request => listSegments(manager, request.viewer, request.query, context.clock()),
  );
  app.get(
    '/api/segments/fields',
    {
      schema: { tags, summary: 'What conditions may name', response: { 200: SegmentFieldList, ...errorReplies } },
      config: read,
    },
    request => listFields(manager, request.viewer, context.clock()),
  );
  app.post(
    '/api/segments/preview',
    {
      schema: {
        ...{ tags, summary: 'How many would belong to it, and the first of them', body: SegmentPreviewBody },
        response: { 200: SegmentPreview, ...errorReplies },
      },
      config: read,
    },
    request => previewSegment(manager, request.viewer, request.body, context.clock()),
  );
  app.get(
    '/api/segments/:id',
    { schema: { tags, params: IdParams, response: { 200: SegmentReply, ...errorReplies } }, config: read },
    request => readSegment(manager, request.viewer, request.params.id, context.clock()),
  );
  app.get(
    '/api/segments/:id/count',
    { schema: { tags, params: IdParams, response: { 200: SegmentPreview, ...errorReplies } }, config: read },
    request => countSegment(manager, request.viewer, request.params.id, context.clock()),
  );
  app.get(
    '/api/companies/:id/segments',
    { schema: { tags, params: IdParams, response: { 200: CompanySegments, ...errorReplies } }, config: read },
    request => segmentsOfCompany(manager, request.viewer, request.params.id),
  );
}

function changing(app: App, context: Context): void {
  app.post(
    '/api/segments',
    { schema: { tags, body: SegmentBody, response: { 200: SegmentReply, ...errorReplies } }, config: write },
    request => createSegment(context, request.viewer, request.body),
  );
  app.patch(
    '/api/segments/:id',
    {
      schema: {
        ...{ tags, params: IdParams, querystring: VersionQuery, body: SegmentChange },
        response: { 200: SegmentReply, ...errorReplies },
      },
      config: write,
    },
    request => changeSegment(context, request.viewer, request.params.id, request.query.version, request.body),
  );
  app.delete(
    '/api/segments/:id',
    {
      schema: { tags, params: IdParams, querystring: VersionQuery, response: { 200: Nothing, ...errorReplies } },
      config: write,
    },
    async request => {
      await removeSegment(context, request.viewer, request.params.id, request.query.version);
      return {};
    },
  );
  app.post(
    '/api/segments/:id/restore',
    { schema: { tags, params: IdParams, response: { 200: SegmentReply, ...errorReplies } }, config: write },
    request => restoreSegment(context, request.viewer, request.params.id),
  );
}

function members(app: App, context: Context): void {
  app.post(
    '/api/segments/:id/members',
    {
      schema: { tags, params: IdParams, body: MembersBody, response: { 200: MembersReply, ...errorReplies } },
      config: write,
    },
    request => putIn(context, request.viewer, request.params.id, request.body.ids),
  );
  app.post(
    '/api/segments/:id/members/remove',
    {
      schema: { tags, params: IdParams, body: MembersBody, response: { 200: MembersReply, ...errorReplies } },
      config: write,
    },
    request => takeOut(context, request.viewer, request.params.id, request.body.ids),
  );
  app.post(
    '/api/segments/:id/freeze',
    {
      schema: {
        ...{ tags, params: IdParams, body: FreezeBody },
        response: { 200: Type.Object({ id: Type.Integer(), count: Type.Integer() }), ...errorReplies },
      },
      config: write,
    },
    request => freezeSegment(context, request.viewer, request.params.id, request.body.name),
  );
}
