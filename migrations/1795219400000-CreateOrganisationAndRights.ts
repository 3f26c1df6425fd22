import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tableColumns } from '../service/platform/database/columns';
import type { NewTable } from '../service/platform/database/schema';
import { createTable, dialectOf } from '../service/platform/database/schema';

type Columns = ReturnType<typeof tableColumns>;

const organisationTables = (c: Columns): NewTable[] => [
  {
    name: 'team',
    columns: [
      c.id(),
      c.integer('parentId', { isNullable: true }),
      c.text('name', { length: 200 }),
      c.text('kind', { length: 10 }),
      c.integer('managerId', { isNullable: true }),
      c.timestamp('createdAt'),
      c.integer('version'),
    ],
    indices: [{ columns: ['parentId'] }, { columns: ['managerId'] }],
    references: [
      { column: 'parentId', table: 'team' },
      { column: 'managerId', table: 'user' },
    ],
  },
  {
    name: 'team_member',
    columns: [c.id(), c.integer('teamId'), c.integer('userId')],
    indices: [{ columns: ['teamId', 'userId'], unique: true }, { columns: ['userId'] }],
    references: [
      { column: 'teamId', table: 'team', cascade: true },
      { column: 'userId', table: 'user' },
    ],
  },
  {
    name: 'own_role',
    columns: [c.id(), c.text('name', { length: 100 }), c.timestamp('createdAt'), c.integer('version')],
    indices: [{ columns: ['name'], unique: true }],
  },
  {
    name: 'own_role_grant',
    columns: [c.id(), c.integer('roleId'), c.text('grantName', { length: 60 })],
    indices: [{ columns: ['roleId', 'grantName'], unique: true }],
    references: [{ column: 'roleId', table: 'own_role', cascade: true }],
  },
  {
    name: 'user_own_role',
    columns: [c.id(), c.integer('userId'), c.integer('roleId')],
    indices: [{ columns: ['userId', 'roleId'], unique: true }, { columns: ['roleId'] }],
    references: [
      { column: 'userId', table: 'user' },
      { column: 'roleId', table: 'own_role' },
    ],
  },
];

const sharingTables = (c: Columns): NewTable[] => [
  {
    name: 'company_team_share',
    columns: [
      c.id(),
      c.integer('companyId'),
      c.integer('teamId'),
      c.text('access', { length: 10 }),
      c.integer('sharedById', { isNullable: true }),
      c.timestamp('sharedAt'),
    ],
    indices: [{ columns: ['companyId', 'teamId'], unique: true }, { columns: ['teamId'] }],
    references: [
      { column: 'companyId', table: 'company', cascade: true },
      { column: 'teamId', table: 'team', cascade: true },
      { column: 'sharedById', table: 'user' },
    ],
  },
  {
    name: 'sharing_rule',
    columns: [
      c.id(),
      c.text('subject', { length: 20 }),
      c.integer('fromTeamId'),
      c.integer('toTeamId'),
      c.text('access', { length: 10 }),
      c.integer('createdById', { isNullable: true }),
      c.timestamp('createdAt'),
    ],
    indices: [
      { columns: ['subject', 'fromTeamId', 'toTeamId'], unique: true },
      { columns: ['fromTeamId'] },
      { columns: ['toTeamId'] },
    ],
    references: [
      { column: 'fromTeamId', table: 'team' },
      { column: 'toTeamId', table: 'team' },
      { column: 'createdById', table: 'user' },
    ],
  },
];

const retentionTables = (c: Columns): NewTable[] => [
  {
    name: 'erasure',
    columns: [
      c.id(),
      c.text('reference', { length: 100 }),
      c.text('kind', { length: 20 }),
      c.json('selection'),
      c.text('reason', { length: 1000 }),
      c.text('state', { length: 20 }),
      c.json('counts'),
      c.integer('requestedById', { isNullable: true }),
      c.timestamp('requestedAt'),
      c.integer('confirmedById', { isNullable: true }),
      c.timestamp('confirmedAt', { isNullable: true }),
      c.timestamp('doneAt', { isNullable: true }),
      c.integer('version'),
    ],
    indices: [{ columns: ['state', 'id'] }],
    references: [
      { column: 'requestedById', table: 'user' },
      { column: 'confirmedById', table: 'user' },
    ],
  },
  {
    name: 'erased_letter',
    columns: [
      c.id(),
      c.exactText('identity'),
      c.exactText('contentHash', { isNullable: true }),
      c.integer('erasureId', { isNullable: true }),
      c.timestamp('erasedAt'),
    ],
    indices: [{ columns: ['identity'], unique: true }, { columns: ['contentHash'] }, { columns: ['erasureId'] }],
    references: [{ column: 'erasureId', table: 'erasure' }],
  },
  {
    name: 'alarm',
    columns: [
      c.id(),
      c.text('kind', { length: 40 }),
      c.timestamp('raisedAt'),
      c.integer('userId', { isNullable: true }),
      c.json('details'),
      c.timestamp('seenAt', { isNullable: true }),
      c.integer('seenById', { isNullable: true }),
    ],
    indices: [{ columns: ['seenAt', 'id'] }],
    references: [
      { column: 'userId', table: 'user' },
      { column: 'seenById', table: 'user' },
    ],
  },
  {
    name: 'reading_count',
    columns: [
      c.id(),
      c.text('day', { length: 10 }),
      c.integer('userId'),
      c.text('kind', { length: 20 }),
      c.integer('count'),
    ],
    indices: [{ columns: ['day', 'userId', 'kind'], unique: true }, { columns: ['userId'] }],
    references: [{ column: 'userId', table: 'user' }],
  },
];

function allTables(runner: QueryRunner): NewTable[] {
  const c = tableColumns(dialectOf(runner));
  return [...organisationTables(c), ...sharingTables(c), ...retentionTables(c)];
}

// What was shared with a person before could be changed by him, and stays so.
async function tellOfShares(runner: QueryRunner): Promise<void> {
  const isServer = dialectOf(runner) === 'mssql';
  const add = `ALTER TABLE "company_share" ADD ${isServer ? '' : 'COLUMN '}`;
  const text = isServer ? 'nvarchar(10)' : 'varchar(10)';
  await runner.query(`${add}"access" ${text} NOT NULL DEFAULT 'write'`);
  await runner.query(`${add}"sharedById" ${isServer ? 'int' : 'integer'} NULL`);
  await runner.query(`${add}"sharedAt" ${isServer ? 'datetime2(3)' : 'datetime'} NULL`);
}

/** Branches and teams, own roles, sharing with teams and by rule, erasure, alarms. */
export class CreateOrganisationAndRights1795219400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of allTables(runner)) await createTable(runner, table);
    await tellOfShares(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of ['access', 'sharedById', 'sharedAt'])
      await runner.query(`ALTER TABLE "company_share" DROP COLUMN "${column}"`);
    for (const table of allTables(runner).reverse()) await runner.dropTable(table.name);
  }
}
