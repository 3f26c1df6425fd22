import type { FilingOutcome, FilingProposal } from './question';

/** A message that a person took from a company by undoing the act that had put it there. */
export interface TakenBack {
  companyId: number;
  undoneAt: Date;
}

/**
 * Whether filing a message there would undo the undoing. What a person has said about "always" since then counts for more than what he took back.
 *
 * @param rules when the rules in force were made, by their number
 */
function isBarred(filing: FilingProposal, taken: readonly TakenBack[], rules: ReadonlyMap<number, Date>): boolean {
  const ruledAt = filing.ruleId === null ? undefined : rules.get(filing.ruleId);
  return taken.some(
    ({ companyId, undoneAt }) => companyId === filing.companyId && !(ruledAt !== undefined && ruledAt >= undoneAt),
  );
}

/**
 * An outcome without the companies from which a person has taken the message by undo.
 *
 * @param isFiled whether the message is filed now: then it cannot stay where master data no longer puts it, and a person is asked
 * @returns null where the message stays as it stands
 */
export function withoutTakenBack(
  outcome: FilingOutcome,
  taken: readonly TakenBack[],
  rules: ReadonlyMap<number, Date>,
  isFiled: boolean,
): FilingOutcome | null {
  if (outcome.state !== 'filed' || taken.length === 0) return outcome;
  const filings = outcome.filings.filter(filing => !isBarred(filing, taken, rules));
  if (filings.length === outcome.filings.length) return outcome;
  if (filings.length > 0) return { state: 'filed', filings };
  if (!isFiled) return null;
  const candidates = outcome.filings.map(({ companyId, contactId, recordId, reasons }) => {
    return { companyId, contactId, recordId, likelihood: 'unsure' as const, reasons };
  });
  const reasons = outcome.filings[0]?.reasons ?? [];
  return { state: 'review', category: 'which_party', reasons, candidates };
}
