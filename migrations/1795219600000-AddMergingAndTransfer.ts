import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tableColumns } from '../service/platform/database/columns';
import type { NewTable } from '../service/platform/database/schema';
import { addColumns, createTable, dialectOf, dropColumns } from '../service/platform/database/schema';

type Columns = ReturnType<typeof tableColumns>;

const duplicateTables = (c: Columns): NewTable[] => [
  {
    name: 'party_key',
    columns: [
      c.id(),
      c.integer('companyId'),
      c.integer('contactId', { isNullable: true }),
      c.text('kind', { length: 10 }),
      c.text('value', { length: 80 }),
    ],
    indices: [{ columns: ['kind', 'value', 'companyId'] }, { columns: ['companyId'] }, { columns: ['contactId'] }],
    references: [
      { column: 'companyId', table: 'company', cascade: true },
      { column: 'contactId', table: 'contact', cascade: true },
    ],
  },
  {
    name: 'duplicate_check',
    columns: [
      c.id(),
      c.integer('userId'),
      c.timestamp('at'),
      c.text('asked', { length: 300 }),
      c.json('companyIds'),
      c.integer('maskedCount'),
    ],
    indices: [{ columns: ['userId', 'at'] }, { columns: ['at'] }],
    references: [{ column: 'userId', table: 'user' }],
  },
  {
    name: 'access_request',
    columns: [
      c.id(),
      c.integer('companyId'),
      c.integer('userId'),
      c.text('note', { length: 500, isNullable: true }),
      c.text('state', { length: 20 }),
      c.timestamp('createdAt'),
      c.integer('answeredById', { isNullable: true }),
      c.text('answer', { length: 500, isNullable: true }),
      c.timestamp('answeredAt', { isNullable: true }),
    ],
    indices: [
      { columns: ['companyId', 'userId'], unique: true, where: '"state" = \'open\'' },
      { columns: ['state', 'createdAt'] },
      { columns: ['userId', 'createdAt'] },
    ],
    references: [
      { column: 'companyId', table: 'company', cascade: true },
      { column: 'userId', table: 'user' },
      { column: 'answeredById', table: 'user' },
    ],
  },
];

const cleaningTables = (c: Columns): NewTable[] => [
  {
    // Without foreign keys: a pair outlives the merge of its companies, for the day on which that is undone.
    name: 'duplicate_pair',
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

const mergeTables = (c: Columns): NewTable[] => [
  {
    name: 'party_merge',
    columns: [
      c.id(),
      c.text('kind', { length: 10 }),
      c.integer('survivorId'),
      c.integer('loserId'),
      c.text('survivorName', { length: 300 }),
      c.text('loserName', { length: 300 }),
      c.exactText('loserKey', { length: 100, isNullable: true }),
      c.integer('partOfId', { isNullable: true }),
      c.text('state', { length: 10 }),
      c.json('choices'),
      c.json('kept'),
      c.json('counts'),
      c.text('errorCode', { length: 80, isNullable: true }),
      c.integer('userId', { isNullable: true }),
      c.timestamp('createdAt'),
      c.timestamp('doneAt', { isNullable: true }),
      c.timestamp('undoneAt', { isNullable: true }),
      c.integer('undoneById', { isNullable: true }),
    ],
    indices: [
      // Whoever is merged away is so once.
      { columns: ['kind', 'loserId'], unique: true, where: "\"state\" IN ('waiting', 'done')" },
      { columns: ['kind', 'survivorId'] },
      { columns: ['loserKey'] },
      { columns: ['partOfId'] },
    ],
    references: [
      { column: 'partOfId', table: 'party_merge' },
      { column: 'userId', table: 'user' },
      { column: 'undoneById', table: 'user' },
    ],
  },
  {
    name: 'party_move',
    columns: [
      c.id(),
      c.integer('mergeId'),
      c.text('tableName', { length: 60 }),
      c.text('columnName', { length: 60 }),
      c.integer('rowId'),
      c.text('kind', { length: 10 }),
      c.json('row', { isNullable: true }),
    ],
    indices: [{ columns: ['mergeId', 'id'] }],
    references: [{ column: 'mergeId', table: 'party_merge', cascade: true }],
  },
];

const transferTables = (c: Columns): NewTable[] => [
  {
    name: 'owner_transfer',
    columns: [
      c.id(),
      c.integer('fromId'),
      c.integer('byUserId'),
      c.text('note', { length: 500, isNullable: true }),
      c.flag('isLeaver'),
      c.json('counts'),
      c.timestamp('createdAt'),
      c.timestamp('undoneAt', { isNullable: true }),
      c.integer('undoneById', { isNullable: true }),
    ],
    indices: [{ columns: ['fromId'] }, { columns: ['createdAt'] }],
    references: [
      { column: 'fromId', table: 'user' },
      { column: 'byUserId', table: 'user' },
      { column: 'undoneById', table: 'user' },
    ],
  },
  {
    name: 'owner_transfer_part',
    columns: [
      c.id(),
      c.integer('transferId'),
      c.text('tableName', { length: 60 }),
      c.integer('rowId'),
      c.integer('toId'),
      c.integer('versionAfter', { isNullable: true }),
    ],
    indices: [{ columns: ['transferId', 'id'] }],
    references: [
      { column: 'transferId', table: 'owner_transfer', cascade: true },
      { column: 'toId', table: 'user' },
    ],
  },
];

// A merge reads all filings of a company, ended ones too, and the database looks for them when the company goes.
const filingIndices = [{ columns: ['companyId'] }];

function allTables(runner: QueryRunner): NewTable[] {
  const c = tableColumns(dialectOf(runner));
  return [...duplicateTables(c), ...cleaningTables(c), ...mergeTables(c), ...transferTables(c)];
}

/** Duplicate check, requests for access, merging, transfer. */
export class AddMergingAndTransfer1795219600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of allTables(runner)) await createTable(runner, table);
    await addColumns(runner, 'filing', [], filingIndices);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'filing', [], filingIndices);
    for (const table of allTables(runner).reverse()) await runner.dropTable(table.name);
  }
}
