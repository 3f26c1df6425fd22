import type { EntityManager, QueryRunner } from 'typeorm';
import { dialectOf } from './schema';

/*
 * Which rows of a table hold a piece of text inside a name or a number. On SQLite an index of all runs of three characters (FTS5 with its tokenizer 'trigram',
 * without positions and without a copy of the text) answers the rows that hold all runs of the piece; whether they hold the piece itself is asked of the row.
 * Triggers keep it, so whoever changes a name need not know of it. On SQL Server there is none: there the caller looks along the index of the column.
 */

/** What is looked into: the table, and its columns. Texts shorter than three characters are found by the two blanks that are put behind each. */
const insides = {
  company: ['foldedName', 'otherName'],
  // The name as it is written too: of one in two scripts the folded form has the Latin one alone.
  contact: ['foldedName', 'name'],
  record: ['foldedNumber', 'title'],
  record_number: ['foldedNumber'],
  contact_address: ['address'],
  lead: ['number', 'companyName', 'foldedCompany', 'contactName', 'title', 'products', 'email', 'phoneKey'],
} as const;

export type InsideTable = keyof typeof insides;

const names: readonly InsideTable[] = ['company', 'contact', 'record', 'record_number'];
const indexOf = (table: InsideTable) => `inside_${table}`;
const termsOf = (table: InsideTable) => `inside_${table}_terms`;
const columnList = (table: InsideTable) => insides[table].map(column => `"${column}"`).join(', ');
const padded = (table: InsideTable, row: string) =>
  insides[table].map(column => `${row}"${column}" || '  '`).join(', ');

/** Makes the indices of tables (those of names and numbers) and their triggers, and fills them from what is there. Nothing on SQL Server. */
export async function createInsideIndices(runner: QueryRunner, tables = names): Promise<void> {
  if (dialectOf(runner) === 'mssql') return;
  for (const table of tables) {
    const index = indexOf(table);
    await runner.query(
      `CREATE VIRTUAL TABLE "${index}" USING fts5(${columnList(table)}, content='', columnsize=0, detail='none', tokenize='trigram')`,
    );
    // What is erased leaves nothing behind, not even runs of three characters (fts5, 'secure-delete').
    await runner.query(`INSERT INTO "${index}" ("${index}", "rank") VALUES ('secure-delete', 1)`);
    await runner.query(`CREATE VIRTUAL TABLE "${termsOf(table)}" USING fts5vocab("${index}", "instance")`);
    await runner.query(
      `INSERT INTO "${index}" ("rowid", ${columnList(table)}) SELECT "id", ${padded(table, '')} FROM "${table}" ORDER BY "id"`,
    );
    for (const trigger of triggersOf(table)) await runner.query(trigger);
  }
}

function triggersOf(table: InsideTable): string[] {
  const index = indexOf(table);
  const add = `INSERT INTO "${index}" ("rowid", ${columnList(table)}) VALUES (NEW."id", ${padded(table, 'NEW.')});`;
  // An index without a copy of the text must be told what stood there.
  const take =
    `INSERT INTO "${index}" ("${index}", "rowid", ${columnList(table)}) ` +
    `VALUES ('delete', OLD."id", ${padded(table, 'OLD.')});`;
  const isChanged = insides[table].map(column => `OLD."${column}" IS NOT NEW."${column}"`).join(' OR ');
  return [
    `CREATE TRIGGER "tr_${index}_insert" AFTER INSERT ON "${table}" BEGIN ${add} END`,
    `CREATE TRIGGER "tr_${index}_update" AFTER UPDATE OF ${columnList(table)} ON "${table}" WHEN ${isChanged} BEGIN ${take} ${add} END`,
    `CREATE TRIGGER "tr_${index}_delete" AFTER DELETE ON "${table}" BEGIN ${take} END`,
  ];
}

/** Takes the indices away again. */
export async function dropInsideIndices(runner: QueryRunner, tables = names): Promise<void> {
  if (dialectOf(runner) === 'mssql') return;
  for (const table of [...tables].reverse()) {
    for (const action of ['insert', 'update', 'delete'])
      await runner.query(`DROP TRIGGER "tr_${indexOf(table)}_${action}"`);
    await runner.query(`DROP TABLE "${termsOf(table)}"`);
    await runner.query(`DROP TABLE "${indexOf(table)}"`);
  }
}

// Of a long text the first runs say enough.
const MAX_RUNS = 24;
// Of one or two characters: so many runs that begin with them are asked for. What more begin with stands in so many rows that a walk finds it soon.
const MAX_TERMS = 300;

/**
 * Rows of `table` among which are all that hold, in one of the columns that are looked into, every text of one of `groups`; the newest first, at most `limit`: with as
 * many there may be more. The caller asks of each row whether it really does. Case is no matter.
 *
 * @param groups what stands in the columns: folded names, folded numbers, words as they are written; each at least one text
 * @returns null where the index cannot say: on SQL Server, and of one or two characters that begin too many runs
 */
export async function rowsInside(
  manager: EntityManager,
  table: InsideTable,
  groups: readonly (readonly string[])[],
  limit: number,
): Promise<number[] | null> {
  if (manager.connection.options.type === 'mssql') return null;
  const parts: string[] = [];
  for (const texts of groups) {
    const part = await expressionOf(manager, table, texts);
    if (part === null) return null;
    if (part) parts.push(part);
  }
  if (parts.length === 0) return [];
  const index = indexOf(table);
  const sql = `SELECT "rowid" AS "id" FROM "${index}" WHERE "${index}" MATCH ? ORDER BY "rowid" DESC LIMIT ${Math.trunc(limit)}`;
  const rows = (await manager.query(sql, [parts.map(part => `(${part})`).join(' OR ')])) as { id: number }[];
  return rows.map(row => row.id);
}

/** A group in the language of FTS5; '' for what cannot be there, null for what the index cannot narrow. */
async function expressionOf(
  manager: EntityManager,
  table: InsideTable,
  texts: readonly string[],
): Promise<string | null> {
  const signs = texts.map(text => [...text.replace(/\0/g, '')]).filter(text => text.length > 0);
  const long = signs.filter(text => text.length >= 3);
  if (long.length > 0) {
    const runs = [...new Set(long.flatMap(runsOf))].slice(0, MAX_RUNS);
    return runs.map(quoted).join(' AND ');
  }
  const [longest] = signs.sort((a, b) => b.length - a.length);
  if (!longest) return null;
  const terms = await termsFrom(manager, table, longest.join('').toLowerCase());
  return terms && terms.map(quoted).join(' OR ');
}

const runsOf = (signs: readonly string[]) => signs.slice(2).map((_sign, at) => signs.slice(at, at + 3).join(''));
const quoted = (text: string) => `"${text.replace(/"/g, '""')}"`;

/** The runs that begin with one or two characters; null where they are too many. Each is one step down the index. */
async function termsFrom(manager: EntityManager, table: InsideTable, start: string): Promise<string[] | null> {
  const next = (from: string) => `(SELECT "term" FROM "${termsOf(table)}" WHERE "term" >= ${from} LIMIT 1)`;
  const begins = `substr("x", 1, length("s")) = "s"`;
  // Behind the run itself: "greater than" would first read all rows where it stands.
  const sql =
    `WITH RECURSIVE "b" ("s") AS (SELECT ?), "t" ("x", "n") AS (SELECT ${next('"s"')}, 1 FROM "b" UNION ALL ` +
    `SELECT ${next('"x" || char(1)')}, "n" + 1 FROM "t", "b" WHERE ${begins} AND "n" <= ${MAX_TERMS}) ` +
    `SELECT "x" AS "term" FROM "t", "b" WHERE ${begins}`;
  const rows = (await manager.query(sql, [start])) as { term: string }[];
  return rows.length > MAX_TERMS ? null : rows.map(row => row.term);
}
