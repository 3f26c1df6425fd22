import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { registrableDomain } from '../common/emailAddress';
import { Message, MessageReference, Participant } from '../mail/message.entity';
import { addJob } from '../platform/queue/jobRows';
import { priorities } from '../platform/queue/queue';
import { insertRows, pieces } from '../platform/database/rows';
import { searchRaw } from '../platform/database/search';
import { Filing, FilingStatus } from './filing.entity';
import type { FiledMessage, MessageToFile } from './filing.service';
import { decideMessages, filingRows, statusDetails } from './filing.service';
import { holdBack } from './holding.service';
import { loadOwnCompany, loadQuestions } from './questions.service';

/** What has changed in the master data or the rules, so that old mail is to be looked at again. */
export interface RefilePayload {
  addresses?: string[];
  domains?: string[];
  /** As people write them. */
  numbers?: string[];
  companyIds?: number[];
  messageIds?: number[];
  /** Who made the change, 0 for the command line; absent where mail that came asks. See holding.service.ts. */
  byUserId?: number;
  /** Set by a job that did not finish: messages up to this one are done. */
  afterId?: number;
}

export const REFILE = 'filing.refile';
const BATCH = 200;

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
  for (const piece of pieces(hashes)) {
    const rows = await manager
      .createQueryBuilder(MessageReference, 'r')
      .innerJoin(FilingStatus, 's', 's.messageId = r.messageId')
      .select('r.messageId', 'messageId')
      .where("r.referencedHash IN (:...piece) AND s.decidedById IS NULL AND s.state IN ('review', 'none', 'filed')", {
        piece,
      })
      .limit(5000)
      .getRawMany<{ messageId: number }>();
    for (const { messageId } of rows) late.add(messageId);
  }
  if (late.size === 0) return;
  const messageIds = [...late].sort((a, b) => a - b);
  for (const piece of pieces(messageIds, 1000)) {
    await requestRefiling(manager, `late:${arrived[0]?.messageId}:${piece[0]}`, { messageIds: piece });
  }
}

/** The next messages, by id above `afterId`, that a change may concern. */
export async function findAffected(manager: EntityManager, payload: RefilePayload): Promise<number[]> {
  const after = payload.afterId ?? 0;
  const found = new Set<number>((payload.messageIds ?? []).filter(id => id > after));
  const participants = (column: 'address' | 'domain', values: readonly string[]) =>
    manager
      .createQueryBuilder(Participant, 'p')
      .select('DISTINCT p.messageId', 'messageId')
      .where(`p.${column} IN (:...values) AND p.messageId > :after`, { values, after })
      .orderBy('p.messageId')
      .limit(BATCH)
      .getRawMany<{ messageId: number }>();
  for (const values of pieces(payload.addresses ?? []))
    for (const row of await participants('address', values)) found.add(row.messageId);
  const domains = [...new Set((payload.domains ?? []).map(registrableDomain))];
  for (const values of pieces(domains))
    for (const row of await participants('domain', values)) found.add(row.messageId);
  for (const values of pieces(payload.companyIds ?? [])) {
    const rows = await manager
      .createQueryBuilder(Filing, 'f')
      .select('DISTINCT f.messageId', 'messageId')
      .where('f.companyId IN (:...values) AND f.endedAt IS NULL AND f.messageId > :after', { values, after })
      .orderBy('f.messageId')
      .limit(BATCH)
      .getRawMany<{ messageId: number }>();
    for (const row of rows) found.add(row.messageId);
  }
  for (const number of payload.numbers ?? [])
    for (const id of await searchRaw(manager, numberQuery(number), after, BATCH)) found.add(id);
  return [...found].sort((a, b) => a - b).slice(0, BATCH);
}

/** A number in every way that the index may have cut it: PI26-0112 is "pi26 0112", "pi260112", "pi 26 0112". */
export function numberQuery(number: string): string {
  const runs =
    number
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const split = runs.flatMap(run => run.match(/\p{N}+|\p{L}+/gu) ?? []);
  const phrases = new Set([runs.join(' '), runs.join(''), split.join(' ')].filter(Boolean));
  return [...phrases].map(phrase => `"${phrase}"`).join(' OR ');
}

/** Messages of the same conversations that Tradepost filed, or left waiting, by itself: they follow. */
async function withThreads(manager: EntityManager, messageIds: readonly number[]): Promise<number[]> {
  const ids = new Set(messageIds);
  for (const piece of pieces(messageIds, 500)) {
    const rows = await manager
      .createQueryBuilder(Message, 'm')
      .innerJoin(Message, 'seed', 'seed.conversationId = m.conversationId')
      .innerJoin(FilingStatus, 's', 's.messageId = m.id')
      .select('DISTINCT m.id', 'id')
      .where("seed.id IN (:...piece) AND s.decidedById IS NULL AND s.state <> 'filed'", { piece })
      .limit(BATCH)
      .getRawMany<{ id: number }>();
    for (const { id } of rows) ids.add(id);
  }
  return [...ids];
}

/**
 * Files one batch of old mail again. What a person decided stays. Asks for the next batch in the same transaction, so a crash repeats at most
 * one batch, to the same result.
 *
 * @returns how many messages stand elsewhere than before
 */
export async function refileBatch(
  manager: EntityManager,
  payload: RefilePayload,
  key: string,
  now: Date,
): Promise<number> {
  const affected = await findAffected(manager, payload);
  if (affected.length === 0) return 0;
  const statuses = await undecided(manager, await withThreads(manager, affected));
  const questions = await loadQuestions(manager, [...statuses.keys()]);
  const chosen = await decideMessages(manager, questions, await loadOwnCompany(manager));
  const decided = await holdBack(manager, payload.byUserId, chosen, statuses);
  let changed = 0;
  for (const [at, one] of decided.entries()) {
    const status = statuses.get(one.messageId) as FilingStatus;
    if (await applyOutcome(manager, one, status, questions[at]?.sentAt as Date, now)) changed += 1;
  }
  if (affected.length === BATCH) {
    const afterId = affected[affected.length - 1] as number;
    await requestRefiling(manager, `${key.split('#')[0]}#${afterId}`, { ...payload, afterId });
  }
  return changed;
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
  const details = statusDetails(filed.outcome);
  const isSame = status.state === filed.outcome.state && signature(standing) === signature(wanted);
  if (isSame && JSON.stringify(details.candidates) === JSON.stringify(status.candidates)) return false;
  const result = await manager.update(
    FilingStatus,
    { messageId: filed.messageId, version: status.version },
    { state: filed.outcome.state, ...details, updatedAt: now, version: status.version + 1 },
  );
  // Somebody decided between our reading and our writing: his word stands.
  if (result.affected !== 1) return false;
  if (signature(standing) !== signature(wanted)) {
    if (standing.length > 0) await manager.update(Filing, { id: In(standing.map(row => row.id)) }, { endedAt: now });
    await insertRows(manager, Filing, wanted);
  }
  return true;
}
