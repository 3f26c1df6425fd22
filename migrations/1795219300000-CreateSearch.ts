import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tableColumns } from '../service/platform/database/columns';
import type { NewTable } from '../service/platform/database/schema';
import { createTable, dialectOf } from '../service/platform/database/schema';
import { createDatedSearchIndex, dropDatedSearchIndex } from '../service/platform/database/searchIndex';

const tables = (runner: QueryRunner): NewTable[] => {
  const c = tableColumns(dialectOf(runner));
  return [
    {
      name: 'attachment_text',
      columns: [
        c.id(),
        c.exactText('blobHash'),
        c.text('state', { length: 20 }),
        c.longText('text'),
        c.timestamp('readAt'),
      ],
      indices: [{ columns: ['blobHash'], unique: true }],
    },
    {
      name: 'saved_search',
      columns: [
        c.id(),
        c.integer('userId'),
        c.text('name', { length: 100 }),
        c.text('query', { length: 1000 }),
        c.timestamp('createdAt'),
        c.timestamp('updatedAt'),
        c.integer('version'),
      ],
      indices: [{ columns: ['userId', 'name'], unique: true }],
      references: [{ column: 'userId', table: 'user' }],
    },
  ];
};

// Where there is mail already, jobs begin at its end and work backwards, so that the newest is found first (mail/indexing.service.ts).
const PAST_MESSAGES = `INSERT INTO "setting" ("key", "value") SELECT 'search.past', '{"below":2147483647}' WHERE EXISTS (SELECT 1 FROM "message")`;
const PAST_ATTACHMENTS = `INSERT INTO "setting" ("key", "value") SELECT 'search.attachments', '{"upTo":' || MAX("id") || ',"below":' || (MAX("id") + 1) || '}' FROM "attachment" HAVING COUNT(*) > 0`;

/** The search index by time, the text inside attachments, and searches that people keep. */
export class CreateSearch1795219300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables(runner)) await createTable(runner, table);
    await createDatedSearchIndex(runner);
    // The search box looks for a part of the other name: in this narrow index, and not in the rows.
    await runner.query('CREATE INDEX "ix_company_otherName" ON "company" ("otherName")');
    // SQL Server begins with this index: there is no past to take over.
    if (dialectOf(runner) === 'mssql') return;
    await runner.query(PAST_MESSAGES);
    await runner.query(PAST_ATTACHMENTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM "setting" WHERE "key" IN ('search.past', 'search.attachments')`);
    await runner.query(
      dialectOf(runner) === 'mssql'
        ? 'DROP INDEX "ix_company_otherName" ON "company"'
        : 'DROP INDEX "ix_company_otherName"',
    );
    await dropDatedSearchIndex(runner);
    for (const table of tables(runner).reverse()) await runner.dropTable(table.name);
  }
}
