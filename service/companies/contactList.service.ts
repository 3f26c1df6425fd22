import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { Context } from '../context';
import { maskFields } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { Company, Contact } from './company.entity';
import { describeContacts } from './contactDetails.service';
import type { ContactLine, ContactList, ContactListQuery } from './contactList.schema';
import { findContactPlaces } from './contactSearch.service';
import { cursorOf } from './paging';
import { namesOf } from './similar.service';
import { visibleCompanySql } from './visibility';

/**
 * A page of the contacts of all companies that `viewer` may see, by their names. What he may not see of them is masked.
 *
 * @throws AppError page.cursor_invalid
 */
export async function listContacts(context: Context, viewer: Viewer, search: ContactListQuery): Promise<ContactList> {
  const { manager } = context.database;
  const limit = search.limit ?? 50;
  const places = await findContactPlaces(manager, viewer, search, context.clock(), limit + 1);
  const page = places.slice(0, limit);
  const last = page.at(-1);
  const contacts = await linesOf(
    manager,
    viewer,
    page.map(place => place.id),
  );
  return {
    contacts,
    nextCursor: places.length > limit && last ? cursorOf(last) : null,
    company: search.companyId ? await narrowedTo(manager, viewer, search.companyId) : null,
  };
}

/** Contacts as lines, in the order of `ids`; the caller has checked that their companies may be seen. A handful of queries, however many they are. */
async function linesOf(manager: EntityManager, viewer: Viewer, ids: readonly number[]): Promise<ContactLine[]> {
  if (ids.length === 0) return [];
  const rows = await manager.findBy(Contact, { id: In([...ids]) });
  const companyOf = new Map(rows.map(row => [row.id, row.companyId]));
  const companies = new Map(
    (await manager.findBy(Company, { id: In([...new Set(companyOf.values())]) })).map(row => [row.id, row]),
  );
  const owners = await namesOf(
    manager,
    [...companies.values()].map(company => company.ownerId),
  );
  const told = new Map((await describeContacts(manager, rows)).map(contact => [contact.id, contact]));
  return ids.flatMap(id => {
    const contact = told.get(id);
    const company = companies.get(companyOf.get(id) ?? 0);
    if (!contact || !company) return [];
    const shown = maskFields(viewer, 'contact', contact);
    const { name, title, department, phone, addresses, roles, language, birthDay, leftAt } = shown;
    return {
      ...{ id, name, title, department, phone, addresses, roles, language, birthDay, leftAt },
      company: {
        ...{ id: company.id, name: company.name, otherName: company.otherName },
        ownerName: company.ownerId === null ? null : (owners.get(company.ownerId) ?? null),
      },
    };
  });
}

async function narrowedTo(manager: EntityManager, viewer: Viewer, id: number): Promise<ContactList['company']> {
  const visible = visibleCompanySql(viewer, 'company');
  const company = await manager
    .createQueryBuilder(Company, 'company')
    .where('company.id = :id', { id })
    .andWhere(visible.sql, visible.parameters)
    .getOne();
  return company && { id: company.id, name: company.name };
}
