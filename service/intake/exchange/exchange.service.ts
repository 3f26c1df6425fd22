import type { EntityManager } from 'typeorm';
import { AppError, badRequest } from '../../common/errors';
import type { Context } from '../../context';
import { Mailbox } from '../../mail/message.entity';
import { inTransaction } from '../../platform/database/transaction';
import type { Graph } from '../../platform/graph/graph';
import { urgently } from '../../platform/graph/graph';
import { openImporter } from '../importing.service';
import { withParsePool } from '../sharedPool.service';
import { syncFolder } from './changes.service';
import { ExchangeFolder, ExchangeMailbox } from './exchange.entity';
import { countWanted, fetchUntil } from './fetching.service';
import { syncFolders, unlessGone } from './folders.service';
import { whileHeld } from './holding.service';
import { checkTotals, gapsOf, shortFolders, sweepMailbox } from './ledger.service';
import { isSyncWaiting } from './requesting.service';
import { settleLeft } from './settling.service';
import { listening, noteMissed, noteObstacle } from './history.service';
import { lastSeenOf, STALE_MS } from './standing';
import { keepSubscribed } from './subscribing.service';

// Of a first import so much is done in one go, then others have their turn; of what is new only what is quickly done.
const SLICE_MS = 20_000;
const SHORT_SLICE_MS = 2_000;
// The list of folders and their totals; a little less than the minute of the look that asks for it.
const LOOK_MS = 50_000;
const SWEEP_EVERY_MS = 6 * 3_600_000;
// While a folder has more than could be found in it.
const SWEEP_SHORT_MS = 30 * 60_000;
const FOLDERS_AT_ONCE = 4;

/** Reads a mailbox from Exchange from now on; one that was switched off goes on where it stood. */
export async function connectMailbox(
  manager: EntityManager,
  mailboxId: number,
  user: string,
  now: Date,
): Promise<void> {
  const known = await manager.findOneBy(ExchangeMailbox, { mailboxId });
  if (known) {
    // What was not read while it was off has not stalled.
    const values = known.isOn ? {} : { startedAt: now };
    await manager.update(ExchangeMailbox, { mailboxId }, { user, isOn: true, version: known.version + 1, ...values });
    return;
  }
  await manager.insert(ExchangeMailbox, {
    ...{ mailboxId, user, isOn: true, folderLink: null, startedAt: now, syncedAt: null, sweptAt: null },
    lookedAt: null,
    ...{ errorCode: '', errorAt: null, toldAt: null, leasedBy: '', leasedUntil: null, version: 1 },
  });
}

/** What a run has left to do. */
export interface SyncResult {
  /** Messages that were settled. */
  settled: number;
  /** There is more, which the next run takes. */
  isMore: boolean;
  /** Another process has the mailbox: nothing was done. */
  isElsewhere?: boolean;
}

/** Why a mailbox is read. */
export interface SyncRun {
  signal?: AbortSignal;
  /** The next slice of a first import: what is new waits for nothing of it. */
  isFirst?: boolean;
  /** Something was told of new mail: where the folders were looked at within the minute, their changes are read and no more. */
  isTold?: boolean;
}

/**
 * One run over a mailbox: what changed in its folders, and what is to be fetched, the newest first, for so long as others need not wait; each minute also the list of its folders and how many
 * messages each has, and from time to time all of it is compared with the server. One process at a time does it.
 *
 * @throws AppError of Graph where the mailbox cannot be read now; it is noted with the mailbox
 */
export async function syncMailbox(context: Context, mailboxId: number, run: SyncRun = {}): Promise<SyncResult> {
  const door = listening(context, mailboxId, graphOf(context));
  const isOn = await context.database.manager.existsBy(ExchangeMailbox, { mailboxId, isOn: true });
  if (!isOn) return { settled: 0, isMore: false };
  const result = await whileHeld(context, mailboxId, run.signal, async signal => {
    try {
      const done = await syncHeld(context, door, mailboxId, { ...run, signal });
      await noteError(context, mailboxId, '');
      return done;
    } catch (error) {
      await noteError(context, mailboxId, error instanceof AppError ? error.code : 'intake.failed');
      throw error;
    }
  });
  return result ?? { settled: 0, isMore: false, isElsewhere: true };
}

function graphOf({ graph }: Context): Graph {
  if (graph) return graph;
  throw badRequest(
    'exchange.not_set_up',
    'Exchange is not set up. Set TRADEPOST_EXCHANGE_TENANT and what belongs to it.',
  );
}

type HeldRun = SyncRun & { signal: AbortSignal };

async function syncHeld(context: Context, door: Graph, mailboxId: number, run: HeldRun): Promise<SyncResult> {
  const row = await context.database.manager.findOneByOrFail(ExchangeMailbox, { mailboxId });
  const { isFirst = false, isTold = false, signal } = run;
  if (isFirst) return fetchSlice(context, door, row, { isFirst, signal });
  const graph = urgently(door);
  const isLook = !isTold || isLookDue(row, context.clock());
  // Before the first look: what comes between the two is told of.
  if (isLook) await keepSubscribed(context, graph, row);
  await readAllChanges(context, graph, row, isLook, signal);
  if (signal.aborted) return { settled: 0, isMore: true };
  const result = await fetchSlice(context, door, row, run);
  if (!isLook || signal.aborted) return result;
  // While much is still to be fetched it is not complete anyhow, and nothing need be compared.
  const unheard = result.isMore ? 0 : await compareWhole(context, graph, row, signal);
  if (signal.aborted) return result;
  const lookedAt = context.clock();
  await inTransaction(context.database, writer => writer.update(ExchangeMailbox, { mailboxId }, { lookedAt }));
  await noteMissed(context, mailboxId, unheard);
  return unheard > 0 ? { ...result, isMore: true } : result;
}

/** What changed in every folder, several at a time. */
async function readAllChanges(
  context: Context,
  graph: Graph,
  row: ExchangeMailbox,
  isLook: boolean,
  signal: AbortSignal,
): Promise<void> {
  const { mailboxId, user } = row;
  const began = context.clock();
  const folders =
    isLook || row.folderLink === null
      ? await syncFolders(context, graph, row)
      : await context.database.manager.find(ExchangeFolder, {
          where: { mailboxId, isTaken: true },
          order: { id: 'ASC' },
        });
  const queue = [...folders];
  let failed = false;
  const work = async () => {
    for (let folder = queue.shift(); folder && !failed && !signal.aborted; folder = queue.shift())
      await unlessGone(syncFolder(context, graph, user, folder, signal)).catch((error: unknown) => {
        failed = true;
        throw error;
      });
  };
  const ends = await Promise.allSettled(Array.from({ length: FOLDERS_AT_ONCE }, work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  if (signal.aborted) return;
  await inTransaction(context.database, writer => writer.update(ExchangeMailbox, { mailboxId }, { syncedAt: began }));
}

/** Compares with the server what changes do not tell. Answers how many messages nobody had told of, or that have to be asked for again. */
async function compareWhole(
  context: Context,
  graph: Graph,
  row: ExchangeMailbox,
  signal: AbortSignal,
): Promise<number> {
  const { missed } = await checkTotals(context, graph, row, signal);
  const found = await settleLeft(context, graph, row);
  if (signal.aborted || !(await isSweepDue(context, row))) return missed + found;
  return missed + found + (await sweepMailbox(context, graph, row, signal)).missed;
}

function isLookDue({ lookedAt }: ExchangeMailbox, now: Date): boolean {
  return lookedAt === null || now.getTime() - lookedAt.getTime() >= LOOK_MS;
}

async function isSweepDue(context: Context, { mailboxId, sweptAt }: ExchangeMailbox): Promise<boolean> {
  if (sweptAt === null) return true;
  const age = context.clock().getTime() - sweptAt.getTime();
  if (age >= SWEEP_EVERY_MS) return true;
  return age >= SWEEP_SHORT_MS && (await shortFolders(context.database.manager, mailboxId)) > 0;
}

async function fetchSlice(
  context: Context,
  door: Graph,
  { mailboxId, user, startedAt }: ExchangeMailbox,
  { isFirst = false, signal }: HeldRun,
): Promise<SyncResult> {
  const { manager } = context.database;
  const mailbox = await manager.findOneByOrFail(Mailbox, { id: mailboxId });
  const end = Date.now() + (isFirst ? SLICE_MS : SHORT_SLICE_MS);
  // Nothing to fetch is the rule, and the pool is not opened for it.
  if ((await countWanted(manager, mailboxId)).wanted === 0) return { settled: 0, isMore: false };
  return withParsePool(context, async pool => {
    const importer = await openImporter(context, pool, mailbox);
    // Who wants what is new in this very mailbox waits for one batch and no longer.
    const isOver = async () =>
      Date.now() >= end || signal.aborted || (isFirst && (await isSyncWaiting(manager, mailboxId, soon(context))));
    const backlog = { context, graph: door, importer, user, since: null, signal };
    if (isFirst) return fetchUntil(backlog, isOver);
    // What is new may use what a first import leaves of the budget; what is old may not, and its own job waits for it.
    const fresh = await fetchUntil({ ...backlog, graph: urgently(door), since: startedAt }, isOver);
    if (fresh.isMore) return fresh;
    const old = await fetchUntil(backlog, isOver).catch(leftToTheFirst);
    return { settled: fresh.settled + old.settled, isMore: old.isMore };
  });
}

function leftToTheFirst(error: unknown): SyncResult {
  if (error instanceof AppError && error.code === 'graph.throttled') return { settled: 0, isMore: true };
  throw error;
}

const soon = ({ clock }: Context) => new Date(clock().getTime() + 2_000);

async function noteError(context: Context, mailboxId: number, errorCode: string): Promise<void> {
  await inTransaction(context.database, async manager => {
    const row = await manager.findOneBy(ExchangeMailbox, { mailboxId });
    if (!row || row.errorCode === errorCode) return;
    const errorAt = errorCode === '' ? null : context.clock();
    await noteObstacle(manager, row, errorCode, context.clock());
    await manager.update(ExchangeMailbox, { mailboxId }, { errorCode: errorCode.slice(0, 60), errorAt });
  });
}

/** How a mailbox stands, reckoned from its items and counts alone (lessons R3). */
export interface ExchangeState {
  state: 'off' | 'reading' | 'complete' | 'incomplete' | 'stalled';
  wanted: number;
  /** Days of folders that differ, and folders that have more than could be found in them. */
  gaps: number;
  syncedAt: Date | null;
  sweptAt: Date | null;
  errorCode: string;
}

/**
 * 'complete': all folders were compared with the server, and nothing differs; 'incomplete': something does, or cannot be fetched; 'reading': it was never compared, or more is being fetched;
 * 'stalled': its changes were not read for `STALE_MS`.
 */
export async function stateOf(manager: EntityManager, mailboxId: number, now: Date): Promise<ExchangeState | null> {
  const row = await manager.findOneBy(ExchangeMailbox, { mailboxId });
  if (!row) return null;
  const { wanted, failing } = await countWanted(manager, mailboxId);
  const gaps = (await gapsOf(manager, mailboxId)).length + (await shortFolders(manager, mailboxId));
  const { syncedAt, sweptAt, errorCode } = row;
  const lastSeen = lastSeenOf(row);
  const isStalled = now.getTime() - lastSeen.getTime() > STALE_MS;
  const state = !row.isOn
    ? 'off'
    : isStalled
      ? 'stalled'
      : sweptAt === null || wanted > failing
        ? 'reading'
        : gaps > 0
          ? 'incomplete'
          : 'complete';
  return { state, wanted, gaps, syncedAt, sweptAt, errorCode };
}
