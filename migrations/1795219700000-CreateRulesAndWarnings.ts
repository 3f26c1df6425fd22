import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tableColumns } from '../service/platform/database/columns';
import type { NewTable } from '../service/platform/database/schema';
import { createTable, dialectOf } from '../service/platform/database/schema';

type Columns = ReturnType<typeof tableColumns>;

const ruleTables = (c: Columns): NewTable[] => [
  {
    // What the rules of 1795219200000 had no place for; a rule without a row here is in force as it stands there.
    name: 'filing_rule_detail',
    columns: [
      { name: 'ruleId', type: 'int', isPrimary: true },
      c.text('name', { length: 200 }),
      c.json('conditions'),
      c.text('action', { length: 20 }),
      c.integer('contactId', { isNullable: true }),
      c.integer('position'),
      c.text('coverage', { length: 10 }),
      c.text('state', { length: 10 }),
      c.integer('sinceMessageId'),
      c.text('expiresOn', { length: 10, isNullable: true }),
      c.text('note', { length: 1000 }),
      c.timestamp('updatedAt'),
      c.integer('version'),
    ],
    indices: [{ columns: ['state', 'position'] }, { columns: ['contactId'] }],
    references: [
      { column: 'ruleId', table: 'filing_rule', cascade: true },
      { column: 'contactId', table: 'contact' },
    ],
  },
  {
    name: 'rule_hit',
    columns: [c.id(), c.integer('ruleId'), c.integer('messageId'), c.timestamp('at')],
    indices: [
      { columns: ['ruleId', 'messageId'], unique: true },
      { columns: ['ruleId', 'at'] },
      { columns: ['messageId'] },
    ],
    references: [
      { column: 'ruleId', table: 'filing_rule' },
      { column: 'messageId', table: 'message', cascade: true },
    ],
  },
  {
    name: 'rule_run',
    columns: [
      c.id(),
      c.integer('ruleId'),
      c.text('kind', { length: 10 }),
      c.text('state', { length: 10 }),
      c.integer('userId'),
      c.integer('ruleVersion'),
      c.integer('upToId'),
      c.integer('afterId'),
      c.integer('scanned'),
      c.integer('matched'),
      c.integer('changed'),
      c.integer('restored'),
      c.timestamp('createdAt'),
      c.timestamp('finishedAt', { isNullable: true }),
      c.integer('undoneById', { isNullable: true }),
    ],
    indices: [{ columns: ['ruleId', 'kind'] }],
    references: [
      { column: 'ruleId', table: 'filing_rule' },
      { column: 'userId', table: 'user' },
      { column: 'undoneById', table: 'user' },
    ],
  },
  {
    name: 'rule_run_message',
    columns: [c.id(), c.integer('runId'), c.integer('messageId'), c.json('before'), c.json('after')],
    indices: [
      { columns: ['runId', 'messageId'], unique: true },
      { columns: ['runId', 'id'] },
      { columns: ['messageId'] },
    ],
    references: [
      { column: 'runId', table: 'rule_run', cascade: true },
      { column: 'messageId', table: 'message', cascade: true },
    ],
  },
];

const warningTables = (c: Columns): NewTable[] => [
  {
    name: 'message_warning',
    columns: [
      c.id(),
      c.integer('messageId'),
      c.text('code', { length: 40 }),
      c.exactText('key'),
      c.text('severity', { length: 10 }),
      c.integer('companyId', { isNullable: true }),
      c.json('values'),
      c.json('evidence'),
      c.text('state', { length: 10 }),
      c.text('note', { length: 400 }),
      c.integer('decidedById', { isNullable: true }),
      c.timestamp('decidedAt', { isNullable: true }),
      c.timestamp('sentAt'),
      c.integer('version'),
    ],
    indices: [
      { columns: ['messageId', 'key'], unique: true },
      { columns: ['state', 'sentAt', 'messageId'] },
      { columns: ['companyId'] },
    ],
    references: [
      { column: 'messageId', table: 'message', cascade: true },
      { column: 'companyId', table: 'company' },
      { column: 'decidedById', table: 'user' },
    ],
  },
  {
    name: 'bank_detail',
    columns: [
      c.id(),
      c.integer('companyId', { isNullable: true }),
      c.text('kind', { length: 20 }),
      c.exactText('value', { length: 64 }),
      c.text('state', { length: 10 }),
      c.timestamp('firstSeenAt'),
      c.timestamp('lastSeenAt'),
      c.integer('messageId', { isNullable: true }),
      c.integer('decidedById', { isNullable: true }),
      c.timestamp('decidedAt', { isNullable: true }),
    ],
    indices: [
      { columns: ['companyId', 'kind', 'value'], unique: true, where: '"companyId" IS NOT NULL' },
      { columns: ['kind', 'value'], unique: true, where: '"companyId" IS NULL' },
      { columns: ['messageId'] },
    ],
    references: [
      { column: 'companyId', table: 'company' },
      { column: 'decidedById', table: 'user' },
    ],
  },
];

function allTables(runner: QueryRunner): NewTable[] {
  const c = tableColumns(dialectOf(runner));
  return [...ruleTables(c), ...warningTables(c)];
}

/** Filing rules with conditions, their trials and applications; warnings of messages; known bank details. */
export class CreateRulesAndWarnings1795219700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of allTables(runner)) await createTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of allTables(runner).reverse()) await runner.dropTable(table.name);
  }
}
