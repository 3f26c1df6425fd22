import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { badRequest, conflict, notFound } from '../common/errors';
import { Company } from '../companies/company.entity';
import { askRefile } from '../companies/refiling.service';
import { visibleIds } from '../companies/similar.service';
import { actorOf, personId } from '../companies/visibility';
import { getEditableCompany } from '../companies/visibleCompany.service';
import { touchCompanies } from '../companies/touching.service';
import type { Context } from '../context';
import { insertRows, pieces } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { User } from '../users/user.entity';
import type { RecordKind } from './record.entity';
import { RecordNumber, TradeRecord } from './record.entity';
import { recordKey } from './recordKey';
import type { RecordReply } from './records.schema';

/** What may be told of a new record. */
export interface RecordValues {
  kind: RecordKind;
  /** As people write it. */
  number: string;
  title: string;
  otherNumbers?: string[];
}

/** What may change; absent is unchanged. */
export interface RecordChange {
  number?: string;
  title?: string;
  /** The whole list. */
  otherNumbers?: string[];
  state?: 'open' | 'closed';
  ownerId?: number | null;
  forRecordId?: number | null;
}

/**
 * Makes a record of a company; it is the viewer's own. Past mail that names one of its numbers is filed anew.
 *
 * @throws AppError company.not_found, record.number_unusable, record.number_taken (409)
 */
export async function createRecord(
  context: Context,
  viewer: Viewer,
  companyId: number,
  values: RecordValues,
): Promise<RecordReply> {
  const record = await inTransaction(context.database, manager =>
    addRecord(manager, viewer, companyId, values, context.clock()),
  );
  return replyOf(context.database.manager, record.id);
}

/** As `createRecord`, inside the caller's transaction. */
export async function addRecord(
  manager: EntityManager,
  viewer: Viewer,
  companyId: number,
  values: RecordValues,
  now: Date,
): Promise<TradeRecord> {
  await getEditableCompany(manager, viewer, companyId);
  const numbers = readNumbers(values.number, values.otherNumbers ?? []);
  await refuseTaken(manager, viewer, values.kind, numbers.main, null);
  const record = await manager.save(
    manager.create(TradeRecord, {
      kind: values.kind,
      ...numbers.main,
      companyId,
      title: values.title.trim(),
      state: 'open',
      ownerId: personId(viewer),
      forRecordId: null,
      externalKey: null,
      createdAt: now,
      version: 1,
    }),
  );
  await setOtherNumbers(manager, record.id, numbers.others);
  await askRefile(manager, viewer, { numbers: [record.number, ...numbers.others.map(other => other.number)] });
  const details = { kind: record.kind, number: record.number, companyId };
  await touchCompanies(manager, [{ companyId }]);
  await audit(manager, actorOf(viewer), 'record.created', { type: 'record', id: record.id }, details, now);
  return record;
}

/**
 * Changes, closes or reopens a record.
 *
 * @param version the version that was read
 * @throws AppError record.not_found, record.changed_meanwhile (409, details.current), and those of `createRecord`
 */
export async function changeRecord(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  change: RecordChange,
): Promise<RecordReply> {
  await inTransaction(context.database, async manager => {
    const before = await getVisibleRecord(manager, viewer, id);
    await getEditableCompany(manager, viewer, before.companyId);
    if (before.version !== version) throw await changedMeanwhile(manager, id);
    const plain = await plainValues(manager, viewer, before, change);
    const done = await manager.update(TradeRecord, { id, version }, { ...plain, version: version + 1 });
    if (done.affected === 0) throw await changedMeanwhile(manager, id);
    const touched = await changeNumbers(manager, before, plain, change);
    const isReopened = plain.state !== undefined && plain.state !== before.state;
    await askRefile(manager, viewer, { numbers: touched, companyIds: isReopened ? [before.companyId] : [] });
    await touchCompanies(manager, [{ companyId: before.companyId }]);
    const details = { companyId: before.companyId, fields: Object.keys(change).sort() };
    await audit(manager, actorOf(viewer), 'record.changed', { type: 'record', id }, details, context.clock());
  });
  return replyOf(context.database.manager, id);
}

async function changedMeanwhile(manager: EntityManager, id: number) {
  const message = 'Somebody has changed this record since you opened it. Look at the new values and save again.';
  return conflict('record.changed_meanwhile', message, { current: await replyOf(manager, id) });
}

const closedByStage = 'An opportunity is closed as won or lost, and opened again, on its own page.';

async function plainValues(
  manager: EntityManager,
  viewer: Viewer,
  before: TradeRecord,
  change: RecordChange,
): Promise<Partial<TradeRecord>> {
  const plain: Partial<TradeRecord> = {};
  if (change.title !== undefined) plain.title = change.title.trim();
  if (change.state !== undefined && change.state !== before.state) {
    if (before.kind === 'opportunity') throw badRequest('record.closed_by_stage', closedByStage, { id: before.id });
    plain.state = change.state;
  }
  if (change.number !== undefined) {
    const { main } = readNumbers(change.number, []);
    await refuseTaken(manager, viewer, before.kind, main, before.id);
    Object.assign(plain, main);
  }
  if (change.ownerId !== undefined) {
    if (change.ownerId !== null && !(await manager.existsBy(User, { id: change.ownerId, isActive: true }))) {
      throw badRequest('user.unknown', 'There is no such person. Choose one from the list.', {
        userId: change.ownerId,
      });
    }
    plain.ownerId = change.ownerId;
  }
  if (change.forRecordId !== undefined) {
    if (change.forRecordId === before.id) {
      throw badRequest('record.for_itself', 'A record cannot serve itself. Choose the order that it is for.');
    }
    if (change.forRecordId !== null) await getVisibleRecord(manager, viewer, change.forRecordId);
    plain.forRecordId = change.forRecordId;
  }
  return plain;
}

async function changeNumbers(
  manager: EntityManager,
  before: TradeRecord,
  plain: Partial<TradeRecord>,
  change: RecordChange,
): Promise<string[]> {
  const isRenamed = plain.foldedNumber !== undefined && plain.foldedNumber !== before.foldedNumber;
  const touched = isRenamed ? [before.number, plain.number ?? ''] : [];
  if (!change.otherNumbers) return touched;
  const { others } = readNumbers(plain.number ?? before.number, change.otherNumbers);
  return [...touched, ...(await setOtherNumbers(manager, before.id, others))];
}

/** A number as people write it and as it is compared. */
export interface NumberPair {
  number: string;
  foldedNumber: string;
}

/**
 * Number and other numbers of a record in both forms, each once.
 *
 * @throws AppError record.number_unusable for one without a digit or a letter
 */
export function readNumbers(number: string, others: readonly string[]): { main: NumberPair; others: NumberPair[] } {
  const [main, ...rest] = [number, ...others].map(raw => {
    const text = raw.replace(/\s+/g, ' ').trim();
    const foldedNumber = recordKey(text);
    if (!foldedNumber) {
      throw badRequest('record.number_unusable', `"${raw}" is no number: it has neither a digit nor a letter.`, {
        number: raw,
      });
    }
    return { number: text, foldedNumber };
  }) as [NumberPair, ...NumberPair[]];
  const seen = new Set([main.foldedNumber]);
  const distinct = rest.filter(({ foldedNumber }) => !seen.has(foldedNumber) && seen.add(foldedNumber));
  return { main, others: distinct };
}

/** A number names one record of a kind: the unique key of the table says so too, this says it in words. */
async function refuseTaken(
  manager: EntityManager,
  viewer: Viewer,
  kind: RecordKind,
  { number, foldedNumber }: NumberPair,
  exceptId: number | null,
): Promise<void> {
  const holder = await manager.findOneBy(TradeRecord, { kind, foldedNumber });
  if (!holder || holder.id === exceptId) return;
  const isVisible = (await visibleIds(manager, viewer, [holder.companyId])).has(holder.companyId);
  const company = isVisible ? await manager.findOneBy(Company, { id: holder.companyId }) : null;
  const whose = company ? ` of ${company.name}` : ' of another company';
  throw conflict(
    'record.number_taken',
    `${number} is already the number of a record${whose}. Open that one, or choose another number.`,
    {
      ...{ kind, number, recordId: isVisible ? holder.id : null, company: company?.name ?? null },
    },
  );
}

/** Makes `others` the other numbers of a record; answers those that came or went, as people write them. */
export async function setOtherNumbers(
  manager: EntityManager,
  recordId: number,
  others: readonly NumberPair[],
): Promise<string[]> {
  const rows = await manager.findBy(RecordNumber, { recordId });
  const wanted = new Set(others.map(other => other.foldedNumber));
  const there = new Set(rows.map(row => row.foldedNumber));
  const gone = rows.filter(row => !wanted.has(row.foldedNumber));
  const fresh = others.filter(other => !there.has(other.foldedNumber));
  if (gone.length > 0) await manager.delete(RecordNumber, { id: In(gone.map(row => row.id)) });
  await insertRows(
    manager,
    RecordNumber,
    fresh.map(pair => ({ recordId, ...pair })),
  );
  return [...gone, ...fresh].map(row => row.number);
}

/**
 * The record, if `viewer` may see its company.
 *
 * @throws AppError record.not_found
 */
export async function getVisibleRecord(manager: EntityManager, viewer: Viewer, id: number): Promise<TradeRecord> {
  const record = await manager.findOneBy(TradeRecord, { id });
  if (!record || !(await visibleIds(manager, viewer, [record.companyId])).has(record.companyId)) {
    throw notFound('record', { id });
  }
  return record;
}

/** Records that have one of `numbers` (as people write them), as their own or as another number; whoever's they are. */
export async function findRecordsByNumber(manager: EntityManager, numbers: readonly string[]): Promise<TradeRecord[]> {
  const folded = [...new Set(numbers.map(recordKey).filter(Boolean))];
  const found = new Map<number, TradeRecord>();
  for (const piece of pieces(folded)) {
    const others = await manager.findBy(RecordNumber, { foldedNumber: In(piece) });
    const ids = others.map(row => row.recordId);
    // Each by its index: the two in one condition, of which one holds nothing, make the database read all records.
    const records = await manager.findBy(TradeRecord, { foldedNumber: In(piece) });
    if (ids.length > 0) records.push(...(await manager.findBy(TradeRecord, { id: In(ids) })));
    for (const record of records) found.set(record.id, record);
  }
  return [...found.values()].sort((a, b) => b.id - a.id);
}

async function replyOf(manager: EntityManager, id: number): Promise<RecordReply> {
  const record = await manager.findOneBy(TradeRecord, { id });
  if (!record) throw notFound('record', { id });
  const others = await manager.find(RecordNumber, { where: { recordId: id }, order: { id: 'ASC' } });
  const { kind, number, companyId, title, state, ownerId, forRecordId, version } = record;
  return {
    ...{ id, kind, number, companyId, title, state, ownerId, forRecordId, version },
    otherNumbers: others.map(row => row.number),
  };
}
