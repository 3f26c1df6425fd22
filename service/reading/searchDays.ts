import { addDays } from '../common/calendarDay';

const NAMED: Readonly<Record<string, string>> = {
  今天: 'today',
  昨天: 'yesterday',
  today: 'today',
  yesterday: 'yesterday',
};
const UNITS: Readonly<Record<string, string>> = {
  天: 'd',
  周: 'w',
  个月: 'm',
  年: 'y',
  d: 'd',
  w: 'w',
  m: 'm',
  y: 'y',
};
const pad = (number: string | undefined) => (number ?? '').padStart(2, '0');

/**
 * A day as people write it, in one way: YYYY, YYYY-MM, YYYY-MM-DD, `today`, `yesterday`, or a span back from today (7d, 2w, 3m, 1y). Null where it is none.
 * 2026-11-21, 2026/11/21, 2026.11.21, 21.11.2026, 2026年11月21日 are one day; 11/21/2026 is refused, because half the world reads 03/04 otherwise.
 */
export function readDay(written: string): string | null {
  const text = written.trim().normalize('NFKC').toLowerCase();
  const named = NAMED[text];
  if (named) return named;
  const span = /^(\d{1,4})(d|w|m|y|天|周|个月|年)$/.exec(text);
  if (span && !(span[2] === '年' && (span[1] as string).length === 4))
    return `${Number(span[1])}${UNITS[span[2] as string]}`;
  const forward = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?)?年?$/.exec(text);
  if (forward) {
    const [, year, month, day] = forward;
    if (!month) return `${year}`;
    return valid(`${year}-${pad(month)}${day ? `-${pad(day)}` : ''}`);
  }
  const backward = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  return backward ? valid(`${backward[3]}-${pad(backward[2])}-${pad(backward[1])}`) : null;
}

function valid(day: string): string | null {
  const full = day.length === 7 ? `${day}-01` : day;
  const at = new Date(`${full}T00:00:00.000Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(full) ? day : null;
}

/**
 * The first day that a value of `readDay` means, and the day behind its last: `before:2026-11` ends where November begins, `on:2026-11` is all of it.
 *
 * @param today YYYY-MM-DD in the company's time zone
 */
export function daySpan(value: string, today: string): { first: string; behind: string } {
  const span = /^(\d+)([dwmy])$/.exec(value);
  if (value === 'today' || value === 'yesterday') {
    const first = value === 'today' ? today : addDays(today, -1);
    return { first, behind: addDays(first, 1) };
  }
  if (span) {
    const days = Number(span[1]) * { d: 1, w: 7, m: 30, y: 365 }[span[2] as 'd' | 'w' | 'm' | 'y'];
    const first = addDays(today, -Math.min(days, 36_500));
    return { first, behind: addDays(first, 1) };
  }
  if (value.length === 4) return { first: `${value}-01-01`, behind: `${nextYear(value)}-01-01` };
  if (value.length === 10) return { first: value, behind: addDays(value, 1) };
  const [year, month] = value.split('-') as [string, string];
  const behind = month === '12' ? `${nextYear(year)}-01-01` : `${year}-${pad(String(Number(month) + 1))}-01`;
  return { first: `${value}-01`, behind };
}

const nextYear = (year: string) => String(Number(year) + 1).padStart(4, '0');
