import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { constants, createReadStream } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { AppError } from '../../common/errors';
import type { BlobInput, BlobStore, StoredBlob } from './blobs';
import { erasePlaces } from './erasing';
import type { Place } from './places';
import { formatPlace, isHash, parsePlace } from './places';

export interface FolderBlobsOptions {
  /** A pack that has grown to this many bytes is followed by a new one. Default 256 MiB. */
  packLimit?: number;
  /** The instant by which old spool files are told. Default: now. */
  now?: Date;
}

type SmallInput = Extract<BlobInput, { bytes: Uint8Array }>;
type LargeInput = Extract<BlobInput, { file: string }>;

interface Pack {
  name: string;
  path: string;
  handle: FileHandle;
  /** Bytes that are safe; the next record goes here. */
  end: number;
}

const PACK_LIMIT = 256 * 1024 * 1024;
// Small records are gathered into writes of about this size: a system call for each would cost more than the bytes.
const GATHER_BYTES = 1024 * 1024;
// What `read` puts into memory at most; larger contents are for `open`.
const READ_LIMIT = 512 * 1024 * 1024;
const SPOOL_AGE_MS = 24 * 60 * 60 * 1000;
// Windows has neither flag; there the names alone keep readers inside the store.
const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);

const inflateAsync = promisify(inflate);

/**
 * Opens the blob store in `folder`, creating what is missing and removing spool files older than 24 hours.
 *
 * Layout: `packs/<name>.pack` holds small contents one after the other, `large/<aa>/<hash>` one large content each, `spool`
 * what is on its way in. A pack belongs to the process that created it, so processes never write into each other's.
 *
 * @throws AppError 'storage.disk_full' (507) from `write` when the disk is full; nothing stored before is touched and the
 *   store goes on working once there is room. AppError 'storage.damaged' (500) from `read` and `open` when a content is
 *   missing, cut or not what was written.
 */
export async function openFolderBlobs(folder: string, options: FolderBlobsOptions = {}): Promise<BlobStore> {
  const root = resolve(folder);
  const spool = join(root, 'spool');
  for (const name of [spool, join(root, 'packs'), join(root, 'large')]) await mkdir(name, { recursive: true });
  await sweepSpool(spool, options.now ?? new Date());
  const writer: Writer = { root, spool, packLimit: options.packLimit ?? PACK_LIMIT, pack: null };
  let tail: Promise<unknown> = Promise.resolve();
  return {
    spool,
    write: inputs => {
      const run = tail.then(() => writeAll(writer, inputs)).catch(error => Promise.reject(asStorageError(error)));
      tail = run.catch(() => undefined);
      return run;
    },
    read: async place => readWhole(root, parsePlace(place)),
    open: async place => openStream(root, parsePlace(place)),
    erase: async places => erasePlaces(root, places.map(parsePlace)),
    close: async () => {
      await tail;
      if (writer.pack) writer.pack = await retire(writer.pack);
    },
  };
}

interface Writer {
  root: string;
  spool: string;
  packLimit: number;
  /** The pack of this process that is being filled. */
  pack: Pack | null;
}

/** Runs alone: calls of one process wait for one another. */
async function writeAll(writer: Writer, inputs: readonly BlobInput[]): Promise<StoredBlob[]> {
  inputs.forEach(input => checkInput(input, writer.spool));
  const places = new Map<string, string>();
  const small = inputs.filter((input): input is SmallInput => 'bytes' in input);
  if (small.length > 0) {
    if (writer.pack && writer.pack.end >= writer.packLimit) writer.pack = await retire(writer.pack);
    writer.pack ??= await createPack(join(writer.root, 'packs'));
    try {
      await appendRecords(writer.pack, small, places);
    } catch (error) {
      // After a failed write or sync nobody knows what of this pack reached the disk: never append to it again.
      writer.pack = await retire(writer.pack);
      throw error;
    }
  }
  for (const input of inputs) if ('file' in input) places.set(input.hash, await keepLarge(writer.root, input));
  return inputs.map(({ hash, size }) => ({ hash, size, place: places.get(hash) as string }));
}

/** Wrong inputs are mistakes of the program; they are found before anything is written. */
function checkInput(input: BlobInput, spool: string): void {
  if (!isHash(input.hash)) throw new Error('A blob is named by its SHA-256 in lower-case hex.');
  if ('file' in input && dirname(resolve(input.file)) !== spool)
    throw new Error('Files are taken from the spool only.');
  if ('bytes' in input && input.encoding === 'plain' && input.bytes.length !== input.size)
    throw new Error('The size of a plain blob is the number of its bytes.');
}

async function createPack(folder: string): Promise<Pack> {
  const name = `${Date.now().toString(36)}-${process.pid.toString(36)}-${randomBytes(6).toString('hex')}`;
  const path = join(folder, `${name}.pack`);
  const handle = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o640);
  try {
    await syncFolder(folder);
  } catch (error) {
    await handle.close();
    throw error;
  }
  return { name, path, handle, end: 0 };
}

/** Closes a pack for good, cutting off what a failed write left behind its last safe record. */
async function retire(pack: Pack): Promise<null> {
  // The bytes behind `end` belong to nothing; failing to cut them off only wastes their room.
  await pack.handle.truncate(pack.end).catch(() => undefined);
  await pack.handle.close().catch(() => undefined);
  if (pack.end === 0) await rm(pack.path, { force: true }).catch(() => undefined);
  return null;
}

async function appendRecords(pack: Pack, inputs: readonly SmallInput[], places: Map<string, string>): Promise<void> {
  let end = pack.end;
  let gathered: Uint8Array[] = [];
  let gatheredBytes = 0;
  const flush = async () => {
    await writeFully(pack.handle, gathered.length === 1 ? gathered[0] : Buffer.concat(gathered), end - gatheredBytes);
    gathered = [];
    gatheredBytes = 0;
  };
  for (const { hash, size, bytes, encoding } of inputs) {
    if (places.has(hash)) continue;
    places.set(hash, formatPlace({ kind: 'pack', pack: pack.name, offset: end, length: bytes.length, size, encoding }));
    gathered.push(bytes);
    gatheredBytes += bytes.length;
    end += bytes.length;
    if (gatheredBytes >= GATHER_BYTES) await flush();
  }
  if (gatheredBytes > 0) await flush();
  await pack.handle.datasync();
  pack.end = end;
}

/** A write may take less than it was given (a disk that is nearly full): go on until all is written or it fails. */
async function writeFully(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

async function keepLarge(root: string, input: LargeInput): Promise<string> {
  const place = { kind: 'large', hash: input.hash, size: input.size } as const;
  const target = pathOf(root, place);
  const folder = dirname(target);
  const existing = await fileSize(target);
  const given = await fileSize(input.file);
  // A file that is gone while its content is there: an earlier call moved it and failed later.
  if (given === null && existing !== input.size) throw new Error('The spooled file is gone.');
  if (given !== null && given !== input.size) throw new Error('The spooled file has another size than was said.');
  if (existing !== input.size) {
    await mkdir(folder, { recursive: true });
    await syncFolder(dirname(folder));
    const handle = await open(input.file, READ_FLAGS | constants.O_RDWR);
    await handle.sync().finally(() => handle.close());
    await rename(input.file, target);
  } else await rm(input.file, { force: true });
  await syncFolder(folder);
  return formatPlace(place);
}

/** Size of a regular file; null where there is none. Links are no files of the store. */
async function fileSize(path: string): Promise<number | null> {
  try {
    const info = await lstat(path);
    return info.isFile() ? info.size : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Makes the names in a folder survive a loss of power. Windows cannot open a folder and keeps names by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY);
  await handle.sync().finally(() => handle.close());
}

function pathOf(root: string, place: Place): string {
  return place.kind === 'pack'
    ? join(root, 'packs', `${place.pack}.pack`)
    : join(root, 'large', place.hash.slice(0, 2), place.hash);
}

async function openPlace(root: string, place: Place): Promise<FileHandle> {
  let handle: FileHandle;
  try {
    handle = await open(pathOf(root, place), READ_FLAGS);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ELOOP') throw damaged('the file is missing', error);
    throw error;
  }
  const { size } = await handle.stat();
  const isWhole = place.kind === 'pack' ? place.offset + place.length <= size : place.size === size;
  if (isWhole) return handle;
  await handle.close();
  throw damaged('the file is too short or too long');
}

async function readWhole(root: string, place: Place): Promise<Buffer> {
  if (place.size > READ_LIMIT)
    throw new AppError('storage.too_large', 413, 'This content is too large to be read at once.');
  const handle = await openPlace(root, place);
  const stored = Buffer.allocUnsafe(place.kind === 'pack' ? place.length : place.size);
  try {
    let done = 0;
    while (done < stored.length) {
      const position = (place.kind === 'pack' ? place.offset : 0) + done;
      const { bytesRead } = await handle.read(stored, done, stored.length - done, position);
      if (bytesRead === 0) throw damaged('the file ended early');
      done += bytesRead;
    }
  } finally {
    await handle.close();
  }
  if (place.kind === 'large' || place.encoding === 'plain') return stored;
  return inflateBounded(stored, place.size);
}

async function inflateBounded(stored: Buffer, size: number): Promise<Buffer> {
  const plain = await inflateAsync(stored, { maxOutputLength: Math.max(1, size) }).catch(error => {
    throw damaged('it does not inflate', error);
  });
  if (plain.length !== size) throw damaged('it has another length than was written');
  return plain;
}

async function openStream(root: string, place: Place): Promise<Readable> {
  // A packed content was in memory when it was written; it may be so again.
  if (place.kind === 'pack') return Readable.from([await readWhole(root, place)], { objectMode: false });
  const handle = await openPlace(root, place);
  return createReadStream('', { fd: handle, start: 0, highWaterMark: 256 * 1024 });
}

async function sweepSpool(spool: string, now: Date): Promise<void> {
  for (const name of await readdir(spool)) {
    const path = join(spool, name);
    const info = await lstat(path).catch(() => null);
    // Another process may sweep at the same time: what is gone is gone.
    if (info && !info.isDirectory() && now.getTime() - info.mtimeMs > SPOOL_AGE_MS) await rm(path, { force: true });
  }
}

function damaged(why: string, cause?: unknown): AppError {
  return new AppError('storage.damaged', 500, `A stored content cannot be read: ${why}. Restore it from a backup.`, {
    retry: false,
    cause,
  });
}

/** An error of the file system as it is to be told: a full disk gets its own code and sentence, others pass. */
export function asStorageError(error: unknown): unknown {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  const message =
    'The disk that holds the data of Tradepost is full. Free some room on it or move the data folder to a larger disk, then try again. Nothing that was stored is lost.';
  return new AppError('storage.disk_full', 507, message, { retry: true, cause: error });
}
