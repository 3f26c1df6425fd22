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
  const before = most > 0 ? await countSent(manager, sender.userId, ids, sent) : new Map<number, number>();
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

/** How many letters a person's own mailbox has sent to companies. */
async function countSent(
  manager: EntityManager,
  userId: number,
  companyIds: readonly number[],
  { messageId }: { messageId: number | null },
): Promise<Map<number, number>> {
  if (companyIds.length === 0) return new Map();
  const rows = await manager
    .createQueryBuilder(Filing, 'f')
    .innerJoin(Message, 'm', "m.id = f.messageId AND m.direction = 'out'")
    .innerJoin(MailboxMessage, 'c', 'c.messageId = f.messageId')
    .innerJoin(Mailbox, 'b', 'b.id = c.mailboxId AND b.ownerId = :userId AND b.isShared = :no', { userId, no: false })
    .select(['f.companyId AS companyId', 'COUNT(DISTINCT f.messageId) AS n'])
    .where('f.companyId IN (:...companyIds) AND f.endedAt IS NULL AND f.messageId <> :messageId', {
      companyIds,
      messageId: messageId ?? 0,
    })
    .groupBy('f.companyId')
    .getRawMany<{ companyId: number; n: number }>();
  return new Map(rows.map(row => [row.companyId, Number(row.n)]));
}
