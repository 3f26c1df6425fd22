import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tableColumns } from '../service/platform/database/columns';
import type { NewTable } from '../service/platform/database/schema';
import { addColumns, createTable, dialectOf, dropColumns } from '../service/platform/database/schema';

type Columns = ReturnType<typeof tableColumns>;

const noticeColumns = (c: Columns) => [
  c.integer('activityId', { isNullable: true }),
  c.integer('commentId', { isNullable: true }),
  c.integer('workLogId', { isNullable: true }),
];
const taskColumns = (c: Columns) => [c.integer('leadId', { isNullable: true })];
const taskLeads = [{ columns: ['leadId', 'isDone', 'dueDay', 'id'], where: '"leadId" IS NOT NULL' }];
// Whose day it is.
const birthDays = [{ columns: ['birthDay', 'companyId'], where: '"birthDay" IS NOT NULL' }];
// Which leads of a person got their first answer on a day, and which came to him.
const leadDays = [
  { columns: ['ownerId', 'answeredAt'], where: '"ownerId" IS NOT NULL AND "answeredAt" IS NOT NULL' },
  { columns: ['ownerId', 'assignedAt'], where: '"ownerId" IS NOT NULL AND "assignedAt" IS NOT NULL' },
];

// What a call, a meeting or a visit came to; the administrator changes the list.
const outcomes = [
  ['reached', '已联系上', 'Reached'],
  ['no_answer', '无人接听', 'No answer'],
  ['interested', '有意向', 'Interested'],
  ['quote_wanted', '要报价', 'Wants a quotation'],
  ['sample_wanted', '要样品', 'Wants samples'],
  ['order_agreed', '谈妥下单', 'Order agreed'],
  ['later', '以后再谈', 'Later'],
  ['no_interest', '没有意向', 'No interest'],
] as const;

/** Calls, meetings, visits and notes; work logs; comments. */
export class CreateActivities1795478460000 implements MigrationInterface {
  name = 'CreateActivities1795478460000';

  async up(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner);
    const c = tableColumns(dialect);
    for (const table of tables(c)) await createTable(runner, table);
    await addColumns(runner, 'notice', noticeColumns(c));
    await addColumns(runner, 'task', taskColumns(c), taskLeads);
    await addColumns(runner, 'contact', [], birthDays);
    await addColumns(runner, 'lead', [], leadDays);
    const text = dialect === 'mssql' ? 'N' : '';
    for (const [at, [code, zh, en]] of outcomes.entries())
      await runner.query(
        'INSERT INTO "dictionary_entry" ("kind", "code", "nameZh", "nameEn", "position", "isActive", "rule", "version") VALUES ' +
          `('activity_outcome', '${code}', ${text}'${zh}', ${text}'${en}', ${(at + 1) * 10}, 1, NULL, 1)`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    const c = tableColumns(dialectOf(runner));
    await runner.query(`DELETE FROM "dictionary_entry" WHERE "kind" = 'activity_outcome'`);
    await runner.query(
      `DELETE FROM "notice" WHERE "activityId" IS NOT NULL OR "commentId" IS NOT NULL OR "workLogId" IS NOT NULL`,
    );
    await dropColumns(runner, 'lead', [], leadDays);
    await dropColumns(runner, 'contact', [], birthDays);
    await dropColumns(runner, 'task', taskColumns(c), taskLeads);
    await dropColumns(runner, 'notice', noticeColumns(c));
    for (const { name } of tables(c).reverse()) await runner.query(`DROP TABLE "${name}"`);
  }
}

function tables(c: Columns): NewTable[] {
  return [activityTable(c), personTable(c), contactTable(c), logTable(c), commentTable(c)];
}

function activityTable(c: Columns): NewTable {
  return {
    name: 'activity',
    columns: [
      c.id(),
      c.text('kind', { length: 10 }),
      c.text('subject', { length: 300 }),
      c.longText('text'),
      c.timestamp('startAt'),
      c.integer('minutes'),
      c.text('place', { length: 300 }),
      c.integer('ownerId'),
      c.integer('createdById', { isNullable: true }),
      c.integer('companyId', { isNullable: true }),
      c.integer('recordId', { isNullable: true }),
      c.integer('leadId', { isNullable: true }),
      c.integer('messageId', { isNullable: true }),
      c.text('state', { length: 10 }),
      c.integer('remindMinutes', { isNullable: true }),
      c.timestamp('remindAt', { isNullable: true }),
      c.text('outcome', { length: 40 }),
      c.longText('result'),
      c.integer('nextTaskId', { isNullable: true }),
      c.timestamp('doneAt', { isNullable: true }),
      c.integer('doneById', { isNullable: true }),
      c.timestamp('deletedAt', { isNullable: true }),
      c.timestamp('createdAt'),
      c.timestamp('updatedAt'),
      c.integer('version'),
    ],
    indices: [
      { columns: ['ownerId', 'startAt', 'id'] },
      { columns: ['companyId', 'startAt', 'id'], where: '"companyId" IS NOT NULL' },
      { columns: ['recordId', 'startAt', 'id'], where: '"recordId" IS NOT NULL' },
      { columns: ['leadId', 'startAt', 'id'], where: '"leadId" IS NOT NULL' },
      { columns: ['messageId'], where: '"messageId" IS NOT NULL' },
      { columns: ['remindAt', 'id'], where: '"remindAt" IS NOT NULL' },
    ],
    // What it is about may go (a letter is erased, a merge sets a row aside); it stays, and shows it no more.
    references: [
      { column: 'ownerId', table: 'user' },
      { column: 'createdById', table: 'user' },
    ],
  };
}

function personTable(c: Columns): NewTable {
  return {
    name: 'activity_person',
    columns: [c.id(), c.integer('activityId'), c.integer('userId'), c.timestamp('startAt')],
    indices: [{ columns: ['activityId', 'userId'], unique: true }, { columns: ['userId', 'startAt', 'activityId'] }],
    references: [
      { column: 'activityId', table: 'activity', cascade: true },
      { column: 'userId', table: 'user' },
    ],
  };
}

function contactTable(c: Columns): NewTable {
  return {
    name: 'activity_contact',
    columns: [c.id(), c.integer('activityId'), c.integer('contactId')],
    indices: [{ columns: ['activityId', 'contactId'], unique: true }, { columns: ['contactId', 'activityId'] }],
    references: [{ column: 'activityId', table: 'activity', cascade: true }],
  };
}

function logTable(c: Columns): NewTable {
  return {
    name: 'work_log',
    columns: [
      c.id(),
      c.integer('userId'),
      c.text('period', { length: 10 }),
      c.text('fromDay', { length: 10 }),
      c.text('toDay', { length: 10 }),
      c.longText('text'),
      c.json('facts', { isNullable: true }),
      c.timestamp('submittedAt', { isNullable: true }),
      c.timestamp('createdAt'),
      c.timestamp('updatedAt'),
      c.integer('version'),
    ],
    indices: [{ columns: ['userId', 'period', 'fromDay'], unique: true }, { columns: ['period', 'fromDay', 'userId'] }],
    references: [{ column: 'userId', table: 'user' }],
  };
}

function commentTable(c: Columns): NewTable {
  return {
    name: 'comment',
    columns: [
      c.id(),
      c.integer('workLogId', { isNullable: true }),
      c.integer('companyId', { isNullable: true }),
      c.integer('recordId', { isNullable: true }),
      c.longText('text'),
      c.integer('byId'),
      c.integer('toId', { isNullable: true }),
      c.timestamp('at'),
      c.timestamp('seenAt', { isNullable: true }),
      c.timestamp('endedAt', { isNullable: true }),
    ],
    indices: [
      { columns: ['workLogId', 'id'], where: '"workLogId" IS NOT NULL' },
      { columns: ['companyId', 'id'], where: '"companyId" IS NOT NULL' },
      { columns: ['recordId', 'id'], where: '"recordId" IS NOT NULL' },
      { columns: ['toId', 'id'], where: '"toId" IS NOT NULL AND "seenAt" IS NULL AND "endedAt" IS NULL' },
    ],
    references: [
      { column: 'workLogId', table: 'work_log', cascade: true },
      { column: 'byId', table: 'user' },
      { column: 'toId', table: 'user' },
    ],
  };
}
