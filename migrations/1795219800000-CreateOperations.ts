import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tableColumns } from '../service/platform/database/columns';
import type { NewTable } from '../service/platform/database/schema';
import { createTable, dialectOf } from '../service/platform/database/schema';

type Columns = ReturnType<typeof tableColumns>;

const apiKey = (c: Columns): NewTable => ({
  name: 'api_key',
  columns: [
    c.id(),
    c.text('name', { length: 100 }),
    c.exactText('tokenHash'),
    c.exactText('beginning', { length: 12 }),
    c.integer('ownerId'),
    c.integer('createdById'),
    c.text('scope', { length: 10 }),
    c.json('grants', { isNullable: true }),
    c.timestamp('createdAt'),
    c.timestamp('expiresAt', { isNullable: true }),
    c.timestamp('lastUsedAt', { isNullable: true }),
    c.timestamp('revokedAt', { isNullable: true }),
  ],
  indices: [{ columns: ['tokenHash'], unique: true }, { columns: ['ownerId'] }],
  references: [
    { column: 'ownerId', table: 'user' },
    { column: 'createdById', table: 'user' },
  ],
});

const webhook = (c: Columns): NewTable => ({
  name: 'webhook',
  columns: [
    c.id(),
    c.text('name', { length: 100 }),
    c.text('url', { length: 1000 }),
    c.json('kinds'),
    c.exactText('secret', { length: 100 }),
    c.integer('ownerId'),
    c.integer('createdById'),
    c.flag('isActive'),
    c.text('pauseReason', { length: 20, isNullable: true }),
    c.integer('failures'),
    c.timestamp('createdAt'),
    c.timestamp('lastDeliveredAt', { isNullable: true }),
    c.integer('version'),
  ],
  indices: [{ columns: ['isActive'] }, { columns: ['ownerId'] }],
  references: [
    { column: 'ownerId', table: 'user' },
    { column: 'createdById', table: 'user' },
  ],
});

const happening = (c: Columns): NewTable => ({
  name: 'happening',
  columns: [c.id(), c.text('kind', { length: 60 }), c.json('subjectIds'), c.timestamp('at')],
  indices: [{ columns: ['at'] }],
});

const delivery = (c: Columns): NewTable => ({
  name: 'webhook_delivery',
  columns: [
    c.id(),
    c.integer('webhookId'),
    c.integer('happeningId', { isNullable: true }),
    c.text('kind', { length: 60 }),
    c.json('subjectIds'),
    c.timestamp('at'),
    c.text('state', { length: 20 }),
    c.integer('attempts'),
    c.integer('status', { isNullable: true }),
    c.integer('ms', { isNullable: true }),
    c.text('error', { length: 300, isNullable: true }),
    c.timestamp('triedAt', { isNullable: true }),
  ],
  indices: [
    { columns: ['webhookId', 'happeningId'], unique: true, where: '"happeningId" IS NOT NULL' },
    { columns: ['webhookId', 'id'] },
    { columns: ['state', 'at'] },
  ],
  references: [{ column: 'webhookId', table: 'webhook', cascade: true }],
});

const outgoingMail = (c: Columns): NewTable => ({
  name: 'outgoing_mail',
  columns: [
    c.id(),
    c.text('kind', { length: 20 }),
    c.integer('userId'),
    c.text('address', { length: 320 }),
    c.exactText('messageId', { length: 200 }),
    c.text('state', { length: 20 }),
    c.text('errorCode', { length: 80, isNullable: true }),
    c.text('answer', { length: 300, isNullable: true }),
    c.timestamp('createdAt'),
    c.timestamp('sentAt', { isNullable: true }),
  ],
  indices: [{ columns: ['messageId'], unique: true }, { columns: ['userId'] }, { columns: ['createdAt'] }],
  references: [{ column: 'userId', table: 'user' }],
});

const tables = (c: Columns): NewTable[] => [apiKey(c), webhook(c), happening(c), delivery(c), outgoingMail(c)];

// The audit log by person and by kind, newest first.
const auditIndices = [
  ['ix_audit_entry_userId_id', '"userId", "id"'],
  ['ix_audit_entry_action_id', '"action", "id"'],
] as const;

/** API keys, webhooks with what they deliver, and the log of outgoing mail. */
export class CreateOperations1795219800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables(tableColumns(dialectOf(runner)))) await createTable(runner, table);
    for (const [name, columns] of auditIndices)
      await runner.query(`CREATE INDEX "${name}" ON "audit_entry" (${columns})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const isServer = dialectOf(runner) === 'mssql';
    for (const [name] of auditIndices)
      await runner.query(isServer ? `DROP INDEX "${name}" ON "audit_entry"` : `DROP INDEX "${name}"`);
    for (const table of tables(tableColumns(dialectOf(runner))).reverse()) await runner.dropTable(table.name);
  }
}
