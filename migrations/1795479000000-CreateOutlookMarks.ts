import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tableColumns } from '../service/platform/database/columns';
import type { NewTable } from '../service/platform/database/schema';
import { createTable, dialectOf } from '../service/platform/database/schema';

type Columns = ReturnType<typeof tableColumns>;
const EPOCH = `'1970-01-01 00:00:00.000'`;

/**
 * What is shown in Outlook of where mail is filed: what is due there, what was written, and what a person did. Triggers note what is due, and its job with it: whoever changes a filing, the name of
 * a company or the number of a record need not know of Outlook.
 */
export class CreateOutlookMarks1795479000000 implements MigrationInterface {
  name = 'CreateOutlookMarks1795479000000';

  async up(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner);
    for (const table of tables(tableColumns(dialect))) await createTable(runner, table);
    for (const trigger of dialect === 'mssql' ? serverTriggers : embeddedTriggers) await runner.query(trigger);
  }

  async down(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner);
    for (const trigger of dialect === 'mssql' ? serverTriggers : embeddedTriggers)
      await runner.query(`DROP TRIGGER ${/^CREATE TRIGGER ("\w+")/.exec(trigger)?.[1] ?? ''}`);
    const names = tables(tableColumns(dialect)).map(table => table.name);
    for (const name of names.reverse()) await runner.query(`DROP TABLE "${name}"`);
  }
}

function tables(c: Columns): NewTable[] {
  return [optionsTable(c), dueTable(c), markTable(c), categoryTable(c), masterTable(c), folderTable(c)];
}

function optionsTable(c: Columns): NewTable {
  return {
    name: 'outlook_options',
    columns: [
      c.integer('mailboxId', { isPrimary: true }),
      c.flag('isActive'),
      c.flag('hasCategories'),
      c.text('language', { length: 10 }),
      c.flag('movesMail'),
      c.exactText('parentId', { length: 300 }),
      c.flag('takesChanges'),
      c.text('troubleCode', { length: 60 }),
      c.timestamp('troubleAt', { isNullable: true }),
      c.text('listCode', { length: 60 }),
      c.timestamp('listAt', { isNullable: true }),
      c.integer('version'),
    ],
    references: [{ column: 'mailboxId', table: 'mailbox' }],
  };
}

function dueTable(c: Columns): NewTable {
  return {
    name: 'outlook_due',
    columns: [
      c.integer('itemId', { isPrimary: true }),
      c.integer('mailboxId'),
      c.flag('isUrgent'),
      c.timestamp('receivedAt'),
      c.integer('turn'),
      c.integer('tries'),
      c.timestamp('dueAt'),
    ],
    indices: [{ columns: ['mailboxId', 'isUrgent', 'receivedAt', 'itemId'] }],
    references: [{ column: 'itemId', table: 'exchange_item', cascade: true }],
  };
}

function markTable(c: Columns): NewTable {
  return {
    name: 'outlook_mark',
    columns: [
      c.integer('itemId', { isPrimary: true }),
      c.integer('mailboxId'),
      c.json('seen'),
      c.json('strange'),
      c.integer('turn'),
      c.exactText('heldFor', { length: 64 }),
      c.exactText('mendedFor', { length: 64 }),
      c.exactText('folderId', { length: 300 }),
      c.exactText('homeId', { length: 300 }),
      c.text('folderHeldFor', { length: 40 }),
      c.timestamp('writtenAt', { isNullable: true }),
    ],
    references: [{ column: 'itemId', table: 'exchange_item', cascade: true }],
  };
}

function categoryTable(c: Columns): NewTable {
  return {
    name: 'outlook_category',
    columns: [
      c.id(),
      c.integer('mailboxId'),
      c.text('name', { length: 255 }),
      c.exactText('foldedName', { length: 255 }),
      c.integer('companyId', { isNullable: true }),
      c.integer('recordId', { isNullable: true }),
      c.integer('uses'),
      c.timestamp('usedAt'),
    ],
    indices: [
      { columns: ['mailboxId', 'foldedName'], unique: true },
      { columns: ['companyId'], where: '"companyId" IS NOT NULL' },
    ],
    references: [{ column: 'mailboxId', table: 'mailbox' }],
  };
}

function masterTable(c: Columns): NewTable {
  return {
    name: 'outlook_master',
    columns: [
      c.id(),
      c.integer('mailboxId'),
      c.exactText('masterId', { length: 200 }),
      c.exactText('foldedName', { length: 255 }),
      c.timestamp('usedAt'),
    ],
    indices: [{ columns: ['mailboxId', 'foldedName'], unique: true }],
    references: [{ column: 'mailboxId', table: 'mailbox' }],
  };
}

function folderTable(c: Columns): NewTable {
  return {
    name: 'outlook_folder',
    columns: [
      c.id(),
      c.integer('mailboxId'),
      c.exactText('folderId', { length: 300 }),
      c.integer('companyId'),
      c.text('name', { length: 255 }),
    ],
    indices: [{ columns: ['mailboxId', 'folderId'], unique: true }, { columns: ['companyId', 'mailboxId'] }],
    references: [{ column: 'mailboxId', table: 'mailbox' }],
  };
}

const MARK = 'exchange.mark';
const MARK_OLD = 'exchange.mark_old';
const isOn = `NOT EXISTS (SELECT 1 FROM "outlook_options" o WHERE o."mailboxId" = i."mailboxId" AND o."isActive" = 0)`;
const DUE = `"itemId", "mailboxId", "isUrgent", "receivedAt", "turn", "tries", "dueAt"`;
const JOB = `"name", "key", "payload", "state", "priority", "lane", "attempts", "maxAttempts", "dueAt", "createdAt"`;
const standing = (column: string, id: string) =>
  `(SELECT f."messageId" FROM "filing" f WHERE f."${column}" = ${id} AND f."endedAt" IS NULL)`;

// What came in the last days, and what a person decided, is looked for in Outlook at once; the rest when there is time.
const isNew = `i."receivedAt" > strftime('%Y-%m-%d %H:%M:%f', 'now', '-2 days')`;
const embeddedDue = (
  which: string,
  byPerson = '0',
) => `INSERT INTO "outlook_due" (${DUE}) SELECT i."id", i."mailboxId", (${isNew}) OR ${byPerson}, i."receivedAt", 1, 0, ${EPOCH}
  FROM "exchange_item" i WHERE ${which} AND i."state" = 'stored' AND ${isOn}
  ON CONFLICT ("itemId") DO UPDATE SET "turn" = "turn" + 1, "tries" = 0, "dueAt" = ${EPOCH},
  "isUrgent" = MAX("isUrgent", excluded."isUrgent");`;
const hasItem = (id: string) => `EXISTS (SELECT 1 FROM "exchange_item" i WHERE i."messageId" = ${id})`;
// Not OR IGNORE: what a statement says that fires a trigger outranks what the trigger says.
const jobName = `CASE WHEN NEW."isUrgent" THEN '${MARK}' ELSE '${MARK_OLD}' END`;
const embeddedJob = `INSERT INTO "job" (${JOB}) SELECT ${jobName}, CAST(NEW."mailboxId" AS TEXT),
  '{"mailboxId":' || NEW."mailboxId" || '}', 'waiting', CASE WHEN NEW."isUrgent" THEN 20 ELSE 60 END,
  'mailbox:' || NEW."mailboxId", 0, 8, ${EPOCH}, strftime('%Y-%m-%d %H:%M:%f', 'now')
  WHERE NOT EXISTS (SELECT 1 FROM "job" w WHERE w."name" = ${jobName} AND w."key" = CAST(NEW."mailboxId" AS TEXT) AND w."state" = 'waiting');`;
const isPersons = (row: string) => `${row}."confidence" = 'person'`;

const embeddedTriggers = [
  `CREATE TRIGGER "tr_filing_outlook_insert" AFTER INSERT ON "filing" WHEN ${hasItem('NEW."messageId"')} BEGIN
  ${embeddedDue('i."messageId" = NEW."messageId"', isPersons('NEW'))} END`,
  `CREATE TRIGGER "tr_filing_outlook_update" AFTER UPDATE OF "companyId", "recordId", "endedAt" ON "filing"
  WHEN ${hasItem('NEW."messageId"')} AND (OLD."companyId" <> NEW."companyId" OR OLD."recordId" IS NOT NEW."recordId"
  OR OLD."endedAt" IS NOT NEW."endedAt") BEGIN ${embeddedDue('i."messageId" = NEW."messageId"', isPersons('NEW'))} END`,
  `CREATE TRIGGER "tr_filing_outlook_delete" AFTER DELETE ON "filing" WHEN ${hasItem('OLD."messageId"')} BEGIN
  ${embeddedDue('i."messageId" = OLD."messageId"', isPersons('OLD'))} END`,
  `CREATE TRIGGER "tr_item_outlook_update" AFTER UPDATE OF "messageId", "state" ON "exchange_item"
  WHEN NEW."state" = 'stored' AND NEW."messageId" IS NOT NULL AND (OLD."messageId" IS NOT NEW."messageId" OR OLD."state" <> 'stored')
  AND EXISTS (SELECT 1 FROM "filing" f WHERE f."messageId" = NEW."messageId" AND f."endedAt" IS NULL) BEGIN
  ${embeddedDue('i."id" = NEW."id"')} END`,
  `CREATE TRIGGER "tr_company_outlook_update" AFTER UPDATE OF "name", "ownerId" ON "company"
  WHEN (OLD."name" <> NEW."name" OR OLD."ownerId" IS NOT NEW."ownerId") AND EXISTS (SELECT 1 FROM "exchange_mailbox") BEGIN
  ${embeddedDue(`i."messageId" IN ${standing('companyId', 'NEW."id"')}`)} END`,
  `CREATE TRIGGER "tr_record_outlook_update" AFTER UPDATE OF "number" ON "record"
  WHEN OLD."number" <> NEW."number" AND EXISTS (SELECT 1 FROM "exchange_mailbox") BEGIN
  ${embeddedDue(`i."messageId" IN ${standing('recordId', 'NEW."id"')}`)} END`,
  `CREATE TRIGGER "tr_due_job_insert" AFTER INSERT ON "outlook_due" BEGIN ${embeddedJob} END`,
  `CREATE TRIGGER "tr_due_job_update" AFTER UPDATE OF "turn" ON "outlook_due" BEGIN ${embeddedJob} END`,
];

const serverUrgent = `CASE WHEN i."receivedAt" > DATEADD(day, -2, SYSUTCDATETIME()) OR s."byPerson" = 1 THEN 1 ELSE 0 END`;
/** `source`: a query of "messageId" and "byPerson". */
const serverDue = (source: string) => `SET NOCOUNT ON;
  UPDATE d SET "turn" = d."turn" + 1, "tries" = 0, "dueAt" = ${EPOCH},
  "isUrgent" = CASE WHEN d."isUrgent" = 1 THEN 1 ELSE ${serverUrgent} END
  FROM "outlook_due" d INNER JOIN "exchange_item" i ON i."id" = d."itemId" INNER JOIN (${source}) s ON s."messageId" = i."messageId";
  INSERT INTO "outlook_due" (${DUE}) SELECT i."id", i."mailboxId", ${serverUrgent}, i."receivedAt", 1, 0, ${EPOCH}
  FROM "exchange_item" i INNER JOIN (${source}) s ON s."messageId" = i."messageId"
  WHERE i."state" = 'stored' AND ${isOn} AND NOT EXISTS (SELECT 1 FROM "outlook_due" d WHERE d."itemId" = i."id");`;
const serverStanding = (column: string, changed: string) =>
  serverDue(
    `SELECT f."messageId", 0 AS "byPerson" FROM "filing" f INNER JOIN inserted n ON n."id" = f."${column}" INNER JOIN deleted o ON o."id" = n."id" WHERE f."endedAt" IS NULL AND (${changed}) GROUP BY f."messageId"`,
  );

const serverTriggers = [
  `CREATE TRIGGER "tr_filing_outlook" ON "filing" AFTER INSERT, UPDATE, DELETE AS BEGIN ${serverDue(
    `SELECT f."messageId", MAX(CASE WHEN f."confidence" = 'person' THEN 1 ELSE 0 END) AS "byPerson" FROM (SELECT "messageId", "confidence" FROM inserted UNION ALL SELECT "messageId", "confidence" FROM deleted) f GROUP BY f."messageId"`,
  )} END`,
  `CREATE TRIGGER "tr_item_outlook" ON "exchange_item" AFTER UPDATE AS BEGIN ${serverDue(
    `SELECT DISTINCT n."messageId", 0 AS "byPerson" FROM inserted n INNER JOIN deleted o ON o."id" = n."id" INNER JOIN "filing" f ON f."messageId" = n."messageId" AND f."endedAt" IS NULL WHERE n."state" = 'stored' AND (o."messageId" IS NULL OR o."messageId" <> n."messageId" OR o."state" <> 'stored')`,
  )} END`,
  `CREATE TRIGGER "tr_company_outlook" ON "company" AFTER UPDATE AS BEGIN ${serverStanding('companyId', 'o."name" <> n."name" OR COALESCE(o."ownerId", 0) <> COALESCE(n."ownerId", 0)')} END`,
  `CREATE TRIGGER "tr_record_outlook" ON "record" AFTER UPDATE AS BEGIN ${serverStanding('recordId', 'o."number" <> n."number"')} END`,
  `CREATE TRIGGER "tr_due_job" ON "outlook_due" AFTER INSERT, UPDATE AS BEGIN SET NOCOUNT ON;
  INSERT INTO "job" (${JOB}) SELECT j."name", j."key", CONCAT('{"mailboxId":', j."key", '}'), 'waiting', j."priority", CONCAT('mailbox:', j."key"), 0, 8, ${EPOCH}, SYSUTCDATETIME()
  FROM (SELECT DISTINCT CASE WHEN n."isUrgent" = 1 THEN '${MARK}' ELSE '${MARK_OLD}' END AS "name", CAST(n."mailboxId" AS nvarchar(20)) AS "key", CASE WHEN n."isUrgent" = 1 THEN 20 ELSE 60 END AS "priority" FROM inserted n) j
  WHERE NOT EXISTS (SELECT 1 FROM "job" w WITH (UPDLOCK) WHERE w."name" = j."name" AND w."key" = j."key" AND w."state" = 'waiting'); END`,
];
