import type { EntityManager } from 'typeorm';
import { AppError } from '../../common/errors';
import type { Context } from '../../context';
import { insertRows } from '../../platform/database/rows';
import { inTransaction } from '../../platform/database/transaction';
import type { Graph } from '../../platform/graph/graph';
import type { FolderChange } from '../../platform/graph/mailFolders';
import { readFolders, wellKnownFolders, wellKnownId } from '../../platform/graph/mailFolders';
import { ExchangeCount, ExchangeFolder, ExchangeItem, ExchangeMailbox } from './exchange.entity';
import { takenFolders } from './folderChoice';

/** Reads which folders the mailbox has, or what changed of them; answers those whose mail is taken in. */
export async function syncFolders(
  context: Context,
  graph: Graph,
  { mailboxId, user, folderLink }: Pick<ExchangeMailbox, 'mailboxId' | 'user' | 'folderLink'>,
): Promise<ExchangeFolder[]> {
  const { changes, link, isWhole } = await changesOf(graph, user, folderLink);
  const { manager } = context.database;
  if (changes.length > 0 || isWhole) {
    const roles = await rolesOf(graph, user);
    await inTransaction(context.database, async writer => {
      await applyFolders(writer, mailboxId, changes, isWhole, roles);
      await writer.update(ExchangeMailbox, { mailboxId }, { folderLink: link });
    });
  }
  return manager.find(ExchangeFolder, { where: { mailboxId, isTaken: true }, order: { id: 'ASC' } });
}

async function changesOf(graph: Graph, user: string, folderLink: string | null) {
  try {
    return { ...(await readFolders(graph, user, folderLink)), isWhole: folderLink === null };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'graph.resync') throw error;
    return { ...(await readFolders(graph, user, null)), isWhole: true };
  }
}

async function rolesOf(graph: Graph, user: string): Promise<Map<string, string>> {
  const roles = new Map<string, string>();
  for (const name of wellKnownFolders) {
    const id = await wellKnownId(graph, user, name);
    if (id !== null) roles.set(id, name);
  }
  return roles;
}

/** @param isWhole the changes are all folders: one that is not among them is gone */
async function applyFolders(
  manager: EntityManager,
  mailboxId: number,
  changes: readonly FolderChange[],
  isWhole: boolean,
  roles: ReadonlyMap<string, string>,
): Promise<void> {
  const known = await manager.findBy(ExchangeFolder, { mailboxId });
  const byId = new Map(known.map(folder => [folder.folderId, folder]));
  const last = new Map(changes.map(change => [change.id, change]));
  const fresh: Partial<ExchangeFolder>[] = [];
  for (const change of last.values()) {
    const { id, displayName, parentFolderId, isRemoved } = change;
    const values = { name: displayName.slice(0, 400), parentId: parentFolderId, role: roles.get(id) ?? '' };
    const there = byId.get(id);
    if (there) await changeFolder(manager, there, isRemoved ? { isGone: true } : { ...values, isGone: false });
    else if (!isRemoved)
      fresh.push({
        ...values,
        mailboxId,
        folderId: id,
        isTaken: false,
        isGone: false,
        link: null,
        total: null,
        apart: 0,
        short: 0,
        shortAt: null,
      });
  }
  if (isWhole)
    for (const folder of known) if (!last.has(folder.folderId)) await changeFolder(manager, folder, { isGone: true });
  await insertRows(manager, ExchangeFolder, fresh);
  await chooseTaken(manager, mailboxId);
}

type FolderValues = Partial<Pick<ExchangeFolder, 'name' | 'parentId' | 'role' | 'isGone'>>;

/** Writes what is not as we know it. */
async function changeFolder(manager: EntityManager, folder: ExchangeFolder, values: FolderValues): Promise<void> {
  const isSame = Object.entries(values).every(([name, value]) => folder[name as keyof FolderValues] === value);
  if (!isSame) await manager.update(ExchangeFolder, { id: folder.id }, values);
}

async function chooseTaken(manager: EntityManager, mailboxId: number): Promise<void> {
  const all = await manager.findBy(ExchangeFolder, { mailboxId });
  const taken = takenFolders(all);
  for (const { id, folderId, isTaken } of all) {
    const next = taken.get(folderId) ?? false;
    if (next === isTaken) continue;
    // A folder that is taken again is read from its beginning: what happened in it meanwhile is not known.
    await manager.update(ExchangeFolder, { id }, { isTaken: next, link: null, short: 0, shortAt: null });
    if (!next) await leaveFolder(manager, mailboxId, id);
  }
}

/** What stood in a folder that is not read any more is in none that we know: of what was not fetched the server is asked where it is. */
async function leaveFolder(manager: EntityManager, mailboxId: number, folderId: number): Promise<void> {
  await manager.update(ExchangeItem, { mailboxId, folderId }, { folderId: null });
  await manager.delete(ExchangeCount, { folderId });
}

/** What is read of a folder; undefined where somebody has deleted it since they were listed: the next list tells of that. */
export async function unlessGone<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && error.code === 'graph.not_found') return undefined;
    throw error;
  }
}
