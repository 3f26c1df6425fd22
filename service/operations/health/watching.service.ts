import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EntityManager } from 'typeorm';
import type { Config } from '../../config';
import type { Context } from '../../context';
import { inTransaction } from '../../platform/database/transaction';
import { readSetting, saveSetting } from '../../users/settings.service';
import type { LastBackup } from '../backup/noting.service';
import { LAST_BACKUP } from '../backup/noting.service';
import type { BackupStatus, FindingList } from '../operations.schema';
import { examine } from './examining.service';
import type { Finding } from './finding';
import { told } from './finding';

const KEY = 'health.last';

/** What the thread of an examination is started with. */
export interface DoctorTask {
  config: Config;
  now: Date;
}

interface KeptFindings {
  at: string;
  findings: Finding[];
}

/** Examines the service from inside, apart from what answers requests: reading a large database takes its time. Keeps what was found. */
export async function examineNow(context: Context): Promise<FindingList> {
  const task: DoctorTask = { config: context.config, now: context.clock() };
  const findings = await examineApart(task);
  const kept: KeptFindings = { at: task.now.toISOString(), findings };
  await inTransaction(context.database, manager => saveSetting(manager, KEY, kept));
  return listOf(kept);
}

// Stands beside the built program; one that runs from its sources has none, and examines in the calling thread.
async function examineApart(task: DoctorTask): Promise<Finding[]> {
  const program = resolve(__dirname, 'doctorThread.js');
  if (!existsSync(program)) return examine({ ...task, isServing: true });
  const worker = new Worker(program, { workerData: task });
  try {
    return await new Promise<Finding[]>((done, fail) => {
      worker.once('message', (findings: Finding[]) => done(findings));
      worker.once('error', fail);
      worker.once('exit', () => fail(new Error('the thread of an examination ended before it')));
    });
  } finally {
    await worker.terminate();
  }
}

/** What the last examination found. */
export async function lastFindings(manager: EntityManager): Promise<FindingList> {
  const kept = await readSetting<KeptFindings>(manager, KEY);
  return kept ? listOf(kept) : { at: null, findings: [] };
}

function listOf({ at, findings }: KeptFindings): FindingList {
  return { at, findings: findings.map(finding => ({ ...finding, ...told(finding) })) };
}

/** The last backup, and the copies from before changes of the database. */
export async function backupStatus({ config, database }: Context): Promise<BackupStatus> {
  const last = await readSetting<LastBackup>(database.manager, LAST_BACKUP);
  if (config.database.dialect !== 'sqlite') return { last, copies: [] };
  const folder = join(dirname(config.database.file), 'backups');
  const names = (await readdir(folder).catch(() => [])).filter(name => /^before-.*\.sqlite$/.test(name));
  const copies = await Promise.all(
    names.map(async name => {
      const { size, mtime } = await stat(join(folder, name));
      return { name, bytes: size, at: mtime.toISOString() };
    }),
  );
  return { last, copies: copies.sort((a, b) => (a.at < b.at ? 1 : -1)) };
}
