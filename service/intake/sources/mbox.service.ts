import { randomBytes } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { asStorageError } from '../../platform/blobs/folder';
import { mboxSplitter } from './mboxSplitting';
import { readFailure, tooLarge } from './readErrors';
import { MEMORY_LIMIT, MESSAGE_LIMIT } from './source';

/** An mbox on disk, as the first look at it told. */
export interface MboxFile {
  path: string;
  isGzip: boolean;
  /** One message, perhaps with a From_ line above it. */
  isSingle: boolean;
  /** Its first separator has no date that we know (see mboxSplitting). */
  isLoose: boolean;
}

/** A message out of an mbox, or the failure to read it. `offset`: where the next one begins; -1 where nothing after it can be read. */
export interface MboxMessage {
  bytes: Buffer | null;
  file: string | null;
  error: { code: string; message: string } | null;
  offset: number;
  /** Bytes on disk read by now. */
  readBytes: number;
}

const CHUNK_BYTES = 256 * 1024;
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * The messages of an mbox from `offset` (decompressed bytes) on, one at a time. Messages over 1 MiB are written to a file in
 * `spool`, which belongs to whoever takes the message. A file that turns out damaged ends with a failed message.
 *
 * @throws AppError 'storage.disk_full' when the spool cannot take a large message
 */
export async function* readMbox(mbox: MboxFile, offset: number, spool: string): AsyncGenerator<MboxMessage> {
  const splitter = mboxSplitter({ offset, isSingle: mbox.isSingle, isLoose: mbox.isLoose });
  const chunks = readChunks(mbox, offset);
  const message: Gathering = { spool, parts: [], size: 0, spooled: null };
  try {
    for (let isLast = false; !isLast;) {
      const chunk = await nextChunk(chunks);
      if ('error' in chunk) {
        yield { bytes: null, file: null, error: readFailure(chunk.error), offset: -1, readBytes: chunk.readBytes };
        return;
      }
      isLast = chunk.isLast;
      for (const event of splitter.push(chunk.bytes, isLast)) {
        if (event.kind === 'bytes') {
          // Only a large message is waited for: a promise for each piece would cost more than the reading.
          const written = add(message, event.bytes);
          if (written) await written;
        } else yield { ...(await take(message)), offset: event.offset, readBytes: chunk.readBytes };
      }
    }
  } finally {
    await discard(message);
    await chunks.return(undefined);
  }
}

interface Chunk {
  bytes: Buffer;
  readBytes: number;
  isLast: boolean;
}

async function nextChunk(chunks: AsyncGenerator<Chunk>): Promise<Chunk | { error: unknown; readBytes: number }> {
  try {
    const step = await chunks.next();
    return step.value as Chunk;
  } catch (error) {
    return { error, readBytes: 0 };
  }
}

/** The file's bytes from `offset` on, ending with an empty chunk that says so. */
async function* readChunks(mbox: MboxFile, offset: number): AsyncGenerator<Chunk> {
  const handle = await open(mbox.path, OPEN_FLAGS);
  const start = mbox.isGzip ? 0 : offset;
  const file = createReadStream('', { fd: handle, start, highWaterMark: CHUNK_BYTES });
  const unpacked = mbox.isGzip ? createGunzip({ chunkSize: CHUNK_BYTES }) : null;
  if (unpacked) file.on('error', error => unpacked.destroy(error)).pipe(unpacked);
  let toSkip = mbox.isGzip ? offset : 0;
  try {
    for await (const bytes of (unpacked ?? file) as AsyncIterable<Buffer>) {
      const skipped = Math.min(toSkip, bytes.length);
      toSkip -= skipped;
      if (skipped < bytes.length)
        yield { bytes: bytes.subarray(skipped), readBytes: start + file.bytesRead, isLast: false };
    }
    yield { bytes: Buffer.alloc(0), readBytes: start + file.bytesRead, isLast: true };
  } finally {
    file.destroy();
    unpacked?.destroy();
  }
}

/** One message after the other, gathered: in memory while it is small, then in a file of the spool. */
interface Gathering {
  readonly spool: string;
  parts: Buffer[];
  size: number;
  spooled: { path: string; handle: FileHandle } | null;
}

/** Answers a promise only where a file is written. */
function add(message: Gathering, bytes: Buffer): Promise<void> | null {
  message.size += bytes.length;
  if (!message.spooled && message.size <= MESSAGE_LIMIT) message.parts.push(bytes);
  return message.size > MEMORY_LIMIT ? spill(message, bytes) : null;
}

async function spill(message: Gathering, bytes: Buffer): Promise<void> {
  if (message.size > MESSAGE_LIMIT) return discard(message);
  try {
    if (message.spooled) return await message.spooled.handle.appendFile(bytes);
    const path = join(message.spool, `mail-${process.pid}-${randomBytes(8).toString('hex')}`);
    message.spooled = { path, handle: await open(path, 'wx', 0o600) };
    for (const part of message.parts) await message.spooled.handle.appendFile(part);
    message.parts = [];
  } catch (error) {
    throw asStorageError(error);
  }
}

async function take(message: Gathering): Promise<Pick<MboxMessage, 'bytes' | 'file' | 'error'>> {
  const { spooled, parts, size } = message;
  const isTooLarge = size > MESSAGE_LIMIT;
  await spooled?.handle.close();
  message.parts = [];
  message.size = 0;
  message.spooled = null;
  const bytes = spooled || isTooLarge ? null : joined(parts, size);
  return { bytes, file: spooled?.path ?? null, error: isTooLarge ? tooLarge : null };
}

async function discard(message: Gathering): Promise<void> {
  const { spooled } = message;
  message.parts = [];
  message.spooled = null;
  if (!spooled) return;
  await spooled.handle.close();
  await rm(spooled.path, { force: true });
}

/** A copy in memory of its own: a view would keep the whole chunk alive, and carry it along between threads. */
function joined(parts: readonly Buffer[], size: number): Buffer {
  const whole = Buffer.allocUnsafeSlow(size);
  let at = 0;
  for (const part of parts) at += part.copy(whole, at);
  return whole;
}
