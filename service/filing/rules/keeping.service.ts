import type { EntityManager } from 'typeorm';
import { insertRows } from '../../platform/database/rows';
import type { FilingOutcome } from '../question';
import { ruleOf } from './hits';
import type { KeptReason, RuleRun } from './rule.entity';
import { RuleRunKept } from './rule.entity';

export type KeptCounts = Partial<Record<KeptReason, number>>;

// Enough to see what they are; of most rules nearly all that fits stands there already.
const LISTED = 100;

/** Both counts together. */
export function addedUp(before: KeptCounts, more: KeptCounts): KeptCounts {
  const sum = { ...before };
  for (const [reason, count] of Object.entries(more) as [KeptReason, number][])
    sum[reason] = (sum[reason] ?? 0) + count;
  return sum;
}

/** Why an outcome that the rule did not make stands before it. */
export function keepOutcome(outcome: FilingOutcome): KeptReason {
  if (outcome.state === 'review' && outcome.category === 'suspicious') return 'suspicion';
  const reasons = outcome.state === 'filed' ? outcome.filings.flatMap(filing => filing.reasons) : outcome.reasons;
  // The rule holds, and the number that it names says otherwise: a person has to say which.
  if (outcome.state === 'review' && reasons.some(one => one.code === 'foreign_number')) return 'foreign_number';
  if (reasons.some(one => one.code === 'person' || (one.code === 'rule' && one.values.scope === 'conversation')))
    return 'conversation';
  return ruleOf(outcome) === null ? 'other' : 'earlier_rule';
}

/** Writes down which messages of a batch stay as they are, the first of each reason. Answers how many of each there are. */
export async function noteKept(
  manager: EntityManager,
  run: RuleRun,
  kept: ReadonlyMap<number, KeptReason>,
): Promise<KeptCounts> {
  const counts: KeptCounts = {};
  const rows: Partial<RuleRunKept>[] = [];
  for (const [messageId, reason] of kept) {
    counts[reason] = (counts[reason] ?? 0) + 1;
    if ((run.kept?.[reason] ?? 0) + (counts[reason] ?? 0) <= LISTED) rows.push({ runId: run.id, messageId, reason });
  }
  await insertRows(manager, RuleRunKept, rows);
  return counts;
}
