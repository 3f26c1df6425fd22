/** Where a reader stands: how many items it has given, and how to go on. As in ImportRun.cursor. */
export interface Cursor {
  items: number;
  /** Offset in an mbox (decompressed, of a .gz) behind the last item; -1 where the file is done with. */
  bytes: number;
  /** Path below the root, with '/', of the file that was read last or is being read; null before the first. */
  file: string | null;
  /** How many messages of that mbox are done: the number in the next one's name. */
  number?: number;
}

export const startCursor: Cursor = { items: 0, bytes: 0, file: null };

/** A message as it lies in its source; exactly one of `bytes` and `file` is set. */
export interface RawItem {
  /** File, and of an mbox the number of the message in it: 'Sent.mbox#12'. For people; never a path to open. */
  name: string;
  format: 'eml' | 'msg';
  /** IMAP-like folder name, at most 400 characters; 'inbox' where the source says nothing. */
  folder: string;
  /** Up to 1 MiB. */
  bytes: Buffer | null;
  /** Path of a file for larger ones. */
  file: string | null;
  /** The file was made by the reader and belongs to whoever took the item: move or remove it. */
  isTemporary: boolean;
  /** Position AFTER this item. */
  cursor: Cursor;
  /** Bytes of the source on disk that are read by now, comparable with `totalBytes`; 0 where that is null. */
  readBytes: number;
  error: null;
}

/** Something that could not be read; the reader goes on behind it. */
export interface FailedItem {
  name: string;
  folder: string;
  cursor: Cursor;
  readBytes: number;
  error: { code: string; message: string };
}

/** What a source yields: tell them apart by `error`. */
export type SourceItem = RawItem | FailedItem;

export type SourceKind = 'eml' | 'msg' | 'mbox' | 'folder' | 'maildir';

export interface MailSource {
  readonly kind: SourceKind;
  /** Bytes on disk; null where items are counted instead. */
  readonly totalBytes: number | null;
  /** Items at most; null where only reading would tell (an mbox). */
  readonly totalItems: number | null;
  /** The items after a position, in an order that does not change. */
  items(after: Cursor): AsyncIterable<SourceItem>;
}

/** A file that a source consists of, in its order. */
export interface FileEntry {
  path: string;
  /** Path below the root, with '/'. */
  relative: string;
  name: string;
  /** Names of the folders between the root and the file; of a Maildir without cur and new. */
  folders: readonly string[];
  isInMaildir: boolean;
  /** It could not even be looked at, and why. */
  error: { code: string; message: string } | null;
}

/** Messages up to this size come as bytes, larger ones as a file. */
export const MEMORY_LIMIT = 1024 * 1024;
/** Larger ones fail: no mail server carries them, and reading on would fill the disk. */
export const MESSAGE_LIMIT = 512 * 1024 * 1024;
