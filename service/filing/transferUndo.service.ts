import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { In, LessThan } from 'typeorm';
import { conflict, forbidden } from '../common/errors';
import { Company } from '../companies/company.entity';
import { getDeskSettings } from '../companies/deskSettings.service';
import { ownerColumns } from '../companies/partyTables';
import { namesOf, visibleIds } from '../companies/similar.service';
import { OwnerTransfer, OwnerTransferPart } from '../companies/transfer.entity';
import { isOfHis } from '../companies/visibility';
import type { Context } from '../context';
import { Mailbox, MailboxMessage, Message } from '../mail/message.entity';
import { listed, named, selectRaw } from '../platform/database/rawRows';
import { pieces } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { User } from '../users/user.entity';
import { FilingStatus } from './filing.entity';
import { closeMailboxes } from './handedMailboxes.service';
import type {
  TransferBody,
  TransferList,
  TransferPreview,
  TransferReply,
  TransferUndoPreview,
} from './transfer.schema';
import { checkTransfer, countParts, getTransfer, noteOwners, planTransfer, refuseUndone } from './transfer.service';
import { undoUntil } from './transferring';

const SHOWN = 20;
const PAGE = 50;
const DAY = 86_400_000;
// Older mail without an answer was answered by telephone, or never will be.
const UNANSWERED_DAYS = 60;

const listCounts = (counts: Record<string, number>) => Object.entries(counts).map(([what, count]) => ({ what, count }));

/** What a transfer would do. @throws AppError those of `checkTransfer` */
export async function previewTransfer(
  manager: EntityManager,
  viewer: Viewer,
  body: TransferBody,
  now: Date,
): Promise<TransferPreview> {
  const from = await checkTransfer(manager, viewer, body);
  const { parts, staying } = await planTransfer(manager, body);
  const toIds = [...new Set(body.targets.map(target => target.toId))];
  const people = await namesOf(manager, toIds);
  const targets: TransferPreview['targets'] = [];
  for (const toId of toIds) {
    const own = parts.filter(part => part.toId === toId);
    const companyIds = own.filter(part => part.table === 'company').map(part => part.rowId);
    targets.push({
      toId,
      toName: people.get(toId) ?? '',
      counts: listCounts(countParts(own)),
      companies: await companyNames(manager, viewer, companyIds.slice(0, SHOWN)),
    });
  }
  const { undoDays } = await getDeskSettings(manager);
  return { fromName: from.name, targets, staying, open: await openMail(manager, from.id, now), undoDays };
}

/** Names of companies, of those that the viewer may see; an administrator of people hands over what he cannot read. */
async function companyNames(manager: EntityManager, viewer: Viewer, ids: readonly number[]): Promise<string[]> {
  const visible = await visibleIds(manager, viewer, ids);
  const rows = await manager.find(Company, { where: { id: In([...visible]) }, order: { foldedName: 'ASC' } });
  return rows.map(row => row.name);
}

/** What waits in somebody's own mailboxes: letters of the last weeks that nobody answered, and letters to be reviewed. Numbers only. */
async function openMail(manager: EntityManager, userId: number, now: Date): Promise<TransferPreview['open']> {
  const since = new Date(now.getTime() - UNANSWERED_DAYS * DAY);
  const own = () =>
    manager
      .createQueryBuilder(MailboxMessage, 'c')
      .innerJoin(Mailbox, 'b', 'b.id = c.mailboxId')
      .innerJoin(Message, 'm', 'm.id = c.messageId')
      .select('COUNT(DISTINCT c.messageId)', 'count')
      .where('b.ownerId = :userId AND c.sentAt >= :since', { userId, since });
  const countOf = async (query: SelectQueryBuilder<MailboxMessage>) =>
    Number((await query.getRawOne<{ count: number }>())?.count ?? 0);
  const unanswered = await countOf(
    own()
      .andWhere("m.direction = 'in' AND m.kind = 'normal'")
      .andWhere(
        'NOT EXISTS (SELECT 1 FROM "message" "n" WHERE "n"."conversationId" = "m"."conversationId" AND "n"."sentAt" > "m"."sentAt")',
      ),
  );
  const review = await countOf(own().innerJoin(FilingStatus, 's', "s.messageId = c.messageId AND s.state = 'review'"));
  return [
    { what: 'unanswered', count: unanswered },
    { what: 'review', count: review },
  ];
}

/** Transfers that the viewer may see, newest first. */
export async function listTransfers(manager: EntityManager, viewer: Viewer, cursor?: string): Promise<TransferList> {
  const mayAll = viewer.grants.has('all.read') || viewer.grants.has('users.manage');
  const before = cursor && /^\d{1,10}$/.test(cursor) ? { id: LessThan(Number(cursor)) } : {};
  const people = [viewer.userId, ...viewer.ownerIds];
  const rows = await manager.find(OwnerTransfer, {
    where: mayAll
      ? before
      : [
          { ...before, byUserId: viewer.userId },
          { ...before, fromId: In(people) },
        ],
    order: { id: 'DESC' },
    take: PAGE + 1,
  });
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    transfers: await describeTransfers(manager, page),
    nextCursor: rows.length > PAGE && last ? String(last.id) : null,
    undoDays: (await getDeskSettings(manager)).undoDays,
  };
}

/** Transfers as the page shows them. */
export async function describeTransfers(
  manager: EntityManager,
  transfers: readonly OwnerTransfer[],
): Promise<TransferReply[]> {
  const rows = await manager
    .createQueryBuilder(OwnerTransferPart, 'p')
    .select('p.transferId', 'transferId')
    .addSelect('p.toId', 'toId')
    .groupBy('p.transferId')
    .addGroupBy('p.toId')
    .where('p.transferId IN (:...ids)', { ids: [0, ...transfers.map(one => one.id)] })
    .getRawMany<{ transferId: number; toId: number }>();
  const people = await namesOf(manager, [
    ...transfers.flatMap(one => [one.fromId, one.byUserId, one.undoneById]),
    ...rows.map(row => row.toId),
  ]);
  const { undoDays } = await getDeskSettings(manager);
  return transfers.map(one => ({
    id: one.id,
    fromName: people.get(one.fromId) ?? '',
    toNames: rows.filter(row => row.transferId === one.id).map(row => people.get(row.toId) ?? ''),
    byName: people.get(one.byUserId) ?? '',
    ...{ note: one.note, isLeaver: one.isLeaver, counts: listCounts(one.counts) },
    createdAt: one.createdAt.toISOString(),
    undoneAt: one.undoneAt?.toISOString() ?? null,
    undoneByName: one.undoneById === null ? null : (people.get(one.undoneById) ?? null),
    undoUntil: undoUntil(one.createdAt, undoDays).toISOString(),
  }));
}

interface Sorted {
  back: { part: OwnerTransferPart; column: (typeof ownerColumns)[number] }[];
  /** `companyId`: that whose name, or whose record's number, it is. */
  stays: { what: string; name: string; companyId: number | null }[];
  changedIds: number[];
}

/** What of a transfer can go back: what still belongs to whoever got it. */
async function sortParts(manager: EntityManager, found: OwnerTransfer): Promise<Sorted> {
  const sorted: Sorted = { back: [], stays: [], changedIds: [] };
  for (const column of ownerColumns) {
    const parts = await manager.find(OwnerTransferPart, {
      where: { transferId: found.id, tableName: column.table },
      order: { id: 'ASC' },
    });
    const rows = await selectRaw(
      manager,
      column.table,
      'id',
      parts.map(part => part.rowId),
    );
    const byId = new Map(rows.map(row => [Number(row.id), row]));
    for (const part of parts) {
      const row = byId.get(part.rowId);
      if (!row || Number(row[column.column]) !== part.toId) {
        const companyId = column.table === 'company' ? part.rowId : Number(row?.companyId ?? 0) || null;
        sorted.stays.push({ what: column.as, name: String(row?.name ?? row?.number ?? ''), companyId });
        continue;
      }
      sorted.back.push({ part, column });
      if (column.table === 'company' && Number(row.version) > (part.versionAfter ?? 0))
        sorted.changedIds.push(part.rowId);
    }
  }
  return sorted;
}

/** What an undo would do. @throws AppError transfer.not_found */
export async function previewTransferUndo(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
): Promise<TransferUndoPreview> {
  const found = await getTransfer(manager, viewer, id);
  const { back, stays, changedIds } = await sortParts(manager, found);
  const [line] = await describeTransfers(manager, [found]);
  return {
    transfer: line as TransferReply,
    goesBack: listCounts(countParts(back.map(({ column }) => ({ as: column.as })))),
    stays: await namedStays(manager, viewer, stays.slice(0, 200)),
    changedSince: await companyNames(manager, viewer, changedIds.slice(0, 200)),
  };
}

/** What stays, by name as far as the viewer may know it: it may be somebody else's by now. */
async function namedStays(
  manager: EntityManager,
  viewer: Viewer,
  stays: Sorted['stays'],
): Promise<TransferUndoPreview['stays']> {
  const visible = await visibleIds(manager, viewer, [...new Set(stays.flatMap(one => one.companyId ?? []))]);
  return stays.map(({ what, name, companyId }) => ({
    what,
    name: companyId === null || !visible.has(companyId) ? '' : name,
  }));
}

/**
 * Takes a transfer back. What the new owners have changed in it stays changed; what they have given away since stays away.
 *
 * @throws AppError transfer.not_found, transfer.already_undone, transfer.too_late (409), transfer.not_yours, transfer.leaver_forbidden
 */
export async function undoTransfer(context: Context, viewer: Viewer, id: number): Promise<void> {
  const now = context.clock();
  await inTransaction(context.database, async manager => {
    const found = await getTransfer(manager, viewer, id);
    refuseUndone(found);
    const { undoDays: days } = await getDeskSettings(manager);
    if (undoUntil(found.createdAt, days) < now)
      throw conflict('transfer.too_late', `A transfer can be undone for ${days} days. Hand over anew instead.`, {
        days,
      });
    const mayAll = viewer.grants.has('all.read') || viewer.grants.has('users.manage');
    if (!mayAll && !isOfHis(viewer, found.fromId)) throw forbidden('transfer.not_yours');
    // Undoing switches the account on again.
    if (!mayAll && found.isLeaver) throw forbidden('transfer.leaver_forbidden');
    const { back } = await sortParts(manager, found);
    for (const column of ownerColumns) {
      const ids = back.filter(one => one.column === column).map(one => one.part.rowId);
      const version = column.hasVersion ? ', "version" = "version" + 1' : '';
      for (const piece of pieces(ids))
        await manager.query(
          `UPDATE ${named(column.table)} SET ${named(column.column)} = ${listed([found.fromId])}${version} WHERE "id" IN (${listed(piece)})`,
        );
    }
    await closeMailboxes(manager, viewer, id, now);
    if (found.isLeaver)
      await manager.update(User, { id: found.fromId }, { isActive: true, version: () => '"version" + 1' });
    await tellBack(manager, viewer, found, back, now);
    await manager.update(OwnerTransfer, { id }, { undoneAt: now, undoneById: viewer.userId });
    const counts = countParts(back.map(({ column }) => ({ as: column.as })));
    await audit(
      manager,
      viewer,
      'owner.transfer_undone',
      { type: 'user', id: found.fromId },
      { transferId: id, counts },
      now,
    );
  });
}

async function tellBack(
  manager: EntityManager,
  viewer: Viewer,
  found: OwnerTransfer,
  back: Sorted['back'],
  now: Date,
): Promise<void> {
  const byOwner = new Map<number, Sorted['back']>();
  for (const one of back) byOwner.set(one.part.toId, [...(byOwner.get(one.part.toId) ?? []), one]);
  for (const [toId, own] of byOwner) {
    const parts = own.map(({ part, column }) => {
      return { as: column.as, table: column.table, rowId: part.rowId, toId: found.fromId };
    });
    await noteOwners(manager, viewer, toId, parts, now);
  }
}
