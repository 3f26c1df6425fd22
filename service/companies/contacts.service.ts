import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { Context } from '../context';
import { domainOf, isOwnDomain, normaliseAddress } from '../common/emailAddress';
import { badRequest, conflict, notFound } from '../common/errors';
import { insertRows, pieces } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import type { ContactReply } from './companies.schema';
import { getVisibleCompany } from './visibleCompany.service';
import { Contact, ContactAddress } from './company.entity';
import { foldPersonName } from './names';
import { askRefile } from './refiling.service';
import { refuseDuplicate } from './similar.service';
import { actorOf, personId } from './visibility';

/** What may be told of a contact. */
export interface ContactValues {
  name: string;
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
  const contact = await inTransaction(context.database, manager =>
    addContact(manager, viewer, companyId, values, context.clock()),
  );
  return readContact(context.database.manager, contact.id);
}

/** As `createContact`, inside the caller's transaction. */
export async function addContact(
  manager: EntityManager,
  viewer: Viewer,
  companyId: number,
  values: ContactValues,
  now: Date,
): Promise<Contact> {
  const company = await getVisibleCompany(manager, viewer, companyId);
  const addresses = await checkAddresses(manager, values.addresses);
  const group = { id: company.id, parentId: company.parentId };
  await refuseDuplicate(manager, viewer, { addresses, exceptId: company.id }, group);
  const name = readName(values.name);
  const contact = await manager.save(
    manager.create(Contact, {
      companyId,
      name,
      foldedName: foldPersonName(name),
      title: values.title?.trim() || null,
      phone: values.phone?.trim() || null,
      externalKey: null,
      createdAt: now,
      createdById: personId(viewer),
      version: 1,
    }),
  );
  await setContactAddresses(manager, contact.id, addresses);
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
  values: Partial<ContactValues>,
): Promise<ContactReply> {
  await inTransaction(context.database, async manager => {
    const before = await manager.findOneBy(Contact, { id });
    if (!before) throw notFound('contact', { id });
    const company = await getVisibleCompany(manager, viewer, before.companyId);
    if (before.version !== version) throw await changedMeanwhile(manager, id);
    const done = await manager.update(Contact, { id, version }, { ...plainValues(values), version: version + 1 });
    if (done.affected === 0) throw await changedMeanwhile(manager, id);
    if (values.addresses) {
      const addresses = await checkAddresses(manager, values.addresses);
      const touched = await setContactAddresses(manager, id, addresses);
      const likeness = { addresses: touched.added, exceptId: company.id };
      await refuseDuplicate(manager, viewer, likeness, { id: company.id, parentId: company.parentId });
      await askRefile(manager, viewer, { addresses: [...touched.added, ...touched.removed] });
    }
    const details = { companyId: company.id, fields: Object.keys(values).sort() };
    await audit(manager, actorOf(viewer), 'contact.changed', { type: 'contact', id }, details, context.clock());
  });
  return readContact(context.database.manager, id);
}

async function changedMeanwhile(manager: EntityManager, id: number) {
  const message = 'Somebody has changed this contact since you opened it. Look at the new values and save again.';
  return conflict('contact.changed_meanwhile', message, { current: await readContact(manager, id) });
}

function plainValues(values: Partial<ContactValues>): Partial<Contact> {
  const plain: Partial<Contact> = {};
  if (values.name !== undefined) {
    plain.name = readName(values.name);
    plain.foldedName = foldPersonName(plain.name);
  }
  if (values.title !== undefined) plain.title = values.title?.trim() || null;
  if (values.phone !== undefined) plain.phone = values.phone?.trim() || null;
  return plain;
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
  return withAddresses(manager, contacts);
}

async function readContact(manager: EntityManager, id: number): Promise<ContactReply> {
  const [contact] = await withAddresses(manager, await manager.findBy(Contact, { id }));
  if (!contact) throw notFound('contact', { id });
  return contact;
}

async function withAddresses(manager: EntityManager, contacts: readonly Contact[]): Promise<ContactReply[]> {
  const addresses = new Map<number, string[]>();
  for (const piece of pieces(contacts.map(contact => contact.id))) {
    const rows = await manager.find(ContactAddress, { where: { contactId: In(piece) }, order: { id: 'ASC' } });
    for (const row of rows) addresses.set(row.contactId, [...(addresses.get(row.contactId) ?? []), row.address]);
  }
  return contacts.map(({ id, name, title, phone, version }) => ({
    ...{ id, name, title, phone, version },
    addresses: addresses.get(id) ?? [],
  }));
}
