import type { NumberStyle } from '../service/users/users.schema';
import type { LanguageName } from './theme/themes';

/** Where and in which language values are shown. `timeZone` is the company's, an IANA name. */
export interface Place {
  language: LanguageName;
  timeZone: string;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(place: Place, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = place.language === 'en' ? 'en-GB' : 'zh-CN';
  const key = `${locale} ${place.timeZone} ${JSON.stringify(options)}`;
  let known = formatters.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(locale, { timeZone: place.timeZone, ...options });
    formatters.set(key, known);
  }
  return known;
}

/** 'YYYY-MM-DD' of that instant in the place's time zone. */
export function dayOf(at: Date, place: Place): string {
  const parts = formatter({ ...place, language: 'en' }, { year: 'numeric', month: '2-digit', day: '2-digit' });
  const value = (type: string) => parts.formatToParts(at).find(part => part.type === type)?.value ?? '';
  return `${value('year')}-${value('month')}-${value('day')}`;
}

/** '14:20' */
export function clock(at: Date, place: Place): string {
  return formatter(place, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

function daysBetween(earlier: string, later: string): number {
  return Math.round((Date.parse(later) - Date.parse(earlier)) / 86_400_000);
}

/** '3 Nov' or '11月3日'; with the year where it is not this one. */
export function dayText(at: Date, now: Date, place: Place): string {
  const isThisYear = dayOf(at, place).slice(0, 4) === dayOf(now, place).slice(0, 4);
  return formatter(place, {
    day: 'numeric',
    month: place.language === 'en' ? 'short' : 'long',
    year: isThisYear ? undefined : 'numeric',
  }).format(at);
}

/**
 * For lists: '10:41' today, 'yesterday 14:20', 'Wed 14:20' under seven days, then '3 Nov', other years with the year.
 * In the future always day and clock.
 */
export function dateText(at: Date, now: Date, place: Place, yesterday: (time: string) => string): string {
  const days = daysBetween(dayOf(at, place), dayOf(now, place));
  const time = clock(at, place);
  if (days === 0) return time;
  if (days === 1) return yesterday(time);
  if (days > 1 && days < 7) return `${formatter(place, { weekday: 'short' }).format(at)} ${time}`;
  return days < 0 ? `${dayText(at, now, place)} ${time}` : dayText(at, now, place);
}

/** The whole of it with its zone, for hover and focus: 'Tue 3 November 2026, 14:20 (China Standard Time)'. */
export function fullDate(at: Date, place: Place): string {
  const day = formatter(place, { weekday: 'short', year: 'numeric', month: 'long', day: 'numeric' }).format(at);
  return place.language === 'en'
    ? `${day}, ${clock(at, place)} (${zoneName(at, place)})`
    : `${day} ${clock(at, place)}（${zoneName(at, place)}）`;
}

/** The zone as people call it: 'China Standard Time', '中国标准时间'. */
export function zoneName(at: Date, place: Place): string {
  const parts = formatter(place, { timeZoneName: 'long' }).formatToParts(at);
  return parts.find(part => part.type === 'timeZoneName')?.value ?? place.timeZone;
}

/** 'Fri 20 Nov' or '11月20日 周五' */
export function headingDay(at: Date, place: Place): string {
  const weekday = formatter(place, { weekday: 'short' }).format(at);
  const day = formatter(place, { day: 'numeric', month: place.language === 'en' ? 'short' : 'long' }).format(at);
  return place.language === 'en' ? `${weekday} ${day}` : `${day} ${weekday}`;
}

// Languages whose way of writing numbers each style is; the same in both languages of the pages.
const writing: Readonly<Record<NumberStyle, string>> = {
  comma_point: 'en-US',
  point_comma: 'de-DE',
  space_comma: 'fr-FR',
};

/** With grouping and decimal sign in the company's style: '12,480', '12.480', '12 480'; `digits` behind the decimal sign. */
export function number(n: number, style: NumberStyle, digits = 0): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(writing[style], options).format(n);
}

/** Grouped by thousands: '12,480'. */
export function count(n: number, style: NumberStyle = 'comma_point'): string {
  return number(n, style);
}

/** Digits behind the decimal sign of a currency: 2 for USD, 0 for JPY, 3 for KWD; 2 for what is no currency. */
export function decimalsOf(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 2;
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount in minor units: 'USD 18,400.00', 'JPY 1,240,000'; `isWhole` leaves the decimals away where many are summed up. */
export function money(minor: number, currency: string, style: NumberStyle = 'comma_point', isWhole = false): string {
  const digits = decimalsOf(currency);
  return `${currency} ${number(minor / 10 ** digits, style, isWhole ? 0 : digits)}`.trim();
}

/** Bytes: '240 KB', '1.4 MB'. */
export function size(bytes: number, style: NumberStyle = 'comma_point'): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`;
  if (bytes < 999_500_000) return `${number(bytes / 1_000_000, style, bytes < 9_950_000 ? 1 : 0)} MB`;
  return `${number(bytes / 1_000_000_000, style, 1)} GB`;
}

/** Share of a whole in whole percent; null where there is no whole. Never 100 while something is missing. */
export function share(part: number, whole: number): number | null {
  if (whole <= 0) return null;
  const percent = Math.round((part / whole) * 100);
  return percent === 100 && part < whole ? 99 : percent;
}

/** The name of a country by its ISO code, in the language. */
export function countryName(code: string, language: LanguageName): string {
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

// What an account is called that is nobody's own name: an office (管理员, 财务部), or the desk of a shared one (业务一组).
const office = /(?:员|部|组|处|室|科|中心|公司|主管|经理|会计|助理|客服|管理)$/;

/**
 * For an avatar: of a Chinese person the last two characters, by which he is called; of a name of three and more that is an office the first two, since the last
 * ones say nothing; the initials of a Latin name.
 */
export function initials(name: string): string {
  const chinese = name.match(/\p{Script=Han}/gu);
  if (chinese)
    return (chinese.length >= 3 && office.test(chinese.join('')) ? chinese.slice(0, 2) : chinese.slice(-2)).join('');
  const words = name.split(/[\s.@_-]+/).filter(Boolean);
  return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words[words.length - 1][0] ?? '') : '')).toUpperCase();
}
