import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { In } from 'typeorm';
import { badRequest, conflict, notFound } from '../common/errors';
import type { Context } from '../context';
import { insertRows, pieces } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { Company, Contact } from './company.entity';
import type { CustomField } from './customField.entity';
import { CustomValue } from './customField.entity';
import type { FieldFilter, FieldInput, ValueColumns } from './customFields';
import { readFieldValue, writeFieldValue } from './customFields';
import type { FieldValuesReply } from './customFields.schema';
import { activeFields } from './customFields.service';
import { refreshKeys } from './partyKeys.service';
import { actorOf } from './visibility';
import { getEditableCompany, getVisibleCompany } from './visibleCompany.service';

type Subject = CustomField['subject'];
/** Values by the code of their field. */
export type FieldValues = Record<string, string | string[]>;

const keyOf = { company: 'companyId', contact: 'contactId' } as const;

/** The values of the fields in use, of many companies or contacts at once. */
export async function valuesOf(
  manager: EntityManager,
  subject: Subject,
  ids: readonly number[],
  fields: readonly CustomField[],
): Promise<Map<number, FieldValues>> {
  const found = new Map<number, FieldValues>();
  const byId = new Map(fields.map(field => [field.id, field]));
  if (byId.size === 0) return found;
  const key = keyOf[subject];
  for (const piece of pieces(ids, 500)) {
    const rows = await manager.find(CustomValue, {
      where: { [key]: In(piece), fieldId: In([...byId.keys()]) },
      order: { position: 'ASC', id: 'ASC' },
    });
    for (const row of rows) {
      const field = byId.get(row.fieldId);
      const id = row[key];
      if (!field || id === null) continue;
      const values = found.get(id) ?? {};
      const text = writeFieldValue(field.kind, row);
      const before = values[field.code];
      values[field.code] = field.kind === 'choices' ? [...(Array.isArray(before) ? before : []), text] : text;
      found.set(id, values);
    }
  }
  return found;
}

/**
 * The values of one company or contact.
 *
 * @throws AppError company.not_found, contact.not_found
 */
export async function readValues(
  context: Context,
  viewer: Viewer,
  subject: Subject,
  id: number,
): Promise<FieldValuesReply> {
  const { manager } = context.database;
  const { version } = await ownerOf(manager, viewer, subject, id);
  const fields = await activeFields(manager, subject);
  return { values: (await valuesOf(manager, subject, [id], fields)).get(id) ?? {}, version };
}

/** What is done about a change in its transaction, before and after it. */
type Around = (manager: EntityManager, companyId: number, work: () => Promise<void>) => Promise<void>;

/**
 * Writes the values that are given; null empties one. Whoever saves must leave no required field empty.
 *
 * @param version of the company or contact, as it was read
 * @throws AppError company.changed_meanwhile, contact.changed_meanwhile (409), field.unknown, field.required, and those of `readFieldValue`
 */
export async function saveValues(
  context: Context,
  viewer: Viewer,
  subject: Subject,
  id: number,
  version: number,
  values: Readonly<Record<string, FieldInput>>,
  around?: Around,
): Promise<FieldValuesReply> {
  const work = async (manager: EntityManager, companyId: number) => {
    const fields = await activeFields(manager, subject);
    const entity = subject === 'company' ? Company : Contact;
    const done = await manager.update(entity, { id, version }, { version: version + 1 });
    if (done.affected === 0)
      throw conflict(`${subject}.changed_meanwhile`, 'Somebody has changed this since you opened it. Look again.');
    const written = readAll(fields, values);
    await writeValues(manager, subject, id, written);
    await refuseEmpty(manager, subject, id, fields);
    await refreshKeys(manager, [companyId]);
    const details = { fields: Object.keys(values).sort() };
    await audit(manager, actorOf(viewer), `${subject}.changed`, { type: subject, id }, details, context.clock());
  };
  await inTransaction(context.database, async manager => {
    const { companyId } = await ownerOf(manager, viewer, subject, id);
    await getEditableCompany(manager, viewer, companyId);
    await (around ? around(manager, companyId, () => work(manager, companyId)) : work(manager, companyId));
  });
  return readValues(context, viewer, subject, id);
}

async function ownerOf(manager: EntityManager, viewer: Viewer, subject: Subject, id: number) {
  if (subject === 'company') {
    const { version } = await getVisibleCompany(manager, viewer, id);
    return { version, companyId: id };
  }
  const contact = await manager.findOneBy(Contact, { id });
  if (!contact) throw notFound('contact', { id });
  await getVisibleCompany(manager, viewer, contact.companyId);
  return contact;
}

/** A field with what shall stand in it. */
export type WrittenField = readonly [field: CustomField, rows: readonly ValueColumns[]];

function readAll(fields: readonly CustomField[], values: Readonly<Record<string, FieldInput>>): WrittenField[] {
  return Object.entries(values).map(([code, input]) => {
    const field = fields.find(one => one.code === code);
    if (!field) throw badRequest('field.unknown', `There is no field "${code}".`, { code });
    const rows = readFieldValue(field, input);
    if (!('code' in rows)) return [field, rows] as const;
    const details = { ...rows.values, field: code, name: nameOf(field) };
    throw badRequest(rows.code, `The value of "${field.nameEn}" does not do.`, details);
  });
}

/** Replaces what stands in fields, in the caller's transaction; the caller has checked it. */
export async function writeValues(
  manager: EntityManager,
  subject: Subject,
  id: number,
  written: readonly WrittenField[],
): Promise<void> {
  if (written.length === 0) return;
  const key = keyOf[subject];
  const none = { companyId: null, contactId: null };
  await manager.delete(CustomValue, { [key]: id, fieldId: In(written.map(([field]) => field.id)) });
  await insertRows(
    manager,
    CustomValue,
    written.flatMap(([field, rows]) =>
      rows.map((row, position) => ({ ...row, ...none, [key]: id, fieldId: field.id, position })),
    ),
  );
}

async function refuseEmpty(manager: EntityManager, subject: Subject, id: number, fields: readonly CustomField[]) {
  const required = fields.filter(field => field.isRequired);
  if (required.length === 0) return;
  const values = (await valuesOf(manager, subject, [id], required)).get(id) ?? {};
  const missing = required.find(field => values[field.code] === undefined);
  if (!missing) return;
  const details = { field: missing.code, name: nameOf(missing) };
  throw badRequest('field.required', `"${missing.nameEn}" must be filled in.`, details);
}

/** A field as a sentence names it, whatever the reader's language. */
function nameOf({ nameZh, nameEn }: CustomField): string {
  return nameZh === nameEn ? nameEn : `${nameZh} / ${nameEn}`;
}

/** Narrows a query of companies by own fields: each filter is one range of an index. Answers false where nothing can match. */
export function narrowByFields(
  query: SelectQueryBuilder<Company>,
  filters: readonly FieldFilter[],
  fields: readonly CustomField[],
): boolean {
  return filters.every((filter, at) => {
    const field = fields.find(one => one.code === filter.code);
    const condition = field && conditionOf(field, filter, at);
    if (!field || !condition) return false;
    query.andWhere(
      `company.id IN (SELECT "v${at}"."companyId" FROM "custom_value" "v${at}" WHERE "v${at}"."fieldId" = :field${at} AND ${condition.sql})`,
      { ...condition.parameters, [`field${at}`]: field.id },
    );
    return true;
  });
}

function conditionOf(field: CustomField, filter: FieldFilter, at: number) {
  const column = field.kind === 'date' ? 'date' : isNumeric(field) ? 'number' : 'text';
  const name = `"v${at}"."${column}"`;
  const bound = (raw: string | undefined): string | number | null => {
    if (raw === undefined) return null;
    // A bound of money is a plain number: whatever the currency.
    const kind = field.kind === 'money' ? 'number' : field.kind;
    const rows = readFieldValue({ kind, rule: {}, choices: field.choices }, raw);
    return 'code' in rows ? null : (rows[0]?.[column] ?? null);
  };
  const parameters: Record<string, unknown> = {};
  const parts: string[] = [];
  for (const [side, sign] of [
    ['value', '='],
    ['from', '>='],
    ['to', '<='],
  ] as const) {
    if (filter[side] === undefined) continue;
    const value = bound(filter[side]);
    if (value === null) return null;
    parameters[`${side}${at}`] = value;
    parts.push(`${name} ${sign} :${side}${at}`);
  }
  return parts.length > 0 ? { sql: parts.join(' AND '), parameters } : null;
}

const isNumeric = (field: CustomField) => ['number', 'money', 'yes_no'].includes(field.kind);
