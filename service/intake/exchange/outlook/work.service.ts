import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { inTransaction } from '../../../platform/database/transaction';
import { ExchangeFolder, ExchangeItem } from '../exchange.entity';
import { loadCustomerFolders, renameFolders } from './customerFolders.service';
import { putOnList } from './masterList.service';
import type { Batch, Work } from './oneMessage.service';
import type { OutlookDue } from './outlook.entity';
import { OutlookMark, OutlookMaster } from './outlook.entity';
import { foldCategory } from './naming';
import { loadWanted } from './wanting.service';

/** What is known of the messages of a batch before the first is looked at; the categories that it needs are on the list then. */
export async function openWork(work: Work, due: readonly OutlookDue[]): Promise<Batch> {
  const { context, graph, mailbox, user, options } = work;
  const { manager } = context.database;
  const ids = due.map(one => one.itemId);
  const items = await manager.findBy(ExchangeItem, { id: In(ids) });
  const marks = await manager.findBy(OutlookMark, { itemId: In(ids) });
  const messageIds = items.flatMap(item => item.messageId ?? []);
  const wanted = await inTransaction(context.database, writer =>
    loadWanted(writer, mailbox, options, messageIds, context.clock()),
  );
  const names = [...new Set([...wanted.values()].flatMap(one => one.names))];
  const fresh = await notOnList(manager, mailbox.id, names);
  if (fresh.length > 0) await putOnList(context, graph, { mailboxId: mailbox.id, user, options }, fresh);
  const folders = await manager.findBy(ExchangeFolder, { mailboxId: mailbox.id, isGone: false });
  const customers = await loadCustomerFolders(manager, mailbox.id);
  const companyIds = [...new Set([...wanted.values()].flatMap(one => one.companyId ?? []))];
  if (options.movesMail)
    await renameFolders(context, graph, { mailboxId: mailbox.id, user, options }, customers, companyIds);
  return {
    items: new Map(items.map(item => [item.id, item])),
    marks: new Map(marks.map(mark => [mark.itemId, mark])),
    wanted,
    folders: new Map(folders.map(folder => [folder.folderId, folder])),
    customers,
  };
}

async function notOnList(manager: EntityManager, mailboxId: number, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const there = await manager.findBy(OutlookMaster, { mailboxId, foldedName: In(names.map(foldCategory)) });
  const known = new Set(there.map(row => row.foldedName));
  return names.filter(name => !known.has(foldCategory(name)));
}

/** Does so many at a time; the first error rises when all that were begun have ended. */
export async function inAnyOrder<T>(all: readonly T[], atOnce: number, act: (one: T) => Promise<void>): Promise<void> {
  const queue = [...all];
  const errors: unknown[] = [];
  const run = async () => {
    for (let one = queue.shift(); one !== undefined && errors.length === 0; one = queue.shift())
      await act(one).catch((error: unknown) => void errors.push(error));
  };
  await Promise.all(Array.from({ length: atOnce }, run));
  if (errors.length > 0) throw errors[0];
}
