/** How a conversation stands in a mailbox: untouched, waiting for us, waiting for the other side, answered, over. */
export const careStates = ['new', 'open', 'waiting', 'answered', 'done'] as const;
export type CareState = (typeof careStates)[number];

/** Who takes care of what comes in: nobody by itself, the people of the mailbox in turn, or whoever has the company. */
export const assignRules = ['none', 'turn', 'company'] as const;
export type AssignRule = (typeof assignRules)[number];

/** What is older than this when it is taken in is history: nobody waits for it. Days. */
export const HISTORY_DAYS = 30;
const DAY = 86_400_000;

/** A letter of a conversation, as far as it says who has to answer whom. */
export interface CareLetter {
  id: number;
  sentAt: Date;
  direction: string;
  kind: string;
  /** A person said that it is no business. */
  isRefused: boolean;
  /** It stands in the mailbox, which is named by more than Cc. */
  isAsking: boolean;
  /** Addresses of everybody named in it, our own among them. */
  addresses: readonly string[];
}

/** What a person said of the conversation in this mailbox. */
export interface CareDecision {
  state: CareState;
  at: Date;
  /** The newest letter that was there then. */
  throughId: number;
}

export interface CareStanding {
  state: CareState;
  waitingSince: Date | null;
  waitingMessageId: number | null;
}

// What machines send is no question and no answer (RFC 3834, section 2; bounces, RFC 3464).
const written = new Set(['normal', 'calendar', 'unreadable']);

/**
 * How a conversation stands in a mailbox after its letters and what a person said last. A letter that comes in waits until one of ours goes out to
 * somebody who takes part in what came in: to pass it on to a factory is no answer to the buyer. What a person decided holds for the letters of then; a
 * later one opens the conversation again. Null where nothing of it ever waited.
 *
 * @param letters in any order; of longer conversations those since the first that waits are enough
 * @param isKnown somebody takes care of it, or it is older than these letters: what comes is not new
 */
export function standingOf(
  letters: readonly CareLetter[],
  decision: CareDecision | null,
  isKnown: boolean,
): CareStanding | null {
  const told = letters
    .filter(letter => written.has(letter.kind) && !letter.isRefused)
    .sort((a, b) => a.sentAt.getTime() - b.sentAt.getTime() || a.id - b.id);
  const answer = lastAnswer(told);
  const asked = told.filter(letter => letter.direction === 'in' && letter.isAsking);
  const since = asked.filter(letter => !answer || letter.sentAt > answer.sentAt);
  const waiting = decision ? since.filter(letter => isNews(letter, decision)) : since;
  const [first] = waiting;
  if (first) {
    const isTouched =
      isKnown || decision !== null || told.some(letter => letter.sentAt < first.sentAt && !isIn(letter));
    return {
      state: isTouched ? 'open' : 'new',
      waitingSince: first.sentAt,
      waitingMessageId: waiting.at(-1)?.id ?? null,
    };
  }
  if (decision && (decision.state === 'done' || !answer || answer.sentAt <= decision.at))
    return decided(decision, since, asked);
  return asked.length > 0 || decision ? rest('answered') : null;
}

const isIn = (letter: CareLetter) => letter.direction === 'in';
const rest = (state: CareState): CareStanding => ({ state, waitingSince: null, waitingMessageId: null });

function decided(decision: CareDecision, since: readonly CareLetter[], asked: readonly CareLetter[]): CareStanding {
  if (decision.state !== 'open' && decision.state !== 'new') return rest(decision.state);
  const last = since.at(-1) ?? asked.at(-1);
  const first = since[0] ?? last;
  return { state: decision.state, waitingSince: first?.sentAt ?? decision.at, waitingMessageId: last?.id ?? null };
}

/** Letters that a mailbox took in late are news too; those of an old folder that is imported afterwards are not. */
function isNews(letter: CareLetter, decision: CareDecision): boolean {
  return letter.id > decision.throughId && letter.sentAt.getTime() > decision.at.getTime() - DAY;
}

function lastAnswer(letters: readonly CareLetter[]): CareLetter | null {
  const partners = new Set<string>();
  let last: CareLetter | null = null;
  for (const letter of letters) {
    if (isIn(letter)) for (const address of letter.addresses) partners.add(address);
    if (letter.direction !== 'out') continue;
    if (partners.size === 0 || letter.addresses.some(address => partners.has(address))) last = letter;
  }
  return last;
}

/** Whose turn it is: the next behind `last` in the order of ids. Null where nobody works there. */
export function nextInTurn(memberIds: readonly number[], last: number | null): number | null {
  const members = [...memberIds].sort((a, b) => a - b);
  return members.find(id => last !== null && id > last) ?? members[0] ?? null;
}
