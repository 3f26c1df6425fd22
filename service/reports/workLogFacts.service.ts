import type { EntityManager } from 'typeorm';
import { Between, In, IsNull } from 'typeorm';
import { Task } from '../activities/activity.entity';
import { Filing } from '../filing/filing.entity';
import { Lead } from '../leads/lead.entity';
import { findByMessageIds } from '../mail/byMessageId.service';
import { Mailbox, MailboxMessage, Message, MessageReference } from '../mail/message.entity';
import { pieces } from '../platform/database/rows';
import { TradeRecord } from '../records/record.entity';
import { AuditEntry } from '../users/user.entity';
import { activitiesIn } from './calendar.service';
import type { WorkLogFacts } from './workLog.schema';

/** Of each list. */
const SHOWN = 100;
/** A person writes fewer letters a month, and does fewer things. */
const MOST_LETTERS = 5_000;
const MOST_ACTS = 5_000;

/** Whose work, and between which instants. */
export interface WorkSpan {
  userId: number;
  begin: Date;
  end: Date;
}

/** What a person did, by what mail, leads, opportunities, activities and tasks say. Each source is one range of an index. */
export async function workFacts(manager: EntityManager, span: WorkSpan): Promise<WorkLogFacts> {
  const acts = await actsOf(manager, span);
  const done = (await activitiesIn(manager, span)).filter(one => one.state === 'done' && one.startAt >= span.begin);
  return {
    mail: await mailOf(manager, span),
    leads: await leadsOf(manager, span, acts),
    moves: await movesOf(manager, acts),
    activities: done.slice(0, SHOWN).map(({ id, kind, subject, startAt, companyId, outcome }) => ({
      ...{ id, kind, subject, at: startAt.toISOString(), companyId, outcome },
    })),
    tasks: await tasksOf(manager, span),
  };
}

interface Letter {
  id: number;
  isOut: boolean;
  isAnswer: boolean;
}

async function mailOf(manager: EntityManager, span: WorkSpan): Promise<WorkLogFacts['mail']> {
  const letters = await lettersOf(manager, span);
  const byId = new Map(letters.map(letter => [letter.id, letter]));
  const counts = new Map<number, WorkLogFacts['mail']['companies'][number]>();
  for (const piece of pieces([...byId.keys()])) {
    const filings = await manager.find(Filing, {
      select: { id: true, messageId: true, companyId: true },
      where: { messageId: In(piece), endedAt: IsNull() },
    });
    // A letter under two records of a company is one letter.
    const pairs = new Map(filings.map(one => [`${one.messageId}:${one.companyId}`, one]));
    for (const { messageId, companyId } of pairs.values()) {
      const letter = byId.get(messageId);
      const sum = counts.get(companyId) ?? { companyId, sent: 0, received: 0, answers: 0 };
      if (letter?.isOut) sum.sent += 1;
      else sum.received += 1;
      if (letter?.isAnswer) sum.answers += 1;
      counts.set(companyId, sum);
    }
  }
  const companies = [...counts.values()].sort(
    (one, other) => other.sent + other.received - one.sent - one.received || one.companyId - other.companyId,
  );
  return {
    sent: letters.filter(letter => letter.isOut).length,
    received: letters.filter(letter => !letter.isOut).length,
    answers: letters.filter(letter => letter.isAnswer).length,
    companies: companies.slice(0, SHOWN),
  };
}

/** Letters of his own mailboxes that people wrote; what a machine sends is no work. */
async function lettersOf(manager: EntityManager, { userId, begin, end }: WorkSpan): Promise<Letter[]> {
  const mailboxes = await manager.find(Mailbox, { select: { id: true }, where: { ownerId: userId, isShared: false } });
  if (mailboxes.length === 0) return [];
  const rows = await manager
    .createQueryBuilder(MailboxMessage, 'c')
    .innerJoin(Message, 'm', "m.id = c.messageId AND m.kind = 'normal'")
    .select(['m.id AS "id"', 'm.direction AS "direction"'])
    .distinct(true)
    .where('c.mailboxId IN (:...ids) AND c.sentAt >= :begin AND c.sentAt < :end', {
      ...{ ids: mailboxes.map(box => box.id), begin, end },
    })
    .andWhere("m.direction IN ('in', 'out')")
    .limit(MOST_LETTERS)
    .getRawMany<{ id: number; direction: string }>();
  const sent = rows.filter(row => row.direction === 'out').map(row => row.id);
  const answers = await answersAmong(manager, sent);
  return rows.map(({ id, direction }) => ({ id, isOut: direction === 'out', isAnswer: answers.has(id) }));
}

/** Those that answer a letter which came in from outside. */
async function answersAmong(manager: EntityManager, ids: readonly number[]): Promise<Set<number>> {
  const found = new Set<number>();
  for (const piece of pieces(ids)) {
    const nearest = await manager.findBy(MessageReference, { messageId: In(piece), position: 0 });
    const hashes = [...new Set(nearest.map(row => row.referencedHash))];
    const letters = await findByMessageIds(manager, hashes, { direction: true });
    const cameIn = new Set(letters.filter(one => one.direction === 'in').map(one => one.messageIdHash));
    for (const { messageId, referencedHash } of nearest) if (cameIn.has(referencedHash)) found.add(messageId);
  }
  return found;
}

/** What he did himself, by the audit log: the range of his entries that lies between the first and the last of the span. */
async function actsOf(manager: EntityManager, { userId, begin, end }: WorkSpan): Promise<AuditEntry[]> {
  const bound = async (order: 'ASC' | 'DESC') =>
    manager
      .createQueryBuilder(AuditEntry, 'e')
      .select('e.id', 'id')
      .where('e.at >= :begin AND e.at < :end', { begin, end })
      .orderBy('e.at', order)
      .addOrderBy('e.id', order)
      .limit(1)
      .getRawOne<{ id: number }>();
  const first = await bound('ASC');
  const last = await bound('DESC');
  if (!first || !last) return [];
  return manager.find(AuditEntry, {
    where: {
      userId,
      id: Between(first.id, last.id),
      action: In(['lead.converted', 'lead.rejected', 'record.changed']),
    },
    order: { id: 'ASC' },
    take: MOST_ACTS,
  });
}

async function leadsOf(
  manager: EntityManager,
  { userId, begin, end }: WorkSpan,
  acts: readonly AuditEntry[],
): Promise<WorkLogFacts['leads']> {
  const inSpan = Between(begin, new Date(end.getTime() - 1));
  const answered = await manager.find(Lead, {
    select: { id: true, number: true, answerMinutes: true },
    where: { ownerId: userId, answeredAt: inSpan },
    order: { answeredAt: 'ASC' },
    take: SHOWN,
  });
  const of = (action: string) => [
    ...new Set(acts.flatMap(act => (act.action === action ? (act.subjectId ?? []) : []))),
  ];
  // What was qualified and taken back is none.
  const qualified = await manager.find(Lead, {
    select: { id: true, number: true },
    where: { id: In(of('lead.converted').slice(0, SHOWN)), stage: 'converted' },
  });
  return {
    received: await manager.countBy(Lead, { ownerId: userId, assignedAt: inSpan }),
    answered: answered.map(({ id, number, answerMinutes }) => ({ leadId: id, number, minutes: answerMinutes })),
    qualified: qualified.map(({ id, number }) => ({ leadId: id, number })),
    rejected: await rejectedAmong(manager, of('lead.rejected')),
  };
}

/** What was rejected and opened again is none either. */
async function rejectedAmong(manager: EntityManager, ids: readonly number[]): Promise<number> {
  let count = 0;
  for (const piece of pieces(ids)) count += await manager.countBy(Lead, { id: In(piece), stage: 'disqualified' });
  return count;
}

/** From which stage to which he brought opportunities: of each the first and the last within the span. */
async function movesOf(manager: EntityManager, acts: readonly AuditEntry[]): Promise<WorkLogFacts['moves']> {
  const moved = new Map<number, { from: string; to: string }>();
  for (const { action, subjectId, details } of acts) {
    const { from, to } = details ?? {};
    if (action !== 'record.changed' || subjectId === null) continue;
    if (typeof from !== 'string' || typeof to !== 'string') continue;
    moved.set(subjectId, { from: moved.get(subjectId)?.from ?? from, to });
  }
  const ids = [...moved].filter(([, { from, to }]) => from !== to).map(([id]) => id);
  const records = await manager.findBy(TradeRecord, { id: In(ids.slice(0, SHOWN)), kind: 'opportunity' });
  return records.map(({ id, number, title }) => ({
    ...{ recordId: id, number, title },
    ...(moved.get(id) ?? { from: '', to: '' }),
  }));
}

async function tasksOf(manager: EntityManager, { userId, begin, end }: WorkSpan): Promise<WorkLogFacts['tasks']> {
  const tasks = await manager.find(Task, {
    where: { assigneeId: userId, doneAt: Between(begin, new Date(end.getTime() - 1)) },
    order: { doneAt: 'ASC', id: 'ASC' },
    take: SHOWN,
  });
  return tasks.map(({ id, title, companyId }) => ({ id, title, companyId }));
}
