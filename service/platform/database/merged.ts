import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** A row of a list: the message, and the instant that the list is ordered by. */
export interface PlacedId {
  id: number;
  at: string | Date;
}

/**
 * The newest rows of several lists taken together, each row once. Every list is read along its own index and only as far as is needed, where one statement with OR or IN would
 * collect and sort all of them.
 *
 * @param lists each selects "id" and "at", without an order or a limit
 */
export async function newestOfAll(
  manager: EntityManager,
  lists: readonly SelectQueryBuilder<ObjectLiteral>[],
  limit: number,
): Promise<PlacedId[]> {
  return firstOfAll(manager, lists, limit, 'newest');
}

/** As `newestOfAll`, from either end. */
export async function firstOfAll(
  manager: EntityManager,
  lists: readonly SelectQueryBuilder<ObjectLiteral>[],
  limit: number,
  order: 'newest' | 'oldest',
): Promise<PlacedId[]> {
  if (lists.length === 0) return [];
  const isServer = manager.connection.options.type === 'mssql';
  const count = Math.trunc(limit);
  const values: unknown[] = [];
  const way = order === 'newest' ? 'DESC' : 'ASC';
  const first = (sql: string) =>
    isServer
      ? `SELECT TOP ${count} * FROM (${sql}) AS "list" ORDER BY "at" ${way}, "id" ${way}`
      : `SELECT * FROM (${sql}) AS "list" ORDER BY "at" ${way}, "id" ${way} LIMIT ${count}`;
  const parts = lists.map((list, at) => {
    const [sql, parameters] = list.getQueryAndParameters();
    // Each list numbers its parameters from 0 on SQL Server; here they stand one behind the other.
    const moved = sql.replace(/@(\d+)\b/g, (_mark, index) => `@${Number(index) + values.length}`);
    values.push(...parameters);
    return `SELECT * FROM (${first(isServer ? moved : sql)}) AS "part${at}"`;
  });
  return (await manager.query(first(parts.join(' UNION ')), values)) as PlacedId[];
}
