import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { Company, Contact, ContactAddress } from '../companies/company.entity';
import { tellMasked } from '../companies/duplicates.service';
import { contactsInside, namedFromStart, namedIds, soughtWords } from '../companies/inside.service';
import { foldPersonName } from '../companies/names';
import { behind } from '../companies/paging';
import { visibleCompanySql } from '../companies/visibility';
import type { Context } from '../context';
import { TradeRecord, RecordNumber } from '../records/record.entity';
import { foldNumber } from '../records/numbers';
import { recordsByNumber } from '../records/recordSearch.service';
import { maskFields, mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { User } from '../users/user.entity';
import { searchMail } from './searchMail.service';
import type { SearchReply } from './today.schema';

const MANY = 5;
const MESSAGES = 20;
// Of what begins so, so many are asked whether they may be seen.
const MOST_LOOKED_AT = 1_000;

/** One box finds everything: an exact number first, then companies, people, and mail by its words; only what the viewer may see. */
export async function searchEverything(context: Context, viewer: Viewer, text: string): Promise<SearchReply> {
  const { manager } = context.database;
  const words = text.trim().slice(0, 200);
  if (!words) return { companies: [], records: [], people: [], messages: [] };
  return {
    companies: viewer.grants.has('companies.read') ? await searchCompanies(context, viewer, words) : [],
    records: viewer.grants.has('companies.read') ? await searchRecords(manager, viewer, words) : [],
    people: viewer.grants.has('companies.read') ? await searchPeople(manager, viewer, words) : [],
    messages: viewer.grants.has('mail.read') ? await searchMessages(manager, viewer, words, context.clock()) : [],
  };
}

/** Rows that may be seen, of the first lists of ids that give enough, in their order: what begins so before what has it inside. */
async function firstOf<T extends { id: number }>(
  lists: readonly (() => Promise<number[]>)[],
  visible: (ids: readonly number[]) => Promise<T[]>,
): Promise<T[]> {
  const found = new Map<number, T>();
  for (const list of lists) {
    const ids = (await list()).filter(id => !found.has(id));
    for (const row of ids.length > 0 ? await visible(ids) : []) found.set(row.id, row);
    if (found.size >= MANY) break;
  }
  return [...found.values()].slice(0, MANY);
}

async function idsWhere(
  manager: EntityManager,
  entity: EntityTarget<ObjectLiteral>,
  column: string,
  where: string,
  values: object,
): Promise<number[]> {
  const rows = await manager
    .createQueryBuilder(entity, 'x')
    .select(`x.${column}`, 'id')
    .where(where, values)
    .limit(MOST_LOOKED_AT)
    .getRawMany<{ id: number }>();
  return rows.map(row => row.id);
}

async function searchCompanies(context: Context, viewer: Viewer, words: string): Promise<SearchReply['companies']> {
  const { manager } = context.database;
  const visible = visibleCompanySql(viewer, 'c');
  const rows = await firstOf(
    [() => namedFromStart(manager, viewer, words, MANY), () => namedIds(manager, viewer, soughtWords(words), 2 * MANY)],
    ids =>
      manager
        .createQueryBuilder(Company, 'c')
        .leftJoin(User, 'u', 'u.id = c.ownerId')
        .select(['c.id AS id', 'c.name AS name', 'u.name AS ownerName'])
        .where('c.id IN (:...ids)', { ids })
        .andWhere(visible.sql, visible.parameters)
        .orderBy('c.foldedName')
        .limit(MANY)
        .getRawMany<{ id: number; name: string; ownerName: string | null }>(),
  );
  const masked = await tellMasked(context, viewer, words);
  return [
    ...rows.map(row => ({ ...row, isVisible: true })),
    ...masked.map(one => ({ id: 0, name: one.name, ownerName: one.ownerName, isVisible: false })),
  ];
}

async function searchRecords(manager: EntityManager, viewer: Viewer, words: string): Promise<SearchReply['records']> {
  const folded = foldNumber(words);
  if (folded.length < 2) return [];
  const visible = visibleCompanySql(viewer, 'c');
  return firstOf(
    [
      () => idsWhere(manager, TradeRecord, 'id', 'x.foldedNumber = :folded', { folded }),
      () => idsWhere(manager, RecordNumber, 'recordId', 'x.foldedNumber = :folded', { folded }),
      () => recordsByNumber(manager, viewer, folded, 'start', MANY),
      () => recordsByNumber(manager, viewer, folded, 'inside', 2 * MANY),
    ],
    ids =>
      manager
        .createQueryBuilder(TradeRecord, 'r')
        .innerJoin(Company, 'c', 'c.id = r.companyId')
        .select(['r.id AS id', 'r.kind AS kind', 'r.number AS number', 'r.title AS title'])
        .addSelect(['c.id AS companyId', 'c.name AS company'])
        .where('r.id IN (:...ids)', { ids })
        .andWhere(visible.sql, visible.parameters)
        .orderBy('r.id', 'DESC')
        .limit(MANY)
        .getRawMany<SearchReply['records'][number]>(),
  );
}

async function searchPeople(manager: EntityManager, viewer: Viewer, words: string): Promise<SearchReply['people']> {
  const visible = visibleCompanySql(viewer, 'c');
  const folded = foldPersonName(words) || words.toLowerCase();
  const address = words.toLowerCase();
  const range = (column: string, start: string): [string, object] => [
    `x.${column} >= :start AND x.${column} < :behind`,
    { start, behind: behind(start) },
  ];
  const people = await firstOf(
    [
      () => idsWhere(manager, Contact, 'id', ...range('foldedName', folded)),
      // Whoever may not see addresses learns nothing by guessing one.
      ...(mayView(viewer, 'contact')
        ? [() => idsWhere(manager, ContactAddress, 'contactId', ...range('address', address))]
        : []),
      () => contactsInside(manager, viewer, folded, 2 * MANY),
    ],
    ids =>
      manager
        .createQueryBuilder(Contact, 'p')
        .innerJoin(Company, 'c', 'c.id = p.companyId')
        .select(['p.id AS id', 'p.name AS name', 'c.id AS companyId', 'c.name AS company'])
        .addSelect(
          query => query.select('MIN(a.address)').from(ContactAddress, 'a').where('a.contactId = p.id'),
          'address',
        )
        .where('p.id IN (:...ids)', { ids })
        .andWhere(visible.sql, visible.parameters)
        .orderBy('p.foldedName')
        .limit(MANY)
        .getRawMany<SearchReply['people'][number]>(),
  );
  return people.map(one => maskFields(viewer, 'person', one));
}

async function searchMessages(
  manager: EntityManager,
  viewer: Viewer,
  words: string,
  now: Date,
): Promise<SearchReply['messages']> {
  const { messages } = await searchMail(manager, viewer, { q: words, limit: MESSAGES, isUncounted: true }, now);
  return messages.map(({ line, excerpt }) => ({
    id: line.id,
    conversationId: line.conversationId,
    fromName: line.fromName || line.fromAddress,
    subject: line.subject,
    excerpt,
    sentAt: line.sentAt,
  }));
}
