import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { AppError } from '../../../common/errors';
import type { Context } from '../../../context';
import type { Mailbox } from '../../../mail/message.entity';
import { inTransaction } from '../../../platform/database/transaction';
import type { MarkedMessage } from '../../../platform/graph/categories';
import { moveMessage, readMarked, writeCategories } from '../../../platform/graph/categories';
import type { Graph } from '../../../platform/graph/graph';
import type { ExchangeFolder, ExchangeItem } from '../exchange.entity';
import type { CustomerFolders } from './customerFolders.service';
import { folderFor, forgetFolder, loadCustomerFolders } from './customerFolders.service';
import { dueNow } from './due.service';
import type { CategoryLook } from './judging';
import {
  categoriesToWrite,
  hold,
  holdPlace,
  isMovedByPerson,
  mend,
  nothingKnown,
  ownOf,
  personsChange,
  placeStep,
  placeUnknown,
} from './judging';
import { foldCategory, isSameSet, looksOurs, without } from './naming';
import { noteMoved } from './noticing.service';
import type { OutlookOptions } from './outlook.entity';
import { OutlookCategory, OutlookDue, OutlookMark } from './outlook.entity';
import { decideInOutlook } from './personDeciding.service';
import type { OutlookDecision } from './personDecision';
import { decisionOf } from './personDecision';
import { readStamp, STAMP_ID, writeStamp } from './stamp';
import type { Wanted } from './wanting.service';
import { categoriesNamed, loadWanted, nothingWanted } from './wanting.service';

/** Whose mailbox, and how it is written. */
export interface Work {
  context: Context;
  graph: Graph;
  mailbox: Mailbox;
  user: string;
  options: OutlookOptions;
}

/** What is known of the messages that are looked at together. */
export interface Batch {
  items: ReadonlyMap<number, ExchangeItem>;
  marks: ReadonlyMap<number, OutlookMark>;
  /** By message. */
  wanted: ReadonlyMap<number, Wanted>;
  /** By Graph's id. */
  folders: ReadonlyMap<string, ExchangeFolder>;
  customers: CustomerFolders;
}

/** A message on its way through. */
interface One {
  due: OutlookDue;
  item: ExchangeItem;
  there: MarkedMessage;
  mark: OutlookMark;
  wanted: Wanted;
  customers: CustomerFolders;
}

/** The message needs no further look, unless something has made it due again meanwhile. */
export async function settle(context: Context, { itemId, turn }: OutlookDue): Promise<void> {
  await inTransaction(context.database, writer => writer.delete(OutlookDue, { itemId, turn }));
}

/**
 * Looks at one message: takes what the person changed, writes the categories that it should bear, and moves it where it belongs, as far as the mailbox's settings say so.
 *
 * @throws AppError of Graph
 */
export async function markMessage(work: Work, batch: Batch, due: OutlookDue): Promise<void> {
  const { context, graph, user, mailbox } = work;
  const item = batch.items.get(due.itemId);
  if (!item || item.messageId === null) return settle(context, due);
  const there = await lookAt(graph, user, item);
  // What is unfinished or thrown away is nobody's business; a folder that we do not know of yet is a customer's.
  const folder = there && batch.folders.get(there.parentFolderId);
  if (!there || there.isDraft || folder?.isTaken === false) return settle(context, due);
  const one: One = {
    ...{ due, item, there, customers: batch.customers, wanted: batch.wanted.get(item.messageId) ?? nothingWanted },
    mark: batch.marks.get(item.id) ?? freshMark(mailbox.id, item),
  };
  await takeChange(work, one);
  if (work.options.hasCategories) await write(work, one);
  await place(work, batch, one);
  await inTransaction(context.database, async writer => {
    await writer.save(OutlookMark, one.mark);
    const { affected } = await writer.delete(OutlookDue, { itemId: due.itemId, turn: due.turn });
    // Somebody else looked at it at the same time: whoever ends last looks once more.
    if (affected === 0 && !(await writer.existsBy(OutlookDue, { itemId: due.itemId }))) await dueNow(writer, [item]);
  });
}

function freshMark(mailboxId: number, { id }: ExchangeItem): OutlookMark {
  const { seen, strange } = nothingKnown;
  const values = { ...nothingKnown, ...placeUnknown, seen: [...seen], strange: [...strange] };
  return { itemId: id, mailboxId, ...values, writtenAt: null };
}

async function lookAt(graph: Graph, user: string, { graphId }: ExchangeItem): Promise<MarkedMessage | null> {
  try {
    return await readMarked(graph, user, graphId, STAMP_ID);
  } catch (error) {
    if (error instanceof AppError && error.code === 'graph.not_found') return null;
    throw error;
  }
}

async function lookOf({ context, mailbox }: Work, { there, mark, item, wanted }: One) {
  const stamp = readStamp(item.graphId, there.stamp);
  const candidates = [...there.categories.filter(looksOurs), ...mark.seen, ...(stamp?.categories ?? [])];
  const rows = await categoriesNamed(context.database.manager, mailbox.id, candidates);
  const look: CategoryLook = {
    ...{ categories: there.categories, stamp, known: mark, wanted: wanted.names },
    isOurs: name => rows.has(foldCategory(name)),
  };
  return { look, rows };
}

/** What a person did since the last look: his decision where the settings say so, and else left alone. */
async function takeChange(work: Work, one: One): Promise<void> {
  const { look, rows } = await lookOf(work, one);
  const change = personsChange(look);
  const own = ownOf(withStamp(look));
  const isMoved = isMovedByPerson({ folderId: one.there.parentFolderId, known: one.mark });
  // From here on the stamp tells nothing new.
  one.mark = { ...one.mark, turn: Math.max(one.mark.turn, look.stamp?.turn ?? 0) };
  if (change) {
    const decision = work.options.takesChanges ? decisionOf(change, rows) : null;
    const isTaken = decision !== null && (await decide(work, one, own, decision));
    if (!isTaken) {
      const wanted = one.wanted.names;
      Object.assign(one.mark, work.options.takesChanges ? mend(one.mark, own, wanted) : hold(one.mark, own, wanted));
    }
    if (isTaken) return;
  }
  await noteUses(work, one, own);
  if (isMoved) await takeMove(work, one, own);
}

/** Where our own writing was not noted, because the process ended, its stamp says what we had written. */
function withStamp(look: CategoryLook): CategoryLook {
  const { stamp, known } = look;
  return stamp === null ? look : { ...look, known: { ...known, seen: [...known.seen, ...stamp.categories] } };
}

async function takeMove(work: Work, one: One, own: readonly string[]): Promise<void> {
  const folderId = one.there.parentFolderId;
  const companyId = one.customers.companyOf(folderId);
  const isNew = companyId !== null && companyId !== one.wanted.companyId;
  const decision: OutlookDecision = { companyId, recordIds: [], how: 'folder' };
  if (isNew && work.options.takesChanges && (await decide(work, one, own, decision))) return;
  Object.assign(one.mark, holdPlace({ folderId, known: one.mark, companyId: one.wanted.companyId }));
}

/** Takes it as the person's decision; what was seen is noted with it, so that it is taken once. Answers false where it cannot be. */
async function decide(work: Work, one: One, own: readonly string[], decision: OutlookDecision): Promise<boolean> {
  const { context, mailbox, options } = work;
  const { item, there } = one;
  const messageId = item.messageId as number;
  const before = one.mark.seen;
  const mark: OutlookMark = {
    ...one.mark,
    ...{ seen: [...own], heldFor: '', mendedFor: '', folderId: there.parentFolderId, folderHeldFor: '' },
  };
  const isTaken = await decideInOutlook(context, mailbox, messageId, decision, async writer => {
    await countUses(writer, context, mailbox.id, before, own);
    await writer.save(OutlookMark, mark);
  });
  if (!isTaken) return false;
  one.mark = mark;
  const wanted = await inTransaction(context.database, writer =>
    loadWanted(writer, mailbox, options, [messageId], context.clock()),
  );
  one.wanted = wanted.get(messageId) ?? nothingWanted;
  return true;
}

async function write(work: Work, one: One): Promise<void> {
  const { context, graph, user } = work;
  const { look } = await lookOf(work, one);
  const names = one.wanted.names;
  // What came with the mail and is true is ours from now on.
  one.mark = { ...one.mark, strange: without(one.mark.strange, names) };
  const categories = categoriesToWrite(look);
  if (categories === null) return noteAsWanted(work, one, look);
  const turn = one.mark.turn + 1;
  const value = writeStamp(one.item.graphId, { turn, categories: names });
  await writeCategories(graph, user, one.item.graphId, categories, { id: STAMP_ID, value });
  one.there = { ...one.there, categories };
  await noteUses(work, one, names);
  Object.assign(one.mark, { turn, heldFor: '', writtenAt: context.clock() });
}

/** It bears what it should: nothing stands against that any more. */
async function noteAsWanted(work: Work, one: One, look: CategoryLook): Promise<void> {
  const own = ownOf({ ...look, known: one.mark });
  if (!isSameSet(own, one.wanted.names)) return;
  one.mark = { ...one.mark, heldFor: '' };
  await noteUses(work, one, own);
}

/** What the message bears of ours now, and how many bear each. */
async function noteUses({ context, mailbox }: Work, one: One, own: readonly string[]): Promise<void> {
  const before = one.mark.seen;
  one.mark = { ...one.mark, seen: [...own] };
  if (isSameSet(before, own)) return;
  await inTransaction(context.database, async writer => {
    await countUses(writer, context, mailbox.id, before, own);
    await writer.save(OutlookMark, one.mark);
  });
}

async function countUses(
  manager: EntityManager,
  { clock }: Context,
  mailboxId: number,
  before: readonly string[],
  after: readonly string[],
): Promise<void> {
  const change = (names: readonly string[], by: number) =>
    names.length === 0
      ? Promise.resolve()
      : manager
          .createQueryBuilder()
          .update(OutlookCategory)
          .set({ uses: () => `"uses" + ${by}`, ...(by > 0 ? { usedAt: clock() } : {}) })
          .where({ mailboxId, foldedName: In(names.map(foldCategory)) })
          .execute()
          .then(() => undefined);
  await change(without(after, before), 1);
  await change(without(before, after), -1);
}

/** Moves it into the customer's folder, or back to where it stood. */
async function place(work: Work, batch: Batch, one: One): Promise<void> {
  const { context, mailbox, options } = work;
  const { mark, there } = one;
  const folderId = there.parentFolderId;
  const step = placeStep({
    ...{ folderId, known: mark, movesMail: options.movesMail, companyId: one.wanted.companyId },
    companyOf: id => one.customers.companyOf(id),
    isOpenPlace: id => batch.folders.get(id)?.role === 'inbox',
  });
  mark.folderId = folderId;
  if (step.kind === 'rest') return;
  mark.folderId =
    step.kind === 'home' ? await moveTo(work, one, step.folderId) : await moveToCustomer(work, one, step.companyId);
  const isAway = one.customers.companyOf(folderId) === null;
  Object.assign(mark, { homeId: step.kind === 'home' ? '' : isAway ? folderId : mark.homeId, folderHeldFor: '' });
  await noteMoved(context, mailbox.id, one.item.id, mark.folderId);
}

/** A folder that a person threw away is made anew. */
async function moveToCustomer(work: Work, one: One, companyId: number): Promise<string> {
  const { context, graph, mailbox, user, options } = work;
  const at = { mailboxId: mailbox.id, user, options };
  const find = async () => {
    const folderId = await folderFor(context, graph, at, one.customers, companyId);
    one.customers = await loadCustomerFolders(context.database.manager, mailbox.id);
    return folderId;
  };
  const folderId = await find();
  try {
    return await moveTo(work, one, folderId);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'graph.not_found') throw error;
    await forgetFolder(context, mailbox.id, folderId);
    one.customers = await loadCustomerFolders(context.database.manager, mailbox.id);
    return moveTo(work, one, await find());
  }
}

const moveTo = ({ graph, user }: Work, { item }: One, folderId: string) =>
  moveMessage(graph, user, item.graphId, folderId);
