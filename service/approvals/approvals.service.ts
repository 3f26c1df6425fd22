import type { EntityManager } from 'typeorm';
import { In, LessThan } from 'typeorm';
import { badRequest, notFound } from '../common/errors';
import { namesOf } from '../companies/similar.service';
import { visibleMessageSql } from '../filing/visibility';
import { Message } from '../mail/message.entity';
import type { Viewer } from '../users/roles';
import { ApprovalDecider, ApprovalRequest } from './approval.entity';
import type { ApprovalCount, ApprovalLine, ApprovalList, ApprovalQuery, ApprovalReply } from './approvals.schema';
import { presentFindings } from './presenting.service';

const MOST_COUNTED = 100;
const MOST_ROUNDS = 20;

/** Requests for approval: those that wait for this person, those that he asked for, or those of others that are over; newest first. */
export async function listApprovals(
  manager: EntityManager,
  viewer: Viewer,
  page: ApprovalQuery,
): Promise<ApprovalList> {
  const limit = page.limit ?? 50;
  const before = page.cursor === undefined ? null : Number(page.cursor);
  if (before !== null && !Number.isSafeInteger(before))
    throw badRequest('page.cursor_invalid', 'This page cannot be continued; begin again at the first page.');
  const older = before === null ? {} : { id: LessThan(before) };
  const rows =
    page.list === 'mine'
      ? await manager.find(ApprovalRequest, {
          where: { requestedById: viewer.userId, ...older },
          order: { id: 'DESC' },
          take: limit + 1,
        })
      : await asDecider(manager, viewer, page.list === 'waiting', before, limit + 1);
  const shown = rows.slice(0, limit);
  const names = await namesOf(
    manager,
    shown.flatMap(row => [row.requestedById, row.decidedById]),
  );
  return {
    approvals: shown.map(row => lineOf(row, viewer, names)),
    nextCursor: rows.length > limit ? String(shown[shown.length - 1]?.id) : null,
  };
}

async function asDecider(
  manager: EntityManager,
  viewer: Viewer,
  isOpen: boolean,
  before: number | null,
  take: number,
): Promise<ApprovalRequest[]> {
  const places = await manager.find(ApprovalDecider, {
    where: { userId: viewer.userId, isOpen, ...(before === null ? {} : { requestId: LessThan(before) }) },
    order: { requestId: 'DESC' },
    take,
  });
  const where = { id: In(places.map(place => place.requestId)) };
  return places.length === 0 ? [] : manager.find(ApprovalRequest, { where, order: { id: 'DESC' } });
}

/** How many wait for this person; stops at 100. */
export async function countApprovals(manager: EntityManager, viewer: Viewer): Promise<ApprovalCount> {
  const rows = await manager.find(ApprovalDecider, {
    select: { id: true },
    where: { userId: viewer.userId, isOpen: true },
    take: MOST_COUNTED,
  });
  return { waiting: rows.length };
}

/** One request with the mail as it was asked for. @throws AppError approval.not_found for whoever neither asked nor may decide */
export async function getApproval(manager: EntityManager, viewer: Viewer, id: number): Promise<ApprovalReply> {
  const request = await manager.findOneBy(ApprovalRequest, { id });
  const deciders = request ? await manager.findBy(ApprovalDecider, { requestId: id }) : [];
  const isMine = request?.requestedById === viewer.userId;
  const isDecider = deciders.some(row => row.userId === viewer.userId);
  if (!request || (!isMine && !isDecider)) throw notFound('approval');
  const rounds = await roundsOf(manager, request);
  const names = await namesOf(manager, [
    ...rounds.flatMap(row => [row.requestedById, row.decidedById]),
    ...deciders.map(row => row.userId),
  ]);
  const { mailbox, recipients, text, attachments, note } = request;
  const isOpen = request.state === 'pending';
  return {
    ...lineOf(request, viewer, names),
    ...{ mailbox, recipients, text, attachments, note },
    findings: await presentFindings(manager, viewer, request.findings),
    deciders: deciders.map(row => names.get(row.userId) ?? ''),
    canDecide: isOpen && isDecider && !isMine,
    canWithdraw: isOpen && isMine,
    sentConversationId: await sentConversation(manager, viewer, request),
    history: rounds.flatMap(row => stepsOf(row, names)),
  };
}

/** This request and those before and after it for the same mail, oldest first. */
async function roundsOf(
  manager: EntityManager,
  { requestedById, mailKey }: ApprovalRequest,
): Promise<ApprovalRequest[]> {
  const where = { requestedById, mailKey };
  const rows = await manager.find(ApprovalRequest, { where, order: { id: 'DESC' }, take: MOST_ROUNDS });
  return rows.reverse();
}

function stepsOf(row: ApprovalRequest, names: ReadonlyMap<number, string>): ApprovalReply['history'] {
  const step = (what: string, at: Date, byId: number | null, words: string) => ({
    ...{ requestId: row.id, what, words },
    at: at.toISOString(),
    by: byId === null ? null : (names.get(byId) ?? null),
  });
  return [
    step('asked', row.requestedAt, row.requestedById, row.note),
    ...(row.decidedAt ? [step(row.state, row.decidedAt, row.decidedById, row.comment)] : []),
    ...(row.state === 'expired' && !row.decidedAt ? [step('expired', row.expiresAt, null, '')] : []),
  ];
}

async function sentConversation(
  manager: EntityManager,
  viewer: Viewer,
  request: ApprovalRequest,
): Promise<number | null> {
  if (request.sentMessageId === null) return null;
  const visible = visibleMessageSql(viewer, '"m"');
  const message = await manager
    .createQueryBuilder(Message, 'm')
    .where('m.id = :id', { id: request.sentMessageId })
    .andWhere(visible.sql, visible.parameters)
    .getOne();
  return message?.conversationId ?? null;
}

function lineOf(row: ApprovalRequest, viewer: Viewer, names: ReadonlyMap<number, string>): ApprovalLine {
  const { id, policyName, subject, state, comment, version, recipients } = row;
  const first = recipients.find(one => one.kind === 'to') ?? recipients[0];
  return {
    ...{ id, policy: policyName, subject, state, comment, version },
    askedBy: names.get(row.requestedById) ?? '',
    isMine: row.requestedById === viewer.userId,
    to: first ? first.name || first.address : '',
    recipientCount: recipients.length,
    requestedAt: row.requestedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    decidedBy: row.decidedById === null ? null : (names.get(row.decidedById) ?? null),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    findingCount: row.findings.length,
    attachmentCount: row.attachments.length,
    isSent: row.sentMessageId !== null,
  };
}
