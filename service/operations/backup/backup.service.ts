import { mkdtemp, readdir, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { version } from '../../../package.json';
import { AppError } from '../../common/errors';
import type { Config } from '../../config';
import { parsePlace } from '../../platform/blobs/places';
import { copyDatabase, eachRow, insideOf } from '../../platform/database/copying';
import type { BackupFile, Manifest } from './manifest';
import { databaseName } from './manifest';
import type { Sink } from './sinks.service';
import { folderSink, sizeOf, tarSink } from './sinks.service';

export interface BackupOptions {
  config: Config;
  /** A folder, or a file whose name ends in .tar. */
  target: string;
  now: Date;
  /** What is being done, for a line on the terminal. */
  onStep?: (step: string) => void;
}

export interface BackupResult {
  manifest: Manifest;
  /** Bytes that were written; the rest was there from an earlier backup. */
  written: number;
}

// A content may be erased on legal request between the copies of the database and of the store: then the database is copied again.
const PASSES = 2;

/**
 * Copies everything that Tradepost keeps, while it runs and imports.
 *
 * The order is what makes it whole. A content is on the disk before the row that names it is committed, and is not changed afterwards, unless it is erased. So the database
 * is copied first, as it was at one instant, and the store after it: whatever a row of the copy names was in the store at that instant, and
 * still is. Contents that came later are copied too and belong to nothing; they do no harm. Uploads that wait for their import are removed when it
 * ends, and are therefore copied before the database, and those that came meanwhile after it.
 *
 * @throws AppError backup.sqlite_only, backup.nothing_there, backup.not_writable, backup.not_a_folder, backup.no_room, backup.other_folder, backup.inside_data
 */
export async function makeBackup({
  config,
  target,
  now,
  onStep = () => undefined,
}: BackupOptions): Promise<BackupResult> {
  const file = databaseFile(config);
  await checkPlaces(config, file, resolve(target));
  const isTar = target.endsWith('.tar');
  const sink = isTar ? await tarSink(resolve(target), now) : await folderSink(resolve(target));
  const work = await mkdtemp(join(isTar ? dirname(resolve(target)) : resolve(target), 'tradepost-copy-'));
  try {
    const manifest = await fill(sink, { config, file, now, work, onStep });
    await sink.finish(manifest);
    return { manifest, written: sink.written() };
  } catch (error) {
    await sink.giveUp();
    throw error;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

interface Task {
  config: Config;
  file: string;
  now: Date;
  work: string;
  onStep: (step: string) => void;
}

async function fill(sink: Sink, task: Task): Promise<Manifest> {
  const { config, now, work, onStep } = task;
  const files = new Map<string, BackupFile>();
  const copy = join(work, 'copy.sqlite');
  let missingContents = 0;
  for (let pass = 1; pass <= PASSES; pass += 1) {
    await putAll(sink, files, config.dataFolder, 'uploads');
    await rm(copy, { force: true });
    await copyDatabase(task.file, copy, (done, total) =>
      onStep(`database ${Math.round((done / Math.max(1, total)) * 100)} %`),
    );
    await putAll(sink, files, config.dataFolder, 'uploads');
    onStep('contents');
    await putAll(sink, files, config.dataFolder, 'blobs/packs');
    await putAll(sink, files, config.dataFolder, 'blobs/large');
    missingContents = countMissing(copy, files);
    if (missingContents === 0) break;
  }
  onStep('checking');
  const { migrations, counts } = insideOf(copy);
  const database = await sink.put(databaseName(now), copy, (await sizeOf(copy)) ?? 0);
  if (!database) throw new Error('the copy of the database is gone');
  return {
    format: 1,
    program: 'tradepost',
    version,
    createdAt: now.toISOString(),
    schema: migrations,
    dataFolder: resolve(config.dataFolder),
    database: database.path,
    counts,
    files: [database, ...[...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1))],
    missingContents,
    outside: [...(config.secretsSet ?? [])],
  };
}

/** Puts every file below a folder of the data; what goes away meanwhile is not needed. */
async function putAll(sink: Sink, files: Map<string, BackupFile>, dataFolder: string, below: string): Promise<void> {
  const start = join(dataFolder, ...below.split('/'));
  const entries = await readdir(start, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const source = join(entry.parentPath, entry.name);
    const path = relative(dataFolder, source).split(sep).join('/');
    const size = await sizeOf(source);
    if (size === null || (files.get(path)?.size ?? -1) >= size) continue;
    const put = await sink.put(path, source, size);
    if (put) files.set(path, put);
  }
}

/** How many contents a database names that are in no copied file. */
function countMissing(database: string, files: ReadonlyMap<string, BackupFile>): number {
  let missing = 0;
  eachRow<{ place: string }>(database, 'SELECT "place" FROM "blob"', ({ place }) => {
    const found = parsePlace(place);
    const path =
      found.kind === 'pack' ? `blobs/packs/${found.pack}.pack` : `blobs/large/${found.hash.slice(0, 2)}/${found.hash}`;
    const needed = found.kind === 'pack' ? found.offset + found.length : found.size;
    if ((files.get(path)?.size ?? -1) < needed) missing += 1;
  });
  return missing;
}

/** The file of the embedded database. @throws AppError backup.sqlite_only */
export function databaseFile(config: Config): string {
  if (config.database.dialect === 'sqlite') return config.database.file;
  throw new AppError(
    'backup.sqlite_only',
    400,
    `This database is on SQL Server: back it up there first, then copy the folder ${join(config.dataFolder, 'blobs')} (in this order).`,
  );
}

async function checkPlaces(config: Config, file: string, target: string): Promise<void> {
  const size = await sizeOf(file);
  if (size === null)
    throw new AppError(
      'backup.nothing_there',
      404,
      `There is no database in ${config.dataFolder}. Set TRADEPOST_DATA to the data folder of the service.`,
    );
  if (`${target}${sep}`.startsWith(`${resolve(config.dataFolder)}${sep}`))
    throw new AppError(
      'backup.inside_data',
      400,
      'A backup inside the data folder is lost with it. Name another place.',
    );
  const folder = await writableFolder(target);
  const room = await statfs(folder);
  const needed = size * 1.1;
  if (room.bavail * room.bsize < needed)
    throw new AppError(
      'backup.no_room',
      507,
      `There is not enough room in ${folder}: the database alone needs ${megabytes(needed)} MB, ${megabytes(room.bavail * room.bsize)} MB are free. Make room, or name another place.`,
    );
}

const megabytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024);

/**
 * The folder in which a target stands or will stand, tried out: rights, read-only disks and folders that are none (as /proc) are told apart from a full disk.
 *
 * @throws AppError backup.not_a_folder, backup.not_writable
 */
async function writableFolder(target: string): Promise<string> {
  const isTar = target.endsWith('.tar');
  const folder = await nearestThere(isTar ? dirname(target) : target);
  if (!(await stat(folder)).isDirectory())
    throw new AppError('backup.not_a_folder', 400, `${folder} is a file. Name a folder, or a file that ends in .tar.`);
  try {
    await rm(await mkdtemp(join(folder, 'tradepost-try-')), { recursive: true, force: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new AppError(
      'backup.not_writable',
      403,
      `The backup cannot be written to ${target}: ${folder} does not let this account write (${code}). Give it the right to write there, or name another place.`,
    );
  }
  return folder;
}

async function nearestThere(path: string): Promise<string> {
  for (let at = path; ; at = dirname(at)) {
    const isThere = await stat(at).then(
      () => true,
      () => false,
    );
    if (isThere || dirname(at) === at) return at;
  }
}
