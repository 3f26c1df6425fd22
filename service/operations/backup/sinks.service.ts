import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { AppError } from '../../common/errors';
import type { BackupFile, Manifest } from './manifest';
import { MANIFEST, readManifest } from './manifest';
import { paddingOf, tarEnd, tarHeader } from './tar';

/** Where a backup is written to: a folder that is added to, or one archive. */
export interface Sink {
  /** Takes the first `size` bytes of a file; null where there is no such file (any more). */
  put(path: string, file: string, size: number): Promise<BackupFile | null>;
  /** Writes the manifest; before that nothing counts as a backup. */
  finish(manifest: Manifest): Promise<void>;
  /** Removes what was begun. */
  giveUp(): Promise<void>;
  /** Bytes that were really written. */
  written(): number;
}

const CHUNK = 1024 * 1024;

/**
 * A folder. What is there from an earlier backup stays where name, size and the instant of the last change are the same. A file is written beside its
 * place and renamed, the manifest last of all, so that the earlier backup holds until the new one does: a pack that has grown still begins with what it
 * held. Only an erasure on legal request changes what was there, and is meant to.
 */
export async function folderSink(folder: string): Promise<Sink> {
  await mkdir(folder, { recursive: true });
  const before = await readFile(join(folder, MANIFEST), 'utf8').then(readManifest, () => null);
  if (before === null && (await readdir(folder)).some(name => !/^(blobs|uploads|tradepost-.*)$/.test(name)))
    throw new AppError(
      'backup.other_folder',
      400,
      `${folder} holds something that is no backup. Name an empty folder.`,
    );
  const known = new Map((before?.files ?? []).map(file => [file.path, file]));
  let bytes = 0;
  return {
    put: async (path, file, size) => {
      const target = join(folder, ...path.split('/'));
      const there = await sizeOf(target);
      const old = known.get(path);
      // Taken before the copy: what is changed while it is read is copied again the next time.
      const changedAt = await changeOf(file);
      const isSame = old?.size === size && old.changedAt === changedAt && changedAt !== null;
      if (old && isSame && there !== null && there >= size) return old;
      await mkdir(dirname(target), { recursive: true });
      const sha256 = await copyTo(file, `${target}.partial`, size);
      if (sha256 === null) return null;
      await rename(`${target}.partial`, target);
      await syncFolder(dirname(target));
      bytes += size;
      return { path, size, sha256, ...(changedAt === null ? {} : { changedAt }) };
    },
    finish: async manifest => {
      await writeManifest(folder, manifest);
      await removeOthers(folder, manifest);
    },
    giveUp: async () => undefined,
    written: () => bytes,
  };
}

/** One tar archive, written beside its name and renamed when it is whole. */
export async function tarSink(file: string, now: Date): Promise<Sink> {
  await mkdir(dirname(file), { recursive: true });
  const partial = `${file}.partial`;
  const handle = await open(partial, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC, 0o600);
  let bytes = 0;
  const write = async (chunk: Uint8Array) => {
    await handle.writeFile(chunk);
    bytes += chunk.length;
  };
  return {
    put: async (path, source, size) => {
      if ((await sizeOf(source)) === null) return null;
      await write(tarHeader({ name: path, size }, now));
      const hash = createHash('sha256');
      for await (const chunk of bytesOf(source, size)) {
        hash.update(chunk);
        await write(chunk);
      }
      await write(Buffer.alloc(paddingOf(size)));
      return { path, size, sha256: hash.digest('hex') };
    },
    finish: async manifest => {
      const text = Buffer.from(JSON.stringify(manifest, null, 1));
      for (const piece of [tarHeader({ name: MANIFEST, size: text.length }, now), text]) await write(piece);
      await write(Buffer.alloc(paddingOf(text.length)));
      await write(tarEnd);
      await handle.sync();
      await handle.close();
      await rename(partial, file);
    },
    giveUp: async () => {
      await handle.close().catch(() => undefined);
      await rm(partial, { force: true });
    },
    written: () => bytes,
  };
}

/** Copies the first `size` bytes and puts them on the disk; the hash, or null where the file is gone. @throws AppError backup.file_short */
export async function copyTo(file: string, target: string, size: number): Promise<string | null> {
  if ((await sizeOf(file)) === null) return null;
  const handle = await open(target, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC, 0o600);
  const hash = createHash('sha256');
  try {
    for await (const chunk of bytesOf(file, size)) {
      hash.update(chunk);
      await writeAll(handle, chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let done = 0; done < chunk.length;) done += (await handle.write(chunk, done)).bytesWritten;
}

/** The first `size` bytes of a file, and exactly so many. */
async function* bytesOf(file: string, size: number): AsyncGenerator<Buffer> {
  let left = size;
  if (size > 0) {
    for await (const chunk of createReadStream(file, { start: 0, end: size - 1, highWaterMark: CHUNK })) {
      left -= (chunk as Buffer).length;
      yield chunk as Buffer;
    }
  }
  if (left > 0)
    throw new AppError('backup.file_short', 500, `${file} became shorter while it was copied. Run the backup again.`);
}

/** Size of a regular file, null where there is none. */
export async function sizeOf(file: string): Promise<number | null> {
  const info = await stat(file).catch(() => null);
  return info?.isFile() ? info.size : null;
}

async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const partial = join(folder, `${MANIFEST}.partial`);
  const handle = await open(partial, 'w', 0o600);
  try {
    await handle.writeFile(JSON.stringify(manifest, null, 1));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(partial, join(folder, MANIFEST));
  await syncFolder(folder);
}

/** Earlier copies of the database, uploads that are no longer waited for, contents that are no longer in the store: what was erased there is erased here. */
async function removeOthers(folder: string, manifest: Manifest): Promise<void> {
  const kept = new Set(manifest.files.map(file => file.path));
  for (const name of await readdir(folder))
    if (/^tradepost-.*\.sqlite(\.partial)?$/.test(name) && !kept.has(name)) await rm(join(folder, name));
  for (const below of ['blobs', 'uploads']) {
    const entries = await readdir(join(folder, below), { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
      if (entry.isFile() && !kept.has(path)) await rm(join(entry.parentPath, entry.name), { force: true });
    }
  }
}

async function changeOf(file: string): Promise<number | null> {
  return (await stat(file).catch(() => null))?.mtimeMs ?? null;
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder and keeps names by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY);
  await handle.sync().finally(() => handle.close());
}
