import type { EntityManager } from 'typeorm';
import { badRequest, conflict, notFound } from '../common/errors';
import type { Context } from '../context';
import { ownMailboxIds } from '../filing/ownMailboxes.service';
import { Mailbox, MailboxMessage, Message } from '../mail/message.entity';
import { isUniqueViolation } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { crewsOf } from './assigning.service';
import { CareEvent, MailCare } from './care.entity';
import type { CareBody } from './care.schema';
import { notify } from './notices.service';
import { peopleNames } from './presentingCare.service';
import { isUnanswered } from './standing';

/**
 * Takes a conversation of a mailbox, hands it to a colleague, or says how it stands. Who was second is told who was first; nothing is overwritten.
 *
 * @throws AppError conversation.not_found, care.changed (409: byName, state, carerName), care.not_shared, care.not_member
 */
export async function changeCare(
  context: Context,
  viewer: Viewer,
  conversationId: number,
  body: CareBody,
): Promise<void> {
  const now = context.clock();
  try {
    await inTransaction(context.database, async manager => {
      const row = await findRow(manager, viewer, conversationId, body.mailboxId, now);
      if (row.version !== body.version) throw await changedMeanwhile(manager, row);
      await apply(manager, viewer, row, body, now);
    });
  } catch (error) {
    // Two people touched what nobody had touched before, in two processes.
    if (isUniqueViolation(error)) throw changed({});
    throw error;
  }
}

function changed(details: Record<string, unknown>) {
  return conflict('care.changed', 'A colleague was quicker. Look at how it stands now, and decide again.', details);
}

async function changedMeanwhile(manager: EntityManager, row: MailCare) {
  const [last] = await manager.find(CareEvent, { where: { careId: row.id }, order: { id: 'DESC' }, take: 1 });
  const names = await peopleNames(manager, [last?.byId ?? null, row.carerId]);
  return changed({
    byName: names.get(last?.byId ?? 0) ?? null,
    carerName: names.get(row.carerId ?? 0) ?? null,
    state: row.state,
  });
}

/** The row, or a new one that is not kept yet. */
async function findRow(
  manager: EntityManager,
  viewer: Viewer,
  conversationId: number,
  mailboxId: number,
  now: Date,
): Promise<MailCare> {
  const isOwn = (await ownMailboxIds(manager, viewer)).includes(mailboxId);
  const last = isOwn ? await lastLetter(manager, conversationId, mailboxId) : null;
  if (!last) throw notFound('conversation', { id: conversationId });
  const row = await manager.findOneBy(MailCare, { conversationId, mailboxId });
  if (row) return row;
  const nobody = { carerId: null, waitingSince: null, waitingMessageId: null };
  const undecided = { decidedById: null, decidedAt: null, decidedThroughId: null };
  return manager.create(MailCare, {
    ...{ conversationId, mailboxId, state: 'answered', ...nobody, ...undecided, isDone: false },
    ...{ lastAt: last.sentAt, lastMessageId: last.id, version: 0, updatedAt: now },
  });
}

/** The newest letter of a conversation in a mailbox. */
async function lastLetter(manager: EntityManager, conversationId: number, mailboxId: number): Promise<Message | null> {
  return manager
    .createQueryBuilder(Message, 'm')
    .innerJoin(MailboxMessage, 'c', 'c.messageId = m.id AND c.mailboxId = :mailboxId', { mailboxId })
    .where('m.conversationId = :conversationId', { conversationId })
    .orderBy('m.sentAt', 'DESC')
    .addOrderBy('m.id', 'DESC')
    .limit(1)
    .getOne();
}

async function apply(manager: EntityManager, viewer: Viewer, row: MailCare, body: CareBody, now: Date): Promise<void> {
  const before = { state: row.state, carerId: row.carerId };
  const isHanded = body.carerId !== undefined && body.carerId !== row.carerId;
  const isMoved = body.state !== undefined && (body.state !== row.state || row.version === 0);
  if (isHanded) await hand(manager, row, body.carerId ?? null);
  if (isMoved) await decide(manager, viewer, row, body.state as MailCare['state'], now);
  const kept = await keep(manager, row, now);
  const note = body.note?.trim() || null;
  const by = { careId: kept.id, at: now, byId: viewer.userId };
  const { carerId, state } = row;
  if (isHanded || (note && !isMoved))
    await manager.insert(CareEvent, { ...by, kind: carerId === null ? 'released' : 'assigned', carerId, note });
  if (isMoved) await manager.insert(CareEvent, { ...by, kind: 'state', state, note: isHanded ? null : note });
  if (isHanded && carerId !== null && carerId !== viewer.userId)
    await notify(manager, viewer, 'assigned', [carerId], row.lastMessageId, now);
  const details = { mailboxId: row.mailboxId, before, after: { state, carerId } };
  await audit(manager, viewer, 'care.changed', { type: 'conversation', id: row.conversationId }, details, now);
}

async function hand(manager: EntityManager, row: MailCare, carerId: number | null): Promise<void> {
  const mailbox = await manager.findOneByOrFail(Mailbox, { id: row.mailboxId });
  if (!mailbox.isShared)
    throw badRequest('care.not_shared', 'A personal mailbox has nobody else who could take its mail.');
  const people = (await crewsOf(manager, [mailbox.id])).get(mailbox.id)?.people ?? [];
  if (carerId !== null && !people.includes(carerId))
    throw badRequest('care.not_member', 'He does not work in this mailbox. Add him to its members first.', { carerId });
  row.carerId = carerId;
  if (carerId !== null && row.state === 'new') row.state = 'open';
}

async function decide(
  manager: EntityManager,
  viewer: Viewer,
  row: MailCare,
  state: MailCare['state'],
  now: Date,
): Promise<void> {
  const newest = await manager
    .createQueryBuilder(Message, 'm')
    .select('MAX(m.id)', 'id')
    .where('m.conversationId = :id', { id: row.conversationId })
    .getRawOne<{ id: number | null }>();
  const isWaiting = isUnanswered(state);
  Object.assign(row, {
    ...{ state, isDone: state === 'done' },
    ...{ decidedById: viewer.userId, decidedAt: now, decidedThroughId: newest?.id ?? row.lastMessageId },
    waitingSince: isWaiting ? (row.waitingSince ?? row.lastAt) : null,
    waitingMessageId: isWaiting ? (row.waitingMessageId ?? row.lastMessageId) : null,
  });
}

async function keep(manager: EntityManager, row: MailCare, now: Date): Promise<MailCare> {
  const { id, version, ...values } = row;
  if (version === 0) return manager.save(manager.create(MailCare, { ...values, version: 1, updatedAt: now }));
  const done = await manager.update(MailCare, { id, version }, { ...values, version: version + 1, updatedAt: now });
  if (!done.affected) throw await changedMeanwhile(manager, await manager.findOneByOrFail(MailCare, { id }));
  return row;
}
