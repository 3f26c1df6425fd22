import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { badRequest, conflict, forbidden, notFound } from '../common/errors';
import { Company } from '../companies/company.entity';
import { ownerColumns } from '../companies/partyTables';
import { CompanyEvent, CompanyTag } from '../companies/profile.entity';
import { OwnerTransfer, OwnerTransferPart } from '../companies/transfer.entity';
import { isOfHis } from '../companies/visibility';
import type { Context } from '../context';
import { listed, named } from '../platform/database/rawRows';
import { insertRows, pieces } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { checkNotLastAdministrator, getUser, voidLinks } from '../users/accounts.service';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { endSessions } from '../users/sessions.service';
import { User } from '../users/user.entity';
import { openMailboxes } from './handedMailboxes.service';
import type { TransferBody, TransferTarget } from './transfer.schema';
import { chooseTarget, takesRest } from './transferring';

/** One row that changes hands. */
export interface Part {
  as: string;
  table: string;
  rowId: number;
  toId: number;
}

/**
 * Whether `viewer` may give one person's things to others: his manager and theirs, whoever sees everything, or an administrator of people.
 *
 * Personal mailboxes are opened for a leaver alone, and by nobody to himself who does not see all filed mail by office: what is in them is private (product, section 3).
 *
 * @throws AppError transfer.same, transfer.not_yours, transfer.mailboxes_forbidden, user.not_found, transfer.person_gone, transfer.leaver_forbidden, transfer.mailboxes_of_leaver,
 *   transfer.mailbox_to_self
 */
export async function checkTransfer(manager: EntityManager, viewer: Viewer, body: TransferBody): Promise<User> {
  const from = await getUser(manager, body.fromId);
  const mayAll = viewer.grants.has('all.read') || viewer.grants.has('users.manage');
  if (body.isLeaver && !mayAll) throw forbidden('transfer.leaver_forbidden');
  if (body.withMailboxes) checkMailboxes(viewer, body);
  for (const { toId } of body.targets) {
    if (toId === body.fromId) throw badRequest('transfer.same', 'Choose somebody else to hand over to.');
    const to = await getUser(manager, toId);
    if (!to.isActive)
      throw badRequest('transfer.person_gone', `${to.name} has left. Choose somebody else.`, { name: to.name });
    if (!mayAll && !isOfHis(viewer, toId)) throw forbidden('transfer.not_yours', { name: to.name });
  }
  if (body.withMailboxes && !mayHandMailboxes(viewer)) throw forbidden('transfer.mailboxes_forbidden');
  if (!mayAll && !isOfHis(viewer, body.fromId)) throw forbidden('transfer.not_yours', { name: from.name });
  return from;
}

function checkMailboxes(viewer: Viewer, { isLeaver, targets }: TransferBody): void {
  if (!isLeaver) throw forbidden('transfer.mailboxes_of_leaver');
  if (targets.find(takesRest)?.toId === viewer.userId && !viewer.grants.has('all.read'))
    throw forbidden('transfer.mailbox_to_self');
}

/** Whether somebody may give one person's own mailbox to another: who manages mailboxes, the owner, the general manager. A manager of people does not read their mail. */
function mayHandMailboxes(viewer: Viewer): boolean {
  return viewer.grants.has('mailboxes.manage') || viewer.grants.has('all.read');
}

/** Everything that would change hands; companies for which no condition fits stay. */
export async function planTransfer(
  manager: EntityManager,
  body: TransferBody,
): Promise<{ parts: Part[]; staying: number }> {
  const { fromId, targets } = body;
  const companies = await manager.find(Company, {
    select: { id: true, country: true, region: true },
    where: { ownerId: fromId },
    order: { id: 'ASC' },
  });
  const tags = await tagsOf(manager, targets, companies);
  const owners = new Map<number, number>();
  for (const { id, country, region } of companies) {
    const toId = chooseTarget({ id, country, region, tags: tags.get(id) ?? [] }, targets);
    if (toId !== null) owners.set(id, toId);
  }
  const parts: Part[] = [...owners].map(([rowId, toId]) => ({ as: 'companies', table: 'company', rowId, toId }));
  const rest = targets.find(takesRest)?.toId ?? null;
  parts.push(...(await recordParts(manager, fromId, owners, rest)));
  if (rest !== null) parts.push(...(await restParts(manager, fromId, rest)));
  return { parts, staying: companies.length - owners.size };
}

async function tagsOf(
  manager: EntityManager,
  targets: readonly TransferTarget[],
  companies: readonly Pick<Company, 'id'>[],
): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>();
  if (!targets.some(target => target.tags?.length)) return found;
  for (const piece of pieces(companies.map(company => company.id))) {
    for (const { companyId, tag } of await manager.findBy(CompanyTag, { companyId: In(piece) }))
      found.set(companyId, [...(found.get(companyId) ?? []), tag]);
  }
  return found;
}

/** Open records go with their company; those under companies of others to whoever gets the rest. */
async function recordParts(
  manager: EntityManager,
  fromId: number,
  owners: ReadonlyMap<number, number>,
  rest: number | null,
): Promise<Part[]> {
  const rows: { id: number; companyId: number }[] = await manager.query(
    `SELECT "id", "companyId" FROM "record" WHERE "ownerId" = ${listed([fromId])} AND "state" = 'open' ORDER BY "id"`,
  );
  return rows.flatMap(({ id, companyId }) => {
    const toId = owners.get(companyId) ?? rest;
    return toId === null ? [] : [{ as: 'records', table: 'record', rowId: id, toId }];
  });
}

async function restParts(manager: EntityManager, fromId: number, toId: number): Promise<Part[]> {
  const parts: Part[] = [];
  for (const one of ownerColumns.filter(column => !['company', 'record'].includes(column.table))) {
    const rows: { id: number }[] = await manager.query(
      `SELECT "id" FROM ${named(one.table)} WHERE ${named(one.column)} = ${listed([fromId])}` +
        `${one.where ? ` AND ${one.where}` : ''} ORDER BY "id"`,
    );
    parts.push(...rows.map(({ id }) => ({ as: one.as, table: one.table, rowId: Number(id), toId })));
  }
  return parts;
}

/** Counts of parts by what they are. */
export function countParts(parts: readonly { as: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { as } of parts) counts[as] = (counts[as] ?? 0) + 1;
  return counts;
}

/**
 * Hands over, in one step (CRM-7, AHEAD-12).
 *
 * @throws AppError those of `checkTransfer`; transfer.nothing, users.last_administrator
 */
export async function transfer(context: Context, viewer: Viewer, body: TransferBody): Promise<number> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const from = await checkTransfer(manager, viewer, body);
    const { parts } = await planTransfer(manager, body);
    if (parts.length === 0 && !body.isLeaver)
      throw badRequest('transfer.nothing', 'There is nothing that would change hands. Look at the conditions.');
    // Whose account was off before is not switched on by an undo.
    const isLeaver = (body.isLeaver ?? false) && from.isActive;
    const added = await manager.insert(OwnerTransfer, {
      ...{ fromId: from.id, byUserId: viewer.userId, note: body.note?.trim() || null, isLeaver },
      ...{ counts: countParts(parts), createdAt: now, undoneAt: null, undoneById: null },
    });
    const transferId = Number(added.identifiers[0]?.id);
    const kept = await handOver(manager, parts);
    if (body.withMailboxes) kept.push(...(await openMailboxes(manager, viewer, body, transferId, now)));
    await insertRows(
      manager,
      OwnerTransferPart,
      kept.map(part => ({ ...part, transferId })),
    );
    await noteOwners(manager, viewer, from.id, parts, now);
    if (isLeaver) await switchOff(manager, viewer, from);
    const details = { transferId, to: [...new Set(parts.map(part => part.toId))], counts: countParts(parts), isLeaver };
    await audit(manager, viewer, 'owner.transferred', { type: 'user', id: from.id }, details, now);
    return transferId;
  });
}

/** One row that went over, as it is remembered. */
export type KeptPart = Pick<OwnerTransferPart, 'tableName' | 'rowId' | 'toId' | 'versionAfter'>;

async function handOver(manager: EntityManager, parts: readonly Part[]): Promise<KeptPart[]> {
  const kept: KeptPart[] = [];
  for (const one of ownerColumns) {
    const groups = new Map<number, number[]>();
    for (const part of parts)
      if (part.table === one.table) groups.set(part.toId, [...(groups.get(part.toId) ?? []), part.rowId]);
    for (const [toId, ids] of groups) {
      for (const piece of pieces(ids)) {
        const version = one.hasVersion ? ', "version" = "version" + 1' : '';
        await manager.query(
          `UPDATE ${named(one.table)} SET ${named(one.column)} = ${listed([toId])}${version} WHERE "id" IN (${listed(piece)})`,
        );
        kept.push(...(await versionsOf(manager, one, piece)).map(row => ({ ...row, tableName: one.table, toId })));
      }
    }
  }
  return kept;
}

async function versionsOf(
  manager: EntityManager,
  one: { table: string; hasVersion: boolean },
  ids: readonly number[],
): Promise<{ rowId: number; versionAfter: number | null }[]> {
  if (!one.hasVersion) return ids.map(rowId => ({ rowId, versionAfter: null }));
  const rows: { id: number; version: number }[] = await manager.query(
    `SELECT "id", "version" FROM ${named(one.table)} WHERE "id" IN (${listed(ids)})`,
  );
  return rows.map(({ id, version }) => ({ rowId: Number(id), versionAfter: Number(version) }));
}

/** The history of each company tells of its new owner. */
export async function noteOwners(
  manager: EntityManager,
  viewer: Viewer,
  fromId: number,
  parts: readonly Part[],
  now: Date,
): Promise<void> {
  const told = { at: now, kind: 'owner', rule: null, userId: viewer.userId, reason: null };
  await insertRows(
    manager,
    CompanyEvent,
    parts
      .filter(part => part.table === 'company')
      .map(part => ({ ...told, companyId: part.rowId, fromValue: String(fromId), toValue: String(part.toId) })),
  );
}

async function switchOff(manager: EntityManager, viewer: Viewer, from: User): Promise<void> {
  if (from.id === viewer.userId) throw forbidden('users.own_account');
  await checkNotLastAdministrator(manager, from.id);
  await manager.update(User, { id: from.id }, { isActive: false, version: from.version + 1 });
  await endSessions(manager, from.id);
  await voidLinks(manager, from.id);
}

/** The transfer, for whoever made it, manages the person, or sees everything. @throws AppError transfer.not_found */
export async function getTransfer(manager: EntityManager, viewer: Viewer, id: number): Promise<OwnerTransfer> {
  const found = await manager.findOneBy(OwnerTransfer, { id });
  const mayAll = viewer.grants.has('all.read') || viewer.grants.has('users.manage');
  if (!found || (!mayAll && found.byUserId !== viewer.userId && !isOfHis(viewer, found.fromId)))
    throw notFound('transfer', { id });
  return found;
}

/** Refuses a second undo. @throws AppError transfer.already_undone (409) */
export function refuseUndone(found: OwnerTransfer): void {
  if (found.undoneAt) throw conflict('transfer.already_undone', 'This was undone already.');
}
