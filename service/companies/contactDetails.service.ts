import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { badRequest } from '../common/errors';
import { insertRows, pieces } from '../platform/database/rows';
import { dictionaryOf } from '../users/dictionary.service';
import type { ContactAddressValue, ContactPhoneValue, ContactReply, ContactRoleValue } from './companies.schema';
import type { Contact } from './company.entity';
import { ContactAddress } from './company.entity';
import { ContactPhone, ContactRole } from './contactDetail.entity';
import { foldPhone } from './details';

/** What hangs on a contact; absent is unchanged. */
export interface ContactLists {
  addressDetails?: ContactAddressValue[];
  phones?: ContactPhoneValue[];
  roles?: ContactRoleValue[];
}

/**
 * Replaces the lists that are given, in the caller's transaction.
 *
 * @returns the phone that is the contact's first now; undefined where the phones were not given
 * @throws AppError dictionary.unknown_code, contact.phone_invalid
 */
export async function setContactLists(
  manager: EntityManager,
  contact: { id: number; companyId: number },
  lists: ContactLists,
): Promise<{ phone?: string | null }> {
  if (lists.addressDetails) await rankAddresses(manager, contact.id, lists.addressDetails);
  if (lists.roles) await setRoles(manager, contact, lists.roles);
  return lists.phones ? { phone: await setPhones(manager, contact.id, lists.phones) } : {};
}

async function rankAddresses(
  manager: EntityManager,
  contactId: number,
  details: readonly ContactAddressValue[],
): Promise<void> {
  const primary = details
    .find(one => one.isPrimary)
    ?.address.trim()
    .toLowerCase();
  for (const row of await manager.findBy(ContactAddress, { contactId })) {
    const given = details.find(one => one.address.trim().toLowerCase() === row.address);
    const values = { kind: given?.kind ?? 'work', isPrimary: row.address === primary };
    if (row.kind !== values.kind || row.isPrimary !== values.isPrimary)
      await manager.update(ContactAddress, { id: row.id }, values);
  }
}

async function setPhones(
  manager: EntityManager,
  contactId: number,
  phones: readonly ContactPhoneValue[],
): Promise<string | null> {
  const rows = new Map<string, Omit<ContactPhone, 'id'>>();
  for (const { kind, value } of phones) {
    const folded = foldPhone(value);
    if (kind !== 'chat' && folded.length < 3)
      throw badRequest('contact.phone_invalid', `"${value.slice(0, 60)}" is no phone number.`, { value });
    const key = folded || value.trim().toLowerCase();
    if (!rows.has(key)) rows.set(key, { contactId, kind, value: value.trim(), folded, isPrimary: false });
  }
  const list = [...rows.values()];
  const chosen = phones.find(phone => phone.isPrimary)?.value.trim();
  const first = list.find(row => row.value === chosen) ?? list[0];
  if (first) first.isPrimary = true;
  await manager.delete(ContactPhone, { contactId });
  await insertRows(manager, ContactPhone, list);
  return first?.value ?? null;
}

/** A new first phone, told without its list: it takes the place of the old first one. */
export async function renamePrimaryPhone(
  manager: EntityManager,
  contactId: number,
  value: string | null,
): Promise<void> {
  if (value === null) await manager.delete(ContactPhone, { contactId, isPrimary: true });
  else await manager.update(ContactPhone, { contactId, isPrimary: true }, { value, folded: foldPhone(value) });
}

/** @throws AppError dictionary.unknown_code for a role that is not in the list */
export async function checkRoles(manager: EntityManager, roles: readonly string[]): Promise<void> {
  const known = new Set((await dictionaryOf(manager, 'contact_role')).map(entry => entry.code));
  for (const role of roles) {
    if (known.has(role)) continue;
    const message = `"${role.slice(0, 40)}" is not in the list. Choose one from it.`;
    throw badRequest('dictionary.unknown_code', message, { kind: 'contact_role', code: role });
  }
}

async function setRoles(
  manager: EntityManager,
  { id: contactId, companyId }: { id: number; companyId: number },
  roles: readonly ContactRoleValue[],
): Promise<void> {
  const wanted = new Map(roles.map(role => [role.role, role]));
  await checkRoles(manager, [...wanted.keys()]);
  const primary = [...wanted.values()].filter(role => role.isPrimary).map(role => role.role);
  const ofCompany = manager
    .createQueryBuilder()
    .update(ContactRole)
    .set({ isPrimary: false })
    .where('companyId = :companyId AND recordId IS NULL AND isPrimary = :yes', { companyId, yes: true });
  if (primary.length > 0) await ofCompany.andWhere('role IN (:...primary)', { primary }).execute();
  await manager
    .createQueryBuilder()
    .delete()
    .from(ContactRole)
    .where('contactId = :contactId AND recordId IS NULL', { contactId })
    .execute();
  const rows = [...wanted.values()].map(({ role, isPrimary }) => ({
    contactId,
    companyId,
    recordId: null,
    role,
    isPrimary,
  }));
  await insertRows(manager, ContactRole, rows);
}

/** Contacts as they are read, with what hangs on them; three queries however many they are. */
export async function describeContacts(manager: EntityManager, contacts: readonly Contact[]): Promise<ContactReply[]> {
  const ids = contacts.map(contact => contact.id);
  const addresses = await byContact(ids, piece =>
    manager.find(ContactAddress, { where: { contactId: In(piece) }, order: { isPrimary: 'DESC', id: 'ASC' } }),
  );
  const phones = await byContact(ids, piece =>
    manager.find(ContactPhone, { where: { contactId: In(piece) }, order: { isPrimary: 'DESC', id: 'ASC' } }),
  );
  const roles = await byContact(ids, piece =>
    manager
      .createQueryBuilder(ContactRole, 'role')
      .where('role.contactId IN (:...piece) AND role.recordId IS NULL', { piece })
      .orderBy('role.id')
      .getMany(),
  );
  return contacts.map(contact => {
    const { id, name, title, phone, department, language, birthDay, birthYear, preferences, leftAt, version } = contact;
    const ownAddresses = addresses.get(id) ?? [];
    return {
      ...{ id, name, title, phone, department, language, birthDay, birthYear, preferences, version },
      leftAt: leftAt?.toISOString() ?? null,
      addresses: ownAddresses.map(row => row.address),
      addressDetails: ownAddresses.map(({ address, kind, isPrimary }) => ({
        ...{ address, isPrimary },
        kind: kind as ContactAddressValue['kind'],
      })),
      phones: phonesOf(phone, phones.get(id) ?? []),
      roles: (roles.get(id) ?? []).map(({ role, isPrimary }) => ({ role, isPrimary })),
    };
  });
}

/** Older contacts have one phone and no list. */
function phonesOf(phone: string | null, rows: readonly ContactPhone[]): ContactPhoneValue[] {
  const list = rows.map(({ kind, value, isPrimary }) => ({
    ...{ value, isPrimary },
    kind: kind as ContactPhoneValue['kind'],
  }));
  if (phone === null || list.some(one => one.value === phone)) return list;
  return [{ kind: 'office', value: phone, isPrimary: true }, ...list.map(one => ({ ...one, isPrimary: false }))];
}

async function byContact<T extends { contactId: number }>(
  ids: readonly number[],
  find: (piece: number[]) => Promise<T[]>,
): Promise<Map<number, T[]>> {
  const found = new Map<number, T[]>();
  for (const piece of pieces(ids))
    for (const row of await find(piece)) found.set(row.contactId, [...(found.get(row.contactId) ?? []), row]);
  return found;
}
