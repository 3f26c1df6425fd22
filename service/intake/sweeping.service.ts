import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { In, IsNull, Not } from 'typeorm';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { ImportRun } from './importRun.entity';
import { LEASE_MS, livesOf } from './leasing.service';
import type { RunLife } from './standing';
import { filesGone, processEnded, standOf } from './standing';
import { uploadFolderOf, uploadsOf } from './uploadFolders';

const HOUR_MS = 3600 * 1000;
/** How long the files of an upload wait for somebody to let its stopped or failed import go on. */
const KEPT_MS = 7 * 24 * HOUR_MS;
/** How long files may come in without an import that they belong to. */
const ORPHAN_MS = HOUR_MS;
/** The folders of uploaded mail; those of lists, beside them, are swept by dataImport/uploads.service.ts. */
const OWN_NAME = /^[0-9a-f-]{36}$/;

/**
 * Uploaded mail may hold what nothing may be kept of (MAIL-6), so none of it stays longer than its import needs: what no import belongs to goes
 * after an hour, what belongs to a stopped or failed one after seven days. Runs whose process died are said to have ended.
 *
 * @returns how many uploads were removed
 */
export async function sweepUploads(context: Context): Promise<number> {
  await endDeadRuns(context);
  await giveUpOldRuns(context);
  const uploads = uploadsOf(context.config.dataFolder);
  const names = await readdir(uploads).catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const used = await usedFolders(context);
  let removed = 0;
  for (const name of names.filter(one => OWN_NAME.test(one))) {
    const folder = join(uploads, name);
    if (used.has(folder) || context.clock().getTime() - (await lastChange(folder)) < ORPHAN_MS) continue;
    await rm(folder, { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}

async function usedFolders({ config, database }: Context): Promise<Set<string>> {
  const where = { isTemporary: true, state: Not('done' as const), source: Not('') };
  const runs = await database.manager.find(ImportRun, { select: { id: true, source: true }, where });
  return new Set(runs.flatMap(run => uploadFolderOf(config.dataFolder, run.source) ?? []));
}

/** When something last came into a folder or went from it, milliseconds since 1970. */
async function lastChange(folder: string): Promise<number> {
  try {
    const paths = [folder, ...(await readdir(folder)).map(name => join(folder, name))];
    return Math.max(...(await Promise.all(paths.map(async path => (await stat(path)).mtimeMs))));
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return Infinity;
    throw error;
  }
}

/** What says that it runs or waits, and is held by nobody, has come to its end: as was asked for, or failed. */
async function endDeadRuns(context: Context): Promise<void> {
  const now = context.clock();
  await inTransaction(context.database, async manager => {
    const runs = await manager.find(ImportRun, { where: { state: In(['running', 'waiting']) } });
    const lives = await livesOf(manager, runs, now);
    for (const run of runs) {
      const state = standOf(run, lives.get(run.id) as RunLife, now);
      if (state === run.state) continue;
      const finishedAt = run.leasedUntil ? new Date(run.leasedUntil.getTime() - LEASE_MS) : now;
      const error = state === 'failed' ? { errorCode: processEnded.code, error: processEnded.message } : {};
      const asRead = { id: run.id, state: run.state, leasedBy: run.leasedBy ?? IsNull() };
      const ended = { state, request: '' as const, leasedBy: null, leasedUntil: null, finishedAt };
      await manager.update(ImportRun, asRead, { ...ended, ...error });
    }
  });
}

/** Notes of uploads that nobody went on with that their files are gone; what no run names any more is then removed. */
async function giveUpOldRuns(context: Context): Promise<void> {
  const before = context.clock().getTime() - KEPT_MS;
  await inTransaction(context.database, async manager => {
    const where = { isTemporary: true, state: In(['stopped', 'failed']), source: Not('') };
    for (const run of await manager.find(ImportRun, { where })) {
      if ((run.finishedAt ?? run.createdAt).getTime() > before) continue;
      const gone = { source: '', errorCode: filesGone.code, error: filesGone.message };
      await manager.update(ImportRun, { id: run.id, state: run.state }, gone);
    }
  });
}
