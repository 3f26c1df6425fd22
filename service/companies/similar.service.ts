import type { EntityManager } from 'typeorm';
import { In, Not } from 'typeorm';
import { AppError } from '../common/errors';
import { pieces } from '../platform/database/rows';
import { User } from '../users/user.entity';
import type { Viewer } from '../users/roles';
import { Company } from './company.entity';
import type { CoarsePeriod, Grade, LikelyReason } from './likely';
import { coarsePeriod } from './likely';
import type { Likely, Likeness } from './likely.service';
import { findLikely } from './likely.service';
import { foldName } from './names';
import { behind } from './paging';
import type { SqlCondition } from './visibility';
import { editableCompanySql, visibleCompanySql } from './visibility';

/**
 * A company that is like another. To whoever may not see it only this is told (CRM-6): the name as he typed it himself, who owns it, since when, and how
 * long ago somebody was last in touch; no id; and of a supplier, to whoever may not see suppliers, no name either.
 */
export interface SimilarCompany {
  id: number | null;
  name: string;
  ownerName: string | null;
  /** The strongest reason. */
  why: LikelyReason;
  reasons: LikelyReason[];
  grade: Grade;
  /** YYYY-MM-DD, of a company that is masked YYYY-MM. */
  since: string;
  lastContact: CoarsePeriod;
}

/** Companies that have an address, a domain, a phone or the name of `likeness`, the surest first, each once, masked for `viewer`; hidden suppliers are left out. */
export async function findSimilarCompanies(
  manager: EntityManager,
  viewer: Viewer,
  likeness: Likeness,
  now: Date,
): Promise<SimilarCompany[]> {
  const masked = await maskLikely(manager, viewer, await findLikely(manager, likeness), likeness, now);
  return masked.filter(({ name }) => name !== '').slice(0, 20);
}

/**
 * Refuses what would enter a company a second time (LEAD-3, CRM-6): an address, a domain, a tax number or the name with its country that another company
 * has. Companies of one group may share them.
 *
 * @param group the company's parent, and its own id where it exists
 * @throws AppError company.exists with `similar` in its details
 */
export async function refuseDuplicate(
  manager: EntityManager,
  viewer: Viewer,
  likeness: Likeness,
  group: { id: number | null; parentId: number | null },
  now: Date,
): Promise<void> {
  const likely = (await findLikely(manager, likeness)).filter(
    one => one.grade === 'certain' && !isSameGroup(one.company, group),
  );
  const [first, ...rest] = await maskLikely(manager, viewer, likely, likeness, now);
  if (!first) return;
  throw new AppError('company.exists', 409, duplicateSentence(first), {
    details: { similar: [first, ...rest].slice(0, 20), name: first.name, owner: first.ownerName ?? '' },
  });
}

const whatBelongs: Partial<Record<LikelyReason, string>> = {
  address: 'This address',
  domain: 'This domain',
  tax: 'This tax number',
};

function duplicateSentence(first: SimilarCompany): string {
  const what = whatBelongs[first.why] ?? 'This name';
  const who = first.name ? `"${first.name}"` : 'a company that you may not see';
  const owner = first.ownerName ? ` (${first.ownerName}'s)` : '';
  return `${what} already belongs to ${who}${owner}. Use that company, or ask its owner.`;
}

function isSameGroup(company: Company, group: { id: number | null; parentId: number | null }): boolean {
  return (
    company.id === group.parentId ||
    (group.id !== null && company.parentId === group.id) ||
    (company.parentId !== null && company.parentId === group.parentId)
  );
}

/** What was typed, by which the company was found: whoever may not see it learns no other name of it. */
function typedName(reason: LikelyReason, likeness: Likeness): string {
  const typed = likeness.name?.trim() || likeness.otherName?.trim();
  if (reason === 'address') return typed || (likeness.addresses?.[0] ?? '');
  const { domains, addresses, website, taxNumbers, phones } = likeness;
  return typed || (domains?.[0] ?? addresses?.[0] ?? website ?? taxNumbers?.[0] ?? phones?.[0] ?? '?');
}

/** A supplier of which whoever may not see suppliers is told nothing, not even a name. */
export function isHiddenSupplier(viewer: Viewer, company: Company, isVisible: boolean): boolean {
  return company.isSupplier && !viewer.grants.has('suppliers.read') && !isVisible;
}

/** What `viewer` is told of companies that are like what he asked for, in their order; '' for the name of a supplier that he may not know of. */
export async function maskLikely(
  manager: EntityManager,
  viewer: Viewer,
  likely: readonly Likely[],
  likeness: Likeness,
  now: Date,
): Promise<SimilarCompany[]> {
  if (likely.length === 0) return [];
  const ids = likely.map(({ company }) => company.id);
  const visible = await visibleIds(manager, viewer, ids);
  const owners = await namesOf(
    manager,
    likely.map(({ company }) => company.ownerId),
  );
  return likely.map(({ company, reasons, grade }) => {
    const isVisible = visible.has(company.id);
    const isHidden = isHiddenSupplier(viewer, company, isVisible);
    const why = reasons[0] as LikelyReason;
    const since = company.createdAt.toISOString();
    return {
      id: isVisible ? company.id : null,
      name: isHidden ? '' : isVisible ? company.name : typedName(why, likeness),
      ownerName: isHidden || company.ownerId === null ? null : (owners.get(company.ownerId) ?? null),
      why,
      reasons,
      grade,
      since: since.slice(0, isVisible ? 10 : 7),
      lastContact: coarsePeriod(lastContact(company), now),
    };
  });
}

/** The newest letter either way, as the company keeps it; null where there was none. */
function lastContact({ lastInAt, lastOutAt }: Company): Date | null {
  return lastInAt && lastOutAt ? (lastInAt > lastOutAt ? lastInAt : lastOutAt) : (lastInAt ?? lastOutAt);
}

/** Those of `ids` whose company `viewer` may see. */
export async function visibleIds(manager: EntityManager, viewer: Viewer, ids: readonly number[]): Promise<Set<number>> {
  return idsThat(manager, visibleCompanySql(viewer, 'company'), ids);
}

/** Those of `ids` whose company `viewer` may change, as far as his grants let him change any. */
export async function editableIds(
  manager: EntityManager,
  viewer: Viewer,
  ids: readonly number[],
): Promise<Set<number>> {
  return idsThat(manager, editableCompanySql(viewer, 'company'), ids);
}

async function idsThat(
  manager: EntityManager,
  { sql, parameters }: SqlCondition,
  ids: readonly number[],
): Promise<Set<number>> {
  const found = new Set<number>();
  for (const piece of pieces(ids)) {
    const rows = await manager
      .createQueryBuilder(Company, 'company')
      .select('company.id', 'id')
      .where('company.id IN (:...piece)', { piece })
      .andWhere(sql, parameters)
      .getRawMany<{ id: number }>();
    rows.forEach(row => found.add(row.id));
  }
  return found;
}

/** The names of people by their id; nulls and strangers are left out. */
export async function namesOf(
  manager: EntityManager,
  ids: readonly (number | null)[],
): Promise<ReadonlyMap<number, string>> {
  const wanted = [...new Set(ids.filter(id => id !== null))];
  const names = new Map<number, string>();
  for (const piece of pieces(wanted)) {
    const people = await manager.find(User, { select: { id: true, name: true }, where: { id: In(piece) } });
    people.forEach(person => names.set(person.id, person.name));
  }
  return names;
}

/**
 * Companies whose name contains what was sought and that `viewer` may not see: that they exist and whose they are (CRM-6). At most five; suppliers
 * only to whoever may see suppliers. Told through `tellMasked` (duplicates.service.ts) alone, which counts.
 */
export async function findMasked(
  manager: EntityManager,
  viewer: Viewer,
  words: string,
): Promise<{ id: number; name: string; ownerName: string | null }[]> {
  const foldedName = foldName(words);
  if (!viewer.grants.has('companies.read') || viewer.grants.has('all.read') || foldedName.length < 2) return [];
  // Chinese has no blanks between words; elsewhere the whole first word must be given.
  const start = `${foldedName}${/[\u3040-\uffff]/.test(foldedName) ? '' : ' '}`;
  const candidates = await manager
    .createQueryBuilder(Company, 'company')
    .where('(company.foldedName = :name OR (company.foldedName >= :start AND company.foldedName < :behind))', {
      name: foldedName,
      start,
      behind: behind(start),
    })
    .andWhere({ ownerId: Not(viewer.userId) })
    .andWhere(viewer.grants.has('suppliers.read') ? '1 = 1' : 'company.isSupplier = :no', { no: false })
    .orderBy('company.foldedName')
    .limit(20)
    .getMany();
  const visible = await visibleIds(
    manager,
    viewer,
    candidates.map(company => company.id),
  );
  const hidden = candidates.filter(company => !visible.has(company.id)).slice(0, 5);
  const owners = await namesOf(
    manager,
    hidden.map(company => company.ownerId),
  );
  return hidden.map(({ id, name, ownerId }) => ({
    id,
    name,
    ownerName: ownerId === null ? null : (owners.get(ownerId) ?? null),
  }));
}
