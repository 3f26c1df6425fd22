import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { Policy, PolicyFacts } from '../approvals/policies';
import { mostCounted } from '../approvals/policies';
import { Company } from '../companies/company.entity';
import { CompanyTag } from '../companies/profile.entity';
import { Filing } from '../filing/filing.entity';
import { Mailbox, MailboxMessage, Message } from '../mail/message.entity';
import { User } from '../users/user.entity';
import type { Role } from '../users/users.schema';
import type { GuardCase } from './guardCase';

const DAY = 86_400_000;
const MAX_COMPANIES = 20;
const MAX_TAGS = 1_000;
const AT_ONCE = 500;
const MOST_LOOKED_AT = 2_000;

/** What policies look at in a mail of this person; what no policy asks for is not loaded. */
export async function loadPolicyFacts(
  manager: EntityManager,
  one: GuardCase,
  sender: { userId: number; roles: readonly Role[] },
  policies: readonly Policy[],
  sent: { at: Date; messageId: number | null },
): Promise<PolicyFacts> {
  const { reading, matches, question } = one.filing;
  const ids = [...new Set(one.recipients.flatMap(person => person.companies.map(company => company.id)))].slice(
    0,
    MAX_COMPANIES,
  );
  const user = await manager.findOneBy(User, { id: sender.userId });
  const rows = ids.length > 0 ? await manager.findBy(Company, { id: In(ids) }) : [];
  const asksTags = policies.some(policy => policy.conditions.tags !== undefined);
  const tags =
    asksTags && ids.length > 0 ? await manager.find(CompanyTag, { where: { companyId: In(ids) }, take: MAX_TAGS }) : [];
  const most = mostCounted(policies);
  const before = most > 0 ? await countSent(manager, sender.userId, ids, sent, most) : new Map<number, number>();
  return {
    sender: {
      ...sender,
      ageDays: user ? (sent.at.getTime() - user.createdAt.getTime()) / DAY : Number.MAX_SAFE_INTEGER,
    },
    companies: rows.map(({ id, level }) => ({
      ...{ id, level },
      tags: tags.filter(tag => tag.companyId === id).map(tag => tag.tag),
      sentBefore: before.get(id) ?? 0,
    })),
    namesQuotation: matches.some(
      ({ mention, records }) =>
        mention.zone !== 'quoted' && !mention.isBare && records.some(record => record.kind === 'quote'),
    ),
    subject: reading.subject,
    text: reading.newText,
    attachments: question.parsed.attachments.filter(file => !file.isInline).map(file => file.name),
  };
}

/**
 * How many letters a person's own mailbox has sent to companies, at most `most` each: of each company the newest letters are gone through until there are so many. Whoever
 * is not among the newest 2,000 of a company is new to it.
 */
async function countSent(
  manager: EntityManager,
  userId: number,
  companyIds: readonly number[],
  { messageId }: { messageId: number | null },
  most: number,
): Promise<Map<number, number>> {
  const mailboxes = await manager.findBy(Mailbox, { ownerId: userId, isShared: false });
  const counts = new Map<number, number>();
  if (mailboxes.length === 0) return counts;
  for (const companyId of companyIds) {
    const sent = new Set<number>();
    for (let from = 0; from < MOST_LOOKED_AT && sent.size < most; from += AT_ONCE) {
      const newest = await newestLetters(manager, companyId, from, Math.min(AT_ONCE, MOST_LOOKED_AT - from));
      const others = newest.filter(id => id !== messageId);
      for (const id of await sentFrom(manager, others, mailboxes)) sent.add(id);
      if (newest.length < AT_ONCE) break;
    }
    counts.set(companyId, sent.size);
  }
  return counts;
}

/** Letters of a company, newest first: one range of an index. */
async function newestLetters(
  manager: EntityManager,
  companyId: number,
  offset: number,
  limit: number,
): Promise<number[]> {
  const rows = await manager
    .createQueryBuilder(Filing, 'f')
    .select('f.messageId', 'id')
    .where('f.companyId = :companyId AND f.endedAt IS NULL', { companyId })
    .orderBy('f.sentAt', 'DESC')
    .addOrderBy('f.messageId', 'DESC')
    .offset(offset)
    .limit(limit)
    .getRawMany<{ id: number }>();
  return rows.map(row => row.id);
}

/** Of letters those that left from one of these mailboxes. */
async function sentFrom(
  manager: EntityManager,
  ids: readonly number[],
  mailboxes: readonly Mailbox[],
): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await manager
    .createQueryBuilder(MailboxMessage, 'c')
    .innerJoin(Message, 'm', "m.id = c.messageId AND m.direction = 'out'")
    .select('DISTINCT c.messageId', 'id')
    .where('c.messageId IN (:...ids) AND c.mailboxId IN (:...boxes)', { ids, boxes: mailboxes.map(one => one.id) })
    .getRawMany<{ id: number }>();
  return rows.map(row => row.id);
}
