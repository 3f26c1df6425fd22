import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '../../common/errors';
import type { Config } from '../../config';
import { changeFile, damageOf, insideOf, isInUse } from '../../platform/database/copying';
import type { SendingHold } from '../../users/sendingHold.service';
import { SENDING_HOLD } from '../../users/sendingHold.service';
import { databaseFile } from './backup.service';
import type { Manifest } from './manifest';
import { MANIFEST, countDifferences, isBackupPath, readManifest } from './manifest';
import { copyTo, sizeOf } from './sinks.service';
import { paddingOf, readTarHeader } from './tar';

export interface RestoreOptions {
  config: Config;
  /** A folder or a .tar that `backup` wrote. */
  source: string;
  /** Moves what is in the data folder aside, instead of refusing. */
  isForced: boolean;
  /** Lets the copy send what waits in it at once; else it stands still until an administrator says go. */
  sendsAtOnce?: boolean;
  now: Date;
}

export interface RestoreResult {
  manifest: Manifest;
  /** Folder to which the old data was moved; null where there was none. */
  aside: string | null;
}

/**
 * Puts a backup into the data folder. Everything is copied beside its place first and compared with the manifest: hash and size of every file, the
 * wholeness of the database, the rows of every table. Only then anything takes its place, the database last: an interrupted restore leaves no
 * half of a service behind that would start. Sessions end, what was running when the backup was made waits to go on, and mails and webhooks wait until somebody says
 * that this copy is the one that speaks to others.
 *
 * @throws AppError restore.no_backup, restore.not_empty, restore.in_use, restore.damaged, restore.no_room
 */
export async function restoreBackup({
  config,
  source,
  isForced,
  sendsAtOnce = false,
  now,
}: RestoreOptions): Promise<RestoreResult> {
  const file = databaseFile(config);
  const data = resolve(config.dataFolder);
  const stamp = now.toISOString().replace(/[-:.]/g, '');
  await mkdir(data, { recursive: true });
  await checkFree(data, file, isForced);
  const stage = join(data, `.restoring-${stamp}`);
  await mkdir(stage);
  try {
    const manifest = await stageFiles(resolve(source), stage);
    checkDatabase(join(stage, manifest.database), manifest);
    settle(join(stage, manifest.database), manifest, data);
    if (manifest.counts.setting !== undefined)
      holdSending(
        join(stage, manifest.database),
        sendsAtOnce ? null : { since: now.toISOString(), backupOf: manifest.createdAt },
      );
    const aside = await moveAside(data, stage, join(data, `before-restore-${stamp}`));
    for (const name of ['blobs', 'uploads'])
      if (await isFolder(join(stage, name))) await rename(join(stage, name), join(data, name));
    await rename(join(stage, manifest.database), file);
    return { manifest, aside };
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

async function checkFree(data: string, file: string, isForced: boolean): Promise<void> {
  const there = (await readdir(data)).filter(isOfData);
  if (there.length === 0) return;
  if (!isForced)
    throw new AppError(
      'restore.not_empty',
      409,
      `${data} is not empty. Set TRADEPOST_DATA to an empty folder, or use --force: then what is there is moved aside.`,
    );
  if ((await sizeOf(file)) !== null && isInUse(file))
    throw new AppError('restore.in_use', 409, 'Tradepost, or a command of it, is running on this data. Stop it first.');
}

// What stands in a folder by itself, and what earlier restores moved aside, is no data.
const isOfData = (name: string) => !/^(lost\+found|\.DS_Store|\.restoring-.*|before-restore-.*)$/.test(name);

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

async function moveAside(data: string, stage: string, aside: string): Promise<string | null> {
  const names = (await readdir(data)).filter(name => isOfData(name) && join(data, name) !== stage);
  if (names.length === 0) return null;
  await mkdir(aside);
  // The database first: without it nothing starts on what is left if this is interrupted.
  for (const name of names.sort((a, b) => Number(b.includes('.sqlite')) - Number(a.includes('.sqlite'))))
    await rename(join(data, name), join(aside, name));
  return aside;
}

/** Copies what the manifest names and compares it. */
async function stageFiles(source: string, stage: string): Promise<Manifest> {
  if (!(await isFolder(source))) return stageTar(source, stage);
  const manifest = await readFile(join(source, MANIFEST), 'utf8').then(readManifest, () => null);
  if (!manifest) throw noBackup(source);
  for (const { path, size, sha256 } of manifest.files) {
    const [from, to] = [join(source, ...path.split('/')), join(stage, ...path.split('/'))];
    await mkdir(dirname(to), { recursive: true });
    const there = await sizeOf(from);
    if (there === null || there < size) throw damaged(path, 'it is missing or too short');
    if ((await copyTo(from, to, size)) !== sha256) throw damaged(path, 'its hash is another');
  }
  return manifest;
}

function noBackup(source: string): AppError {
  return new AppError(
    'restore.no_backup',
    404,
    `${source} holds no backup of Tradepost that this version can read, or one that was not finished.`,
  );
}

function damaged(path: string, why: string): AppError {
  return new AppError('restore.damaged', 422, `The backup is damaged: ${path}, ${why}. Nothing was restored.`);
}

async function stageTar(source: string, stage: string): Promise<Manifest> {
  if ((await sizeOf(source)) === null) throw noBackup(source);
  const handle = await open(source, constants.O_RDONLY);
  try {
    const { hashes, manifest } = await unpack(handle, stage);
    if (!manifest) throw noBackup(source);
    for (const { path, sha256 } of manifest.files) {
      const found = hashes.get(path);
      if (found === undefined) throw damaged(path, 'it is missing');
      if (found !== sha256) throw damaged(path, 'its hash is another');
    }
    return manifest;
  } finally {
    await handle.close();
  }
}

async function unpack(
  handle: FileHandle,
  stage: string,
): Promise<{ hashes: Map<string, string>; manifest: Manifest | null }> {
  const hashes = new Map<string, string>();
  let manifest: Manifest | null = null;
  for (let at = 0; ;) {
    const block = Buffer.alloc(512);
    const { bytesRead } = await handle.read(block, 0, 512, at);
    const entry = bytesRead === 512 ? headerOf(block) : null;
    if (!entry) return { hashes, manifest };
    at += 512;
    if (entry.name === MANIFEST) {
      const text = Buffer.alloc(entry.size);
      await handle.read(text, 0, entry.size, at);
      manifest = readManifest(text.toString('utf8'));
    } else {
      if (!isBackupPath(entry.name)) throw damaged(entry.name, 'it has no place in a backup');
      const target = join(stage, ...entry.name.split('/'));
      await mkdir(dirname(target), { recursive: true });
      hashes.set(entry.name, await extract(handle, at, entry.size, target));
    }
    at += entry.size + paddingOf(entry.size);
  }
}

function headerOf(block: Buffer) {
  try {
    return readTarHeader(block);
  } catch {
    throw damaged('the archive', 'it cannot be read');
  }
}

const CHUNK = 1024 * 1024;

async function extract(handle: FileHandle, start: number, size: number, target: string): Promise<string> {
  const out = await open(target, 'w', 0o600);
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(CHUNK);
  try {
    for (let done = 0; done < size;) {
      const { bytesRead } = await handle.read(buffer, 0, Math.min(CHUNK, size - done), start + done);
      if (bytesRead === 0) throw damaged('the archive', 'it ends early');
      hash.update(buffer.subarray(0, bytesRead));
      await out.writeFile(buffer.subarray(0, bytesRead));
      done += bytesRead;
    }
    await out.sync();
  } finally {
    await out.close();
  }
  return hash.digest('hex');
}

/** The copied database is whole and has the rows that were counted. @throws AppError restore.damaged */
function checkDatabase(file: string, manifest: Manifest): void {
  const damage = damageOf(file);
  if (damage.length > 0) throw damaged(manifest.database, damage[0] ?? 'SQLite finds it damaged');
  const differences = countDifferences(manifest.counts, insideOf(file).counts);
  if (differences.length > 0)
    throw damaged(manifest.database, differences[0] ?? 'its rows are not those that were counted');
}

function holdSending(file: string, hold: SendingHold | null): void {
  changeFile(file, [
    { sql: 'DELETE FROM "setting" WHERE "key" = ?', values: [SENDING_HOLD] },
    ...(hold
      ? [{ sql: 'INSERT INTO "setting" ("key", "value") VALUES (?, ?)', values: [SENDING_HOLD, JSON.stringify(hold)] }]
      : []),
  ]);
}

/** What was held by a process of the old machine is let go; unfinished uploads are found in their new place; everybody signs in again. */
function settle(file: string, manifest: Manifest, data: string): void {
  const has = (table: string) => manifest.counts[table] !== undefined;
  const before = `${manifest.dataFolder}/`;
  changeFile(file, [
    ...(has('session') ? [{ sql: 'DELETE FROM "session"' }] : []),
    ...(has('import_run')
      ? [
          { sql: 'UPDATE "import_run" SET "leasedBy" = NULL, "leasedUntil" = NULL' },
          {
            sql: 'UPDATE "import_run" SET "source" = ? || substr("source", ?) WHERE "isTemporary" = 1 AND substr("source", 1, ?) = ?',
            values: [`${data}/`, before.length + 1, before.length, before],
          },
        ]
      : []),
    // A lease that is over: whoever takes jobs takes this one.
    ...(has('job')
      ? [{ sql: `UPDATE "job" SET "leasedUntil" = '1970-01-01 00:00:00.000' WHERE "state" = 'running'` }]
      : []),
  ]);
}
