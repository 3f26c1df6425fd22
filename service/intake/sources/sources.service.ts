import { lstat, realpath, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, resolve } from 'node:path';
import { AppError } from '../../common/errors';
import { prepareFile } from './files.service';
import type { PreparedFile } from './files.service';
import { folderName, folderOfFlags } from './folderNames';
import type { MboxFile } from './mbox.service';
import { readMbox } from './mbox.service';
import { comparePaths } from './pathOrder';
import { readFailure } from './readErrors';
import type { Recognised } from './recognising';
import { adviceFor } from './recognising';
import type { Cursor, FileEntry, MailSource, SourceItem, SourceKind } from './source';
import { isMaildir, walkFolder } from './walking.service';

export interface SourceOptions {
  /** Folder for the files of large messages: that of the blob store, so that it can take them over. Default: the system's. */
  spool?: string;
}

interface OpenedSource {
  /** Name of the file or folder that was asked for. */
  rootName: string;
  spool: string;
  countsBytes: boolean;
  entries: (after: string | null) => AsyncIterable<FileEntry>;
}

// Files that are opened ahead: small ones cost a wait for the disk each, which is better spent side by side.
const AHEAD = 16;
// How many files of unclear names are looked into before a folder is said to hold no mbox.
const LOOKED_INTO = 20;

/**
 * Opens mail on disk: one .eml or .msg, a folder of them (and of mboxes), an mbox (also .gz), a Maildir. Nothing is read
 * yet but names and the first bytes.
 *
 * @throws AppError 'intake.unknown_format' (400) for what is no mail, 'intake.source_missing' (400) for a path that is not there,
 *   'intake.source_unreadable' (400) for one that may not be read; the sentence says what to do
 */
export async function openSource(path: string, options: SourceOptions = {}): Promise<MailSource> {
  const asked = resolve(path);
  const spool = options.spool ?? tmpdir();
  const root = await realpath(asked).catch(error => refuse(asked, error));
  const info = await stat(root).catch(error => refuse(asked, error));
  if (info.isDirectory()) return openFolder(root, basename(asked), spool);
  if (!info.isFile()) throw unknownFormat('other');
  const entry: FileEntry = {
    path: root,
    relative: basename(asked),
    name: basename(asked),
    folders: [],
    isInMaildir: false,
    error: null,
  };
  const prepared = await prepareFile(entry);
  if (prepared.kind === 'failed')
    throw new AppError('intake.source_unreadable', 400, prepared.error.message, { details: { path: asked } });
  if (prepared.kind === 'none') throw unknownFormat(prepared.recognised);
  const countsBytes = prepared.kind === 'mbox' && !prepared.mbox.isSingle;
  const source: OpenedSource = { rootName: '', spool, countsBytes, entries: () => only(entry) };
  const kind: SourceKind = countsBytes ? 'mbox' : prepared.kind === 'message' ? prepared.format : 'eml';
  return {
    kind,
    totalBytes: countsBytes ? info.size : null,
    totalItems: countsBytes ? null : 1,
    items: after => items(source, after),
  };
}

async function openFolder(root: string, rootName: string, spool: string): Promise<MailSource> {
  const kind = await isMaildir(root)
    .then(yes => (yes ? 'maildir' : 'folder') as SourceKind)
    .catch(error => refuse(root, error));
  let count = 0;
  let lookedInto = 0;
  let countsBytes = false;
  for await (const entry of walkFolder(root, null)) {
    count += 1;
    if (countsBytes || entry.error || entry.isInMaildir || /\.(eml|msg)$/i.test(entry.name)) continue;
    if (lookedInto >= LOOKED_INTO) continue;
    lookedInto += 1;
    const prepared = await prepareFile(entry);
    countsBytes = prepared.kind === 'mbox' && !prepared.mbox.isSingle;
  }
  const totalBytes = countsBytes ? await sizeOf(walkFolder(root, null)) : null;
  const source: OpenedSource = { rootName, spool, countsBytes, entries: after => walkFolder(root, after) };
  return { kind, totalBytes, totalItems: countsBytes ? null : count, items: after => items(source, after) };
}

async function sizeOf(entries: AsyncIterable<FileEntry>): Promise<number> {
  let bytes = 0;
  for await (const entry of entries) bytes += await sizeOnDisk(entry);
  return bytes;
}

/** What is gone or closed to us counts nothing; reading it will tell. */
async function sizeOnDisk(entry: FileEntry): Promise<number> {
  if (entry.error) return 0;
  return lstat(entry.path).then(
    info => info.size,
    () => 0,
  );
}

async function* items(source: OpenedSource, after: Cursor): AsyncGenerator<SourceItem> {
  let done = after.items;
  // Bytes of the files before the present one.
  let bytesBefore = source.countsBytes ? await bytesBehind(source, after) : 0;
  for await (const { entry, prepared, size } of ahead(rest(source, after), source.countsBytes)) {
    const goesOn = after.file !== null && after.bytes > 0 && comparePaths(entry.relative, after.file) === 0;
    const from = goesOn ? after : { bytes: 0, number: 0 };
    for await (const item of itemsOfFile(source, entry, prepared, from)) {
      done += 1;
      item.cursor.items = done;
      item.readBytes = source.countsBytes ? bytesBefore + Math.min(size, item.readBytes) : 0;
      yield item;
    }
    bytesBefore += size;
  }
}

/** The files that are not done with. */
async function* rest(source: OpenedSource, after: Cursor): AsyncGenerator<FileEntry> {
  for await (const entry of source.entries(after.file)) {
    const order = after.file === null ? 1 : comparePaths(entry.relative, after.file);
    if (order > 0 || (order === 0 && after.bytes >= 0)) yield entry;
  }
}

/** Bytes on disk of the files that are done with. */
async function bytesBehind(source: OpenedSource, after: Cursor): Promise<number> {
  let bytes = 0;
  if (after.file === null) return bytes;
  for await (const entry of source.entries(null)) {
    const order = comparePaths(entry.relative, after.file);
    if (order > 0 || (order === 0 && after.bytes >= 0)) break;
    bytes += await sizeOnDisk(entry);
  }
  return bytes;
}

interface Ready {
  entry: FileEntry;
  prepared: PreparedFile;
  size: number;
}

async function* ahead(entries: AsyncIterable<FileEntry>, withSize: boolean): AsyncGenerator<Ready> {
  const started: Promise<Ready>[] = [];
  const start = async (entry: FileEntry): Promise<Ready> => {
    const size = withSize ? await sizeOnDisk(entry) : 0;
    return { entry, prepared: await prepareFile(entry), size };
  };
  for await (const entry of entries) {
    started.push(start(entry));
    if (started.length >= AHEAD) yield (await started.shift()) as Ready;
  }
  for (const ready of started) yield await ready;
}

async function* itemsOfFile(
  source: OpenedSource,
  entry: FileEntry,
  prepared: PreparedFile,
  from: { bytes: number; number?: number },
): AsyncGenerator<SourceItem> {
  const isMbox = prepared.kind === 'mbox' && !prepared.mbox.isSingle;
  const folder =
    folderOfFlags(entry.isInMaildir ? entry.name : '') ??
    folderName(source.rootName, entry.folders, isMbox ? entry.name : null);
  const cursor: Cursor = { items: 0, bytes: -1, file: entry.relative };
  const common = { name: entry.relative, folder, cursor, readBytes: Number.MAX_SAFE_INTEGER };
  if (prepared.kind === 'failed') yield { ...common, error: prepared.error };
  // What says of itself that it holds mail, and cannot be read, is reported; a picture beside the mail is not.
  if (prepared.kind === 'none' && prepared.recognised !== 'other')
    yield { ...common, error: { code: 'intake.unknown_format', message: adviceFor(prepared.recognised) } };
  if (prepared.kind === 'message') {
    const { format, bytes, file } = prepared;
    yield { ...common, format, bytes, file, isTemporary: false, error: null };
  }
  if (prepared.kind === 'mbox') yield* itemsOfMbox(prepared.mbox, { ...common, spool: source.spool }, from);
}

async function* itemsOfMbox(
  mbox: MboxFile,
  entry: { name: string; folder: string; cursor: Cursor; spool: string },
  from: { bytes: number; number?: number },
): AsyncGenerator<SourceItem> {
  const { folder, spool } = entry;
  let number = from.number ?? 0;
  for await (const { bytes, file, error, offset, readBytes } of readMbox(mbox, from.bytes, spool)) {
    number += 1;
    const name = mbox.isSingle ? entry.name : `${entry.name}#${number}`;
    const cursor = { ...entry.cursor };
    if (!mbox.isSingle && offset >= 0) Object.assign(cursor, { bytes: offset, number });
    if (error) yield { name, folder, cursor, readBytes, error };
    else yield { name, format: 'eml', folder, bytes, file, isTemporary: file !== null, cursor, readBytes, error };
  }
}

async function* only(entry: FileEntry): AsyncGenerator<FileEntry> {
  yield entry;
}

function unknownFormat(recognised: Recognised): AppError {
  return new AppError('intake.unknown_format', 400, adviceFor(recognised), { details: { recognised } });
}

function refuse(path: string, error: unknown): never {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    throw new AppError(
      'intake.source_missing',
      400,
      `There is no file or folder ${dirname(path) === path ? path : `"${path}"`}. Check the path.`,
      { details: { path } },
    );
  throw new AppError('intake.source_unreadable', 400, readFailure(error).message, { details: { path }, cause: error });
}
