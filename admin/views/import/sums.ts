import type { ImportReply } from '../../../service/intake/intake.schema';

/** Found minus all that is accounted for; 0 where it adds up. */
export function missingOf(run: ImportReply): number {
  return run.found - run.stored - run.alreadyThere - run.keptOut - run.unreadable - run.failed;
}

export const isOpen = (run: ImportReply) =>
  run.state === 'running' || run.state === 'waiting' || run.state === 'paused';
export const isMoving = (run: ImportReply) => run.state === 'running' || run.state === 'waiting';

/** Where an import stood at an instant (milliseconds). */
export interface Sample {
  at: number;
  found: number;
  progress: number | null;
}

/** Only these last milliseconds count for the speed. */
const speedOver = 6000;

/** Adds a sample and forgets old ones. */
export function withSample(samples: readonly Sample[], next: Sample): Sample[] {
  return [...samples.filter(sample => next.at - sample.at <= speedOver), next];
}

/** Mails a second and seconds left, over the last samples; null where too little is known. */
export function paceOf(samples: readonly Sample[]): { perSecond: number; secondsLeft: number | null } | null {
  const first = samples[0];
  const last = samples[samples.length - 1];
  if (!first || !last || last.at - first.at < 900) return null;
  const seconds = (last.at - first.at) / 1000;
  const perSecond = (last.found - first.found) / seconds;
  if (perSecond <= 0) return null;
  const share = first.progress === null || last.progress === null ? 0 : (last.progress - first.progress) / seconds;
  const secondsLeft = share > 0 && last.progress !== null ? (1 - last.progress) / share : null;
  return { perSecond, secondsLeft };
}

/** Seconds in words: 's' up to a minute and a half, then minutes, then hours and minutes. */
export function spanOf(seconds: number): { unit: 'seconds' | 'minutes' | 'hours'; n: number; h: number; m: number } {
  const whole = Math.max(1, Math.round(seconds));
  const minutes = Math.round(whole / 60);
  if (whole < 90) return { unit: 'seconds', n: whole, h: 0, m: 0 };
  if (minutes < 90) return { unit: 'minutes', n: minutes, h: 0, m: 0 };
  return { unit: 'hours', n: 0, h: Math.floor(minutes / 60), m: minutes % 60 };
}
