import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { badRequest, notFound } from '../common/errors';
import { Company, Contact, ContactAddress } from '../companies/company.entity';
import type { Erasure } from '../mail/erasure.entity';
import { Attachment, MailboxMessage, Message } from '../mail/message.entity';
import type { ErasureBody } from './retention.schema';

export type Selection = Erasure['selection'];

/** What is asked for, checked. @throws AppError erasure.nothing_chosen, company.not_found, contact.not_found */
export async function readSelection(manager: EntityManager, body: ErasureBody): Promise<Selection> {
  if (body.kind === 'company' && body.companyId) {
    if (!(await manager.existsBy(Company, { id: body.companyId }))) throw notFound('company', { id: body.companyId });
    return { companyId: body.companyId };
  }
  if (body.kind === 'contact' && body.contactId) {
    if (!(await manager.existsBy(Contact, { id: body.contactId }))) throw notFound('contact', { id: body.contactId });
    return { contactId: body.contactId };
  }
  const messageIds = [...new Set(body.messageIds ?? [])];
  if (body.kind === 'messages' && messageIds.length > 0) return { messageIds };
  throw badRequest('erasure.nothing_chosen', 'Choose the person, the company or the messages that are to be erased.');
}

/**
 * The next messages that a selection covers, smallest id first. Of a person: all that name one of his addresses. Of a company: all that are filed under it and under no
 * other company, and all that name a person of it.
 */
export async function nextMessages(manager: EntityManager, selection: Selection, limit: number): Promise<number[]> {
  const rows = await covered(manager, selection)
    .select('m.id', 'id')
    .orderBy('m.id')
    .limit(limit)
    .getRawMany<{ id: number }>();
  return rows.map(row => Number(row.id));
}

function covered(manager: EntityManager, selection: Selection) {
  const query = manager.createQueryBuilder(Message, 'm');
  if (selection.messageIds) return query.where('m.id IN (:...ids)', { ids: selection.messageIds });
  const named = (whose: string) =>
    `m.id IN (SELECT "p"."messageId" FROM "participant" "p" WHERE "p"."address" IN (SELECT "a"."address" FROM "contact_address" "a" INNER JOIN "contact" "k" ON "k"."id" = "a"."contactId" WHERE ${whose}))`;
  if (selection.contactId) return query.where(named('"k"."id" = :id'), { id: selection.contactId });
  const filed =
    'm.id IN (SELECT "f"."messageId" FROM "filing" "f" WHERE "f"."companyId" = :id AND "f"."endedAt" IS NULL' +
    ' AND NOT EXISTS (SELECT 1 FROM "filing" "o" WHERE "o"."messageId" = "f"."messageId" AND "o"."endedAt" IS NULL AND "o"."companyId" <> :id))';
  return query.where(`(${filed} OR ${named('"k"."companyId" = :id')})`, { id: selection.companyId ?? 0 });
}

/** How much a selection covers now. */
export async function countSelection(manager: EntityManager, selection: Selection): Promise<Record<string, number>> {
  const ids = () => covered(manager, selection).select('m.id');
  const count = async (entity: typeof Attachment | typeof MailboxMessage, what: string) => {
    const row = await manager
      .createQueryBuilder(entity, 'x')
      .select(what, 'n')
      .where(`x.messageId IN (${ids().getQuery()})`)
      .setParameters(ids().getParameters())
      .getRawOne<{ n: number | string }>();
    return Number(row?.n ?? 0);
  };
  return {
    messages: await covered(manager, selection).getCount(),
    attachments: await count(Attachment, 'COUNT(*)'),
    mailboxes: await count(MailboxMessage, 'COUNT(DISTINCT x.mailboxId)'),
    contacts: selection.contactId ? 1 : await contactCount(manager, selection),
  };
}

function contactCount(manager: EntityManager, { companyId }: Selection): Promise<number> {
  return companyId ? manager.countBy(Contact, { companyId }) : Promise.resolve(0);
}

/** Whom a selection is about, for the person who is to confirm it: 'Anna Weber <anna@n.example>, Nordlicht Küchen GmbH'. Empty for single messages. */
export async function nameSelection(manager: EntityManager, selection: Selection): Promise<string> {
  const companyName = async (id: number) => (await manager.findOneBy(Company, { id }))?.name ?? '';
  if (selection.companyId) return companyName(selection.companyId);
  const contact = selection.contactId ? await manager.findOneBy(Contact, { id: selection.contactId }) : null;
  if (!contact) return '';
  const addresses = await manager.find(ContactAddress, {
    where: { contactId: contact.id },
    order: { id: 'ASC' },
    take: 5,
  });
  const person = [contact.name, ...addresses.map(row => `<${row.address}>`)].join(' ');
  const company = contact.companyId ? await companyName(contact.companyId) : '';
  return company ? `${person}, ${company}` : person;
}

/** What somebody types who confirms the erasure of a selection: the company's name; an address of the person, or his name where he has none; null for single messages. */
export async function wordToType(manager: EntityManager, selection: Selection): Promise<string | null> {
  if (selection.companyId) return (await manager.findOneBy(Company, { id: selection.companyId }))?.name ?? null;
  if (!selection.contactId) return null;
  const [first] = await manager.find(ContactAddress, {
    where: { contactId: selection.contactId },
    order: { id: 'ASC' },
    take: 1,
  });
  return first?.address ?? (await manager.findOneBy(Contact, { id: selection.contactId }))?.name ?? null;
}

/** The contacts of a selection and their addresses. */
export async function contactsOf(manager: EntityManager, selection: Selection): Promise<number[]> {
  if (selection.contactId) return [selection.contactId];
  if (!selection.companyId) return [];
  const rows = await manager.find(Contact, { select: { id: true }, where: { companyId: selection.companyId } });
  return rows.map(row => row.id);
}

/** Normalised addresses of contacts. */
export async function addressesOf(manager: EntityManager, contactIds: readonly number[]): Promise<string[]> {
  const rows = await manager.findBy(ContactAddress, { contactId: In([...contactIds]) });
  return rows.map(row => row.address);
}
