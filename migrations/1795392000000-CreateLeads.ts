import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tableColumns } from '../service/platform/database/columns';
import { createInsideIndices, dropInsideIndices } from '../service/platform/database/inside';
import type { NewTable } from '../service/platform/database/schema';
import { addColumns, createTable, dialectOf, dropColumns } from '../service/platform/database/schema';

// Lists of opportunities, of all and of one person's, newest first.
const byBeginning = [
  { columns: ['kind', 'state', 'createdAt', 'id'] },
  { columns: ['kind', 'ownerId', 'state', 'createdAt', 'id'], where: '"ownerId" IS NOT NULL' },
];

type Columns = ReturnType<typeof tableColumns>;

/** Mail that asks for an offer, the leads that came of it, and who gets them. */
export class CreateLeads1795392000000 implements MigrationInterface {
  name = 'CreateLeads1795392000000';

  async up(runner: QueryRunner): Promise<void> {
    const c = tableColumns(dialectOf(runner));
    for (const table of tables(c)) await createTable(runner, table);
    await addColumns(runner, 'record', [], byBeginning);
    await createInsideIndices(runner, ['lead']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropInsideIndices(runner, ['lead']);
    await dropColumns(runner, 'record', [], byBeginning);
    const names = tables(tableColumns(dialectOf(runner))).map(table => table.name);
    for (const name of names.reverse()) await runner.query(`DROP TABLE "${name}"`);
  }
}

function tables(c: Columns): NewTable[] {
  return [
    poolTable(c),
    leadTable(c),
    keyTable(c),
    inquiryTable(c),
    messageTable(c),
    eventTable(c),
    ruleTable(c),
    claimTable(c),
    absenceTable(c),
    lessonTable(c),
    opportunityTable(c),
    opportunityEventTable(c),
    competitorTable(c),
    stakeholderTable(c),
  ];
}

function poolTable(c: Columns): NewTable {
  return {
    name: 'lead_pool',
    columns: [
      c.id(),
      c.text('name', { length: 100 }),
      c.integer('returnDays'),
      c.integer('warnDays'),
      c.integer('claimsPerDay'),
      c.integer('mostOpen'),
      c.integer('cooldownDays'),
      c.flag('showsStory'),
      c.json('teamIds'),
      c.flag('isDefault'),
      c.flag('isActive'),
      c.integer('position'),
      c.timestamp('createdAt'),
      c.integer('version'),
    ],
    indices: [{ columns: ['name'], unique: true }],
  };
}

function leadTable(c: Columns): NewTable {
  return {
    name: 'lead',
    columns: [
      c.id(),
      c.text('number', { length: 40 }),
      c.text('stage', { length: 20 }),
      c.integer('ownerId', { isNullable: true }),
      c.integer('poolId', { isNullable: true }),
      c.text('title', { length: 300 }),
      c.text('contactName', { length: 200 }),
      c.text('contactTitle', { length: 200 }),
      c.text('email', { length: 320 }),
      c.text('phone', { length: 100 }),
      c.text('phoneKey', { length: 40 }),
      c.text('companyName', { length: 300 }),
      c.text('foldedCompany', { length: 300 }),
      c.text('website', { length: 300 }),
      c.text('domain', { length: 255 }),
      c.text('country', { length: 2 }),
      c.text('language', { length: 10 }),
      c.text('source', { length: 20 }),
      c.text('sourceDetail', { length: 200 }),
      c.text('products', { length: 1000 }),
      c.json('asked'),
      c.integer('score'),
      c.json('scoreReasons'),
      c.flag('isToCheck'),
      c.integer('companyId', { isNullable: true }),
      c.integer('contactId', { isNullable: true }),
      c.integer('recordId', { isNullable: true }),
      c.integer('mergedIntoId', { isNullable: true }),
      c.text('closeReason', { length: 30 }),
      c.text('closeNote', { length: 1000 }),
      c.text('nextAction', { length: 300 }),
      c.text('nextDay', { length: 10 }),
      c.integer('firstMessageId', { isNullable: true }),
      c.integer('conversationId', { isNullable: true }),
      c.integer('formerOwnerId', { isNullable: true }),
      c.timestamp('formerUntil', { isNullable: true }),
      c.timestamp('receivedAt'),
      c.timestamp('assignedAt', { isNullable: true }),
      c.timestamp('answerDueAt', { isNullable: true }),
      c.timestamp('answeredAt', { isNullable: true }),
      c.integer('answerMinutes', { isNullable: true }),
      c.timestamp('lastInAt', { isNullable: true }),
      c.timestamp('lastOutAt', { isNullable: true }),
      c.timestamp('evidenceAt'),
      c.timestamp('protectedUntil', { isNullable: true }),
      c.timestamp('returnsAt', { isNullable: true }),
      c.timestamp('warnedAt', { isNullable: true }),
      c.timestamp('lateToldAt', { isNullable: true }),
      c.timestamp('storyFrom', { isNullable: true }),
      c.integer('ruleId', { isNullable: true }),
      c.flag('isOpen'),
      c.timestamp('closedAt', { isNullable: true }),
      c.integer('createdById', { isNullable: true }),
      c.timestamp('createdAt'),
      c.timestamp('updatedAt'),
      c.integer('version'),
    ],
    indices: [
      { columns: ['number'], unique: true },
      { columns: ['isOpen', 'receivedAt', 'id'] },
      { columns: ['ownerId', 'isOpen', 'receivedAt', 'id'], where: '"ownerId" IS NOT NULL' },
      { columns: ['ownerId', 'stage', 'receivedAt', 'id'], where: '"ownerId" IS NOT NULL' },
      { columns: ['stage', 'receivedAt', 'id'] },
      { columns: ['country', 'receivedAt', 'id'] },
      { columns: ['source', 'receivedAt', 'id'] },
      { columns: ['poolId', 'receivedAt', 'id'], where: '"poolId" IS NOT NULL' },
      { columns: ['poolId', 'stage', 'receivedAt', 'id'], where: '"poolId" IS NOT NULL' },
      { columns: ['returnsAt', 'id'], where: '"returnsAt" IS NOT NULL' },
      { columns: ['poolId', 'returnsAt', 'id'], where: '"returnsAt" IS NOT NULL AND "warnedAt" IS NULL' },
      { columns: ['ruleId', 'receivedAt', 'id'], where: '"ruleId" IS NOT NULL' },
      {
        columns: ['lateToldAt', 'answerDueAt', 'id'],
        where: '"lateToldAt" IS NULL AND "answeredAt" IS NULL AND "answerDueAt" IS NOT NULL',
      },
      { columns: ['answerDueAt', 'id'], where: '"answerDueAt" IS NOT NULL AND "answeredAt" IS NULL' },
      { columns: ['ownerId', 'nextDay', 'id'], where: '"isOpen" = 1' },
      { columns: ['companyId', 'id'], where: '"companyId" IS NOT NULL' },
      { columns: ['contactId'], where: '"contactId" IS NOT NULL' },
      { columns: ['recordId'], where: '"recordId" IS NOT NULL' },
      { columns: ['conversationId'], where: '"conversationId" IS NOT NULL' },
      { columns: ['foldedCompany', 'id'] },
      { columns: ['email', 'id'] },
    ],
    references: [
      { column: 'ownerId', table: 'user' },
      { column: 'poolId', table: 'lead_pool' },
    ],
  };
}

// A lead is open once by each of these; the key goes when the lead is closed.
function keyTable(c: Columns): NewTable {
  return {
    name: 'lead_key',
    columns: [c.id(), c.exactText('key', { length: 340 }), c.integer('leadId')],
    indices: [{ columns: ['key'], unique: true }, { columns: ['leadId'] }],
    references: [{ column: 'leadId', table: 'lead', cascade: true }],
  };
}

function inquiryTable(c: Columns): NewTable {
  return {
    name: 'inquiry',
    columns: [
      c.integer('messageId', { isPrimary: true }),
      c.text('state', { length: 20 }),
      c.flag('isToCheck'),
      c.integer('score'),
      c.text('kind', { length: 30 }),
      c.text('language', { length: 10, isNullable: true }),
      c.json('reasons'),
      c.longText('fields', { isNullable: true }),
      c.integer('leadId', { isNullable: true }),
      c.integer('recordId', { isNullable: true }),
      c.integer('decidedById', { isNullable: true }),
      c.timestamp('decidedAt', { isNullable: true }),
      c.timestamp('sentAt'),
      c.timestamp('createdAt'),
      c.integer('version'),
    ],
    indices: [
      { columns: ['state', 'sentAt', 'messageId'] },
      { columns: ['leadId'], where: '"leadId" IS NOT NULL' },
      { columns: ['recordId'], where: '"recordId" IS NOT NULL' },
    ],
    references: [{ column: 'messageId', table: 'message', cascade: true }],
  };
}

function messageTable(c: Columns): NewTable {
  return {
    name: 'lead_message',
    columns: [
      c.id(),
      c.integer('leadId'),
      c.integer('messageId'),
      c.text('role', { length: 20 }),
      c.timestamp('sentAt'),
    ],
    indices: [{ columns: ['messageId', 'leadId'], unique: true }, { columns: ['leadId', 'sentAt', 'messageId'] }],
    references: [
      { column: 'leadId', table: 'lead', cascade: true },
      { column: 'messageId', table: 'message', cascade: true },
    ],
  };
}

function eventTable(c: Columns): NewTable {
  return {
    name: 'lead_event',
    columns: [
      c.id(),
      c.integer('leadId'),
      c.text('kind', { length: 30 }),
      c.integer('userId', { isNullable: true }),
      c.json('details'),
      c.timestamp('at'),
    ],
    indices: [{ columns: ['leadId', 'id'] }],
    references: [{ column: 'leadId', table: 'lead', cascade: true }],
  };
}

function ruleTable(c: Columns): NewTable {
  return {
    name: 'lead_rule',
    columns: [
      c.id(),
      c.integer('position'),
      c.text('name', { length: 100 }),
      c.json('conditions'),
      c.text('mode', { length: 20 }),
      c.json('userIds'),
      c.integer('poolId', { isNullable: true }),
      c.integer('protectionDays', { isNullable: true }),
      c.integer('lastUserId', { isNullable: true }),
      c.flag('isActive'),
      c.timestamp('createdAt'),
      c.integer('version'),
    ],
    indices: [{ columns: ['isActive', 'position', 'id'] }],
    references: [{ column: 'poolId', table: 'lead_pool' }],
  };
}

// One row a claim, numbered within the person's day: the key, and not a count, holds the limit.
function claimTable(c: Columns): NewTable {
  return {
    name: 'lead_claim',
    columns: [
      c.id(),
      c.integer('poolId'),
      c.integer('userId'),
      c.text('day', { length: 10 }),
      c.integer('turn'),
      c.integer('leadId'),
      c.timestamp('at'),
    ],
    indices: [{ columns: ['poolId', 'userId', 'day', 'turn'], unique: true }, { columns: ['leadId'] }],
    references: [
      { column: 'poolId', table: 'lead_pool' },
      { column: 'leadId', table: 'lead', cascade: true },
    ],
  };
}

function absenceTable(c: Columns): NewTable {
  return {
    name: 'absence',
    columns: [
      c.id(),
      c.integer('userId'),
      c.text('fromDay', { length: 10 }),
      c.text('toDay', { length: 10 }),
      c.text('note', { length: 200 }),
      c.integer('createdById', { isNullable: true }),
      c.timestamp('createdAt'),
      c.integer('version'),
    ],
    indices: [{ columns: ['userId', 'toDay'] }, { columns: ['toDay'] }],
    references: [{ column: 'userId', table: 'user' }],
  };
}

function lessonTable(c: Columns): NewTable {
  return {
    name: 'inquiry_lesson',
    columns: [c.exactText('feature', { length: 200, isPrimary: true }), c.integer('yes'), c.integer('no')],
  };
}

function opportunityTable(c: Columns): NewTable {
  return {
    name: 'opportunity',
    columns: [
      c.integer('recordId', { isPrimary: true }),
      c.text('stage', { length: 20 }),
      c.timestamp('stageSince'),
      c.text('stageBefore', { length: 20 }),
      c.integer('probability'),
      c.money('amount', { isNullable: true }),
      c.text('currency', { length: 3 }),
      c.text('expectedDay', { length: 10 }),
      c.json('asked'),
      c.text('source', { length: 20 }),
      c.integer('leadId', { isNullable: true }),
      c.flag('isToCheck'),
      c.integer('wonRecordId', { isNullable: true }),
      c.text('lostReason', { length: 30 }),
      c.text('lostNote', { length: 1000 }),
      c.text('nextAction', { length: 300 }),
      c.text('nextDay', { length: 10 }),
      c.timestamp('closedAt', { isNullable: true }),
      c.timestamp('updatedAt'),
      c.integer('version'),
    ],
    indices: [
      { columns: ['stage', 'stageSince', 'recordId'] },
      { columns: ['expectedDay', 'recordId'] },
      { columns: ['leadId'], where: '"leadId" IS NOT NULL' },
    ],
    references: [{ column: 'recordId', table: 'record', cascade: true }],
  };
}

function opportunityEventTable(c: Columns): NewTable {
  return {
    name: 'opportunity_event',
    columns: [
      c.id(),
      c.integer('recordId'),
      c.text('kind', { length: 30 }),
      c.integer('userId', { isNullable: true }),
      c.json('details'),
      c.timestamp('at'),
    ],
    indices: [{ columns: ['recordId', 'id'] }],
    references: [{ column: 'recordId', table: 'record', cascade: true }],
  };
}

function competitorTable(c: Columns): NewTable {
  return {
    name: 'opportunity_competitor',
    columns: [
      c.id(),
      c.integer('recordId'),
      c.text('name', { length: 200 }),
      c.text('price', { length: 100 }),
      c.text('strengths', { length: 500 }),
      c.text('weaknesses', { length: 500 }),
      c.timestamp('createdAt'),
    ],
    indices: [{ columns: ['recordId', 'id'] }],
    references: [{ column: 'recordId', table: 'record', cascade: true }],
  };
}

function stakeholderTable(c: Columns): NewTable {
  return {
    name: 'opportunity_stakeholder',
    columns: [
      c.id(),
      c.integer('recordId'),
      c.integer('contactId', { isNullable: true }),
      c.text('name', { length: 200 }),
      c.text('part', { length: 30 }),
      c.text('stance', { length: 20 }),
      c.text('aim', { length: 500 }),
      c.text('nextStep', { length: 300 }),
      c.text('nextDay', { length: 10 }),
      c.integer('byUserId', { isNullable: true }),
      c.timestamp('createdAt'),
    ],
    indices: [{ columns: ['recordId', 'id'] }, { columns: ['contactId'], where: '"contactId" IS NOT NULL' }],
    references: [{ column: 'recordId', table: 'record', cascade: true }],
  };
}
