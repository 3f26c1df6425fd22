import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { normaliseAddress } from '../../common/emailAddress';
import { AppError } from '../../common/errors';
import type { Context } from '../../context';
import { messageIdHash, normaliseMessageId } from '../../mail/identity';
import { MailboxMessage } from '../../mail/message.entity';
import { anyOf } from '../../platform/database/lists';
import { insertRows } from '../../platform/database/rows';
import { inTransaction } from '../../platform/database/transaction';
import type { Graph } from '../../platform/graph/graph';
import type { MessageChange } from '../../platform/graph/messages';
import { readChanges } from '../../platform/graph/messages';
import type { Moves } from './counting.service';
import { applyMoves, noteMove } from './counting.service';
import type { ExchangeFolder } from './exchange.entity';
import { noticeChanges } from './outlook/noticing.service';
import { ExchangeFolder as FolderRow, ExchangeItem } from './exchange.entity';

/**
 * Reads what changed in a folder to its end. Each page and the place behind it are kept in one transaction (lessons R2): after a crash it goes on there, and what comes
 * twice changes nothing.
 *
 * @returns how many messages are new
 */
export async function syncFolder(
  context: Context,
  graph: Graph,
  user: string,
  folder: ExchangeFolder,
  signal?: AbortSignal,
): Promise<number> {
  let { link } = folder;
  let fresh = 0;
  for (;;) {
    const page = await pageOf(graph, user, folder, link, signal);
    const now = context.clock();
    fresh += await inTransaction(context.database, async manager => {
      const added = await applyChanges(manager, folder, page.changes, now);
      await manager.update(FolderRow, { id: folder.id }, { link: page.link });
      return added;
    });
    link = page.link;
    if (page.isLast || signal?.aborted) return fresh;
  }
}

async function pageOf(graph: Graph, user: string, folder: ExchangeFolder, link: string | null, signal?: AbortSignal) {
  try {
    return await readChanges(graph, user, folder.folderId, link, signal);
  } catch (error) {
    if (link === null || !(error instanceof AppError) || error.code !== 'graph.resync') throw error;
    return readChanges(graph, user, folder.folderId, null, signal);
  }
}

/** Notes where messages are now; those that are new are to be fetched. Answers how many are. */
export async function applyChanges(
  manager: EntityManager,
  folder: Pick<ExchangeFolder, 'id' | 'mailboxId' | 'name'>,
  changes: readonly MessageChange[],
  now: Date,
): Promise<number> {
  // Of what a page tells twice the last counts.
  const last = new Map(changes.map(change => [change.id, change]));
  const { mailboxId } = folder;
  const known = await manager.find(ExchangeItem, {
    where: { mailboxId, graphId: anyOf(manager, [...last.keys()]) },
  });
  const byId = new Map(known.map(item => [item.graphId, item]));
  const came = [...last.values()].filter(change => !change.isRemoved && change.isDraft !== true);
  const rows = came.filter(change => !byId.has(change.id)).map(change => itemOf(folder, change, now));
  await insertRows(manager, ExchangeItem, rows);
  await noticeChanges(manager, folder, came, byId);
  const moves: Moves = new Map();
  for (const { day } of rows) noteMove(moves, folder.id, day, 1);
  const here = came.flatMap(change => byId.get(change.id) ?? []);
  await putInto(manager, folder, here, moves, now);
  const left = [...last.values()].flatMap(change => (change.isRemoved ? (byId.get(change.id) ?? []) : []));
  await takeOut(
    manager,
    left.filter(item => item.folderId === folder.id),
    moves,
  );
  await applyMoves(manager, mailboxId, moves);
  return rows.length;
}

async function putInto(
  manager: EntityManager,
  { id: folderId, mailboxId, name }: Pick<ExchangeFolder, 'id' | 'mailboxId' | 'name'>,
  items: readonly ExchangeItem[],
  moves: Moves,
  now: Date,
): Promise<void> {
  const moved = items.filter(item => item.folderId !== folderId);
  for (const { folderId: before, day } of moved) {
    noteMove(moves, before, day, -1);
    noteMove(moves, folderId, day, 1);
  }
  const ids = moved.map(item => item.id);
  if (ids.length > 0) await manager.update(ExchangeItem, { id: In(ids) }, { folderId });
  const messageIds = moved.flatMap(item => item.messageId ?? []);
  if (messageIds.length > 0)
    await manager.update(MailboxMessage, { mailboxId, messageId: In(messageIds) }, { folder: name.slice(0, 400) });
  const back = items.filter(item => item.state === 'gone').map(item => item.id);
  if (back.length > 0) await manager.update(ExchangeItem, { id: In(back) }, { state: 'wanted', tries: 0, dueAt: now });
}

/** They left this folder: where they went, another folder tells (lessons R8, and what goes wrong where a folder's removal is taken for the end). */
async function takeOut(manager: EntityManager, items: readonly ExchangeItem[], moves: Moves): Promise<void> {
  for (const { folderId, day } of items) noteMove(moves, folderId, day, -1);
  const ids = items.map(item => item.id);
  if (ids.length > 0) await manager.update(ExchangeItem, { id: In(ids) }, { folderId: null });
}

function itemOf({ id, mailboxId }: Pick<ExchangeFolder, 'id' | 'mailboxId'>, change: MessageChange, now: Date) {
  const received = change.receivedAt ?? change.sentAt ?? now;
  const messageId = change.internetMessageId === null ? null : normaliseMessageId(change.internetMessageId);
  return {
    ...{ mailboxId, graphId: change.id, folderId: id, receivedAt: received, sentAt: change.sentAt },
    fromAddress: normaliseAddress(change.from ?? '').slice(0, 320),
    ...{
      internetMessageId: messageId,
      messageIdHash: messageId === null ? null : messageIdHash(messageId),
      day: received.toISOString().slice(0, 10),
    },
    ...{ state: 'wanted' as const, reason: '', messageId: null, tries: 0, dueAt: now },
  };
}
