import type { EntityManager } from 'typeorm';
import { Not } from 'typeorm';
import { Agency, Company, CompanyDomain, CompanyShare, Contact, ContactAddress } from '../companies/company.entity';
import { TradeRecord } from '../records/record.entity';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import type { FilingAct } from './filing.entity';
import { Filing, FilingRule } from './filing.entity';
import { requestRefiling } from './refiling.service';

interface Made {
  companyId: number;
  contactId: number;
  messageId: number;
}

/**
 * Removes the company and the contact that an act had made of a message, with their domains and addresses, unless more has come to hang on them since: other mail,
 * a record, a contact, a rule, a share, a relation to another company, a change by hand. Then they stay.
 *
 * @returns whether they are gone
 */
export async function removeMadeCompany(
  manager: EntityManager,
  viewer: Viewer,
  act: FilingAct,
  now: Date,
): Promise<boolean> {
  const { madeCompanyId, madeContactId, messageId } = act.details as Record<string, number>;
  const made: Made = { companyId: madeCompanyId ?? 0, contactId: madeContactId ?? 0, messageId: messageId ?? 0 };
  if (await isInUse(manager, made)) return false;
  const { companyId, contactId } = made;
  const domains = (await manager.findBy(CompanyDomain, { companyId })).map(row => row.domain);
  const addresses = (await manager.findBy(ContactAddress, { contactId })).map(row => row.address);
  // Only the message itself ever stood there, and its history keeps the act.
  await manager.delete(Filing, { companyId, messageId: made.messageId });
  // Addresses, domains and the keys of these go with them: the database cascades.
  await manager.delete(Contact, { id: contactId });
  await manager.delete(Company, { id: companyId });
  await requestRefiling(manager, `removed:${companyId}`, { addresses, domains });
  await audit(manager, viewer, 'company.removed', { type: 'company', id: companyId }, { byUndoOf: act.id }, now);
  return true;
}

async function isInUse(manager: EntityManager, { companyId, contactId, messageId }: Made): Promise<boolean> {
  const isUntouched =
    (await manager.existsBy(Company, { id: companyId, version: 1 })) &&
    (await manager.existsBy(Contact, { id: contactId, companyId, version: 1 }));
  return (
    !isUntouched ||
    (await manager.existsBy(Filing, [
      { companyId, messageId: Not(messageId) },
      { contactId, messageId: Not(messageId) },
      { contactId, companyId: Not(companyId) },
    ])) ||
    (await manager.existsBy(Contact, { companyId, id: Not(contactId) })) ||
    (await manager.existsBy(TradeRecord, { companyId })) ||
    (await manager.existsBy(FilingRule, { companyId })) ||
    (await manager.existsBy(CompanyShare, { companyId })) ||
    (await manager.existsBy(Agency, [{ agentId: companyId }, { principalId: companyId }])) ||
    (await manager.existsBy(Company, { parentId: companyId }))
  );
}
