import type { Readable } from 'node:stream';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { ContactReply } from '../companies/companies.schema';
import type { CompanySearch, Place } from '../companies/companySearch.service';
import { countContacts, findPlaces } from '../companies/companySearch.service';
import { Company, Contact } from '../companies/company.entity';
import type { ContactFilters } from '../companies/contactList.schema';
import { countContactPlaces, findContactPlaces } from '../companies/contactSearch.service';
import { describeContacts } from '../companies/contactDetails.service';
import { cursorOf } from '../companies/paging';
import type { Context } from '../context';
import { pieces } from '../platform/database/rows';
import { maskFields } from '../users/fieldGroups';
import { allowExport } from '../users/limits.service';
import type { Viewer } from '../users/roles';
import type { ExportFormat } from './exportFile.service';
import { fileOf } from './exportFile.service';

// So many companies are in memory at once, with their contacts.
const A_PAGE = 200;

// The headers are those that the import reads.
const head = [
  ...['key', 'companyKey', 'company', 'name', 'email', 'title', 'department', 'phone', 'mobile', 'roles', 'language'],
  ...['birthday', 'preferences', 'left'],
];

/**
 * The contacts of the companies that a search finds, as a file that streams. Counted by contacts against the person's limit of the day and written into the audit
 * log before a row leaves.
 *
 * @throws AppError export.limit_reached
 */
export async function exportContacts(
  context: Context,
  viewer: Viewer,
  search: CompanySearch,
  format: ExportFormat,
): Promise<Readable> {
  const { manager } = context.database;
  await allowExport(context, viewer, 'contacts', await countContacts(manager, viewer, search, context.clock()));
  return fileOf(format, 'Contacts', head, rowsOf(context, viewer, search), error => context.log.error(error));
}

/**
 * The contacts that the list of contacts shows, in its order; counted and written down as those of `exportContacts`.
 *
 * @throws AppError export.limit_reached
 */
export async function exportListedContacts(
  context: Context,
  viewer: Viewer,
  search: ContactFilters,
  format: ExportFormat,
): Promise<Readable> {
  const { manager } = context.database;
  await allowExport(context, viewer, 'contacts', await countContactPlaces(manager, viewer, search, context.clock()));
  return fileOf(format, 'Contacts', head, listedRows(context, viewer, search), error => context.log.error(error));
}

async function* listedRows(context: Context, viewer: Viewer, search: ContactFilters): AsyncGenerator<string[]> {
  const { manager } = context.database;
  let cursor: string | undefined;
  for (;;) {
    const page: Place[] = await findContactPlaces(manager, viewer, { ...search, cursor }, context.clock(), A_PAGE);
    const rows = await manager.findBy(Contact, { id: In(page.map(place => place.id)) });
    const contacts = new Map(rows.map(row => [row.id, row]));
    const where = { id: In([...new Set(rows.map(row => row.companyId))]) };
    const companies = new Map((await manager.findBy(Company, where)).map(row => [row.id, row]));
    const told = new Map((await describeContacts(manager, rows)).map(one => [one.id, one]));
    for (const { id } of page) {
      const [contact, company] = [contacts.get(id), companies.get(contacts.get(id)?.companyId ?? 0)];
      const one = told.get(id);
      if (contact && company && one) yield rowOf(company, contact.externalKey, maskFields(viewer, 'contact', one));
    }
    const last = page.at(-1);
    if (page.length < A_PAGE || !last) return;
    cursor = cursorOf(last);
  }
}

async function* rowsOf(context: Context, viewer: Viewer, search: CompanySearch): AsyncGenerator<string[]> {
  const { manager } = context.database;
  let cursor: string | undefined;
  for (;;) {
    const asked = { ...search, ...(cursor ? { cursor } : {}) };
    const page: Place[] = await findPlaces(manager, viewer, asked, context.clock(), A_PAGE);
    yield* pageOf(
      manager,
      viewer,
      page.map(place => place.id),
    );
    const last = page.at(-1);
    if (page.length < A_PAGE || !last) return;
    cursor = cursorOf(last);
  }
}

async function* pageOf(manager: EntityManager, viewer: Viewer, ids: readonly number[]): AsyncGenerator<string[]> {
  const companies = new Map((await manager.findBy(Company, { id: In([...ids]) })).map(row => [row.id, row]));
  const where = { companyId: In([...ids]) };
  const contacts = await manager.find(Contact, { where, order: { foldedName: 'ASC', id: 'ASC' } });
  const byCompany = new Map<number, Contact[]>();
  for (const contact of contacts)
    byCompany.set(contact.companyId, [...(byCompany.get(contact.companyId) ?? []), contact]);
  for (const id of ids) {
    const company = companies.get(id);
    // A company may have thousands.
    for (const piece of company ? pieces(byCompany.get(id) ?? []) : []) {
      const told = await describeContacts(manager, piece);
      const keys = new Map(piece.map(one => [one.id, one.externalKey]));
      for (const one of told)
        yield rowOf(company as Company, keys.get(one.id) ?? null, maskFields(viewer, 'contact', one));
    }
  }
}

function rowOf(company: Company, key: string | null, contact: ContactReply): string[] {
  const { birthDay, birthYear, phones, phone } = contact;
  const others = phones.map(one => one.value).filter(value => value !== phone);
  return [
    ...[key, company.externalKey ?? company.name, company.name, contact.name, contact.addresses.join(', ')],
    ...[contact.title, contact.department, phone, others.join(', ')],
    ...[contact.roles.map(one => one.role).join(', '), contact.language],
    birthDay && birthYear ? `${birthYear}-${birthDay}` : birthDay,
    ...[contact.preferences, contact.leftAt?.slice(0, 10)],
  ].map(text => text ?? '');
}
