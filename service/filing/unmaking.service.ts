import type { EntityManager } from 'typeorm';
import { In, Not } from 'typeorm';
import { Agency, Company, CompanyDomain, CompanyShare, Contact, ContactAddress } from '../companies/company.entity';
import { countRows, presentColumns } from '../companies/moving.service';
import { companyColumns, contactColumns } from '../companies/partyTables';
import { Message } from '../mail/message.entity';
import { listed, named } from '../platform/database/rawRows';
import { TradeRecord } from '../records/record.entity';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import type { FilingAct } from './filing.entity';
import { Filing, FilingRule, FilingStatus } from './filing.entity';
import { requestRefiling } from './refiling.service';
import { BankDetail } from './warnings/warning.entity';

interface Made {
  companyId: number;
  contactId: number;
  /** The letters that the act filed there. */
  messageIds: number[];
  madeAt: Date;
}

/** More old mail than this is an archive that somebody will miss. */
const MOST_OLD = 500;

/**
 * Removes the company and the contact that an act had made of a message, with their domains and addresses, unless more has come to hang on them since: mail that came or that a person
 * filed, a record, a contact, a rule, a share, a note, a relation to another company, a change by hand. Then they stay. Older mail that went there by itself waits again.
 *
 * @returns whether they are gone
 */
export async function removeMadeCompany(
  manager: EntityManager,
  viewer: Viewer,
  act: Pick<FilingAct, 'id' | 'details' | 'createdAt'>,
  now: Date,
): Promise<boolean> {
  const { madeCompanyId, madeContactId, messageId } = act.details as Record<string, number>;
  const messageIds = (act.details.messageIds as number[] | undefined) ?? [messageId ?? 0];
  const made: Made = {
    companyId: madeCompanyId ?? 0,
    contactId: madeContactId ?? 0,
    messageIds,
    madeAt: act.createdAt,
  };
  if (await isInUse(manager, made)) return false;
  const older = await olderMail(manager, made);
  if (older === null) return false;
  const { companyId, contactId } = made;
  await dropReckoned(manager, made);
  const domains = (await manager.findBy(CompanyDomain, { companyId })).map(row => row.domain);
  const addresses = (await manager.findBy(ContactAddress, { contactId })).map(row => row.address);
  // Only the message itself stood there by a person, and its history keeps the act.
  await manager.delete(Filing, { companyId });
  // Addresses, domains and the keys of these go with them: the database cascades.
  await manager.delete(Contact, { id: contactId });
  await manager.delete(Company, { id: companyId });
  await requestRefiling(manager, `removed:${companyId}`, { addresses, domains, messageIds: older });
  await audit(manager, viewer, 'company.removed', { type: 'company', id: companyId }, { byUndoOf: act.id }, now);
  return true;
}

/** Mail that was there before the company and went to it by itself; null where it is not only such: some came since, or a person has decided on it. */
async function olderMail(manager: EntityManager, { companyId, messageIds, madeAt }: Made): Promise<number[] | null> {
  const rows = await manager
    .createQueryBuilder(Filing, 'f')
    .innerJoin(Message, 'm', 'm.id = f.messageId')
    .innerJoin(FilingStatus, 's', 's.messageId = f.messageId')
    .select('f.messageId', 'id')
    .addSelect(
      'CASE WHEN f.userId IS NULL AND s.decidedById IS NULL AND m.importedAt < :madeAt THEN 1 ELSE 0 END',
      'isOld',
    )
    .where({ companyId, messageId: Not(In(messageIds)) })
    .setParameters({ madeAt })
    .limit(MOST_OLD + 1)
    .getRawMany<{ id: number; isOld: number | string }>();
  if (rows.length > MOST_OLD || rows.some(row => Number(row.isOld) === 0)) return null;
  return [...new Set(rows.map(row => row.id))];
}

// What the program itself wrote down of a company and of a contact: it goes with them. Whatever else hangs on them is somebody's.
const reckoned = new Set([
  'message_warning', 'bank_detail', 'company_event', 'company_touch', 'contact_suggestion', 'profile_change', 'dead_address', 'notice',
  'outlook_category', 'outlook_folder',
]); // prettier-ignore
// What the act itself made, or what is asked about below more exactly.
const asked = new Set(['contact', 'company_domain', 'contact_address', 'filing', 'record', 'filing_rule', 'company']);

async function dropReckoned(manager: EntityManager, { companyId, contactId }: Made): Promise<void> {
  for (const { columns, id } of namesOf(manager, { companyId, contactId }))
    for (const { table, column } of columns.filter(one => reckoned.has(one.table)))
      await manager.query(`DELETE FROM ${named(table)} WHERE ${named(column)} = ${listed([id])}`);
}

function namesOf(manager: EntityManager, { companyId, contactId }: Pick<Made, 'companyId' | 'contactId'>) {
  return [
    { columns: presentColumns(manager, companyColumns), id: companyId },
    { columns: presentColumns(manager, contactColumns), id: contactId },
  ];
}

/** Whether a person has added something: a note, a tag, an address, a share with a team, an account that he confirmed. */
async function hasMore(manager: EntityManager, made: Made): Promise<boolean> {
  const { companyId } = made;
  for (const { columns, id } of namesOf(manager, made)) {
    const others = columns.filter(one => !reckoned.has(one.table) && !asked.has(one.table));
    if ((await countRows(manager, others, id)).some(count => count > 0)) return true;
  }
  return (
    (await manager.existsBy(BankDetail, { companyId, state: 'confirmed' })) ||
    (await manager.existsBy(Company, { id: companyId, isLevelHeld: true }))
  );
}

async function isInUse(manager: EntityManager, made: Made): Promise<boolean> {
  const { companyId, contactId } = made;
  const isUntouched =
    (await manager.existsBy(Company, { id: companyId, version: 1 })) &&
    (await manager.existsBy(Contact, { id: contactId, companyId, version: 1 }));
  return (
    !isUntouched ||
    (await manager.existsBy(Filing, { contactId, companyId: Not(companyId) })) ||
    (await manager.existsBy(Contact, { companyId, id: Not(contactId) })) ||
    (await manager.existsBy(TradeRecord, { companyId })) ||
    (await manager.existsBy(FilingRule, { companyId })) ||
    (await manager.existsBy(CompanyShare, { companyId })) ||
    (await manager.existsBy(Agency, [{ agentId: companyId }, { principalId: companyId }])) ||
    (await manager.existsBy(Company, { parentId: companyId })) ||
    (await hasMore(manager, made))
  );
}
