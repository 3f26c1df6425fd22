import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Company, Contact } from '../companies/company.entity';
import { visibleCompanySql } from '../companies/visibility';
import { pieces } from '../platform/database/rows';
import { TradeRecord } from '../records/record.entity';
import type { Viewer } from '../users/roles';
import { User } from '../users/user.entity';
import type { Filing } from './filing.entity';
import { FilingStatus } from './filing.entity';
import type { FilingReply, FilingStatusReply } from './filing.schema';
import { findFilings } from './filing.service';
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
}

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
  const all = [...filings, ...candidates];
  const companies = await byIds(
    manager,
    Company,
    all.map(one => one.companyId),
  );
  const users = await byIds(manager, User, [
    ...filings.map(one => one.userId),
    ...statuses.map(one => one.decidedById),
  ]);
  return {
    companies,
    visible: await visibleCompanies(manager, viewer, [...companies.keys()]),
    contacts: await byIds(
      manager,
      Contact,
      all.map(one => one.contactId),
    ),
    records: await byIds(
      manager,
      TradeRecord,
      all.map(one => one.recordId),
    ),
    users: new Map([...users].map(([id, user]) => [id, user.name])),
    seesSuppliers: viewer.grants.has('suppliers.read'),
  };
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

function presentTarget(names: Names, one: { companyId: number; contactId: number | null; recordId: number | null }) {
  const { id, name, isCustomer, isSupplier, isAgent, isPartner } = names.companies.get(one.companyId) as Company;
  const isVisible = names.visible.has(one.companyId);
  const contact = one.contactId && isVisible ? names.contacts.get(one.contactId) : undefined;
  const record = one.recordId && isVisible ? names.records.get(one.recordId) : undefined;
  return {
    company: { id, name, isCustomer, isSupplier, isAgent, isPartner },
    contact: contact ? { id: contact.id, name: contact.name } : null,
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
    reasons: names.visible.has(filing.companyId) ? filing.reasons : plainReasons(filing.reasons),
    decidedBy: filing.userId ? (names.users.get(filing.userId) ?? null) : null,
    createdAt: filing.createdAt.toISOString(),
  };
}

/** Reasons without the numbers and names of a company that the viewer may not look into. */
function plainReasons(reasons: readonly Reason[]): Reason[] {
  return reasons.filter(reason => reason.code === 'address' || reason.code === 'domain' || reason.code === 'person');
}

function presentCandidate(names: Names, candidate: Candidate) {
  const reasons = names.visible.has(candidate.companyId) ? candidate.reasons : plainReasons(candidate.reasons);
  return { ...presentTarget(names, candidate), likelihood: candidate.likelihood, reasons };
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
        reasons: status.reasons,
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
