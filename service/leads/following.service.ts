import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { FiledMessage, MessageToFile } from '../filing/filing.service';
import { FilingStatus } from '../filing/filing.entity';
import { Mailbox, MailboxMessage, Message } from '../mail/message.entity';
import { instantOf } from '../platform/database/instants';
import { workedMinutes } from '../teamwork/waiting';
import { pieces } from '../platform/database/rows';
import { audit } from '../users/audit.service';
import { ownedValues, peopleWith, poolFor } from './assigning.service';
import { hoursFor } from './hours.service';
import { Lead, LeadKey, LeadMessage } from './lead.entity';
import type { LeadLetter } from './opening.service';
import { addLetters, leadsOfKeys, noteEvent } from './opening.service';
import { returnsAt } from './pooling';
import { unownedStages } from './stages';

/**
 * Puts new letters of nobody that is known, and ours to him, with the open lead of their conversation or address, in the transaction that stores them: their filing says so, and the lead's clock
 * runs on them. What is filed under a company of ours by now (the buyer was entered meanwhile) stays there and winds the clock alone. Where no lead is open this is one look into an empty index.
 */
export async function followLeads(
  manager: EntityManager,
  arrived: readonly MessageToFile[],
  decided: readonly FiledMessage[],
  now: Date,
): Promise<void> {
  const unknown = messagesOf(decided, ({ state, category }) => state === 'review' && category === 'unknown_sender');
  const filed = messagesOf(decided, ({ state }) => state === 'filed');
  const letters = arrived.filter(
    ({ messageId, question }) => question.kind === 'normal' && (unknown.has(messageId) || filed.has(messageId)),
  );
  if (letters.length === 0 || !(await manager.exists(LeadKey))) return;
  const keys = new Map(letters.map(one => [one.messageId, keysOf(one, unknown.has(one.messageId) ? 20 : 3)]));
  const leads = await leadsOfKeys(manager, [...keys.values()].flat());
  if (leads.size === 0) return;
  for (const one of letters) {
    const leadId = (keys.get(one.messageId) ?? []).map(key => leads.get(key)).find(Boolean);
    if (!leadId) continue;
    const isOut = one.question.direction === 'out';
    const letter = { messageId: one.messageId, role: isOut ? 'out' : 'in', sentAt: one.sentAt } as const;
    if (unknown.has(one.messageId)) await attach(manager, leadId, letter, now);
    else await moveOn(manager, { id: leadId }, letter, now);
  }
}

function messagesOf(
  decided: readonly FiledMessage[],
  holds: (outcome: { state: string; category?: string }) => boolean,
): Set<number> {
  return new Set(decided.filter(({ outcome }) => holds(outcome)).map(({ messageId }) => messageId));
}

function keysOf({ question }: MessageToFile, mostPeople: number): string[] {
  const { parsed, direction, conversationId } = question;
  const people = direction === 'out' ? [...parsed.to, ...parsed.cc] : parsed.from;
  return [
    ...(conversationId === null ? [] : [`conversation:${conversationId}`]),
    ...people.slice(0, mostPeople).flatMap(({ address }) => (address ? [`address:${address}`] : [])),
  ];
}

/** Adds a letter to a lead, and lets it stand there instead of in the review queue. */
async function attach(manager: EntityManager, leadId: number, letter: LeadLetter, now: Date): Promise<void> {
  const lead = await manager.findOneByOrFail(Lead, { id: leadId });
  if ((await addLetters(manager, lead, [letter])) === 0) return;
  await manager.update(
    FilingStatus,
    { messageId: letter.messageId, state: 'review', category: 'unknown_sender' },
    {
      ...{ state: 'lead', category: null, candidates: [], updatedAt: now, version: () => '"version" + 1' },
      reasons: [{ code: 'lead', values: { number: lead.number } }] as never,
    },
  );
  await moveOn(manager, lead, letter, now);
}

/**
 * What a letter means for its lead: the first that we send is the answer, measured in the buyer's business hours, and the lead is worked on; each, either way, is proof of work and winds the pool's
 * clock (AHEAD-10). A letter that is older than what the lead knows winds nothing back.
 */
export async function moveOn(
  manager: EntityManager,
  before: Pick<Lead, 'id'>,
  letter: LeadLetter,
  now: Date,
): Promise<void> {
  const lead = await manager.findOneByOrFail(Lead, { id: before.id });
  const { sentAt, role } = letter;
  const isOut = role === 'out';
  const isNobodys = lead.ownerId === null && unownedStages.includes(lead.stage);
  const values: Partial<Lead> = isOut
    ? { lastOutAt: later(lead.lastOutAt, sentAt) }
    : { lastInAt: later(lead.lastInAt, sentAt) };
  if (isOut && sentAt >= lead.receivedAt && (lead.answeredAt === null || sentAt < lead.answeredAt)) {
    values.answeredAt = sentAt;
    values.answerMinutes = await answerMinutes(manager, lead, sentAt);
    if (lead.stage === 'new' || lead.stage === 'assigned') {
      values.stage = 'working';
      await noteEvent(manager, lead.id, 'answered', 'system', { minutes: values.answerMinutes }, now);
    }
  }
  if (isOut && isNobodys && sentAt >= lead.receivedAt)
    Object.assign(values, await ownedByAnswerer(manager, lead, letter.messageId, now));
  const evidenceAt = later(lead.evidenceAt, sentAt) as Date;
  const stage = values.stage ?? lead.stage;
  const poolId = values.poolId === undefined ? lead.poolId : values.poolId;
  const pool = poolId === null ? null : await poolFor(manager, poolId);
  values.evidenceAt = evidenceAt;
  values.returnsAt = returnsAt(stage, evidenceAt, pool, lead.protectedUntil);
  if (evidenceAt > lead.evidenceAt) values.warnedAt = null;
  await manager.update(Lead, { id: lead.id }, { ...values, updatedAt: now, version: lead.version + 1 });
}

/** What is written of a lead that nobody had: whoever answered it has it. It is worked on by that. */
async function ownedByAnswerer(
  manager: EntityManager,
  lead: Lead,
  messageId: number,
  now: Date,
): Promise<Partial<Lead>> {
  const userId = await answererOf(manager, messageId);
  if (userId === null) return {};
  const pool = await poolFor(manager, lead.poolId);
  const owned = ownedValues({ userId, ruleId: null, protectionDays: null }, pool, now);
  const details = { userId, why: 'answered' };
  await noteEvent(manager, lead.id, 'assigned', 'system', details, now);
  await audit(manager, 'system', 'lead.assigned', { type: 'lead', id: lead.id }, details, now);
  return { ...owned, stage: lead.stage === 'qualified' ? 'qualified' : 'working' };
}

/** Whose own mailbox a letter of ours was written from, if he works on leads; null of a shared one. */
async function answererOf(manager: EntityManager, messageId: number): Promise<number | null> {
  const row = await manager
    .createQueryBuilder(MailboxMessage, 'c')
    .innerJoin(Message, 'm', 'm.id = c.messageId')
    .innerJoin(Mailbox, 'b', 'b.id = c.mailboxId AND b.address = m.fromAddress AND b.isShared = :no', { no: false })
    .select('b.ownerId', 'ownerId')
    .where('c.messageId = :messageId AND b.ownerId IS NOT NULL', { messageId })
    .getRawOne<{ ownerId: number }>();
  return row && (await peopleWith(manager, 'leads.write')).has(row.ownerId) ? row.ownerId : null;
}

function later(one: Date | null, other: Date): Date {
  return one !== null && one > other ? one : other;
}

async function answerMinutes(manager: EntityManager, lead: Lead, sentAt: Date): Promise<number> {
  const { hours, timeZone } = await hoursFor(manager, lead.country, sentAt);
  return workedMinutes(lead.receivedAt, sentAt, hours, timeZone);
}

const MOST_GATHERED = 200;

/**
 * Gathers what came of a conversation before its lead was open: an answer that was sent at once, a second mail of the same batch. Oldest first, so that the first answer is the first.
 */
export async function gatherConversation(
  manager: EntityManager,
  leadId: number,
  conversationId: number,
  now: Date,
): Promise<void> {
  const rows = await manager
    .createQueryBuilder(Message, 'm')
    .innerJoin(FilingStatus, 's', 's.messageId = m.id')
    .select(['m.id AS "id"', 'm.direction AS "direction"', 'm.sentAt AS "sentAt"'])
    .where("m.conversationId = :conversationId AND m.kind = 'normal' AND s.decidedById IS NULL", { conversationId })
    .andWhere("s.state = 'review' AND s.category = 'unknown_sender'")
    .orderBy('m.sentAt')
    .addOrderBy('m.id')
    .limit(MOST_GATHERED)
    .getRawMany<{ id: number; direction: string; sentAt: string | Date }>();
  for (const { id, direction, sentAt } of rows) {
    const role = direction === 'out' ? 'out' : 'in';
    await attach(manager, leadId, { messageId: id, role, sentAt: instantOf(sentAt) }, now);
  }
}

/** The leads of messages, by message. */
export async function leadsOfMessages(
  manager: EntityManager,
  messageIds: readonly number[],
): Promise<Map<number, number>> {
  const found = new Map<number, number>();
  for (const piece of pieces(messageIds))
    for (const row of await manager.findBy(LeadMessage, { messageId: In(piece) })) found.set(row.messageId, row.leadId);
  return found;
}
