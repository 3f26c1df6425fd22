import type { EntityManager } from 'typeorm';
import type { Context } from '../../../context';
import { MailboxMessage } from '../../../mail/message.entity';
import { anyOf } from '../../../platform/database/lists';
import { insertRows } from '../../../platform/database/rows';
import { inTransaction } from '../../../platform/database/transaction';
import type { MessageChange } from '../../../platform/graph/messages';
import type { Moves } from '../counting.service';
import { applyMoves, noteMove } from '../counting.service';
import { ExchangeFolder, ExchangeItem, ExchangeMailbox } from '../exchange.entity';
import { dueNow } from './due.service';
import { nothingKnown, placeUnknown } from './judging';
import { isSameSet, looksOurs, without } from './naming';
import { OutlookFolder, OutlookMark } from './outlook.entity';

type Folder = Pick<ExchangeFolder, 'id' | 'mailboxId'>;
// Where it was is not known, but it was not here.
const ELSEWHERE = 'elsewhere';

/**
 * Looks at what the server tells of messages with the eyes of their categories and folders: what is not as we left it is to be looked at. What only comes back from our own writing is not, so
 * there is no echo. Categories that a new message brings with it are noted as strange: whoever sends a mail cannot say where it is filed.
 *
 * @param known the messages that were there before, by Graph's id, as they stood
 */
export async function noticeChanges(
  manager: EntityManager,
  folder: Folder,
  came: readonly MessageChange[],
  known: ReadonlyMap<string, ExchangeItem>,
): Promise<void> {
  await noteStrange(
    manager,
    folder,
    came.filter(change => !known.has(change.id)),
  );
  const here = came.flatMap(change => {
    const item = known.get(change.id);
    return item ? [{ change, item }] : [];
  });
  if (here.length === 0) return;
  const { folderId = '' } = (await manager.findOneBy(ExchangeFolder, { id: folder.id })) ?? {};
  const rows = await manager.findBy(OutlookMark, {
    itemId: anyOf(
      manager,
      here.map(({ item }) => item.id),
    ),
  });
  const marks = new Map(rows.map(mark => [mark.itemId, mark]));
  const isCustomers = await manager.existsBy(OutlookFolder, { mailboxId: folder.mailboxId, folderId });
  const due: ExchangeItem[] = [];
  const fresh: ExchangeItem[] = [];
  for (const { change, item } of here) {
    const mark = marks.get(item.id);
    const isMoved = mark
      ? mark.folderId !== '' && mark.folderId !== folderId
      : isCustomers && item.folderId !== folder.id;
    if (isMoved || areOthers(change, mark)) due.push(item);
    if (isMoved && !mark) fresh.push(item);
  }
  await insertRows(
    manager,
    OutlookMark,
    fresh.map(item => markOf(item, { folderId: ELSEWHERE })),
  );
  if (due.length > 0) await dueNow(manager, due);
}

/** Whether the message bears others than when we last looked; what is not told has not changed. */
function areOthers({ categories }: MessageChange, mark: OutlookMark | undefined): boolean {
  if (categories === null) return false;
  const own = categories.filter(looksOurs);
  return mark ? !isSameSet(without(own, mark.strange), mark.seen) : own.length > 0;
}

function markOf({ id, mailboxId }: ExchangeItem, more: Partial<OutlookMark>): Partial<OutlookMark> {
  const { seen, strange } = nothingKnown;
  return {
    ...{ itemId: id, mailboxId, ...nothingKnown, ...placeUnknown, writtenAt: null },
    ...{ seen: [...seen], strange: [...strange], ...more },
  };
}

async function noteStrange(
  manager: EntityManager,
  { mailboxId }: Folder,
  came: readonly MessageChange[],
): Promise<void> {
  const strange = new Map(came.map(({ id, categories }) => [id, (categories ?? []).filter(looksOurs)]));
  const ids = [...strange].filter(([, names]) => names.length > 0).map(([id]) => id);
  if (ids.length === 0) return;
  const items = await manager.findBy(ExchangeItem, { mailboxId, graphId: anyOf(manager, ids) });
  await insertRows(
    manager,
    OutlookMark,
    items.map(item => markOf(item, { strange: (strange.get(item.graphId) ?? []).slice(0, MOST_STRANGE) })),
  );
}

const MOST_STRANGE = 20;

/** We moved a message: it stands there now, before the server tells of it, and the ledger with it. A folder that we do not know of yet is asked for. */
export async function noteMoved(context: Context, mailboxId: number, itemId: number, folderId: string): Promise<void> {
  await inTransaction(context.database, async manager => {
    const folder = await manager.findOneBy(ExchangeFolder, { mailboxId, folderId });
    const item = await manager.findOneBy(ExchangeItem, { id: itemId });
    if (!folder) await manager.update(ExchangeMailbox, { mailboxId }, { lookedAt: null });
    if (!item || !folder || item.folderId === folder.id) return;
    const moves: Moves = new Map();
    noteMove(moves, item.folderId, item.day, -1);
    noteMove(moves, folder.id, item.day, 1);
    await manager.update(ExchangeItem, { id: itemId }, { folderId: folder.id });
    await applyMoves(manager, mailboxId, moves);
    const { messageId } = item;
    if (messageId !== null)
      await manager.update(MailboxMessage, { mailboxId, messageId }, { folder: folder.name.slice(0, 400) });
  });
}
