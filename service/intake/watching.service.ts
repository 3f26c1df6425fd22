import type { Stats } from 'node:fs';
import { lstat, mkdir, open, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { IsNull, Not } from 'typeorm';
import { AppError } from '../common/errors';
import type { Context } from '../context';
import { Mailbox } from '../mail/message.entity';
import { folderName } from './sources/folderNames';
import { walkFolder } from './sources/walking.service';
import type { SeenFile, Sighting } from './watching';
import { chooseSettled, failureNote, isWatched, numberedName, outcomeFolders, PAUSE_MS } from './watching';

/** What became of a file: stored (or there already, or kept out), or failed, if known with the reason in plain words. */
export type WatchedOutcome = 'stored' | 'failed' | { failed: string };

/**
 * Imports one file of a watched folder. `folder` is the folder of the mailbox that it counts to ('inbox', 'Sent'). An AppError that trying
 * again cannot mend means 'failed'; any other error leaves the file where it is, to be tried again.
 */
export type ImportWatchedFile = (mailboxId: number, path: string, folder: string) => Promise<WatchedOutcome>;

interface Memory {
  /** By mailbox, then by path. */
  sightings: Map<number, Map<string, Sighting>>;
  /** What has been said and has not changed since. */
  reported: Map<string, string>;
}

type WatchContext = Pick<Context, 'database' | 'clock' | 'log'>;

// What a process has seen lives as long as it: after a restart a file settles anew, which costs seconds.
const memories = new WeakMap<object, Memory>();

const UNKNOWN_REASON = 'The file could not be read as mail. Open the list of imports in Tradepost to see why.';

/**
 * One look at the watched folders of all active mailboxes: files that have settled are imported and moved to done/ or
 * failed/ below the folder, in the latter with a text that says why. If the process ends between import and move, the next look finds
 * the message stored already. A folder that is missing or closed to us is reported once, and again after it was there.
 *
 * @param signal looks between two files whether to stop
 */
export async function lookAtWatchedFolders(
  context: WatchContext,
  importFile: ImportWatchedFile,
  signal?: AbortSignal,
): Promise<void> {
  const memory = memories.get(context.database) ?? { sightings: new Map(), reported: new Map() };
  memories.set(context.database, memory);
  const where = { isActive: true, watchedFolder: Not(IsNull()) };
  for (const { id, watchedFolder } of await context.database.manager.find(Mailbox, { where, order: { id: 'ASC' } })) {
    if (!watchedFolder || signal?.aborted) continue;
    try {
      const root = await readyFolder(watchedFolder);
      memory.reported.delete(`folder ${id}`);
      await lookAtFolder(context, memory, { id, root }, importFile, signal);
    } catch (error) {
      // One folder that is away never keeps the others waiting.
      reportOnce(context, memory, `folder ${id}`, { mailboxId: id, folder: watchedFolder }, error);
    }
  }
}

/** The folder without links, with done/ and failed/ in it: what could not be moved away would be imported for ever. */
async function readyFolder(path: string): Promise<string> {
  const root = await realpath(path);
  for (const name of Object.values(outcomeFolders)) await mkdir(join(root, name), { recursive: true });
  return root;
}

async function lookAtFolder(
  context: WatchContext,
  memory: Memory,
  mailbox: { id: number; root: string },
  importFile: ImportWatchedFile,
  signal?: AbortSignal,
): Promise<void> {
  const { id, root } = mailbox;
  const { seen, folders } = await listWatched(root);
  const { settled, remembered } = chooseSettled(memory.sightings.get(id) ?? new Map(), seen, context.clock().getTime());
  memory.sightings.set(id, remembered);
  for (const file of settled) {
    if (signal?.aborted) return;
    const key = `file ${id} ${file.path}`;
    try {
      const outcome = await importFile(id, file.path, folders.get(file.path) ?? 'inbox').catch(failedForGood);
      await moveAway(root, file, outcome);
      memory.reported.delete(key);
    } catch (error) {
      const { size, modifiedMs } = file;
      remembered.set(file.path, { size, modifiedMs, sinceMs: context.clock().getTime() + PAUSE_MS });
      reportOnce(context, memory, key, { mailboxId: id }, error);
    }
  }
}

async function listWatched(root: string): Promise<{ seen: SeenFile[]; folders: Map<string, string> }> {
  const seen: SeenFile[] = [];
  const folders = new Map<string, string>();
  for await (const entry of walkFolder(root, null, Object.values(outcomeFolders))) {
    if (entry.error && entry.relative === '.') throw Object.assign(new Error(entry.error.message), entry.error);
    if (entry.error || !isWatched(entry.name)) continue;
    const info = await statOrGone(entry.path);
    if (!info?.isFile()) continue;
    seen.push({ path: entry.path, size: info.size, modifiedMs: info.mtimeMs });
    folders.set(entry.path, folderName(basename(root), entry.folders));
  }
  return { seen, folders };
}

/** Errors that trying again cannot mend are an outcome; the others rise. */
function failedForGood(error: unknown): WatchedOutcome {
  if (error instanceof AppError && !error.retry) return { failed: error.message };
  throw error;
}

async function moveAway(root: string, file: SeenFile, outcome: WatchedOutcome): Promise<void> {
  const info = await statOrGone(file.path);
  // Gone: another process moved it. Changed meanwhile: there is something new in it for the next look.
  if (!info || info.size !== file.size || info.mtimeMs !== file.modifiedMs) return;
  if (outcome === 'stored') await moveUnder(join(root, outcomeFolders.stored), file.path, null);
  else
    await moveUnder(
      join(root, outcomeFolders.failed),
      file.path,
      outcome === 'failed' ? UNKNOWN_REASON : outcome.failed,
    );
}

/** Moves a file into a folder under the first name that is free there, together with its note. */
async function moveUnder(folder: string, path: string, reason: string | null): Promise<void> {
  for (let n = 1; ; n += 1) {
    const name = numberedName(basename(path), n);
    const target = join(folder, name);
    const note = `${target}.txt`;
    // The empty file that we alone could create holds the name, so that renaming replaces nothing of anybody's.
    if (!(await claimName(target))) continue;
    if (reason !== null && !(await claimName(note))) {
      await rm(target, { force: true });
      continue;
    }
    try {
      if (reason !== null) await writeFile(note, failureNote(basename(path), reason));
      await rename(path, target);
      return;
    } catch (error) {
      await rm(target, { force: true });
      if (reason !== null) await rm(note, { force: true });
      // Another process was faster.
      if (!(await statOrGone(path))) return;
      throw error;
    }
  }
}

async function claimName(path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx')).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function statOrGone(path: string): Promise<Stats | null> {
  return lstat(path).catch(() => null);
}

function reportOnce(
  { log }: WatchContext,
  memory: Memory,
  key: string,
  details: Record<string, unknown>,
  error: unknown,
): void {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  const reason = String(code ?? name ?? 'unknown');
  if (memory.reported.get(key) === reason) return;
  memory.reported.set(key, reason);
  log.warn({ ...details, code: reason }, 'a watched folder, or a file in it, cannot be used; it is tried again');
}
