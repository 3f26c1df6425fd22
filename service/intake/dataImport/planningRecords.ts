import type { RecordKind } from '../../records/record.entity';
import { recordKey } from '../../records/recordKey';
import type { Action, Origin, RecordEntry } from './data';
import type { Known, KnownRecord } from './known';
import { newId, rememberRecord } from './known';
import { differences, keepGiven, mustBeChangeable, mustFit, refuse, resolveCompany, resolveOwner } from './refusing';

/** Columns of a record that an import sets. */
export type RecordColumns = Pick<KnownRecord, 'title' | 'state' | 'ownerId' | 'forRecordId'>;

export interface RecordStep {
  what: 'record';
  origin: Origin;
  action: Action;
  /** Below zero where it is new. */
  id: number;
  kind: RecordKind;
  number: string;
  foldedNumber: string;
  companyId: number;
  values: Partial<RecordColumns>;
  /** To be added. */
  otherNumbers: { number: string; foldedNumber: string }[];
  /** Message-IDs of mail that was filed under it elsewhere. */
  filedMessageIds: string[];
}

const emptyColumns: RecordColumns = { title: '', state: 'open', ownerId: null, forRecordId: null };

/**
 * Plans one row of a record.
 *
 * @throws AppError row.* where it cannot be taken; then `known` is as it was
 */
export function planRecord(known: Known, data: RecordEntry, origin: Origin): RecordStep {
  const number = data.number.replace(/\s+/g, ' ').trim();
  const foldedNumber = checkNumber(number);
  mustFit('title', data.title, 400);
  if (!servedKinds.includes(data.kind))
    throw refuse('row.kind_unknown', 'The kind of the record is missing or not known.');
  const company = resolveCompany(known, data.companyKey);
  mustBeChangeable(known, company);
  const found = known.records.get(known.recordsByNumber.get(`${data.kind}:${foldedNumber}`) ?? 0);
  if (found && found.companyId !== company.id) {
    throw refuse(
      'row.record_elsewhere',
      `${number} is already a record of another company. Correct the number or the company.`,
    );
  }
  const given = columnsOf(known, data, found);
  const subject = `record:${data.kind}:${foldedNumber}`;
  const values = differences(known, subject, found ?? emptyColumns, given);
  const otherNumbers = newNumbers(data, foldedNumber, found);
  const record = apply(known, found, { ...data, number, foldedNumber, companyId: company.id }, values, otherNumbers);
  keepGiven(known, subject, given);
  const isChanged = Object.keys(values).length + otherNumbers.length > 0;
  return {
    what: 'record',
    origin,
    action: found ? (isChanged ? 'changed' : 'unchanged') : 'new',
    id: record.id,
    kind: data.kind,
    number,
    foldedNumber,
    companyId: company.id,
    values: found ? values : { ...emptyColumns, ...values },
    otherNumbers,
    filedMessageIds: data.filedMessageIds ?? [],
  };
}

function checkNumber(number: string): string {
  if (!number) throw refuse('row.number_missing', 'The number of the record is missing.');
  mustFit('number', number, 100);
  const folded = recordKey(number);
  if (!folded) throw refuse('row.number_unusable', `"${number}" is no number: it has neither a digit nor a letter.`);
  return folded;
}

function columnsOf(known: Known, data: RecordEntry, found: KnownRecord | undefined): Partial<RecordColumns> {
  const given: Partial<RecordColumns> = { title: data.title?.trim() || undefined, state: data.state };
  if (data.ownerAddress) given.ownerId = resolveOwner(known, data.ownerAddress);
  if (data.forNumber) given.forRecordId = resolveFor(known, data.forNumber, found);
  return given;
}

// All kinds, in the order in which a number is looked for: what is served is an order as a rule.
const servedKinds: readonly RecordKind[] = [
  'order',
  'project',
  'quote',
  'purchase_order',
  'opportunity',
  'service_request',
  'shipment',
];

function resolveFor(known: Known, number: string, found: KnownRecord | undefined): number {
  const folded = recordKey(number);
  const id = servedKinds
    .map(kind => known.recordsByNumber.get(`${kind}:${folded}`))
    .find(one => one !== undefined && one !== found?.id);
  if (id === undefined) {
    throw refuse(
      'row.for_unknown',
      `There is no order "${number}" that this record could be for, or its own row could not be taken.`,
    );
  }
  return id;
}

function newNumbers(
  data: RecordEntry,
  main: string,
  found: KnownRecord | undefined,
): { number: string; foldedNumber: string }[] {
  const seen = new Set([main, ...(found?.otherNumbers ?? [])]);
  return (data.otherNumbers ?? []).flatMap(raw => {
    const number = raw.replace(/\s+/g, ' ').trim();
    const foldedNumber = checkNumber(number);
    if (seen.has(foldedNumber)) return [];
    seen.add(foldedNumber);
    return [{ number, foldedNumber }];
  });
}

function apply(
  known: Known,
  found: KnownRecord | undefined,
  data: Pick<KnownRecord, 'kind' | 'number' | 'foldedNumber' | 'companyId'>,
  values: Partial<RecordColumns>,
  otherNumbers: readonly { foldedNumber: string }[],
): KnownRecord {
  const { kind, number, foldedNumber, companyId } = data;
  const record = found ?? {
    ...emptyColumns,
    id: newId(known),
    kind,
    number,
    foldedNumber,
    companyId,
    otherNumbers: new Set<string>(),
  };
  Object.assign(record, values);
  for (const other of otherNumbers) record.otherNumbers.add(other.foldedNumber);
  if (!found) rememberRecord(known, record);
  return record;
}
