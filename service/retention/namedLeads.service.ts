import type { EntityManager } from 'typeorm';
import { In, MoreThan } from 'typeorm';
import { Activity } from '../activities/activity.entity';
import { Contact } from '../companies/company.entity';
import { likeText } from '../companies/paging';
import { Inquiry } from '../leads/inquiry.entity';
import { Lead, LeadEvent } from '../leads/lead.entity';
import { renewKeys } from '../leads/opening.service';
import { Opportunity, OpportunityEvent, Stakeholder } from '../leads/opportunity.entity';
import { pieces } from '../platform/database/rows';
import { TradeRecord } from '../records/record.entity';

const AT_ONCE = 200;
// A shorter word would be found inside others.
const SHORTEST = 3;

/** Whose leads they are. */
export interface ErasedPerson {
  contactIds: readonly number[];
  addresses: readonly string[];
}

async function namesOf(manager: EntityManager, contactIds: readonly number[]): Promise<string[]> {
  const contacts = await manager.find(Contact, {
    select: { id: true, name: true },
    where: { id: In([...contactIds]) },
  });
  return contacts.map(contact => contact.name);
}

/**
 * Takes a person out of leads, in the caller's transaction: who asks, how he is reached, and every text of theirs that names him: what is asked for, why it was closed, what their history keeps for
 * undoing, and what was read in inquiries. The lead itself stays, with its number and its firm: it counts in what was answered and when.
 */
export async function eraseFromLeads(manager: EntityManager, person: ErasedPerson, now: Date): Promise<void> {
  const words = [...person.addresses, ...(await namesOf(manager, person.contactIds))];
  for (const ids of pieces(await leadsOf(manager, person), AT_ONCE))
    for (const lead of await manager.findBy(Lead, { id: In([...ids]) })) await eraseLead(manager, lead, words, now);
  for (const address of person.addresses) await eraseReadings(manager, address);
}

async function leadsOf(manager: EntityManager, { contactIds, addresses }: ErasedPerson): Promise<number[]> {
  const found = new Set<number>();
  const note = async (where: object) => {
    for (const { id } of await manager.find(Lead, { select: { id: true }, where })) found.add(id);
  };
  for (const piece of pieces(addresses, 500)) await note({ email: In([...piece]) });
  for (const piece of pieces(contactIds, 500)) await note({ contactId: In([...piece]) });
  return [...found];
}

async function eraseLead(manager: EntityManager, lead: Lead, known: readonly string[], now: Date): Promise<void> {
  const words = [...known, lead.email, lead.contactName, lead.phone, lead.phoneKey].filter(
    word => word.length >= SHORTEST,
  );
  const clean = (text: string) => (names(text, words) ? '' : text);
  const values = {
    ...{ contactName: '', contactTitle: '', email: '', phone: '', phoneKey: '', contactId: null },
    ...{ sourceDetail: clean(lead.sourceDetail), nextAction: clean(lead.nextAction), closeNote: clean(lead.closeNote) },
    ...{ title: clean(lead.title) || lead.number, website: clean(lead.website), products: clean(lead.products) },
    ...{
      companyName: clean(lead.companyName),
      foldedCompany: clean(lead.companyName) === '' ? '' : lead.foldedCompany,
    },
    ...{ asked: cleaned(lead.asked, words), updatedAt: now, version: lead.version + 1 },
  };
  await manager.update(Lead, { id: lead.id }, values as never);
  await renewKeys(manager, await manager.findOneByOrFail(Lead, { id: lead.id }));
  await eraseHistory(manager, lead, words);
  await eraseActivities(manager, lead, words, now);
  if (lead.recordId !== null) await eraseOpportunity(manager, lead.recordId, words, now);
  await manager.update(Inquiry, { leadId: lead.id }, { fields: null, reasons: [] as never });
}

/** Details of what happened to the lead, and to the opportunity that it became. */
async function eraseHistory(manager: EntityManager, { id, recordId }: Lead, words: readonly string[]): Promise<void> {
  for (let afterId = 0; ;) {
    const rows = await manager.find(LeadEvent, {
      where: { leadId: id, id: MoreThan(afterId) },
      order: { id: 'ASC' },
      take: AT_ONCE,
    });
    for (const row of rows)
      if (names(JSON.stringify(row.details), words))
        await manager.update(LeadEvent, { id: row.id }, { details: cleaned(row.details, words) as never });
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) break;
    afterId = last.id;
  }
  const told = recordId === null ? [] : await manager.findBy(OpportunityEvent, { recordId });
  for (const row of told)
    if (names(JSON.stringify(row.details), words))
      await manager.update(OpportunityEvent, { id: row.id }, { details: cleaned(row.details, words) as never });
}

/** Calls, meetings and notes about the lead and about what it became stay, without what names him. */
async function eraseActivities(
  manager: EntityManager,
  { id, recordId, number }: Lead,
  words: readonly string[],
  now: Date,
): Promise<void> {
  const about = [{ leadId: id }, ...(recordId === null ? [] : [{ recordId }])];
  for (const row of await manager.find(Activity, { where: about })) {
    const { subject, text, place, result } = row;
    if (!names([subject, text, place, result].join('\n'), words)) continue;
    const values = cleaned({ subject, text, place, result }, words);
    const next = { ...values, subject: values.subject || number, updatedAt: now, version: row.version + 1 };
    await manager.update(Activity, { id: row.id }, next);
  }
}

/** What the opportunity says of itself, and whom it names at the buyer's. */
async function eraseOpportunity(
  manager: EntityManager,
  recordId: number,
  words: readonly string[],
  now: Date,
): Promise<void> {
  const record = await manager.findOneBy(TradeRecord, { id: recordId });
  if (record && names(record.title, words))
    await manager.update(TradeRecord, { id: recordId }, { title: record.number, version: record.version + 1 });
  const own = await manager.findOneBy(Opportunity, { recordId });
  if (own) {
    const { asked, nextAction, lostNote } = own;
    const values = cleaned({ asked, nextAction, lostNote }, words);
    await manager.update(Opportunity, { recordId }, { ...values, updatedAt: now, version: own.version + 1 } as never);
  }
  for (const { id, name, aim, nextStep } of await manager.findBy(Stakeholder, { recordId }))
    if (names(name, words)) await manager.delete(Stakeholder, { id });
    else await manager.update(Stakeholder, { id }, cleaned({ aim, nextStep }, words));
}

/** What was read in letters that name him in their text alone, such as those of a platform. */
async function eraseReadings(manager: EntityManager, address: string): Promise<void> {
  const rows = await manager
    .createQueryBuilder(Inquiry, 'q')
    .select('q.messageId', 'id')
    .where(`(LOWER(q.fields) LIKE :named ESCAPE '\\' OR LOWER(q.reasons) LIKE :named ESCAPE '\\')`, {
      named: `%${likeText(address.toLowerCase())}%`,
    })
    .getRawMany<{ id: number }>();
  for (const piece of pieces(rows, AT_ONCE))
    await manager.update(Inquiry, { messageId: In(piece.map(row => row.id)) }, { fields: null, reasons: [] as never });
}

function names(text: string, words: readonly string[]): boolean {
  const folded = text.toLowerCase();
  return words.some(word => folded.includes(word.toLowerCase()));
}

/** A value in which every text that names him is empty. */
function cleaned<T>(value: T, words: readonly string[]): T {
  if (typeof value === 'string') return (names(value, words) ? '' : value) as T;
  if (Array.isArray(value)) return value.map(one => cleaned(one as unknown, words)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, cleaned(one as unknown, words)])) as T;
}
