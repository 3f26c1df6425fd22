import type { EntityManager } from 'typeorm';
import { AppError, badRequest, conflict, notFound } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import { writeTo } from '../users/outgoingMail.service';
import type { Viewer } from '../users/roles';
import { ApprovalDecider, ApprovalPolicy, ApprovalRequest } from './approval.entity';
import type { ApprovalReply } from './approvals.schema';
import { getApproval } from './approvals.service';
import { tellOver, tellPages } from './asking.service';

const HOUR = 3_600_000;

/** What is decided, on the version that was read. */
export interface Decision {
  id: number;
  version: number;
  comment: string;
}

/**
 * Lets exactly this mail go, for as long as the policy says.
 *
 * @throws AppError approval.not_found, approvals.own_request (403), approvals.not_open, version.changed (409)
 */
export async function approve(context: Context, viewer: Viewer, decision: Decision): Promise<ApprovalReply> {
  return decide(context, viewer, decision, 'approved');
}

/** Refuses it; the comment tells why. @throws AppError approvals.comment_needed, and those of `approve` */
export async function reject(context: Context, viewer: Viewer, decision: Decision): Promise<ApprovalReply> {
  if (decision.comment.trim() === '')
    throw badRequest('approvals.comment_needed', 'Say why, so that it can be mended.', { field: 'comment' });
  return decide(context, viewer, decision, 'rejected');
}

async function decide(
  context: Context,
  viewer: Viewer,
  { id, version, comment }: Decision,
  state: 'approved' | 'rejected',
): Promise<ApprovalReply> {
  return inTransaction(context.database, async manager => {
    const now = context.clock();
    const request = await getDecidable(manager, viewer, id, now);
    const policy = request.policyId === null ? null : await manager.findOneBy(ApprovalPolicy, { id: request.policyId });
    // The mail may be sent for as long again as one may be waited for.
    const expiresAt = new Date(now.getTime() + (policy?.expiresHours ?? 24) * HOUR);
    const decided = { state, decidedById: viewer.userId, decidedAt: now, comment: comment.trim(), expiresAt };
    await moveOn(manager, request, version, decided);
    const details = { policy: request.policyName, policyId: request.policyId };
    const subject = { type: 'approval', id };
    if (state === 'approved') await audit(manager, viewer, 'approval.approved', subject, details, now);
    else await audit(manager, viewer, 'approval.rejected', subject, details, now);
    await writeTo(manager, 'approval_decided', request.requestedById, now);
    await tellPages(manager, await concerned(manager, request), viewer.userId, now);
    return getApproval(manager, viewer, id);
  });
}

/** The asker needs it no more. @throws AppError approval.not_found, approvals.not_open, version.changed */
export async function withdraw(context: Context, viewer: Viewer, { id, version }: Decision): Promise<ApprovalReply> {
  return inTransaction(context.database, async manager => {
    const now = context.clock();
    const request = await manager.findOneBy(ApprovalRequest, { id, requestedById: viewer.userId });
    if (!request) throw notFound('approval');
    checkOpen(request, now);
    await moveOn(manager, request, version, { state: 'withdrawn', decidedById: viewer.userId, decidedAt: now });
    const details = { policy: request.policyName, policyId: request.policyId };
    await audit(manager, viewer, 'approval.withdrawn', { type: 'approval', id }, details, now);
    await tellPages(manager, await concerned(manager, request), viewer.userId, now);
    return getApproval(manager, viewer, id);
  });
}

async function getDecidable(manager: EntityManager, viewer: Viewer, id: number, now: Date): Promise<ApprovalRequest> {
  const request = await manager.findOneBy(ApprovalRequest, { id });
  const isDecider = await manager.existsBy(ApprovalDecider, { requestId: id, userId: viewer.userId });
  if (request?.requestedById === viewer.userId)
    throw new AppError('approvals.own_request', 403, 'Somebody else decides on what you asked for.');
  if (!request || !isDecider) throw notFound('approval');
  checkOpen(request, now);
  return request;
}

function checkOpen(request: ApprovalRequest, now: Date): void {
  if (request.state !== 'pending' || request.expiresAt <= now)
    throw conflict('approvals.not_open', 'This has been decided already, or its time is over. Look again.');
}

async function moveOn(
  manager: EntityManager,
  { id }: ApprovalRequest,
  version: number,
  change: Partial<ApprovalRequest>,
): Promise<void> {
  const values = { ...change, version: version + 1 } as never;
  const done = await manager.update(ApprovalRequest, { id, version, state: 'pending' }, values);
  if (!done.affected) throw conflict('version.changed', 'Somebody else has changed this meanwhile. Look again.');
  await manager.update(ApprovalDecider, { requestId: id }, { isOpen: false });
  await tellOver(manager, id);
}

async function concerned(manager: EntityManager, request: ApprovalRequest): Promise<number[]> {
  const deciders = await manager.findBy(ApprovalDecider, { requestId: request.id });
  return [...new Set([request.requestedById, ...deciders.map(row => row.userId)])];
}
