import type { CareDecision, CareState } from './moving';

/** What a person said last, as a row keeps it; null where nobody did. */
export function decisionOf(row: {
  state: CareState;
  decidedAt: Date | null;
  decidedThroughId: number | null;
}): CareDecision | null {
  if (row.decidedAt === null) return null;
  return { state: row.state, at: row.decidedAt, throughId: row.decidedThroughId ?? 0 };
}

/** True where somebody waits for our answer. */
export function isUnanswered(state: CareState): boolean {
  return state === 'new' || state === 'open';
}
