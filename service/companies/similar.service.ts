import type { EntityManager } from 'typeorm';
import { In, Not } from 'typeorm';
import { AppError } from '../common/errors';
import { pieces } from '../platform/database/rows';
import { User } from '../users/user.entity';
import type { Viewer } from '../users/roles';
import { Company, CompanyDomain, Contact, ContactAddress } from './company.entity';
import { foldName } from './names';
import { visibleCompanySql } from './visibility';

/** By what a company may be known already. All that is absent is not asked for. */
export interface Likeness {
  name?: string;
  country?: string | null;
  /** Normalised. */
  domains?: readonly string[];
  /** Normalised. */
  addresses?: readonly string[];
  /** The company itself, where it is one that exists. */
  exceptId?: number;
}

/**
 * A company that is like another. To whoever may not see it only its name and its owner are told (CRM-6): no id; and of a supplier, to whoever may not
 * see suppliers, no name either.
 */
export interface SimilarCompany {
  id: number | null;
  name: string;
  ownerName: string | null;
  why: 'address' | 'domain' | 'name';
}

interface Likely {
  company: Company;
  why: SimilarCompany['why'];
}

/** Companies that have an address, a domain or the name of `likeness`, the surest first, each once, masked for `viewer`; hidden suppliers are left out. */
export async function findSimilarCompanies(
  manager: EntityManager,
  viewer: Viewer,
  likeness: Likeness,
): Promise<SimilarCompany[]> {
  const masked = await mask(manager, viewer, await findLikely(manager, likeness));
  return masked.filter(({ name }) => name !== '').slice(0, 20);
}

/**
 * Refuses what would enter a company a second time (LEAD-3, CRM-6): an address, a domain or the name with its country that another company has.
 * Companies of one group may share them.
 *
 * @param group the company's parent, and its own id where it exists
 * @throws AppError company.exists with `similar` in its details
 */
export async function refuseDuplicate(
  manager: EntityManager,
  viewer: Viewer,
  likeness: Likeness,
  group: { id: number | null; parentId: number | null },
): Promise<void> {
  const likely = (await findLikely(manager, likeness)).filter(
    ({ company, why }) => !isSameGroup(company, group) && (why !== 'name' || isSameCountry(company, likeness)),
  );
  const [first, ...rest] = await mask(manager, viewer, likely);
  if (!first) return;
  throw new AppError('company.exists', 409, duplicateSentence(first), {
    details: { similar: [first, ...rest].slice(0, 20), name: first.name, owner: first.ownerName ?? '' },
  });
}

function duplicateSentence(first: SimilarCompany): string {
  const what = { address: 'This address', domain: 'This domain', name: 'This name' }[first.why];
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

function isSameCountry(company: Company, likeness: Likeness): boolean {
  return !company.country || !likeness.country || company.country === likeness.country;
}

async function findLikely(manager: EntityManager, likeness: Likeness): Promise<Likely[]> {
  const found = new Map<number, Likely['why']>();
  const remember = (companyId: number, why: Likely['why']) => {
    if (companyId !== likeness.exceptId && !found.has(companyId)) found.set(companyId, why);
  };
  for (const piece of pieces(likeness.addresses ?? [])) {
    const rows = await manager
      .createQueryBuilder(Contact, 'contact')
      .innerJoin(ContactAddress, 'address', 'address.contactId = contact.id')
      .where('address.address IN (:...piece)', { piece })
      .select('contact.companyId', 'companyId')
      .getRawMany<{ companyId: number }>();
    rows.forEach(row => remember(row.companyId, 'address'));
  }
  for (const piece of pieces(likeness.domains ?? [])) {
    (await manager.findBy(CompanyDomain, { domain: In(piece) })).forEach(row => remember(row.companyId, 'domain'));
  }
  const foldedName = likeness.name ? foldName(likeness.name) : '';
  if (foldedName) {
    const rows = await manager.find(Company, { select: { id: true }, where: { foldedName }, take: 20 });
    rows.forEach(row => remember(row.id, 'name'));
  }
  const ids = [...found.keys()].slice(0, 500);
  if (ids.length === 0) return [];
  const companies = new Map((await manager.findBy(Company, { id: In(ids) })).map(company => [company.id, company]));
  return ids.flatMap(id => {
    const company = companies.get(id);
    return company ? [{ company, why: found.get(id) as Likely['why'] }] : [];
  });
}

async function mask(manager: EntityManager, viewer: Viewer, likely: readonly Likely[]): Promise<SimilarCompany[]> {
  const visible = await visibleIds(
    manager,
    viewer,
    likely.map(({ company }) => company.id),
  );
  const owners = await namesOf(
    manager,
    likely.map(({ company }) => company.ownerId),
  );
  return likely.map(({ company, why }) => {
    const isHidden = company.isSupplier && !viewer.grants.has('suppliers.read') && !visible.has(company.id);
    return {
      id: visible.has(company.id) ? company.id : null,
      name: isHidden ? '' : company.name,
      ownerName: isHidden || company.ownerId === null ? null : (owners.get(company.ownerId) ?? null),
      why,
    };
  });
}

/** Those of `ids` whose company `viewer` may see. */
export async function visibleIds(manager: EntityManager, viewer: Viewer, ids: readonly number[]): Promise<Set<number>> {
  const seen = new Set<number>();
  const visible = visibleCompanySql(viewer, 'company');
  for (const piece of pieces(ids)) {
    const rows = await manager
      .createQueryBuilder(Company, 'company')
      .select('company.id', 'id')
      .where('company.id IN (:...piece)', { piece })
      .andWhere(visible.sql, visible.parameters)
      .getRawMany<{ id: number }>();
    rows.forEach(row => seen.add(row.id));
  }
  return seen;
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
 * only to whoever may see suppliers.
 */
export async function findMasked(
  manager: EntityManager,
  viewer: Viewer,
  words: string,
): Promise<{ name: string; ownerName: string | null }[]> {
  const foldedName = foldName(words);
  if (!viewer.grants.has('companies.read') || viewer.grants.has('all.read') || foldedName.length < 2) return [];
  const candidates = await manager
    .createQueryBuilder(Company, 'company')
    .where('(company.foldedName = :name OR company.foldedName LIKE :start)', {
      name: foldedName,
      // Chinese has no blanks between words; elsewhere the whole first word must be given.
      start: `${foldedName}${/[\u3040-\uffff]/.test(foldedName) ? '' : ' '}%`,
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
  return hidden.map(({ name, ownerId }) => ({
    name,
    ownerName: ownerId === null ? null : (owners.get(ownerId) ?? null),
  }));
}
