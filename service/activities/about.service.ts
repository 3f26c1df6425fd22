import type { EntityManager } from 'typeorm';
import { badRequest } from '../common/errors';
import { Contact } from '../companies/company.entity';
import { visibleIds } from '../companies/similar.service';
import { visibleCompanySql } from '../companies/visibility';
import { getVisibleCompany } from '../companies/visibleCompany.service';
import { findDecidable } from '../filing/checking.service';
import { TradeRecord } from '../records/record.entity';
import type { Viewer } from '../users/roles';
import { User } from '../users/user.entity';
import { teamRecordsSql } from './activitySight';

/** What a task or an activity is about. */
export interface Subjects {
  companyId: number | null;
  contactId: number | null;
  recordId: number | null;
}

/** @throws AppError task.person_unknown */
export async function checkPerson(manager: EntityManager, id: number): Promise<number> {
  if (await manager.existsBy(User, { id, isActive: true })) return id;
  throw personUnknown();
}

export function personUnknown() {
  return badRequest('task.person_unknown', 'There is no such colleague, or the account is switched off.');
}

/** @throws AppError task.message_unknown */
export async function checkMessage(manager: EntityManager, viewer: Viewer, id: number | null) {
  if (id === null) return null;
  const message = await findDecidable(manager, viewer, id);
  if (!message) throw badRequest('task.message_unknown', 'There is no such letter, or you may not see it.');
  return message;
}

/**
 * What a task is about: things that the viewer may see, the contact and the record of the company that is named; where none is, theirs.
 *
 * @throws AppError task.company_unknown, task.contact_unknown, task.record_unknown
 */
export async function checkSubjects(manager: EntityManager, viewer: Viewer, about: Subjects): Promise<Subjects> {
  const { contactId, recordId } = about;
  const contact = contactId === null ? null : await manager.findOneBy(Contact, { id: contactId });
  const [record] = recordId === null ? [] : await findOpenRecords(manager, viewer, [recordId]);
  if (about.companyId !== null) await getVisibleCompany(manager, viewer, about.companyId, 'task.company_unknown');
  // A forwarder works on the records of others: whoever may see both may name both. What is hidden is answered as what is not there.
  const seen = await visibleIds(manager, viewer, contact ? [contact.companyId] : []);
  if (contactId !== null && !(contact && seen.has(contact.companyId))) throw unknown('contact');
  if (recordId !== null && !record) throw unknown('record');
  const companyId = about.companyId ?? contact?.companyId ?? record?.companyId ?? null;
  if (contact && contact.companyId !== companyId) throw unknown('contact');
  return { companyId, contactId, recordId };
}

/** Those of the records that the viewer may see: with their company, or because he is in the team of an opportunity. */
export async function findOpenRecords(
  manager: EntityManager,
  viewer: Viewer,
  ids: readonly number[],
): Promise<TradeRecord[]> {
  if (ids.length === 0) return [];
  const visible = visibleCompanySql(viewer, 'c');
  const inTeam = viewer.grants.has('leads.read') ? `r.id IN (${teamRecordsSql(viewer)})` : '1 = 0';
  return manager
    .createQueryBuilder(TradeRecord, 'r')
    .innerJoin('company', 'c', 'c.id = r.companyId')
    .where('r.id IN (:...ids)', { ids: [...ids] })
    .andWhere(`(${visible.sql} OR ${inTeam})`, visible.parameters)
    .getMany();
}

function unknown(what: 'contact' | 'record') {
  return what === 'contact'
    ? badRequest('task.contact_unknown', 'This contact is not one of the company. Choose one from the list.')
    : badRequest('task.record_unknown', 'There is no such record, or you may not see it.');
}
