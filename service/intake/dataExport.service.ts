import type { Readable } from 'node:stream';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { CompanyLine } from '../companies/companies.schema';
import { linesOf } from '../companies/companyReading.service';
import type { CompanySearch, Place } from '../companies/companySearch.service';
import { countPlaces, findPlaces } from '../companies/companySearch.service';
import { Company, CompanyDomain } from '../companies/company.entity';
import type { CustomField } from '../companies/customField.entity';
import { activeFields } from '../companies/customFields.service';
import type { FieldValues } from '../companies/fieldValues.service';
import { valuesOf } from '../companies/fieldValues.service';
import { hasLevel } from '../companies/levels';
import { cursorOf } from '../companies/paging';
import type { Context } from '../context';
import { allowExport } from '../users/limits.service';
import type { Viewer } from '../users/roles';
import { maskFields } from '../users/fieldGroups';
import type { ExportFormat } from './exportFile.service';
import { fileOf } from './exportFile.service';

// So many companies are in memory at once, whatever the list has.
const A_PAGE = 500;

const fixed = [
  'key',
  'name',
  'otherName',
  'types',
  'country',
  'city',
  'website',
  'phone',
  'domains',
  'ownerAddress',
  'industry',
  'region',
  'source',
  'level',
  'tags',
  'lastContact',
  'created',
] as const;

/**
 * The companies that a search finds, as a file that streams: a page of them in memory at a time. Its headers are those that the import reads, so that a
 * list can be mended in Excel and taken in again. Counted against the person's limit of the day and written into the audit log before a row leaves.
 *
 * @throws AppError export.limit_reached
 */
export async function exportCompanies(
  context: Context,
  viewer: Viewer,
  search: CompanySearch,
  format: ExportFormat,
): Promise<Readable> {
  const { manager } = context.database;
  await allowExport(context, viewer, 'companies', await countPlaces(manager, viewer, search, context.clock()));
  const fields = await activeFields(manager, 'company');
  const head = [...fixed, ...fields.map(field => field.code)];
  const rows = rowsOf(context, viewer, search, fields);
  return fileOf(format, 'Companies', head, rows, error => context.log.error(error));
}

async function* rowsOf(
  context: Context,
  viewer: Viewer,
  search: CompanySearch,
  fields: readonly CustomField[],
): AsyncGenerator<string[]> {
  const { manager } = context.database;
  let cursor: string | undefined;
  for (;;) {
    const asked = { ...search, ...(cursor ? { cursor } : {}) };
    const page: Place[] = await findPlaces(manager, viewer, asked, context.clock(), A_PAGE);
    yield* await pageOf(manager, viewer, page, fields);
    const last = page.at(-1);
    if (page.length < A_PAGE || !last) return;
    cursor = cursorOf(last);
  }
}

async function pageOf(
  manager: EntityManager,
  viewer: Viewer,
  page: readonly Place[],
  fields: readonly CustomField[],
): Promise<string[][]> {
  const ids = page.map(place => place.id);
  const lines = await linesOf(manager, ids);
  const companies = new Map((await manager.findBy(Company, { id: In(ids) })).map(row => [row.id, row]));
  const domains = new Map<number, string[]>();
  for (const row of await manager.findBy(CompanyDomain, { companyId: In(ids) }))
    domains.set(row.companyId, [...(domains.get(row.companyId) ?? []), row.domain]);
  const values = await valuesOf(manager, 'company', ids, fields);
  return lines.map(line => {
    const company = companies.get(line.id);
    const shown = company ? maskFields(viewer, 'company', company) : null;
    return rowOf(line, shown, domains.get(line.id) ?? [], fields, values.get(line.id) ?? {});
  });
}

const types = [
  ['isCustomer', 'customer'],
  ['isSupplier', 'supplier'],
  ['isAgent', 'agent'],
  ['isPartner', 'partner'],
  ['isCompetitor', 'competitor'],
  ['isForwarder', 'forwarder'],
] as const;

function rowOf(
  line: CompanyLine,
  company: Company | null,
  domains: readonly string[],
  fields: readonly CustomField[],
  values: FieldValues,
): string[] {
  const told: Record<(typeof fixed)[number], string | null | undefined> = {
    key: company?.externalKey,
    name: line.name,
    otherName: line.otherName,
    types: types.flatMap(([flag, word]) => (line[flag] ? [word] : [])).join(', '),
    country: line.country,
    city: line.city,
    website: company?.website,
    phone: company?.phone,
    domains: domains.join(', '),
    ownerAddress: line.ownerName,
    industry: line.industry,
    region: line.region,
    source: line.source,
    level: hasLevel(line) ? line.level : null,
    tags: line.tags.join(', '),
    lastContact: line.lastContactAt?.slice(0, 10),
    created: line.createdAt.slice(0, 10),
  };
  const own = fields.map(({ code }) => {
    const value = values[code];
    return Array.isArray(value) ? value.join('; ') : (value ?? '');
  });
  return [...fixed.map(name => told[name] ?? ''), ...own];
}
