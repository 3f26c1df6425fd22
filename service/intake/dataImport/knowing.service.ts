import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { normaliseAddress } from '../../common/emailAddress';
import { Agency, Company, CompanyDomain, Contact, ContactAddress } from '../../companies/company.entity';
import { readDomain } from '../../companies/domains';
import { foldName } from '../../companies/names';
import { findMergedKeys } from '../../companies/mergePointers.service';
import { ContactPhone, ContactRole } from '../../companies/contactDetail.entity';
import { foldPhone } from '../../companies/details';
import { editableIds, namesOf, visibleIds } from '../../companies/similar.service';
import { mayTransfer } from '../../companies/visibility';
import { pieces } from '../../platform/database/rows';
import { RecordNumber, TradeRecord } from '../../records/record.entity';
import { recordKey } from '../../records/recordKey';
import type { Viewer } from '../../users/roles';
import { getCompanySettings } from '../../users/settings.service';
import { User } from '../../users/user.entity';
import type { ImportData } from './data';
import { loadProfiles } from './profiles.service';
import type { Known } from './known';
import { noDomains, noIds, nothingKnown, rememberCompany, rememberContact, rememberRecord } from './known';

/** Everything by which a file may meet what is there. */
interface Keys {
  refs: string[];
  names: string[];
  domains: string[];
  addresses: string[];
  contactKeys: string[];
  numbers: string[];
}

/** Loads what the database has of everything that `data` names; the number of queries grows with the thousands of its rows. */
export async function loadKnown(manager: EntityManager, viewer: Viewer, data: ImportData): Promise<Known> {
  const { ownDomains } = await getCompanySettings(manager);
  const known = nothingKnown(ownDomains);
  const keys = keysOf(data);
  await loadPeople(manager, known);
  const ids = await findCompanyIds(manager, keys);
  const chosen = data.companies.flatMap(company => company.sameAs ?? []);
  const merged = await findMergedKeys(manager, keys.refs);
  await loadCompanies(manager, viewer, known, new Set([...ids, ...merged.values(), ...chosen]));
  for (const [key, id] of merged) if (!known.companiesByKey.has(key)) known.companiesByKey.set(key, id);
  await loadContacts(manager, known, keys);
  await loadRecords(manager, known, keys.numbers);
  await loadProfiles(manager, known, data);
  return known;
}

function keysOf(data: ImportData): Keys {
  const contacts = data.contacts ?? [];
  const people = [...data.companies.flatMap(company => company.contacts ?? []), ...contacts];
  const refs = [
    ...data.companies.flatMap(({ key, name, parentKey, principals }) => [key, name, parentKey, ...(principals ?? [])]),
    ...contacts.map(contact => contact.companyKey),
    ...data.records.map(record => record.companyKey),
  ].flatMap(ref => ref?.trim() || []);
  return {
    refs: unique(refs),
    names: unique(refs.map(ref => foldName(ref) || ref.toLowerCase())),
    domains: unique(data.companies.flatMap(company => (company.domains ?? []).map(readDomain))),
    addresses: unique(people.flatMap(person => person.addresses.map(normaliseAddress))),
    contactKeys: unique(people.flatMap(person => person.key ?? [])),
    numbers: unique(data.records.flatMap(record => [record.number, record.forNumber ?? '']).map(recordKey)),
  };
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values.filter(Boolean))];
}

async function loadPeople(manager: EntityManager, known: Known): Promise<void> {
  const people = await manager.find(User, {
    select: { id: true, name: true, address: true },
    where: { isActive: true },
  });
  for (const { id, name, address } of people) {
    const folded = name.trim().toLowerCase();
    known.people.set(folded, known.people.has(folded) ? null : id);
    known.people.set(address, id);
  }
}

async function findCompanyIds(manager: EntityManager, keys: Keys): Promise<Set<number>> {
  const ids = new Set<number>();
  const select = { id: true } as const;
  for (const piece of pieces(keys.refs)) {
    (await manager.find(Company, { select, where: { externalKey: In(piece) } })).forEach(row => ids.add(row.id));
  }
  for (const piece of pieces(keys.names)) {
    (await manager.find(Company, { select, where: { foldedName: In(piece) } })).forEach(row => ids.add(row.id));
  }
  for (const piece of pieces(keys.domains)) {
    (await manager.findBy(CompanyDomain, { domain: In(piece) })).forEach(row => ids.add(row.companyId));
  }
  for (const piece of pieces(keys.addresses)) {
    const rows = await manager
      .createQueryBuilder(ContactAddress, 'address')
      .innerJoin(Contact, 'contact', 'contact.id = address.contactId')
      .select('contact.companyId', 'companyId')
      .where('address.address IN (:...piece)', { piece })
      .getRawMany<{ companyId: number }>();
    rows.forEach(row => ids.add(row.companyId));
  }
  return ids;
}

// A chain of parents is looked up as far as a circle could be closed over it.
const MAX_PARENTS = 50;

async function loadCompanies(
  manager: EntityManager,
  viewer: Viewer,
  known: Known,
  wanted: ReadonlySet<number>,
): Promise<void> {
  let next = [...wanted];
  for (let round = 0; round < MAX_PARENTS && next.length > 0; round += 1) {
    const rows: Company[] = [];
    for (const piece of pieces(next)) rows.push(...(await manager.findBy(Company, { id: In(piece) })));
    await rememberRows(manager, viewer, known, rows);
    const parents = rows.flatMap(row => row.parentId ?? []);
    next = [...new Set(parents)].filter(id => !known.companies.has(id));
  }
}

async function rememberRows(
  manager: EntityManager,
  viewer: Viewer,
  known: Known,
  rows: readonly Company[],
): Promise<void> {
  const ids = rows.map(row => row.id);
  const isPrivileged = mayChangeAll(viewer);
  const visible = isPrivileged ? new Set(ids) : await visibleIds(manager, viewer, ids);
  // What is shared for reading alone is seen and not changed, by this road as by any other.
  const editable = isPrivileged ? visible : await editableIds(manager, viewer, ids);
  const domains = new Map<number, Set<string>>();
  const principals = new Map<number, Set<number>>();
  for (const piece of pieces(ids)) {
    for (const row of await manager.findBy(CompanyDomain, { companyId: In(piece) }))
      add(domains, row.companyId, row.domain);
    for (const row of await manager.findBy(Agency, { agentId: In(piece) }))
      add(principals, row.agentId, row.principalId);
  }
  const owners = await namesOf(
    manager,
    rows.map(row => row.ownerId),
  );
  for (const [id, name] of owners) known.ownerNames.set(id, name);
  for (const { createdAt: _at, createdById: _by, version: _version, ...columns } of rows) {
    const mayChange = editable.has(columns.id);
    rememberCompany(known, {
      ...columns,
      domains: domains.get(columns.id) ?? noDomains,
      principalIds: principals.get(columns.id) ?? noIds,
      mayChange,
      mayGive: isPrivileged || mayTransfer(viewer, columns.ownerId),
      mayName: visible.has(columns.id) || !columns.isSupplier || viewer.grants.has('suppliers.read'),
    });
  }
}

/** The administrator's office are the master data as a whole, the owner sees everything; others change what they see. */
function mayChangeAll(viewer: Viewer): boolean {
  return viewer.grants.has('settings.manage') || viewer.grants.has('all.read');
}

function add<T>(map: Map<number, Set<T>>, id: number, value: T): void {
  const set = map.get(id);
  if (set) set.add(value);
  else map.set(id, new Set([value]));
}

function columnsOfContact(contact: Contact) {
  const { id, companyId, externalKey, name, foldedName, title, phone } = contact;
  const { department, language, birthDay, birthYear, preferences } = contact;
  return {
    ...{ id, companyId, externalKey, name, foldedName, title, phone },
    ...{ department, language, birthDay, birthYear, preferences },
  };
}

async function loadContacts(manager: EntityManager, known: Known, keys: Keys): Promise<void> {
  const contacts = new Map<number, Contact>();
  for (const piece of pieces([...known.companies.keys()])) {
    (await manager.findBy(Contact, { companyId: In(piece) })).forEach(row => contacts.set(row.id, row));
  }
  for (const piece of pieces(keys.contactKeys)) {
    (await manager.findBy(Contact, { externalKey: In(piece) })).forEach(row => contacts.set(row.id, row));
  }
  const addresses = new Map<number, Set<string>>();
  for (const piece of pieces([...contacts.keys()])) {
    for (const row of await manager.findBy(ContactAddress, { contactId: In(piece) }))
      add(addresses, row.contactId, row.address);
  }
  const phones = new Map<number, Set<string>>();
  const roles = new Map<number, Set<string>>();
  for (const piece of pieces([...contacts.keys()])) {
    for (const row of await manager.findBy(ContactPhone, { contactId: In(piece) }))
      add(phones, row.contactId, row.folded);
    for (const row of await manager.findBy(ContactRole, { contactId: In(piece), recordId: IsNull() }))
      add(roles, row.contactId, row.role);
  }
  for (const contact of contacts.values()) {
    const { id } = contact;
    const lists = { addresses: addresses.get(id) ?? noDomains, roles: roles.get(id) ?? noDomains };
    const numbers = new Set([...(phones.get(id) ?? []), ...(contact.phone ? [foldPhone(contact.phone)] : [])]);
    rememberContact(known, { ...columnsOfContact(contact), ...lists, phones: numbers });
  }
}

async function loadRecords(manager: EntityManager, known: Known, numbers: readonly string[]): Promise<void> {
  const others = new Map<number, Set<string>>();
  const rows: TradeRecord[] = [];
  for (const piece of pieces(numbers)) rows.push(...(await manager.findBy(TradeRecord, { foldedNumber: In(piece) })));
  for (const piece of pieces(rows.map(row => row.id))) {
    for (const row of await manager.findBy(RecordNumber, { recordId: In(piece) }))
      add(others, row.recordId, row.foldedNumber);
  }
  for (const { id, kind, number, foldedNumber, companyId, title, state, ownerId, forRecordId } of rows) {
    const otherNumbers = others.get(id) ?? new Set<string>();
    rememberRecord(known, {
      id,
      kind,
      number,
      foldedNumber,
      companyId,
      title,
      state,
      ownerId,
      forRecordId,
      otherNumbers,
    });
  }
}
