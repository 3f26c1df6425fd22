import type { EntityManager } from 'typeorm';
import { findMessages, findPlaces, searchRaw } from '../../../service/platform/database/search';
import { densityOf, findMessageIds, loosened, placesOf } from '../../../service/platform/database/searchPlaces';
import {
  gatherSearchParts,
  indexMessages,
  mergeSearchParts,
  placeFrom,
  unindexMessages,
} from '../../../service/platform/database/searchIndex';
import { inTransaction } from '../../../service/platform/database/transaction';
import type { Database } from '../../../service/platform/database/dataSource';
import { closeTestDatabase, openTestDatabase } from '../../support/database';

describe('phrases in the index', () => {
  let database: Database;
  beforeEach(async () => {
    database = await openTestDatabase();
    const row = (messageId: number, subject: string, body = '') => ({
      ...{ messageId, subject, body, sentAt: new Date(Date.UTC(2026, 10, 20 - messageId)) },
      ...{ sender: '', recipients: '', copied: '', files: '', inside: '' },
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

describe('parts of the index', () => {
  let database: Database;
  beforeEach(async () => {
    database = await openTestDatabase();
  });
  afterEach(() => closeTestDatabase(database));
  const countParts = async () => {
    const [row]: { n: number }[] = await database.manager.query(
      'SELECT COUNT(DISTINCT "segid") AS "n" FROM "message_search_idx"',
    );
    return row?.n ?? 0;
  };
  const texts = { sender: '', recipients: '', copied: '', files: '', inside: '', subject: '' };
  const indexEach = async (from: number, to: number) => {
    for (let messageId = from; messageId <= to; messageId++) {
      const row = {
        ...texts,
        messageId,
        sentAt: new Date(Date.UTC(2026, 0, messageId)),
        body: `tray number${messageId}`,
      };
      await inTransaction(database, manager => indexMessages(manager, [row]));
    }
  };

  test('are gathered while an import runs, put together afterwards in steps, and searched the same at every moment', async () => {
    const all = Array.from({ length: 40 }, (_, at) => at + 1);
    const found = async () => {
      const rows: { messageId: number }[] = await database.manager.query(
        `SELECT "p"."messageId" FROM "message_search" "s" INNER JOIN "message_search_place" "p" ON "p"."place" = "s"."rowid"
         WHERE "message_search" MATCH 'tray' ORDER BY "p"."messageId"`,
      );
      return rows.map(row => row.messageId);
    };
    await inTransaction(database, manager => gatherSearchParts(manager, true));
    await indexEach(1, 40);
    expect(await countParts()).toBe(40);
    expect(await found()).toEqual(all);
    expect(await inTransaction(database, mergeSearchParts)).toBe(false);
    await inTransaction(database, manager => gatherSearchParts(manager, false));
    let steps = 0;
    while (await inTransaction(database, mergeSearchParts)) {
      steps += 1;
      expect(await found()).toEqual(all);
    }
    expect(steps).toBeGreaterThan(0);
    expect(await countParts()).toBeLessThan(8);
    expect(await inTransaction(database, mergeSearchParts)).toBe(false);
  });
});

describe('the index by time', () => {
  let database: Database;
  beforeEach(async () => {
    database = await openTestDatabase();
  });
  afterEach(() => closeTestDatabase(database));
  const words = { sender: '', recipients: '', copied: '', body: 'tray', files: '', inside: '', subject: '' };
  const index = (rows: { messageId: number; sentAt: Date; body?: string }[]) =>
    inTransaction(database, manager =>
      indexMessages(
        manager,
        rows.map(row => ({ ...words, ...row })),
      ),
    );
  const find = async (word = 'tray', within: number[] | null = null) => {
    const match = { all: [[{ columns: null, sought: [{ words: [word], isPrefix: false }] }]], none: [] };
    const places = await findPlaces(
      database.manager,
      match,
      { floor: 0, below: placeFrom(new Date('2100-01-01')), within },
      5_000,
    );
    const rows: { place: number; messageId: number }[] = await database.manager.query(
      'SELECT "place", "messageId" FROM "message_search_place"',
    );
    return places.map(place => rows.find(row => row.place === place)?.messageId);
  };

  test('answers the newest first, in whatever order letters came', async () => {
    await index([
      { messageId: 1, sentAt: new Date('2026-03-01') },
      { messageId: 2, sentAt: new Date('2026-05-01') },
    ]);
    await index([{ messageId: 3, sentAt: new Date('2026-04-01') }]);
    expect(await find()).toEqual([2, 3, 1]);
  });

  test('takes more letters of one second than a second has places, without dates too', async () => {
    const sentAt = new Date(0);
    await index(Array.from({ length: 2_500 }, (_one, at) => ({ messageId: at + 1, sentAt })));
    await index([
      { messageId: 9_000, sentAt },
      { messageId: 9_001, sentAt: new Date(NaN) },
      { messageId: 9_002, sentAt: new Date(-5e13) },
    ]);
    expect((await find()).length).toBe(2_503);
  });

  test('puts a letter in again in place of what stood there, and takes it out', async () => {
    const sentAt = new Date('2026-03-01');
    await index([
      { messageId: 1, sentAt },
      { messageId: 2, sentAt },
    ]);
    await index([{ messageId: 1, sentAt, body: 'cup' }]);
    expect([await find(), await find('cup')]).toEqual([[2], [1]]);
    await inTransaction(database, manager => unindexMessages(manager, [1, 77]));
    expect([await find(), await find('cup')]).toEqual([[2], []]);
  });

  test('asks only among given places where it is told to', async () => {
    const at = (day: number) => new Date(Date.UTC(2026, 2, day));
    await index([1, 2, 3].map(day => ({ messageId: day, sentAt: at(day) })));
    expect(await find('tray', [placeFrom(at(3)), placeFrom(at(1)), 5])).toEqual([3, 1]);
  });

  test('walks downwards and asks for places by their number: nothing is sorted, no table is scanned', async () => {
    const plan = async (sql: string, ...values: unknown[]) =>
      ((await database.manager.query(`EXPLAIN QUERY PLAN ${sql}`, values)) as { detail: string }[])
        .map(row => row.detail)
        .join('; ');
    const walk = await plan(
      'SELECT "rowid" FROM "message_search" WHERE "message_search" MATCH ? AND "rowid" >= 0 AND "rowid" < 9 ORDER BY "rowid" DESC LIMIT 10',
      'x',
    );
    expect(walk).toContain('VIRTUAL TABLE INDEX');
    expect(walk).not.toContain('TEMP B-TREE');
    const keep = await plan(
      'SELECT "m"."id" FROM "message" "m" INNER JOIN "message_search_place" "p" ON "p"."messageId" = "m"."id" WHERE "p"."place" IN (1, 2)',
    );
    expect(keep).not.toMatch(/SCAN/);
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
      'SELECT TOP 5 "p"."messageId" AS "id" FROM "message_search" "s" INNER JOIN "message_search_place" "p" ON "p"."place" = "s"."rowid" WHERE "p"."messageId" > @0 AND CONTAINS("s".*, @1) ORDER BY "p"."messageId"',
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
  for (const column of ['subject', 'body', 'files'])
    for (const place of ['@1', '@2']) expect(sql).toContain(`LOWER("s"."${column}") LIKE ${place}`);
});

test('SQL Server answers places and messages of a stretch of its index, each statement with an end', async () => {
  const { manager, asked } = sqlServer(true);
  const match = { all: [[{ columns: null, sought: [{ words: ['tray'], isPrefix: true }] }]], none: [] };
  await findPlaces(manager, match, { floor: 3, below: 9, within: [4, 5] }, 7);
  await findMessages(manager, match, { floor: 3, below: 9 }, 7);
  await placesOf(manager, [1, 2], { floor: 3, below: 9 });
  await findMessageIds(manager, 'SELECT "messageId" FROM "filing"', 7);
  const sought = '"rowid" >= 3 AND "rowid" < 9';
  const among = 'AND "rowid" IN (SELECT CAST("value" AS bigint) FROM OPENJSON(@0)) AND (CONTAINS(*, @1))';
  expect(asked).toEqual([
    [
      `SELECT TOP 7 "rowid" AS "place" FROM "message_search" WHERE ${sought} ${among} ORDER BY "rowid" DESC`,
      ['[4,5]', '"tray*"'],
    ],
    [
      'SELECT "p"."place" AS "place", "p"."messageId" AS "messageId" FROM (' +
        `SELECT TOP 7 "rowid" AS "place" FROM "message_search" WHERE ${sought} AND (CONTAINS(*, @0)) ORDER BY "rowid" DESC` +
        ') "h" INNER JOIN "message_search_place" "p" ON "p"."place" = "h"."place"',
      ['"tray*"'],
    ],
    [
      'SELECT "place" FROM "message_search_place" WHERE "messageId" IN (SELECT CAST("value" AS int) FROM OPENJSON(@0)) AND "place" >= 3 AND "place" < 9',
      ['[1,2]'],
    ],
    ['SELECT TOP 8 "messageId" FROM (SELECT "messageId" FROM "filing") "x"', []],
  ]);
});

describe('a match that reads less', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase();
    const blank = { subject: '', recipients: '', copied: '', body: '', files: '', inside: '' };
    // Everybody writes from the house; a third of them is Li Na.
    const rows = Array.from({ length: 900 }, (_one, at) => ({
      ...{ ...blank, messageId: at + 1, sentAt: new Date(Date.UTC(2026, 0, 1, 0, at)) },
      sender: at % 3 === 0 ? 'lina haitu example' : `p${at} haitu example`,
    }));
    await inTransaction(database, manager => indexMessages(manager, rows));
  });
  afterAll(() => closeTestDatabase(database));
  const phrase = (...words: string[]) => ({
    all: [[{ columns: null, sought: [{ words, isPrefix: true }] }]],
    none: [],
  });

  test('is made of the rarest word of a phrase, where that is rarer by far', async () => {
    expect(await loosened(database.manager, phrase('p7', 'haitu', 'example'))).toEqual({
      all: [[{ columns: null, sought: [{ words: ['p7'], isPrefix: false }] }]],
      none: [],
    });
  });

  test.each([
    ['where its words are about as frequent', ['lina', 'haitu', 'example']],
    ['of a single word', ['haitu']],
  ])('is not made %s', async (_where, words) => {
    expect(await loosened(database.manager, phrase(...words))).toBeNull();
  });

  test('is known to be dear or cheap by how near the places of its words stand', async () => {
    const range = { floor: 0, below: placeFrom(new Date('2100-01-01')) };
    const often = await densityOf(database.manager, phrase('haitu', 'example'), range);
    const seldom = await densityOf(database.manager, phrase('lina'), range);
    expect(often / seldom).toBeCloseTo(6, 0);
    expect(await densityOf(database.manager, phrase('nowhere'), range)).toBe(0);
  });
});
