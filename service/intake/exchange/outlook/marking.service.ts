import { LessThanOrEqual } from 'typeorm';
import { AppError } from '../../../common/errors';
import type { Context } from '../../../context';
import { Mailbox } from '../../../mail/message.entity';
import { inTransaction } from '../../../platform/database/transaction';
import { urgently } from '../../../platform/graph/graph';
import { waitAfter } from '../../../platform/graph/graphFaults';
import { readSendingHold } from '../../../users/sendingHold.service';
import { ExchangeItem, ExchangeMailbox } from '../exchange.entity';
import { requestMarking } from './due.service';
import { tidyList } from './masterList.service';
import { noteTrouble, optionsOf } from './options.service';
import { OutlookDue } from './outlook.entity';
import type { Work } from './oneMessage.service';
import { markMessage, settle } from './oneMessage.service';
import { inAnyOrder, openWork } from './work.service';

const BATCH = 40;
// Of the four requests that a mailbox allows at once the rest is for what comes in.
const AT_ONCE = 2;
const SLICE_MS = 10_000;
/** Old mail is marked so many at a time; with two requests each that is half of what a mailbox allows in ten minutes. */
const OLD_PAUSE_MS = 10_000;
const IMPORT_PAUSE_MS = 10_000;
const HELD_PAUSE_MS = 5 * 60_000;
const DENIED_PAUSE_MS = 30 * 60_000;
const MAX_TRIES = 6;
const RETRY_MS = 30_000;

/** What a run did. */
export interface MarkResult {
  /** Messages that were looked at. */
  done: number;
  /** When the rest is looked at; null: nothing is left, 0: at once. */
  restIn: number | null;
}

/**
 * Looks at the messages of a mailbox that are due, the newest first: takes what a person changed there, and writes what they should show.
 *
 * @param isUrgent those that are new or were decided by a person; else the old ones, which wait while mail is still to be fetched
 * @throws AppError of Graph where the mailbox cannot be written now
 */
export async function markMailbox(
  context: Context,
  mailboxId: number,
  isUrgent: boolean,
  signal?: AbortSignal,
): Promise<MarkResult> {
  const { manager } = context.database;
  const row = await manager.findOneBy(ExchangeMailbox, { mailboxId, isOn: true });
  if (!row || !context.graph) return { done: 0, restIn: null };
  // A restored copy of a company's data leaves its mailboxes to the one that is in use.
  if (await readSendingHold(manager)) return { done: 0, restIn: HELD_PAUSE_MS };
  const options = await optionsOf(manager, mailboxId);
  if (!options.isActive) {
    await inTransaction(context.database, writer => writer.delete(OutlookDue, { mailboxId }));
    return { done: 0, restIn: null };
  }
  if (!isUrgent && (await manager.existsBy(ExchangeItem, { mailboxId, state: 'wanted' })))
    return { done: 0, restIn: IMPORT_PAUSE_MS };
  const mailbox = await manager.findOneByOrFail(Mailbox, { id: mailboxId });
  const graph = isUrgent ? urgently(context.graph) : context.graph;
  const work: Work = { context, graph, mailbox, user: row.user, options };
  const result = await markSlice(work, isUrgent, signal);
  if (result.done > 0 && result.restIn === null) await tidyList(context, graph, { mailboxId, user: row.user, options });
  return result;
}

async function markSlice(work: Work, isUrgent: boolean, signal?: AbortSignal): Promise<MarkResult> {
  const end = Date.now() + SLICE_MS;
  let done = 0;
  for (;;) {
    const count = await markBatch(work, isUrgent, signal);
    done += count;
    if (signal?.aborted) return { done, restIn: 0 };
    const rest = count === BATCH ? 0 : await restIn(work, isUrgent);
    if (count === 0 || rest === null) return { done, restIn: rest };
    if (!isUrgent) return { done, restIn: Math.max(rest, OLD_PAUSE_MS) };
    if (Date.now() >= end) return { done, restIn: 0 };
  }
}

/** Milliseconds until the first of those that were put off; null where there is none. */
async function restIn({ context, mailbox }: Work, isUrgent: boolean): Promise<number | null> {
  const where = { mailboxId: mailbox.id, isUrgent };
  const first = await context.database.manager.findOne(OutlookDue, { where, order: { dueAt: 'ASC' } });
  return first ? Math.max(1_000, first.dueAt.getTime() - context.clock().getTime()) : null;
}

async function markBatch(work: Work, isUrgent: boolean, signal?: AbortSignal): Promise<number> {
  const { context, mailbox } = work;
  const due = await context.database.manager.find(OutlookDue, {
    where: { mailboxId: mailbox.id, isUrgent, dueAt: LessThanOrEqual(context.clock()) },
    order: { receivedAt: 'DESC', itemId: 'DESC' },
    take: BATCH,
  });
  if (due.length === 0) return 0;
  const batch = await openWork(work, due);
  await inAnyOrder(due, AT_ONCE, async one => {
    if (signal?.aborted) return;
    try {
      await markMessage(work, batch, one);
      await noteWell(work);
    } catch (error) {
      await noteRefusal(work, one, error);
    }
  });
  return due.length;
}

async function noteWell({ context, mailbox, options }: Work): Promise<void> {
  if (options.troubleCode === '') return;
  await noteTrouble(context, mailbox.id, 'trouble', '');
  Object.assign(options, { troubleCode: '', troubleAt: null });
}

/** What one message refuses is tried again later, and given up at last; what concerns the mailbox ends the run. */
async function noteRefusal({ context, mailbox, options }: Work, due: OutlookDue, error: unknown): Promise<void> {
  const code = error instanceof AppError ? error.code : '';
  if (code === 'graph.denied' && (await noteTrouble(context, mailbox.id, 'trouble', 'exchange.write_denied')))
    context.log.warn({ mailboxId: mailbox.id }, 'the app may not write in a mailbox');
  if (code === 'graph.denied') options.troubleCode = 'exchange.write_denied';
  const isOfOne = [
    'graph.refused',
    'graph.not_found',
    'graph.conflict',
    'graph.unreachable',
    'exchange.no_folder',
  ].includes(code);
  if (!isOfOne) throw error;
  const tries = due.tries + 1;
  if (tries >= MAX_TRIES) return settle(context, due);
  const dueAt = new Date(context.clock().getTime() + RETRY_MS * 2 ** (tries - 1));
  await inTransaction(context.database, writer =>
    writer.update(OutlookDue, { itemId: due.itemId, turn: due.turn }, { tries, dueAt }),
  );
}

/** One job: a run, and the job for the rest. Who is told to come later does, and no try is counted for it. */
export async function runMarking(context: Context, mailboxId: number, isUrgent: boolean, signal: AbortSignal) {
  const again = async (ms: number) => {
    const dueAt = ms === 0 ? {} : { dueAt: new Date(context.clock().getTime() + ms) };
    await inTransaction(context.database, writer => requestMarking(writer, mailboxId, { isUrgent, ...dueAt }));
    if (ms === 0) context.queue.wake();
  };
  try {
    const { restIn: ms } = await markMailbox(context, mailboxId, isUrgent, signal);
    if (ms !== null) await again(ms);
  } catch (error) {
    const isGraphs = error instanceof AppError && error.code.startsWith('graph.');
    if (!isGraphs) throw error;
    await again(waitAfter(error) ?? DENIED_PAUSE_MS);
  }
}
