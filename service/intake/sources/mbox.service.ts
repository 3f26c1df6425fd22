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
  const message = messageInParts(spool);
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
          const written = message.add(event.bytes);
          if (written) await written;
        } else yield { ...(await message.take()), offset: event.offset, readBytes: chunk.readBytes };
      }
    }
  } finally {
    await message.discard();
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

type Taken = Pick<MboxMessage, 'bytes' | 'file' | 'error'>;

/** Gathers one message after the other: in memory while it is small, then in a file of the spool. */
function messageInParts(spool: string) {
  let parts: Buffer[] = [];
  let size = 0;
  let spooled: { path: string; handle: FileHandle } | null = null;

  const spill = async (bytes: Buffer) => {
    try {
      if (size > MESSAGE_LIMIT) return await discard();
      if (!spooled) {
        const path = join(spool, `mail-${process.pid}-${randomBytes(8).toString('hex')}`);
        spooled = { path, handle: await open(path, 'wx', 0o600) };
        for (const part of parts) await spooled.handle.appendFile(part);
        parts = [];
      } else await spooled.handle.appendFile(bytes);
    } catch (error) {
      throw asStorageError(error);
    }
  };

  async function discard(): Promise<void> {
    parts = [];
    const old = spooled;
    spooled = null;
    if (!old) return;
    await old.handle.close();
    await rm(old.path, { force: true });
  }

  return {
    discard,
    add: (bytes: Buffer): Promise<void> | null => {
      size += bytes.length;
      if (!spooled && size <= MESSAGE_LIMIT) parts.push(bytes);
      return size > MEMORY_LIMIT ? spill(bytes) : null;
    },
    take: async (): Promise<Taken> => {
      const isTooLarge = size > MESSAGE_LIMIT;
      const file = spooled?.path ?? null;
      const bytes = file || isTooLarge ? null : joined(parts, size);
      await spooled?.handle.close();
      parts = [];
      size = 0;
      spooled = null;
      return { bytes, file, error: isTooLarge ? tooLarge : null };
    },
  };
}

/** A copy in memory of its own: a view would keep the whole chunk alive, and carry it along between threads. */
function joined(parts: readonly Buffer[], size: number): Buffer {
  const whole = Buffer.allocUnsafeSlow(size);
  let at = 0;
  for (const part of parts) at += part.copy(whole, at);
  return whole;
}
