import type { EntityManager, InsertResult } from 'typeorm';
import { In } from 'typeorm';
import { Company, Contact } from '../../companies/company.entity';
import type { RefileRequest } from '../../companies/refiling.service';
import { askRefile } from '../../companies/refiling.service';
import { refreshKeys } from '../../companies/partyKeys.service';
import { personId } from '../../companies/visibility';
import { pieces } from '../../platform/database/rows';
import { TradeRecord } from '../../records/record.entity';
import type { Viewer } from '../../users/roles';
import type { Action, Problem } from './data';
import { writeProfile } from './profiles.service';
import { nameEarlierMail } from './earlierMail.service';
import type { Known } from './known';
import type { Step } from './planning';
import type { Lists } from './writingLists.service';
import { noLists, writeLists } from './writingLists.service';
import { companiesOf } from './planning';
import type { CompanyStep } from './planningCompanies';
import type { ContactStep } from './planningContacts';
import type { RecordStep } from './planningRecords';

/** Entries that an import has made. */
export interface Made {
  /** Their ids, by the ids below zero that the plan gave them. */
  ids: Map<number, number>;
  companyIds: Set<number>;
  recordIds: Set<number>;
}

/** What a batch wrote; what it made counts once its transaction is committed. */
export interface Written extends Made {
  counts: Record<Action, number>;
  problems: Problem[];
  isRefiling: boolean;
}

/** A batch on its way. */
interface Batch {
  manager: EntityManager;
  viewer: Viewer;
  now: Date;
  known: Known;
  /** By this batch, and by those before it. */
  made: Made;
  done: Made;
  refile: Required<RefileRequest>;
  lists: Lists;
  problems: Problem[];
}

/**
 * Writes planned rows in the caller's transaction. A row that no longer fits, because somebody entered the same meanwhile or because what it
 * rests on was not written, becomes a problem and is left out whole.
 *
 * @param done what earlier batches of this import made
 * @param known what was known when the rows were planned
 */
export async function writeSteps(
  manager: EntityManager,
  viewer: Viewer,
  steps: readonly Step[],
  known: Known,
  done: Made,
  now: Date,
): Promise<Written> {
  const batch = openBatch({ manager, viewer, now, known, done });
  const counts = { new: 0, changed: 0, unchanged: 0 };
  const written: Written = { counts, problems: batch.problems, ...batch.made, isRefiling: false };
  const taken = await findTaken(batch, steps);
  for (const step of steps) {
    if (!isReady(batch, step, taken)) {
      const message =
        'Somebody entered the same meanwhile, or the row that this one rests on was not taken. Import the file once more.';
      written.problems.push({ ...step.origin, code: 'row.changed_meanwhile', message });
      continue;
    }
    written.counts[await writeStep(batch, step)] += 1;
  }
  await writeLists(manager, batch.lists);
  await refreshKeys(manager, companiesOf(steps, idOf.bind(null, batch)));
  written.isRefiling = await askRefile(manager, viewer, batch.refile);
  return written;
}

function openBatch(reach: Pick<Batch, 'manager' | 'viewer' | 'now' | 'known' | 'done'>): Batch {
  const refile = { addresses: [], domains: [], numbers: [], companyIds: [] };
  return { ...reach, made: nothingMade(), refile, lists: noLists(), problems: [] };
}

export function nothingMade(): Made {
  return { ids: new Map(), companyIds: new Set(), recordIds: new Set() };
}

function realId(batch: Batch, id: number): number {
  if (id > 0) return id;
  const real = idOf(batch, id);
  if (real === undefined) throw new Error('an entry is written before what it rests on');
  return real;
}

function idOf(batch: Batch, id: number): number | undefined {
  return batch.made.ids.get(id) ?? batch.done.ids.get(id);
}

/** New entries that have come into being since the file was planned. */
async function findTaken(
  batch: Batch,
  steps: readonly Step[],
): Promise<{ companies: Set<string>; records: Set<string> }> {
  const { manager, known, done } = batch;
  const companies = new Set<string>();
  const records = new Set<string>();
  const isStrange = (id: number) => !known.companies.has(id) && !done.companyIds.has(id);
  const fresh = steps.flatMap(step => (step.what === 'company' && step.id < 0 ? [step.values] : []));
  const names = [...new Set(fresh.flatMap(values => values.foldedName ?? []))];
  const keys = [...new Set(fresh.flatMap(values => values.externalKey ?? []))];
  for (const piece of pieces(names)) {
    const rows = await manager.findBy(Company, { foldedName: In(piece) });
    rows.filter(row => isStrange(row.id)).forEach(row => companies.add(row.foldedName));
  }
  for (const piece of pieces(keys)) {
    const rows = await manager.findBy(Company, { externalKey: In(piece) });
    rows.filter(row => isStrange(row.id)).forEach(row => companies.add(`key:${row.externalKey}`));
  }
  const numbers = steps.flatMap(step => (step.what === 'record' && step.id < 0 ? [step.foldedNumber] : []));
  for (const piece of pieces([...new Set(numbers)])) {
    const rows = await manager.findBy(TradeRecord, { foldedNumber: In(piece) });
    const strange = rows.filter(row => !known.records.has(row.id) && !done.recordIds.has(row.id));
    strange.forEach(row => records.add(`${row.kind}:${row.foldedNumber}`));
  }
  return { companies, records };
}

function isReady(batch: Batch, step: Step, taken: { companies: Set<string>; records: Set<string> }): boolean {
  const isThere = (id: number | null | undefined) =>
    id === null || id === undefined || id > 0 || idOf(batch, id) !== undefined;
  if (step.what === 'company') {
    const { foldedName, externalKey } = step.values;
    if (step.id < 0 && (taken.companies.has(foldedName ?? '') || taken.companies.has(`key:${externalKey}`)))
      return false;
    return (
      (step.id < 0 || isThere(step.id)) &&
      isThere(step.values.parentId) &&
      step.principalIds.every(id => isThere(id) || id === step.id)
    );
  }
  if (step.what === 'contact') return isThere(step.contact.companyId);
  if (step.id < 0 && taken.records.has(`${step.kind}:${step.foldedNumber}`)) return false;
  return isThere(step.companyId) && isThere(step.values.forRecordId);
}

async function writeStep(batch: Batch, step: Step): Promise<Action> {
  if (step.what === 'company') return writeCompany(batch, step);
  if (step.what === 'record') return writeRecord(batch, step);
  await writeContact(batch, step.contact);
  return step.action;
}

const deciding = ['parentId', 'isAgent', 'isSupplier', 'isPartner', 'isForwarder', 'isCustomer', 'foldedName'] as const;

async function writeCompany(batch: Batch, step: CompanyStep): Promise<Action> {
  const { manager, now, refile } = batch;
  const isNew = step.id < 0 && idOf(batch, step.id) === undefined;
  const values = { ...step.values };
  if (values.parentId) values.parentId = realId(batch, values.parentId);
  if (isNew) {
    const added = await manager.insert(Company, {
      ...values,
      createdAt: now,
      createdById: personId(batch.viewer),
      version: 1,
    });
    batch.made.companyIds.add(remember(batch, step.id, added));
  } else if (Object.keys(values).length > 0 || step.domains.length > 0 || step.principalIds.length > 0) {
    await manager.update(Company, { id: realId(batch, step.id) }, { ...values, version: () => '"version" + 1' });
  }
  const companyId = realId(batch, step.id);
  for (const domain of step.domains) batch.lists.domains.push({ companyId, domain });
  for (const id of step.principalIds) batch.lists.agencies.push({ agentId: companyId, principalId: realId(batch, id) });
  refile.domains.push(...step.domains);
  if (step.principalIds.length > 0 || (!isNew && deciding.some(name => values[name] !== undefined)))
    refile.companyIds.push(companyId);
  await writeProfile(manager, companyId, step.profile, { userId: personId(batch.viewer), now });
  for (const contact of step.contacts) await writeContact(batch, contact);
  return step.action;
}

function remember(batch: Batch, planned: number, added: InsertResult): number {
  const id = Number(added.identifiers[0]?.id);
  batch.made.ids.set(planned, id);
  return id;
}

async function writeContact(batch: Batch, step: ContactStep): Promise<void> {
  const { manager, now, refile } = batch;
  if (step.id < 0 && idOf(batch, step.id) === undefined) {
    const companyId = realId(batch, step.companyId);
    const row = { ...step.values, companyId, createdAt: now, createdById: personId(batch.viewer), version: 1 };
    const added = await manager.insert(Contact, row);
    remember(batch, step.id, added);
  } else if (step.action !== 'unchanged') {
    await manager.update(Contact, { id: realId(batch, step.id) }, { ...step.values, version: () => '"version" + 1' });
  }
  const contactId = realId(batch, step.id);
  const companyId = realId(batch, step.companyId);
  batch.lists.phones.push({ contactId, phones: step.phones, first: step.values.phone ?? null });
  for (const role of step.roles) batch.lists.roles.push({ contactId, companyId, role });
  for (const address of step.addresses) batch.lists.addresses.push({ contactId, address });
  refile.addresses.push(...step.addresses);
}

async function writeRecord(batch: Batch, step: RecordStep): Promise<Action> {
  const { manager, now, refile } = batch;
  const { kind, number, foldedNumber } = step;
  const values = { ...step.values };
  if (values.forRecordId) values.forRecordId = realId(batch, values.forRecordId);
  const isNew = step.id < 0 && idOf(batch, step.id) === undefined;
  if (isNew) {
    const companyId = realId(batch, step.companyId);
    const added = await manager.insert(TradeRecord, {
      kind,
      number,
      foldedNumber,
      companyId,
      ...values,
      externalKey: null,
      createdAt: now,
      version: 1,
    });
    batch.made.recordIds.add(remember(batch, step.id, added));
    batch.lists.touched.push(companyId);
    refile.numbers.push(number);
  } else if (step.action === 'changed') {
    await manager.update(TradeRecord, { id: realId(batch, step.id) }, { ...values, version: () => '"version" + 1' });
  }
  const recordId = realId(batch, step.id);
  for (const other of step.otherNumbers) batch.lists.numbers.push({ recordId, ...other });
  refile.numbers.push(...step.otherNumbers.map(other => other.number));
  const { named, refused } = await nameEarlierMail(manager, batch.viewer, recordId, step.filedMessageIds, now);
  if (refused.length > 0) {
    const message = `Of the mail that this record names, ${refused.length} you may not see; it was left as it is. The record itself was taken.`;
    batch.problems.push({ ...step.origin, code: 'record.mail_hidden', message });
  }
  return step.action === 'unchanged' && named > 0 ? 'changed' : step.action;
}
