import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../../service/context';
import { ImportFailure, ImportRun } from '../../service/intake/importRun.entity';
import { judgeItem } from '../../service/intake/classifying';
import { parsePoolOptions } from '../../service/intake/pool';
import { createRun, runImport } from '../../service/intake/runs.service';
import { withParsePool } from '../../service/intake/sharedPool.service';
import { openParsePool } from '../../service/mail/parsePool';
import { inTransaction } from '../../service/platform/database/transaction';
import { buildLog } from '../../service/platform/http/logging';
import { closeTestContext, openTestContext } from '../support/context';
import { letter, mbox } from '../support/letters';
import type { TestWorld } from '../support/world';
import { makeWorld } from '../support/world';

let context: Context;
let world: TestWorld;
let lines: string[];
beforeEach(async () => {
  lines = [];
  const log = buildLog('info', { write: line => void lines.push(line) });
  context = { ...(await openTestContext()), log };
  world = await makeWorld(context);
});
afterEach(() => closeTestContext(context));

test.each([1, 3])(
  'a message of %i that the database refuses is listed, and the log tells where and what kind, never what the message said',
  async count => {
    await context.database.writer.query(
      `CREATE TRIGGER refuse BEFORE INSERT ON message WHEN NEW.subject = 'Angebot 0'
         BEGIN SELECT RAISE(ABORT, 'no room for Angebot 0 of anna.weber@nordlicht.example'); END`,
    );
    const source = join(context.config.dataFolder, 'box.mbox');
    const letters = Array.from({ length: count }, (_one, at) => letter({ id: `m${at}@x`, subject: `Angebot ${at}` }));
    writeFileSync(source, mbox(letters));
    const run = { mailboxId: world.mailboxes.liNa.id, source, userId: null, isTemporary: false };
    const id = await inTransaction(context.database, manager => createRun(manager, run, context.clock()));
    expect(await withParsePool(context, pool => runImport(context, id, { pool }))).toBe('done');
    expect(await context.database.manager.findOneByOrFail(ImportRun, { id })).toMatchObject({
      found: count,
      stored: count - 1,
      failed: 1,
    });
    expect(await context.database.manager.findBy(ImportFailure, { runId: id })).toMatchObject([
      { code: 'intake.failed', message: expect.not.stringContaining('Angebot') },
    ]);
    const told = lines.map(line => JSON.parse(line)).find(line => line.msg === 'a message could not be stored');
    expect(told.cause).toMatchObject({ name: 'QueryFailedError', code: expect.stringMatching(/^SQLITE_CONSTRAINT/) });
    expect(told.cause.stack).toContain('storeBatch');
    expect(lines.join('')).not.toMatch(/Angebot|anna\.weber/);
  },
);

/** What stands in the archive after letters were read by a thread that took each of them for a copy of one it had, or for new. */
async function archived(isRepeated: boolean): Promise<Record<string, unknown[]>> {
  const own = await openTestContext();
  try {
    const { mailboxes } = await makeWorld(own);
    const pool = await openParsePool({
      ...parsePoolOptions(own, ['haitu.example']),
      threads: 0,
      judge: (item, task) => judgeItem(Object.assign(item, { isRepeated }), task),
    });
    const source = join(own.config.dataFolder, 'box.mbox');
    writeFileSync(source, mbox(letters));
    const run = { mailboxId: mailboxes.liNa.id, source, userId: null, isTemporary: false };
    const id = await inTransaction(own.database, manager => createRun(manager, run, own.clock()));
    expect(await runImport(own, id, { pool })).toBe('done');
    await pool.close();
    const rows = (sql: string) => own.database.manager.query<unknown[]>(sql);
    return {
      messages: await rows(
        'SELECT "id", "kind", "direction", "subject", "preview", "language" FROM "message" ORDER BY "id"',
      ),
      bodies: await rows('SELECT "messageId", "facts" FROM "message_body" ORDER BY "messageId"'),
      status: await rows(
        'SELECT "messageId", "state", "category", "reasons", "candidates" FROM "filing_status" ORDER BY "messageId"',
      ),
      filings: await rows('SELECT "messageId", "companyId", "contactId", "recordId" FROM "filing" ORDER BY "id"'),
      warnings: await rows('SELECT "messageId", "code", "evidence" FROM "message_warning" ORDER BY "id"'),
      found: await rows(
        `SELECT "rowid" FROM "message_search" WHERE "message_search" MATCH 'angebot OR iban OR 0031' ORDER BY "rowid"`,
      ),
    };
  } finally {
    await closeTestContext(own);
  }
}
const letters = [
  letter({
    id: 'r1@x',
    from: 'Anna Weber <anna.weber@nordlicht.example>',
    subject: 'Angebot Q-2026-0031',
    text: 'Angebot bitte.',
  }),
  letter({
    id: 'r2@x',
    from: 'Jane <jane@gmail.com>',
    subject: 'new account',
    text: 'Our new IBAN is DE89 3704 0044 0532 0130 00. Regards\nNordlicht Küchen GmbH',
  }),
  letter({
    id: 'r3@x',
    from: 'Anna Weber <anna.weber@nord1icht.example>',
    subject: 'payment',
    text: 'Please pay to the new account.',
  }),
];

test('a letter that a thread takes for a copy and that is new is stored, filed, warned of and found like any other', async () => {
  const asNew = await archived(false);
  for (const [what, rows] of Object.entries(asNew)) expect([what, rows.length > 0]).toEqual([what, true]);
  expect(await archived(true)).toEqual(asNew);
});
