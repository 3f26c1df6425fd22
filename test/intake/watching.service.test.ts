import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { AppError } from '../../service/common/errors';
import type { ImportWatchedFile } from '../../service/intake/watching.service';
import { lookAtWatchedFolders } from '../../service/intake/watching.service';
import { PAUSE_MS, SETTLE_MS } from '../../service/intake/watching';
import { Mailbox } from '../../service/mail/message.entity';
import type { Database } from '../../service/platform/database/dataSource';
import { inTransaction } from '../../service/platform/database/transaction';
import { closeTestDatabase, openTestDatabase } from '../support/database';

let database: Database;
let base: string;
let now: number;
let said: Record<string, unknown>[];
let taken: { mailboxId: number; name: string; folder: string }[];

beforeEach(async () => {
  database = await openTestDatabase();
  base = mkdtempSync(join(tmpdir(), 'watched-'));
  now = Date.UTC(2030, 0, 1);
  said = [];
  taken = [];
});
afterEach(async () => {
  rmSync(base, { recursive: true, force: true });
  await closeTestDatabase(database);
});

const log = pino({ level: 'warn' }, { write: (line: string) => said.push(JSON.parse(line)) });

async function watch(name: string, values: Partial<Mailbox> = {}): Promise<{ id: number; folder: string }> {
  const folder = join(base, name);
  mkdirSync(folder, { recursive: true });
  const mailbox = {
    address: `${name}@acme.example`,
    name,
    isShared: false,
    ownerId: null,
    watchedFolder: folder,
    isActive: true,
    createdAt: new Date(now),
    ...values,
  };
  const { identifiers } = await inTransaction(database, manager => manager.insert(Mailbox, mailbox));
  return { id: Number(identifiers[0].id), folder };
}

const stores: ImportWatchedFile = async (mailboxId, path, folder) => {
  taken.push({ mailboxId, name: path.slice(base.length + 1), folder });
  return 'stored';
};

const look = (importFile: ImportWatchedFile = stores, signal?: AbortSignal) =>
  lookAtWatchedFolders({ database, log, clock: () => new Date(now) }, importFile, signal);

/** Two looks, far enough apart for files to have settled. */
async function lookTwice(importFile: ImportWatchedFile = stores): Promise<void> {
  await look(importFile);
  now += SETTLE_MS;
  await look(importFile);
}

test('a settled file is imported into its mailbox and moved to done', async () => {
  const ana = await watch('ana');
  const bo = await watch('bo');
  writeFileSync(join(ana.folder, 'one.eml'), 'x');
  writeFileSync(join(bo.folder, 'two.msg'), 'x');
  writeFileSync(join(bo.folder, 'picture.jpg'), 'x');
  await look();
  expect(taken).toEqual([]);
  now += SETTLE_MS;
  await look();
  expect(taken).toEqual([
    { mailboxId: ana.id, name: 'ana/one.eml', folder: 'inbox' },
    { mailboxId: bo.id, name: 'bo/two.msg', folder: 'inbox' },
  ]);
  expect(readdirSync(join(ana.folder, 'done'))).toEqual(['one.eml']);
  expect(readdirSync(bo.folder).sort()).toEqual(['done', 'failed', 'picture.jpg']);
  await lookTwice();
  expect(taken).toHaveLength(2);
  expect(said).toEqual([]);
});

test('a folder below the watched one is the folder of the mail in it', async () => {
  const { folder } = await watch('ana');
  mkdirSync(join(folder, 'Sent'));
  writeFileSync(join(folder, 'Sent', 'one.eml'), 'x');
  await lookTwice();
  expect(taken).toMatchObject([{ name: 'ana/Sent/one.eml', folder: 'Sent' }]);
  expect(readdirSync(join(folder, 'done'))).toEqual(['one.eml']);
});

test('the folders of inactive mailboxes are left alone', async () => {
  const { folder } = await watch('ana', { isActive: false });
  writeFileSync(join(folder, 'one.eml'), 'x');
  await lookTwice();
  expect(readdirSync(folder)).toEqual(['one.eml']);
});

test.each<[string, ImportWatchedFile, string]>([
  ['tells why', async () => ({ failed: 'The file is damaged.' }), 'The file is damaged.'],
  ['only says so', async () => 'failed', 'list of imports'],
  [
    'throws what trying again cannot mend',
    async () => {
      throw new AppError('intake.unknown_format', 400, 'This is an archive. Unpack it.');
    },
    'Unpack it.',
  ],
])('a file whose import %s goes to failed with a note beside it, and the next is taken', async (_, fails, reason) => {
  const { folder } = await watch('ana');
  writeFileSync(join(folder, 'bad.eml'), 'bad');
  writeFileSync(join(folder, 'good.eml'), 'good');
  await lookTwice(async (...args) => (args[1].endsWith('bad.eml') ? fails(...args) : stores(...args)));
  expect(readdirSync(join(folder, 'failed')).sort()).toEqual(['bad.eml', 'bad.eml.txt']);
  expect(readFileSync(join(folder, 'failed', 'bad.eml'), 'utf8')).toBe('bad');
  expect(readFileSync(join(folder, 'failed', 'bad.eml.txt'), 'utf8')).toContain(reason);
  expect(readdirSync(join(folder, 'done'))).toEqual(['good.eml']);
});

test('what lies in done and failed is never overwritten', async () => {
  const { folder } = await watch('ana');
  const bring = async (text: string, outcome: 'stored' | 'failed') => {
    writeFileSync(join(folder, 'a.eml'), text);
    await lookTwice(async () => outcome);
    now += PAUSE_MS;
  };
  for (const text of ['one', 'two', 'three']) await bring(text, 'stored');
  for (const text of ['four', 'five']) await bring(text, 'failed');
  const content = (name: string) => readFileSync(join(folder, name), 'utf8');
  expect(['done/a.eml', 'done/a (2).eml', 'done/a (3).eml', 'failed/a.eml', 'failed/a (2).eml'].map(content)).toEqual([
    'one',
    'two',
    'three',
    'four',
    'five',
  ]);
});

test('when the process ends between import and move, the file is imported once more and then moved', async () => {
  const { folder } = await watch('ana');
  writeFileSync(join(folder, 'one.eml'), 'x');
  await lookTwice();
  renameSync(join(folder, 'done', 'one.eml'), join(folder, 'one.eml'));
  await lookTwice();
  expect(taken).toHaveLength(2);
  expect(readdirSync(join(folder, 'done'))).toEqual(['one.eml']);
});

test('a file that changes while it is imported stays for the next look', async () => {
  const { folder } = await watch('ana');
  const path = join(folder, 'one.eml');
  writeFileSync(path, 'half');
  await lookTwice(async () => {
    writeFileSync(path, 'half and whole');
    return 'stored';
  });
  expect(existsSync(path)).toBe(true);
  await lookTwice();
  expect(taken).toHaveLength(1);
  expect(readFileSync(join(folder, 'done', 'one.eml'), 'utf8')).toBe('half and whole');
});

test('an import that fails for a reason that may pass leaves the file and is tried again later, said once', async () => {
  const { folder } = await watch('ana');
  writeFileSync(join(folder, 'one.eml'), 'x');
  let tries = 0;
  const busy: ImportWatchedFile = async () => {
    tries += 1;
    throw new AppError('storage.disk_full', 507, 'The disk is full.');
  };
  for (let second = 0; second < 100; second += 1) {
    await look(busy);
    now += 1_000;
  }
  expect(tries).toBe(2);
  expect(said).toMatchObject([{ code: 'storage.disk_full' }]);
  now += PAUSE_MS;
  await lookTwice();
  expect(readdirSync(join(folder, 'done'))).toEqual(['one.eml']);
});

test('a missing folder is said once, not at each look, and keeps no other waiting', async () => {
  const ana = await watch('ana');
  const bo = await watch('bo');
  writeFileSync(join(bo.folder, 'one.eml'), 'x');
  rmSync(ana.folder, { recursive: true });
  for (let count = 0; count < 5; count += 1) await lookTwice();
  expect(said).toMatchObject([{ mailboxId: ana.id, code: 'ENOENT' }]);
  expect(taken).toHaveLength(1);
  mkdirSync(ana.folder);
  await look();
  rmSync(ana.folder, { recursive: true });
  await look();
  expect(said).toHaveLength(2);
});

test('a path that is a file is said once too', async () => {
  writeFileSync(join(base, 'file'), 'x');
  await watch('ana', { watchedFolder: join(base, 'file') });
  await lookTwice();
  expect(said).toHaveLength(1);
});

test('a folder in which nothing may be moved does not lose or lock anything', async () => {
  const { folder } = await watch('ana');
  writeFileSync(join(folder, 'one.eml'), 'x');
  mkdirSync(join(folder, 'done'));
  // done/ vanishes under our hands, which no right can prevent.
  await lookTwice(async (...args) => {
    rmSync(join(folder, 'done'), { recursive: true });
    return stores(...args);
  });
  expect(existsSync(join(folder, 'one.eml'))).toBe(true);
  now += PAUSE_MS;
  await lookTwice();
  expect(readdirSync(join(folder, 'done'))).toEqual(['one.eml']);
});

test('a stop is obeyed between two files', async () => {
  const { folder } = await watch('ana');
  for (const name of ['1.eml', '2.eml', '3.eml']) writeFileSync(join(folder, name), 'x');
  await look();
  now += SETTLE_MS;
  const stop = new AbortController();
  await look(async (...args) => {
    stop.abort();
    return stores(...args);
  }, stop.signal);
  expect(taken).toHaveLength(1);
  expect(readdirSync(join(folder, 'done'))).toEqual(['1.eml']);
});

test('an mbox whose name is long enough to fill a disk name is moved all the same', async () => {
  const { folder } = await watch('ana');
  const name = `${'价'.repeat(80)}.mbox`;
  writeFileSync(join(folder, name), 'x');
  chmodSync(join(folder, name), 0o444);
  await lookTwice(async () => 'failed');
  expect(readdirSync(join(folder, 'failed'))).toHaveLength(2);
});
