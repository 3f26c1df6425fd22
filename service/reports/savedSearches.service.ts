import type { EntityManager } from 'typeorm';
import { badRequest, conflict, notFound } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { SavedSearch } from './savedSearch.entity';
import type { SavedSearchBody, SavedSearchLine } from './search.schema';

const MOST = 200;

/** The searches that a person keeps, by name. */
export async function listSavedSearches(manager: EntityManager, viewer: Viewer): Promise<SavedSearchLine[]> {
  const rows = await manager.find(SavedSearch, {
    where: { userId: viewer.userId },
    order: { name: 'ASC' },
    take: MOST,
  });
  return rows.map(present);
}

const present = ({ id, name, query, updatedAt, version }: SavedSearch): SavedSearchLine => ({
  ...{ id, name, query, version },
  updatedAt: updatedAt.toISOString(),
});

/** Keeps a search under a name. @throws AppError search.name_taken, search.too_many, search.name_empty */
export async function saveSearch(context: Context, viewer: Viewer, body: SavedSearchBody): Promise<SavedSearchLine> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const name = await checkName(manager, viewer, body.name, null);
    if ((await manager.countBy(SavedSearch, { userId: viewer.userId })) >= MOST)
      throw badRequest('search.too_many', 'Two hundred searches are kept already. Delete one first.');
    const row = manager.create(SavedSearch, {
      ...{ userId: viewer.userId, name, query: body.query.trim() },
      ...{ createdAt: now, updatedAt: now, version: 1 },
    });
    await manager.insert(SavedSearch, row);
    await audit(manager, viewer, 'search.saved', { type: 'saved_search', id: row.id }, { name }, now);
    return present(row);
  });
}

/** Gives a kept search another name or another query. @throws AppError 404, version.changed, search.name_taken */
export async function changeSavedSearch(
  context: Context,
  viewer: Viewer,
  id: number,
  { version, ...body }: SavedSearchBody & { version: number },
): Promise<SavedSearchLine> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const row = await getOwn(manager, viewer, id, version);
    const name = await checkName(manager, viewer, body.name, id);
    const change = { name, query: body.query.trim(), updatedAt: now, version: version + 1 };
    await manager.update(SavedSearch, { id, version }, change);
    await audit(manager, viewer, 'search.changed', { type: 'saved_search', id }, { before: row.name, name }, now);
    return present({ ...row, ...change });
  });
}

/** @throws AppError 404, version.changed */
export async function deleteSavedSearch(context: Context, viewer: Viewer, id: number, version: number): Promise<void> {
  await inTransaction(context.database, async manager => {
    const { name } = await getOwn(manager, viewer, id, version);
    await manager.delete(SavedSearch, { id });
    await audit(manager, viewer, 'search.deleted', { type: 'saved_search', id }, { name }, context.clock());
  });
}

/** Somebody else's search is not there for him. */
async function getOwn(manager: EntityManager, viewer: Viewer, id: number, version: number): Promise<SavedSearch> {
  const row = await manager.findOneBy(SavedSearch, { id, userId: viewer.userId });
  if (!row) throw notFound('saved_search');
  if (row.version !== version)
    throw conflict('version.changed', 'This search was changed meanwhile. Look again.', { version: row.version });
  return row;
}

async function checkName(manager: EntityManager, viewer: Viewer, typed: string, id: number | null): Promise<string> {
  const name = typed.replace(/\s+/g, ' ').trim();
  if (name === '') throw badRequest('search.name_empty', 'A kept search needs a name.', { field: 'name' });
  const other = await manager.findOneBy(SavedSearch, { userId: viewer.userId, name });
  if (other && other.id !== id)
    throw conflict('search.name_taken', 'Another of your searches has this name.', { field: 'name' });
  return name;
}
