import type { EntityManager } from 'typeorm';
import { AppError } from '../../../common/errors';
import { cloudHas } from '../../../common/microsoftClouds';
import type { Context } from '../../../context';
import { anyOf } from '../../../platform/database/lists';
import { inTransaction } from '../../../platform/database/transaction';
import { addMasterCategory, readMasterCategories, removeMasterCategory } from '../../../platform/graph/categories';
import type { Graph } from '../../../platform/graph/graph';
import { foldCategory } from './naming';
import { OutlookCategory, OutlookMaster } from './outlook.entity';
import type { OutlookOptions } from './outlook.entity';
import { noteTrouble } from './options.service';

/*
 * The list of a mailbox's categories gives them their colour. Ours are made before they are used and taken out when no message bears them; the newest few stay, so that people find their own
 * among them. A category that is not on the list stands on its message all the same, without a colour.
 */

// Filed is quiet: what needs a person is to be seen (design.md 1, rule 4). Steel.
const COLOUR = 'preset10';
/** Of ours on the list of one mailbox. */
export const MOST_ON_LIST = 100;
// What was refused is not asked for again at every mail.
const PATIENCE_MS = 60 * 60_000;

interface Mailbox {
  mailboxId: number;
  user: string;
  options: OutlookOptions;
}

/** Whether the list is kept in this mailbox: where a cloud has none, or the app may not, it is asked again an hour later. */
export function keepsList({ config, clock }: Context, { listCode, listAt }: OutlookOptions): boolean {
  if (!cloudHas(config, 'masterCategories')) return false;
  return listCode === '' || listAt === null || clock().getTime() - listAt.getTime() >= PATIENCE_MS;
}

/** Puts categories on the list before they are written, and takes out what makes way for them. What the list refuses is noted once; the mail is marked all the same. */
export async function putOnList(
  context: Context,
  graph: Graph,
  mailbox: Mailbox,
  names: readonly string[],
): Promise<void> {
  if (!keepsList(context, mailbox.options)) return;
  try {
    for (const name of names) await putOne(context, graph, mailbox, name);
    await noteTrouble(context, mailbox.mailboxId, 'list', '');
    Object.assign(mailbox.options, { listCode: '', listAt: null });
  } catch (error) {
    await noteRefusal(context, mailbox, error);
  }
}

async function putOne(context: Context, graph: Graph, { mailboxId, user }: Mailbox, name: string): Promise<void> {
  const foldedName = foldCategory(name);
  const { manager } = context.database;
  if (await manager.existsBy(OutlookMaster, { mailboxId, foldedName })) return;
  const masterId = await addOrFind(graph, user, name);
  // It is there, and somebody else's: it is used, and never taken out.
  if (masterId === null) return;
  await inTransaction(context.database, async writer => {
    if (await writer.existsBy(OutlookMaster, { mailboxId, foldedName })) return;
    await writer.insert(OutlookMaster, { mailboxId, masterId, foldedName, usedAt: context.clock() });
  });
}

/** The id of the new entry; null where one of that name is there already. */
async function addOrFind(graph: Graph, user: string, name: string): Promise<string | null> {
  try {
    return await addMasterCategory(graph, user, name, COLOUR);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'graph.conflict') throw error;
    const found = (await readMasterCategories(graph, user)).find(
      one => foldCategory(one.displayName) === foldCategory(name),
    );
    if (!found) throw error;
    return null;
  }
}

/** Takes out what no message bears any more, and of the rest the ones that were used longest ago, down to the most that may be there. */
export async function tidyList(context: Context, graph: Graph, mailbox: Mailbox): Promise<void> {
  const { mailboxId, user, options } = mailbox;
  if (!keepsList(context, options)) return;
  const leaving = await leavingOf(context.database.manager, mailboxId);
  try {
    for (const { id, masterId } of leaving) {
      await removeMasterCategory(graph, user, masterId).catch((error: unknown) => {
        if ((error as { code?: string }).code !== 'graph.not_found') throw error;
      });
      await inTransaction(context.database, writer => writer.delete(OutlookMaster, { id }));
    }
  } catch (error) {
    await noteRefusal(context, mailbox, error);
  }
}

const MOST_AT_ONCE = 20;

async function leavingOf(manager: EntityManager, mailboxId: number): Promise<OutlookMaster[]> {
  const all = await manager.findBy(OutlookMaster, { mailboxId });
  const names = all.map(row => row.foldedName);
  const rows = await manager.findBy(OutlookCategory, { mailboxId, foldedName: anyOf(manager, names) });
  const used = new Map(rows.map(row => [row.foldedName, row]));
  const usesOf = ({ foldedName }: OutlookMaster) => used.get(foldedName)?.uses ?? 0;
  const lastOf = ({ foldedName, usedAt }: OutlookMaster) => (used.get(foldedName)?.usedAt ?? usedAt).getTime();
  const unused = all.filter(row => usesOf(row) <= 0);
  const inUse = all.filter(row => usesOf(row) > 0).sort((a, b) => lastOf(b) - lastOf(a));
  return [...unused, ...inUse.slice(MOST_ON_LIST)].slice(0, MOST_AT_ONCE);
}

/** A refusal of the list is no refusal of the mail; what concerns the whole mailbox rises. */
async function noteRefusal(context: Context, { mailboxId, options }: Mailbox, error: unknown): Promise<void> {
  const code = error instanceof AppError ? error.code : '';
  if (!['graph.denied', 'graph.refused', 'graph.not_found', 'graph.conflict'].includes(code)) throw error;
  const told = code === 'graph.denied' ? 'exchange.list_denied' : 'exchange.list_missing';
  if (await noteTrouble(context, mailboxId, 'list', told))
    context.log.warn({ mailboxId, code }, 'the list of categories of a mailbox cannot be kept');
  Object.assign(options, { listCode: told, listAt: context.clock() });
}
