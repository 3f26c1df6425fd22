import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tableColumns } from '../service/platform/database/columns';
import type { NewIndex, NewTable } from '../service/platform/database/schema';
import { addColumns, createTable, dialectOf } from '../service/platform/database/schema';

type Columns = ReturnType<typeof tableColumns>;

const failedRecipients: NewIndex = { columns: ['id'], where: '"role" = \'failed_recipient\'' };

const addresses = (c: Columns): NewTable => ({
  name: 'mail_address',
  columns: [c.id(), c.text('address', { length: 320 }), c.text('domain', { length: 255 })],
  indices: [{ columns: ['address'], unique: true }, { columns: ['domain'] }],
});

const named = (c: Columns): NewTable => ({
  name: 'message_participant',
  columns: [
    c.id(),
    c.integer('messageId'),
    c.text('role', { length: 20 }),
    c.integer('position'),
    c.text('name', { length: 320 }),
    c.integer('addressId'),
  ],
  indices: [{ columns: ['messageId'] }, { columns: ['addressId', 'messageId'] }, failedRecipients],
  references: [
    { column: 'messageId', table: 'message', cascade: true },
    { column: 'addressId', table: 'mail_address' },
  ],
});

const spelled = (c: Columns): NewTable => ({
  name: 'participant',
  columns: [
    c.id(),
    c.integer('messageId'),
    c.text('role', { length: 20 }),
    c.integer('position'),
    c.text('name', { length: 320 }),
    c.text('address', { length: 320 }),
    c.text('domain', { length: 255 }),
  ],
  indices: [{ columns: ['messageId'] }, { columns: ['address', 'messageId'] }, { columns: ['domain', 'messageId'] }],
  references: [{ column: 'messageId', table: 'message', cascade: true }],
});

/** Rows keep their ids: a search for dead addresses that was cut off goes on behind one. SQL Server wants to be told of it. */
async function insertWithIds(runner: QueryRunner, table: string, insert: string): Promise<void> {
  const tell = (state: 'ON' | 'OFF') => `SET IDENTITY_INSERT "${table}" ${state};`;
  await runner.query(dialectOf(runner) === 'mssql' ? `${tell('ON')} ${insert}; ${tell('OFF')}` : insert);
}

/**
 * Ten addresses stand in a letter, and each was written with its text and its domain into a table and two indices, in places all over them. Now an address has a number, and a letter names the
 * numbers; `participant` is a view of both.
 */
export class NumberMailAddresses1795479180000 implements MigrationInterface {
  name = 'NumberMailAddresses1795479180000';

  async up(runner: QueryRunner): Promise<void> {
    const c = tableColumns(dialectOf(runner));
    await createTable(runner, addresses(c));
    await createTable(runner, named(c));
    await runner.query(
      'INSERT INTO "mail_address" ("address", "domain") SELECT "address", MIN("domain") FROM "participant" GROUP BY "address"',
    );
    await insertWithIds(
      runner,
      'message_participant',
      'INSERT INTO "message_participant" ("id", "messageId", "role", "position", "name", "addressId") ' +
        'SELECT "p"."id", "p"."messageId", "p"."role", "p"."position", "p"."name", "a"."id" FROM "participant" "p" ' +
        'INNER JOIN "mail_address" "a" ON "a"."address" = "p"."address"',
    );
    await runner.query('DROP TABLE "participant"');
    await runner.query(
      'CREATE VIEW "participant" AS SELECT "n"."id", "n"."messageId", "n"."role", "n"."position", "n"."name", "a"."address", "a"."domain" ' +
        'FROM "message_participant" "n" INNER JOIN "mail_address" "a" ON "a"."id" = "n"."addressId"',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const c = tableColumns(dialectOf(runner));
    await runner.query('DROP VIEW "participant"');
    await createTable(runner, spelled(c));
    await addColumns(runner, 'participant', [], [failedRecipients]);
    await insertWithIds(
      runner,
      'participant',
      'INSERT INTO "participant" ("id", "messageId", "role", "position", "name", "address", "domain") ' +
        'SELECT "n"."id", "n"."messageId", "n"."role", "n"."position", "n"."name", "a"."address", "a"."domain" FROM "message_participant" "n" ' +
        'INNER JOIN "mail_address" "a" ON "a"."id" = "n"."addressId"',
    );
    await runner.dropTable('message_participant');
    await runner.dropTable('mail_address');
  }
}
