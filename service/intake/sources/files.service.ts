import { closeSync, constants, createReadStream, fstatSync, open, readSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { createGunzip } from 'node:zlib';
import type { MboxFile } from './mbox.service';
import { isFromLine } from './mboxSplitting';
import { compareNames } from './pathOrder';
import { readFailure, tooLarge } from './readErrors';
import type { Recognised } from './recognising';
import { HEAD_BYTES, recognise } from './recognising';
import type { FileEntry } from './source';
import { MEMORY_LIMIT, MESSAGE_LIMIT } from './source';

/** What a first look at a file gave: its message, how to read its messages, why it cannot be read, or that it is no mail. */
export type PreparedFile =
  | { kind: 'message'; format: 'eml' | 'msg'; bytes: Buffer | null; file: string | null }
  | { kind: 'mbox'; mbox: MboxFile }
  | { kind: 'failed'; error: { code: string; message: string } }
  | { kind: 'none'; recognised: Recognised };

const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

const openFile = promisify(open);

/** Looks at a file; small ones are read whole. Never rejects: what goes wrong is part of the answer. */
export async function prepareFile(entry: FileEntry): Promise<PreparedFile> {
  if (entry.error) return { kind: 'failed', error: entry.error };
  try {
    return await look(entry, entry.path).catch(async error => {
      const moved =
        entry.isInMaildir && (error as NodeJS.ErrnoException).code === 'ENOENT' ? await findMoved(entry) : null;
      if (moved === null) throw error;
      return look(entry, moved);
    });
  } catch (error) {
    return { kind: 'failed', error: readFailure(error) };
  }
}

async function look(entry: FileEntry, path: string): Promise<PreparedFile> {
  // Only opening is waited for: it may take a disk or a network its time. The rest, done at once, costs a fifth of what
  // promises would, which is most of the time that a folder of a hundred thousand letters takes.
  const file = await openFile(path, OPEN_FLAGS);
  try {
    const info = fstatSync(file);
    if (!info.isFile()) return { kind: 'none', recognised: 'other' };
    const bytes = readStart(file, info.size <= MEMORY_LIMIT ? info.size : HEAD_BYTES);
    const isWhole = info.size <= MEMORY_LIMIT;
    const head = bytes.subarray(0, HEAD_BYTES);
    const recognised = recogniseEntry(entry, head);
    const mbox: MboxFile = { path, isGzip: false, isSingle: false, isLoose: !isFromLine(head, 0, true) };
    switch (recognised) {
      case 'gzip':
        return lookIntoGzip(entry, path);
      case 'mbox':
        return { kind: 'mbox', mbox };
      case 'eml':
      case 'msg':
        if (head.toString('latin1', 0, 5) === 'From ') return { kind: 'mbox', mbox: { ...mbox, isSingle: true } };
        if (info.size > MESSAGE_LIMIT) return { kind: 'failed', error: tooLarge };
        return { kind: 'message', format: recognised, bytes: isWhole ? bytes : null, file: isWhole ? null : path };
      default:
        return { kind: 'none', recognised };
    }
  } finally {
    closeSync(file);
  }
}

/** In a Maildir every file is one message, whatever it begins with; some servers keep them compressed. */
function recogniseEntry(entry: FileEntry, head: Buffer): Recognised {
  const recognised = recognise(head, entry.name);
  return entry.isInMaildir && recognised !== 'gzip' ? 'eml' : recognised;
}

function readStart(file: number, length: number): Buffer {
  // Memory of its own, so that it can be handed to a thread without its neighbours.
  const bytes = Buffer.allocUnsafeSlow(length);
  let done = 0;
  while (done < length) {
    const bytesRead = readSync(file, bytes, done, length - done, done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

async function lookIntoGzip(entry: FileEntry, path: string): Promise<PreparedFile> {
  const head = await gunzipStart(path);
  const inner = recogniseEntry({ ...entry, name: entry.name.replace(/\.gz$/i, '') }, head);
  if (inner !== 'mbox' && inner !== 'eml') return { kind: 'none', recognised: inner === 'other' ? 'other' : 'archive' };
  const isLoose = !isFromLine(head, 0, true);
  return { kind: 'mbox', mbox: { path, isGzip: true, isSingle: inner === 'eml', isLoose } };
}

async function gunzipStart(path: string): Promise<Buffer> {
  const file = createReadStream(path, { highWaterMark: HEAD_BYTES });
  const unpacked = createGunzip({ chunkSize: HEAD_BYTES });
  file.on('error', error => unpacked.destroy(error)).pipe(unpacked);
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of unpacked as AsyncIterable<Buffer>) {
      parts.push(part);
      size += part.length;
      if (size >= HEAD_BYTES) break;
    }
  } finally {
    file.destroy();
    unpacked.destroy();
  }
  return Buffer.concat(parts).subarray(0, HEAD_BYTES);
}

/** A mail program renames a letter when it is read or moved from new to cur: its name without the marks stays the same. */
async function findMoved(entry: FileEntry): Promise<string | null> {
  const folder = dirname(dirname(entry.path));
  for (const part of ['cur', 'new']) {
    const names = await readdir(join(folder, part));
    const found = names.find(name => compareNames(name, entry.name) === 0);
    if (found) return join(folder, part, found);
  }
  return null;
}
