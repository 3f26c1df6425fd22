import { errorReplies, IdParams } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { DuplicatePairBody, DuplicatePairLine, DuplicatePairList, DuplicatePairQuery } from './cleaning.schema';
import { decidePair, listPairs } from './cleaning.service';

const tags = ['companies'];
const config = { permission: 'companies.write' } as const;

/** The cleaning desk: companies that may be one. */
export function cleaningRoutes(app: App, context: Context): void {
  app.get(
    '/api/cleaning/duplicates',
    {
      schema: {
        tags,
        summary: 'Companies that may be one',
        querystring: DuplicatePairQuery,
        response: { 200: DuplicatePairList, ...errorReplies },
      },
      config,
    },
    request => listPairs(context.database.manager, request.viewer, request.query),
  );
  app.put(
    '/api/cleaning/duplicates/:id',
    {
      schema: {
        tags,
        summary: 'Say that two are two, or take that back',
        params: IdParams,
        body: DuplicatePairBody,
        response: { 200: DuplicatePairLine, ...errorReplies },
      },
      config,
    },
    request => decidePair(context, request.viewer, request.params.id, request.body.state),
  );
}
