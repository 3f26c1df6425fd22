import type { FilingOutcome } from './question';
import type { Candidate, Reason } from './reasons';

/**
 * What becomes of old mail that waits and that somebody's entry would file: filed, where he may see it anyway; else it goes on waiting, with the parties as its
 * likely candidates, so that whoever has a copy of it decides.
 *
 * @param by the name of who made the entry
 */
export function heldBack(outcome: FilingOutcome, mayFile: boolean, by: string): FilingOutcome {
  if (outcome.state !== 'filed' || mayFile) return outcome;
  const reasons: Reason[] = [{ code: 'held_back', values: { user: by } }];
  const candidates = outcome.filings.map(({ companyId, contactId, recordId, reasons: why }): Candidate => {
    return { companyId, contactId, recordId, likelihood: 'likely', reasons: why };
  });
  return { state: 'review', category: 'which_party', reasons, candidates };
}

/** Who made the entry for which waiting mail was held back; null where none was. */
export function heldFor(reasons: readonly Reason[]): string | null {
  return reasons.find(reason => reason.code === 'held_back')?.values.user ?? null;
}
