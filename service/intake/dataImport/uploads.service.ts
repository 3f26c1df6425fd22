import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError, badRequest, notFound } from '../../common/errors';
import type { Context } from '../../context';
import type { Viewer } from '../../users/roles';
import type { DataFile } from '../dataImport.service';
import { MAX_FILE_BYTES } from './data';

/** How long an uploaded file waits for its next step. */
const KEPT_MS = 24 * 3600 * 1000;
const PREFIX = 'data-';
const ID = /^[0-9a-f-]{36}$/;

/** A file as a form brings it. */
export interface UploadedData {
  name: string;
  content: Readable & { truncated?: boolean };
}

/** What is kept beside an uploaded file. */
interface UploadNote {
  name: string;
  userId: number;
  /** ISO 8601 */
  keptAt: string;
}

function folderOf(context: Context, id: string): string {
  return join(context.config.dataFolder, 'uploads', `${PREFIX}${id}`);
}

/**
 * Keeps an uploaded file for 24 hours under an id that nobody can guess; only whoever uploaded it can use it. Its name is kept as a value and never as
 * a path.
 *
 * @throws AppError data_import.too_large
 */
export async function keepUpload(context: Context, viewer: Viewer, file: UploadedData): Promise<string> {
  await removeOldUploads(context);
  const id = randomUUID();
  const folder = folderOf(context, id);
  await mkdir(folder, { recursive: true });
  try {
    await pipeline(file.content, createWriteStream(join(folder, 'content')));
    if (file.content.truncated) throw tooLarge();
    const name = file.name.replace(/^.*[\\/]/, '').slice(-200);
    const note: UploadNote = { name, userId: viewer.userId, keptAt: context.clock().toISOString() };
    await writeFile(join(folder, 'note.json'), JSON.stringify(note));
    return id;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE') throw tooLarge();
    throw error;
  }
}

function tooLarge(): AppError {
  const message = `The file is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB. Cut it into several.`;
  return new AppError('data_import.too_large', 413, message);
}

/**
 * A file that the viewer uploaded.
 *
 * @throws AppError data_import.not_found
 */
export async function findUpload(context: Context, viewer: Viewer, id: string): Promise<DataFile> {
  if (!ID.test(id)) throw notFound('data_import', { id });
  const folder = folderOf(context, id);
  const note = await readNote(folder);
  if (!note || note.userId !== viewer.userId || isOver(context, new Date(note.keptAt))) {
    throw notFound('data_import', { id });
  }
  return { path: join(folder, 'content'), name: note.name };
}

async function readNote(folder: string): Promise<UploadNote | null> {
  try {
    return JSON.parse(await readFile(join(folder, 'note.json'), 'utf8')) as UploadNote;
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw error;
  }
}

function isOver(context: Context, keptAt: Date): boolean {
  return context.clock().getTime() - keptAt.getTime() >= KEPT_MS;
}

/** Removes a file whose import is done, or that cannot be used. */
export async function dropUpload(context: Context, id: string): Promise<void> {
  if (!ID.test(id)) throw badRequest('data_import.not_found', 'This upload is gone. Choose the file once more.');
  await rm(folderOf(context, id), { recursive: true, force: true });
}

/** Removes what was uploaded more than 24 hours ago. */
export async function removeOldUploads(context: Context): Promise<number> {
  const folder = join(context.config.dataFolder, 'uploads');
  const names = await readdir(folder).catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  let removed = 0;
  for (const name of names.filter(one => one.startsWith(PREFIX))) {
    const path = join(folder, name);
    // One without a note was interrupted while it came.
    const note = await readNote(path);
    const keptAt = note ? new Date(note.keptAt) : (await stat(path)).mtime;
    if (!isOver(context, keptAt)) continue;
    await rm(path, { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}
