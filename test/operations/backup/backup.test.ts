import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../../service/config';
import { entities } from '../../../service/entities';
import { makeBackup } from '../../../service/operations/backup/backup.service';
import type { Manifest } from '../../../service/operations/backup/manifest';
import { restoreBackup } from '../../../service/operations/backup/restore.service';
import { openFolderBlobs } from '../../../service/platform/blobs/folder';
import { insideOf, rowsOf } from '../../../service/platform/database/copying';
import { openDatabase } from '../../../service/platform/database/dataSource';
import { letter, mbox } from '../../support/letters';
import { ended, startTradepost, tradepost } from '../../support/program';

const BOX = 'li.na@haitu.example';
const MESSAGES = 4_000;
let folder: string;
let source: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-backup-'));
  source = join(folder, 'box.mbox');
  const letters = Array.from({ length: MESSAGES }, (_, at) =>
    letter({ id: `m${at}@nordlicht.example`, subject: `Letter ${at}`, text: `Text of letter ${at}\n`.repeat(30) }),
  );
  writeFileSync(source, mbox(letters));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function prepare(name: string): string {
  const data = join(folder, name);
  tradepost(data, ['company', '--name', 'Haitu', '--domain', 'haitu.example']);
  tradepost(data, ['mailbox', 'add', BOX, '--name', 'Li Na']);
  return data;
}

const importing = ['import', '--mailbox', BOX, '--json'];
const manifestOf = (target: string) => JSON.parse(readFileSync(join(target, 'manifest.json'), 'utf8')) as Manifest;
const databaseOf = (data: string) => join(data, 'tradepost.sqlite');
const count = (data: string, table: string) => insideOf(databaseOf(data)).counts[table];
// That a restored copy sends nothing by itself is a setting.
const standingStill = (counts: Manifest['counts']) => ({ ...counts, setting: (counts.setting ?? 0) + 1 });
const configOf = (data: string) => loadConfig({ TRADEPOST_DATA: data });

/** Every content that the database names is in the store and is what its name says. */
async function checkContents(data: string): Promise<number> {
  const database = await openDatabase({ dialect: 'sqlite', file: databaseOf(data) }, entities);
  const blobs = await openFolderBlobs(join(data, 'blobs'));
  try {
    const rows = (await database.manager.query('SELECT "hash", "place" FROM "blob"')) as {
      hash: string;
      place: string;
    }[];
    for (const { hash, place } of rows)
      expect(
        createHash('sha256')
          .update(await blobs.read(place))
          .digest('hex'),
      ).toBe(hash);
    return rows.length;
  } finally {
    await blobs.close();
    await database.close();
  }
}

test('a backup made while mail is imported restores on an empty machine, with equal counts and hashes, and the import goes on there', async () => {
  const data = prepare('running');
  const target = join(folder, 'target');
  const child = startTradepost(data, [...importing, source]);
  const taken: number[] = [];
  try {
    while (child.exitCode === null) {
      if ((existsSync(databaseOf(data)) ? (count(data, 'message') ?? 0) : 0) > 0) {
        const { counts } = JSON.parse(tradepost(data, ['backup', target, '--json'])) as Manifest;
        taken.push(counts.message ?? 0);
        if ((counts.message ?? 0) > 0 && (counts.message ?? 0) < MESSAGES) break;
      }
      await new Promise(done => setTimeout(done, 20));
    }
  } finally {
    await ended(child);
  }
  const manifest = manifestOf(target);
  expect(taken.at(-1)).toBeGreaterThan(0);
  expect(taken.at(-1)).toBeLessThan(MESSAGES);
  expect(manifest.missingContents).toBe(0);

  const restored = join(folder, 'restored');
  expect(tradepost(restored, ['restore', target])).toContain('Every hash and every count is as it was');
  expect(insideOf(databaseOf(restored)).counts).toEqual({ ...standingStill(manifest.counts), session: 0 });
  expect(await checkContents(restored)).toBe(manifest.counts.blob);

  const sum = JSON.parse(tradepost(restored, [...importing, source])) as { found: number; addsUp: boolean };
  expect(sum).toMatchObject({ found: MESSAGES, addsUp: true });
  expect(count(restored, 'message')).toBe(count(data, 'message'));
  expect(await checkContents(restored)).toBe(count(data, 'blob'));
}, 120_000);

describe('a backup', () => {
  let data: string;
  beforeAll(() => {
    data = prepare('still');
    writeFileSync(join(folder, 'small.mbox'), readFileSync(source).subarray(0, 200_000));
    tradepost(data, [...importing, join(folder, 'small.mbox')]);
  }, 60_000);
  const backup = (target: string, now = new Date('2026-11-21T10:00:00Z')) =>
    makeBackup({ config: configOf(data), target, now });
  const restore = (from: string, to: string, isForced = false) =>
    restoreBackup({ config: configOf(to), source: from, isForced, now: new Date('2026-11-22T10:00:00Z') });

  it('into the same folder again writes the database anew and no pack twice', async () => {
    const target = join(folder, 'again');
    const first = await backup(target);
    const second = await backup(target, new Date('2026-11-21T11:00:00Z'));
    const database = second.manifest.files.find(file => file.path === second.manifest.database);
    expect(second.written).toBe(database?.size);
    expect(second.written).toBeLessThan(first.written);
    expect(readdirSync(target).filter(name => name.endsWith('.sqlite'))).toEqual([second.manifest.database]);
  });

  it('into the same folder again has nothing left of what was erased meanwhile', async () => {
    const from = join(folder, 'erasing');
    cpSync(data, from, { recursive: true });
    const target = join(folder, 'erased');
    const run = () => makeBackup({ config: configOf(from), target, now: new Date('2026-11-21T10:00:00Z') });
    await run();
    const blobs = await openFolderBlobs(join(from, 'blobs'));
    const [row] = rowsOf<{ place: string }>(databaseOf(from), 'SELECT "place" FROM "blob" ORDER BY "id" LIMIT 1');
    await blobs.erase([row?.place ?? '']);
    await blobs.close();
    const { manifest } = await run();
    const pack = manifest.files.find(file => file.path.endsWith('.pack'))?.path ?? '';
    expect(readFileSync(join(target, pack)).equals(readFileSync(join(from, pack)))).toBe(true);
    await restore(target, join(folder, 'from-erased'));
    expect(count(join(folder, 'from-erased'), 'message')).toBe(manifest.counts.message);
  });

  it('as one archive can be read by tar, and restores as a folder does', async () => {
    const target = join(folder, 'one.tar');
    const { manifest } = await backup(target);
    const names = execFileSync('tar', ['-tf', target], { encoding: 'utf8' }).trim().split('\n');
    expect(names.sort()).toEqual([...manifest.files.map(file => file.path), 'manifest.json'].sort());
    const to = join(folder, 'from-tar');
    await restore(target, to);
    expect(insideOf(databaseOf(to)).counts).toEqual(standingStill(manifest.counts));
    expect(await checkContents(to)).toBe(manifest.counts.blob);
  });

  it('restores as it was though its packs have grown since and its successor was never finished', async () => {
    const target = join(folder, 'grown');
    const { manifest } = await backup(target);
    const pack = manifest.files.find(file => file.path.endsWith('.pack'));
    writeFileSync(join(target, pack?.path ?? ''), 'what came later', { flag: 'a' });
    await restore(target, join(folder, 'from-grown'));
    expect(await checkContents(join(folder, 'from-grown'))).toBe(manifest.counts.blob);
  });

  it.each([
    ['a pack with another byte', '.pack', (file: string) => writeFileSync(file, 'X', { flag: 'r+' })],
    ['a pack that is cut', '.pack', (file: string) => truncateSync(file, 10)],
    ['a database with another byte', '.sqlite', (file: string) => writeFileSync(file, 'X', { flag: 'r+' })],
    ['a pack that is gone', '.pack', (file: string) => rmSync(file)],
  ])('with %s is refused, and the data folder stays empty', async (name, ending, harm) => {
    const target = join(folder, `harmed ${name}`);
    const { manifest } = await backup(target);
    harm(join(target, manifest.files.find(file => file.path.endsWith(ending))?.path ?? ''));
    const to = join(folder, `to ${name}`);
    await expect(restore(target, to)).rejects.toMatchObject({ code: 'restore.damaged' });
    expect(readdirSync(to)).toEqual([]);
  });

  it('without a manifest is none: it was not finished', async () => {
    const target = join(folder, 'unfinished');
    await backup(target);
    rmSync(join(target, 'manifest.json'));
    await expect(restore(target, join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'restore.no_backup' });
  });

  it('is not restored over data that is there, unless that is moved aside', async () => {
    const target = join(folder, 'over');
    const { manifest } = await backup(target);
    const to = join(folder, 'full');
    cpSync(data, to, { recursive: true });
    tradepost(to, ['mailbox', 'add', 'sales@haitu.example', '--name', 'Sales']);
    await expect(restore(target, to)).rejects.toMatchObject({ code: 'restore.not_empty' });
    const { aside } = await restore(target, to, true);
    expect(count(to, 'mailbox')).toBe(manifest.counts.mailbox);
    expect(count(aside ?? '', 'mailbox')).toBe((manifest.counts.mailbox ?? 0) + 1);
  });

  it('is not restored over data on which a service runs', async () => {
    const target = join(folder, 'busy');
    await backup(target);
    const database = await openDatabase({ dialect: 'sqlite', file: databaseOf(data) }, entities);
    try {
      await database.manager.query('SELECT 1 FROM "user"');
      await expect(restore(target, data, true)).rejects.toMatchObject({ code: 'restore.in_use' });
    } finally {
      await database.close();
    }
  });

  it('takes uploads that wait for their import along, and the import finds them in the new folder', async () => {
    const there = prepare('uploading');
    const upload = join(there, 'uploads', 'a1', 'mail.mbox');
    execFileSync('mkdir', ['-p', join(there, 'uploads', 'a1')]);
    writeFileSync(upload, 'From x');
    const database = await openDatabase({ dialect: 'sqlite', file: databaseOf(there) }, entities);
    await database.writer.query(
      `INSERT INTO "import_run" ("mailboxId","source","label","state","request","cursor","readBytes","found","stored","alreadyThere","keptOut","unreadable","failed","keptOutReasons","isTemporary","leasedBy","createdAt")
       VALUES (1, '${upload}', 'mail', 'running', '', '{}', 0, 0, 0, 0, 0, 0, 0, '{}', 1, 'host 1 x', '2026-01-01 00:00:00.000')`,
    );
    await database.close();
    const target = join(folder, 'uploads-backup');
    await makeBackup({ config: configOf(there), target, now: new Date() });
    const to = join(folder, 'uploads-restored');
    await restore(target, to);
    const [run] = rowsOf<{ source: string; leasedBy: string | null }>(databaseOf(to), 'SELECT * FROM "import_run"');
    expect(run).toMatchObject({ source: join(to, 'uploads', 'a1', 'mail.mbox'), leasedBy: null });
    expect(readFileSync(run?.source ?? '', 'utf8')).toBe('From x');
  });

  it('is refused inside the data folder, into a folder of something else, and where there is no data', async () => {
    await expect(backup(join(data, 'copy'))).rejects.toMatchObject({ code: 'backup.inside_data' });
    const other = mkdtempSync(join(folder, 'other-'));
    writeFileSync(join(other, 'letter.txt'), 'mine');
    await expect(backup(other)).rejects.toMatchObject({ code: 'backup.other_folder' });
    const file = join(other, 'letter.txt');
    await expect(backup(file)).rejects.toMatchObject({ code: 'backup.not_a_folder' });
    // A disk without room is another thing than one that nobody may write to.
    for (const closed of ['/proc/tradepost', join(file, 'below')])
      await expect(backup(closed)).rejects.toMatchObject({ code: expect.stringMatching(/not_writable|not_a_folder/) });
    const nothing = configOf(join(folder, 'no-data'));
    await expect(makeBackup({ config: nothing, target: join(folder, 'x'), now: new Date() })).rejects.toMatchObject({
      code: 'backup.nothing_there',
    });
  });
});
