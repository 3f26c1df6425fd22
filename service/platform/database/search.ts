import type { EntityManager, QueryRunner } from 'typeorm';
import { indexText, queryText } from '../../common/searchText';
import { dialectOf } from './schema';

/** The text of one message as the search index takes it. */
export interface SearchRow {
  messageId: number;
  subject: string;
  people: string;
  body: string;
  attachments: string;
}

// A longer text is cut: what is sought stands in the first pages, and an index must not grow with pasted logs.
const MAX_INDEXED_BODY = 100_000;

/**
 * Creates the full-text index of messages. It holds no text of its own (contentless): messages are read from their table. The rowid is the
 * message's id, so that "newest first" is the order of the index.
 */
export async function createSearchIndex(runner: QueryRunner): Promise<void> {
  if (dialectOf(runner) === 'mssql') {
    // SQL Server: a table of the prepared text; the full-text catalogue is laid over it where the server has one.
    await runner.query(
      'CREATE TABLE "message_search" ("rowid" int NOT NULL PRIMARY KEY, "subject" nvarchar(MAX), "people" nvarchar(MAX), "body" nvarchar(MAX), "attachments" nvarchar(MAX))',
    );
    return;
  }
  await runner.query(
    `CREATE VIRTUAL TABLE "message_search" USING fts5("subject", "people", "body", "attachments", content='', contentless_delete=1, ` +
      `tokenize="unicode61 remove_diacritics 2")`,
  );
}

export async function dropSearchIndex(runner: QueryRunner): Promise<void> {
  await runner.query('DROP TABLE "message_search"');
}

/** Adds messages to the index, in the transaction that stores them. */
export async function indexMessages(manager: EntityManager, rows: readonly SearchRow[]): Promise<void> {
  const mssql = manager.connection.options.type === 'mssql';
  const perStatement = mssql ? 400 : 100;
  for (let start = 0; start < rows.length; start += perStatement) {
    const chunk = rows.slice(start, start + perStatement);
    const values: unknown[] = [];
    const tuples = chunk.map(row => {
      const fields = [
        row.messageId,
        indexText(row.subject),
        indexText(row.people),
        indexText(row.body.slice(0, MAX_INDEXED_BODY)),
        indexText(row.attachments),
      ];
      return `(${fields.map(field => (values.push(field), mssql ? `@${values.length - 1}` : '?')).join(',')})`;
    });
    await manager.query(
      `INSERT INTO "message_search" ("rowid", "subject", "people", "body", "attachments") VALUES ${tuples.join(',')}`,
      values,
    );
  }
}

/**
 * A condition that holds for messages containing all words of `words`, for use in a WHERE over an alias of message.
 *
 * @returns null where `words` holds nothing that could be sought
 */
export function searchCondition(
  manager: EntityManager,
  alias: string,
  words: string,
): { sql: string; parameters: Record<string, unknown> } | null {
  const match = queryText(words);
  if (!match) return null;
  if (manager.connection.options.type === 'mssql') {
    return {
      sql: `EXISTS (SELECT 1 FROM "message_search" "s" WHERE "s"."rowid" = ${alias}.id AND CONTAINS("s".*, :searchMatch))`,
      parameters: { searchMatch: match },
    };
  }
  return {
    sql: `${alias}.id IN (SELECT rowid FROM message_search WHERE message_search MATCH :searchMatch)`,
    parameters: { searchMatch: match },
  };
}

/**
 * Ids above `after`, smallest first, of messages that hold one of these phrases. On a SQL Server without a full-text index over the table the words of a
 * phrase are looked for in their order, with anything between them: that finds more, never less.
 *
 * @param phrases words of letters and digits in lower case, one blank between them; made by us, never typed by a person
 */
export async function searchRaw(
  manager: EntityManager,
  phrases: readonly string[],
  after: number,
  limit: number,
): Promise<number[]> {
  if (phrases.length === 0) return [];
  const match = phrases.map(phrase => `"${phrase}"`).join(' OR ');
  const top = `SELECT TOP ${Math.trunc(limit)} "rowid" AS "id" FROM "message_search" WHERE "rowid" > @0`;
  const find = async (sql: string, ...values: unknown[]) =>
    ((await manager.query(sql, [after, ...values])) as { id: number }[]).map(row => row.id);
  if (manager.connection.options.type !== 'mssql') {
    const sql = 'SELECT rowid AS id FROM message_search WHERE rowid > ? AND message_search MATCH ? ORDER BY rowid';
    return find(`${sql} LIMIT ${Math.trunc(limit)}`, match);
  }
  if (await hasFullText(manager)) return find(`${top} AND CONTAINS(*, @1) ORDER BY "rowid"`, match);
  const columns = ['subject', 'body', 'attachments', 'people'];
  const likes = phrases.flatMap((_phrase, at) => columns.map(column => `LOWER("${column}") LIKE @${at + 1}`));
  return find(
    `${top} AND (${likes.join(' OR ')}) ORDER BY "rowid"`,
    ...phrases.map(phrase => `%${phrase.replace(/ /g, '%')}%`),
  );
}

async function hasFullText(manager: EntityManager): Promise<boolean> {
  const sql = `SELECT OBJECTPROPERTY(OBJECT_ID('message_search'), 'TableHasActiveFulltextIndex') AS "has"`;
  const [row] = (await manager.query(sql)) as { has: number | null }[];
  return row?.has === 1;
}

const EXCERPT_LENGTH = 160;

/**
 * A piece of `text` round the first of the words sought, with the words between \u0002 and \u0003 for the page to mark. The index holds no text, so the
 * excerpt is cut here.
 */
export function excerptOf(text: string, words: string): string {
  const sought = words.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 20);
  const lower = text.toLowerCase();
  const first =
    sought
      .map(word => lower.indexOf(word))
      .filter(at => at >= 0)
      .sort((a, b) => a - b)[0] ?? 0;
  const start = Math.max(0, first - 40);
  const piece = text
    .slice(start, start + EXCERPT_LENGTH)
    .replace(/[\u0002\u0003]/g, '')
    .replace(/\s+/g, ' ');
  if (sought.length === 0) return piece;
  const pattern = new RegExp(sought.map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'gi');
  return (start > 0 ? '… ' : '') + piece.replace(pattern, match => `\u0002${match}\u0003`);
}
