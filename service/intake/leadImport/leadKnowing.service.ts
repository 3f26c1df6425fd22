import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { CompanyDomain, Contact, ContactAddress } from '../../companies/company.entity';
import { noteMany } from '../../companies/duplicates.service';
import { PartyKey } from '../../companies/duplicates.entity';
import { foldName } from '../../companies/names';
import { namesOf } from '../../companies/similar.service';
import type { Context } from '../../context';
import { Lead } from '../../leads/lead.entity';
import { findVisibleLeads } from '../../leads/leadSight.service';
import { isMaskedFor } from '../../leads/masking';
import { leadsOfKeys } from '../../leads/opening.service';
import { anyOf } from '../../platform/database/lists';
import { pieces } from '../../platform/database/rows';
import type { Viewer } from '../../users/roles';
import { getCompanySettings } from '../../users/settings.service';
import { customersByName, readCustomers } from './customersKnown.service';
import type { LeadDraft } from './leadDrafts';
import { LeadImportRow } from './leadImport.entity';
import type { Known, KnownCustomer, KnownLead, PlannedRow } from './leadPlanning';
import { foldPerson, keysOf, nameKeyOf, planLeads, questionOf, questionOfName, withheld } from './leadPlanning';
import type { RowContext } from './rowKeys';
import { rowKeyOf, toldKeyOf } from './rowKeys';

const PIECE = 500;

/** What becomes of each row as things stand: a few queries for all of them, however many. Nothing is written. */
export async function planRows(
  manager: EntityManager,
  viewer: Viewer,
  drafts: readonly LeadDraft[],
  of: RowContext,
): Promise<PlannedRow[]> {
  const rowKeys = drafts.map(draft => rowKeyOf(draft, of));
  const sound = drafts.filter(draft => draft.problems.length === 0);
  const keys = [...new Set(sound.flatMap(keysOf))];
  const known: Known = {
    again: await takenBefore(manager, rowKeys),
    leads: await knownLeads(manager, viewer, keys),
    leadsByName: await leadsByName(manager, viewer, sound),
    customers: await knownCustomers(manager, viewer, keys),
    customersByName: await customersByName(manager, viewer, sound),
    ownDomains: (await getCompanySettings(manager)).ownDomains,
  };
  return planLeads(drafts, rowKeys, known);
}

/**
 * The same as it may be told: rows of colleagues' customers and leads count as questions (companies/duplicates.service.ts), and beyond what may be asked within an hour they are withheld.
 */
export async function planForPerson(
  context: Context,
  viewer: Viewer,
  drafts: readonly LeadDraft[],
  of: RowContext,
): Promise<PlannedRow[]> {
  const planned = await planRows(context.database.manager, viewer, drafts, of);
  const masked = planned.filter(row => row.outcome === 'colleague');
  const likened = planned.filter(row => row.similar?.isSeen === false);
  if (masked.length + likened.length === 0) return planned;
  const told = await toldBefore(context.database.manager, viewer, masked);
  const asked = masked.filter(row => !told.has(toldKeyOf(row.draft, viewer.userId)));
  const answered = await noteMany(context, viewer, [
    ...asked.map(row => questionOf(row.draft)),
    ...likened.map(row => questionOfName(row.draft)),
  ]);
  const silent = new Set([
    ...asked.filter(row => !answered.has(questionOf(row.draft))),
    ...likened.filter(row => !answered.has(questionOfName(row.draft))),
  ]);
  return planned.map(row => (silent.has(row) ? withheld(row) : row));
}

async function toldBefore(manager: EntityManager, viewer: Viewer, rows: readonly PlannedRow[]): Promise<Set<string>> {
  const keys = rows.map(row => toldKeyOf(row.draft, viewer.userId));
  const found = new Set<string>();
  for (const piece of pieces(keys, PIECE)) {
    const known = await manager.find(LeadImportRow, {
      select: { id: true, toldKey: true },
      where: { toldKey: anyOf(manager, piece) },
    });
    for (const { toldKey } of known) if (toldKey) found.add(toldKey);
  }
  return found;
}

async function takenBefore(manager: EntityManager, rowKeys: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const piece of pieces(rowKeys, PIECE)) {
    const rows = await manager.find(LeadImportRow, {
      select: { id: true, rowKey: true },
      where: { rowKey: anyOf(manager, piece) },
    });
    for (const { rowKey } of rows) if (rowKey) found.add(rowKey);
  }
  return found;
}

async function knownLeads(
  manager: EntityManager,
  viewer: Viewer,
  keys: readonly string[],
): Promise<Map<string, KnownLead>> {
  const ids = await leadsOfKeys(manager, keys);
  const leads = await readLeads(manager, viewer, [...new Set(ids.values())]);
  return new Map(
    [...ids].flatMap(([key, id]) => {
      const lead = leads.get(id);
      return lead ? [[key, lead] as const] : [];
    }),
  );
}

async function readLeads(
  manager: EntityManager,
  viewer: Viewer,
  ids: readonly number[],
): Promise<Map<number, KnownLead>> {
  const found = new Map<number, KnownLead>();
  for (const piece of pieces(ids, PIECE)) {
    const rows = await manager.findBy(Lead, { id: In(piece) });
    const seen = new Set((await findVisibleLeads(manager, viewer, piece)).map(lead => lead.id));
    const owners = await namesOf(
      manager,
      rows.map(row => row.ownerId),
    );
    for (const lead of rows) {
      const { id, number, companyName, contactName, ownerId } = lead;
      const isSeen = seen.has(id) && !isMaskedFor(viewer, lead);
      const ownerName = ownerId === null ? null : (owners.get(ownerId) ?? null);
      found.set(id, { id, number, name: companyName || contactName, isSeen, ownerName });
    }
  }
  return found;
}

/** Of rows without address and telephone: the open lead of the same firm and person, where he may see it. */
async function leadsByName(
  manager: EntityManager,
  viewer: Viewer,
  drafts: readonly LeadDraft[],
): Promise<Map<string, KnownLead>> {
  const keyless = drafts.filter(draft => keysOf(draft).length === 0 && nameKeyOf(draft) !== '');
  const firms = [...new Set(keyless.map(draft => foldName(draft.companyName).slice(0, 300)))];
  const ids: [string, number][] = [];
  for (const piece of pieces(firms, PIECE)) {
    const rows = await manager.find(Lead, {
      select: { id: true, foldedCompany: true, contactName: true },
      where: { foldedCompany: anyOf(manager, piece), isOpen: true },
      order: { id: 'ASC' },
    });
    for (const row of rows) ids.push([`${row.foldedCompany}|${foldPerson(row.contactName)}`, row.id]);
  }
  const leads = await readLeads(manager, viewer, [...new Set(ids.map(([, id]) => id))]);
  return new Map(
    ids.flatMap(([key, id]) => {
      const lead = leads.get(id);
      return lead?.isSeen ? [[key, lead] as const] : [];
    }),
  );
}

/** Customers that have an address, a domain or, alone of all, a telephone number. Suppliers and forwarders ask for no offers (leads/inquiries.service.ts). */
async function knownCustomers(
  manager: EntityManager,
  viewer: Viewer,
  keys: readonly string[],
): Promise<Map<string, KnownCustomer>> {
  const of = (kind: string) => keys.filter(key => key.startsWith(`${kind}:`)).map(key => key.slice(kind.length + 1));
  const owners = new Map<string, Set<number>>();
  const put = (key: string, id: number) => owners.set(key, (owners.get(key) ?? new Set<number>()).add(id));
  for (const [key, id] of [
    ...(await byAddress(manager, of('address'))),
    ...(await byDomain(manager, of('domain'))),
    ...(await byPhone(manager, of('phone'))),
  ])
    put(key, id);
  const ids = [...new Set([...owners.values()].flatMap(set => [...set]))];
  const customers = await readCustomers(manager, viewer, ids);
  return new Map(
    [...owners].flatMap(([key, set]) => {
      const found = [...set].flatMap(id => customers.get(id) ?? []);
      const [first] = found.sort((one, other) => Number(other.isSeen) - Number(one.isSeen) || one.id - other.id);
      const isSure = first !== undefined && (!key.startsWith('phone:') || found.length === 1);
      return isSure ? [[key, first] as const] : [];
    }),
  );
}

async function byAddress(manager: EntityManager, addresses: readonly string[]): Promise<[string, number][]> {
  const found: [string, number][] = [];
  for (const piece of pieces(addresses, PIECE)) {
    const rows = await manager
      .createQueryBuilder(ContactAddress, 'a')
      .innerJoin(Contact, 'c', 'c.id = a.contactId')
      .select(['a.address AS "address"', 'c.companyId AS "companyId"'])
      .where('a.address IN (:...piece)', { piece })
      .getRawMany<{ address: string; companyId: number }>();
    for (const { address, companyId } of rows) found.push([`address:${address}`, companyId]);
  }
  return found;
}

async function byDomain(manager: EntityManager, domains: readonly string[]): Promise<[string, number][]> {
  const found: [string, number][] = [];
  for (const piece of pieces(domains, PIECE))
    for (const { domain, companyId } of await manager.findBy(CompanyDomain, { domain: anyOf(manager, piece) }))
      found.push([`domain:${domain}`, companyId]);
  return found;
}

async function byPhone(manager: EntityManager, values: readonly string[]): Promise<[string, number][]> {
  const found: [string, number][] = [];
  for (const piece of pieces(values, PIECE)) {
    const rows = await manager.find(PartyKey, {
      select: { id: true, companyId: true, value: true },
      where: { kind: 'phone', value: anyOf(manager, piece) },
    });
    for (const { value, companyId } of rows) found.push([`phone:${value}`, companyId]);
  }
  return found;
}
