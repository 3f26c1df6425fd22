import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tableColumns } from '../service/platform/database/columns';
import type { NewTable } from '../service/platform/database/schema';
import { addColumns, createTable, dialectOf, dropColumns } from '../service/platform/database/schema';

type Columns = ReturnType<typeof tableColumns>;

const noticeColumns = (c: Columns) => [c.integer('mailboxId', { isNullable: true })];

/** What happened to the reading of a mailbox, how it stood when it was last looked at, and notices about mailboxes. */
export class CreateExchangeHistory1795479120000 implements MigrationInterface {
  name = 'CreateExchangeHistory1795479120000';

  async up(runner: QueryRunner): Promise<void> {
    const c = tableColumns(dialectOf(runner));
    for (const table of tables(c)) await createTable(runner, table);
    await addColumns(runner, 'notice', noticeColumns(c));
  }

  async down(runner: QueryRunner): Promise<void> {
    const c = tableColumns(dialectOf(runner));
    await dropColumns(runner, 'notice', noticeColumns(c));
    for (const { name } of tables(c).reverse()) await runner.query(`DROP TABLE "${name}"`);
  }
}

function tables(c: Columns): NewTable[] {
  return [
    {
      name: 'exchange_happening',
      columns: [
        c.id(),
        c.integer('mailboxId'),
        c.text('kind', { length: 30 }),
        c.timestamp('at'),
        c.timestamp('lastAt'),
        c.integer('times'),
        c.json('details'),
      ],
      indices: [{ columns: ['mailboxId', 'id'] }, { columns: ['lastAt'] }],
      references: [{ column: 'mailboxId', table: 'mailbox' }],
    },
    {
      name: 'exchange_standing',
      columns: [
        { ...c.integer('mailboxId'), isPrimary: true },
        c.timestamp('countedAt'),
        c.json('counts'),
        c.text('state', { length: 20 }),
        c.timestamp('since'),
        c.timestamp('gapSince', { isNullable: true }),
        c.timestamp('importedAt', { isNullable: true }),
        c.integer('sampleSettled'),
        c.timestamp('sampleAt'),
        c.integer('speed'),
      ],
      references: [{ column: 'mailboxId', table: 'mailbox' }],
    },
  ];
}
