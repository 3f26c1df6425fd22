import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { In } from 'typeorm';
import { badRequest, notFound } from '../common/errors';
import type { Context } from '../context';
import { MessageBody } from '../mail/message.entity';
import { instantOf } from '../platform/database/instants';
import { insertRows } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import { mayEdit, mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import type { DeadState } from './cleaning.entity';
import { DeadAddress } from './cleaning.entity';
import { Company, Contact, ContactAddress } from './company.entity';
import type { DeadLine, DeadList } from './desk.schema';
import { refreshKeys } from './partyKeys.service';
import { askRefile } from './refiling.service';
import { namesOf } from './similar.service';
import { actorOf, personId, visibleCompanySql } from './visibility';
import { getEditableCompany } from './visibleCompany.service';

const PAGE = 50;

interface Bounce {
  id: number;
  messageId: number;
  address: string;
  sentAt: Date | string;
}

/**
 * Looks at the next addresses that letters came back from (an index of their own) and keeps those of contacts that came back for good.
 *
 * @returns the last row that was looked at; null at the end
 */
export async function findDeadAfter(context: Context, afterId: number, limit: number): Promise<number | null> {
  const { manager } = context.database;
  const bounces = await manager
    .createQueryBuilder()
    .select(['p.id AS "id"', 'p.messageId AS "messageId"', 'p.address AS "address"', 'm.sentAt AS "sentAt"'])
    .from('participant', 'p')
    .innerJoin('message', 'm', "m.id = p.messageId AND m.kind = 'bounce'")
    .where(`p.role = 'failed_recipient' AND p.id > :afterId`, { afterId })
    .orderBy('p.id')
    .limit(limit)
    .getRawMany<Bounce>();
  if (bounces.length === 0) return null;
  const hard = await permanentOf(manager, bounces);
  const addresses = [...new Set(hard.map(bounce => bounce.address))];
  const rows = await manager.findBy(ContactAddress, { address: In(addresses) });
  await inTransaction(context.database, writer => keep(writer, hard, rows));
  return bounces.at(-1)?.id ?? null;
}

/** Those of reports of failure for good: a full mailbox or a delay says nothing of an address (RFC 3464, 2.3.3). */
async function permanentOf(manager: EntityManager, bounces: readonly Bounce[]): Promise<Bounce[]> {
  const bodies = await manager.find(MessageBody, {
    select: { messageId: true, facts: true },
    where: { messageId: In([...new Set(bounces.map(bounce => bounce.messageId))]) },
  });
  const permanent = new Set(bodies.filter(body => isPermanent(body.facts)).map(body => body.messageId));
  return bounces.filter(bounce => permanent.has(bounce.messageId));
}

function isPermanent(facts: string | null): boolean {
  const { deliveryReport } = JSON.parse(facts ?? '{}') as { deliveryReport?: { isPermanent?: boolean } };
  return deliveryReport?.isPermanent === true;
}

async function keep(
  manager: EntityManager,
  bounces: readonly Bounce[],
  addresses: readonly ContactAddress[],
): Promise<void> {
  const last = new Map<string, Date>();
  for (const { address, sentAt } of bounces) {
    const at = instantOf(sentAt);
    if (!last.has(address) || at > (last.get(address) as Date)) last.set(address, at);
  }
  const known = await manager.findBy(DeadAddress, { contactId: In(addresses.map(row => row.contactId)) });
  const byKey = new Map(known.map(row => [`${row.contactId} ${row.address}`, row]));
  const fresh: Partial<DeadAddress>[] = [];
  for (const { contactId, address } of addresses) {
    const bouncedAt = last.get(address);
    if (!bouncedAt) continue;
    const before = byKey.get(`${contactId} ${address}`);
    const count = bounces.filter(bounce => bounce.address === address).length;
    const none = { kept: null, decidedById: null, decidedAt: null };
    if (!before) fresh.push({ contactId, address, bouncedAt, bounces: count, state: 'open', ...none });
    else if (bouncedAt > before.bouncedAt)
      // Somebody said that it works, and it came back once more.
      await manager.update(
        DeadAddress,
        { id: before.id },
        { bouncedAt, bounces: before.bounces + count, state: 'open' },
      );
  }
  await insertRows(manager, DeadAddress, fresh);
}

/** Dead addresses of contacts whose company the viewer may see; one that has written since is none. */
function visibleDead(manager: EntityManager, viewer: Viewer): SelectQueryBuilder<DeadAddress> {
  const visible = visibleCompanySql(viewer, 'company');
  return manager
    .createQueryBuilder(DeadAddress, 'd')
    .innerJoin(Contact, 'contact', 'contact.id = d.contactId')
    .innerJoin(Company, 'company', 'company.id = contact.companyId')
    .where(visible.sql, visible.parameters)
    .andWhere(
      `NOT EXISTS (SELECT 1 FROM "participant" "wp" INNER JOIN "message" "wm" ON "wm"."id" = "wp"."messageId"` +
        ` WHERE "wp"."address" = d.address AND "wp"."role" = 'from' AND "wm"."sentAt" > d.bouncedAt)`,
    );
}

/** A page of dead addresses, the newest first; nothing for whoever may not see contact details. @throws AppError page.cursor_invalid */
export async function listDead(
  manager: EntityManager,
  viewer: Viewer,
  query: { state?: DeadState; cursor?: string },
): Promise<DeadList> {
  if (!mayView(viewer, 'contact')) return { addresses: [], nextCursor: null };
  const state = query.state ?? 'open';
  const builder = visibleDead(manager, viewer)
    .andWhere('d.state = :state', { state })
    .orderBy('d.bouncedAt', 'DESC')
    .addOrderBy('d.id', 'DESC')
    .limit(PAGE + 1);
  // One that was taken off by hand is gone from this list; one that is taken off here can be put back.
  if (state !== 'removed')
    builder.andWhere(
      'EXISTS (SELECT 1 FROM "contact_address" "ka" WHERE "ka"."contactId" = d.contactId AND "ka"."address" = d.address)',
    );
  if (query.cursor) {
    const match = /^(\d{1,15})\.(\d{1,10})$/.exec(query.cursor);
    if (!match)
      throw badRequest('page.cursor_invalid', 'This page cannot be continued; begin again at the first page.');
    const at = new Date(Number(match[1]));
    builder.andWhere('(d.bouncedAt < :at OR (d.bouncedAt = :at AND d.id < :id))', { at, id: Number(match[2]) });
  }
  const rows = await builder.getMany();
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    addresses: await describe(manager, page),
    nextCursor: rows.length > PAGE && last ? `${last.bouncedAt.getTime()}.${last.id}` : null,
  };
}

async function describe(manager: EntityManager, rows: readonly DeadAddress[]): Promise<DeadLine[]> {
  const contacts = await manager.findBy(Contact, { id: In(rows.map(row => row.contactId)) });
  const companies = await manager.findBy(Company, { id: In(contacts.map(contact => contact.companyId)) });
  const owners = await namesOf(
    manager,
    companies.map(company => company.ownerId),
  );
  return rows.flatMap(({ id, contactId, address, bouncedAt, bounces, state }) => {
    const contact = contacts.find(one => one.id === contactId);
    const company = companies.find(one => one.id === contact?.companyId);
    if (!contact || !company) return [];
    return {
      ...{ id, address, bounces, state, bouncedAt: bouncedAt.toISOString() },
      contact: { id: contact.id, name: contact.name },
      company: { id: company.id, name: company.name },
      ownerName: company.ownerId === null ? null : (owners.get(company.ownerId) ?? null),
    };
  });
}

/**
 * Takes a dead address off its contact, says that it works, or takes either back.
 *
 * @throws AppError dead_address.not_found, company.read_only
 */
export async function decideDead(context: Context, viewer: Viewer, id: number, state: DeadState): Promise<DeadLine> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const row =
      mayView(viewer, 'contact') && mayEdit(viewer, 'contact')
        ? await visibleDead(manager, viewer).andWhere('d.id = :id', { id }).getOne()
        : null;
    const contact = row ? await manager.findOneBy(Contact, { id: row.contactId }) : null;
    if (!row || !contact) throw notFound('dead_address', { id });
    await getEditableCompany(manager, viewer, contact.companyId);
    const kept = await moveAddress(manager, row, state);
    const decided = { state, kept, decidedById: personId(viewer), decidedAt: now };
    await manager.update(DeadAddress, { id }, decided as never);
    if (row.state === 'removed' || state === 'removed') {
      await manager.update(Contact, { id: contact.id }, { version: contact.version + 1 });
      await refreshKeys(manager, [contact.companyId]);
      await askRefile(manager, viewer, { addresses: [row.address] });
    }
    // Not the address itself: nothing can be taken out of the log when the person is to be erased.
    const details = { deadId: id, companyId: contact.companyId, from: row.state };
    await audit(manager, actorOf(viewer), `dead_address.${state}`, { type: 'contact', id: contact.id }, details, now);
    return (await describe(manager, [{ ...row, state }]))[0] as DeadLine;
  });
}

/** The contact's address goes, or comes back as it was. Answers what is to be remembered of one that is off. */
async function moveAddress(manager: EntityManager, row: DeadAddress, state: DeadState): Promise<DeadAddress['kept']> {
  const where = { contactId: row.contactId, address: row.address };
  const there = await manager.findOneBy(ContactAddress, where);
  if (state === 'removed') {
    if (!there) return row.kept;
    await manager.delete(ContactAddress, { id: there.id });
    return { kind: there.kind, isPrimary: there.isPrimary };
  }
  if (row.state === 'removed' && !there) {
    const { kind = 'work', isPrimary = false } = row.kept ?? {};
    const isTaken = await manager.existsBy(ContactAddress, { contactId: row.contactId, isPrimary: true });
    await manager.insert(ContactAddress, { ...where, kind, isPrimary: isPrimary && !isTaken });
  }
  return null;
}
