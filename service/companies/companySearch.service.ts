import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { Company } from './company.entity';
import { readFieldFilters } from './customFields';
import { activeFields } from './customFields.service';
import { foldTag } from './details';
import { narrowByFields } from './fieldValues.service';
import { groupOf } from './hierarchy.service';
import type { Standing } from './levels';
import { foldName } from './names';
import { likeText, readCursor } from './paging';
import { instantOf } from './figures.service';
import { visibleCompanySql } from './visibility';

export type CompanyType = 'customer' | 'supplier' | 'agent' | 'partner' | 'competitor' | 'forwarder';

/** Which companies, and in which order. */
export interface CompanySearch {
  q?: string;
  type?: CompanyType;
  /** Only those that the viewer owns himself. */
  mine?: boolean;
  level?: string;
  standing?: Standing;
  ownerId?: number;
  /** ISO 3166-1, two letters. */
  country?: string;
  industry?: string;
  region?: string;
  source?: string;
  tag?: string;
  /** No letter either way for so many days. */
  silentDays?: number;
  /** That company and all below it. */
  groupOf?: number;
  /** companies/customFields.ts, readFieldFilters */
  fields?: string;
  /** 'name' by its folded form; 'last_mail' and 'created' with the newest first. */
  sort?: 'name' | 'last_mail' | 'created';
  cursor?: string;
  limit?: number;
}

const flags = {
  customer: 'isCustomer',
  supplier: 'isSupplier',
  agent: 'isAgent',
  partner: 'isPartner',
  competitor: 'isCompetitor',
  forwarder: 'isForwarder',
} as const;
const plain = ['level', 'standing', 'ownerId', 'country', 'industry', 'region', 'source'] as const;
const DAY = 86_400_000;

/** A row of a list: the company, and the value by which it is sorted. */
export interface Place {
  id: number;
  value: string;
}

/**
 * The companies that a search finds, in its order, at most `limit` of them from its cursor on. Every filter is a column of the company or a range of
 * an index; the order is an index of its own, so that a page costs what it shows.
 */
export async function findPlaces(
  manager: EntityManager,
  viewer: Viewer,
  search: CompanySearch,
  now: Date,
  limit: number,
): Promise<Place[]> {
  const query = await matching(manager, viewer, search, now);
  if (!query) return [];
  if (search.sort === 'last_mail') return byInstant(query, 'lastContactAt', search, limit);
  return search.sort === 'created' ? byInstant(query, 'createdAt', search, limit) : byName(query, search, limit);
}

/** How many companies a search finds. */
export async function countPlaces(
  manager: EntityManager,
  viewer: Viewer,
  search: CompanySearch,
  now: Date,
): Promise<number> {
  const query = await matching(manager, viewer, search, now);
  return query ? query.getCount() : 0;
}

/** The companies that a search finds by their number, at most `limit`: what a mass mending takes up. */
export async function findIds(
  manager: EntityManager,
  viewer: Viewer,
  search: CompanySearch,
  now: Date,
  limit: number,
): Promise<number[]> {
  const query = await matching(manager, viewer, search, now);
  if (!query) return [];
  const rows = await query.orderBy('company.id').limit(limit).getRawMany<{ id: number }>();
  return rows.map(row => row.id);
}

async function matching(
  manager: EntityManager,
  viewer: Viewer,
  search: CompanySearch,
  now: Date,
): Promise<SelectQueryBuilder<Company> | null> {
  const visible = visibleCompanySql(viewer, 'company');
  const query = manager
    .createQueryBuilder(Company, 'company')
    .select('company.id', 'id')
    .where(visible.sql, visible.parameters);
  if (search.type) query.andWhere(`company.${flags[search.type]} = :isOfType`, { isOfType: true });
  if (search.mine) query.andWhere('company.ownerId = :mine', { mine: viewer.userId });
  for (const name of plain)
    if (search[name] !== undefined) query.andWhere(`company.${name} = :${name}`, { [name]: search[name] });
  if (search.tag)
    query.andWhere('company.id IN (SELECT "t"."companyId" FROM "company_tag" "t" WHERE "t"."folded" = :tag)', {
      tag: foldTag(search.tag),
    });
  if (search.silentDays)
    query.andWhere('company.lastContactAt < :silentSince', {
      silentSince: new Date(now.getTime() - search.silentDays * DAY),
    });
  if (search.groupOf) {
    const group = await groupOf(manager, viewer, search.groupOf);
    if (group.length === 0) return null;
    query.andWhere('company.id IN (:...group)', { group });
  }
  if (search.fields) {
    const filters = readFieldFilters(search.fields);
    if (!narrowByFields(query, filters, await activeFields(manager, 'company'))) return null;
  }
  if (search.q?.trim()) addWords(query, viewer, search.q.trim());
  return query;
}

/** Every word must stand in the name; or the text begins a domain, an address or a word of the other name. */
function addWords(query: SelectQueryBuilder<Company>, viewer: Viewer, text: string): void {
  const folded = foldName(text) || text.toLowerCase();
  const words = folded.split(' ').slice(0, 8);
  const inName = words.map((_word, at) => `company.foldedName LIKE :word${at} ESCAPE '\\'`).join(' AND ');
  const inDomain =
    `EXISTS (SELECT 1 FROM "company_domain" "d" WHERE "d"."companyId" = "company"."id" ` +
    `AND "d"."domain" LIKE :start ESCAPE '\\')`;
  const inContact =
    `EXISTS (SELECT 1 FROM "contact" "k" INNER JOIN "contact_address" "a" ON "a"."contactId" = "k"."id" ` +
    // Whoever may not see addresses learns nothing by guessing one.
    `WHERE "k"."companyId" = "company"."id" AND "a"."address" LIKE :start ESCAPE '\\'${mayView(viewer, 'contact') ? '' : ' AND 1 = 0'})`;
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
  query.addSelect('company.foldedName', 'value').orderBy('company.foldedName').addOrderBy('company.id').limit(limit);
  if (search.cursor) {
    const { value, id } = readCursor(search.cursor);
    // The first half lets the index begin at the place, the second is exact.
    query.andWhere(
      'company.foldedName >= :value AND (company.foldedName > :value OR (company.foldedName = :value AND company.id > :id))',
      {
        value,
        id,
      },
    );
  }
  return query.getRawMany<Place>();
}

/** Newest first. Companies without mail stand last: their last contact is that of 1970. */
async function byInstant(
  query: SelectQueryBuilder<Company>,
  column: 'lastContactAt' | 'createdAt',
  search: CompanySearch,
  limit: number,
): Promise<Place[]> {
  query
    .addSelect(`company.${column}`, 'value')
    .orderBy(`company.${column}`, 'DESC')
    .addOrderBy('company.id', 'DESC')
    .limit(limit);
  if (search.cursor) {
    const { value, id } = readCursor(search.cursor);
    const at = `company.${column}`;
    query.andWhere(`${at} <= :at AND (${at} < :at OR company.id < :id)`, { at: new Date(value), id });
  }
  const rows = await query.getRawMany<{ id: number; value: string | Date }>();
  const { manager } = query.connection;
  return rows.map(({ id, value }) => ({ id, value: instantOf(manager, value)?.toISOString() ?? '' }));
}
