import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { Company, Contact, ContactAddress } from './company.entity';
import type { Place } from './companySearch.service';
import { ContactRole } from './contactDetail.entity';
import type { ContactFilters } from './contactList.schema';
import { inEitherName, listed, narrow, rowsThatMay } from './inside.service';
import { foldPersonName } from './names';
import { likeText, readCursor } from './paging';
import { inSegmentSql } from './segments/segmentSight.service';
import { visibleCompanySql } from './visibility';

// Beyond this they are not gathered by their id: what so many hold is found sooner along the index of the names.
const MOST = 2_000;
const MAX_WORDS = 8;

type ContactQuery = SelectQueryBuilder<Contact>;

/**
 * The contacts that a search finds among those of companies that `viewer` may see, by their names, at most `limit` of them behind `cursor`. Either few rows
 * are gathered by an index, or the index of the names is walked until the page is full. Not by folded names: in these the words of a name stand in the order of the
 * alphabet, which a reader takes for none.
 *
 * @throws AppError page.cursor_invalid
 */
export async function findContactPlaces(
  manager: EntityManager,
  viewer: Viewer,
  search: ContactFilters & { cursor?: string },
  now: Date,
  limit: number,
): Promise<Place[]> {
  const query = await matching(manager, viewer, search, now);
  query.addSelect('contact.name', 'value').orderBy('contact.name').addOrderBy('contact.id').limit(limit);
  if (search.cursor) {
    const { value, id } = readCursor(search.cursor);
    // The first half lets the index begin at the place, the second is exact.
    query.andWhere(
      'contact.name >= :value AND (contact.name > :value OR (contact.name = :value AND contact.id > :id))',
      { value, id },
    );
  }
  return query.getRawMany<Place>();
}

/** How many contacts a search finds. */
export async function countContactPlaces(
  manager: EntityManager,
  viewer: Viewer,
  search: ContactFilters,
  now: Date,
): Promise<number> {
  return (await matching(manager, viewer, search, now)).getCount();
}

async function matching(
  manager: EntityManager,
  viewer: Viewer,
  search: ContactFilters,
  now: Date,
): Promise<ContactQuery> {
  const visible = visibleCompanySql(viewer, 'company');
  const mine = search.mine ? ' AND "company"."ownerId" = :mine' : '';
  const query = manager
    .createQueryBuilder(Contact, 'contact')
    .select('contact.id', 'id')
    // Asked of each contact, so that the index of the names can give the order.
    .where(
      `EXISTS (SELECT 1 FROM "company" "company" WHERE "company"."id" = contact.companyId AND ${visible.sql}${mine})`,
      { ...visible.parameters, ...(search.mine ? { mine: viewer.userId } : {}) },
    );
  if (search.companyId) query.andWhere('contact.companyId = :companyId', { companyId: search.companyId });
  if (search.segment) {
    const { sql, parameters } = await inSegmentSql(manager, viewer, search.segment, 'contact', now);
    query.andWhere(sql, parameters);
  }
  if (search.only) query.andWhere(`contact.id IN (${listed(search.only.split(',').map(Number))})`);
  if (search.language) query.andWhere('contact.language = :language', { language: search.language });
  const gathered = [
    search.role ? await withRole(manager, query, search.role) : null,
    search.q?.trim() ? await withWords(manager, query, viewer, search.q.trim()) : null,
  ].filter(ids => ids !== null);
  for (const ids of gathered) await narrow(manager, query, viewer, ids, 'companyId');
  if (search.mine) await toOwned(manager, query, viewer);
  else if (gathered.length === 0 && !search.companyId && !search.only)
    await narrow(manager, query, viewer, null, 'companyId');
  return query;
}

/** Those who have a role at their company. @returns their ids where they are few */
async function withRole(manager: EntityManager, query: ContactQuery, role: string): Promise<number[] | null> {
  query.andWhere(
    'EXISTS (SELECT 1 FROM "contact_role" "r" WHERE "r"."contactId" = contact.id AND "r"."role" = :role AND "r"."recordId" IS NULL)',
    { role },
  );
  const rows = await manager
    .createQueryBuilder(ContactRole, 'r')
    .select('r.contactId', 'id')
    .where('r.role = :role AND r.recordId IS NULL', { role })
    .limit(MOST + 1)
    .getRawMany<{ id: number }>();
  return rows.length > MOST ? null : rows.map(row => row.id);
}

/** Every word stands in the name, or the text in an address, for whoever may see addresses. @returns ids that may be it, where they are few */
async function withWords(
  manager: EntityManager,
  query: ContactQuery,
  viewer: Viewer,
  text: string,
): Promise<number[] | null> {
  const words = foldPersonName(text).split(' ').filter(Boolean).slice(0, MAX_WORDS);
  const inName = inEitherName(words) || '1 = 0';
  // Whoever may not see addresses learns nothing by guessing one.
  const reads = mayView(viewer, 'contact');
  const address = text.toLowerCase();
  const inAddress = reads
    ? ` OR EXISTS (SELECT 1 FROM "contact_address" "a" WHERE "a"."contactId" = contact.id AND "a"."address" LIKE :address ESCAPE '\\')`
    : '';
  query.andWhere(`((${inName})${inAddress})`, {
    ...Object.fromEntries(words.map((word, at) => [`word${at}`, `%${likeText(word)}%`])),
    ...(reads ? { address: `%${likeText(address)}%` } : {}),
  });
  const named = words.length > 0 ? await rowsThatMay(manager, 'contact', [words]) : [];
  const reached = reads && named ? await ofAddresses(manager, address) : [];
  return named && reached && [...named, ...reached];
}

async function ofAddresses(manager: EntityManager, address: string): Promise<number[] | null> {
  const rows = await rowsThatMay(manager, 'contact_address', [[address]]);
  if (!rows) return null;
  const found = await manager
    .createQueryBuilder(ContactAddress, 'a')
    .select('a.contactId', 'id')
    .where(`a.id IN (${listed(rows)})`)
    .getRawMany<{ id: number }>();
  return found.map(row => row.id);
}

/** Narrows the query to the companies that are his own, where these are not too many; then most of the walk is his. */
async function toOwned(manager: EntityManager, query: ContactQuery, viewer: Viewer): Promise<void> {
  const rows = await manager
    .createQueryBuilder(Company, 'company')
    .select('company.id', 'id')
    .where('company.ownerId = :mine', { mine: viewer.userId })
    .limit(MOST + 1)
    .getRawMany<{ id: number }>();
  if (rows.length <= MOST) query.andWhere(`contact.companyId IN (${listed(rows.map(row => row.id))})`);
}
