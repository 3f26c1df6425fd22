import { domainMistake, readDomain } from '../../companies/domains';
import { foldName } from '../../companies/names';
import type { Action, CompanyEntry, Origin } from './data';
import type { Known, KnownCompany } from './known';
import { isSameGroup, newId, noCompany, push, rememberCompany } from './known';
import type { Mistakes } from './mistakes';
import { gatherMistakes } from './mistakes';
import type { ContactStep } from './planningContacts';
import { applyContact, onePerName, planContact } from './planningContacts';
import type { ProfileStep } from './profileColumns';
import { checkLevel, emptyProfile, isEmptyProfile, profileChanges, readProfileCells } from './profileColumns';
import {
  describe,
  differences,
  keepGiven,
  mustBeChangeable,
  mustBeGivable,
  mustFit,
  refuse,
  resolveCompany,
  resolveOwner,
} from './refusing';

/** Columns of a company that an import sets. */
export type CompanyColumns = Omit<
  KnownCompany,
  'id' | 'domains' | 'principalIds' | 'mayChange' | 'mayGive' | 'mayName'
>;

export interface CompanyStep {
  what: 'company';
  origin: Origin;
  action: Action;
  /** Below zero where it is new. */
  id: number;
  /** What differs; everything of a new one. */
  values: Partial<CompanyColumns>;
  /** To be added. */
  domains: string[];
  /** To be added. */
  principalIds: number[];
  contacts: ContactStep[];
  profile: ProfileStep;
}

/**
 * Plans one row of a company.
 *
 * @throws AppError row.* or company.domain_* where it cannot be taken; then `known` is as it was
 */
export function planCompany(known: Known, data: CompanyEntry, origin: Origin, keysDecide: boolean): CompanyStep {
  const mistakes = gatherMistakes(data.unread);
  checkTexts(data, mistakes);
  const told = mistakes.keep(() => readProfileCells(data.profile, known.words), emptyProfile());
  const found = mistakes.keep(() => matchCompany(known, data), null);
  if (found) mistakes.keep(() => mustBeChangeable(known, found), undefined);
  const before = found ?? noCompany;
  const values = columnsOf(known, data, found, mistakes);
  const changed = mistakes.keep(() => differences(known, `company:${before.id}`, before, values), {});
  if (found && changed.ownerId !== undefined) mistakes.keep(() => mustBeGivable(known, found), undefined);
  const domains = newDomains(known, data, before, mistakes);
  const principals = newPrincipals(known, data, before, mistakes);
  if (principals.length > 0 && !before.isAgent) changed.isAgent = true;
  const parentId = changed.parentId ?? before.parentId;
  mistakes.keep(() => changed.parentId !== undefined && refuseCycle(known, before.id, changed.parentId), undefined);
  if (!keysDecide) mistakes.keep(() => refuseForeignDomains(known, { ...before, parentId }, domains), undefined);
  const old = known.profiles.get(before.id);
  const profile = profileChanges(told, old);
  const target = { ...before, ...changed, id: found?.id ?? known.lastNewId - 1 };
  mistakes.keep(() => checkLevel(profile, known.words, target, old?.level), undefined);
  const contacts = onePerName(data.contacts ?? []).flatMap(person =>
    mistakes.keep(() => [planContact(known, target, person, keysDecide)], []),
  );
  mistakes.end();
  const { id } = apply(known, found, target, domains, principals);
  rememberAlias(known, data, id);
  keepGiven(known, `company:${id}`, values);
  contacts.forEach(contact => applyContact(known, contact));
  const isChanged =
    Object.keys(changed).length + domains.length + principals.length > 0 ||
    !isEmptyProfile(profile) ||
    contacts.some(contact => contact.action !== 'unchanged');
  return {
    ...{ what: 'company', origin, id },
    action: found ? (isChanged ? 'changed' : 'unchanged') : 'new',
    values: found ? changed : columnsOnly(target),
    ...{ domains, principalIds: principals, contacts, profile },
  };
}

/** Companies that it writes for and is not known to yet. */
function newPrincipals(known: Known, data: CompanyEntry, company: KnownCompany, mistakes: Mistakes): number[] {
  return (data.principals ?? [])
    .flatMap(ref => mistakes.keep(() => [resolveCompany(known, ref).id], []))
    .filter(id => id !== company.id && !company.principalIds.has(id));
}

function checkTexts(data: CompanyEntry, mistakes: Mistakes): void {
  const check = (work: () => void) => mistakes.keep(work, undefined);
  check(() => {
    if (!data.name.trim()) throw refuse('row.name_missing', 'The name of the company is missing.');
  });
  check(() => mustFit('name', data.name, 300));
  check(() => mustFit('other name', data.otherName, 300));
  check(() => mustFit('key', data.key, 100));
  check(() => mustFit('city', data.city, 200));
  check(() => mustFit('website', data.website, 300));
  check(() => mustFit('phone number', data.phone, 60));
  check(() => {
    if (data.country && !/^[A-Z]{2}$/.test(data.country))
      throw refuse(
        'row.country_unknown',
        `"${data.country}" is no country. Write its name in English or Chinese, or its two letters.`,
      );
  });
}

/** By key; else by name, where the country does not speak against it. */
function matchCompany(known: Known, data: CompanyEntry): KnownCompany | null {
  if (data.sameAs !== undefined) return chosenCompany(known, data.sameAs);
  const byKey = data.key ? known.companiesByKey.get(data.key) : undefined;
  if (byKey !== undefined) return known.companies.get(byKey) ?? null;
  const named = (known.companiesByName.get(foldedNameOf(data.name)) ?? []).flatMap(id => known.companies.get(id) ?? []);
  const fitting = named.filter(
    company =>
      !(data.key && company.externalKey) && (!data.country || !company.country || company.country === data.country),
  );
  const exact = fitting.filter(company => company.country === (data.country ?? null));
  const [only, ...more] = fitting.length > 1 && exact.length === 1 ? exact : fitting;
  if (more.length > 0) {
    throw refuse(
      'row.company_ambiguous',
      `Several companies are called "${data.name}". Give the company's key, or its country.`,
    );
  }
  return only ?? null;
}

/** The company that a person has said a row to be. */
function chosenCompany(known: Known, id: number): KnownCompany {
  const company = known.companies.get(id);
  if (company) return company;
  throw refuse(
    'row.company_unknown',
    'The company that you chose for this row is gone. Look at the preview once more.',
  );
}

/** Other rows of the file name it as this one does. */
function rememberAlias(known: Known, { sameAs, key, name }: CompanyEntry, id: number): void {
  if (sameAs === undefined) return;
  push(known.companiesByName, foldedNameOf(name), id);
  if (key) known.companiesByKey.set(key, id);
}

function foldedNameOf(name: string): string {
  return foldName(name) || name.trim().toLowerCase();
}

const flags = {
  customer: 'isCustomer',
  supplier: 'isSupplier',
  agent: 'isAgent',
  partner: 'isPartner',
  competitor: 'isCompetitor',
  forwarder: 'isForwarder',
} as const;

/** The columns that a row gives; what it leaves empty is absent. Kinds are only ever added. */
function columnsOf(
  known: Known,
  data: CompanyEntry,
  found: KnownCompany | null,
  mistakes: Mistakes,
): Partial<CompanyColumns> {
  const given: Partial<CompanyColumns> = {
    name: data.name.replace(/\s+/g, ' ').trim(),
    otherName: data.otherName || undefined,
    externalKey: data.key || undefined,
    country: data.country || undefined,
    city: data.city || undefined,
    website: data.website || undefined,
    phone: data.phone || undefined,
  };
  // Found by its name, it keeps the way in which that is written; by its key, it may have a new one.
  if (found && foldedNameOf(data.name) === found.foldedName && found.externalKey !== data.key) delete given.name;
  if (data.sameAs !== undefined) {
    // It is the same company and keeps its own name and key.
    delete given.name;
    if (found?.externalKey) delete given.externalKey;
  }
  if (given.name !== undefined) given.foldedName = foldedNameOf(given.name);
  // Of a new one it is the usual type.
  const types = data.types?.length ? data.types : found ? [] : (['customer'] as const);
  for (const type of types) given[flags[type]] = true;
  const { ownerAddress, parentKey } = data;
  if (ownerAddress) given.ownerId = mistakes.keep(() => resolveOwner(known, ownerAddress), undefined);
  if (parentKey) given.parentId = mistakes.keep(() => resolveCompany(known, parentKey).id, undefined);
  return given;
}

/** Domains of the row that the company does not have yet, normalised. */
function newDomains(known: Known, data: CompanyEntry, company: KnownCompany, mistakes: Mistakes): string[] {
  const domains = (data.domains ?? []).flatMap(raw =>
    mistakes.keep(() => {
      const mistake = domainMistake(raw, known.ownDomains);
      if (mistake) throw mistake;
      return [readDomain(raw)];
    }, []),
  );
  return [...new Set(domains)].filter(domain => !company.domains.has(domain));
}

function refuseForeignDomains(known: Known, company: KnownCompany, domains: readonly string[]): void {
  for (const domain of domains) {
    const others = (known.companiesByDomain.get(domain) ?? []).flatMap(id => known.companies.get(id) ?? []);
    const foreign = others.find(other => !isSameGroup(other, company));
    if (foreign) {
      throw refuse(
        'row.domain_elsewhere',
        `The domain ${domain} already belongs to ${describe(known, foreign)}. Is it the same company? Then use that name.`,
      );
    }
  }
}

function refuseCycle(known: Known, id: number, parentId: number | null): void {
  let above = parentId;
  for (let steps = 0; above !== null && steps < 50; steps += 1) {
    if (above === id)
      throw refuse('row.parent_cycle', 'A company cannot stand below itself. Correct the parent company.');
    above = known.companies.get(above)?.parentId ?? null;
  }
}

function apply(
  known: Known,
  found: KnownCompany | null,
  target: KnownCompany,
  domains: string[],
  principals: number[],
): KnownCompany {
  const company = found ?? { ...target, id: newId(known) };
  Object.assign(company, columnsOnly(target));
  if (domains.length > 0) company.domains = new Set([...company.domains, ...domains]);
  if (principals.length > 0) company.principalIds = new Set([...company.principalIds, ...principals]);
  if (!found) rememberCompany(known, company);
  else {
    if (company.externalKey) known.companiesByKey.set(company.externalKey, company.id);
    push(known.companiesByName, company.foldedName, company.id);
    for (const domain of domains) push(known.companiesByDomain, domain, company.id);
  }
  return company;
}

function columnsOnly(company: CompanyColumns): CompanyColumns {
  const { externalKey, name, foldedName, otherName, country, city, website, phone, ownerId, parentId } = company;
  const { isCustomer, isSupplier, isAgent, isPartner, isCompetitor, isForwarder } = company;
  return {
    ...{ externalKey, name, foldedName, otherName, country, city, website, phone, ownerId, parentId },
    ...{ isCustomer, isSupplier, isAgent, isPartner, isCompetitor, isForwarder },
  };
}
