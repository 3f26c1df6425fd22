import type { EntityManager } from 'typeorm';
import { In, LessThanOrEqual } from 'typeorm';
import { Company } from '../companies/company.entity';
import { instantOf } from '../platform/database/instants';
import { insertRows } from '../platform/database/rows';
import { TradeRecord } from '../records/record.entity';
import type { LeadNotice } from '../teamwork/notices.service';
import { notifyOfLeads } from '../teamwork/notices.service';
import { audit } from '../users/audit.service';
import { User } from '../users/user.entity';
import { peopleWith, poolFor } from './assigning.service';
import { LeadPool } from './assignment.entity';
import { pooledValues } from './claiming.service';
import { Lead, LeadEvent } from './lead.entity';
import { returnsAt } from './pooling';

/*
 * The clock of the pools. Each step takes a batch of what is due along an index, in a transaction of its own, and answers how many it saw: the job runs it until there is none. Whatever is
 * done marks its lead in the same transaction, so a step that runs twice does nothing twice.
 */

const BATCH = 100;
const DAY = 86_400_000;

/** Tells owners, once for a date of return, that a lead returns soon. */
export async function warnOwners(manager: EntityManager, now: Date): Promise<number> {
  const pools = await manager.findBy(LeadPool, { isActive: true });
  for (const pool of pools.filter(one => one.warnDays > 0)) {
    const until = new Date(now.getTime() + pool.warnDays * DAY);
    const due = await manager
      .createQueryBuilder(Lead, 'l')
      .where('l.poolId = :poolId AND l.returnsAt <= :until AND l.returnsAt > :now', { poolId: pool.id, until, now })
      .andWhere("l.warnedAt IS NULL AND l.stage IN ('assigned', 'working')")
      .orderBy('l.returnsAt')
      .addOrderBy('l.id')
      .take(BATCH)
      .getMany();
    if (due.length === 0) continue;
    const idle = await windByDealings(manager, due, pool, now);
    await manager.update(Lead, { id: In(idle.map(lead => lead.id)) }, { warnedAt: now });
    await addEvents(manager, idle, 'warned', lead => ({ returnsAt: lead.returnsAt?.toISOString() }), now);
    await notifyOfLeads(manager, null, ownersOf(idle, 'lead_returns'), now);
    return due.length;
  }
  return 0;
}

/** Takes back what nobody worked on in time: into its pool, with a word to whoever had it and to his manager. */
export async function returnIdle(manager: EntityManager, now: Date): Promise<number> {
  const [first] = await dueLeads(manager, now, undefined, 1);
  if (!first) return 0;
  const pool = await poolFor(manager, first.poolId);
  const due = await dueLeads(manager, now, first.poolId, BATCH);
  if (!pool) {
    // Its pool is gone and no other takes its place: nothing returns.
    await manager.update(Lead, { id: In(due.map(lead => lead.id)) }, { returnsAt: null, warnedAt: null });
    return due.length;
  }
  const idle = await windByDealings(manager, due, pool, now);
  if (idle.length > 0) await takeBack(manager, idle, pool, now);
  return due.length;
}

async function takeBack(manager: EntityManager, idle: readonly Lead[], pool: LeadPool, now: Date): Promise<void> {
  const ids = idle.map(lead => lead.id);
  const raw = { version: () => '"version" + 1', formerOwnerId: () => '"ownerId"' };
  const values = { ...pooledValues(pool, true, now), ...raw, updatedAt: now };
  // Mail that came at this instant on another connection has wound the clock: then it stays.
  await manager.update(Lead, { id: In(ids), returnsAt: LessThanOrEqual(now) }, values as never);
  const back = new Set((await manager.findBy(Lead, { id: In(ids), stage: 'pool' })).map(lead => lead.id));
  const leads = idle.filter(lead => back.has(lead.id));
  const details = (lead: Lead) => ({ userId: lead.ownerId, pool: pool.name, poolId: pool.id, why: 'idle' });
  await addEvents(manager, leads, 'pooled', details, now);
  for (const lead of leads)
    await audit(manager, 'system', 'lead.pooled', { type: 'lead', id: lead.id }, details(lead), now);
  const told = [...ownersOf(leads, 'lead_returned'), ...(await managersOf(manager, leads, 'lead_returned'))];
  await notifyOfLeads(manager, null, told, now);
}

/** @param poolId undefined: of any pool */
function dueLeads(manager: EntityManager, now: Date, poolId: number | null | undefined, take: number): Promise<Lead[]> {
  const builder = manager
    .createQueryBuilder(Lead, 'l')
    .where("l.returnsAt <= :now AND l.stage IN ('assigned', 'working')", { now });
  if (poolId === null) builder.andWhere('l.poolId IS NULL');
  else if (poolId !== undefined) builder.andWhere('l.poolId = :poolId', { poolId });
  return builder.orderBy('l.returnsAt').addOrderBy('l.id').take(take).getMany();
}

/** Tells owners and their managers, once, that the first answer is late; of what nobody has, those who give leads to people. */
export async function tellLate(manager: EntityManager, now: Date): Promise<number> {
  const late = await manager
    .createQueryBuilder(Lead, 'l')
    .where('l.lateToldAt IS NULL AND l.answeredAt IS NULL AND l.answerDueAt <= :now', { now })
    .orderBy('l.answerDueAt')
    .addOrderBy('l.id')
    .take(BATCH)
    .getMany();
  if (late.length === 0) return 0;
  await manager.update(Lead, { id: In(late.map(lead => lead.id)) }, { lateToldAt: now });
  const open = late.filter(lead => lead.isOpen && lead.stage !== 'pool');
  const nobodys = open.filter(lead => lead.ownerId === null);
  const assigners = nobodys.length > 0 ? [...(await peopleWith(manager, 'leads.assign'))] : [];
  const told = [
    ...ownersOf(open, 'lead_late'),
    ...(await managersOf(manager, open, 'lead_late')),
    ...nobodys.flatMap(lead => assigners.map(userId => ({ kind: 'lead_late' as const, userId, leadId: lead.id }))),
  ];
  await notifyOfLeads(manager, null, told, now);
  return late.length;
}

/**
 * Leads whose party is a company of ours by now: mail with it, a quotation or an order of it is proof of work, too, and winds the clock (AHEAD-10). Answers those that stay idle.
 */
async function windByDealings(
  manager: EntityManager,
  leads: readonly Lead[],
  pool: LeadPool | null,
  now: Date,
): Promise<Lead[]> {
  const ids = [...new Set(leads.flatMap(lead => lead.companyId ?? []))];
  if (ids.length === 0) return [...leads];
  const latest = await latestDealings(manager, ids);
  const idle: Lead[] = [];
  for (const lead of leads) {
    const proof = latest.get(lead.companyId ?? 0);
    if (!proof || proof <= lead.evidenceAt || proof > now) {
      idle.push(lead);
      continue;
    }
    const values = { evidenceAt: proof, returnsAt: returnsAt(lead.stage, proof, pool, lead.protectedUntil) };
    await manager.update(Lead, { id: lead.id }, { ...values, warnedAt: null });
  }
  return idle;
}

/** The last mail with companies, either way, or the making of their last quotation or order. */
async function latestDealings(manager: EntityManager, companyIds: readonly number[]): Promise<Map<number, Date>> {
  const latest = new Map<number, Date>();
  const note = (id: number, at: Date | null) => {
    const known = latest.get(id);
    if (at && (!known || at > known)) latest.set(id, at);
  };
  const companies = await manager.find(Company, {
    select: { id: true, lastInAt: true, lastOutAt: true },
    where: { id: In([...companyIds]) },
  });
  for (const { id, lastInAt, lastOutAt } of companies) {
    note(id, lastInAt);
    note(id, lastOutAt);
  }
  const records = await manager
    .createQueryBuilder(TradeRecord, 'r')
    .select(['r.companyId AS "companyId"', 'MAX(r.createdAt) AS "at"'])
    .where({ companyId: In([...companyIds]), kind: In(['quote', 'order']) })
    .groupBy('r.companyId')
    .getRawMany<{ companyId: number; at: string | Date }>();
  for (const { companyId, at } of records) note(companyId, instantOf(at));
  return latest;
}

function ownersOf(leads: readonly Lead[], kind: LeadNotice['kind']): LeadNotice[] {
  return leads.flatMap(({ id, ownerId }) => (ownerId === null ? [] : [{ kind, userId: ownerId, leadId: id }]));
}

async function managersOf(
  manager: EntityManager,
  leads: readonly Lead[],
  kind: LeadNotice['kind'],
): Promise<LeadNotice[]> {
  const ownerIds = [...new Set(leads.flatMap(lead => lead.ownerId ?? []))];
  if (ownerIds.length === 0) return [];
  const users = await manager.find(User, { select: { id: true, managerId: true }, where: { id: In(ownerIds) } });
  const above = new Map(users.map(user => [user.id, user.managerId]));
  return leads.flatMap(({ id, ownerId }) => {
    const userId = above.get(ownerId ?? 0);
    return userId ? [{ kind, userId, leadId: id }] : [];
  });
}

async function addEvents(
  manager: EntityManager,
  leads: readonly Lead[],
  kind: string,
  details: (lead: Lead) => Record<string, unknown>,
  now: Date,
): Promise<void> {
  const rows = leads.map(lead => ({ leadId: lead.id, kind, userId: null, details: details(lead), at: now }));
  await insertRows(manager, LeadEvent, rows);
}
