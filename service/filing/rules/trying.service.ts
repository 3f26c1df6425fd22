import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { insertRows } from '../../platform/database/rows';
import { beforeOf } from '../deciding.service';
import type { Filing } from '../filing.entity';
import { FilingStatus } from '../filing.entity';
import type { FiledMessage, MessageToFile } from '../filing.service';
import { decideMessages, filingRows, findFilings } from '../filing.service';
import { readMail } from '../mailReading';
import { loadOwnCompany, loadQuestions } from '../questions.service';
import { applyOutcome } from '../refiling.service';
import { loadTakenBack } from '../takenBack.service';
import type { OrderedRule } from './conditions';
import { firstRule } from './conditions';
import { ruleOf } from './hits';
import type { KeptCounts } from './keeping.service';
import { keepOutcome, noteKept } from './keeping.service';
import type { KeptReason, RuleRun } from './rule.entity';
import { RuleRunMessage } from './rule.entity';

/** What a batch of a run came to. */
export interface BatchCounts {
  matched: number;
  changed: number;
  kept: KeptCounts;
}

/** Those of `ids` for which the conditions of a rule hold. */
export async function matchingOf(
  manager: EntityManager,
  rule: OrderedRule,
  ids: readonly number[],
): Promise<MessageToFile[]> {
  const own = await loadOwnCompany(manager);
  const questions = await loadQuestions(manager, ids);
  return questions.filter(({ question }) => firstRule([rule], { question, reading: readMail(question, own) }));
}

/** Tries a rule on a batch of old mail, or applies it; every message that fits and stays as it is has its reason. */
export async function tryBatch(
  manager: EntityManager,
  run: RuleRun,
  rule: OrderedRule,
  ids: readonly number[],
  now: Date,
): Promise<BatchCounts> {
  const matching = await matchingOf(manager, rule, ids);
  if (matching.length === 0) return { matched: 0, changed: 0, kept: {} };
  const where = { messageId: In(matching.map(one => one.messageId)) };
  const statuses = new Map((await manager.findBy(FilingStatus, where)).map(status => [status.messageId, status]));
  const kept = new Map<number, KeptReason>();
  const open = matching.filter(({ messageId }) => {
    const status = statuses.get(messageId);
    if (!status || status.decidedById !== null) kept.set(messageId, status ? 'person' : 'other');
    return !kept.has(messageId);
  });
  const own = await loadOwnCompany(manager);
  const decided = await decideMessages(manager, open, own, await loadTakenBack(manager, statuses), [rule]);
  const told = new Set(decided.map(one => one.messageId));
  for (const { messageId } of open) if (!told.has(messageId)) kept.set(messageId, 'taken_back');
  const standing = await findFilings(manager, [...told]);
  const sentAt = new Map(open.map(one => [one.messageId, one.sentAt]));
  const rows: Partial<RuleRunMessage>[] = [];
  for (const one of decided) {
    const status = statuses.get(one.messageId) as FilingStatus;
    const found = changeOf(one, status, standing.get(one.messageId) ?? [], rule);
    if (typeof found === 'string') kept.set(one.messageId, found);
    // Somebody decided between our reading and our writing.
    else if (
      run.kind === 'apply' &&
      !(await applyOutcome(manager, one, status, sentAt.get(one.messageId) as Date, now))
    )
      kept.set(one.messageId, 'person');
    else rows.push({ ...found, runId: run.id });
  }
  await insertRows(manager, RuleRunMessage, rows);
  return { matched: matching.length, changed: rows.length, kept: await noteKept(manager, run, kept) };
}

/** What would change on a message, or why it stays. */
function changeOf(
  one: FiledMessage,
  status: FilingStatus,
  filings: readonly Filing[],
  rule: OrderedRule,
): Partial<RuleRunMessage> | KeptReason {
  // What a file of company data said stands like a person's word.
  if (filings.some(filing => filing.confidence === 'person')) return 'person';
  if (ruleOf(one.outcome) !== rule.id) return keepOutcome(one.outcome);
  const places = filingRows(one, status.sentAt, status.sentAt).map(row => ({
    companyId: row.companyId as number,
    recordId: row.recordId ?? null,
  }));
  const key = (list: readonly { companyId: number; recordId: number | null }[]) =>
    list
      .map(place => `${place.companyId}:${place.recordId ?? ''}`)
      .sort()
      .join('|');
  if (status.state === one.outcome.state && key(places) === key(filings)) return 'there';
  return { messageId: one.messageId, before: beforeOf(status, filings), after: { state: one.outcome.state, places } };
}
