import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tableColumns } from '../service/platform/database/columns';
import { createTable, dialectOf } from '../service/platform/database/schema';

const FILL = `INSERT INTO "review_copy" ("messageId", "mailboxId", "sentAt", "category")
  SELECT c."messageId", c."mailboxId", s."sentAt", s."category"`;

/**
 * The copies of mail that waits in the review queue, so that the queue of a mailbox is one index range however much mail is filed. Triggers keep it: whoever changes a
 * status or adds a copy need not know of it.
 */
export class CreateReviewCopy1795220100000 implements MigrationInterface {
  name = 'CreateReviewCopy1795220100000';

  async up(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner);
    const c = tableColumns(dialect);
    await createTable(runner, {
      name: 'review_copy',
      columns: [
        c.integer('messageId', { isPrimary: true }),
        c.integer('mailboxId', { isPrimary: true }),
        c.timestamp('sentAt'),
        c.text('category', { length: 20, isNullable: true }),
      ],
      indices: [{ columns: ['mailboxId', 'sentAt', 'messageId'] }],
    });
    await runner.query(
      `${FILL} FROM "mailbox_message" c INNER JOIN "filing_status" s ON s."messageId" = c."messageId" WHERE s."state" = 'review'`,
    );
    for (const trigger of dialect === 'mssql' ? serverTriggers : embeddedTriggers) await runner.query(trigger);
  }

  async down(runner: QueryRunner): Promise<void> {
    const names =
      dialectOf(runner) === 'mssql'
        ? ['tr_status_review', 'tr_copy_review']
        : [
            'tr_status_review_insert',
            'tr_status_review_update',
            'tr_status_review_delete',
            'tr_copy_review_insert',
            'tr_copy_review_delete',
          ];
    for (const name of names) await runner.query(`DROP TRIGGER "${name}"`);
    await runner.query('DROP TABLE "review_copy"');
  }
}

const embeddedTriggers = [
  `CREATE TRIGGER "tr_status_review_insert" AFTER INSERT ON "filing_status" WHEN NEW."state" = 'review' BEGIN
  INSERT OR IGNORE INTO "review_copy" ("messageId", "mailboxId", "sentAt", "category")
  SELECT "messageId", "mailboxId", NEW."sentAt", NEW."category" FROM "mailbox_message" WHERE "messageId" = NEW."messageId"; END`,
  `CREATE TRIGGER "tr_status_review_update" AFTER UPDATE OF "state", "category", "sentAt" ON "filing_status"
  WHEN OLD."state" = 'review' OR NEW."state" = 'review' BEGIN
  DELETE FROM "review_copy" WHERE "messageId" = OLD."messageId";
  INSERT INTO "review_copy" ("messageId", "mailboxId", "sentAt", "category")
  SELECT "messageId", "mailboxId", NEW."sentAt", NEW."category" FROM "mailbox_message"
  WHERE NEW."state" = 'review' AND "messageId" = NEW."messageId"; END`,
  `CREATE TRIGGER "tr_status_review_delete" AFTER DELETE ON "filing_status" WHEN OLD."state" = 'review' BEGIN
  DELETE FROM "review_copy" WHERE "messageId" = OLD."messageId"; END`,
  `CREATE TRIGGER "tr_copy_review_insert" AFTER INSERT ON "mailbox_message" BEGIN
  INSERT OR IGNORE INTO "review_copy" ("messageId", "mailboxId", "sentAt", "category")
  SELECT NEW."messageId", NEW."mailboxId", "sentAt", "category" FROM "filing_status"
  WHERE "messageId" = NEW."messageId" AND "state" = 'review'; END`,
  `CREATE TRIGGER "tr_copy_review_delete" AFTER DELETE ON "mailbox_message" BEGIN
  DELETE FROM "review_copy" WHERE "messageId" = OLD."messageId" AND "mailboxId" = OLD."mailboxId"; END`,
];

const serverTriggers = [
  `CREATE TRIGGER "tr_status_review" ON "filing_status" AFTER INSERT, UPDATE, DELETE AS BEGIN SET NOCOUNT ON;
  DELETE r FROM "review_copy" r INNER JOIN deleted d ON d."messageId" = r."messageId";
  ${FILL} FROM inserted s INNER JOIN "mailbox_message" c ON c."messageId" = s."messageId" WHERE s."state" = 'review'; END`,
  `CREATE TRIGGER "tr_copy_review" ON "mailbox_message" AFTER INSERT, UPDATE, DELETE AS BEGIN SET NOCOUNT ON;
  DELETE r FROM "review_copy" r INNER JOIN deleted d ON d."messageId" = r."messageId" AND d."mailboxId" = r."mailboxId";
  ${FILL} FROM inserted c INNER JOIN "filing_status" s ON s."messageId" = c."messageId" WHERE s."state" = 'review'; END`,
];
