import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { anyOf } from '../platform/database/lists';
import { insertRows, pieces } from '../platform/database/rows';
import { Company } from '../companies/company.entity';
import type { Touch } from '../companies/touching.service';
import { touchCompanies } from '../companies/touching.service';
import { chooseForCase } from './choosing';
import { Filing, FilingStatus } from './filing.entity';
import type { FilingCase } from './filingCase';
import { openCase } from './filingCase';
import { keysOf } from './keys';
import type { OpenKnowledge } from './knownRecords.service';
import { loadKnowledge } from './knowledge.service';
import type { FilingKeys, FilingOutcome, FilingQuestion, OwnCompany, ThreadFacts } from './question';
import type { OrderedRule } from './rules/conditions';
import type { WithCategoryRules } from './categories/giving.service';
import { giveByRules } from './categories/giving.service';
import { ruleOf } from './rules/hits';
import { RuleHit } from './rules/rule.entity';
import { noteWarnings } from './warnings/noting.service';
import type { WatchedMail } from './warnings/watching';
import { watchMail } from './warnings/watching';

/** A stored message that is to be filed. */
export interface MessageToFile {
  messageId: number;
  messageIdHash: string | null;
  sentAt: Date;
  question: FilingQuestion;
  /** `keysOf` of the question, where they are known already. */
  keys?: FilingKeys;
}

/** What became of a message. */
export interface FiledMessage {
  messageId: number;
  outcome: FilingOutcome;
}

/** What is made of an outcome before it counts; null where the message stays as it stands. */
export type Settle = (messageId: number, outcome: FilingOutcome) => FilingOutcome | null;

/** Is shown a message while its batch is decided. */
export type Watch = (one: MessageToFile, filing: FilingCase, outcome: FilingOutcome) => void;

/**
 * Decides where messages belong, in their order; each sees how those before it were filed. Reads only.
 *
 * @param settle may change an outcome; a message that stays as it stands is left out of the answer
 * @param tried rules that are asked as if they were switched on for all mail
 * @param watch is shown every message with what is known about it, and what became of it
 */
export async function decideMessages(
  manager: EntityManager,
  batch: readonly MessageToFile[],
  own: OwnCompany,
  settle: Settle = (_messageId, outcome) => outcome,
  tried: readonly OrderedRule[] = [],
  watch?: Watch,
): Promise<FiledMessage[]> {
  const keys = batch.map(one => one.keys ?? keysOf(one.question, own));
  const conversationIds = batch.flatMap(one => one.question.conversationId ?? []);
  const knowledge = await loadKnowledge(manager, keys, conversationIds, tried);
  return batch.flatMap(one => {
    const filing = openCase(one.question, knowledge, own);
    const chosen = chooseForCase(filing);
    watch?.(one, filing, chosen);
    const outcome = settle(one.messageId, chosen);
    if (!outcome) return [];
    rememberThread(knowledge, one, outcome);
    return [{ messageId: one.messageId, outcome }];
  });
}

/** Files new messages: decides, and writes the filings and the status of each, in the caller's transaction. */
export async function fileMessages(
  manager: EntityManager,
  batch: readonly MessageToFile[],
  own: OwnCompany,
  now: Date,
): Promise<FiledMessage[]> {
  if (batch.length === 0) return [];
  const sentAt = new Map(batch.map(one => [one.messageId, one.sentAt]));
  const told = await keepWhatWasTold(manager, sentAt, now);
  const watched: WatchedMail[] = [];
  const seen: WithCategoryRules[] = [];
  const filed = await decideMessages(
    manager,
    batch.filter(one => !told.has(one.messageId)),
    own,
    undefined,
    [],
    (one, filing, outcome) => {
      watched.push(...watchMail(one, filing, outcome));
      if (filing.knowledge.categoryRules?.length) seen.push({ ...one, filing });
    },
  );
  await insertRows(
    manager,
    Filing,
    filed.flatMap(one => filingRows(one, sentAt.get(one.messageId) as Date, now)),
  );
  await insertRows(
    manager,
    FilingStatus,
    filed.map(one => statusRow(one, sentAt.get(one.messageId) as Date, now)),
  );
  await insertRows(manager, RuleHit, ruleHits(filed, now));
  await giveByRules(manager, seen, now);
  await noteWarnings(manager, watched);
  await touchCompanies(manager, touchesOf(batch, filed));
  return filed;
}

/** The parties of letters that were filed, with the way and the time of each; what a machine answered is no contact. */
function touchesOf(batch: readonly MessageToFile[], filed: readonly FiledMessage[]): Touch[] {
  const letters = new Map(batch.map(one => [one.messageId, one]));
  return filed.flatMap(({ messageId, outcome }) => {
    const letter = letters.get(messageId);
    if (!letter || outcome.state !== 'filed') return [];
    const { kind, direction } = letter.question;
    const isContact = kind === 'normal' || kind === 'calendar';
    return outcome.filings.map(({ companyId }) =>
      isContact ? { companyId, direction, sentAt: letter.sentAt } : { companyId },
    );
  });
}

/**
 * Letters that take the place of a stub: a record named them before they came, so they stand where it said, from now on at their own time. Stubs under
 * which nothing stands make room for a decision.
 *
 * @returns the messages that need no decision
 */
async function keepWhatWasTold(
  manager: EntityManager,
  sentAt: ReadonlyMap<number, Date>,
  now: Date,
): Promise<Set<number>> {
  const told = new Set<number>();
  for (const piece of pieces([...sentAt.keys()])) {
    const stubs = await manager.find(FilingStatus, {
      select: { messageId: true },
      where: { messageId: anyOf(manager, piece) },
    });
    if (stubs.length === 0) continue;
    const ids = stubs.map(stub => stub.messageId);
    const standing = await manager.findBy(Filing, { messageId: In(ids), endedAt: IsNull() });
    for (const { messageId } of standing) told.add(messageId);
    await touchCompanies(
      manager,
      standing.map(({ companyId }) => ({ companyId, isWhole: true })),
    );
    const empty = ids.filter(id => !told.has(id));
    if (empty.length > 0) await manager.delete(FilingStatus, { messageId: In(empty) });
  }
  for (const messageId of told) {
    await manager.update(Filing, { messageId }, { sentAt: sentAt.get(messageId) as Date });
    await manager.update(FilingStatus, { messageId }, { sentAt: sentAt.get(messageId) as Date, updatedAt: now });
  }
  return told;
}

/** The next messages of the batch see this one where it stands now: in the place of what the database said, if it was there before. */
function rememberThread(knowledge: OpenKnowledge, one: MessageToFile, outcome: FilingOutcome): void {
  if (!one.messageIdHash) return;
  const list = knowledge.messagesByReference.get(one.messageIdHash) ?? [];
  const before = list.findIndex(thread => thread.messageId === one.messageId);
  list.splice(before < 0 ? list.length : before, before < 0 ? 0 : 1, threadOf(one, outcome));
  knowledge.messagesByReference.set(one.messageIdHash, list);
}

function threadOf(one: MessageToFile, outcome: FilingOutcome): ThreadFacts {
  const { parsed, direction } = one.question;
  return {
    messageId: one.messageId,
    position: 0,
    sentAt: one.sentAt,
    isStub: false,
    direction,
    addresses: [...parsed.from, ...parsed.to, ...parsed.cc].slice(0, 200).map(address => address.address),
    filings:
      outcome.state === 'filed'
        ? outcome.filings.map(({ companyId, contactId, recordId }) => ({
            companyId,
            contactId,
            recordId,
            byPerson: false,
          }))
        : [],
    isNotBusiness: false,
  };
}

function ruleHits(filed: readonly FiledMessage[], at: Date): Partial<RuleHit>[] {
  return filed.flatMap(({ messageId, outcome }) => {
    const ruleId = ruleOf(outcome);
    return ruleId === null ? [] : [{ ruleId, messageId, at }];
  });
}

/** The rows of filings that Tradepost makes by itself; the same party and record once. */
export function filingRows({ messageId, outcome }: FiledMessage, sentAt: Date, now: Date): Partial<Filing>[] {
  if (outcome.state !== 'filed') return [];
  const seen = new Set<string>();
  return outcome.filings.flatMap(filing => {
    const key = `${filing.companyId}:${filing.recordId ?? ''}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const { companyId, contactId, recordId, reasons, ruleId } = filing;
    return [
      {
        messageId,
        companyId,
        contactId,
        recordId,
        confidence: 'certain',
        reasons,
        userId: null,
        ruleId,
        sentAt,
        createdAt: now,
        endedAt: null,
      },
    ];
  });
}

function statusRow({ messageId, outcome }: FiledMessage, sentAt: Date, now: Date): Partial<FilingStatus> {
  return {
    messageId,
    state: outcome.state,
    ...statusDetails(outcome),
    decidedById: null,
    decidedAt: null,
    postponedUntil: null,
    sentAt,
    updatedAt: now,
    version: 1,
  };
}

/** The part of a status that an outcome decides. */
export function statusDetails(outcome: FilingOutcome): Pick<FilingStatus, 'category' | 'reasons' | 'candidates'> {
  if (outcome.state === 'review') {
    return { category: outcome.category, reasons: outcome.reasons, candidates: outcome.candidates.slice(0, 9) };
  }
  return { category: null, reasons: outcome.state === 'filed' ? [] : outcome.reasons, candidates: [] };
}

/** The filings in force of messages, by message. */
export async function findFilings(
  manager: EntityManager,
  messageIds: readonly number[],
): Promise<Map<number, Filing[]>> {
  const found = new Map<number, Filing[]>();
  for (const piece of pieces(messageIds)) {
    const rows = await manager.find(Filing, {
      where: { messageId: In(piece), endedAt: IsNull() },
      order: { id: 'ASC' },
    });
    for (const row of rows) found.set(row.messageId, [...(found.get(row.messageId) ?? []), row]);
  }
  return found;
}

/** Names of companies by id. */
export async function companyNames(manager: EntityManager, ids: Iterable<number>): Promise<Map<number, string>> {
  const names = new Map<number, string>();
  for (const piece of pieces([...new Set(ids)])) {
    for (const row of await manager.find(Company, { select: { id: true, name: true }, where: { id: In(piece) } }))
      names.set(row.id, row.name);
  }
  return names;
}
