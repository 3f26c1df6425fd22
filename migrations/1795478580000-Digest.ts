import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tableColumns } from '../service/platform/database/columns';
import type { NewTable } from '../service/platform/database/schema';
import { addColumns, createTable, dialectOf, dropColumns } from '../service/platform/database/schema';

type Columns = ReturnType<typeof tableColumns>;

// What is open and past its day, and what was closed in a span of days.
const openOnes = [
  { columns: ['closedAt', 'expectedDay', 'recordId'] },
  { columns: ['closedAt', 'nextDay', 'recordId'] },
];
const ofRecord = [{ columns: ['recordId'], where: '"recordId" IS NOT NULL' }];

/** The morning digest by mail; what people are told of opportunities, and who works on one together. */
export class Digest1795478580000 implements MigrationInterface {
  name = 'Digest1795478580000';

  async up(runner: QueryRunner): Promise<void> {
    const c = tableColumns(dialectOf(runner));
    for (const table of tables(c)) await createTable(runner, table);
    await addColumns(runner, 'outgoing_mail', [c.json('content', { isNullable: true })]);
    await addColumns(runner, 'notice', [c.integer('recordId', { isNullable: true })], ofRecord);
    await addColumns(runner, 'opportunity', [], openOnes);
  }

  async down(runner: QueryRunner): Promise<void> {
    const c = tableColumns(dialectOf(runner));
    await dropColumns(runner, 'opportunity', [], openOnes);
    await runner.query('DELETE FROM "notice" WHERE "recordId" IS NOT NULL');
    await dropColumns(runner, 'notice', [c.integer('recordId', { isNullable: true })], ofRecord);
    await dropColumns(runner, 'outgoing_mail', [c.json('content', { isNullable: true })]);
    for (const { name } of tables(c).reverse()) await runner.query(`DROP TABLE "${name}"`);
  }
}

function tables(c: Columns): NewTable[] {
  return [settingTable(c), sentTable(c), alertTable(c), memberTable(c)];
}

function settingTable(c: Columns): NewTable {
  return {
    name: 'digest_setting',
    columns: [
      c.integer('userId', { isPrimary: true }),
      c.flag('isOn'),
      c.integer('hour'),
      c.json('days'),
      c.text('timeZone', { length: 60 }),
      c.text('scope', { length: 10 }),
      c.timestamp('nextAt', { isNullable: true }),
      c.integer('version'),
    ],
    indices: [{ columns: ['nextAt', 'userId'], where: '"nextAt" IS NOT NULL' }],
    references: [{ column: 'userId', table: 'user' }],
  };
}

// One row a person and day: the key decides that nobody gets two.
function sentTable(c: Columns): NewTable {
  return {
    name: 'digest_sent',
    columns: [
      c.id(),
      c.integer('userId'),
      c.text('day', { length: 10 }),
      c.text('state', { length: 10 }),
      c.timestamp('at'),
    ],
    indices: [{ columns: ['userId', 'day'], unique: true }, { columns: ['at'] }],
    references: [{ column: 'userId', table: 'user' }],
  };
}

function alertTable(c: Columns): NewTable {
  return {
    name: 'opportunity_alert',
    columns: [
      c.id(),
      c.integer('recordId'),
      c.text('cause', { length: 10 }),
      c.text('about', { length: 40 }),
      c.timestamp('at'),
    ],
    indices: [{ columns: ['recordId', 'cause', 'about'], unique: true }],
    references: [{ column: 'recordId', table: 'record', cascade: true }],
  };
}

function memberTable(c: Columns): NewTable {
  return {
    name: 'opportunity_member',
    columns: [
      c.id(),
      c.integer('recordId'),
      c.integer('userId'),
      c.text('part', { length: 20 }),
      c.integer('addedById', { isNullable: true }),
      c.timestamp('createdAt'),
    ],
    indices: [{ columns: ['recordId', 'userId'], unique: true }, { columns: ['userId', 'recordId'] }],
    references: [
      { column: 'recordId', table: 'record', cascade: true },
      { column: 'userId', table: 'user' },
    ],
  };
}
