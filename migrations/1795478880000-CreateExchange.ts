import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tableColumns } from '../service/platform/database/columns';
import type { NewTable } from '../service/platform/database/schema';
import { createTable, dialectOf } from '../service/platform/database/schema';

type Columns = ReturnType<typeof tableColumns>;

/** Mailboxes that are read from Exchange: their folders, what is in them on the server, and what became of each message. */
export class CreateExchange1795478880000 implements MigrationInterface {
  name = 'CreateExchange1795478880000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables(tableColumns(dialectOf(runner)))) await createTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    const names = tables(tableColumns(dialectOf(runner))).map(table => table.name);
    for (const name of names.reverse()) await runner.query(`DROP TABLE "${name}"`);
  }
}

function tables(c: Columns): NewTable[] {
  return [mailboxTable(c), folderTable(c), itemTable(c), countTable(c), subscriptionTable(c), budgetTable(c)];
}

function mailboxTable(c: Columns): NewTable {
  return {
    name: 'exchange_mailbox',
    columns: [
      { ...c.integer('mailboxId'), isPrimary: true },
      c.text('user', { length: 320 }),
      c.flag('isOn'),
      c.longText('folderLink', { isNullable: true }),
      c.timestamp('startedAt'),
      c.timestamp('syncedAt', { isNullable: true }),
      c.timestamp('lookedAt', { isNullable: true }),
      c.timestamp('sweptAt', { isNullable: true }),
      c.text('errorCode', { length: 60 }),
      c.timestamp('errorAt', { isNullable: true }),
      c.timestamp('toldAt', { isNullable: true }),
      c.exactText('leasedBy', { length: 40 }),
      c.timestamp('leasedUntil', { isNullable: true }),
      c.integer('version'),
    ],
    references: [{ column: 'mailboxId', table: 'mailbox' }],
  };
}

function folderTable(c: Columns): NewTable {
  return {
    name: 'exchange_folder',
    columns: [
      c.id(),
      c.integer('mailboxId'),
      c.exactText('folderId', { length: 300 }),
      c.exactText('parentId', { length: 300 }),
      c.text('name', { length: 400 }),
      c.text('role', { length: 20 }),
      c.flag('isTaken'),
      c.flag('isGone'),
      c.longText('link', { isNullable: true }),
      c.integer('total', { isNullable: true }),
      c.integer('apart'),
      c.integer('short'),
      c.timestamp('shortAt', { isNullable: true }),
    ],
    indices: [{ columns: ['mailboxId', 'folderId'], unique: true }],
    references: [{ column: 'mailboxId', table: 'mailbox' }],
  };
}

function itemTable(c: Columns): NewTable {
  return {
    name: 'exchange_item',
    columns: [
      c.id(),
      c.integer('mailboxId'),
      c.exactText('graphId', { length: 300 }),
      c.integer('folderId', { isNullable: true }),
      c.exactText('internetMessageId', { length: 998, isNullable: true }),
      c.exactText('messageIdHash', { length: 64, isNullable: true }),
      c.text('fromAddress', { length: 320 }),
      c.timestamp('sentAt', { isNullable: true }),
      c.timestamp('receivedAt'),
      c.text('day', { length: 10 }),
      c.text('state', { length: 20 }),
      c.text('reason', { length: 60 }),
      c.integer('messageId', { isNullable: true }),
      c.integer('tries'),
      c.timestamp('dueAt'),
    ],
    indices: [
      { columns: ['mailboxId', 'graphId'], unique: true },
      // What is still to be fetched, the newest first.
      { columns: ['mailboxId', 'receivedAt', 'id'], where: `"state" = 'wanted'` },
      { columns: ['mailboxId', 'folderId', 'day', 'state'] },
      { columns: ['messageId'], where: '"messageId" IS NOT NULL' },
    ],
    references: [
      { column: 'mailboxId', table: 'mailbox' },
      { column: 'folderId', table: 'exchange_folder' },
    ],
  };
}

function countTable(c: Columns): NewTable {
  return {
    name: 'exchange_count',
    columns: [
      c.id(),
      c.integer('mailboxId'),
      c.integer('folderId'),
      c.text('day', { length: 10 }),
      c.integer('onServer'),
    ],
    indices: [{ columns: ['folderId', 'day'], unique: true }, { columns: ['mailboxId', 'day'] }],
    references: [{ column: 'folderId', table: 'exchange_folder' }],
  };
}

function subscriptionTable(c: Columns): NewTable {
  return {
    name: 'exchange_subscription',
    columns: [
      { ...c.integer('mailboxId'), isPrimary: true },
      c.exactText('subscriptionId', { length: 200 }),
      c.exactText('stateHash', { length: 64 }),
      c.timestamp('expiresAt'),
    ],
    indices: [{ columns: ['subscriptionId'], unique: true }],
    references: [{ column: 'mailboxId', table: 'mailbox' }],
  };
}

function budgetTable(c: Columns): NewTable {
  return {
    name: 'graph_budget',
    columns: [
      c.id(),
      c.exactText('mailbox', { length: 320 }),
      c.exactText('holder', { length: 40 }),
      c.timestamp('heldUntil', { isNullable: true }),
      c.exactText('askedBy', { length: 40 }),
      c.timestamp('askedAt', { isNullable: true }),
      c.timestamp('pausedUntil', { isNullable: true }),
      c.json('used'),
    ],
    indices: [{ columns: ['mailbox'], unique: true }],
  };
}
