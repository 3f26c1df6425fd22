import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { badRequest } from '../common/errors';
import type { Context } from '../context';
import { insertRows } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { Contact } from './company.entity';
import { ContactRole } from './contactDetail.entity';
import { checkRoles } from './contactDetails.service';
import { refreshKeys } from './partyKeys.service';
import { editableIds } from './similar.service';
import type { BulkReply, ContactBulkBody } from './views.schema';
import { actorOf } from './visibility';

/**
 * Gives many contacts a role, takes one from them, or sets their language: of all whose company the viewer may change, in one transaction. Those that he may not are left
 * and counted.
 *
 * @throws AppError dictionary.unknown_code, contact.nothing_to_change
 */
export async function changeManyContacts(context: Context, viewer: Viewer, body: ContactBulkBody): Promise<BulkReply> {
  const { addRole, removeRole, language } = body;
  const fields = [
    ...(addRole !== undefined || removeRole !== undefined ? ['roles'] : []),
    ...(language !== undefined ? ['language'] : []),
  ];
  if (fields.length === 0) throw badRequest('contact.nothing_to_change', 'Say what is to be changed.');
  return inTransaction(context.database, async manager => {
    const ids = [...new Set(body.ids)];
    const contacts = await openContacts(manager, viewer, ids);
    const open = contacts.map(contact => contact.id);
    if (open.length === 0) return { changed: 0, refused: ids.length };
    if (addRole) await giveRole(manager, contacts, addRole);
    if (removeRole) await manager.delete(ContactRole, { contactId: In(open), recordId: IsNull(), role: removeRole });
    if (language !== undefined) await manager.update(Contact, { id: In(open) }, { language: language?.trim() || null });
    // Whoever has one open at this moment is told when he saves.
    await manager.increment(Contact, { id: In(open) }, 'version', 1);
    await refreshKeys(
      manager,
      contacts.map(contact => contact.companyId),
    );
    const now = context.clock();
    for (const { id, companyId } of contacts)
      await audit(
        manager,
        actorOf(viewer),
        'contact.changed',
        { type: 'contact', id },
        { companyId, fields, bulk: true },
        now,
      );
    return { changed: open.length, refused: ids.length - open.length };
  });
}

async function openContacts(manager: EntityManager, viewer: Viewer, ids: readonly number[]): Promise<Contact[]> {
  const contacts = await manager.findBy(Contact, { id: In([...ids]) });
  const editable = await editableIds(manager, viewer, [...new Set(contacts.map(contact => contact.companyId))]);
  return contacts.filter(contact => editable.has(contact.companyId));
}

/** Whoever has the role already keeps it as it is; nobody becomes the first of his company for it by this. */
async function giveRole(manager: EntityManager, contacts: readonly Contact[], role: string): Promise<void> {
  await checkRoles(manager, [role]);
  const where = { contactId: In(contacts.map(contact => contact.id)), recordId: IsNull(), role };
  const have = new Set((await manager.findBy(ContactRole, where)).map(row => row.contactId));
  const rows = contacts
    .filter(contact => !have.has(contact.id))
    .map(({ id, companyId }) => ({ contactId: id, companyId, recordId: null, role, isPrimary: false }));
  await insertRows(manager, ContactRole, rows);
}
