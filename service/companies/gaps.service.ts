import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { CompanyGap, ProfileChange } from './cleaning.entity';
import { Company } from './company.entity';
import { isStale } from './completeness';
import type { GapList, GapQuery, PeopleReply, QualityReply } from './desk.schema';
import { getDeskSettings } from './deskSettings.service';
import { refreshQuality } from './quality.service';
import { namesOf } from './similar.service';
import { actorOf, personId, visibleCompanySql } from './visibility';
import { getEditableCompany, getVisibleCompany, isEditable } from './visibleCompany.service';

const PAGE = 50;
const DAY = 86_400_000;

/** A page of companies that lack a field, by their number: one range of an index. */
export async function listGaps(manager: EntityManager, viewer: Viewer, query: GapQuery): Promise<GapList> {
  const visible = visibleCompanySql(viewer, 'company');
  const builder = manager
    .createQueryBuilder(CompanyGap, 'gap')
    .innerJoin(Company, 'company', 'company.id = gap.companyId')
    .select('gap.companyId', 'id')
    .where('gap.field = :field', { field: query.field })
    .andWhere(visible.sql, visible.parameters)
    .orderBy('gap.companyId')
    .limit(PAGE + 1);
  for (const name of ['ownerId', 'level', 'country'] as const)
    if (query[name] !== undefined) builder.andWhere(`company.${name} = :${name}`, { [name]: query[name] });
  if (query.cursor && /^\d{1,10}$/.test(query.cursor))
    builder.andWhere('gap.companyId > :after', { after: Number(query.cursor) });
  const rows = await builder.getRawMany<{ id: number }>();
  const ids = rows.slice(0, PAGE).map(row => row.id);
  return {
    companies: await describe(manager, ids),
    nextCursor: rows.length > PAGE ? String(ids.at(-1)) : null,
  };
}

async function describe(manager: EntityManager, ids: readonly number[]): Promise<GapList['companies']> {
  const companies = await manager.find(Company, { where: { id: In([...ids]) }, order: { id: 'ASC' } });
  const gaps = await manager.find(CompanyGap, { where: { companyId: In([...ids]) }, order: { id: 'ASC' } });
  const owners = await namesOf(
    manager,
    companies.map(company => company.ownerId),
  );
  return companies.map(({ id, name, ownerId, country, level, completeness }) => ({
    ...{ id, name, country, level, completeness },
    ownerName: ownerId === null ? null : (owners.get(ownerId) ?? null),
    missing: gaps.filter(gap => gap.companyId === id).map(gap => gap.field),
  }));
}

/** How well each person's companies are kept, of those that the viewer may see; whose are kept worst stands first. */
export async function listPeople(manager: EntityManager, viewer: Viewer, now: Date): Promise<PeopleReply> {
  const { freshDays } = await getDeskSettings(manager);
  const visible = visibleCompanySql(viewer, 'company');
  const rows = await manager
    .createQueryBuilder(Company, 'company')
    .select('company.ownerId', 'ownerId')
    .addSelect('COUNT(*)', 'companies')
    .addSelect('AVG(COALESCE(company.completeness, 0) * 1.0)', 'completeness')
    .addSelect('SUM(CASE WHEN COALESCE(company.confirmedAt, company.createdAt) < :since THEN 1 ELSE 0 END)', 'stale')
    .where(visible.sql, visible.parameters)
    .setParameter('since', new Date(now.getTime() - freshDays * DAY))
    .groupBy('company.ownerId')
    .getRawMany<{ ownerId: number | null; companies: number; completeness: number; stale: number }>();
  const names = await namesOf(
    manager,
    rows.map(row => row.ownerId),
  );
  const people = rows.map(({ ownerId, companies, completeness, stale }) => ({
    ...{ ownerId, companies: Number(companies), completeness: Math.floor(Number(completeness)), stale: Number(stale) },
    ownerName: ownerId === null ? null : (names.get(ownerId) ?? null),
  }));
  return { people: people.sort((a, b) => a.completeness - b.completeness || b.companies - a.companies), freshDays };
}

/** How complete and how fresh the data of a company are. @throws AppError company.not_found */
export async function readQuality(context: Context, viewer: Viewer, id: number): Promise<QualityReply> {
  const { manager } = context.database;
  const seen = await getVisibleCompany(manager, viewer, id);
  // One that was here before there were scores, and that the daily job has not come to yet.
  if (seen.completeness === null) await inTransaction(context.database, writer => refreshQuality(writer, [id]));
  const company = seen.completeness === null ? await getVisibleCompany(manager, viewer, id) : seen;
  const { freshDays } = await getDeskSettings(manager);
  const gaps = await manager.find(CompanyGap, { where: { companyId: id }, order: { id: 'ASC' } });
  const names = await namesOf(manager, [company.confirmedById]);
  return {
    completeness: company.completeness ?? 0,
    missing: gaps.map(gap => gap.field),
    confirmedAt: company.confirmedAt?.toISOString() ?? null,
    confirmedByName: company.confirmedById === null ? null : (names.get(company.confirmedById) ?? null),
    isStale: isStale(company, freshDays, context.clock()),
    freshDays,
    canConfirm: viewer.grants.has('companies.write') && (await isEditable(manager, viewer, id)),
    ownEntry: await ownEntry(manager, viewer, id),
  };
}

async function ownEntry(manager: EntityManager, viewer: Viewer, companyId: number): Promise<QualityReply['ownEntry']> {
  const where = { companyId, userId: viewer.userId };
  const [last] = await manager.find(ProfileChange, { where, order: { id: 'DESC' }, take: 1 });
  if (!last) return null;
  const names = await namesOf(manager, [last.decidedById]);
  const byName = last.decidedById === null ? null : (names.get(last.decidedById) ?? null);
  return { state: last.state, note: last.note, byName };
}

/** Says that the data of a company are right as they stand. @throws AppError company.not_found, company.read_only */
export async function confirmCompany(context: Context, viewer: Viewer, id: number): Promise<QualityReply> {
  const now = context.clock();
  await inTransaction(context.database, async manager => {
    await getEditableCompany(manager, viewer, id);
    await manager.update(Company, { id }, { confirmedAt: now, confirmedById: personId(viewer) });
    await refreshQuality(manager, [id]);
    await audit(manager, actorOf(viewer), 'company.confirmed', { type: 'company', id }, null, now);
  });
  return readQuality(context, viewer, id);
}
