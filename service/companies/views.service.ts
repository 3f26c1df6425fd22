import type { EntityManager } from 'typeorm';
import { badRequest, notFound } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import type { Viewer } from '../users/roles';
import { SavedView } from './profile.entity';
import type { ViewBody, ViewList } from './views.schema';

const MAX_VIEWS = 50;

/** The lists that somebody has kept for himself, by name. */
export async function listViews(manager: EntityManager, viewer: Viewer, page: ViewBody['page']): Promise<ViewList> {
  const views = await manager.find(SavedView, {
    where: { userId: viewer.userId, page },
    order: { name: 'ASC', id: 'ASC' },
  });
  return {
    views: views.map(({ id, name, query, version }) => ({
      ...{ id, page, name, version },
      query: query as Record<string, string>,
    })),
  };
}

/**
 * Keeps a list under a name; one of the same name is replaced.
 *
 * @throws AppError view.name_missing, view.too_many
 */
export async function saveView(context: Context, viewer: Viewer, body: ViewBody): Promise<ViewList> {
  const { page, query } = body;
  const name = body.name.trim();
  if (!name) throw badRequest('view.name_missing', 'Give the list a name.');
  return inTransaction(context.database, async manager => {
    const { userId } = viewer;
    const before = await manager.findOneBy(SavedView, { userId, page, name });
    if (before)
      await manager.update(SavedView, { id: before.id }, { query: query as never, version: before.version + 1 });
    else {
      if ((await manager.countBy(SavedView, { userId, page })) >= MAX_VIEWS)
        throw badRequest('view.too_many', 'You have 50 lists. Remove one first.');
      await manager.insert(SavedView, {
        userId,
        page,
        name,
        query: query as never,
        createdAt: context.clock(),
        version: 1,
      });
    }
    return listViews(manager, viewer, page);
  });
}

/**
 * Removes a list of the viewer's own.
 *
 * @throws AppError view.not_found
 */
export async function removeView(context: Context, viewer: Viewer, id: number): Promise<ViewList> {
  return inTransaction(context.database, async manager => {
    const view = await manager.findOneBy(SavedView, { id, userId: viewer.userId });
    if (!view) throw notFound('view', { id });
    await manager.delete(SavedView, { id });
    return listViews(manager, viewer, view.page as ViewBody['page']);
  });
}
