import type { PaneWaitingOn } from './sidebar.schema';

/** A letter of a conversation as far as turns are concerned. */
export interface TurnLetter {
  kind: string;
  direction: string;
  sentAt: Date;
}

/** What is known of the party outside. */
export interface TurnParty {
  name: string;
  isCustomer: boolean;
  isSupplier: boolean;
  isAgent: boolean;
  isPartner: boolean;
  isForwarder: boolean;
}

/** Whose turn it is, and since when; null where nobody's is known. */
export interface Turn {
  on: PaneWaitingOn;
  since: Date;
}

// Partners have no kind of their own for banks; their names say so.
const BANK = /\bbank\b|\bbanco\b|\bbanque\b|银行|銀行/i;

/**
 * Who is to write next (AHEAD-13): whoever got the last letter between us and the outside. Since the first letter that he has not answered. What a machine wrote answers nothing, and
 * what colleagues write among themselves moves nobody.
 *
 * @param letters newest first
 * @param party null where unknown
 */
export function turnOf(letters: readonly TurnLetter[], party: TurnParty | null): Turn | null {
  const exchanged = letters.filter(
    ({ kind, direction }) => (kind === 'normal' || kind === 'calendar') && direction !== 'internal',
  );
  const [newest] = exchanged;
  if (!newest) return null;
  const end = exchanged.findIndex(({ direction }) => direction !== newest.direction);
  const run = end < 0 ? exchanged : exchanged.slice(0, end);
  const since = (run.at(-1) ?? newest).sentAt;
  return { on: newest.direction === 'in' ? 'us' : outside(party), since };
}

function outside(party: TurnParty | null): PaneWaitingOn {
  if (!party) return 'other';
  if (party.isCustomer) return 'buyer';
  if (party.isForwarder) return 'forwarder';
  if (party.isSupplier) return 'factory';
  if (BANK.test(party.name)) return 'bank';
  return party.isAgent ? 'agent' : 'other';
}
