import type { StandingCounts } from './history.entity';

/*
 * What is told of a mailbox from counts that were made a moment ago. Pure.
 */

/** How a mailbox stood when it was counted, and what the clock adds to it. */
export interface Counted {
  isOn: boolean;
  state: 'off' | 'reading' | 'complete' | 'incomplete' | 'stalled';
  syncedAt: Date | null;
  startedAt: Date;
  sweptAt: Date | null;
}

/** Told of as stalled after so long: with a minute for the look and one for the mail, somebody knows within a quarter of an hour. */
export const STALE_MS = 13 * 60_000;
// It is compared every six hours; who is waiting for the next comparison is not known to be complete.
const COMPARED_MS = 8 * 3_600_000;

/** When its changes were last read, or when somebody had it read (again). */
export function lastSeenOf({ syncedAt, startedAt }: Pick<Counted, 'syncedAt' | 'startedAt'>): Date {
  return syncedAt && syncedAt > startedAt ? syncedAt : startedAt;
}

/** How it stands now: nothing is green on the word of a comparison of long ago. */
export function stateNow({ isOn, state, syncedAt, startedAt, sweptAt }: Counted, now: Date): Counted['state'] {
  if (!isOn) return 'off';
  if (now.getTime() - lastSeenOf({ syncedAt, startedAt }).getTime() > STALE_MS) return 'stalled';
  if (state === 'off' || state === 'stalled') return 'reading';
  if (state === 'complete' && (sweptAt === null || now.getTime() - sweptAt.getTime() > COMPARED_MS)) return 'reading';
  return state;
}

/** A count of before, for the speed. */
export interface Sample {
  sampleSettled: number;
  sampleAt: Date;
  speed: number;
}

// A speed over less than this jumps.
const SAMPLE_MS = 20_000;

/** How fast it goes, in messages a minute, by how many more are settled than at the last sample. */
export function nextSample(before: Sample | null, settled: number, now: Date): Sample {
  if (!before || settled < before.sampleSettled) return { sampleSettled: settled, sampleAt: now, speed: 0 };
  const ms = now.getTime() - before.sampleAt.getTime();
  if (ms < SAMPLE_MS) return before;
  const speed = Math.round(((settled - before.sampleSettled) * 60_000) / ms);
  return { sampleSettled: settled, sampleAt: now, speed };
}

/** Messages that were settled, whatever became of them. */
export const settledOf = ({ stored, keptOut, unreadable, away }: StandingCounts) =>
  stored + keptOut + unreadable + away;

/** Minutes until nothing is left, at this speed; null where that is not known. */
export function minutesLeft(wanted: number, speed: number): number | null {
  return wanted > 0 && speed > 0 ? Math.ceil(wanted / speed) : null;
}
