import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Company, Contact, ContactAddress } from '../companies/company.entity';
import { MAX_COUNT } from '../companies/figures.service';
import { promptsOf } from '../companies/notes.service';
import { namesOf } from '../companies/similar.service';
import { visibleCompanySql } from '../companies/visibility';
import { isEditable } from '../companies/visibleCompany.service';
import { Filing } from '../filing/filing.entity';
import { instantOf } from '../platform/database/instants';
import { TradeRecord } from '../records/record.entity';
import { maskFields, mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { localTimeOf, workingDays, zoneOf } from '../common/localTime';
import type { PaneParty, PanePlace } from './party.schema';
import { promptsFor } from './prompting';

/** A company that the viewer may see, and who of it wrote or was written to. */
export interface PartyChoice {
  company: Company;
  contact: Contact | null;
}

/** When a card is read, and of which letter. */
export interface CardTime {
  now: Date;
  /** YYYY-MM-DD where we are. */
  today: string;
  sentAt: Date;
}

/** The company, if the viewer may see it. */
export async function findVisibleCompany(manager: EntityManager, viewer: Viewer, id: number): Promise<Company | null> {
  const visible = visibleCompanySql(viewer, 'company');
  return manager
    .createQueryBuilder(Company, 'company')
    .where('company.id = :id', { id })
    .andWhere(visible.sql, visible.parameters)
    .getOne();
}

/** The contacts with an address, oldest first. */
export async function contactsWith(manager: EntityManager, address: string): Promise<Contact[]> {
  if (!address) return [];
  const rows = await manager.find(ContactAddress, { where: { address }, take: 20 });
  if (rows.length === 0) return [];
  return manager.find(Contact, { where: { id: In(rows.map(row => row.contactId)) }, order: { id: 'ASC' } });
}

/** Everything of a party that stands on its card. */
export async function readParty(
  manager: EntityManager,
  viewer: Viewer,
  choice: PartyChoice,
  time: CardTime,
): Promise<PaneParty> {
  const { company } = choice;
  const { id, standing, ownerId } = company;
  const owners = await namesOf(manager, [ownerId]);
  const contact = choice.contact && maskFields(viewer, 'contact', choice.contact);
  return {
    company: presentParty(company),
    otherName: company.otherName,
    level: company.level,
    owner: ownerId === null ? null : { id: ownerId, name: owners.get(ownerId) ?? '' },
    contact: contact && {
      ...{ id: contact.id, name: contact.name, title: contact.title, phone: contact.phone },
      ...{ language: contact.language, hasLeft: contact.leftAt !== null },
    },
    place: placeOf(company, time.now),
    prompts: promptsFor({
      notes: (await promptsOf(manager, id)).slice(0, 5),
      isBarred: standing === 'barred',
      contact: contact && { name: contact.name, hasLeft: contact.leftAt !== null, birthDay: contact.birthDay },
      missing: missingOf(viewer, company, choice.contact),
      sentAt: time.sentAt,
      beforeAt: await letterBefore(manager, id, time.sentAt),
      today: time.today,
    }),
    figures: {
      messages: await countLetters(manager, id),
      openRecords: await manager.countBy(TradeRecord, { companyId: id, state: 'open' }),
      lastInAt: company.lastInAt?.toISOString() ?? null,
      lastOutAt: company.lastOutAt?.toISOString() ?? null,
      since: company.createdAt.toISOString(),
    },
    canEdit: viewer.grants.has('companies.write') && (await isEditable(manager, viewer, id)),
  };
}

/** A company by its name, what it is to us, and its standing. */
export function presentParty(company: Company): PaneParty['company'] {
  const { id, name, isCustomer, isSupplier, isAgent, isPartner, isCompetitor, isForwarder, standing } = company;
  return { id, name, isCustomer, isSupplier, isAgent, isPartner, isCompetitor, isForwarder, standing };
}

/** Where a party is, and its clock as far as it is known. */
export function placeOf(company: Pick<Company, 'country' | 'city' | 'timeZone'>, now: Date): PanePlace {
  const { country, city } = company;
  const timeZone = zoneOf(company, now);
  const clock = timeZone
    ? localTimeOf(timeZone, workingDays(country), now)
    : { localTime: null, isOpen: null, opensAt: null, opensInDays: null, changesInMinutes: null };
  return { country, city, timeZone, ...clock };
}

/** What is empty that the card would show; nothing that the viewer may not see is said to be missing. */
function missingOf(viewer: Viewer, company: Company, contact: Contact | null): string[] {
  const missing = [
    ...(company.country ? [] : ['country']),
    ...(company.ownerId === null ? ['owner'] : []),
    ...(contact && !contact.title ? ['contact_title'] : []),
  ];
  return contact && !contact.phone && mayView(viewer, 'contact') ? [...missing, 'contact_phone'] : missing;
}

/** Letters that stand under a company, each once, up to `MAX_COUNT`: one range of an index. */
async function countLetters(manager: EntityManager, companyId: number): Promise<number> {
  const [sql, parameters] = manager
    .createQueryBuilder(Filing, 'f')
    .select('f.messageId', 'messageId')
    .distinct(true)
    .where('f.companyId = :companyId AND f.endedAt IS NULL', { companyId })
    .limit(MAX_COUNT)
    .getQueryAndParameters();
  const rows: { n: number | string }[] = await manager.query(
    `SELECT COUNT(*) AS "n" FROM (${sql}) AS "letters"`,
    parameters,
  );
  return Number(rows[0]?.n ?? 0);
}

/** When the letter before this one was exchanged with a company: one step down an index. */
async function letterBefore(manager: EntityManager, companyId: number, sentAt: Date): Promise<Date | null> {
  const row = await manager
    .createQueryBuilder(Filing, 'f')
    .select('f.sentAt', 'at')
    .where('f.companyId = :companyId AND f.endedAt IS NULL AND f.sentAt < :sentAt', { companyId, sentAt })
    .orderBy('f.sentAt', 'DESC')
    .limit(1)
    .getRawOne<{ at: string | Date }>();
  return row ? instantOf(row.at) : null;
}
