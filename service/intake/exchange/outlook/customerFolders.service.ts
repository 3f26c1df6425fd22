import type { EntityManager } from 'typeorm';
import { AppError } from '../../../common/errors';
import type { Context } from '../../../context';
import { companyNames } from '../../../filing/filing.service';
import { inTransaction } from '../../../platform/database/transaction';
import { makeFolder, renameFolder } from '../../../platform/graph/folderWriting';
import type { Graph } from '../../../platform/graph/graph';
import { ExchangeFolder } from '../exchange.entity';
import { folderName } from './naming';
import type { OutlookOptions } from './outlook.entity';
import { OutlookFolder } from './outlook.entity';

/** The folders of customers in a mailbox. */
export interface CustomerFolders {
  companyOf(folderId: string): number | null;
  folderOf(companyId: number): OutlookFolder | null;
}

export async function loadCustomerFolders(manager: EntityManager, mailboxId: number): Promise<CustomerFolders> {
  const rows = await manager.find(OutlookFolder, { where: { mailboxId }, order: { id: 'ASC' } });
  const byFolder = new Map(rows.map(row => [row.folderId, row.companyId]));
  const byCompany = new Map<number, OutlookFolder>();
  for (const row of rows) if (!byCompany.has(row.companyId)) byCompany.set(row.companyId, row);
  return {
    companyOf: folderId => byFolder.get(folderId) ?? null,
    folderOf: companyId => byCompany.get(companyId) ?? null,
  };
}

interface Mailbox {
  mailboxId: number;
  user: string;
  options: OutlookOptions;
}

const MOST_COPIES = 20;

/**
 * The folder of a company, made where it has none. One of that name that a person made is used: it is the customer's, unless it is that
 * of another customer.
 *
 * @returns Graph's id
 * @throws AppError of Graph
 */
export async function folderFor(
  context: Context,
  graph: Graph,
  mailbox: Mailbox,
  folders: CustomerFolders,
  companyId: number,
): Promise<string> {
  const { manager } = context.database;
  const known = folders.folderOf(companyId);
  if (known) return known.folderId;
  const company = (await companyNames(manager, [companyId])).get(companyId) ?? '';
  const parentId = mailbox.options.parentId || (await inboxOf(manager, mailbox.mailboxId));
  for (let copy = 1; copy <= MOST_COPIES; copy += 1) {
    const name = folderName(company, copy);
    const folderId = await makeFolder(graph, mailbox.user, parentId, name);
    const other = folders.companyOf(folderId);
    if (other !== null && other !== companyId) continue;
    await inTransaction(context.database, async writer => {
      const { mailboxId } = mailbox;
      if (await writer.existsBy(OutlookFolder, { mailboxId, folderId })) return;
      await writer.insert(OutlookFolder, { mailboxId, folderId, companyId, name });
    });
    return folderId;
  }
  throw new AppError('exchange.no_folder', 502, 'No folder could be made for a customer.', { retry: false });
}

/** Folders of companies that have another name since get it too. */
export async function renameFolders(
  context: Context,
  graph: Graph,
  mailbox: Mailbox,
  folders: CustomerFolders,
  companyIds: readonly number[],
): Promise<void> {
  const names = await companyNames(context.database.manager, companyIds);
  for (const [companyId, name] of names) {
    const known = folders.folderOf(companyId);
    if (known) await rename(context, graph, mailbox, known, name);
  }
}

async function rename(
  context: Context,
  graph: Graph,
  { user }: Mailbox,
  { id, folderId, name }: OutlookFolder,
  company: string,
): Promise<void> {
  const next = folderName(company);
  // "ACME (2)" is ACME's, when there were two.
  if (name === next || name.replace(/ \(\d+\)$/, '') === next) return;
  try {
    await renameFolder(graph, user, folderId, next);
  } catch (error) {
    const code = error instanceof AppError ? error.code : '';
    // Where the name is taken the folder keeps its own, which says no less; one that is gone is made anew when mail is moved.
    if (code !== 'graph.conflict' && code !== 'graph.not_found') throw error;
  }
  await inTransaction(context.database, writer => writer.update(OutlookFolder, { id }, { name: next }));
}

/** A folder that is gone from the mailbox is nobody's any more; the next message makes a new one. */
export async function forgetFolder(context: Context, mailboxId: number, folderId: string): Promise<void> {
  await inTransaction(context.database, writer => writer.delete(OutlookFolder, { mailboxId, folderId }));
}

async function inboxOf(manager: EntityManager, mailboxId: number): Promise<string> {
  return (await manager.findOneBy(ExchangeFolder, { mailboxId, role: 'inbox' }))?.folderId ?? 'inbox';
}
