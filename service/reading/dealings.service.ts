import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { In } from 'typeorm';
import { Activity } from '../activities/activity.entity';
import { presentActivities } from '../activities/presentingActivities.service';
import { Company } from '../companies/company.entity';
import { groupOf } from '../companies/hierarchy.service';
import { repliesOf } from '../companies/notes.service';
import { CompanyEvent, CompanyNote } from '../companies/profile.entity';
import { namesOf } from '../companies/similar.service';
import { getVisibleCompany } from '../companies/visibleCompany.service';
import type { Context } from '../context';
import { Filing } from '../filing/filing.entity';
import { visibleMessageSql } from '../filing/visibility';
import { Message } from '../mail/message.entity';
import { TradeRecord } from '../records/record.entity';
import type { Viewer } from '../users/roles';
import type { Dealing, DealingList, DealingsQuery } from './dealings.schema';
import type { DealingKind, DealingPlace } from './dealingsOrder';
import { belowOf, byPlace, dealingCursor, readDealingCursor } from './dealingsOrder';
import { presentLines } from './listing.service';

interface Wanted {
  companyIds: number[];
  directions: string[];
  contactId: number | null;
  after: DealingPlace | null;
  limit: number;
}
/** A line before it is filled: its place, and the company that it stands under. */
type Found = DealingPlace & { companyId: number };

/**
 * What was dealt with a company, newest first: letters, calls and visits, records, notes, changes of level and owner. Each kind is read from its own index from the place of
 * the cursor on, no further than the page; so a page costs the same at the hundredth letter and at the hundred-thousandth.
 *
 * @throws AppError company.not_found, page.cursor_invalid
 */
export async function listDealings(
  context: Context,
  viewer: Viewer,
  companyId: number,
  query: DealingsQuery,
): Promise<DealingList> {
  const { manager } = context.database;
  await getVisibleCompany(manager, viewer, companyId);
  const kinds = new Set((query.kinds ?? 'in,out,record,note,change,activity').split(','));
  const wanted: Wanted = {
    companyIds: query.group ? await groupOf(manager, viewer, companyId) : [companyId],
    directions: ['in', 'out'].filter(way => kinds.has(way)),
    contactId: query.contactId ?? null,
    after: query.cursor ? readDealingCursor(query.cursor) : null,
    limit: (query.limit ?? 50) + 1,
  };
  const mail = await findMail(manager, viewer, wanted);
  const found = mail.found;
  if (kinds.has('activity')) found.push(...(await findActivities(manager, wanted)));
  // Nothing else is with a person.
  if (wanted.contactId === null) {
    if (kinds.has('record')) found.push(...(await findRows(manager, wanted, 'record', TradeRecord, 'createdAt')));
    if (kinds.has('note')) found.push(...(await findRows(manager, wanted, 'note', CompanyNote, 'createdAt')));
    if (kinds.has('change')) found.push(...(await findRows(manager, wanted, 'change', CompanyEvent, 'at')));
  }
  const { cutAt } = mail;
  // Behind a place where the mail was cut nothing is told yet: a letter may stand between.
  const told = found.filter(line => !cutAt || byPlace(line, cutAt) <= 0).sort(byPlace);
  const page = told.slice(0, wanted.limit - 1);
  const last = page.at(-1);
  return {
    dealings: await fill(manager, viewer, page, wanted.companyIds.length > 1, context.clock()),
    nextCursor: (cutAt || told.length >= wanted.limit) && last ? dealingCursor(last) : null,
  };
}

/** Letters from the cursor on. One that stands under several records is found once for each, so that fewer letters than rows may come: `cutAt` is where the reading stopped. */
async function findMail(
  manager: EntityManager,
  viewer: Viewer,
  wanted: Wanted,
): Promise<{ found: Found[]; cutAt: DealingPlace | null }> {
  if (wanted.directions.length === 0 || !viewer.grants.has('mail.read')) return { found: [], cutAt: null };
  const { contactId, companyIds, directions, limit } = wanted;
  const visible = visibleMessageSql(viewer, '"m"');
  // Before the rights, which cost more to ask for each letter.
  const way = directions.length === 1 ? 'm.direction = :direction' : '1 = 1';
  const query = manager
    .createQueryBuilder(Filing, 'd')
    .select('d.messageId', 'id')
    .addSelect('d.companyId', 'companyId')
    .innerJoin(Message, 'm', `m.id = d.messageId AND m.kind <> 'stub' AND ${way}`, { direction: directions[0] })
    .where('d.endedAt IS NULL')
    .andWhere(visible.sql, visible.parameters)
    .orderBy('d.sentAt', 'DESC')
    .addOrderBy('d.messageId', 'DESC')
    .limit(limit);
  if (contactId !== null) query.andWhere('d.contactId = :contactId', { contactId });
  ofCompanies(query, 'd.companyId', companyIds);
  behind(query, wanted, 'mail', 'd.sentAt', 'd.messageId');
  const rows = await query.getRawMany<{ id: number; companyId: number }>();
  const companies = new Map(rows.map(row => [row.id, row.companyId]));
  const times = await manager.find(Message, {
    select: { id: true, sentAt: true },
    where: { id: In([...companies.keys()]) },
  });
  const found = times.map(({ id, sentAt }): Found => ({
    kind: 'mail',
    id,
    at: sentAt,
    companyId: companies.get(id) ?? 0,
  }));
  const last = found.sort(byPlace).at(-1);
  return { found, cutAt: rows.length === limit && last ? last : null };
}

async function findRows<E extends ObjectLiteral & { id: number; companyId: number }>(
  manager: EntityManager,
  wanted: Wanted,
  kind: DealingKind,
  entity: new () => E,
  column: 'at' | 'createdAt',
): Promise<Found[]> {
  const query = manager
    .createQueryBuilder(entity, 'x')
    .where('1 = 1')
    .orderBy(`x.${column}`, 'DESC')
    .addOrderBy('x.id', 'DESC')
    .limit(wanted.limit);
  ofCompanies(query, 'x.companyId', wanted.companyIds);
  behind(query, wanted, kind, `x.${column}`, 'x.id');
  const rows = await query.getMany();
  return rows.map(row => ({ kind, id: row.id, at: row[column] as Date, companyId: row.companyId }));
}

/** Whoever may see the company may see what was done with it (activitySight.ts). */
async function findActivities(manager: EntityManager, wanted: Wanted): Promise<Found[]> {
  const { contactId, companyIds, limit } = wanted;
  const query = manager
    .createQueryBuilder(Activity, 'x')
    .where('x.deletedAt IS NULL')
    .orderBy('x.startAt', 'DESC')
    .addOrderBy('x.id', 'DESC')
    .limit(limit);
  ofCompanies(query, 'x.companyId', companyIds);
  if (contactId !== null)
    query.andWhere(
      'EXISTS (SELECT 1 FROM "activity_contact" "ac" WHERE "ac"."activityId" = x.id AND "ac"."contactId" = :contactId)',
      { contactId },
    );
  behind(query, wanted, 'activity', 'x.startAt', 'x.id');
  const rows = await query.getMany();
  return rows.map(({ id, startAt, companyId }) => ({ kind: 'activity', id, at: startAt, companyId: companyId ?? 0 }));
}

function ofCompanies<E extends ObjectLiteral>(
  query: SelectQueryBuilder<E>,
  column: string,
  ids: readonly number[],
): void {
  // One company is one range of an index, already in its order.
  if (ids.length === 1) query.andWhere(`${column} = :ofCompany`, { ofCompany: ids[0] });
  else query.andWhere(`${column} IN (:...ofCompanies)`, { ofCompanies: ids });
}

function behind<E extends ObjectLiteral>(
  query: SelectQueryBuilder<E>,
  { after }: Wanted,
  kind: DealingKind,
  at: string,
  id: string,
): void {
  if (!after) return;
  query.andWhere(`${at} <= :after AND (${at} < :after OR ${id} < :below)`, {
    after: after.at,
    below: belowOf(after, kind),
  });
}

async function fill(
  manager: EntityManager,
  viewer: Viewer,
  page: readonly Found[],
  isGroup: boolean,
  now: Date,
): Promise<Dealing[]> {
  const idsOf = (kind: DealingKind) => page.filter(line => line.kind === kind).map(line => line.id);
  const messages = await manager.findBy(Message, { id: In(idsOf('mail')) });
  const mail = byId(await presentLines(manager, viewer, messages));
  const records = byId(await manager.findBy(TradeRecord, { id: In(idsOf('record')) }));
  const notes = byId(await repliesOf(manager, await manager.findBy(CompanyNote, { id: In(idsOf('note')) })));
  const changes = await changesOf(manager, idsOf('change'));
  const met = await manager.findBy(Activity, { id: In(idsOf('activity')) });
  const activities = byId(await presentActivities(manager, viewer, met, now));
  const names = isGroup ? await companyNames(manager, page) : new Map<number, string>();
  return page.map(({ kind, id, at, companyId }) => {
    const record = kind === 'record' ? records.get(id) : undefined;
    return {
      ...{ kind, id, companyId, at: at.toISOString() },
      company: names.get(companyId) ?? null,
      mail: (kind === 'mail' && mail.get(id)) || null,
      record: record ? { kind: record.kind, number: record.number, title: record.title, state: record.state } : null,
      note: (kind === 'note' && notes.get(id)) || null,
      activity: (kind === 'activity' && activities.get(id)) || null,
      change: (kind === 'change' && changes.get(id)) || null,
    };
  });
}

function byId<T extends { id: number }>(rows: readonly T[]): Map<number, T> {
  return new Map(rows.map(row => [row.id, row]));
}

async function companyNames(manager: EntityManager, page: readonly Found[]): Promise<Map<number, string>> {
  const ids = [...new Set(page.map(line => line.companyId))];
  const rows = await manager.find(Company, { select: { id: true, name: true }, where: { id: In(ids) } });
  return new Map(rows.map(row => [row.id, row.name]));
}

async function changesOf(
  manager: EntityManager,
  ids: readonly number[],
): Promise<Map<number, NonNullable<Dealing['change']>>> {
  const events = await manager.findBy(CompanyEvent, { id: In([...ids]) });
  const person = (value: string | null) => (value === null ? null : Number(value));
  const names = await namesOf(
    manager,
    events.flatMap(event =>
      event.kind === 'owner' ? [event.userId, person(event.fromValue), person(event.toValue)] : [event.userId],
    ),
  );
  const told = (event: CompanyEvent, value: string | null) =>
    event.kind === 'owner' && value !== null ? (names.get(Number(value)) ?? null) : value;
  return new Map(
    events.map(event => [
      event.id,
      {
        ...{ kind: event.kind, rule: event.rule, reason: event.reason },
        from: told(event, event.fromValue),
        to: told(event, event.toValue),
        byName: event.userId === null ? null : (names.get(event.userId) ?? null),
      },
    ]),
  );
}
