import { createHash } from 'node:crypto';
import { touchCompanies } from '../companies/touching.service';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { Message, MessageReference } from '../mail/message.entity';
import { addJob } from '../platform/queue/jobRows';
import { priorities } from '../platform/queue/queue';
import { listOf } from '../platform/database/lists';
import { insertRows, pieces } from '../platform/database/rows';
import { Filing, FilingStatus } from './filing.entity';
import type { FiledMessage, MessageToFile } from './filing.service';
import type { RefilePayload } from './affected.service';
import { findAffected } from './affected.service';
import { decideMessages, filingRows, statusDetails } from './filing.service';
import { holdBack } from './holding.service';
import { findImitators } from './imitators.service';
import { loadOwnCompany, loadQuestions } from './questions.service';
import { withoutStanding } from './rules/standing.service';
import { underLeads } from './underLeads.service';
import { loadTakenBack } from './takenBack.service';
import { requestLook } from './warnings/noting.service';
import { announce } from '../users/happenings.service';

export const REFILE = 'filing.refile';
const BATCH = 200;
const LATE_PAGE = 5_000;

/** Asks for old mail to be filed again, in the transaction that changed what it depends on. */
export async function requestRefiling(manager: EntityManager, key: string, payload: RefilePayload): Promise<void> {
  await addJob(manager, REFILE, key, payload, { priority: priorities.refile, lane: 'refile' });
}

/**
 * Messages that answer one of these and were filed, or left waiting, before it came (an archive is imported in any order): their turn comes again.
 */
export async function requestLateThreads(manager: EntityManager, arrived: readonly MessageToFile[]): Promise<void> {
  const hashes = arrived.flatMap(one => one.messageIdHash ?? []);
  const late = new Set<number>();
  for (const piece of pieces(hashes)) for (const id of await answersOf(manager, piece)) late.add(id);
  if (late.size === 0) return;
  const messageIds = [...late].sort((a, b) => a - b);
  for (const piece of pieces(messageIds, 1000)) {
    await requestRefiling(manager, `late:${arrived[0]?.messageId}:${piece[0]}`, { messageIds: piece });
  }
}

/** Messages that refer to one of these Message-IDs and that no person has decided on. */
async function answersOf(manager: EntityManager, hashes: readonly string[]): Promise<number[]> {
  const found: number[] = [];
  // Not a join: SQLite would begin with the status of every letter that there is.
  const open = (query: SelectQueryBuilder<MessageReference>) =>
    `EXISTS ${query
      .subQuery()
      .select('1')
      .from(FilingStatus, 's')
      .where("s.messageId = r.messageId AND s.decidedById IS NULL AND s.state IN ('review', 'none', 'filed', 'lead')")
      .getQuery()}`;
  for (let after = 0; ; after = found[found.length - 1] as number) {
    const { list, piece } = listOf(manager, hashes);
    const rows = await manager
      .createQueryBuilder(MessageReference, 'r')
      .select('DISTINCT r.messageId', 'messageId')
      .where(`r.referencedHash IN ${list} AND r.messageId > :after`, { piece, after })
      .andWhere(open)
      .orderBy('r.messageId')
      .limit(LATE_PAGE)
      .getRawMany<{ messageId: number }>();
    for (const { messageId } of rows) found.push(messageId);
    if (rows.length < LATE_PAGE) return found;
  }
}

/**
 * Letters of the conversations of those that moved, on which no person has decided, oldest first: each is to see where what it answers stands now. Those
 * that moved are among them, because one may answer another that has not had its turn yet.
 */
async function findFollowing(manager: EntityManager, moved: readonly number[]): Promise<number[]> {
  if (moved.length === 0) return [];
  const seeds = await manager.find(Message, {
    select: { id: true, conversationId: true },
    where: { id: In([...moved]) },
  });
  const rows = await manager
    .createQueryBuilder(Message, 'm')
    .innerJoin(FilingStatus, 's', 's.messageId = m.id')
    .select(['m.id AS id', 'm.conversationId AS conversationId'])
    .where('m.conversationId IN (:...ids)', { ids: [...new Set(seeds.map(seed => seed.conversationId))] })
    .andWhere("s.decidedById IS NULL AND m.kind <> 'stub'")
    .orderBy('m.sentAt')
    .addOrderBy('m.id')
    .getRawMany<{ id: number; conversationId: number }>();
  const done = new Set(moved);
  const open = new Set(rows.filter(row => !done.has(row.id)).map(row => row.conversationId));
  return rows.filter(row => open.has(row.conversationId)).map(row => row.id);
}

/** Files letters again in the order in which they are given, one batch now and the rest by a job of its own. */
async function refileFollowing(
  manager: EntityManager,
  following: readonly number[],
  payload: RefilePayload,
  now: Date,
): Promise<number[]> {
  const rest = following.slice(BATCH);
  if (rest.length > 0) {
    const next = { following: rest, byUserId: payload.byUserId };
    const key = createHash('sha256').update(JSON.stringify(next)).digest('hex').slice(0, 40);
    await requestRefiling(manager, `following:${key}`, next);
  }
  return fileAgain(manager, following.slice(0, BATCH), payload, now);
}

/**
 * Files one batch of old mail again, and the conversations of what moved. What a person decided stays. Asks for the next batch in the same transaction, so
 * a crash repeats at most one batch, to the same result.
 *
 * @returns how many messages stand elsewhere than before
 */
export async function refileBatch(
  manager: EntityManager,
  payload: RefilePayload,
  key: string,
  now: Date,
): Promise<number> {
  if (payload.following) return (await refileFollowing(manager, payload.following, payload, now)).length;
  const wanted = await withImitators(manager, payload);
  const affected = await findAffected(manager, wanted, BATCH);
  if (affected.length === 0) return 0;
  const moved = await fileAgain(manager, affected, payload, now);
  const followed = await refileFollowing(manager, await findFollowing(manager, moved), payload, now);
  if (affected.length === BATCH) {
    const afterId = affected[affected.length - 1] as number;
    await requestRefiling(manager, `${key.split('#')[0]}#${afterId}`, { ...wanted, afterId });
  }
  return new Set([...moved, ...followed]).size;
}

/** At the first batch of a change of domains, the mail that waits and imitates one of them is added by number. */
async function withImitators(manager: EntityManager, payload: RefilePayload): Promise<RefilePayload> {
  if (payload.afterId !== undefined || !payload.domains?.length) return payload;
  const imitators = await findImitators(manager, payload.domains);
  return { ...payload, messageIds: [...(payload.messageIds ?? []), ...imitators] };
}

/** Decides on at most a batch of messages again, and writes what differs. Answers those that did. */
async function fileAgain(
  manager: EntityManager,
  messageIds: readonly number[],
  payload: RefilePayload,
  now: Date,
): Promise<number[]> {
  const statuses = await withoutStanding(manager, await undecided(manager, messageIds));
  const questions = await loadQuestions(manager, [...statuses.keys()]);
  const settle = await loadTakenBack(manager, statuses);
  const judged = await decideMessages(manager, questions, await loadOwnCompany(manager), settle);
  const chosen = await underLeads(manager, judged);
  const shown = await withoutEndedRules(manager, statuses, payload);
  const decided = await holdBack(manager, payload.byUserId, chosen, shown);
  const sentAt = new Map(questions.map(one => [one.messageId, one.sentAt]));
  const changed: number[] = [];
  for (const one of decided) {
    const status = statuses.get(one.messageId) as FilingStatus;
    if (await applyOutcome(manager, one, status, sentAt.get(one.messageId) as Date, now)) changed.push(one.messageId);
  }
  if (changed.length > 0) {
    const key = createHash('sha256').update(changed.join()).digest('hex').slice(0, 40);
    await requestLook(manager, `moved:${key}`, { messageIds: changed });
  }
  const filed = decided.filter(one => one.outcome.state === 'filed' && changed.includes(one.messageId));
  await announce(manager, [['message.filed', filed.map(one => one.messageId)]], now);
  return changed;
}

/** What a rule that was taken back had filed stands nowhere: whoever may not see it holds on to nothing by that. */
async function withoutEndedRules(
  manager: EntityManager,
  statuses: Map<number, FilingStatus>,
  { ruleIds, byUserId }: RefilePayload,
): Promise<Map<number, FilingStatus>> {
  if (!ruleIds?.length || !byUserId || statuses.size === 0) return statuses;
  const shown = new Map(statuses);
  const where = { messageId: In([...statuses.keys()]), ruleId: In(ruleIds), endedAt: IsNull() };
  for (const { messageId } of await manager.find(Filing, { select: { messageId: true }, where }))
    shown.set(messageId, { ...(statuses.get(messageId) as FilingStatus), state: 'review' });
  return shown;
}

async function undecided(manager: EntityManager, messageIds: readonly number[]): Promise<Map<number, FilingStatus>> {
  const found = new Map<number, FilingStatus>();
  for (const piece of pieces(messageIds)) {
    for (const row of await manager.find(FilingStatus, { where: { messageId: In(piece), decidedById: IsNull() } }))
      found.set(row.messageId, row);
  }
  return found;
}

const signature = (rows: readonly Partial<Filing>[]) =>
  rows
    .map(row => `${row.companyId}:${row.contactId ?? ''}:${row.recordId ?? ''}:${row.ruleId ?? ''}`)
    .sort()
    .join('|');

/** Puts an outcome in the place of what Tradepost had decided by itself; answers false where nothing differs. */
export async function applyOutcome(
  manager: EntityManager,
  filed: FiledMessage,
  status: FilingStatus,
  sentAt: Date,
  now: Date,
): Promise<boolean> {
  const standing = await manager.find(Filing, { where: { messageId: filed.messageId, endedAt: IsNull() } });
  // What a file of company data said stands like a person's word, though nobody's name is on it.
  if (standing.some(row => row.confidence === 'person')) return false;
  const wanted = filingRows(filed, sentAt, now);
  if (isAsItStands(status, filed, signature(standing) === signature(wanted))) return false;
  const result = await manager.update(
    FilingStatus,
    { messageId: filed.messageId, version: status.version },
    { state: filed.outcome.state, ...statusDetails(filed.outcome), updatedAt: now, version: status.version + 1 },
  );
  // Somebody decided between our reading and our writing: his word stands.
  if (result.affected !== 1) return false;
  if (signature(standing) !== signature(wanted)) {
    if (standing.length > 0) await manager.update(Filing, { id: In(standing.map(row => row.id)) }, { endedAt: now });
    await insertRows(manager, Filing, wanted);
    const moved = [...standing, ...wanted].flatMap(({ companyId }) => companyId ?? []);
    await touchCompanies(
      manager,
      moved.map(companyId => ({ companyId, isWhole: true })),
    );
  }
  return true;
}

/** True where neither the filings nor anything that the status tells of the outcome would change. */
function isAsItStands(status: FilingStatus, { outcome }: FiledMessage, areSameFilings: boolean): boolean {
  const { category, reasons, candidates } = statusDetails(outcome);
  return (
    areSameFilings &&
    status.state === outcome.state &&
    status.category === category &&
    JSON.stringify([status.reasons, status.candidates]) === JSON.stringify([reasons, candidates])
  );
}
