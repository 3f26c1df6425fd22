import type { Readable } from 'node:stream';

/** One content on its way into the store. Small ones come as bytes, large ones as a file that the store takes over (moves). */
export type BlobInput =
  | { hash: string; size: number; bytes: Uint8Array; encoding: 'plain' | 'deflate' }
  | { hash: string; size: number; file: string };

/** Where a content stands. `place` is opaque to everybody but the store. */
export interface StoredBlob {
  hash: string;
  size: number;
  place: string;
}

/**
 * Content-addressed store of MIME sources and attachments. But for `erase` it never overwrites and never deletes: what a
 * rolled-back transaction wrote is garbage for a later sweep, not damage.
 */
export interface BlobStore {
  /** Writes contents so that they survive a crash of the process and, when it returns, a loss of power. */
  write(inputs: readonly BlobInput[]): Promise<StoredBlob[]>;
  /** The plain content. */
  read(place: string): Promise<Buffer>;
  open(place: string): Promise<Readable>;
  /** Makes contents unreadable for good; the caller sees to it that nobody has them any more. Doing it again does no harm. */
  erase(places: readonly string[]): Promise<void>;
  /** A folder on the same file system, for files that `write` takes over. */
  readonly spool: string;
  close(): Promise<void>;
}
