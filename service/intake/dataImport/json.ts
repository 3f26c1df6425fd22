import { badRequest } from '../../common/errors';
import type { CompanyType, ImportData, PersonEntry, RecordEntry } from './data';
import { MAX_ROWS } from './data';
import { readWorld, isWorld } from './world';
import { readCountry, readKind, readState, readTypes } from './words';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Companies, contacts and records out of a JSON document: `{ companies: [...], contacts: [...], records: [...] }` with the fields of ImportData, or the
 * form that world.ts reads.
 *
 * @throws AppError data_import.json_broken, data_import.json_form, data_import.too_many_rows
 */
export function readJson(text: string): ImportData {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw badRequest(
      'data_import.json_broken',
      `This file is not valid JSON: ${(cause as Error).message.slice(0, 200)}`,
    );
  }
  if (isWorld(json)) return readWorld(json).data;
  const fields = (typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {}) as Fields;
  const lists = {
    companies: listOf(fields.companies),
    contacts: listOf(fields.contacts),
    records: listOf(fields.records),
  };
  const count = lists.companies.length + lists.contacts.length + lists.records.length;
  if (!Array.isArray(fields.companies) && !Array.isArray(fields.contacts) && !Array.isArray(fields.records)) {
    throw badRequest(
      'data_import.json_form',
      'This JSON holds no companies: give "companies", "contacts" and "records", or "customers" and "suppliers".',
    );
  }
  if (count > MAX_ROWS) {
    throw badRequest(
      'data_import.too_many_rows',
      `The file has ${count} entries; at most ${MAX_ROWS} are taken at once. Cut it into several.`,
    );
  }
  return {
    companies: lists.companies.map((entry, at) => ({
      origin: { sheet: 'companies', row: at + 1 },
      ...companyOf(entry),
    })),
    contacts: lists.contacts.map((entry, at) => ({
      origin: { sheet: 'contacts', row: at + 1 },
      ...personOf(entry),
      companyKey: textOf(entry.companyKey) ?? textOf(entry.company) ?? '',
    })),
    records: lists.records.map((entry, at) => ({ origin: { sheet: 'records', row: at + 1 }, ...recordOf(entry) })),
  };
}

function companyOf(entry: Fields) {
  const types = textsOf(entry.types ?? entry.type).flatMap(text => readTypes(text) ?? []);
  return {
    key: textOf(entry.key),
    name: textOf(entry.name) ?? '',
    otherName: textOf(entry.otherName),
    types: types.length > 0 ? ([...new Set(types)] as CompanyType[]) : undefined,
    // What cannot be read is kept as it is, so that the row is reported with it.
    country: readCountry(textOf(entry.country) ?? '') ?? textOf(entry.country),
    city: textOf(entry.city),
    website: textOf(entry.website),
    phone: textOf(entry.phone),
    domains: textsOf(entry.domains),
    parentKey: textOf(entry.parentKey) ?? textOf(entry.parent),
    ownerAddress: textOf(entry.ownerAddress) ?? textOf(entry.owner),
    contacts: listOf(entry.contacts).map(personOf),
    principals: textsOf(entry.principals),
  };
}

function personOf(entry: Fields): PersonEntry {
  const addresses = [...textsOf(entry.addresses), ...textsOf(entry.email)];
  return {
    key: textOf(entry.key),
    name: textOf(entry.name) ?? addresses[0] ?? '',
    addresses,
    title: textOf(entry.title),
    phone: textOf(entry.phone),
  };
}

function recordOf(entry: Fields): RecordEntry {
  return {
    kind: readKind(textOf(entry.kind) ?? '') ?? ('' as RecordEntry['kind']),
    number: textOf(entry.number) ?? '',
    companyKey: textOf(entry.companyKey) ?? textOf(entry.company) ?? '',
    title: textOf(entry.title),
    state: entry.state === undefined ? undefined : readState(textOf(entry.state) ?? ''),
    otherNumbers: textsOf(entry.otherNumbers),
    forNumber: textOf(entry.forNumber),
    ownerAddress: textOf(entry.ownerAddress) ?? textOf(entry.owner),
    filedMessageIds: textsOf(entry.filedMessageIds),
  };
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value)
    ? value.map(entry => (typeof entry === 'object' && entry !== null ? (entry as Fields) : {}))
    : [];
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() ? value.trim().slice(0, 4_000) : undefined;
}

function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value.slice(0, 1_000) : [value]).flatMap(entry => textOf(entry) ?? []);
}
