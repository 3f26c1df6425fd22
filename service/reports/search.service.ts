import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Company, Contact, ContactAddress } from '../companies/company.entity';
import { findMasked } from '../companies/similar.service';
import { likeText } from '../companies/paging';
import { foldName, foldPersonName } from '../companies/names';
import { visibleCompanySql } from '../companies/visibility';
import { visibleMessageSql } from '../filing/visibility';
import { Message, MessageBody } from '../mail/message.entity';
import { excerptOf, searchCondition } from '../platform/database/search';
import { TradeRecord, RecordNumber } from '../records/record.entity';
import { foldNumber } from '../records/numbers';
import type { Viewer } from '../users/roles';
import { User } from '../users/user.entity';
import type { SearchReply } from './today.schema';

const MANY = 5;
const MESSAGES = 20;

/** One box finds everything: an exact number first, then companies, people, and mail by its words; only what the viewer may see. */
export async function searchEverything(manager: EntityManager, viewer: Viewer, text: string): Promise<SearchReply> {
  const words = text.trim().slice(0, 200);
  if (!words) return { companies: [], records: [], people: [], messages: [] };
  return {
    companies: viewer.grants.has('companies.read') ? await searchCompanies(manager, viewer, words) : [],
    records: viewer.grants.has('companies.read') ? await searchRecords(manager, viewer, words) : [],
    people: viewer.grants.has('companies.read') ? await searchPeople(manager, viewer, words) : [],
    messages: viewer.grants.has('mail.read') ? await searchMessages(manager, viewer, words) : [],
  };
}

async function searchCompanies(
  manager: EntityManager,
  viewer: Viewer,
  words: string,
): Promise<SearchReply['companies']> {
  const folded = foldName(words) || words.toLowerCase();
  const visible = visibleCompanySql(viewer, 'c');
  const rows = await manager
    .createQueryBuilder(Company, 'c')
    .leftJoin(User, 'u', 'u.id = c.ownerId')
    .select(['c.id AS id', 'c.name AS name', 'u.name AS ownerName'])
    .where(
      "(c.foldedName LIKE :prefix ESCAPE '\\' OR c.foldedName LIKE :inside ESCAPE '\\' OR c.otherName LIKE :typed ESCAPE '\\')",
      {
        prefix: `${likeText(folded)}%`,
        inside: `%${likeText(folded)}%`,
        typed: `%${likeText(words)}%`,
      },
    )
    .andWhere(visible.sql, visible.parameters)
    .orderBy('c.foldedName')
    .limit(MANY)
    .getRawMany<{ id: number; name: string; ownerName: string | null }>();
  const masked = await findMasked(manager, viewer, words);
  return [
    ...rows.map(row => ({ ...row, isVisible: true })),
    ...masked.map(one => ({ id: 0, name: one.name, ownerName: one.ownerName, isVisible: false })),
  ];
}

async function searchRecords(manager: EntityManager, viewer: Viewer, words: string): Promise<SearchReply['records']> {
  const folded = foldNumber(words);
  if (folded.length < 2) return [];
  const visible = visibleCompanySql(viewer, 'c');
  const rows = await manager
    .createQueryBuilder(TradeRecord, 'r')
    .innerJoin(Company, 'c', 'c.id = r.companyId')
    .leftJoin(RecordNumber, 'n', 'n.recordId = r.id')
    .select([
      'r.id AS id',
      'r.kind AS kind',
      'r.number AS number',
      'r.title AS title',
      'c.id AS companyId',
      'c.name AS company',
    ])
    .where("(r.foldedNumber = :folded OR n.foldedNumber = :folded OR r.foldedNumber LIKE :inside ESCAPE '\\')", {
      folded,
      inside: `%${likeText(folded)}%`,
    })
    .andWhere(visible.sql, visible.parameters)
    .orderBy('CASE WHEN r.foldedNumber = :folded THEN 0 ELSE 1 END')
    .addOrderBy('r.id', 'DESC')
    .limit(MANY * 4)
    .getRawMany<SearchReply['records'][number]>();
  return [...new Map(rows.map(row => [row.id, row])).values()].slice(0, MANY);
}

async function searchPeople(manager: EntityManager, viewer: Viewer, words: string): Promise<SearchReply['people']> {
  const visible = visibleCompanySql(viewer, 'c');
  const folded = foldPersonName(words) || words.toLowerCase();
  const rows = await manager
    .createQueryBuilder(Contact, 'p')
    .innerJoin(Company, 'c', 'c.id = p.companyId')
    .leftJoin(ContactAddress, 'a', 'a.contactId = p.id')
    .select(['p.id AS id', 'p.name AS name', 'a.address AS address', 'c.id AS companyId', 'c.name AS company'])
    .where(
      "(p.foldedName LIKE :prefix ESCAPE '\\' OR p.name LIKE :inside ESCAPE '\\' OR a.address LIKE :typed ESCAPE '\\')",
      {
        prefix: `${likeText(folded)}%`,
        inside: `%${likeText(words)}%`,
        typed: `${likeText(words.toLowerCase())}%`,
      },
    )
    .andWhere(visible.sql, visible.parameters)
    .limit(MANY * 3)
    .getRawMany<SearchReply['people'][number]>();
  return [...new Map(rows.map(row => [row.id, row])).values()].slice(0, MANY);
}

async function searchMessages(manager: EntityManager, viewer: Viewer, words: string): Promise<SearchReply['messages']> {
  const found = searchCondition(manager, 'm', words);
  if (!found) return [];
  const visible = visibleMessageSql(viewer, '"m"');
  const messages = await manager
    .createQueryBuilder(Message, 'm')
    .where(found.sql, found.parameters)
    .andWhere("m.kind <> 'stub'")
    .andWhere(visible.sql, visible.parameters)
    .orderBy('m.sentAt', 'DESC')
    .limit(MESSAGES)
    .getMany();
  const bodies = new Map(
    (await manager.findBy(MessageBody, { messageId: In(messages.map(one => one.id)) })).map(body => [
      body.messageId,
      body.text,
    ]),
  );
  return messages.map(({ id, conversationId, fromName, fromAddress, subject, sentAt }) => ({
    id,
    conversationId,
    fromName: fromName || fromAddress,
    subject,
    excerpt: excerptOf(bodies.get(id) ?? '', words),
    sentAt: sentAt.toISOString(),
  }));
}
