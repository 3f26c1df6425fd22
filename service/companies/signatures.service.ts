import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { registrableDomain } from '../common/emailAddress';
import { MessageBody } from '../mail/message.entity';
import { readSignature } from '../mail/signature';
import { insertRows } from '../platform/database/rows';
import { Setting } from '../users/user.entity';
import { CompanyDomain, Contact, ContactAddress } from './company.entity';
import { ContactPhone, ContactSuggestion } from './contactDetail.entity';
import type { KnownContact } from './suggestions';
import { suggestFrom } from './suggestions';

/** The job that reads the signatures of new mail. */
export const SIGNATURES = 'companies.signatures';
const CURSOR = 'companies.signatures';
const A_TURN = 200;
const YEAR = 365 * 86_400_000;
// A signature stands at the end of what somebody wrote himself; a longer text is a catalogue.
const MAX_TEXT = 60_000;

interface Letter {
  id: number;
  companyId: number;
  messageId: number;
  fromName: string;
  fromAddress: string;
}

/**
 * Reads the signatures of the next letters that were filed, in the order of their filing, and keeps what they tell that we did not know. Letters of
 * more than a year ago tell nothing of today.
 *
 * @returns true where more are waiting
 */
export async function readSignatures(manager: EntityManager, now: Date): Promise<boolean> {
  const after = await cursorOf(manager);
  const { last, letters } = await nextLetters(manager, after, now);
  if (last === after) return false;
  const kept = await ofOwnDomain(manager, letters);
  const texts = await textsOf(manager, kept);
  const people = await peopleOf(manager, kept);
  const rows = new Map<string, Partial<ContactSuggestion>>();
  for (const letter of kept) {
    const known = people.get(letter.fromAddress)?.get(letter.companyId) ?? strangers;
    const signed = readSignature(texts.get(letter.messageId) ?? '', {
      name: letter.fromName,
      address: letter.fromAddress,
    });
    for (const { field, values, valueHash } of suggestFrom(known, signed, letter.fromName)) {
      const { companyId, fromAddress: address, messageId } = letter;
      const told = { companyId, contactId: known.contactId, address, field, valueHash, values, messageId };
      const open = { state: 'open', createdAt: now, decidedById: null, decidedAt: null };
      rows.set(`${companyId}:${address}:${field}:${valueHash}`, { ...told, ...open });
    }
  }
  await insertRows(manager, ContactSuggestion, await notYetTold(manager, rows));
  await saveCursor(manager, last);
  return true;
}

const strangers: KnownContact = { contactId: null, title: null, phones: [] };

async function cursorOf(manager: EntityManager): Promise<number> {
  const row = await manager.findOneBy(Setting, { key: CURSOR });
  return typeof row?.value === 'number' ? row.value : 0;
}

async function saveCursor(manager: EntityManager, value: number): Promise<void> {
  const done = await manager.update(Setting, { key: CURSOR }, { value: value as never });
  if (done.affected === 0) await manager.insert(Setting, { key: CURSOR, value: value as never });
}

/** Filings stand above companies on the ladder and are read by the name of their table. */
async function nextLetters(
  manager: EntityManager,
  after: number,
  now: Date,
): Promise<{ last: number; letters: Letter[] }> {
  const ids = await manager
    .createQueryBuilder()
    .select('f.id', 'id')
    .from('filing', 'f')
    .where('f.id > :after', { after })
    .orderBy('f.id')
    .limit(A_TURN)
    .getRawMany<{ id: number }>();
  const last = ids.at(-1)?.id ?? after;
  const letters = await manager
    .createQueryBuilder()
    .select('f.id', 'id')
    .addSelect('f.companyId', 'companyId')
    .addSelect('f.messageId', 'messageId')
    .addSelect('m.fromName', 'fromName')
    .addSelect('m.fromAddress', 'fromAddress')
    .from('filing', 'f')
    .innerJoin('message', 'm', "m.id = f.messageId AND m.kind = 'normal' AND m.direction = 'in'")
    .where('f.id > :after AND f.id <= :last AND f.endedAt IS NULL', { after, last })
    .andWhere('f.sentAt > :since', { since: new Date(now.getTime() - YEAR) })
    .orderBy('f.id')
    .getRawMany<Letter>();
  return { last, letters };
}

/** Letters whose sender is of the company under which they stand: a forwarder who writes about an order is no new contact of the customer. */
async function ofOwnDomain(manager: EntityManager, letters: readonly Letter[]): Promise<Letter[]> {
  const companyIds = [...new Set(letters.map(letter => letter.companyId))];
  const domains = new Set(
    (await manager.findBy(CompanyDomain, { companyId: In(companyIds) })).map(row => `${row.companyId}:${row.domain}`),
  );
  const known = await manager
    .createQueryBuilder(ContactAddress, 'a')
    .innerJoin(Contact, 'k', 'k.id = a.contactId')
    .select('a.address', 'address')
    .addSelect('k.companyId', 'companyId')
    .where('a.address IN (:...addresses)', { addresses: ['', ...new Set(letters.map(letter => letter.fromAddress))] })
    .getRawMany<{ address: string; companyId: number }>();
  const people = new Set(known.map(row => `${row.companyId}:${row.address}`));
  return letters.filter(({ companyId, fromAddress }) => {
    const domain = fromAddress.slice(fromAddress.lastIndexOf('@') + 1);
    return (
      people.has(`${companyId}:${fromAddress}`) ||
      domains.has(`${companyId}:${domain}`) ||
      domains.has(`${companyId}:${registrableDomain(domain)}`)
    );
  });
}

async function textsOf(manager: EntityManager, letters: readonly Letter[]): Promise<Map<number, string>> {
  const bodies = await manager.find(MessageBody, {
    select: { messageId: true, text: true, newTextLength: true },
    where: { messageId: In(letters.map(letter => letter.messageId)) },
  });
  return new Map(
    bodies.map(({ messageId, text, newTextLength }) => [
      messageId,
      text.slice(Math.max(0, newTextLength - MAX_TEXT), newTextLength),
    ]),
  );
}

/** The contacts who have these addresses: by address and company. */
async function peopleOf(
  manager: EntityManager,
  letters: readonly Letter[],
): Promise<Map<string, Map<number, KnownContact>>> {
  const people = new Map<string, Map<number, KnownContact>>();
  const addresses = await manager.findBy(ContactAddress, { address: In(letters.map(letter => letter.fromAddress)) });
  const ids = addresses.map(row => row.contactId);
  const contacts = new Map((await manager.findBy(Contact, { id: In(ids) })).map(row => [row.id, row]));
  const phones = await manager.findBy(ContactPhone, { contactId: In(ids) });
  for (const { address, contactId } of addresses) {
    const contact = contacts.get(contactId);
    if (!contact) continue;
    const own = phones.filter(phone => phone.contactId === contactId).map(phone => phone.value);
    const known = { contactId, title: contact.title, phones: contact.phone ? [contact.phone, ...own] : own };
    people.set(address, (people.get(address) ?? new Map<number, KnownContact>()).set(contact.companyId, known));
  }
  return people;
}

/** What was suggested before, and perhaps dismissed, is not suggested again. */
async function notYetTold(
  manager: EntityManager,
  rows: ReadonlyMap<string, Partial<ContactSuggestion>>,
): Promise<Partial<ContactSuggestion>[]> {
  if (rows.size === 0) return [];
  const list = [...rows.values()];
  const there = await manager.find(ContactSuggestion, {
    where: {
      companyId: In([...new Set(list.map(row => row.companyId as number))]),
      address: In([...new Set(list.map(row => row.address as string))]),
    },
  });
  const told = new Set(there.map(row => `${row.companyId}:${row.address}:${row.field}:${row.valueHash}`));
  return [...rows].filter(([key]) => !told.has(key)).map(([, row]) => row);
}
