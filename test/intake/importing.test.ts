import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../../service/context';
import { ImportFailure, ImportRun } from '../../service/intake/importRun.entity';
import { createRun, runImport } from '../../service/intake/runs.service';
import { withParsePool } from '../../service/intake/sharedPool.service';
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
