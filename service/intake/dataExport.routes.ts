import { Type } from '@sinclair/typebox';
import { CompanyQuery } from '../companies/companies.schema';
import { ContactFilters } from '../companies/contactList.schema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { exportContacts, exportListedContacts } from './contactExport.service';
import { exportCompanies } from './dataExport.service';
import { exportLeads } from './leadExport.service';
import { exportOpportunities } from './opportunityExport.service';
import { OpportunityQuery } from '../leads/opportunity.schema';
import { LeadQuery } from '../leads/leads.schema';
import type { ExportFormat } from './exportFile.service';

const ExportQuery = Type.Composite([
  Type.Omit(CompanyQuery, ['cursor', 'limit']),
  Type.Object({ format: Type.Union([Type.Literal('xlsx'), Type.Literal('csv')]) }),
]);
/** With `list` the filters are those of the list of contacts; without, those of the list of companies. */
const ContactExportQuery = Type.Composite([
  ExportQuery,
  Type.Omit(ContactFilters, ['q', 'mine', 'segment']),
  Type.Object({ list: Type.Optional(Type.Literal('contacts')) }),
]);
const LeadExportQuery = Type.Composite([
  Type.Omit(LeadQuery, ['cursor', 'limit']),
  Type.Object({ format: Type.Union([Type.Literal('xlsx'), Type.Literal('csv')]) }),
]);
const OpportunityExportQuery = Type.Composite([
  Type.Omit(OpportunityQuery, ['cursor', 'limit']),
  Type.Object({ format: Type.Union([Type.Literal('xlsx'), Type.Literal('csv')]) }),
]);
const contentTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/** Lists that leave the house as files. */
export function dataExportRoutes(app: App, context: Context): void {
  leadExportRoute(app, context);
  opportunityExportRoute(app, context);
  app.get(
    '/api/companies/export',
    {
      schema: {
        tags: ['companies'],
        summary: 'The companies that a search finds, as a file',
        querystring: ExportQuery,
      },
      config: { permission: 'data.export', reply: 'file' },
    },
    async (request, reply) => {
      const { format, ...search } = request.query;
      const stream = await exportCompanies(context, request.viewer, search, format);
      return reply.headers(headersOf('companies', format, context.clock())).send(stream);
    },
  );
  app.get(
    '/api/contacts/export',
    {
      schema: {
        tags: ['companies'],
        summary:
          'The contacts of the companies that a search finds, or those that the list of contacts shows, as a file',
        querystring: ContactExportQuery,
      },
      config: { permission: 'data.export', reply: 'file' },
    },
    async (request, reply) => {
      const { format, list, companyId, role, language, only, ...search } = request.query;
      const { q, mine, segment } = search;
      const stream = await (list
        ? exportListedContacts(context, request.viewer, { q, mine, segment, companyId, role, language, only }, format)
        : exportContacts(context, request.viewer, search, format));
      return reply.headers(headersOf('contacts', format, context.clock())).send(stream);
    },
  );
}

function leadExportRoute(app: App, context: Context): void {
  app.get(
    '/api/leads/export',
    {
      schema: { tags: ['leads'], summary: 'The leads that a search finds, as a file', querystring: LeadExportQuery },
      config: { permission: 'data.export', reply: 'file' },
    },
    async (request, reply) => {
      const { format, ...query } = request.query;
      const stream = await exportLeads(context, request.viewer, query, format);
      return reply.headers(headersOf('leads', format, context.clock())).send(stream);
    },
  );
}

function opportunityExportRoute(app: App, context: Context): void {
  app.get(
    '/api/opportunities/export',
    {
      schema: {
        tags: ['opportunities'],
        summary: 'The opportunities that a search finds, as a file',
        querystring: OpportunityExportQuery,
      },
      config: { permission: 'data.export', reply: 'file' },
    },
    async (request, reply) => {
      const { format, ...query } = request.query;
      const stream = await exportOpportunities(context, request.viewer, query, format);
      return reply.headers(headersOf('opportunities', format, context.clock())).send(stream);
    },
  );
}

/** The headers under which a list leaves as a file. */
export function headersOf(name: string, format: ExportFormat, now: Date): Record<string, string> {
  return {
    'content-type': contentTypes[format],
    'content-disposition': `attachment; filename="${name}-${now.toISOString().slice(0, 10)}.${format}"`,
    'cache-control': 'no-store',
  };
}
