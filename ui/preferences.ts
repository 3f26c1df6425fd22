import type { SessionReply } from '../service/users/users.schema';
import { api } from './api';
import type { PreferencesBody } from './apiTypes';

/** What somebody chose, and the service has not confirmed yet. */
interface Chosen {
  userId: number;
  at: number;
  /** Tells two choices of one moment apart. */
  turn: number;
  body: PreferencesBody;
}

const KEY = 'tradepost-chosen';
// Longer than any answer takes; what is older was lost, and the service is right.
const FRESH_MS = 60_000;

let turns = 0;

function chosenNow(): Chosen | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Chosen | null;
    return kept && Date.now() - kept.at < FRESH_MS ? kept : null;
  } catch {
    return null;
  }
}

function keep(chosen: Chosen | null): void {
  try {
    if (chosen) sessionStorage.setItem(KEY, JSON.stringify(chosen));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Private windows of some browsers refuse it: then the service alone knows.
  }
}

/** Saves the language or look that somebody chose; until the service has answered, a page that is opened meanwhile knows it too. */
export async function savePreferences(userId: number, body: PreferencesBody): Promise<SessionReply> {
  const before = chosenNow();
  turns += 1;
  const mine = {
    userId,
    at: Date.now(),
    turn: turns,
    body: before?.userId === userId ? { ...before.body, ...body } : body,
  };
  keep(mine);
  try {
    return await api.savePreferences(body);
  } finally {
    // What was chosen since then waits for its own answer.
    const now = chosenNow();
    if (now?.at === mine.at && now.turn === mine.turn) keep(null);
  }
}

/** The language and look of somebody: as he chose a moment ago, else as the service has them. */
export function preferencesOf({ user }: SessionReply): Required<PreferencesBody> {
  const chosen = chosenNow();
  const body = chosen?.userId === user.id ? chosen.body : {};
  return { language: body.language ?? user.language, theme: body.theme ?? user.theme };
}
