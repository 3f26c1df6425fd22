import { impliedKind, impliedTypes } from './columns';
import type { ReadMapping } from './columns';
import type { CompanyEntry, ContactEntry, ImportData, PersonEntry, Problem, RecordEntry } from './data';
import type { Sheet, SheetRow } from './sheets';
import { readCountry, readKind, readState, readTypes, splitValues } from './words';

/** What sheets give, and the rows of which a cell cannot be read. */
export interface Drafts {
  data: Required<Pick<ImportData, 'companies' | 'contacts' | 'records'>>;
  problems: Problem[];
}

type Cells = Readonly<Record<string, string[]>>;

/** Reads every mapped sheet; sheets without a mapping are left out. */
export function readDrafts(sheets: readonly { sheet: Sheet; mapping: ReadMapping | null }[]): Drafts {
  const drafts: Drafts = { data: { companies: [], contacts: [], records: [] }, problems: [] };
  for (const { sheet, mapping } of sheets) {
    if (!mapping) continue;
    for (const row of sheet.rows) readRow(sheet, mapping, row, drafts);
  }
  return drafts;
}

function readRow(sheet: Sheet, mapping: ReadMapping, row: SheetRow, drafts: Drafts): void {
  const cells = cellsByField(mapping, row);
  if (Object.keys(cells).length === 0) return;
  const origin = { sheet: sheet.name, row: row.row };
  if (mapping.target === 'companies') {
    const types = cells.types
      ? readTypes(cells.types.join(','))
      : (impliedTypes(sheet.name, sheet.header, mapping) ?? undefined);
    if (types === null) {
      const text = cells.types?.join(', ') ?? '';
      const message = `"${text}" is no kind of company; write customer, supplier, agent, partner, forwarder or competitor.`;
      drafts.data.companies.push({ origin, ...companyOf(cells), unread: [{ code: 'row.type_unknown', message }] });
    } else drafts.data.companies.push({ origin, ...companyOf(cells), types });
  } else if (mapping.target === 'contacts') drafts.data.contacts.push({ origin, ...contactOf(cells) });
  else {
    const kind = cells.kind ? readKind(first(cells.kind) ?? '') : impliedKind(sheet.name, sheet.header, mapping);
    if (kind === null) {
      const text = first(cells.kind) ?? '';
      const message = text
        ? `"${text}" is no kind of record; write quote, order, purchase order, project, service request, opportunity or shipment.`
        : 'The kind of the record is missing; add a column for it (quote, order, purchase order ...).';
      drafts.problems.push({ ...origin, code: 'row.kind_unknown', message });
    } else drafts.data.records.push({ origin, ...recordOf(cells, kind) });
  }
}

/** The filled cells of a row by field; several columns may give one field. */
function cellsByField(mapping: ReadMapping, row: SheetRow): Cells {
  const cells: Record<string, string[]> = {};
  mapping.fields.forEach((field, at) => {
    const text = row.cells[at];
    // Our own export sets an apostrophe before what a spreadsheet would reckon: "+49 40".
    if (field && text) (cells[field] ??= []).push(text.replace(/^'(?=[=+\-@])/, ''));
  });
  return cells;
}

const first = (texts: string[] | undefined): string | undefined => texts?.[0];

function many(texts: string[] | undefined, atBlanks: boolean): string[] {
  return (texts ?? []).flatMap(text => splitValues(text, atBlanks));
}

function companyOf(cells: Cells): CompanyEntry {
  const country = first(cells.country);
  const person = personOf(cells.contactName, cells.contactAddresses, cells.contactTitle, cells.contactPhone);
  return {
    key: first(cells.key),
    name: first(cells.name) ?? '',
    otherName: first(cells.otherName),
    // What cannot be read is kept as it is, so that the row is reported with it.
    country: country ? (readCountry(country) ?? country) : undefined,
    city: first(cells.city),
    website: first(cells.website),
    phone: first(cells.phone),
    domains: many(cells.domains, true),
    parentKey: first(cells.parentKey),
    ownerAddress: first(cells.ownerAddress),
    contacts: person ? [person] : [],
    principals: many(cells.principals, false),
    profile: profileOf(cells),
  };
}

function profileOf(cells: Cells): CompanyEntry['profile'] {
  const own = Object.entries(cells).flatMap(([field, texts]) =>
    field.startsWith('own:') ? [[field.slice(4), texts.join('; ')]] : [],
  );
  const names = ['industry', 'region', 'source', 'level', 'staffCount', 'turnover', 'buyingVolume'] as const;
  const address = ['street', 'district', 'postCode'] as const;
  const profile = {
    ...Object.fromEntries([...names, ...address].flatMap(name => (cells[name] ? [[name, first(cells[name])]] : []))),
    taxNumbers: cells.taxNumbers?.join(', '),
    tags: cells.tags?.join(', '),
    ...(own.length > 0 ? { fields: Object.fromEntries(own) as Record<string, string> } : {}),
  };
  return Object.values(profile).some(Boolean) ? profile : undefined;
}

function personOf(
  name: string[] | undefined,
  addresses: string[] | undefined,
  title: string[] | undefined,
  phone: string[] | undefined,
): PersonEntry | null {
  const all = many(addresses, true).map(withoutName);
  if (!name && all.length === 0) return null;
  return { name: first(name) ?? all[0] ?? '', addresses: all, title: first(title), phone: first(phone) };
}

// "mailto:" stands before addresses that were pasted as links.
function withoutName(text: string): string {
  return text.replace(/^mailto:/i, '').replace(/^<|>$/g, '');
}

function contactOf(cells: Cells): ContactEntry {
  const person = personOf(cells.name, cells.addresses, cells.title, cells.phone);
  return {
    key: first(cells.key),
    companyKey: first(cells.companyKey) ?? '',
    ...(person ?? { name: '', addresses: [] }),
    ...{ phones: many(cells.phones, false), department: first(cells.department), language: first(cells.language) },
    ...{ birthDay: first(cells.birthDay), roles: many(cells.roles, false), preferences: first(cells.preferences) },
  };
}

function recordOf(cells: Cells, kind: RecordEntry['kind']): RecordEntry {
  const state = first(cells.state);
  return {
    kind,
    number: first(cells.number) ?? '',
    companyKey: first(cells.companyKey) ?? '',
    title: first(cells.title),
    state: state ? readState(state) : undefined,
    otherNumbers: many(cells.otherNumbers, false),
    forNumber: first(cells.forNumber),
    ownerAddress: first(cells.ownerAddress),
  };
}
