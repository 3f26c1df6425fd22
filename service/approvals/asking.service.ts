import type { EntityManager } from 'typeorm';
import { In, LessThanOrEqual, MoreThan } from 'typeorm';
import { conflict } from '../common/errors';
import { insertRows } from '../platform/database/rows';
import { addJob } from '../platform/queue/jobRows';
import { LiveSignal } from '../teamwork/live.entity';
import { audit } from '../users/audit.service';
import { writeTo } from '../users/outgoingMail.service';
import type { Viewer } from '../users/roles';
import { ApprovalDecider, ApprovalRequest } from './approval.entity';
import { decidersOf } from './deciders.service';
import type { Draft } from './draft';
import { digestOf, isSameDraft, mailKeyOf } from './draft';
import type { Finding } from './finding';
import type { Policy } from './policies';

const HOUR = 3_600_000;
const MAX_TEXT = 100_000;
const MAX_FILES = 200;
const MAX_RECIPIENTS = 500;
const MAX_WAITING = 200;
const MOST_ROUNDS = 50;

/** The job that follows a request which waits no more; its key is the number of the request. Mails that were written here wait for it (outbox/outbox.jobs.ts). */
export const APPROVAL_OVER = 'outbox.approval_over';

/** Lets go, or gives back, what a request held, in the transaction that ends it. */
export async function tellOver(manager: EntityManager, requestId: number): Promise<void> {
  await addJob(manager, APPROVAL_OVER, String(requestId), { requestId }, { lane: 'outbox' });
}

/** Lets open pages know that something waits for, or was decided for, these people. */
export async function tellPages(manager: EntityManager, userIds: readonly number[], byId: number | null, now: Date) {
  if (userIds.length > 0) await manager.insert(LiveSignal, { kind: 'notice', subjectIds: [...userIds], byId, at: now });
}

/**
 * The request for exactly this mail that counts now: one that waits, or the newest that was decided; null where there is none, or its time is over.
 */
export async function findRequest(
  manager: EntityManager,
  userId: number,
  draft: Draft,
  now: Date,
): Promise<ApprovalRequest | null> {
  const rows = await manager.find(ApprovalRequest, {
    where: {
      requestedById: userId,
      mailKey: mailKeyOf(draft),
      state: In(['pending', 'approved', 'rejected']),
      expiresAt: MoreThan(now),
    },
    order: { id: 'DESC' },
    take: MOST_ROUNDS,
  });
  return rows.find(row => row.text !== null && isSameDraft({ ...row, text: row.text }, draft)) ?? null;
}

/**
 * Asks for a mail to be approved, in the caller's transaction. The same mail asked for twice is one request.
 *
 * @throws AppError approvals.nobody (409) where nobody could decide, approvals.too_many_waiting
 */
export async function askApproval(
  manager: EntityManager,
  viewer: Viewer,
  policy: Policy,
  draft: Draft,
  findings: readonly Finding[],
  note: string,
  now: Date,
): Promise<ApprovalRequest> {
  const known = await findRequest(manager, viewer.userId, draft, now);
  if (known && known.state !== 'rejected') return known;
  await endOverdue(manager, viewer, draft, now);
  const deciders = await decidersOf(manager, policy.deciders, viewer.userId);
  if (deciders.userIds.length === 0)
    throw conflict('approvals.nobody', 'Nobody can decide on this. Ask your administrator to name somebody.');
  const waiting = await manager.countBy(ApprovalRequest, { requestedById: viewer.userId, state: 'pending' });
  if (waiting >= MAX_WAITING)
    throw conflict('approvals.too_many_waiting', 'Too many of your mails wait for approval. Withdraw some first.');
  const request = await manager.save(
    manager.create(ApprovalRequest, requestOf(viewer, policy, draft, findings, note, now)),
  );
  const rows = deciders.userIds.map(userId => ({ requestId: request.id, userId, isOpen: true }));
  await insertRows(manager, ApprovalDecider, rows);
  const details = { policy: policy.name, policyId: policy.id, findings: findings.map(finding => finding.code) };
  await audit(manager, viewer, 'approval.asked', { type: 'approval', id: request.id }, details, now);
  for (const userId of deciders.toldIds) await writeTo(manager, 'approval_asked', userId, now);
  await tellPages(manager, deciders.userIds, viewer.userId, now);
  return request;
}

/** The same mail may have been asked for before, and its time be over since the last round: it makes room for the new request. */
async function endOverdue(manager: EntityManager, viewer: Viewer, draft: Draft, now: Date): Promise<void> {
  const where = { requestedById: viewer.userId, digest: digestOf(draft), state: 'pending' as const };
  for (const row of await manager.findBy(ApprovalRequest, { ...where, expiresAt: LessThanOrEqual(now) }))
    await endRequest(manager, row, now);
}

/** Ends a request that nobody decided in time. */
export async function endRequest(manager: EntityManager, row: ApprovalRequest, now: Date): Promise<void> {
  const change = { state: 'expired' as const, version: row.version + 1 };
  const done = await manager.update(ApprovalRequest, { id: row.id, state: 'pending' }, change);
  if (!done.affected) return;
  const deciders = await manager.findBy(ApprovalDecider, { requestId: row.id });
  await manager.update(ApprovalDecider, { requestId: row.id }, { isOpen: false });
  await tellOver(manager, row.id);
  const details = { policy: row.policyName, policyId: row.policyId };
  await audit(manager, 'system', 'approval.expired', { type: 'approval', id: row.id }, details, now);
  await tellPages(manager, [row.requestedById, ...deciders.map(one => one.userId)], null, now);
}

function requestOf(
  viewer: Viewer,
  policy: Policy,
  draft: Draft,
  findings: readonly Finding[],
  note: string,
  now: Date,
): Partial<ApprovalRequest> {
  return {
    policyId: policy.id,
    policyName: policy.name,
    requestedById: viewer.userId,
    state: 'pending',
    digest: digestOf(draft),
    mailKey: mailKeyOf(draft),
    mailbox: draft.mailbox.slice(0, 320),
    subject: draft.subject.slice(0, 1000),
    recipients: draft.recipients.slice(0, MAX_RECIPIENTS),
    text: draft.text.slice(0, MAX_TEXT),
    attachments: draft.attachments.slice(0, MAX_FILES),
    findings: [...findings],
    note: note.trim().slice(0, 1000),
    requestedAt: now,
    expiresAt: new Date(now.getTime() + policy.expiresHours * HOUR),
    decidedById: null,
    decidedAt: null,
    comment: '',
    sentMessageId: null,
    clearedAt: null,
    version: 1,
  };
}
