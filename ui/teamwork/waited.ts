import type { TextsState } from '../texts/texts';

// A mail of a few minutes ago has just come, whatever the clock of this machine makes of it.
const JUST_NOW_MS = 10 * 60_000;

/**
 * Working minutes in words: '25 min', '3 h 10 min', '18 work days'. Where none has gone by, either the mail has just come, or nobody has been at work since.
 *
 * @param workday minutes of a whole working day: from one on, days are told; a day of work is not 24 hours
 * @param since milliseconds since the mail was sent, by the clock on the wall
 */
export function waitedText(minutes: number, workday: number, since: number, t: TextsState['t']): string {
  if (minutes === 0) return t(since < JUST_NOW_MS ? 'teamwork.justNow' : 'teamwork.afterHours');
  if (minutes >= workday) return t('teamwork.workdays', { n: Math.floor(minutes / workday) });
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return t('teamwork.minutes', { n: rest });
  if (rest === 0) return t('teamwork.hours', { n: hours });
  return t('teamwork.hoursMinutes', { h: hours, m: rest });
}

/** How the figure was counted, for whoever points at it. */
export function waitedHow(minutes: number, workday: number, t: TextsState['t']): string {
  return t('teamwork.waitedHow', { hours: Math.floor(minutes / 60), day: Math.round(workday / 6) / 10 });
}
