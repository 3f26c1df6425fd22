import type { EntityManager, EntityTarget } from 'typeorm';
import { Company, Contact, ContactAddress } from '../companies/company.entity';
import { tellMasked } from '../companies/duplicates.service';
import { likeText } from '../companies/paging';
import { foldName, foldPersonName } from '../companies/names';
import { visibleCompanySql } from '../companies/visibility';
import type { Context } from '../context';
import { TradeRecord, RecordNumber } from '../records/record.entity';
import { foldNumber } from '../records/numbers';
import { maskFields, mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { User } from '../users/user.entity';
import { searchMail } from './searchMail.service';
import type { SearchReply } from './today.schema';

const MANY = 5;
const MESSAGES = 20;
// Of what begins so, or has it inside, so many are asked whether they may be seen.
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

/**
 * Rows that may be seen, of the first list of ids that gives enough: what begins so (a range of an index) before what has it inside (a walk through the narrow
 * index of that column, 0.1 µs an entry, and only where the beginning did not give enough).
 */
async function firstOf<T extends { id: number }>(
  lists: readonly (() => Promise<{ id: number }[]>)[],
  visible: (ids: readonly number[]) => Promise<T[]>,
): Promise<T[]> {
  const found = new Map<number, T>();
  for (const list of lists) {
    const ids = (await list()).map(row => row.id).filter(id => !found.has(id));
    for (const row of ids.length > 0 ? await visible(ids) : []) found.set(row.id, row);
    if (found.size >= MANY) break;
  }
  return [...found.values()].slice(0, MANY);
}

const idsWhere = (manager: EntityManager, entity: EntityTarget<{ id: number }>, where: string, values: object) =>
  manager
    .createQueryBuilder(entity, 'x')
    .select('x.id', 'id')
    .where(where, values)
    .limit(MOST_LOOKED_AT)
    .getRawMany<{ id: number }>();

// Behind everything that begins with the text.
const beginsWith = (column: string, text: string): [string, object] => [
  `x.${column} >= :start AND x.${column} < :behind`,
  { start: text, behind: `${text}\uffff` },
];
const holds = (column: string, text: string): [string, object] => [
  `x.${column} LIKE :part ESCAPE '\\'`,
  { part: `%${likeText(text)}%` },
];

async function searchCompanies(context: Context, viewer: Viewer, words: string): Promise<SearchReply['companies']> {
  const { manager } = context.database;
  const folded = foldName(words) || words.toLowerCase();
  const visible = visibleCompanySql(viewer, 'c');
  const rows = await firstOf(
    [
      () => idsWhere(manager, Company, ...beginsWith('foldedName', folded)),
      () => idsWhere(manager, Company, ...holds('foldedName', folded)),
      () => idsWhere(manager, Company, ...holds('otherName', words)),
    ],
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
  const otherNumber = () =>
    manager
      .createQueryBuilder(RecordNumber, 'n')
      .select('n.recordId', 'id')
      .where('n.foldedNumber = :folded', { folded })
      .limit(MOST_LOOKED_AT)
      .getRawMany<{ id: number }>();
  return firstOf(
    [
      () => idsWhere(manager, TradeRecord, 'x.foldedNumber = :folded', { folded }),
      otherNumber,
      () => idsWhere(manager, TradeRecord, ...beginsWith('foldedNumber', folded)),
      () => idsWhere(manager, TradeRecord, ...holds('foldedNumber', folded)),
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
  const byAddress = () =>
    manager
      .createQueryBuilder(ContactAddress, 'a')
      .select('a.contactId', 'id')
      .where('a.address >= :address AND a.address < :behind', { address, behind: `${address}\uffff` })
      .limit(MOST_LOOKED_AT)
      .getRawMany<{ id: number }>();
  const people = await firstOf(
    [
      () => idsWhere(manager, Contact, ...beginsWith('foldedName', folded)),
      // Whoever may not see addresses learns nothing by guessing one.
      ...(mayView(viewer, 'contact') ? [byAddress] : []),
      () => idsWhere(manager, Contact, ...holds('foldedName', folded)),
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
