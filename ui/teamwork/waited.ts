import type { TextsState } from '../texts/texts';

/** Working minutes in words: '25 min', '3 h 10 min', '14 h'. */
export function waitedText(minutes: number, t: TextsState['t']): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return t('teamwork.minutes', { n: rest });
  if (hours >= 10 || rest === 0) return t('teamwork.hours', { n: hours });
  return t('teamwork.hoursMinutes', { h: hours, m: rest });
}
