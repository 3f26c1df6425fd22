import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EntityManager } from 'typeorm';
import { badRequest, conflict } from '../../common/errors';
import type { Config } from '../../config';
import type { Context } from '../../context';
import { inTransaction } from '../../platform/database/transaction';
import { addJob } from '../../platform/queue/jobRows';
import { priorities } from '../../platform/queue/queue';
import { audit } from '../../users/audit.service';
import type { Viewer } from '../../users/roles';
import { readSetting, saveSetting } from '../../users/settings.service';
import { Setting } from '../../users/user.entity';
import type { LastBackup } from '../backup/noting.service';
import { LAST_BACKUP } from '../backup/noting.service';
import type { BackupStatus, FindingList } from '../operations.schema';
import { examine } from './examining.service';
import type { Finding } from './finding';
import { told } from './finding';
import type { Mendable } from './mending.service';
import { mend, mendable } from './mending.service';

const KEY = 'health.last';
const MENDING = 'health.mending';

/** Job: puts a finding right; `{ code }`. */
export const MEND = 'operations.mend';

/** What is being put right. */
interface Mending {
  code: string;
  since: string;
}

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
  return listOf(kept, await readSetting<Mending>(context.database.manager, MENDING));
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
  return listOf(kept, await readSetting<Mending>(manager, MENDING));
}

function listOf(kept: KeptFindings | null, mending: Mending | null): FindingList {
  const findings = kept?.findings.map(finding => ({ ...finding, ...told(finding) })) ?? [];
  return { at: kept?.at ?? null, findings, mending };
}

/**
 * Asks a job to put a finding right.
 *
 * @throws AppError finding.not_mendable (400); finding.mending (409) while another is put right
 */
export async function askMending(manager: EntityManager, viewer: Viewer, code: string, now: Date): Promise<void> {
  if (!mendable.some(one => one === code))
    throw badRequest('finding.not_mendable', 'This cannot be put right from here. Do what stands beside it.', { code });
  if (await readSetting<Mending>(manager, MENDING))
    throw conflict('finding.mending', 'Something is being put right just now. Wait until it is done.');
  await saveSetting(manager, MENDING, { code, since: now.toISOString() } satisfies Mending);
  await addJob(manager, MEND, code, { code }, { priority: priorities.interactive, lane: 'operations' });
  await audit(manager, viewer, 'finding.mend_asked', null, { code }, now);
}

/** The job behind `askMending`: puts it right, looks again, and says so in the audit log. */
export async function mendNow(context: Context, code: Mendable): Promise<void> {
  try {
    const { indexed } = await mend(context, [code]);
    await inTransaction(context.database, manager =>
      audit(manager, 'system', 'finding.mended', null, { code, indexed }, context.clock()),
    );
  } finally {
    await inTransaction(context.database, manager => manager.delete(Setting, { key: MENDING }));
  }
  await examineNow(context);
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
