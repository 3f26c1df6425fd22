import type { FilingOutcome } from '../question';
import type { Reason } from '../reasons';

/** The number of the rule with conditions that a reason names; null for reasons of any other kind. */
export function namedRule(reasons: readonly Reason[]): number | null {
  const id = Number(reasons.find(one => one.code === 'rule' && one.values.scope === 'custom')?.values.id);
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}

/** The rule that decided; null where none did, or one that says "not business" about an address, domain or conversation: those are not told apart. */
export function ruleOf(outcome: FilingOutcome): number | null {
  if (outcome.state !== 'filed') return namedRule(outcome.reasons);
  return outcome.filings.find(filing => filing.ruleId !== null)?.ruleId ?? null;
}
