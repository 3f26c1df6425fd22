import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tableColumns } from '../service/platform/database/columns';
import type { NewTable } from '../service/platform/database/schema';
import { createTable, dialectOf } from '../service/platform/database/schema';

type Columns = ReturnType<typeof tableColumns>;

/** Mails that people write here, on their way out of a mailbox of the company. */
export class CreateOutbox1795478940000 implements MigrationInterface {
  name = 'CreateOutbox1795478940000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables(tableColumns(dialectOf(runner)))) await createTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    const names = tables(tableColumns(dialectOf(runner))).map(table => table.name);
    for (const name of names.reverse()) await runner.query(`DROP TABLE "${name}"`);
  }
}

function tables(c: Columns): NewTable[] {
  return [mailTable(c), fileTable(c)];
}

function mailTable(c: Columns): NewTable {
  return {
    name: 'outbox_mail',
    columns: [
      c.id(),
      c.exactText('key', { length: 36 }),
      c.integer('mailboxId'),
      c.integer('askedById'),
      c.text('state', { length: 20 }),
      c.text('road', { length: 10 }),
      c.text('reason', { length: 60 }),
      c.text('answer', { length: 300, isNullable: true }),
      c.json('recipients'),
      c.text('subject', { length: 1000 }),
      c.longText('text'),
      c.longText('quoted', { isNullable: true }),
      c.integer('answersMessageId', { isNullable: true }),
      c.integer('conversationId', { isNullable: true }),
      c.exactText('inReplyTo', { length: 998, isNullable: true }),
      c.json('references'),
      c.integer('companyId', { isNullable: true }),
      c.integer('recordId', { isNullable: true }),
      c.integer('approvalId', { isNullable: true }),
      c.exactText('messageId', { length: 998 }),
      c.exactText('messageIdHash', { length: 64 }),
      c.text('graphUser', { length: 320, isNullable: true }),
      c.exactText('graphId', { length: 300, isNullable: true }),
      c.exactText('sourceHash', { length: 64, isNullable: true }),
      c.timestamp('dueAt', { isNullable: true }),
      c.timestamp('triedAt', { isNullable: true }),
      c.timestamp('sentAt', { isNullable: true }),
      c.integer('tries'),
      c.integer('seenMessageId', { isNullable: true }),
      c.exactText('leasedBy', { length: 40 }),
      c.timestamp('leasedUntil', { isNullable: true }),
      c.timestamp('createdAt'),
      c.timestamp('changedAt'),
      c.integer('version'),
    ],
    indices: [
      { columns: ['key'], unique: true },
      { columns: ['messageIdHash'] },
      // Of one person, newest first: all of it, and what still wants something of him.
      { columns: ['askedById', 'changedAt', 'id'] },
      { columns: ['askedById', 'state', 'changedAt', 'id'] },
      // What a machine has to hand over.
      { columns: ['dueAt', 'id'], where: `"state" IN ('waiting', 'drafted', 'sending')` },
      // How many left a mailbox in the last minute.
      { columns: ['mailboxId', 'triedAt'], where: '"triedAt" IS NOT NULL' },
      { columns: ['approvalId'], where: '"approvalId" IS NOT NULL' },
      { columns: ['companyId'], where: '"companyId" IS NOT NULL' },
      { columns: ['answersMessageId'], where: '"answersMessageId" IS NOT NULL' },
      { columns: ['conversationId'], where: '"conversationId" IS NOT NULL' },
      { columns: ['seenMessageId'], where: '"seenMessageId" IS NOT NULL' },
      // What was sent long ago is taken away.
      { columns: ['state', 'changedAt'] },
    ],
    references: [
      { column: 'mailboxId', table: 'mailbox' },
      { column: 'askedById', table: 'user' },
      { column: 'seenMessageId', table: 'message', cascade: true },
    ],
  };
}

function fileTable(c: Columns): NewTable {
  return {
    name: 'outbox_file',
    columns: [
      c.id(),
      c.integer('outboxId'),
      c.integer('position'),
      c.text('name', { length: 400 }),
      c.text('contentType', { length: 200 }),
      c.money('size'),
      c.exactText('blobHash', { length: 64 }),
    ],
    indices: [{ columns: ['outboxId', 'position'], unique: true }, { columns: ['blobHash'] }],
    references: [{ column: 'outboxId', table: 'outbox_mail', cascade: true }],
  };
}
