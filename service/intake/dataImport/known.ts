import type { RecordKind } from '../../records/record.entity';
import type { KnownProfile, ProfileWords } from './profileColumns';

// Shared by all that have none: a file can bring a hundred thousand.
export const noDomains: ReadonlySet<string> = new Set();
export const noIds: ReadonlySet<number> = new Set();

/** What the database has of a company, as far as an import must know it. New ones have ids below zero until they are written. */
export interface KnownCompany {
  id: number;
  externalKey: string | null;
  name: string;
  foldedName: string;
  otherName: string | null;
  isCustomer: boolean;
  isSupplier: boolean;
  isAgent: boolean;
  isPartner: boolean;
  isCompetitor: boolean;
  isForwarder: boolean;
  country: string | null;
  city: string | null;
  website: string | null;
  phone: string | null;
  ownerId: number | null;
  parentId: number | null;
  domains: ReadonlySet<string>;
  principalIds: ReadonlySet<number>;
  /** The importing person may see and change it. */
  mayChange: boolean;
  /** He may give it to another owner. */
  mayGive: boolean;
  /** Its name may be told to him. */
  mayName: boolean;
}

export interface KnownContact {
  id: number;
  companyId: number;
  externalKey: string | null;
  name: string;
  foldedName: string;
  title: string | null;
  phone: string | null;
  department: string | null;
  language: string | null;
  birthDay: string | null;
  birthYear: number | null;
  preferences: string | null;
  addresses: ReadonlySet<string>;
  /** Folded. */
  phones: ReadonlySet<string>;
  /** Codes. */
  roles: ReadonlySet<string>;
}

export interface KnownRecord {
  id: number;
  kind: RecordKind;
  number: string;
  foldedNumber: string;
  companyId: number;
  title: string;
  state: string;
  ownerId: number | null;
  forRecordId: number | null;
  /** Folded. */
  otherNumbers: Set<string>;
}

/** What is known of everything that a file names; planning adds to it what the file brings. */
export interface Known {
  companies: Map<number, KnownCompany>;
  companiesByKey: Map<string, number>;
  companiesByName: Map<string, number[]>;
  companiesByDomain: Map<string, number[]>;
  contacts: Map<number, KnownContact>;
  contactsByKey: Map<string, number>;
  contactsByCompany: Map<number, number[]>;
  contactsByAddress: Map<string, number[]>;
  records: Map<number, KnownRecord>;
  /** By `${kind}:${foldedNumber}`. */
  recordsByNumber: Map<string, number>;
  /** People by address and by name; null where two have it. */
  people: Map<string, number | null>;
  ownerNames: Map<number, string>;
  ownDomains: readonly string[];
  /** Words and own fields that a company can have, and what those have that the file tells of. */
  words: ProfileWords;
  profiles: Map<number, KnownProfile>;
  /** Values that earlier rows of this file gave, by `${what}:${id}`: a later one may not say otherwise. */
  given: Map<string, Readonly<Record<string, unknown>>>;
  lastNewId: number;
}

export function nothingKnown(ownDomains: readonly string[]): Known {
  return {
    companies: new Map(),
    companiesByKey: new Map(),
    companiesByName: new Map(),
    companiesByDomain: new Map(),
    contacts: new Map(),
    contactsByKey: new Map(),
    contactsByCompany: new Map(),
    contactsByAddress: new Map(),
    records: new Map(),
    recordsByNumber: new Map(),
    people: new Map(),
    ownerNames: new Map(),
    ownDomains,
    words: { entries: [], fields: [] },
    profiles: new Map(),
    given: new Map(),
    lastNewId: 0,
  };
}

/** An id for what is not written yet. */
export function newId(known: Known): number {
  known.lastNewId -= 1;
  return known.lastNewId;
}

export function rememberCompany(known: Known, company: KnownCompany): void {
  known.companies.set(company.id, company);
  if (company.externalKey) known.companiesByKey.set(company.externalKey, company.id);
  push(known.companiesByName, company.foldedName, company.id);
  for (const domain of company.domains) push(known.companiesByDomain, domain, company.id);
}

export function rememberContact(known: Known, contact: KnownContact): void {
  known.contacts.set(contact.id, contact);
  if (contact.externalKey) known.contactsByKey.set(contact.externalKey, contact.id);
  push(known.contactsByCompany, contact.companyId, contact.id);
  for (const address of contact.addresses) push(known.contactsByAddress, address, contact.id);
}

export function rememberRecord(known: Known, record: KnownRecord): void {
  known.records.set(record.id, record);
  known.recordsByNumber.set(`${record.kind}:${record.foldedNumber}`, record.id);
}

export function push<K>(map: Map<K, number[]>, key: K, id: number): void {
  const list = map.get(key);
  if (!list) map.set(key, [id]);
  else if (!list.includes(id)) list.push(id);
}

/** Companies of one group may share a domain or an address. */
export function isSameGroup(a: KnownCompany, b: KnownCompany): boolean {
  return (
    a.id === b.id || a.parentId === b.id || b.parentId === a.id || (a.parentId !== null && a.parentId === b.parentId)
  );
}

/** Every new row is compared with it; nobody changes it. */
export const noCompany: KnownCompany = {
  id: 0,
  externalKey: null,
  name: '',
  foldedName: '',
  otherName: null,
  isCustomer: false,
  isSupplier: false,
  isAgent: false,
  isPartner: false,
  isCompetitor: false,
  isForwarder: false,
  country: null,
  city: null,
  website: null,
  phone: null,
  ownerId: null,
  parentId: null,
  domains: noDomains,
  principalIds: noIds,
  mayChange: true,
  mayGive: true,
  mayName: true,
};
