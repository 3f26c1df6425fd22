import { domainOf, isOwnDomain, normaliseAddress } from '../../common/emailAddress';
import { foldPhone } from '../../companies/details';
import { foldPersonName } from '../../companies/names';
import { readCard } from './contactCells';
import type { Action, ContactEntry, Origin, PersonEntry } from './data';
import type { Known, KnownCompany, KnownContact } from './known';
import { isSameGroup, newId, noCompany, push, rememberContact } from './known';
import type { Mistakes } from './mistakes';
import { gatherMistakes } from './mistakes';
import { describe, differences, keepGiven, mustBeChangeable, mustFit, refuse, resolveCompany } from './refusing';

/** Columns of a contact that an import sets. */
export type ContactColumns = Omit<KnownContact, 'id' | 'companyId' | 'addresses' | 'phones' | 'roles'>;

export interface ContactStep {
  action: Action;
  /** Below zero where it is new; 0 until it is applied. */
  id: number;
  companyId: number;
  values: Partial<ContactColumns>;
  /** To be added, normalised. */
  addresses: string[];
  /** To be added, as they are written. */
  phones: string[];
  /** To be added. */
  roles: string[];
  /** What the row gave, for comparing with later rows. */
  given: Partial<ContactColumns>;
}

/** A contact in a row of its own. */
export interface ContactRowStep {
  what: 'contact';
  origin: Origin;
  action: Action;
  contact: ContactStep;
}

/**
 * Plans a contact that stands in a row of its own.
 *
 * @throws AppError row.* where it cannot be taken; then `known` is as it was
 */
export function planContactRow(known: Known, data: ContactEntry, origin: Origin, keysDecide: boolean): ContactRowStep {
  const mistakes = gatherMistakes();
  const company = mistakes.keep(() => {
    const found = resolveCompany(known, data.companyKey);
    mustBeChangeable(known, found);
    return found;
  }, noCompany);
  const contact = mistakes.keep(() => planContact(known, company, data, keysDecide), null);
  mistakes.end();
  if (!contact) throw new Error('a contact without mistakes was not planned');
  applyContact(known, contact);
  return { what: 'contact', origin, action: contact.action, contact };
}

/** Plans a person of `company`, and leaves `known` as it is until `applyContact`. */
export function planContact(known: Known, company: KnownCompany, data: PersonEntry, keysDecide: boolean): ContactStep {
  const mistakes = gatherMistakes();
  const addresses = readAddresses(known, data, mistakes);
  const name = data.name.replace(/\s+/g, ' ').trim() || (addresses[0] ?? '');
  mistakes.keep(() => checkTexts(data, name), undefined);
  const card = readCard(data, known.words, mistakes);
  if (!keysDecide && company.id !== 0)
    mistakes.keep(() => refuseForeignAddresses(known, company, addresses), undefined);
  const found = mistakes.keep(() => matchContact(known, company, { ...data, name }, addresses), null);
  const given = { ...columnsOf(data, name, addresses, found), ...card.columns };
  if (!given.phone && !found?.phone && card.phones[0]) given.phone = card.phones[0];
  const values = mistakes.keep(
    () => differences(known, `contact:${found?.id ?? 'new'}`, found ?? emptyContact, given),
    {},
  );
  mistakes.end();
  const lists = {
    addresses: addresses.filter(address => !found?.addresses.has(address)),
    phones: card.phones.filter(phone => !found?.phones.has(foldPhone(phone))),
    roles: card.roles.filter(role => !found?.roles.has(role)),
  };
  const added = lists.addresses.length + lists.phones.length + lists.roles.length;
  return {
    action: found ? (Object.keys(values).length + added > 0 ? 'changed' : 'unchanged') : 'new',
    id: found?.id ?? 0,
    companyId: company.id,
    values: found ? values : { ...emptyContact, ...values },
    ...lists,
    given,
  };
}

function readAddresses(known: Known, data: PersonEntry, mistakes: Mistakes): string[] {
  const read = data.addresses.map(raw => mistakes.keep(() => readAddress(known, raw), ''));
  return [...new Set(read)].filter(Boolean);
}

function checkTexts(data: PersonEntry, name: string): void {
  // A wrong address is a mistake of its own and stands for the name here.
  if (!name && data.addresses.length === 0)
    throw refuse('row.contact_missing', 'Name and address of the contact are missing.');
  mustFit('name', name, 200);
  mustFit('title', data.title, 200);
  mustFit('phone number', data.phone, 60);
  mustFit('key', data.key, 100);
}

/** The people of one row; a name that stands there twice is one person with the addresses of both. */
export function onePerName(people: readonly PersonEntry[]): PersonEntry[] {
  const byName = new Map<string, PersonEntry>();
  for (const person of people) {
    const name = foldPersonName(person.name) || person.name.trim() || (person.addresses[0] ?? '');
    const before = byName.get(name);
    byName.set(name, before ? { ...person, ...before, addresses: [...before.addresses, ...person.addresses] } : person);
  }
  return [...byName.values()];
}

const emptyContact: ContactColumns = {
  ...{ externalKey: null, name: '', foldedName: '', title: null, phone: null },
  ...{ department: null, language: null, birthDay: null, birthYear: null, preferences: null },
};

function readAddress(known: Known, raw: string): string {
  const address = normaliseAddress(raw);
  if (!address || !domainOf(address).includes('.')) {
    throw refuse('row.address_invalid', `"${raw.slice(0, 100)}" is no e-mail address; write it like anna@acme.com.`);
  }
  if (isOwnDomain(domainOf(address), known.ownDomains)) {
    throw refuse('row.address_own', `${address} is an address of our own company; a contact is somebody outside it.`);
  }
  return address;
}

function refuseForeignAddresses(known: Known, company: KnownCompany, addresses: readonly string[]): void {
  for (const address of addresses) {
    for (const id of known.contactsByAddress.get(address) ?? []) {
      const other = known.companies.get(known.contacts.get(id)?.companyId ?? 0);
      if (!other || isSameGroup(other, company)) continue;
      throw refuse(
        'row.address_elsewhere',
        `${address} is already a contact of ${describe(known, other)}. Is it the same company? Then use that name.`,
      );
    }
  }
}

/** By key; else the same name at the company; else somebody of the company with the address, where one of the two has no other name. */
function matchContact(
  known: Known,
  company: KnownCompany,
  data: PersonEntry,
  addresses: readonly string[],
): KnownContact | null {
  const byKey = data.key ? known.contactsByKey.get(data.key) : undefined;
  if (byKey !== undefined) {
    const contact = known.contacts.get(byKey) ?? null;
    if (contact && contact.companyId !== company.id) {
      throw refuse(
        'row.contact_elsewhere',
        `The contact ${data.key} belongs to another company. Correct the key or the company.`,
      );
    }
    return contact;
  }
  const people = (known.contactsByCompany.get(company.id) ?? []).flatMap(id => known.contacts.get(id) ?? []);
  const folded = foldPersonName(data.name);
  const free = people.filter(person => !(data.key && person.externalKey));
  const named = folded ? free.find(person => person.foldedName === folded) : undefined;
  if (named) return named;
  const isNameless = (name: string) => name.includes('@');
  return (
    free.find(
      person =>
        addresses.some(address => person.addresses.has(address)) && (isNameless(person.name) || isNameless(data.name)),
    ) ?? null
  );
}

function columnsOf(
  data: PersonEntry,
  name: string,
  addresses: readonly string[],
  found: KnownContact | null,
): Partial<ContactColumns> {
  const given: Partial<ContactColumns> = {
    externalKey: data.key || undefined,
    title: data.title || undefined,
    phone: data.phone || undefined,
  };
  // An address in the place of a name says nothing about somebody who has one.
  const isStandIn = addresses.includes(name.toLowerCase()) && found !== null;
  const isSameName = found !== null && found.foldedName !== '' && found.foldedName === foldPersonName(name);
  if (!isStandIn && !isSameName) {
    given.name = name;
    given.foldedName = foldPersonName(name);
  }
  return given;
}

/** Adds what a step does to what is known, and gives a new contact its id. */
export function applyContact(known: Known, step: ContactStep): void {
  const found = step.id === 0 ? undefined : known.contacts.get(step.id);
  if (!found) {
    step.id = newId(known);
    const columns = { ...emptyContact, ...step.values };
    const lists = {
      addresses: new Set(step.addresses),
      phones: new Set(step.phones.map(foldPhone)),
      roles: new Set(step.roles),
    };
    rememberContact(known, { id: step.id, companyId: step.companyId, ...columns, ...lists });
  } else {
    Object.assign(found, step.values);
    if (step.addresses.length > 0) found.addresses = new Set([...found.addresses, ...step.addresses]);
    found.phones = new Set([...found.phones, ...step.phones.map(foldPhone)]);
    found.roles = new Set([...found.roles, ...step.roles]);
    for (const address of step.addresses) push(known.contactsByAddress, address, found.id);
  }
  keepGiven(known, `contact:${step.id}`, step.given);
}
