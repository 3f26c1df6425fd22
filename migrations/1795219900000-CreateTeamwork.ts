import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tableColumns } from '../service/platform/database/columns';
import type { NewTable } from '../service/platform/database/schema';
import { createTable, dialectOf } from '../service/platform/database/schema';

type Columns = ReturnType<typeof tableColumns>;

/** Who takes care of what in a mailbox, notes and notices among colleagues, who is there, what open pages are told of, and templates of replies. */
export class CreateTeamwork1795219900000 implements MigrationInterface {
  name = 'CreateTeamwork1795219900000';

  async up(runner: QueryRunner): Promise<void> {
    const c = tableColumns(dialectOf(runner));
    for (const table of [...careTables(c), ...noteTables(c), ...liveTables(c), templateTable(c)])
      await createTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['reply_template', 'live_signal', 'presence', 'notice', 'conversation_note'];
    for (const table of [...tables, 'care_setting', 'care_event', 'mail_care'])
      await runner.query(`DROP TABLE "${table}"`);
  }
}

function careTables(c: Columns): NewTable[] {
  return [
    {
      name: 'mail_care',
      columns: [
        c.id(),
        c.integer('mailboxId'),
        c.integer('conversationId'),
        c.text('state', { length: 20 }),
        c.integer('carerId', { isNullable: true }),
        c.timestamp('waitingSince', { isNullable: true }),
        c.integer('waitingMessageId', { isNullable: true }),
        c.flag('isDone'),
        c.timestamp('lastAt'),
        c.integer('lastMessageId'),
        c.integer('decidedById', { isNullable: true }),
        c.timestamp('decidedAt', { isNullable: true }),
        c.integer('decidedThroughId', { isNullable: true }),
        c.integer('version'),
        c.timestamp('updatedAt'),
      ],
      indices: [
        { columns: ['mailboxId', 'conversationId'], unique: true },
        { columns: ['mailboxId', 'waitingSince', 'id'], where: '"waitingSince" IS NOT NULL' },
        { columns: ['mailboxId', 'isDone', 'lastAt', 'id'] },
        { columns: ['mailboxId', 'carerId', 'isDone', 'lastAt', 'id'], where: '"carerId" IS NOT NULL' },
        { columns: ['conversationId'] },
        { columns: ['lastMessageId'] },
      ],
      references: [
        { column: 'mailboxId', table: 'mailbox' },
        { column: 'lastMessageId', table: 'message', cascade: true },
        { column: 'conversationId', table: 'conversation' },
        { column: 'carerId', table: 'user' },
      ],
    },
    {
      name: 'care_event',
      columns: [
        c.id(),
        c.integer('careId'),
        c.timestamp('at'),
        c.integer('byId', { isNullable: true }),
        c.text('kind', { length: 20 }),
        c.text('state', { length: 20, isNullable: true }),
        c.integer('carerId', { isNullable: true }),
        c.text('note', { length: 2000, isNullable: true }),
      ],
      indices: [{ columns: ['careId', 'id'] }],
      references: [{ column: 'careId', table: 'mail_care', cascade: true }],
    },
    {
      name: 'care_setting',
      columns: [
        c.integer('mailboxId', { isPrimary: true }),
        c.text('assignRule', { length: 20 }),
        c.integer('redHours'),
        c.integer('lastTurnId', { isNullable: true }),
        c.integer('version'),
      ],
      references: [{ column: 'mailboxId', table: 'mailbox', cascade: true }],
    },
  ];
}

function noteTables(c: Columns): NewTable[] {
  return [
    {
      name: 'conversation_note',
      columns: [
        c.id(),
        c.integer('conversationId'),
        c.integer('messageId'),
        c.integer('userId'),
        c.longText('text'),
        c.json('mentionIds'),
        c.timestamp('createdAt'),
      ],
      indices: [{ columns: ['conversationId', 'id'] }, { columns: ['messageId'] }],
      references: [
        { column: 'conversationId', table: 'conversation' },
        { column: 'messageId', table: 'message', cascade: true },
        { column: 'userId', table: 'user' },
      ],
    },
    {
      name: 'notice',
      columns: [
        c.id(),
        c.integer('userId'),
        c.text('kind', { length: 20 }),
        c.integer('messageId'),
        c.integer('byId', { isNullable: true }),
        c.timestamp('at'),
        c.timestamp('readAt', { isNullable: true }),
      ],
      indices: [{ columns: ['userId', 'id'] }, { columns: ['messageId'] }],
      references: [
        { column: 'userId', table: 'user' },
        { column: 'messageId', table: 'message', cascade: true },
      ],
    },
  ];
}

function liveTables(c: Columns): NewTable[] {
  return [
    {
      name: 'presence',
      columns: [
        c.id(),
        c.exactText('tab', { length: 36 }),
        c.integer('userId'),
        c.integer('conversationId'),
        c.flag('isAnswering'),
        c.timestamp('since'),
        c.timestamp('until'),
      ],
      indices: [{ columns: ['userId', 'tab'], unique: true }, { columns: ['until'] }],
      references: [
        { column: 'userId', table: 'user' },
        { column: 'conversationId', table: 'conversation' },
      ],
    },
    {
      name: 'live_signal',
      columns: [
        c.id(),
        c.text('kind', { length: 20 }),
        c.json('subjectIds'),
        c.integer('byId', { isNullable: true }),
        c.timestamp('at'),
      ],
      indices: [{ columns: ['at'] }],
    },
  ];
}

function templateTable(c: Columns): NewTable {
  return {
    name: 'reply_template',
    columns: [
      c.id(),
      c.integer('personId', { isNullable: true }),
      c.integer('teamId', { isNullable: true }),
      c.text('name', { length: 200 }),
      c.text('folder', { length: 100 }),
      c.json('tags'),
      c.text('language', { length: 10 }),
      c.text('stage', { length: 20 }),
      c.text('subject', { length: 400 }),
      c.longText('body'),
      c.integer('createdById'),
      c.timestamp('createdAt'),
      c.timestamp('updatedAt'),
      c.integer('version'),
    ],
    indices: [{ columns: ['personId', 'id'] }],
    references: [
      { column: 'personId', table: 'user' },
      { column: 'createdById', table: 'user' },
    ],
  };
}
