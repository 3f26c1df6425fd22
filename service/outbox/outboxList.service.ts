import type { EntityManager } from 'typeorm';
import { In, MoreThan } from 'typeorm';
import { pageOf, readTimeCursor } from '../common/paging';
import { Mailbox } from '../mail/message.entity';
import { OutboxMail } from '../mail/send/outbox.entity';
import type { OutboxState } from '../mail/send/outboxStates';
import type { Viewer } from '../users/roles';
import type { OutboxLine, OutboxList, OutboxQuery } from './outbox.schema';

const lists: Readonly<Record<OutboxQuery['list'], readonly OutboxState[]>> = {
  open: ['held', 'waiting', 'drafted', 'sending', 'failed', 'unclear'],
  drafts: ['draft'],
  sent: ['sent', 'seen'],
};

/** What somebody wrote here: what has not left, what he is writing, or what was sent; the last changed first. */
export async function listOutbox(manager: EntityManager, viewer: Viewer, page: OutboxQuery): Promise<OutboxList> {
  const limit = page.limit ?? 50;
  const query = manager
    .createQueryBuilder(OutboxMail, 'o')
    .where('o.askedById = :userId AND o.state IN (:...states)', { userId: viewer.userId, states: lists[page.list] })
    .orderBy('o.changedAt', 'DESC')
    .addOrderBy('o.id', 'DESC')
    .take(limit + 1);
  if (page.cursor !== undefined) {
    const { at, id } = readTimeCursor(page.cursor);
    query.andWhere('(o.changedAt < :at OR (o.changedAt = :at AND o.id < :id))', { at, id });
  }
  const { rows, nextCursor } = pageOf(await query.getMany(), limit, row => ({ at: row.changedAt, id: row.id }));
  return { mails: await linesOf(manager, rows), nextCursor };
}

const MOST_OF_CONVERSATION = 20;
const DAY = 86_400_000;

/** His own mails to a conversation that are no letters yet, the oldest first. One whose copy did not come within a day is among colleagues, and kept out. */
export async function listOfConversation(
  manager: EntityManager,
  viewer: Viewer,
  conversationId: number,
  now: Date,
): Promise<OutboxList> {
  const mine = { conversationId, askedById: viewer.userId };
  const where = [
    { ...mine, state: In([...lists.open, ...lists.drafts]) },
    { ...mine, state: 'sent' as const, sentAt: MoreThan(new Date(now.getTime() - DAY)) },
  ];
  const rows = await manager.find(OutboxMail, { where, order: { id: 'ASC' }, take: MOST_OF_CONVERSATION });
  return { mails: await linesOf(manager, rows), nextCursor: null };
}

async function linesOf(manager: EntityManager, rows: readonly OutboxMail[]): Promise<OutboxLine[]> {
  const ids = [...new Set(rows.map(row => row.mailboxId))];
  const mailboxes = ids.length > 0 ? await manager.findBy(Mailbox, { id: In(ids) }) : [];
  return rows.map(row => {
    const { id, state, reason, answer, subject, recipients, version } = row;
    const first = recipients.find(one => one.kind === 'to') ?? recipients[0];
    return {
      ...{ id, state, reason, answer, subject, version, recipientCount: recipients.length },
      mailbox: mailboxes.find(one => one.id === row.mailboxId)?.address ?? '',
      to: first ? first.name || first.address : '',
      ...{ conversationId: row.conversationId, answersMessageId: row.answersMessageId, approvalId: row.approvalId },
      dueAt: row.dueAt?.toISOString() ?? null,
      sentAt: row.sentAt?.toISOString() ?? null,
      changedAt: row.changedAt.toISOString(),
    };
  });
}
