import type { EntityManager } from 'typeorm';
import { In, Not } from 'typeorm';
import type { Context } from '../../context';
import { anyOf } from '../../platform/database/lists';
import { insertRows, pieces } from '../../platform/database/rows';
import { inTransaction } from '../../platform/database/transaction';
import type { Graph } from '../../platform/graph/graph';
import { readTotal } from '../../platform/graph/mailFolders';
import { listMessages } from '../../platform/graph/messages';
import { applyChanges, syncFolder } from './changes.service';
import { unlessGone } from './folders.service';
import { ExchangeCount, ExchangeFolder, ExchangeItem, ExchangeMailbox } from './exchange.entity';

/*
 * The completeness ledger (AHEAD-1): what the server has of a mailbox, by folder and day, compared with what is stored and kept out. Changes are a hint, this is the truth (lessons R1, R9): a
 * difference is repaired by fetching, and until it is repaired the mailbox is not complete.
 */

/** What a sweep found. */
export interface Sweep {
  onServer: number;
  /** On the server, and nobody had told of them. */
  missed: number;
  /** Known, and in another folder or none. */
  moved: number;
}

/**
 * Asks the server how many messages each folder has. Where that is not what we know of, changes were not told: the folder is compared at once.
 *
 * @returns what was found there
 */
export async function checkTotals(
  context: Context,
  graph: Graph,
  { mailboxId, user }: Pick<ExchangeMailbox, 'mailboxId' | 'user'>,
  signal?: AbortSignal,
): Promise<Sweep> {
  const { manager } = context.database;
  const sum: Sweep = { onServer: 0, missed: 0, moved: 0 };
  const folders = await manager.find(ExchangeFolder, { where: { mailboxId, isTaken: true }, order: { id: 'ASC' } });
  for (const folder of inTurn(folders, context.clock())) {
    if (signal?.aborted) return sum;
    const total = await unlessGone(readTotal(graph, user, folder.folderId));
    if (total === undefined) continue;
    const known = await manager.countBy(ExchangeItem, { mailboxId, folderId: folder.id });
    const { apart, short } = folder;
    const isAsBefore = known + apart + short === total;
    if (isAsBefore && (short === 0 || total > MOST_COMPARED)) {
      if (total !== folder.total) await change(context, folder, { total });
      continue;
    }
    // Until they have been compared it is red: they may be compared in vain.
    const by = await differenceNow(context, graph, user, { ...folder, total }, signal);
    if (by === 0) continue;
    const found = await sweepFolder(context, graph, user, { ...folder, total }, signal);
    sum.missed += found.missed;
    sum.moved += found.moved;
  }
  return sum;
}

// Each costs a request, and a mailbox with hundreds of folders is looked at each minute.
const MOST_ASKED = 20;
// A folder that has more than was found in it is compared again each minute, if that is a matter of a few pages.
const MOST_COMPARED = 4_000;
// What the server counts and does not show for a day is believed to be no mail: a contact or a note that somebody has put into the folder.
const BELIEVED_MS = 24 * 3_600_000;

/** By how many messages the server has more than we know of, once what changed meanwhile has been read; it is noted with the folder. */
async function differenceNow(
  context: Context,
  graph: Graph,
  user: string,
  folder: ExchangeFolder & { total: number },
  signal?: AbortSignal,
): Promise<number> {
  const { id, mailboxId, total, apart } = folder;
  await syncFolder(context, graph, user, folder, signal);
  const known = await context.database.manager.countBy(ExchangeItem, { mailboxId, folderId: id });
  const by = total - known - apart;
  await change(context, folder, { total, ...shortBy(folder, by, context.clock()) });
  return by;
}

function shortBy(folder: ExchangeFolder, short: number, now: Date): Pick<ExchangeFolder, 'short' | 'shortAt'> {
  return { short, shortAt: short === 0 ? null : short === folder.short ? folder.shortAt : now };
}

function change(context: Context, { id }: ExchangeFolder, values: Partial<ExchangeFolder>): Promise<unknown> {
  return inTransaction(context.database, writer => writer.update(ExchangeFolder, { id }, values));
}

/** How many folders have more on the server than could be found there, or have not been compared since. */
export function shortFolders(manager: EntityManager, mailboxId: number): Promise<number> {
  return manager.countBy(ExchangeFolder, { mailboxId, isTaken: true, short: Not(0) });
}

/** So many of the folders, others in each minute. */
function inTurn(folders: readonly ExchangeFolder[], now: Date): ExchangeFolder[] {
  const from = (Math.floor(now.getTime() / 60_000) * MOST_ASKED) % Math.max(1, folders.length);
  return [...folders.slice(from), ...folders.slice(0, from)].slice(0, MOST_ASKED);
}

/** Compares every folder that is taken in with the server: its messages one by one, and how many there are on each day. */
export async function sweepMailbox(
  context: Context,
  graph: Graph,
  { mailboxId, user }: Pick<ExchangeMailbox, 'mailboxId' | 'user'>,
  signal?: AbortSignal,
): Promise<Sweep> {
  const { manager } = context.database;
  const sum: Sweep = { onServer: 0, missed: 0, moved: 0 };
  const began = context.clock();
  for (const folder of await manager.findBy(ExchangeFolder, { mailboxId, isTaken: true })) {
    // Asked before they are listed: what comes meanwhile is listed and not counted, and nothing seems to be missing.
    const total = await unlessGone(readTotal(graph, user, folder.folderId));
    if (total === undefined) continue;
    const found = await sweepFolder(context, graph, user, { ...folder, total }, signal);
    sum.onServer += found.onServer;
    sum.missed += found.missed;
    sum.moved += found.moved;
    if (signal?.aborted) return sum;
  }
  await inTransaction(context.database, writer => writer.update(ExchangeMailbox, { mailboxId }, { sweptAt: began }));
  return sum;
}

async function sweepFolder(
  context: Context,
  graph: Graph,
  user: string,
  folder: ExchangeFolder,
  signal?: AbortSignal,
): Promise<Sweep> {
  const days = new Map<string, number>();
  const seen = new Set<string>();
  const found: Sweep = { onServer: 0, missed: 0, moved: 0 };
  const drafts = new Set<string>();
  let link: string | null = null;
  do {
    const page = await listMessages(graph, user, folder.folderId, link, signal);
    for (const { id, isDraft } of page.changes) if (isDraft === true) drafts.add(id);
    const here = page.changes.filter(change => change.isDraft !== true && !seen.has(change.id));
    for (const { id, receivedAt, sentAt } of here) {
      seen.add(id);
      const day = (receivedAt ?? sentAt ?? context.clock()).toISOString().slice(0, 10);
      days.set(day, (days.get(day) ?? 0) + 1);
    }
    await inTransaction(context.database, async manager => {
      const elsewhere = await countElsewhere(manager, folder, [...here.map(change => change.id)]);
      found.missed += await applyChanges(manager, folder, here, context.clock());
      found.moved += elsewhere;
    });
    found.onServer += here.length;
    link = page.link;
  } while (link !== null && !signal?.aborted);
  if (signal?.aborted) return found;
  found.moved += await takeOut(context, folder, seen);
  await inTransaction(context.database, async manager => {
    await writeCounts(manager, folder, days);
    const values = settledShort(folder, found.onServer, drafts.size, context.clock());
    await manager.update(ExchangeFolder, { id: folder.id }, { total: folder.total, ...values });
  });
  return found;
}

/** What the server counts beyond the mail that it showed: drafts, what was believed to be no mail before, and what is missing. */
function settledShort(folder: ExchangeFolder, listed: number, drafts: number, now: Date) {
  const rest = Math.max(0, (folder.total ?? 0) - listed - drafts);
  const isOld = folder.shortAt !== null && now.getTime() - folder.shortAt.getTime() >= BELIEVED_MS;
  const believed = Math.min(rest, isOld ? rest : Math.max(0, folder.apart - drafts));
  return { apart: drafts + believed, ...shortBy(folder, rest - believed, now) };
}

async function countElsewhere(manager: EntityManager, folder: ExchangeFolder, ids: readonly string[]): Promise<number> {
  const known = await manager.find(ExchangeItem, {
    select: { id: true, folderId: true },
    where: { mailboxId: folder.mailboxId, graphId: anyOf(manager, ids) },
  });
  return known.filter(item => item.folderId !== folder.id).length;
}

/** What stood in the folder as we knew it, and does not on the server, has left it. Answers how many. */
async function takeOut(context: Context, folder: ExchangeFolder, seen: ReadonlySet<string>): Promise<number> {
  const { id: folderId, mailboxId } = folder;
  const known = await context.database.manager.find(ExchangeItem, {
    select: { id: true, graphId: true },
    where: { mailboxId, folderId },
  });
  const gone = known.filter(item => !seen.has(item.graphId)).map(item => item.id);
  for (const piece of pieces(gone))
    await inTransaction(context.database, manager =>
      manager.update(ExchangeItem, { id: In(piece), folderId }, { folderId: null }),
    );
  return gone.length;
}

async function writeCounts(
  manager: EntityManager,
  { id: folderId, mailboxId }: ExchangeFolder,
  days: ReadonlyMap<string, number>,
): Promise<void> {
  await manager.delete(ExchangeCount, { folderId });
  await insertRows(
    manager,
    ExchangeCount,
    [...days].map(([day, onServer]) => ({ mailboxId, folderId, day, onServer })),
  );
}

/** A day of a folder in the ledger. */
export interface LedgerDay {
  folderId: number;
  day: string;
  onServer: number;
  stored: number;
  keptOut: number;
  /** Still to be fetched, or refused. */
  open: number;
}

/** The days of a mailbox on which the server has more, or fewer, than are settled here; none: it is complete as of its last sweep. */
export async function gapsOf(manager: EntityManager, mailboxId: number, limit = 200): Promise<LedgerDay[]> {
  const settled = (state: string) => `SUM(CASE WHEN i.state IN (${state}) THEN 1 ELSE 0 END)`;
  const rows = await manager
    .createQueryBuilder(ExchangeCount, 'c')
    .leftJoin(ExchangeItem, 'i', 'i.mailboxId = c.mailboxId AND i.folderId = c.folderId AND i.day = c.day')
    .select(['c.folderId AS "folderId"', 'c.day AS "day"', 'c.onServer AS "onServer"'])
    .addSelect(settled(`'stored', 'unreadable'`), 'stored')
    .addSelect(settled(`'kept_out'`), 'keptOut')
    .addSelect(settled(`'wanted', 'refused'`), 'open')
    .where('c.mailboxId = :mailboxId', { mailboxId })
    .groupBy('c.folderId')
    .addGroupBy('c.day')
    .addGroupBy('c.onServer')
    .having(`COALESCE(${settled(`'stored', 'unreadable', 'kept_out'`)}, 0) <> c.onServer`)
    .orderBy('c.day', 'DESC')
    .limit(limit)
    .getRawMany<Record<keyof LedgerDay, string | number | null>>();
  return rows.map(row => ({
    folderId: Number(row.folderId),
    day: String(row.day),
    onServer: Number(row.onServer),
    stored: Number(row.stored ?? 0),
    keptOut: Number(row.keptOut ?? 0),
    open: Number(row.open ?? 0),
  }));
}
