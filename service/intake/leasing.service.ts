import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { AppError, notFound } from '../common/errors';
import type { Context } from '../context';
import { pieces } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { Job } from '../platform/queue/job.entity';
import type { ImportState } from './importRun.entity';
import { ImportRun } from './importRun.entity';
import type { RunLife } from './standing';
import { afterRequest, filesGone } from './standing';

/** The job that runs an import; its key is the number of the run. */
export const IMPORT = 'intake.import';

/** How long a run stays with a process that gives no sign of life, milliseconds. */
export const LEASE_MS = 60_000;

/** A run that this process runs: whatever it writes into the row, it writes only while the row is held by it. */
export interface HeldRun {
  id: number;
  holder: string;
}

/** Another process has the run. Trying again helps: that one may end. */
export function runElsewhere(): AppError {
  return new AppError('intake.run_elsewhere', 409, 'This import is being run by another process; it goes on there.', {
    retry: true,
  });
}

export const isRunElsewhere = (error: unknown) => (error as { code?: unknown } | null)?.code === 'intake.run_elsewhere';

/** True where a process that is believed to be alive runs it: its lease is not over, and where it is one of this machine, it is still there. */
export function isHeld(run: Pick<ImportRun, 'leasedBy' | 'leasedUntil'>, now: Date): boolean {
  return run.leasedBy !== null && run.leasedUntil !== null && run.leasedUntil > now && !hasEnded(run.leasedBy);
}

function newHolder(): string {
  return `${hostname().slice(0, 60)} ${process.pid} ${randomUUID()}`;
}

/** A killed process of this machine is known to be dead before its lease is over. One that has our own number may be we. */
function hasEnded(holder: string): boolean {
  const [host, number] = holder.split(' ');
  const pid = Number(number);
  if (host !== hostname().slice(0, 60) || !(pid > 0) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as { code?: unknown }).code === 'ESRCH';
  }
}

/** What is known of the life behind runs, by their number. */
export async function livesOf(
  manager: EntityManager,
  runs: readonly ImportRun[],
  now: Date,
): Promise<Map<number, RunLife>> {
  const keys = new Set<string>();
  const open = runs.filter(run => run.state === 'running' || run.state === 'waiting').map(run => String(run.id));
  for (const piece of pieces(open)) {
    const where = { name: IMPORT, key: In(piece), state: In(['waiting', 'running']) };
    for (const { key } of await manager.find(Job, { select: { id: true, key: true }, where })) keys.add(key);
  }
  return new Map(runs.map(run => [run.id, { isHeld: isHeld(run, now), hasJob: keys.has(String(run.id)) }]));
}

/**
 * Takes a run for this process, or answers the state in which it is not to be run. `isAsked` where a person asks for it now (the command line, a
 * file that was put into a watched folder): it goes on from every state, and what was asked before is over. A job that comes by itself goes on
 * with what waits or failed or was interrupted, never with what a person has paused or stopped.
 *
 * @throws AppError import.not_found, intake.files_gone, intake.run_elsewhere
 */
export async function takeRun(context: Context, id: number, isAsked: boolean): Promise<HeldRun | ImportState> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const run = await manager.findOneBy(ImportRun, { id });
    if (!run) throw notFound('import');
    const { state, request, leasedBy } = run;
    if (state === 'done') return state;
    if (!isAsked && (state === 'paused' || state === 'stopped')) return state;
    if (state === 'running' && isHeld(run, now)) throw runElsewhere();
    if (run.source === '') throw new AppError(filesGone.code, 409, filesGone.message);
    // Nobody has come in between: the state, what is asked, and the holder are those that were read.
    const asRead = { id, state, request, leasedBy: leasedBy ?? IsNull() };
    const asked = isAsked ? 'running' : afterRequest(request, 'running');
    const holder = newHolder();
    const lease = { leasedBy: holder, leasedUntil: new Date(now.getTime() + LEASE_MS), finishedAt: null };
    const rest = { leasedBy: null, leasedUntil: null, finishedAt: asked === 'stopped' ? now : null };
    const taken = await manager.update(ImportRun, asRead, {
      ...(asked === 'running' ? { ...lease, startedAt: run.startedAt ?? now, error: null, errorCode: null } : rest),
      state: asked,
      request: '',
    });
    if (!taken.affected) throw runElsewhere();
    return asked === 'running' ? { id, holder } : asked;
  });
}

/**
 * Changes a run that is held, and renews its lease.
 *
 * @throws AppError intake.run_elsewhere where it is not held any more
 */
export async function changeHeld(
  manager: EntityManager,
  run: HeldRun,
  changes: Partial<ImportRun>,
  now: Date,
): Promise<void> {
  const leasedUntil = new Date(now.getTime() + LEASE_MS);
  const { affected } = await manager.update(
    ImportRun,
    { id: run.id, leasedBy: run.holder },
    { leasedUntil, ...changes },
  );
  if (!affected) throw runElsewhere();
}

/**
 * Lets go of a run. What a person asked for meanwhile decides, unless all is done.
 *
 * @returns the state in which it stands
 * @throws AppError intake.run_elsewhere where it is not held any more; the row is then another's
 */
export async function releaseRun(
  context: Context,
  held: HeldRun,
  ended: Pick<ImportRun, 'state'> & Partial<Pick<ImportRun, 'error' | 'errorCode'>>,
): Promise<ImportState> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    // Changing the row first keeps others out until we are done, so that no request slips in between reading and writing.
    await changeHeld(manager, held, {}, now);
    const { request } = await manager.findOneByOrFail(ImportRun, { id: held.id });
    const state = afterRequest(request, ended.state);
    const hasEnded = state === 'done' || state === 'stopped' || state === 'failed';
    const rest = { leasedBy: null, leasedUntil: null, request: '' as const, finishedAt: hasEnded ? now : null };
    await changeHeld(manager, held, { ...ended, ...rest, state }, now);
    return state;
  });
}

/** Gives signs of life for a held run between its batches, until the function that it answers is called. */
export function keepLease(context: Context, run: HeldRun): () => void {
  const renew = () =>
    inTransaction(context.database, manager => changeHeld(manager, run, {}, context.clock()))
      // A sign that did not arrive: the next one may, and if the run was lost, its next batch is told so.
      .catch(() => undefined);
  const timer = setInterval(() => void renew(), LEASE_MS / 3).unref();
  return () => clearInterval(timer);
}
