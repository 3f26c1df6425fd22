import { errorReplies, IdParams } from '../common/apiSchema';
import { CompanyRecords, PickReply, RecordBody } from '../companies/companies.schema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { VersionQuery } from '../users/users.schema';
import { listCompanyRecords } from './companyRecords.service';
import { pick } from './picking.service';
import { changeRecord, createRecord } from './records.service';
import { ChangeRecordBody, PickQuery, RecordReply } from './records.schema';

const read = { permission: 'companies.read' } as const;
const write = { permission: 'records.write' } as const;

/** Records of companies, and the picker that finds companies and records to file under. */
export function recordsRoutes(app: App, context: Context): void {
  app.get(
    '/api/companies/:id/records',
    {
      schema: { tags: ['records'], params: IdParams, response: { 200: CompanyRecords, ...errorReplies } },
      config: read,
    },
    request => listCompanyRecords(context, request.viewer, request.params.id),
  );
  app.post(
    '/api/companies/:id/records',
    {
      schema: {
        tags: ['records'],
        params: IdParams,
        body: RecordBody,
        response: { 200: RecordReply, ...errorReplies },
      },
      config: write,
    },
    request => createRecord(context, request.viewer, request.params.id, request.body),
  );
  app.patch(
    '/api/records/:id',
    {
      schema: {
        tags: ['records'],
        params: IdParams,
        querystring: VersionQuery,
        body: ChangeRecordBody,
        response: { 200: RecordReply, ...errorReplies },
      },
      config: write,
    },
    request => changeRecord(context, request.viewer, request.params.id, request.query.version, request.body),
  );
  app.get(
    '/api/pick',
    {
      schema: { tags: ['records'], querystring: PickQuery, response: { 200: PickReply, ...errorReplies } },
      config: read,
    },
    request => pick(context, request.viewer, request.query.q),
  );
}
