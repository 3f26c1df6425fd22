import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tableColumns } from '../service/platform/database/columns';
import type { NewTable } from '../service/platform/database/schema';
import { addColumns, createTable, dialectOf, dropColumns } from '../service/platform/database/schema';

type Columns = ReturnType<typeof tableColumns>;

const qualityTables = (c: Columns): NewTable[] => [
  {
    name: 'company_gap',
    columns: [c.id(), c.integer('companyId'), c.text('field', { length: 60 })],
    indices: [{ columns: ['companyId', 'field'], unique: true }, { columns: ['field', 'companyId'] }],
    references: [{ column: 'companyId', table: 'company', cascade: true }],
  },
  {
    name: 'dead_address',
    columns: [
      c.id(),
      c.integer('contactId'),
      c.text('address', { length: 320 }),
      c.timestamp('bouncedAt'),
      c.integer('bounces'),
      c.text('state', { length: 10 }),
      c.json('kept', { isNullable: true }),
      c.integer('decidedById', { isNullable: true }),
      c.timestamp('decidedAt', { isNullable: true }),
    ],
    indices: [{ columns: ['contactId', 'address'], unique: true }, { columns: ['state', 'bouncedAt', 'id'] }],
    references: [
      { column: 'contactId', table: 'contact', cascade: true },
      { column: 'decidedById', table: 'user' },
    ],
  },
  {
    // Without foreign keys: a pair outlives the merge of its contacts, for the day on which that is undone.
    name: 'contact_pair',
    columns: [
      c.id(),
      c.integer('lowId'),
      c.integer('highId'),
      c.integer('score'),
      c.json('reasons'),
      c.text('state', { length: 10 }),
      c.timestamp('foundAt'),
      c.integer('decidedById', { isNullable: true }),
      c.timestamp('decidedAt', { isNullable: true }),
    ],
    indices: [{ columns: ['lowId', 'highId'], unique: true }, { columns: ['state', 'score', 'id'] }],
    references: [{ column: 'decidedById', table: 'user' }],
  },
];

const mendTables = (c: Columns): NewTable[] => [
  {
    name: 'mend_act',
    columns: [
      c.id(),
      c.integer('userId'),
      c.text('field', { length: 60 }),
      c.json('value', { isNullable: true }),
      c.text('reason', { length: 1000, isNullable: true }),
      c.text('state', { length: 10 }),
      c.integer('total'),
      c.integer('changed'),
      c.text('errorCode', { length: 80, isNullable: true }),
      c.timestamp('createdAt'),
      c.timestamp('doneAt', { isNullable: true }),
      c.timestamp('undoneAt', { isNullable: true }),
      c.integer('undoneById', { isNullable: true }),
    ],
    indices: [{ columns: ['userId'] }],
    references: [
      { column: 'userId', table: 'user' },
      { column: 'undoneById', table: 'user' },
    ],
  },
  {
    // Without a key to the company: what was mended is told even where the company is gone.
    name: 'mend_row',
    columns: [
      c.id(),
      c.integer('actId'),
      c.integer('companyId'),
      c.text('state', { length: 10 }),
      c.json('before', { isNullable: true }),
    ],
    indices: [{ columns: ['actId', 'state', 'id'] }],
    references: [{ column: 'actId', table: 'mend_act', cascade: true }],
  },
];

const auditTables = (c: Columns): NewTable[] => [
  {
    name: 'profile_change',
    columns: [
      c.id(),
      c.integer('companyId'),
      c.integer('userId'),
      c.text('kind', { length: 10 }),
      c.json('before'),
      c.json('after'),
      c.text('state', { length: 10 }),
      c.text('note', { length: 1000, isNullable: true }),
      c.timestamp('changedAt'),
      c.integer('decidedById', { isNullable: true }),
      c.timestamp('decidedAt', { isNullable: true }),
      c.integer('version'),
    ],
    indices: [{ columns: ['state', 'id'] }, { columns: ['companyId', 'id'] }, { columns: ['userId', 'state', 'id'] }],
    references: [
      { column: 'companyId', table: 'company', cascade: true },
      { column: 'userId', table: 'user' },
      { column: 'decidedById', table: 'user' },
    ],
  },
];

// Addresses that letters came back from are few among all addresses.
const failedRecipients = [{ columns: ['id'], where: '"role" = \'failed_recipient\'' }];
const qualityColumns = (c: Columns) => [
  c.integer('completeness', { isNullable: true }),
  c.timestamp('confirmedAt', { isNullable: true }),
  c.integer('confirmedById', { isNullable: true }),
];

function allTables(runner: QueryRunner): NewTable[] {
  const c = tableColumns(dialectOf(runner));
  return [...qualityTables(c), ...mendTables(c), ...auditTables(c)];
}

/** The cleaning desk: gaps in companies, dead addresses, pairs of contacts, mass mending, and changes that a manager looks through. */
export class CreateCleaningDesk1795220200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of allTables(runner)) await createTable(runner, table);
    await addColumns(runner, 'company', qualityColumns(tableColumns(dialectOf(runner))));
    await addColumns(runner, 'participant', [], failedRecipients);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'participant', [], failedRecipients);
    await dropColumns(runner, 'company', qualityColumns(tableColumns(dialectOf(runner))));
    for (const table of allTables(runner).reverse()) await runner.dropTable(table.name);
  }
}
