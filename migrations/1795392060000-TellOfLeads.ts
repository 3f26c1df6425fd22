import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tableColumns } from '../service/platform/database/columns';
import { createTable, dialectOf } from '../service/platform/database/schema';

const kept = ['id', 'userId', 'kind', 'messageId', 'byId', 'at', 'readAt'];

/** A notice can be about a lead, which may have no letter at all. */
export class TellOfLeads1795392060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await remake(runner, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await remake(runner, false);
  }
}

/** SQLite cannot let a column be empty that could not be, and SQL Server not where a key refers to it: the table is made anew. */
async function remake(runner: QueryRunner, isOfLeads: boolean): Promise<void> {
  const isServer = dialectOf(runner) === 'mssql';
  const c = tableColumns(dialectOf(runner));
  const into = isServer ? 'SELECT * INTO "notice_kept"' : 'CREATE TABLE "notice_kept" AS SELECT *';
  await runner.query(`${into} FROM "notice"${isOfLeads ? '' : ' WHERE "messageId" IS NOT NULL'}`);
  await runner.query('DROP TABLE "notice"');
  await createTable(runner, {
    name: 'notice',
    columns: [
      c.id(),
      c.integer('userId'),
      c.text('kind', { length: 20 }),
      c.integer('messageId', { isNullable: isOfLeads }),
      ...(isOfLeads ? [c.integer('leadId', { isNullable: true })] : []),
      c.integer('byId', { isNullable: true }),
      c.timestamp('at'),
      c.timestamp('readAt', { isNullable: true }),
    ],
    indices: [
      { columns: ['userId', 'id'] },
      { columns: ['messageId'] },
      ...(isOfLeads ? [{ columns: ['leadId'], where: '"leadId" IS NOT NULL' }] : []),
    ],
    references: [
      { column: 'userId', table: 'user' },
      { column: 'messageId', table: 'message', cascade: true },
      ...(isOfLeads ? [{ column: 'leadId', table: 'lead', cascade: true }] : []),
    ],
  });
  const columns = kept.map(name => `"${name}"`).join(', ');
  if (isServer) await runner.query('SET IDENTITY_INSERT "notice" ON');
  await runner.query(`INSERT INTO "notice" (${columns}) SELECT ${columns} FROM "notice_kept"`);
  if (isServer) await runner.query('SET IDENTITY_INSERT "notice" OFF');
  await runner.query('DROP TABLE "notice_kept"');
}
