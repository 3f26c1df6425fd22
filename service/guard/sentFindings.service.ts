import type { EntityManager } from 'typeorm';
import { conflict, badRequest, notFound, AppError } from '../common/errors';
import { namesOf } from '../companies/similar.service';
import type { Context } from '../context';
import { visibleMessageSql } from '../filing/visibility';
import { Message, Participant } from '../mail/message.entity';
import { inTransaction } from '../platform/database/transaction';
import { presentFindings } from '../approvals/presenting.service';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { SentFinding } from './guard.entity';
import type { SentFindingLine, SentFindingList, SentFindingQuery } from './guard.schema';

type Row = SentFinding & { message: Pick<Message, 'subject' | 'conversationId'> };

/**
 * Who is told of a letter that has left: those above its sender, whoever sees everything, and he himself. They are told although the letter may be one that they cannot open: one
 * to the wrong customer is filed nowhere yet.
 */
function visibleFindings(manager: EntityManager, viewer: Viewer) {
  const builder = manager
    .createQueryBuilder(SentFinding, 's')
    .innerJoinAndMapOne('s.message', Message, 'm', 'm.id = s.messageId');
  if (viewer.grants.has('all.read')) return builder.where('1 = 1');
  return builder.where('s.userId IN (:...ownerIds)', { ownerIds: [...viewer.ownerIds] });
}

/** Those of letters that the reader may open. */
async function openLetters(manager: EntityManager, viewer: Viewer, ids: readonly number[]): Promise<Set<number>> {
  const visible = visibleMessageSql(viewer, '"m"');
  const rows = await manager
    .createQueryBuilder(Message, 'm')
    .select('m.id', 'id')
    .where('m.id IN (:...ids)', { ids })
    .andWhere(visible.sql, visible.parameters)
    .getRawMany<{ id: number }>();
  return new Set(rows.map(row => row.id));
}

/** What left although something spoke against it, newest first. @throws AppError page.cursor_invalid */
export async function listSentFindings(
  manager: EntityManager,
  viewer: Viewer,
  page: SentFindingQuery,
): Promise<SentFindingList> {
  const limit = page.limit ?? 50;
  const before = page.cursor === undefined ? null : Number(page.cursor);
  if (before !== null && !Number.isSafeInteger(before))
    throw badRequest('page.cursor_invalid', 'This page cannot be continued; begin again at the first page.');
  const builder = visibleFindings(manager, viewer)
    .andWhere('s.state = :state', { state: page.state ?? 'open' })
    .orderBy('s.id', 'DESC')
    .take(limit + 1);
  if (before !== null) builder.andWhere('s.id < :before', { before });
  const rows = (await builder.getMany()) as Row[];
  const shown = rows.slice(0, limit);
  return {
    findings: await linesOf(manager, viewer, shown),
    nextCursor: rows.length > limit ? String(shown[shown.length - 1]?.id) : null,
  };
}

/** What is to be said of one letter that has left; nothing for whoever is not told of it. @throws AppError message.not_found */
export async function listMessageFindings(
  manager: EntityManager,
  viewer: Viewer,
  messageId: number,
): Promise<SentFindingLine[]> {
  if (!(await openLetters(manager, viewer, [messageId])).has(messageId)) throw notFound('message');
  const rows = await visibleFindings(manager, viewer)
    .andWhere('s.messageId = :messageId', { messageId })
    .orderBy('s.id')
    .getMany();
  return linesOf(manager, viewer, rows as Row[]);
}

/**
 * Somebody above the sender has looked at it and says what came of it.
 *
 * @throws AppError sent_finding.not_found, guard.own_letter (403), version.changed
 */
export function settleFinding(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  note: string,
): Promise<SentFindingLine> {
  const change = { state: 'settled' as const, note: note.trim(), decidedById: viewer.userId };
  return decide(context, viewer, { id, version, from: 'open' }, now => ({ ...change, decidedAt: now }));
}

/**
 * Takes back what somebody said of it: it waits for a person again. What was said stays in the audit log.
 *
 * @throws AppError sent_finding.not_found, guard.own_letter (403), version.changed
 */
export function reopenFinding(context: Context, viewer: Viewer, id: number, version: number): Promise<SentFindingLine> {
  const change = { state: 'open' as const, note: '', decidedById: null, decidedAt: null };
  return decide(context, viewer, { id, version, from: 'settled' }, () => change);
}

type Decision = Pick<SentFinding, 'state' | 'note' | 'decidedById' | 'decidedAt'>;

async function decide(
  context: Context,
  viewer: Viewer,
  { id, version, from }: { id: number; version: number; from: SentFinding['state'] },
  changeAt: (now: Date) => Decision,
): Promise<SentFindingLine> {
  return inTransaction(context.database, async manager => {
    const now = context.clock();
    const row = await visibleFindings(manager, viewer).andWhere('s.id = :id', { id }).getOne();
    if (!row) throw notFound('sent_finding');
    if (row.userId === viewer.userId)
      throw new AppError('guard.own_letter', 403, 'Somebody else looks at what you have sent.');
    const change = changeAt(now);
    const done = await manager.update(SentFinding, { id, version, state: from }, { ...change, version: version + 1 });
    if (!done.affected) throw conflict('version.changed', 'Somebody else has changed this meanwhile. Look again.');
    const note = from === 'open' ? change.note : row.note;
    const action = from === 'open' ? 'guard.settled' : 'guard.reopened';
    await audit(manager, viewer, action, { type: 'message', id: row.messageId }, { code: row.code, note }, now);
    const after = (await visibleFindings(manager, viewer).andWhere('s.id = :id', { id }).getOneOrFail()) as Row;
    return (await linesOf(manager, viewer, [after]))[0] as SentFindingLine;
  });
}

async function linesOf(manager: EntityManager, viewer: Viewer, rows: readonly Row[]): Promise<SentFindingLine[]> {
  if (rows.length === 0) return [];
  const findings = await presentFindings(
    manager,
    viewer,
    rows.map(row => row.finding),
  );
  const names = await namesOf(
    manager,
    rows.flatMap(row => [row.userId, row.decidedById]),
  );
  const people = await manager
    .createQueryBuilder(Participant, 'p')
    .where("p.messageId IN (:...ids) AND p.role = 'to' AND p.position = 0", { ids: rows.map(row => row.messageId) })
    .getMany();
  const opened = await openLetters(
    manager,
    viewer,
    rows.map(row => row.messageId),
  );
  const name = (id: number | null) => (id === null ? null : (names.get(id) ?? null));
  return rows.map(({ id, messageId, message, userId, sentAt, state, note, decidedById, decidedAt, version }, at) => {
    const first = people.find(one => one.messageId === messageId);
    return {
      ...{ id, messageId, state, note, version },
      ...(opened.has(messageId)
        ? {
            conversationId: message.conversationId,
            subject: message.subject,
            to: first ? first.name || first.address : '',
          }
        : { conversationId: null, subject: '', to: '' }),
      sentBy: name(userId),
      sentAt: sentAt.toISOString(),
      finding: opened.has(messageId) ? findings[at]! : { ...findings[at]!, places: [] },
      decidedBy: name(decidedById),
      decidedAt: decidedAt?.toISOString() ?? null,
      canSettle: state === 'open' && userId !== viewer.userId,
      canReopen: state === 'settled' && userId !== viewer.userId,
    };
  });
}
