import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import type { AppError } from '../common/errors';
import { conflict, notFound } from '../common/errors';
import { Company, Contact } from '../companies/company.entity';
import { Message } from '../mail/message.entity';
import { TradeRecord } from '../records/record.entity';
import type { Viewer } from '../users/roles';
import { User } from '../users/user.entity';
import { Filing } from './filing.entity';
import type { FilingStatus } from './filing.entity';
import type { Scope } from './filing.schema';
import { visibleCompanies } from './presenting.service';
import { visibleMessageSql } from './visibility';

/** Where a person says that mail belongs; companyId null: it is not business. */
export interface Decision {
  companyId: number | null;
  contactId: number | null;
  /** Each once. */
  recordIds: number[];
  scope: Scope;
  version: number;
  isChecked: boolean;
}

/** The message, if the viewer may see it; else null. */
export async function findDecidable(
  manager: EntityManager,
  viewer: Viewer,
  messageId: number,
): Promise<Message | null> {
  const visible = visibleMessageSql(viewer, '"m"');
  return manager
    .createQueryBuilder(Message, 'm')
    .where("m.id = :messageId AND m.kind <> 'stub'", { messageId })
    .andWhere(visible.sql, visible.parameters)
    .getOne();
}

/**
 * The message, if the viewer may see it.
 *
 * @throws AppError message.not_found
 */
export async function getDecidable(manager: EntityManager, viewer: Viewer, messageId: number): Promise<Message> {
  const message = await findDecidable(manager, viewer, messageId);
  if (!message) throw notFound('message');
  return message;
}

/**
 * Refuses a decision on what somebody else decided since it was shown.
 *
 * @throws AppError filing.already_decided (409) with who, and where to
 */
export async function checkVersion(manager: EntityManager, status: FilingStatus, version: number): Promise<void> {
  if (status.version === version) return;
  const by = status.decidedById ? await manager.findOneBy(User, { id: status.decidedById }) : null;
  const filing = await manager.findOneBy(Filing, { messageId: status.messageId, endedAt: IsNull() });
  const company = filing ? await manager.findOneBy(Company, { id: filing.companyId }) : null;
  throw conflict('filing.already_decided', 'This message was decided meanwhile. Look at where it stands now.', {
    by: by?.name ?? '',
    to: company?.name ?? '',
  });
}

/**
 * The party must be one that he may see, or one that Tradepost itself proposed for this message; the contact must be one of its people; the records must be ones he may
 * see.
 *
 * @throws AppError company.not_found, contact.not_found, record.not_found (404); filing.not_checked, filing.suspicious_scope, filing.foreign_record (409)
 */
export async function checkTarget(
  manager: EntityManager,
  viewer: Viewer,
  status: FilingStatus,
  decision: Decision,
): Promise<void> {
  if (decision.companyId === null) return;
  if (status.category === 'suspicious' && !decision.isChecked) {
    throw notChecked();
  }
  if (status.category === 'suspicious' && decision.scope !== 'message') {
    throw conflict('filing.suspicious_scope', 'A suspicious message is filed alone; no rule is made from it.');
  }
  const records =
    decision.recordIds.length > 0 ? await manager.findBy(TradeRecord, { id: In(decision.recordIds) }) : [];
  if (records.length !== decision.recordIds.length) throw notFound('record');
  const needed = [...new Set([decision.companyId, ...records.map(record => record.companyId)])];
  const visible = await visibleCompanies(manager, viewer, needed);
  const company = await manager.findOneBy(Company, { id: decision.companyId });
  const proposed = new Set(status.candidates.map(candidate => candidate.companyId));
  const hidden = needed.filter(id => !visible.has(id) && !proposed.has(id));
  const isHiddenSupplier = company?.isSupplier && !viewer.grants.has('suppliers.read') && !visible.has(company.id);
  if (!company || hidden.length > 0 || isHiddenSupplier) throw notFound('company');
  if (decision.contactId !== null) await checkContact(manager, decision.contactId, company.id);
  const takesOthers = company.isAgent || company.isPartner || company.isForwarder;
  if (!takesOthers && records.some(record => record.companyId !== decision.companyId)) {
    throw conflict(
      'filing.foreign_record',
      'This record belongs to another company. Choose the company that it belongs to.',
    );
  }
}

async function checkContact(manager: EntityManager, id: number, companyId: number): Promise<void> {
  if (!(await manager.existsBy(Contact, { id, companyId }))) throw notFound('contact');
}

/** 409: the message is suspicious and nobody has said that he checked with the sender. */
export function notChecked(): AppError {
  return conflict(
    'filing.not_checked',
    'This message is suspicious. Check with the sender by another way, for example by telephone, and say so.',
  );
}
