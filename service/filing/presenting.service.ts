import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Company, Contact } from '../companies/company.entity';
import { foldName } from '../companies/names';
import { visibleCompanySql } from '../companies/visibility';
import { pieces } from '../platform/database/rows';
import { TradeRecord } from '../records/record.entity';
import { mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { User } from '../users/user.entity';
import type { Filing } from './filing.entity';
import { FilingStatus } from './filing.entity';
import type { FilingReply, FilingStatusReply } from './filing.schema';
import { findFilings } from './filing.service';
import { maskAddresses, maskReason, namedNumbers, possibleNames } from './masking';
import type { Candidate, Reason } from './reasons';

/** Names of what filings and candidates point at, as far as the viewer may know of it. */
interface Names {
  companies: Map<number, Company>;
  /** Companies whose details the viewer may see. */
  visible: Set<number>;
  contacts: Map<number, Contact>;
  records: Map<number, TradeRecord>;
  users: Map<number, string>;
  seesSuppliers: boolean;
  mask: Mask;
}

/** Takes out of reasons what the viewer may not know. */
export type Mask = (reasons: readonly Reason[]) => Reason[];

async function byIds<T extends { id: number }>(
  manager: EntityManager,
  entity: new () => T,
  ids: Iterable<number | null>,
): Promise<Map<number, T>> {
  const found = new Map<number, T>();
  const wanted = [...new Set([...ids].filter((id): id is number => id !== null))];
  for (const piece of pieces(wanted)) {
    const rows = await manager.createQueryBuilder(entity, 'e').where('e.id IN (:...piece)', { piece }).getMany();
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}

async function loadNames(
  manager: EntityManager,
  viewer: Viewer,
  statuses: readonly FilingStatus[],
  filings: readonly Filing[],
): Promise<Names> {
  const candidates = statuses.flatMap(status => status.candidates);
  const idsOf = (key: 'companyId' | 'contactId' | 'recordId') => [...filings, ...candidates].map(one => one[key]);
  const companies = await byIds(manager, Company, idsOf('companyId'));
  const contacts = await byIds(manager, Contact, idsOf('contactId'));
  const records = await byIds(manager, TradeRecord, idsOf('recordId'));
  const people = [...filings.map(one => one.userId), ...statuses.map(one => one.decidedById)];
  const users = await byIds(manager, User, people);
  // A record or a contact may be of another company than the one that the mail stands under: a forwarder works on everybody's orders.
  const owners = [...contacts.values(), ...records.values()].map(one => one.companyId);
  return {
    companies,
    visible: await visibleCompanies(manager, viewer, [...new Set([...companies.keys(), ...owners])]),
    contacts,
    records,
    mask: await loadMask(
      manager,
      viewer,
      [...statuses, ...candidates, ...filings].flatMap(one => one.reasons),
    ),
    users: new Map([...users].map(([id, user]) => [id, user.name])),
    seesSuppliers: viewer.grants.has('suppliers.read'),
  };
}

/** What is to be taken out of these reasons before this viewer reads them: whoever may not see suppliers learns of none. */
export async function loadMask(manager: EntityManager, viewer: Viewer, reasons: readonly Reason[]): Promise<Mask> {
  const told = mayView(viewer, 'contact') ? (reason: Reason) => reason : maskAddresses;
  if (viewer.grants.has('suppliers.read')) return given => given.map(told);
  const known = new Set<string>();
  const folded = new Set([...possibleNames(reasons)].map(name => foldName(name) || name.toLowerCase()));
  for (const piece of pieces([...folded])) {
    const select = { id: true, name: true } as const;
    for (const { name } of await manager.find(Company, { select, where: { foldedName: In(piece), isSupplier: false } }))
      known.add(name);
  }
  const hiddenNumbers = new Set<string>();
  for (const piece of pieces([...namedNumbers(reasons)])) {
    const rows = await manager
      .createQueryBuilder(TradeRecord, 'r')
      .innerJoin(Company, 'c', 'c.id = r.companyId')
      .select('r.number', 'number')
      .where('r.number IN (:...piece) AND c.isSupplier = :yes', { piece, yes: true })
      .getRawMany<{ number: string }>();
    for (const { number } of rows) hiddenNumbers.add(number);
  }
  return given => given.map(reason => told(maskReason(reason, known, hiddenNumbers)));
}

/** Those of `ids` that the viewer may see. */
export async function visibleCompanies(
  manager: EntityManager,
  viewer: Viewer,
  ids: readonly number[],
): Promise<Set<number>> {
  const visible = new Set<number>();
  const condition = visibleCompanySql(viewer, 'c');
  for (const piece of pieces(ids)) {
    const rows = await manager
      .createQueryBuilder(Company, 'c')
      .select('c.id', 'id')
      .where('c.id IN (:...piece)', { piece })
      .andWhere(condition.sql, condition.parameters)
      .getRawMany<{ id: number }>();
    for (const { id } of rows) visible.add(id);
  }
  return visible;
}

/** True where the viewer may be told that this company exists: everybody may (CRM-6), but for suppliers without the right. */
const mayKnow = (names: Names, companyId: number) => {
  const company = names.companies.get(companyId);
  return company !== undefined && (names.seesSuppliers || !company.isSupplier);
};

/** Which of some companies a viewer may be told of where a mail that he sees stands under them. */
export async function knowableCompanies(
  manager: EntityManager,
  viewer: Viewer,
  ids: readonly number[],
): Promise<Set<number>> {
  if (viewer.grants.has('suppliers.read')) return new Set(ids);
  const known = new Set<number>();
  for (const piece of pieces(ids)) {
    const rows = await manager.find(Company, { select: { id: true }, where: { id: In(piece), isSupplier: false } });
    for (const { id } of rows) known.add(id);
  }
  return known;
}

/** The record, where the viewer may see both the company that the mail stands under and the one whose record it is. */
function visibleRecord(names: Names, one: { companyId: number; recordId: number | null }): TradeRecord | null {
  const record = one.recordId === null ? undefined : names.records.get(one.recordId);
  return record && names.visible.has(one.companyId) && names.visible.has(record.companyId) ? record : null;
}

/** In full where the viewer may look into the company and, if one is named, the record. */
function presentReasons(
  names: Names,
  one: { companyId: number; recordId: number | null; reasons: Reason[] },
): Reason[] {
  const isOpen = names.visible.has(one.companyId) && (one.recordId === null || visibleRecord(names, one) !== null);
  return names.mask(isOpen ? one.reasons : plainReasons(one.reasons));
}

function presentTarget(names: Names, one: { companyId: number; contactId: number | null; recordId: number | null }) {
  const company = names.companies.get(one.companyId) as Company;
  const { id, name, isCustomer, isSupplier, isAgent, isPartner, isCompetitor, isForwarder, standing } = company;
  const types = { isCustomer, isSupplier, isAgent, isPartner, isCompetitor, isForwarder };
  const isVisible = names.visible.has(one.companyId);
  const contact = one.contactId && isVisible ? names.contacts.get(one.contactId) : undefined;
  const record = visibleRecord(names, one);
  return {
    company: { id, name, ...types, ...(isVisible ? { standing } : {}) },
    contact: contact && contact.companyId === id ? { id: contact.id, name: contact.name } : null,
    record: record
      ? { id: record.id, kind: record.kind, number: record.number, title: record.title, state: record.state }
      : null,
  };
}

function presentFiling(names: Names, filing: Filing): FilingReply {
  return {
    id: filing.id,
    ...presentTarget(names, filing),
    confidence: filing.confidence,
    reasons: presentReasons(names, filing),
    decidedBy: filing.userId ? (names.users.get(filing.userId) ?? null) : null,
    createdAt: filing.createdAt.toISOString(),
  };
}

/** Reasons without the numbers and names of a company that the viewer may not look into. */
function plainReasons(reasons: readonly Reason[]): Reason[] {
  return reasons.filter(reason => reason.code === 'address' || reason.code === 'domain' || reason.code === 'person');
}

function presentCandidate(names: Names, candidate: Candidate) {
  const { likelihood } = candidate;
  return { ...presentTarget(names, candidate), likelihood, reasons: presentReasons(names, candidate) };
}

/** Where messages stand, as the viewer may know it. The caller has checked that he may see the messages. */
export async function presentStatuses(
  manager: EntityManager,
  viewer: Viewer,
  messageIds: readonly number[],
): Promise<Map<number, FilingStatusReply>> {
  const statuses: FilingStatus[] = [];
  for (const piece of pieces(messageIds))
    statuses.push(...(await manager.findBy(FilingStatus, { messageId: In(piece) })));
  const filings = await findFilings(manager, messageIds);
  const names = await loadNames(manager, viewer, statuses, [...filings.values()].flat());
  return new Map(
    statuses.map(status => [
      status.messageId,
      {
        state: status.state,
        category: status.category,
        reasons: names.mask(status.reasons),
        candidates: status.candidates
          .filter(one => mayKnow(names, one.companyId))
          .map(one => presentCandidate(names, one)),
        filings: (filings.get(status.messageId) ?? [])
          .filter(one => mayKnow(names, one.companyId))
          .map(one => presentFiling(names, one)),
        decidedBy: status.decidedById ? (names.users.get(status.decidedById) ?? null) : null,
        decidedAt: status.decidedAt?.toISOString() ?? null,
        version: status.version,
      },
    ]),
  );
}
