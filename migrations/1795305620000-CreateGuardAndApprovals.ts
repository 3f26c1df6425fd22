import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tableColumns } from '../service/platform/database/columns';
import type { NewTable } from '../service/platform/database/schema';
import { createTable, dialectOf } from '../service/platform/database/schema';

type Columns = ReturnType<typeof tableColumns>;

/** What holds a mail before it is sent: policies, what was asked of whom, reasons that were given, and what was found in sent letters afterwards. */
export class CreateGuardAndApprovals1795305620000 implements MigrationInterface {
  name = 'CreateGuardAndApprovals1795305620000';

  async up(runner: QueryRunner): Promise<void> {
    const c = tableColumns(dialectOf(runner));
    for (const table of [...approvalTables(c), ...guardTables(c)]) await createTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['sent_finding', 'guard_answer', 'approval_decider', 'approval_request', 'approval_policy'])
      await runner.query(`DROP TABLE "${table}"`);
  }
}

function approvalTables(c: Columns): NewTable[] {
  return [
    {
      name: 'approval_policy',
      columns: [
        c.id(),
        c.text('name', { length: 200 }),
        c.integer('position'),
        c.flag('isActive'),
        c.timestamp('activeSince', { isNullable: true }),
        c.json('conditions'),
        c.json('deciders'),
        c.json('exempt'),
        c.integer('expiresHours'),
        c.timestamp('createdAt'),
        c.integer('version'),
      ],
      indices: [{ columns: ['position', 'id'] }],
    },
    {
      name: 'approval_request',
      columns: [
        c.id(),
        c.integer('policyId', { isNullable: true }),
        c.text('policyName', { length: 200 }),
        c.integer('requestedById'),
        c.text('state', { length: 20 }),
        c.exactText('digest'),
        c.exactText('mailKey'),
        c.text('mailbox', { length: 320 }),
        c.text('subject', { length: 1000 }),
        c.json('recipients'),
        c.longText('text', { isNullable: true }),
        c.json('attachments'),
        c.json('findings'),
        c.text('note', { length: 1000 }),
        c.timestamp('requestedAt'),
        c.timestamp('expiresAt'),
        c.integer('decidedById', { isNullable: true }),
        c.timestamp('decidedAt', { isNullable: true }),
        c.text('comment', { length: 1000 }),
        c.integer('sentMessageId', { isNullable: true }),
        c.timestamp('clearedAt', { isNullable: true }),
        c.integer('version'),
      ],
      indices: [
        { columns: ['requestedById', 'digest'], unique: true, where: `"state" = 'pending'` },
        { columns: ['requestedById', 'digest', 'id'] },
        { columns: ['requestedById', 'mailKey', 'id'] },
        { columns: ['requestedById', 'id'] },
        { columns: ['state', 'expiresAt'] },
        { columns: ['clearedAt', 'requestedAt'] },
        { columns: ['sentMessageId'] },
      ],
      references: [
        { column: 'requestedById', table: 'user' },
        { column: 'sentMessageId', table: 'message', cascade: true },
      ],
    },
    {
      name: 'approval_decider',
      columns: [c.id(), c.integer('requestId'), c.integer('userId'), c.flag('isOpen')],
      indices: [{ columns: ['requestId', 'userId'], unique: true }, { columns: ['userId', 'isOpen', 'requestId'] }],
      references: [
        { column: 'requestId', table: 'approval_request', cascade: true },
        { column: 'userId', table: 'user' },
      ],
    },
  ];
}

function guardTables(c: Columns): NewTable[] {
  return [
    {
      name: 'guard_answer',
      columns: [
        c.id(),
        c.integer('userId'),
        c.exactText('mailKey'),
        c.exactText('findingKey'),
        c.text('code', { length: 40 }),
        c.text('reason', { length: 400 }),
        c.timestamp('at'),
      ],
      indices: [{ columns: ['userId', 'mailKey', 'findingKey'], unique: true }, { columns: ['at'] }],
      references: [{ column: 'userId', table: 'user' }],
    },
    {
      name: 'sent_finding',
      columns: [
        c.id(),
        c.integer('messageId'),
        c.integer('userId', { isNullable: true }),
        c.text('code', { length: 40 }),
        c.exactText('key'),
        c.json('finding'),
        c.timestamp('sentAt'),
        c.text('state', { length: 10 }),
        c.text('note', { length: 400 }),
        c.integer('decidedById', { isNullable: true }),
        c.timestamp('decidedAt', { isNullable: true }),
        c.integer('version'),
      ],
      indices: [
        { columns: ['messageId', 'key'], unique: true },
        { columns: ['userId', 'state', 'id'] },
        { columns: ['state', 'id'] },
      ],
      references: [
        { column: 'messageId', table: 'message', cascade: true },
        { column: 'userId', table: 'user' },
      ],
    },
  ];
}
