import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tableColumns } from '../service/platform/database/columns';
import type { NewTable } from '../service/platform/database/schema';
import { createTable, dialectOf } from '../service/platform/database/schema';

type Columns = ReturnType<typeof tableColumns>;

/** Tasks, documents saved under records, and what was chosen for mail before it was sent. */
export class CreateActivities1795305600000 implements MigrationInterface {
  name = 'CreateActivities1795305600000';

  async up(runner: QueryRunner): Promise<void> {
    const c = tableColumns(dialectOf(runner));
    for (const table of [taskTable(c), documentTable(c), choiceTable(c)]) await createTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['sent_choice', 'record_document', 'task']) await runner.query(`DROP TABLE "${table}"`);
  }
}

function taskTable(c: Columns): NewTable {
  return {
    name: 'task',
    columns: [
      c.id(),
      c.text('title', { length: 300 }),
      c.longText('note'),
      c.text('dueDay', { length: 10 }),
      c.integer('assigneeId'),
      c.integer('createdById', { isNullable: true }),
      c.integer('companyId', { isNullable: true }),
      c.integer('contactId', { isNullable: true }),
      c.integer('recordId', { isNullable: true }),
      c.integer('messageId', { isNullable: true }),
      c.integer('conversationId', { isNullable: true }),
      c.flag('isDone'),
      c.timestamp('doneAt', { isNullable: true }),
      c.integer('doneById', { isNullable: true }),
      c.timestamp('createdAt'),
      c.timestamp('updatedAt'),
      c.integer('version'),
    ],
    indices: [
      { columns: ['assigneeId', 'isDone', 'dueDay', 'id'] },
      { columns: ['assigneeId', 'doneAt', 'id'], where: '"doneAt" IS NOT NULL' },
      { columns: ['createdById', 'isDone', 'dueDay', 'id'] },
      { columns: ['createdById', 'doneAt', 'id'], where: '"doneAt" IS NOT NULL' },
      { columns: ['companyId', 'isDone', 'dueDay', 'id'], where: '"companyId" IS NOT NULL' },
      { columns: ['companyId', 'doneAt', 'id'], where: '"companyId" IS NOT NULL AND "doneAt" IS NOT NULL' },
      { columns: ['contactId'], where: '"contactId" IS NOT NULL' },
      { columns: ['recordId', 'isDone', 'dueDay'], where: '"recordId" IS NOT NULL' },
      { columns: ['conversationId', 'isDone', 'dueDay'], where: '"conversationId" IS NOT NULL' },
      { columns: ['messageId'], where: '"messageId" IS NOT NULL' },
    ],
    // What a task is about may go (a letter is erased, a merge sets a row aside); the task stays, and shows it no more.
    references: [
      { column: 'assigneeId', table: 'user' },
      { column: 'createdById', table: 'user' },
    ],
  };
}

function documentTable(c: Columns): NewTable {
  return {
    name: 'record_document',
    columns: [
      c.id(),
      c.integer('recordId'),
      c.integer('companyId'),
      c.integer('attachmentId'),
      c.integer('messageId'),
      c.text('note', { length: 500 }),
      c.integer('savedById', { isNullable: true }),
      c.timestamp('savedAt'),
      c.timestamp('endedAt', { isNullable: true }),
      c.integer('endedById', { isNullable: true }),
    ],
    indices: [
      { columns: ['recordId', 'attachmentId'], unique: true },
      { columns: ['companyId', 'id'] },
      { columns: ['messageId'] },
      { columns: ['attachmentId'] },
    ],
    references: [
      { column: 'recordId', table: 'record', cascade: true },
      { column: 'attachmentId', table: 'attachment', cascade: true },
    ],
  };
}

function choiceTable(c: Columns): NewTable {
  return {
    name: 'sent_choice',
    columns: [
      c.id(),
      c.exactText('key', { length: 32 }),
      c.integer('userId'),
      c.integer('mailboxId'),
      c.integer('companyId'),
      c.integer('recordId', { isNullable: true }),
      c.timestamp('createdAt'),
      c.timestamp('expiresAt'),
      c.integer('messageId', { isNullable: true }),
    ],
    indices: [
      { columns: ['key'], unique: true },
      { columns: ['companyId'] },
      { columns: ['expiresAt'] },
      { columns: ['messageId'] },
    ],
    references: [{ column: 'userId', table: 'user' }],
  };
}
