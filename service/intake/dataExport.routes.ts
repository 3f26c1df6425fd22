import { Type } from '@sinclair/typebox';
import { CompanyQuery } from '../companies/companies.schema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { exportCompanies } from './dataExport.service';

const ExportQuery = Type.Composite([
  Type.Omit(CompanyQuery, ['cursor', 'limit']),
  Type.Object({ format: Type.Union([Type.Literal('xlsx'), Type.Literal('csv')]) }),
]);
const contentTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/** Lists that leave the house as files. */
export function dataExportRoutes(app: App, context: Context): void {
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
      const day = context.clock().toISOString().slice(0, 10);
      return reply
        .type(contentTypes[format])
        .header('content-disposition', `attachment; filename="companies-${day}.${format}"`)
        .header('cache-control', 'no-store')
        .send(stream);
    },
  );
}
