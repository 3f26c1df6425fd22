import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '../../service/context';
import { IsNull } from 'typeorm';
import { Filing, FilingStatus } from '../../service/filing/filing.entity';
import { ImportFailure, ImportRun } from '../../service/intake/importRun.entity';
import { parsePoolOptions } from '../../service/intake/pool';
import { createRun, requestOfRun, runImport } from '../../service/intake/runs.service';
import { Conversation, KeptOut, Mailbox, MailboxMessage, Message } from '../../service/mail/message.entity';
import type { ParsePool } from '../../service/mail/parsePool';
import { openParsePool } from '../../service/mail/parsePool';
import { openDatabase } from '../../service/platform/database/dataSource';
import { inTransaction } from '../../service/platform/database/transaction';
import { entities } from '../../service/entities';
import { saveCompanySettings } from '../../service/users/settings.service';
import { closeTestContext, openTestContext } from '../support/context';
import { letter, mbox } from '../support/letters';

let context: Context;
let pool: ParsePool;
let folder: string;
let mailboxes: Mailbox[];

beforeEach(async () => {
  context = await openTestContext();
  folder = mkdtempSync(join(tmpdir(), 'tradepost-runs-'));
  mailboxes = await inTransaction(context.database, async manager => {
    await saveCompanySettings(manager, {
      name: 'Haitu',
      ownDomains: ['haitu.example'],
      dropboxAddresses: [],
      excludedFolders: [],
      timeZone: 'UTC',
    });
    const make = (address: string) =>
      manager.save(
        manager.create(Mailbox, {
          address,
          name: address,
          isShared: false,
          ownerId: null,
          watchedFolder: null,
          isActive: true,
          createdAt: new Date(),
        }),
      );
    return [await make('li.na@haitu.example'), await make('sales@haitu.example')];
  });
  pool = await openParsePool({ ...parsePoolOptions(context, ['haitu.example']), threads: 0 });
});
afterEach(async () => {
  await pool.close();
  await closeTestContext(context);
  rmSync(folder, { recursive: true, force: true });
});

const many = (count: number) =>
  Array.from({ length: count }, (_unused, at) =>
    letter({ id: `m${at}@nordlicht.example`, subject: `Letter ${at}`, text: `Text ${at}` }),
  );

async function start(name: string, content: Buffer, mailbox = mailboxes[0] as Mailbox): Promise<number> {
  const source = join(folder, name);
  writeFileSync(source, content);
  return inTransaction(context.database, manager =>
    createRun(manager, { mailboxId: mailbox.id, source, userId: null, isTemporary: false }, new Date()),
  );
}
const read = (id: number) => context.database.manager.findOneByOrFail(ImportRun, { id });
const run = (id: number, signal?: AbortSignal) => runImport(context, id, { pool, ...(signal ? { signal } : {}) });
const sumOf = (one: ImportRun) => one.stored + one.alreadyThere + one.keptOut + one.unreadable + one.failed;

test('an import stores every message once, files it, and its sum adds up', async () => {
  const internal = letter({ id: 'i@haitu.example', from: 'Wang Lei <wang.lei@haitu.example>', subject: 'lunch' });
  const id = await start(
    'box.mbox',
    mbox([...many(450), internal, letter({ id: 'm3@nordlicht.example', subject: 'Letter 3', text: 'Text 3' })]),
  );
  expect(await run(id)).toBe('done');
  const one = await read(id);
  expect(one).toMatchObject({
    found: 452,
    stored: 450,
    alreadyThere: 1,
    keptOut: 1,
    unreadable: 0,
    failed: 0,
    keptOutReasons: { internal: 1 },
  });
  expect(await context.database.manager.count(Message)).toBe(450);
  expect(await context.database.manager.count(FilingStatus)).toBe(450);
  expect(await context.database.manager.count(KeptOut)).toBe(1);
});

test('the same import again finds everything already there', async () => {
  const content = mbox(many(30));
  await run(await start('box.mbox', content));
  const id = await start('again.mbox', content);
  await run(id);
  expect(await read(id)).toMatchObject({ found: 30, stored: 0, alreadyThere: 30 });
});

test('one letter in two mailboxes is one message with two copies', async () => {
  await run(await start('a.mbox', mbox(many(5))));
  const id = await start('b.mbox', mbox(many(5)), mailboxes[1]);
  await run(id);
  expect(await read(id)).toMatchObject({ stored: 5, alreadyThere: 0 });
  expect(await context.database.manager.count(Message)).toBe(5);
  expect(await context.database.manager.count(MailboxMessage)).toBe(10);
});

test('another letter that claims a known Message-ID is kept beside it and flagged', async () => {
  const letters = [letter({ text: 'the real one' }), letter({ text: 'another text', from: 'Eve <eve@evil.example>' })];
  await run(await start('box.mbox', mbox(letters)));
  const messages = await context.database.manager.find(Message, { order: { id: 'ASC' } });
  expect(messages.map(message => message.isIdReused)).toEqual([false, true]);
});

test('a letter without Message-ID is stored once', async () => {
  const id = await start('box.mbox', mbox([letter({ id: null }), letter({ id: null })]));
  await run(id);
  expect(await read(id)).toMatchObject({ stored: 1, alreadyThere: 1 });
});

test('an import that is asked to pause goes on where it stood', async () => {
  const id = await start('box.mbox', mbox(many(700)));
  await inTransaction(context.database, manager => manager.update(ImportRun, id, { state: 'running' }));
  const running = run(id);
  await new Promise(resolve => setTimeout(resolve, 20));
  await inTransaction(context.database, manager => requestOfRun(manager, id, 'pause', new Date()));
  expect(await running).toBe('paused');
  const paused = await read(id);
  expect(paused.found).toBeGreaterThan(0);
  expect(paused.found).toBeLessThan(700);
  expect(sumOf(paused)).toBe(paused.found);
  expect(await run(id)).toBe('done');
  expect(await read(id)).toMatchObject({ found: 700, stored: 700, alreadyThere: 0 });
});

test('a full disk stops the import with a sentence; with room again it goes on and loses nothing', async () => {
  await run(await start('first.mbox', mbox(many(3))));
  const [{ page_count: pages }] = (await context.database.writer.query('PRAGMA page_count')) as {
    page_count: number;
  }[];
  await context.database.writer.query(`PRAGMA max_page_count = ${pages + 40}`);
  const id = await start('box.mbox', mbox(many(600)));
  await expect(run(id)).rejects.toThrow();
  const stopped = await read(id);
  expect(stopped.state).toBe('failed');
  expect(stopped.error).toMatch(/disk is full.*goes on where it stopped/i);
  expect(sumOf(stopped)).toBe(stopped.found);
  await context.database.writer.query('PRAGMA max_page_count = 1073741823');
  expect(await run(id)).toBe('done');
  expect(await read(id)).toMatchObject({ found: 600, stored: 597, alreadyThere: 3, failed: 0 });
});

test('a database that another program locks stops the import with a sentence, and it goes on afterwards', async () => {
  const id = await start('box.mbox', mbox(many(20)));
  const file = (context.database.writer.options as { database: string }).database;
  await context.database.writer.query('PRAGMA busy_timeout = 100');
  const other = await openDatabase({ dialect: 'sqlite', file }, entities);
  let release: () => void = () => undefined;
  const held = new Promise<void>(resolve => (release = resolve));
  const locking = inTransaction(other, () => held);
  await new Promise(resolve => setTimeout(resolve, 50));
  await expect(run(id)).rejects.toThrow(/locked/i);
  release();
  await locking;
  await other.close();
  expect(await run(id)).toBe('done');
  expect(await read(id)).toMatchObject({ found: 20, stored: 20, failed: 0 });
});

test('a message that cannot be read is stored as unreadable, with its source, and waits in review', async () => {
  const id = await start('broken.eml', Buffer.concat([letter({ subject: 'x' }).subarray(0, 60), Buffer.alloc(400, 0)]));
  await run(id).catch(() => undefined);
  const one = await read(id);
  expect(one.found).toBe(1);
  expect(sumOf(one)).toBe(1);
});

test('an item that fails is listed with its reason and the rest is stored', async () => {
  const id = await start('box.mbox', mbox(many(10)));
  const failing: ParsePool = {
    ...pool,
    parse: item => (item.bytes?.includes('Letter 4') ? Promise.reject(new Error('boom')) : pool.parse(item)),
  };
  await runImport(context, id, { pool: failing });
  expect(await read(id)).toMatchObject({ found: 10, stored: 9, failed: 1 });
  const [failure] = await context.database.manager.find(ImportFailure);
  expect(failure?.item).toMatch(/box\.mbox#5/);
});

test('a letter that a record named before it came takes the place of its stub, under that record and at its own time', async () => {
  const { loadCompanyData } = await import('../../service/intake/dataImport.service');
  await loadCompanyData(context, 'command_line', {
    companies: [{ key: 'n', name: 'Nordlicht GmbH', types: ['customer'], domains: ['nordlicht.example'] }],
    contacts: [],
    records: [{ kind: 'quote', number: 'Q-2026-0031', companyKey: 'n', filedMessageIds: ['early@nordlicht.example'] }],
    keysDecide: true,
  });
  const early = letter({
    id: 'early@nordlicht.example',
    subject: 'about Q-2026-0031 trays',
    date: 'Mon, 05 Oct 2026 09:00:00 +0000',
  });
  const id = await start('early.eml', early);
  await run(id);
  expect(await read(id)).toMatchObject({ found: 1, stored: 1, failed: 0 });
  const message = await context.database.manager.findOneByOrFail(Message, { messageId: 'early@nordlicht.example' });
  expect(message).toMatchObject({ kind: 'normal', subject: 'about Q-2026-0031 trays' });
  const filings = await context.database.manager.findBy(Filing, { messageId: message.id, endedAt: IsNull() });
  expect(filings).toMatchObject([{ confidence: 'person', sentAt: new Date('2026-10-05T09:00:00Z') }]);
  expect((await context.database.manager.findOneByOrFail(Conversation, { id: message.conversationId })).subject).toBe(
    'about Q-2026-0031 trays',
  );
});
