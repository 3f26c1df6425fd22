import { errorReplies, IdParams } from '../../common/apiSchema';
import type { Context } from '../../context';
import { inTransaction } from '../../platform/database/transaction';
import type { App } from '../../platform/http/http';
import { CategoryBody, CategoryReply, CategoryVersion } from './categories.schema';
import { setCategory } from './categories.service';

/** The category of a message. */
export function categoriesRoutes(app: App, context: Context): void {
  app.put(
    '/api/messages/:id/category',
    {
      schema: {
        tags: ['mail'],
        summary: 'Give a message a category, or none',
        params: IdParams,
        querystring: CategoryVersion,
        body: CategoryBody,
        response: { 200: CategoryReply, ...errorReplies },
      },
      config: { permission: 'mail.file' },
    },
    async request => {
      const { params, query, body, viewer } = request;
      return inTransaction(context.database, manager =>
        setCategory(manager, viewer, params.id, body.category, query.version, context.clock()),
      );
    },
  );
}
