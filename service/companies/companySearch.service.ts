import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { Company, CompanyDomain, Contact, ContactAddress } from './company.entity';
import { readFieldFilters } from './customFields';
import { activeFields } from './customFields.service';
import { foldTag } from './details';
import { narrowByFields } from './fieldValues.service';
import { groupOf } from './hierarchy.service';
import { listed, narrow, rowsThatMay, soughtWords } from './inside.service';
import type { Standing } from './levels';
import { behind, readCursor } from './paging';
import { instantOf } from './figures.service';
import { inSegmentSql } from './segments/segmentSight.service';
import type { SqlCondition } from './visibility';
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
  /** Those that belong to a segment. */
  segment?: number;
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

/** How many contacts the companies that a search finds have. */
export async function countContacts(
  manager: EntityManager,
  viewer: Viewer,
  search: CompanySearch,
  now: Date,
): Promise<number> {
  const query = await matching(manager, viewer, search, now);
  if (!query) return 0;
  return query.innerJoin(Contact, 'counted', 'counted.companyId = company.id').select('counted.id').getCount();
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
  narrowByColumns(query, viewer, search, now);
  if (search.groupOf) {
    const group = await groupOf(manager, viewer, search.groupOf);
    if (group.length === 0) return null;
    query.andWhere('company.id IN (:...group)', { group });
  }
  if (search.fields) {
    const filters = readFieldFilters(search.fields);
    if (!narrowByFields(query, filters, await activeFields(manager, 'company'))) return null;
  }
  if (search.segment) {
    const { sql, parameters } = await inSegmentSql(manager, viewer, search.segment, 'company', now);
    query.andWhere(sql, parameters);
  }
  if (search.q?.trim()) await addWords(manager, query, viewer, search.q.trim());
  return query;
}

/** What a column of the company, or a tag, says by itself. */
function narrowByColumns(query: SelectQueryBuilder<Company>, viewer: Viewer, search: CompanySearch, now: Date): void {
  if (search.type) query.andWhere(`company.${flags[search.type]} = :isOfType`, { isOfType: true });
  if (search.mine) query.andWhere('company.ownerId = :mine', { mine: viewer.userId });
  for (const name of plain)
    if (search[name] !== undefined) query.andWhere(`company.${name} = :${name}`, { [name]: search[name] });
  // What a party that has no level was given once is not what it is.
  if (search.level || search.standing === 'new' || search.standing === 'old')
    query.andWhere('(company.isCustomer = :hasLevel OR company.standing = :barred)', {
      hasLevel: true,
      barred: 'barred',
    });
  if (search.tag)
    query.andWhere('company.id IN (SELECT "t"."companyId" FROM "company_tag" "t" WHERE "t"."folded" = :tag)', {
      tag: foldTag(search.tag),
    });
  if (search.silentDays)
    query.andWhere('company.lastContactAt < :silentSince', {
      silentSince: new Date(now.getTime() - search.silentDays * DAY),
    });
}

/** Every word must stand in the name; or the text begins a domain or an address, or stands in the other name. */
async function addWords(
  manager: EntityManager,
  query: SelectQueryBuilder<Company>,
  viewer: Viewer,
  text: string,
): Promise<void> {
  const sought = soughtWords(text);
  const { sql, parameters, ids } = await reachedBy(manager, viewer, text.toLowerCase());
  query.andWhere(`(${sought.sql} OR ${sql})`, { ...sought.parameters, ...parameters });
  const named = ids && (await rowsThatMay(manager, 'company', sought.groups));
  await narrow(manager, query, viewer, ids && named && [...named, ...ids], 'id');
}

// Domains and addresses that begin alike are gathered up to so many.
const MAX_REACHED = 1_000;

/** The companies of which a domain or an address begins so, as a condition and, where they are not too many, by their ids. */
async function reachedBy(
  manager: EntityManager,
  viewer: Viewer,
  start: string,
): Promise<SqlCondition & { ids: number[] | null }> {
  const parameters = { start, behind: behind(start) };
  const domains = `FROM "company_domain" "d" WHERE "d"."domain" >= :start AND "d"."domain" < :behind`;
  const addresses = `FROM "contact_address" "a" INNER JOIN "contact" "k" ON "k"."id" = "a"."contactId" WHERE "a"."address" >= :start AND "a"."address" < :behind`;
  const found = [
    await manager
      .createQueryBuilder(CompanyDomain, 'd')
      .select('d.companyId', 'id')
      .where('d.domain >= :start AND d.domain < :behind', parameters)
      .limit(MAX_REACHED)
      .getRawMany<{ id: number }>(),
    // Whoever may not see addresses learns nothing by guessing one.
    !mayView(viewer, 'contact')
      ? []
      : await manager
          .createQueryBuilder(ContactAddress, 'a')
          .innerJoin(Contact, 'k', 'k.id = a.contactId')
          .select('k.companyId', 'id')
          .where('a.address >= :start AND a.address < :behind', parameters)
          .limit(MAX_REACHED)
          .getRawMany<{ id: number }>(),
  ];
  if (found.every(rows => rows.length < MAX_REACHED)) {
    const ids = [...new Set(found.flat().map(row => row.id))];
    return { sql: `company.id IN (${listed(ids)})`, parameters: {}, ids };
  }
  const inAddress = mayView(viewer, 'contact')
    ? ` OR EXISTS (SELECT 1 ${addresses} AND "k"."companyId" = "company"."id")`
    : '';
  const sql = `(EXISTS (SELECT 1 ${domains} AND "d"."companyId" = "company"."id")${inAddress})`;
  return { sql, parameters, ids: null };
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
