import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { In } from 'typeorm';
import type { Context } from '../context';
import type { Viewer } from '../users/roles';
import { companyFigures, instantOf } from './figures.service';
import type { CompanyLine, CompanyList, CompanyReply } from './companies.schema';
import { Agency, Company, CompanyDomain } from './company.entity';
import { contactsOf } from './contacts.service';
import { foldName } from './names';
import { cursorOf, likeText, readCursor } from './paging';
import { findMasked, namesOf, visibleIds } from './similar.service';
import { visibleCompanySql } from './visibility';
import { getVisibleCompany } from './visibleCompany.service';

/** Which companies, and in which order. */
export interface CompanySearch {
  q?: string;
  type?: 'customer' | 'supplier' | 'agent' | 'partner';
  /** Only those that the viewer owns himself. */
  mine?: boolean;
  /** 'name' by its folded form; 'last_mail' with the newest letter first. */
  sort?: 'name' | 'last_mail';
  cursor?: string;
  limit?: number;
}

const flags = { customer: 'isCustomer', supplier: 'isSupplier', agent: 'isAgent', partner: 'isPartner' } as const;
type Place = { id: number; value: string };

/** A page of the companies that `viewer` may see; on the first page of a search also the names of those that others have (CRM-6). */
export async function listCompanies(context: Context, viewer: Viewer, search: CompanySearch): Promise<CompanyList> {
  const { manager } = context.database;
  const limit = search.limit ?? 50;
  const query = matching(manager, viewer, search);
  const places =
    search.sort === 'last_mail' ? await byLastMail(query, search, limit) : await byName(query, search, limit);
  const page = places.slice(0, limit);
  const last = page.at(-1);
  const lines = await linesOf(
    manager,
    page.map(place => place.id),
  );
  const others = search.q && !search.cursor ? await findMasked(manager, viewer, search.q) : [];
  return { companies: lines, nextCursor: places.length > limit && last ? cursorOf(last) : null, others };
}

function matching(manager: EntityManager, viewer: Viewer, search: CompanySearch): SelectQueryBuilder<Company> {
  const visible = visibleCompanySql(viewer, 'company');
  const query = manager
    .createQueryBuilder(Company, 'company')
    .select('company.id', 'id')
    .where(visible.sql, visible.parameters);
  if (search.type) query.andWhere(`company.${flags[search.type]} = :isOfType`, { isOfType: true });
  if (search.mine) query.andWhere('company.ownerId = :mine', { mine: viewer.userId });
  if (search.q?.trim()) addWords(query, search.q.trim());
  return query;
}

/** Every word must stand in the name; or the text begins a domain, an address or a word of the other name. */
function addWords(query: SelectQueryBuilder<Company>, text: string): void {
  const folded = foldName(text) || text.toLowerCase();
  const words = folded.split(' ').slice(0, 8);
  const inName = words.map((_word, at) => `company.foldedName LIKE :word${at} ESCAPE '\\'`).join(' AND ');
  const inDomain =
    `EXISTS (SELECT 1 FROM "company_domain" "d" WHERE "d"."companyId" = "company"."id" ` +
    `AND "d"."domain" LIKE :start ESCAPE '\\')`;
  const inContact =
    `EXISTS (SELECT 1 FROM "contact" "k" INNER JOIN "contact_address" "a" ON "a"."contactId" = "k"."id" ` +
    `WHERE "k"."companyId" = "company"."id" AND "a"."address" LIKE :start ESCAPE '\\')`;
  query.andWhere(
    `((${inName}) OR company.otherName LIKE :within ESCAPE '\\' OR ${inDomain} OR ${inContact})`,
    Object.fromEntries([
      ...words.map((word, at) => [`word${at}`, `%${likeText(word)}%`]),
      ['within', `%${likeText(text)}%`],
      ['start', `${likeText(text.toLowerCase())}%`],
    ]),
  );
}

async function byName(query: SelectQueryBuilder<Company>, search: CompanySearch, limit: number): Promise<Place[]> {
  query
    .addSelect('company.foldedName', 'value')
    .orderBy('company.foldedName')
    .addOrderBy('company.id')
    .limit(limit + 1);
  if (search.cursor) {
    const { value, id } = readCursor(search.cursor);
    query.andWhere('(company.foldedName > :value OR (company.foldedName = :value AND company.id > :id))', {
      value,
      id,
    });
  }
  return query.getRawMany<Place>();
}

// Companies without mail stand last, as if their mail were older than any.
const NEVER = new Date(0);

async function byLastMail(query: SelectQueryBuilder<Company>, search: CompanySearch, limit: number): Promise<Place[]> {
  const lastAt = 'COALESCE("m"."lastAt", :never)';
  query
    .leftJoin(
      newest =>
        newest
          .select('f.companyId', 'companyId')
          .addSelect('MAX(f.sentAt)', 'lastAt')
          .from('filing', 'f')
          .where('f.endedAt IS NULL')
          .groupBy('f.companyId'),
      'm',
      '"m"."companyId" = company.id',
    )
    .addSelect(lastAt, 'value')
    .setParameter('never', NEVER)
    .orderBy(lastAt, 'DESC')
    .addOrderBy('company.id', 'DESC')
    .limit(limit + 1);
  if (search.cursor) {
    const { value, id } = readCursor(search.cursor);
    query.andWhere(`(${lastAt} < :at OR (${lastAt} = :at AND company.id < :id))`, { at: new Date(value), id });
  }
  const rows = await query.getRawMany<{ id: number; value: string | Date }>();
  const manager = query.connection.manager;
  return rows.map(({ id, value }) => ({ id, value: (instantOf(manager, value) ?? NEVER).toISOString() }));
}

async function linesOf(manager: EntityManager, ids: readonly number[]): Promise<CompanyLine[]> {
  if (ids.length === 0) return [];
  const companies = new Map((await manager.findBy(Company, { id: In([...ids]) })).map(row => [row.id, row]));
  const figures = await companyFigures(manager, ids);
  const owners = await namesOf(
    manager,
    [...companies.values()].map(company => company.ownerId),
  );
  return ids.flatMap(id => {
    const company = companies.get(id);
    const figure = figures.get(id);
    if (!company || !figure) return [];
    const { name, otherName, isCustomer, isSupplier, isAgent, isPartner, country, ownerId } = company;
    return {
      ...{ id, name, otherName, isCustomer, isSupplier, isAgent, isPartner, country },
      ownerName: ownerId === null ? null : (owners.get(ownerId) ?? null),
      contactCount: figure.contactCount,
      openRecordCount: figure.openRecordCount,
      lastMessageAt: figure.lastMessageAt?.toISOString() ?? null,
    };
  });
}

/**
 * One company with everything around it that `viewer` may see.
 *
 * @throws AppError company.not_found
 */
export async function readCompany(context: Context, viewer: Viewer, id: number): Promise<CompanyReply> {
  const { manager } = context.database;
  const company = await getVisibleCompany(manager, viewer, id);
  const around = await neighbours(manager, viewer, company);
  const domains = await manager.find(CompanyDomain, { where: { companyId: id }, order: { domain: 'ASC' } });
  const figure = (await companyFigures(manager, [id])).get(id);
  const owners = await namesOf(manager, [company.ownerId]);
  const { name, otherName, isCustomer, isSupplier, isAgent, isPartner, country, city, website, phone, ownerId } =
    company;
  return {
    ...{ id, name, otherName, isCustomer, isSupplier, isAgent, isPartner, country, city, website, phone, ownerId },
    ownerName: ownerId === null ? null : (owners.get(ownerId) ?? null),
    ...around,
    domains: domains.map(row => row.domain),
    contacts: await contactsOf(manager, id),
    messageCount: figure?.messageCount ?? 0,
    openRecordCount: figure?.openRecordCount ?? 0,
    lastMessageAt: figure?.lastMessageAt?.toISOString() ?? null,
    version: company.version,
    canEdit: viewer.grants.has('companies.write'),
  };
}

type Neighbour = { id: number; name: string };

/** Parent, subsidiaries, principals and agents; those that the viewer may not see are left out. */
async function neighbours(manager: EntityManager, viewer: Viewer, company: Company) {
  const select = { id: true, name: true } as const;
  const subsidiaries = await manager.find(Company, { select, where: { parentId: company.id }, take: 500 });
  const agencies = await manager.find(Agency, {
    where: [{ agentId: company.id }, { principalId: company.id }],
    take: 500,
  });
  const principalIds = agencies.filter(row => row.agentId === company.id).map(row => row.principalId);
  const agentIds = agencies.filter(row => row.principalId === company.id).map(row => row.agentId);
  const others = [...principalIds, ...agentIds, ...(company.parentId === null ? [] : [company.parentId])];
  const named = others.length > 0 ? await manager.find(Company, { select, where: { id: In(others) } }) : [];
  const visible = await visibleIds(manager, viewer, [...others, ...subsidiaries.map(row => row.id)]);
  const names = new Map(named.map(row => [row.id, row.name]));
  const pick = (ids: readonly number[]): Neighbour[] =>
    ids.flatMap(id => (visible.has(id) ? [{ id, name: names.get(id) ?? '' }] : [])).sort(byNeighbourName);
  return {
    parent: company.parentId === null ? null : (pick([company.parentId])[0] ?? null),
    subsidiaries: subsidiaries
      .filter(row => visible.has(row.id))
      .map(({ id, name }) => ({ id, name }))
      .sort(byNeighbourName),
    principals: pick(principalIds),
    agents: pick(agentIds),
  };
}

function byNeighbourName(a: Neighbour, b: Neighbour): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id;
}
