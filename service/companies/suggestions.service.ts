import type { EntityManager } from 'typeorm';
import { conflict, notFound } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import { mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { Contact, ContactAddress } from './company.entity';
import { ContactSuggestion } from './contactDetail.entity';
import { describeContacts } from './contactDetails.service';
import { addContact, writeContact } from './contacts.service';
import type { SuggestionList } from './suggestions.schema';
import { actorOf, personId } from './visibility';
import { getEditableCompany, getVisibleCompany } from './visibleCompany.service';

/**
 * What signatures told of the people of a company and nobody has decided about, newest first.
 *
 * @throws AppError company.not_found
 */
export async function listSuggestions(context: Context, viewer: Viewer, companyId: number): Promise<SuggestionList> {
  const { manager } = context.database;
  await getVisibleCompany(manager, viewer, companyId);
  // They are made of addresses and phones.
  if (!mayView(viewer, 'contact')) return { suggestions: [] };
  const rows = await manager.find(ContactSuggestion, {
    where: { companyId, state: 'open' },
    order: { id: 'DESC' },
    take: 50,
  });
  return {
    suggestions: rows.map(({ id, contactId, address, field, values, messageId, createdAt }) => ({
      ...{ id, contactId, address, values, messageId },
      field: field as 'new' | 'title' | 'phone',
      createdAt: createdAt.toISOString(),
    })),
  };
}

/**
 * Takes what a signature told: makes the contact, or changes him.
 *
 * @throws AppError suggestion.not_found, suggestion.decided (409), and those of contacts
 */
export async function takeSuggestion(context: Context, viewer: Viewer, id: number): Promise<SuggestionList> {
  const companyId = await inTransaction(context.database, async manager => {
    const row = await decide(manager, viewer, id, 'taken', context.clock());
    await apply(manager, viewer, row, context.clock());
    return row.companyId;
  });
  return listSuggestions(context, viewer, companyId);
}

/**
 * Dismisses it for good: the same is never suggested again.
 *
 * @throws AppError suggestion.not_found, suggestion.decided (409)
 */
export async function dismissSuggestion(context: Context, viewer: Viewer, id: number): Promise<SuggestionList> {
  const { companyId } = await inTransaction(context.database, manager =>
    decide(manager, viewer, id, 'dismissed', context.clock()),
  );
  return listSuggestions(context, viewer, companyId);
}

async function decide(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
  state: 'taken' | 'dismissed',
  now: Date,
): Promise<ContactSuggestion> {
  const row = await manager.findOneBy(ContactSuggestion, { id });
  if (!row || !mayView(viewer, 'contact')) throw notFound('suggestion', { id });
  await getEditableCompany(manager, viewer, row.companyId);
  const decided = { state, decidedById: personId(viewer), decidedAt: now };
  const done = await manager.update(ContactSuggestion, { id, state: 'open' }, decided);
  if (done.affected === 0)
    throw conflict('suggestion.decided', 'Somebody else has decided about this suggestion meanwhile.');
  const details = { suggestionId: id, field: row.field };
  const subject = { type: 'company', id: row.companyId };
  await audit(manager, actorOf(viewer), `suggestion.${state}`, subject, details, now);
  return row;
}

async function apply(manager: EntityManager, viewer: Viewer, row: ContactSuggestion, now: Date): Promise<void> {
  const { companyId, address, values } = row;
  if (row.contactId === null) {
    // A colleague may have entered him by hand.
    const there = await manager
      .createQueryBuilder(ContactAddress, 'a')
      .innerJoin(Contact, 'k', 'k.id = a.contactId AND k.companyId = :companyId', { companyId })
      .where('a.address = :address', { address })
      .getExists();
    if (there) return;
    const { name = address, title = null, phone = null } = values;
    await addContact(manager, viewer, companyId, { name, title, phone, addresses: [address] }, now);
    return;
  }
  const contact = await manager.findOneBy(Contact, { id: row.contactId });
  if (!contact) throw notFound('contact', { id: row.contactId });
  const [known] = await describeContacts(manager, [contact]);
  const phones = known?.phones ?? [];
  const phone = values.phone;
  const change =
    phone === undefined
      ? { title: values.title ?? null }
      : { phones: [...phones, { kind: 'other' as const, value: phone, isPrimary: phones.length === 0 }] };
  await writeContact(manager, viewer, contact, contact.version, change, now);
}
