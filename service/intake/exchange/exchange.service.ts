import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { MoreThan } from 'typeorm';
import { AppError, badRequest } from '../../common/errors';
import type { Context } from '../../context';
import { Mailbox } from '../../mail/message.entity';
import { inTransaction } from '../../platform/database/transaction';
import type { Graph } from '../../platform/graph/graph';
import { openImporter } from '../importing.service';
import { withParsePool } from '../sharedPool.service';
import { syncFolder } from './changes.service';
import { ExchangeItem, ExchangeMailbox } from './exchange.entity';
import { fetchWanted } from './fetching.service';
import { syncFolders } from './folders.service';
import { checkTotals, gapsOf, sweepMailbox } from './ledger.service';
import { keepSubscribed } from './subscribing.service';

// Longer than a page and its messages take; whoever holds a mailbox renews it between two batches.
const LEASE_MS = 120_000;
// Of a first import so much is done in one go, then others have their turn.
const SLICE_MS = 20_000;
const SWEEP_EVERY_MS = 6 * 3_600_000;
const STALE_MS = 15 * 60_000;

/** Reads a mailbox from Exchange from now on; one that was switched off goes on where it stood. */
export async function connectMailbox(
  manager: EntityManager,
  mailboxId: number,
  user: string,
  now: Date,
): Promise<void> {
  const known = await manager.findOneBy(ExchangeMailbox, { mailboxId });
  if (known) {
    await manager.update(ExchangeMailbox, { mailboxId }, { user, isOn: true, version: known.version + 1 });
    return;
  }
  await manager.insert(ExchangeMailbox, {
    ...{ mailboxId, user, isOn: true, folderLink: null, startedAt: now, syncedAt: null, sweptAt: null },
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

/**
 * One run over a mailbox: its folders, what changed in each, and what is to be fetched, the newest first, for so long as others need not wait; from time to time all of it is compared with
 * the server. One process at a time does it.
 *
 * @throws AppError of Graph where the mailbox cannot be read now; it is noted with the mailbox
 */
export async function syncMailbox(context: Context, mailboxId: number, signal?: AbortSignal): Promise<SyncResult> {
  const graph = graphOf(context);
  const isOn = await context.database.manager.existsBy(ExchangeMailbox, { mailboxId, isOn: true });
  if (!isOn) return { settled: 0, isMore: false };
  const holder = randomUUID();
  if (!(await takeLease(context, mailboxId, holder))) return { settled: 0, isMore: false, isElsewhere: true };
  try {
    const result = await syncHeld(context, graph, mailboxId, holder, signal);
    await noteError(context, mailboxId, '');
    return result;
  } catch (error) {
    await noteError(context, mailboxId, error instanceof AppError ? error.code : 'intake.failed');
    throw error;
  } finally {
    await inTransaction(context.database, manager =>
      manager.update(ExchangeMailbox, { mailboxId, leasedBy: holder }, { leasedBy: '', leasedUntil: null }),
    );
  }
}

function graphOf({ graph }: Context): Graph {
  if (graph) return graph;
  throw badRequest(
    'exchange.not_set_up',
    'Exchange is not set up. Set TRADEPOST_EXCHANGE_TENANT and what belongs to it.',
  );
}

async function syncHeld(
  context: Context,
  graph: Graph,
  mailboxId: number,
  holder: string,
  signal?: AbortSignal,
): Promise<SyncResult> {
  const { manager } = context.database;
  const row = await manager.findOneByOrFail(ExchangeMailbox, { mailboxId });
  // Before the first look: what comes between the two is told of.
  await keepSubscribed(context, graph, row);
  const began = context.clock();
  for (const folder of await syncFolders(context, graph, row)) {
    await syncFolder(context, graph, row.user, folder, signal);
    if (signal?.aborted || !(await takeLease(context, mailboxId, holder))) return { settled: 0, isMore: true };
  }
  await inTransaction(context.database, writer => writer.update(ExchangeMailbox, { mailboxId }, { syncedAt: began }));
  const unheard = await checkTotals(context, graph, row, signal);
  const result = await fetchSlice(context, graph, row, holder, signal);
  if (!result.isMore && isSweepDue(row, context.clock())) {
    const { missed } = await sweepMailbox(context, graph, row, signal);
    if (missed + unheard.missed > 0) return { ...result, isMore: true };
  }
  return result;
}

async function fetchSlice(
  context: Context,
  graph: Graph,
  { mailboxId, user }: ExchangeMailbox,
  holder: string,
  signal?: AbortSignal,
): Promise<SyncResult> {
  const mailbox = await context.database.manager.findOneByOrFail(Mailbox, { id: mailboxId });
  const end = Date.now() + SLICE_MS;
  let settled = 0;
  return withParsePool(context, async pool => {
    const importer = await openImporter(context, pool, mailbox);
    for (;;) {
      const done = await fetchWanted(context, graph, importer, user, signal);
      settled += done;
      if (done === 0) return { settled, isMore: false };
      const isOver = Date.now() >= end || signal?.aborted === true;
      if (isOver || !(await takeLease(context, mailboxId, holder))) return { settled, isMore: true };
    }
  });
}

function isSweepDue({ sweptAt }: ExchangeMailbox, now: Date): boolean {
  return sweptAt === null || now.getTime() - sweptAt.getTime() >= SWEEP_EVERY_MS;
}

/** Takes the mailbox, or keeps it; false where another process has it. */
async function takeLease(context: Context, mailboxId: number, holder: string): Promise<boolean> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const row = await manager.findOneBy(ExchangeMailbox, { mailboxId, isOn: true });
    if (!row) return false;
    const isTaken = row.leasedBy !== '' && row.leasedBy !== holder && row.leasedUntil !== null && row.leasedUntil > now;
    if (isTaken) return false;
    const leasedUntil = new Date(now.getTime() + LEASE_MS);
    await manager.update(ExchangeMailbox, { mailboxId }, { leasedBy: holder, leasedUntil });
    return true;
  });
}

async function noteError(context: Context, mailboxId: number, errorCode: string): Promise<void> {
  await inTransaction(context.database, async manager => {
    const row = await manager.findOneBy(ExchangeMailbox, { mailboxId });
    if (!row || row.errorCode === errorCode) return;
    const errorAt = errorCode === '' ? null : context.clock();
    await manager.update(ExchangeMailbox, { mailboxId }, { errorCode: errorCode.slice(0, 60), errorAt });
  });
}

/** How a mailbox stands, reckoned from its items and counts alone (lessons R3). */
export interface ExchangeState {
  state: 'off' | 'reading' | 'complete' | 'incomplete' | 'stalled';
  wanted: number;
  gaps: number;
  syncedAt: Date | null;
  sweptAt: Date | null;
  errorCode: string;
}

/**
 * 'complete': all folders were compared with the server, and nothing differs; 'incomplete': something does, or cannot be fetched; 'reading': it was never compared, or more is being fetched;
 * 'stalled': its changes were not read for a quarter of an hour.
 */
export async function stateOf(manager: EntityManager, mailboxId: number, now: Date): Promise<ExchangeState | null> {
  const row = await manager.findOneBy(ExchangeMailbox, { mailboxId });
  if (!row) return null;
  const wanted = await manager.countBy(ExchangeItem, { mailboxId, state: 'wanted' });
  const failing = await manager.countBy(ExchangeItem, { mailboxId, state: 'wanted', tries: MoreThan(0) });
  const gaps = (await gapsOf(manager, mailboxId)).length;
  const { syncedAt, sweptAt, errorCode } = row;
  const lastSeen = syncedAt ?? row.startedAt;
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
