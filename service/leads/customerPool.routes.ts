import { Type } from '@sinclair/typebox';
import { errorReplies, IdParams } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { VersionQuery } from '../users/users.schema';
import { claimCustomer, releaseCustomer, undoRelease } from './customerClaiming.service';
import {
  CompanyPoolReply,
  CustomerPoolStanding,
  CustomerPreview,
  CustomerPreviewBody,
  PoolCustomerList,
  PoolCustomerQuery,
  Released,
  ReleaseBody,
} from './customerPool.schema';
import { listPoolCustomers, readCompanyPool, readCustomerStanding } from './customerPool.service';
import { previewCustomers } from './customerPreview.service';

const tags = ['companies'];
const work = { permission: 'leads.write' } as const;
const Claimed = Type.Object({ companyId: Type.Integer() });

/** The pool of customers (CRM-6, 公海). */
export function customerPoolRoutes(app: App, context: Context): void {
  pool(app, context);
  company(app, context);
}

function pool(app: App, context: Context): void {
  const { manager } = context.database;
  app.get(
    '/api/pool/customers',
    {
      schema: {
        ...{ tags, summary: 'The pools of customers that are open to me' },
        response: { 200: CustomerPoolStanding, ...errorReplies },
      },
      config: work,
    },
    request => readCustomerStanding(manager, request.viewer, context.clock()),
  );
  app.get(
    '/api/pool/customers/list',
    {
      schema: {
        ...{ tags, summary: 'Customers that lie in a pool, without names', querystring: PoolCustomerQuery },
        response: { 200: PoolCustomerList, ...errorReplies },
      },
      config: work,
    },
    request => listPoolCustomers(manager, request.viewer, request.query, context.clock()),
  );
  app.post(
    '/api/pools/preview-customers',
    {
      schema: {
        ...{ tags, summary: 'How many customers would return soon, and whose', body: CustomerPreviewBody },
        response: { 200: CustomerPreview, ...errorReplies },
      },
      config: { permission: 'leads.rules' },
    },
    request => previewCustomers(manager, request.viewer, request.body, context.clock()),
  );
}

function company(app: App, context: Context): void {
  app.get(
    '/api/companies/:id/pool',
    {
      schema: {
        ...{ tags, summary: 'When it returns to a pool', params: IdParams },
        response: { 200: CompanyPoolReply, ...errorReplies },
      },
      config: { permission: 'companies.read' },
    },
    request => readCompanyPool(context.database.manager, request.viewer, request.params.id, context.clock()),
  );
  app.post(
    '/api/companies/:id/claim',
    { schema: { tags, params: IdParams, response: { 200: Claimed, ...errorReplies } }, config: work },
    request => claimCustomer(context, request.viewer, request.params.id),
  );
  app.post(
    '/api/companies/:id/release',
    {
      schema: {
        ...{ tags, params: IdParams, querystring: VersionQuery, body: ReleaseBody },
        response: { 200: Released, ...errorReplies },
      },
      config: work,
    },
    request => releaseCustomer(context, request.viewer, request.params.id, request.query.version, request.body.reason),
  );
  app.post(
    '/api/companies/:id/release/undo',
    {
      schema: { tags, params: IdParams, querystring: VersionQuery, response: { 200: Claimed, ...errorReplies } },
      config: work,
    },
    request => undoRelease(context, request.viewer, request.params.id, request.query.version),
  );
}
