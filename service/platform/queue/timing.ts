const FIRST_DELAY_MS = 5_000;
const LONGEST_DELAY_MS = 60 * 60 * 1000;

/**
 * How long a job that failed waits: doubling from 5 seconds to an hour, up to half as much again at random, so that a hundred
 * jobs that failed together do not come back together.
 *
 * @param attempt how often it has been tried, 1 or more
 * @param random from 0 up to 1
 */
export function retryDelayMs(attempt: number, random: number): number {
  const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempt - 1, 20));
  return Math.round(delay * (1 + random / 2));
}

/**
 * The turn after `now` of a schedule whose turn `due` has come: on the same grid, so that late running does not
 * shift it. Turns missed while nothing ran are made up for by one.
 */
export function nextTurn(due: Date, everyMs: number, now: Date): Date {
  const passed = Math.max(0, Math.floor((now.getTime() - due.getTime()) / everyMs));
  return new Date(due.getTime() + (passed + 1) * everyMs);
}

/**
 * How many of `slots` jobs at once may be of those that take long and matter less than mail. Two slots are kept from them where there are
 * enough: one for mail that comes, one for who waits at the screen.
 */
export function slowSlots(slots: number): number {
  return Math.max(1, slots - 2);
}

/** Lanes in the order of their turns: the one that was served longest ago first, those never served by name. */
export function lanesInTurn(lanes: readonly string[], servedAt: ReadonlyMap<string, number>): string[] {
  const turn = (lane: string) => servedAt.get(lane) ?? 0;
  return [...lanes].sort((a, b) => turn(a) - turn(b) || (a < b ? -1 : 1));
}
