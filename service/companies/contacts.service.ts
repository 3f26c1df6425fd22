import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { Context } from '../context';
import { domainOf, isOwnDomain, normaliseAddress } from '../common/emailAddress';
import { badRequest, conflict, notFound } from '../common/errors';
import { insertRows } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import { allowedFields, maskFields } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import type { ContactReply } from './companies.schema';
import type { ContactLists } from './contactDetails.service';
import { describeContacts, renamePrimaryPhone, setContactLists } from './contactDetails.service';
import { asQuestion } from './duplicates.service';
import { getEditableCompany } from './visibleCompany.service';
import { Contact, ContactAddress } from './company.entity';
import { foldPersonName } from './names';
import { refreshKeys } from './partyKeys.service';
import { askRefile } from './refiling.service';
import { refuseDuplicate } from './similar.service';
import { actorOf, personId } from './visibility';

/** What may be told of a contact. */
export interface ContactValues extends ContactLists {
  name: string;
  department?: string | null;
  language?: string | null;
  /** MM-DD */
  birthDay?: string | null;
  birthYear?: number | null;
  preferences?: string | null;
  /** True: he has left the company. */
  hasLeft?: boolean;
  title?: string | null;
  phone?: string | null;
  /** The whole list, as people write them. */
  addresses: string[];
}

/**
 * Makes a contact of a company; past mail of its addresses is filed anew.
 *
 * @throws AppError company.not_found, contact.address_invalid, contact.address_own, company.exists
 */
export async function createContact(
  context: Context,
  viewer: Viewer,
  companyId: number,
  values: ContactValues,
): Promise<ContactReply> {
  const contact = await asQuestion(context, viewer, { addresses: values.addresses.slice(0, 50) }, () =>
    inTransaction(context.database, manager => addContact(manager, viewer, companyId, values, context.clock())),
  );
  return maskFields(viewer, 'contact', await readContact(context.database.manager, contact.id));
}

/** As `createContact`, inside the caller's transaction. */
export async function addContact(
  manager: EntityManager,
  viewer: Viewer,
  companyId: number,
  values: ContactValues,
  now: Date,
): Promise<Contact> {
  const company = await getEditableCompany(manager, viewer, companyId);
  allowedFields(viewer, 'contact', values);
  const addresses = await checkAddresses(manager, values.addresses);
  const group = { id: company.id, parentId: company.parentId };
  await refuseDuplicate(manager, viewer, { addresses, exceptId: company.id }, group, now);
  const name = readName(values.name);
  const contact = await manager.save(
    manager.create(Contact, {
      companyId,
      ...emptyContact,
      ...plainValues(values, null, now),
      name,
      foldedName: foldPersonName(name),
      externalKey: null,
      createdAt: now,
      createdById: personId(viewer),
      version: 1,
    }),
  );
  await setContactAddresses(manager, contact.id, addresses);
  await writeContactLists(manager, contact, values);
  await refreshKeys(manager, [companyId]);
  await askRefile(manager, viewer, { addresses });
  await audit(manager, actorOf(viewer), 'contact.created', { type: 'contact', id: contact.id }, { companyId }, now);
  return contact;
}

/**
 * Changes what is given of a contact.
 *
 * @throws AppError contact.not_found, contact.changed_meanwhile (409, details.current), and those of `createContact`
 */
export async function changeContact(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  given: Partial<ContactValues>,
): Promise<ContactReply> {
  const work = async (manager: EntityManager) => {
    const before = await manager.findOneBy(Contact, { id });
    if (!before) throw notFound('contact', { id });
    await writeContact(manager, viewer, before, version, given, context.clock());
  };
  const asked = { addresses: (given.addresses ?? []).slice(0, 50) };
  await asQuestion(context, viewer, asked, () => inTransaction(context.database, work));
  return maskFields(viewer, 'contact', await readContact(context.database.manager, id));
}

/** As `changeContact`, inside the caller's transaction. */
export async function writeContact(
  manager: EntityManager,
  viewer: Viewer,
  before: Contact,
  version: number,
  given: Partial<ContactValues>,
  now: Date,
): Promise<void> {
  const { id } = before;
  const company = await getEditableCompany(manager, viewer, before.companyId);
  const shown = maskFields(viewer, 'contact', await readContact(manager, id));
  const values = allowedFields(viewer, 'contact', given, shown);
  if (before.version !== version) throw await changedMeanwhile(manager, viewer, id);
  const done = await manager.update(
    Contact,
    { id, version },
    {
      ...plainValues(values, before.leftAt, now),
      version: version + 1,
    },
  );
  if (done.affected === 0) throw await changedMeanwhile(manager, viewer, id);
  if (values.addresses) {
    const addresses = await checkAddresses(manager, values.addresses);
    const touched = await setContactAddresses(manager, id, addresses);
    const likeness = { addresses: touched.added, exceptId: company.id };
    await refuseDuplicate(manager, viewer, likeness, { id: company.id, parentId: company.parentId }, now);
    await askRefile(manager, viewer, { addresses: [...touched.added, ...touched.removed] });
  }
  await writeContactLists(manager, before, values);
  await refreshKeys(manager, [company.id]);
  const details = { companyId: company.id, fields: Object.keys(values).sort() };
  await audit(manager, actorOf(viewer), 'contact.changed', { type: 'contact', id }, details, now);
}

async function changedMeanwhile(manager: EntityManager, viewer: Viewer, id: number) {
  const message = 'Somebody has changed this contact since you opened it. Look at the new values and save again.';
  return conflict('contact.changed_meanwhile', message, {
    current: maskFields(viewer, 'contact', await readContact(manager, id)),
  });
}

/** The lists, and the first phone, which stands on the contact itself too. */
async function writeContactLists(
  manager: EntityManager,
  contact: Pick<Contact, 'id' | 'companyId'>,
  values: Partial<ContactValues>,
): Promise<void> {
  const told = await setContactLists(manager, contact, values);
  if (told.phone !== undefined) await manager.update(Contact, { id: contact.id }, { phone: told.phone });
  else if (values.phone !== undefined) await renamePrimaryPhone(manager, contact.id, values.phone?.trim() || null);
}

const emptyContact = {
  title: null as string | null,
  phone: null as string | null,
  department: null as string | null,
  language: null as string | null,
  birthDay: null as string | null,
  birthYear: null as number | null,
  preferences: null as string | null,
  leftAt: null as Date | null,
};

/** The columns that `values` set; `leftAt` as it was, for whoever had left already. */
function plainValues(values: Partial<ContactValues>, leftAt: Date | null, now: Date): Partial<Contact> {
  const plain: Partial<Contact> = {};
  for (const name of ['department', 'language', 'preferences'] as const)
    if (values[name] !== undefined) plain[name] = values[name]?.trim() || null;
  if (values.birthYear !== undefined) plain.birthYear = values.birthYear;
  if (values.birthDay !== undefined) plain.birthDay = readBirthDay(values.birthDay);
  if (values.hasLeft !== undefined) plain.leftAt = values.hasLeft ? (leftAt ?? now) : null;
  if (values.name !== undefined) {
    plain.name = readName(values.name);
    plain.foldedName = foldPersonName(plain.name);
  }
  if (values.title !== undefined) plain.title = values.title?.trim() || null;
  if (values.phone !== undefined) plain.phone = values.phone?.trim() || null;
  return plain;
}

function readBirthDay(raw: string | null): string | null {
  if (!raw) return null;
  // A leap year, so that the 29th of February is a day.
  const day = new Date(`2024-${raw}T00:00:00Z`);
  if (!Number.isNaN(day.getTime()) && day.toISOString().slice(5, 10) === raw) return raw;
  throw badRequest('contact.birthday_invalid', `"${raw}" is no day of the year; write it like 05-31.`, { value: raw });
}

function readName(raw: string): string {
  const name = raw.replace(/\s+/g, ' ').trim();
  if (!name) throw badRequest('contact.name_missing', 'Enter the name of the contact.');
  return name;
}

async function checkAddresses(manager: EntityManager, raw: readonly string[]): Promise<string[]> {
  const { ownDomains } = await getCompanySettings(manager);
  return [...new Set(raw.map(text => readContactAddress(text, ownDomains)))];
}

/**
 * A contact's address in its normal form.
 *
 * @throws AppError contact.address_invalid, contact.address_own
 */
export function readContactAddress(raw: string, ownDomains: readonly string[]): string {
  const address = normaliseAddress(raw);
  if (!address || !domainOf(address).includes('.')) {
    throw badRequest(
      'contact.address_invalid',
      `"${raw.slice(0, 100)}" is no e-mail address; write it like anna@acme.com.`,
      {
        address: raw.slice(0, 320),
      },
    );
  }
  if (isOwnDomain(domainOf(address), ownDomains)) {
    throw badRequest(
      'contact.address_own',
      `${address} is an address of our own company; a contact is somebody outside it.`,
      {
        address,
      },
    );
  }
  return address;
}

/** Makes `addresses` (normalised) those of a contact. Answers what came and went. */
export async function setContactAddresses(
  manager: EntityManager,
  contactId: number,
  addresses: readonly string[],
): Promise<{ added: string[]; removed: string[] }> {
  const rows = await manager.findBy(ContactAddress, { contactId });
  const there = new Set(rows.map(row => row.address));
  const gone = rows.filter(row => !addresses.includes(row.address));
  const added = addresses.filter(address => !there.has(address));
  if (gone.length > 0) await manager.delete(ContactAddress, { id: In(gone.map(row => row.id)) });
  await insertRows(
    manager,
    ContactAddress,
    added.map(address => ({ contactId, address })),
  );
  return { added, removed: gone.map(row => row.address) };
}

/** The contacts of a company with their addresses, by name. */
export async function contactsOf(manager: EntityManager, companyId: number): Promise<ContactReply[]> {
  const contacts = await manager.find(Contact, {
    where: { companyId },
    order: { name: 'ASC', id: 'ASC' },
    take: 1_000,
  });
  return describeContacts(manager, contacts);
}

async function readContact(manager: EntityManager, id: number): Promise<ContactReply> {
  const [contact] = await describeContacts(manager, await manager.findBy(Contact, { id }));
  if (!contact) throw notFound('contact', { id });
  return contact;
}
