import type { EntityManager } from 'typeorm';
import { IsNull, Not } from 'typeorm';
import { dayOf } from '../common/calendarDay';
import { badRequest, conflict, forbidden, notFound } from '../common/errors';
import { Company } from '../companies/company.entity';
import { refreshKeys } from '../companies/partyKeys.service';
import { CompanyEvent } from '../companies/profile.entity';
import { actorOf, isOfHis } from '../companies/visibility';
import { getVisibleCompany } from '../companies/visibleCompany.service';
import type { Context } from '../context';
import { againWhereKeyTaken } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { TradeRecord } from '../records/record.entity';
import { peopleNames } from '../teamwork/presentingCare.service';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import type { LeadPool } from './assignment.entity';
import { CompanyClaim } from './assignment.entity';
import { noteReturn, pooledCompany } from './customerClock.service';
import { customerPools, factsOf, poolsByOwner } from './customerFacts.service';
import type { Released } from './customerPool.schema';
import { customersOf, mayRelease } from './customerPool.service';
import { customerReturnsAfterChange, customerReturnsAt } from './customerPooling';
import { claimRefusal } from './pooling';
import { openPools } from './pools.service';

/**
 * Takes a customer out of a pool, with its open records. Of two who want the same one gets it and the other is told who; the key of the claims holds the day's limit.
 *
 * @throws AppError company.not_found, customer.taken, customer.claimed_enough, customer.too_many, customer.cooling_down (409)
 */
export async function claimCustomer(context: Context, viewer: Viewer, id: number): Promise<{ companyId: number }> {
  // Another claim of his own may be written at the same instant: then it is there to be counted.
  return againWhereKeyTaken(() =>
    inTransaction(context.database, manager => claimNow(manager, viewer, id, context.clock())),
  );
}

async function claimNow(manager: EntityManager, viewer: Viewer, id: number, now: Date): Promise<{ companyId: number }> {
  const { company, pool } = await getClaimable(manager, viewer, id);
  const day = dayOf(now, (await getCompanySettings(manager)).timeZone);
  const { userId } = viewer;
  const claimsToday = await manager.countBy(CompanyClaim, { poolId: pool.id, userId, day });
  const claim = { userId, claimsToday, openLeads: await customersOf(manager, userId) };
  const limits = { claimsPerDay: pool.claimsPerDay, mostOpen: pool.mostCustomers };
  const refusal = claimRefusal(claim, limits, company, now);
  if (refusal) throw refused(refusal, pool, company);
  await manager.insert(CompanyClaim, { poolId: pool.id, userId, day, turn: claimsToday + 1, companyId: id, at: now });
  const done = await manager.update(
    Company,
    { id, version: company.version, ownerId: IsNull(), poolId: pool.id },
    await ownedCompany(manager, company, userId, now),
  );
  if (!done.affected) throw await taken(manager, id);
  if (company.formerOwnerId !== null) await takeRecords(manager, id, company.formerOwnerId, userId);
  await noteOwned(manager, company, userId, 'pool_claimed', now);
  const details = { userId, poolId: pool.id, pool: pool.name };
  await audit(manager, actorOf(viewer), 'company.claimed', { type: 'company', id }, details, now);
  return { companyId: id };
}

/** A customer that lies in a pool which is open to the viewer; of one that somebody took out of it, by whom. */
async function getClaimable(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
): Promise<{ company: Company; pool: LeadPool }> {
  const company = await manager.findOneBy(Company, { id });
  const pools = viewer.grants.has('companies.write') ? await openPools(manager, viewer, { isForCustomers: true }) : [];
  const pool = pools.find(one => one.id === company?.poolId);
  if (company && pool && company.ownerId === null) return { company, pool };
  // That it lay in a pool is known to whom it was shown; of other companies nothing is told.
  const last = await manager.findOne(CompanyClaim, { where: { companyId: id }, order: { id: 'DESC' } });
  if (company && last && pools.some(one => one.id === last.poolId)) throw await taken(manager, id);
  throw notFound('company', { id });
}

async function taken(manager: EntityManager, id: number) {
  const company = await manager.findOneBy(Company, { id });
  const name = (await peopleNames(manager, [company?.ownerId ?? null])).get(company?.ownerId ?? 0) ?? '';
  return conflict('customer.taken', 'Somebody was faster and has this customer now.', { name });
}

function refused(code: NonNullable<ReturnType<typeof claimRefusal>>, pool: LeadPool, company: Company) {
  if (code === 'lead.claimed_enough')
    return conflict('customer.claimed_enough', 'You have claimed as many customers today as the pool allows.', {
      n: pool.claimsPerDay,
    });
  if (code === 'lead.too_many_open')
    return conflict('customer.too_many', 'You have as many customers as the pool allows.', { n: pool.mostCustomers });
  const until = company.formerUntil?.toISOString() ?? null;
  return conflict('customer.cooling_down', 'You had this customer before. It is for your colleagues first.', { until });
}

/** What is written of a company that somebody gets: its clock begins anew; that of one that he has back (`isBack`) goes on, with the days of the warning at least. */
async function ownedCompany(
  manager: EntityManager,
  company: Company,
  ownerId: number,
  now: Date,
  isBack = false,
): Promise<Partial<Company>> {
  const pool = (await poolsByOwner(manager, await customerPools(manager)))(ownerId);
  const facts = (await factsOf(manager, [company])).get(company.id);
  const returnsAt = !facts
    ? null
    : isBack
      ? customerReturnsAfterChange({ ...facts, ownerId }, pool, now)
      : customerReturnsAt({ ...facts, ownerId, ownedSince: now }, pool);
  const none = { poolId: null, formerOwnerId: null, formerUntil: null, returnWarnedAt: null };
  return { ...none, ownerId, returnsAt, version: company.version + 1 };
}

async function noteOwned(
  manager: EntityManager,
  { id }: Company,
  ownerId: number,
  rule: string,
  now: Date,
): Promise<void> {
  const told = { companyId: id, at: now, kind: 'owner', fromValue: null, toValue: String(ownerId) };
  await manager.insert(CompanyEvent, { ...told, rule, userId: ownerId, reason: null });
  await refreshKeys(manager, [id]);
}

/** What is open of the former owner's goes along, as it does when customers are handed over. */
async function takeRecords(manager: EntityManager, companyId: number, fromId: number, toId: number): Promise<void> {
  const values = { ownerId: toId, version: () => '"version" + 1' };
  await manager.update(TradeRecord, { companyId, ownerId: fromId, state: 'open' }, values as never);
}

/**
 * Gives a customer to the pool by hand, with a reason; `undoRelease` takes it back while nobody has claimed it.
 *
 * @param version as it was shown
 * @throws AppError company.not_found, customer.not_releasable (403), customer.no_pool, lead.reason_missing, version.changed (409)
 */
export async function releaseCustomer(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  rawReason: string,
): Promise<Released> {
  const now = context.clock();
  const reason = rawReason.trim();
  if (!reason) throw badRequest('lead.reason_missing', 'Say why, so that the next one knows.');
  return inTransaction(context.database, async manager => {
    const company = await getVisibleCompany(manager, viewer, id);
    if (!(await mayRelease(manager, viewer, company))) throw forbidden('customer.not_releasable');
    const pool = (await poolsByOwner(manager, await customerPools(manager)))(company.ownerId);
    if (!pool) throw conflict('customer.no_pool', 'No pool takes customers. An administrator switches one on.');
    const done = await manager.update(Company, { id, version }, pooledCompany(company, pool, now));
    if (!done.affected) throw conflict('version.changed', 'Somebody else has changed this meanwhile. Look again.');
    await noteReturn(manager, [company], { userId: viewer.userId, rule: 'pool_released', reason }, now);
    const details = { userId: company.ownerId, pool: pool.name, poolId: pool.id, why: 'person', note: reason };
    await audit(manager, actorOf(viewer), 'company.pooled', { type: 'company', id }, details, now);
    return { companyId: id, version: company.version + 1, pool: pool.name };
  });
}

/**
 * Takes a release back: the former owner has his customer again, as long as it lies in the pool untouched.
 *
 * @throws AppError company.not_found, customer.gone_on (409)
 */
export async function undoRelease(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
): Promise<{ companyId: number }> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const company = await manager.findOneBy(Company, { id });
    const last = await manager.findOne(CompanyEvent, {
      where: { companyId: id, kind: 'owner' },
      order: { id: 'DESC' },
    });
    const isHis =
      last?.rule === 'pool_released' && (last.userId === viewer.userId || viewer.grants.has('leads.assign'));
    const formerId = Number(last?.fromValue ?? 0);
    if (!company || !isHis || !(viewer.grants.has('all.read') || isOfHis(viewer, formerId)))
      throw notFound('company', { id });
    const back = await ownedCompany(manager, company, formerId, now, true);
    const where = { id, version, ownerId: IsNull(), poolId: Not(IsNull()) };
    const done = await manager.update(Company, where, back);
    if (!done.affected)
      throw conflict('customer.gone_on', 'Somebody has claimed or changed this customer meanwhile. Look at it first.');
    await noteOwned(manager, company, formerId, 'pool_undone', now);
    const details = { userId: formerId, why: 'undone' };
    await audit(manager, actorOf(viewer), 'company.pool_undone', { type: 'company', id }, details, now);
    return { companyId: id };
  });
}
