import type { EntityManager } from 'typeorm';
import { indexMessages, searchRaw } from '../../../service/platform/database/search';
import { inTransaction } from '../../../service/platform/database/transaction';
import type { Database } from '../../../service/platform/database/dataSource';
import { closeTestDatabase, openTestDatabase } from '../../support/database';

describe('phrases in the index', () => {
  let database: Database;
  beforeEach(async () => {
    database = await openTestDatabase();
    const row = (messageId: number, subject: string, body = '') => ({
      ...{ messageId, subject, body },
      people: '',
      attachments: '',
    });
    await inTransaction(database, manager =>
      indexMessages(manager, [
        row(1, 'PI26-0112'),
        row(2, 'hello', 'your pi260112 of May'),
        row(3, 'PI 26 / 0112'),
        row(4, 'PI26-0113'),
        row(5, '0112 and PI26'),
      ]),
    );
  });
  afterEach(() => closeTestDatabase(database));

  test('are found in any of the ways asked for, smallest number first, above the last one', async () => {
    const phrases = ['pi26 0112', 'pi260112', 'pi 26 0112'];
    expect(await searchRaw(database.manager, phrases, 0, 10)).toEqual([1, 2, 3]);
    expect(await searchRaw(database.manager, phrases, 1, 1)).toEqual([2]);
    expect(await searchRaw(database.manager, [], 0, 10)).toEqual([]);
  });
});

/** A SQL Server that keeps what it is asked. */
function sqlServer(hasFullText: boolean) {
  const asked: [sql: string, values: unknown[]][] = [];
  const query = async (sql: string, values: unknown[] = []) => {
    if (sql.includes('TableHasActiveFulltextIndex')) return [{ has: hasFullText ? 1 : 0 }];
    asked.push([sql, values]);
    return [{ id: 7 }];
  };
  return { asked, manager: { connection: { options: { type: 'mssql' } }, query } as unknown as EntityManager };
}

test('SQL Server is asked by its full-text index where the table has one', async () => {
  const { manager, asked } = sqlServer(true);
  expect(await searchRaw(manager, ['pi26 0112', 'pi260112'], 3, 5)).toEqual([7]);
  expect(asked).toEqual([
    [
      'SELECT TOP 5 "rowid" AS "id" FROM "message_search" WHERE "rowid" > @0 AND CONTAINS(*, @1) ORDER BY "rowid"',
      [3, '"pi26 0112" OR "pi260112"'],
    ],
  ]);
});

test('SQL Server without a full-text index is asked for the words in their order', async () => {
  const { manager, asked } = sqlServer(false);
  expect(await searchRaw(manager, ['pi26 0112', 'pi260112'], 3, 5)).toEqual([7]);
  const [[sql, values]] = asked as [[string, unknown[]]];
  expect(sql).not.toContain('CONTAINS');
  expect(values).toEqual([3, '%pi26%0112%', '%pi260112%']);
  for (const column of ['subject', 'body', 'attachments'])
    for (const place of ['@1', '@2']) expect(sql).toContain(`LOWER("${column}") LIKE ${place}`);
});
