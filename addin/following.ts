// What the pane shows of what is open in Outlook, as values: which item, which card, and when to ask again. Nothing here calls anything.
import type { Pane } from '../service/sidebar/sidebar.schema';
import type { ComposeItem, ReadItem, SelectedItem } from './outlookShape';

export type Selection =
  | { kind: 'looking' }
  | { kind: 'none' }
  | { kind: 'several'; items: readonly SelectedItem[] }
  | { kind: 'read'; item: ReadItem }
  | { kind: 'compose'; item: ComposeItem };

/** What went wrong, by the code of its sentence. */
export interface Trouble {
  code: string;
  status: number;
  message: string;
  details: Readonly<Record<string, unknown>>;
  ref: string | null;
}

/** A card as it was answered for the item `key`, at `at` (milliseconds since 1970). Kept in memory alone. */
export interface Card {
  key: string;
  pane: Pane;
  at: number;
}

export interface Following {
  /** Grows with every change of the selection and every question; an answer to an older turn is dropped. */
  turn: number;
  selection: Selection;
  /** The last card; of an earlier item while the next one is being asked for. */
  card: Card | null;
  isAsking: boolean;
  trouble: Trouble | null;
  /** Questions that failed in a row. */
  failures: number;
  /** When it is asked again by itself, milliseconds since 1970; null: not by itself. */
  askAgainAt: number | null;
}

export type FollowingEvent =
  /** Something else is open, and what it is is not known yet. */
  | { type: 'moved'; turn: number }
  /** What is open is known. */
  | { type: 'selected'; turn: number; selection: Selection }
  | { type: 'asked'; turn: number }
  | { type: 'answered'; turn: number; pane: Pane; at: number }
  | { type: 'failed'; turn: number; trouble: Trouble; at: number }
  /** A write for the item `key` was answered: what it changed is shown before the card is asked for again. */
  | { type: 'changed'; key: string; change: (pane: Pane) => Pane };

export const nothingYet: Following = {
  turn: 0,
  selection: { kind: 'looking' },
  card: null,
  isAsking: false,
  trouble: null,
  failures: 0,
  askAgainAt: null,
};

/** Milliseconds until the next try after so many failures: 2, 4, 8 ... seconds, 60 at most. */
export function tryAgainIn(failures: number): number {
  return Math.min(60_000, 1000 * 2 ** Math.min(failures, 10));
}

/** Whether asking once more can help: nobody answered, or the service or Outlook was busy. */
export function isPassing(trouble: Trouble): boolean {
  if (trouble.code === 'outlook.silent' || trouble.code === 'outlook.failed') return true;
  return trouble.code === 'unreachable' || trouble.status >= 500 || trouble.status === 429;
}

/** The key of the item that a card is wanted for; null where none is. */
export function wantedKey({ selection }: Following): string | null {
  return selection.kind === 'read' ? selection.item.key : null;
}

/** The card of the item that is open; null while it is not there. */
export function currentCard(state: Following): Card | null {
  return state.card && state.card.key === wantedKey(state) ? state.card : null;
}

/** Whole seconds until the next try, for the countdown; null where none is planned. */
export function secondsLeft(state: Following, now: number): number | null {
  return state.askAgainAt === null ? null : Math.max(0, Math.ceil((state.askAgainAt - now) / 1000));
}

/** The next state. Events of an older turn than the state's change nothing. */
export function follow(state: Following, event: FollowingEvent): Following {
  switch (event.type) {
    case 'moved':
      if (event.turn <= state.turn) return state;
      return {
        ...state,
        turn: event.turn,
        selection: { kind: 'looking' },
        isAsking: true,
        trouble: null,
        failures: 0,
        askAgainAt: null,
      };
    case 'selected':
      if (event.turn !== state.turn) return state;
      return { ...state, selection: event.selection, isAsking: event.selection.kind === 'read', trouble: null };
    case 'asked':
      if (event.turn <= state.turn) return state;
      return { ...state, turn: event.turn, isAsking: true, askAgainAt: null };
    case 'answered':
      return answered(state, event);
    case 'failed':
      return failed(state, event);
    case 'changed':
      if (state.card?.key !== event.key) return state;
      return { ...state, card: { ...state.card, pane: event.change(state.card.pane) } };
  }
}

function answered(state: Following, event: { turn: number; pane: Pane; at: number }): Following {
  const key = wantedKey(state);
  if (event.turn !== state.turn || key === null) return state;
  const card = { key, pane: event.pane, at: event.at };
  return { ...state, card, isAsking: false, trouble: null, failures: 0, askAgainAt: null };
}

function failed(state: Following, event: { turn: number; trouble: Trouble; at: number }): Following {
  if (event.turn !== state.turn) return state;
  const failures = state.failures + 1;
  const askAgainAt = isPassing(event.trouble) ? event.at + tryAgainIn(failures) : null;
  return { ...state, isAsking: false, trouble: event.trouble, failures, askAgainAt };
}
