import { readDate } from './sentDate';

// The first letters of the months in the languages of mail programs; longer ones first where one begins another.
const monthNames: readonly (readonly string[])[] = [
  ['jan', 'янв', 'ene', 'gen', 'sty', 'led', 'oca', 'tam', 'ian', 'يناير', 'січ'],
  ['feb', 'fév', 'fev', 'фев', 'lut', 'úno', 'şub', 'hel', 'febr', 'فبراير', 'лют'],
  ['mar', 'mär', 'mrt', 'maa', 'мар', 'bře', 'مارس', 'бер', 'márc'],
  ['apr', 'avr', 'abr', 'апр', 'kwi', 'dub', 'nis', 'huh', 'ápr', 'أبريل', 'إبريل', 'кві'],
  ['may', 'mai', 'maj', 'mei', 'mag', 'май', 'мая', 'kvě', 'tou', 'máj', 'مايو', 'тра'],
  ['jun', 'juin', 'giu', 'июн', 'cze', 'čvn', 'haz', 'kes', 'jún', 'يونيو', 'чер', 'červn'],
  ['jul', 'juil', 'lug', 'июл', 'lip', 'čvc', 'tem', 'hei', 'júl', 'يوليو', 'лип', 'červenc'],
  ['aug', 'aoû', 'aou', 'ago', 'авг', 'sie', 'srp', 'ağu', 'elo', 'أغسطس', 'сер'],
  ['sep', 'set', 'сен', 'wrz', 'zář', 'eyl', 'syy', 'szept', 'سبتمبر', 'вер'],
  ['oct', 'okt', 'out', 'ott', 'окт', 'paź', 'říj', 'eki', 'lok', 'أكتوبر', 'жов'],
  ['nov', 'ноя', 'lis', 'kas', 'نوفمبر', 'лис'],
  ['dec', 'dez', 'déc', 'dic', 'дек', 'gru', 'pro', 'ara', 'jou', 'des', 'ديسمبر', 'гру'],
];

function monthOf(word: string): number {
  const lower = word.toLowerCase();
  let best = -1;
  let length = 0;
  monthNames.forEach((names, month) => {
    for (const name of names) {
      if (lower.startsWith(name) && name.length > length) {
        best = month;
        length = name.length;
      }
    }
  });
  return best;
}

/**
 * A date as people and mail programs write it in a quoted header ("Mittwoch, 8. April 2026 16:12", "2026年4月8日(星期三) 下午4:12",
 * "Wednesday, April 8, 2026 4:12 PM", "08/04/2026 16:12"), read as UTC since no zone is given; null where it cannot be told, as
 * with "4/8/2026", which is April or August.
 */
export function readLocalDate(raw: string): Date | null {
  const text = raw.slice(0, 300);
  if (/[+-]\d{4}\b/.test(text)) {
    const exact = readDate(text);
    if (exact) return exact;
  }
  const day = readDay(text);
  if (!day) return null;
  const time =
    /(上午|下午|午後|午前|오전|오후)?\s*(\d{1,2})[:.hH](\d{2})(?:[:.](\d{2}))?\s*([AaPp]\.?\s?[Mm]\.?|م|ص)?/.exec(
      text.slice(day.end),
    );
  let hour = time ? Number(time[2]) : 0;
  const half = time?.[1] ?? time?.[5]?.toLowerCase().replace(/[\s.]/g, '') ?? '';
  if (/^(下午|午後|오후|pm|م)$/.test(half) && hour < 12) hour += 12;
  if (/^(上午|午前|오전|am|ص)$/.test(half) && hour === 12) hour = 0;
  if (hour > 24) return null;
  const date = new Date(Date.UTC(day.year, day.month, day.day, hour, Number(time?.[3] ?? 0), Number(time?.[4] ?? 0)));
  return Number.isNaN(date.getTime()) || day.year < 1980 || day.year > 2100 ? null : date;
}

interface Day {
  year: number;
  month: number;
  day: number;
  end: number;
}

function readDay(text: string): Day | null {
  const east = /(\d{4})\s*[年년.\-/]\s*(\d{1,2})\s*[月월.\-/]\s*(\d{1,2})\s*[日일]?/.exec(text);
  if (east) return dayOf(+east[1]!, +east[2]! - 1, +east[3]!, east);
  const named =
    /(\d{1,2})(?:\.|[eE][rR]|º|[dD][eE]|\s)*\s*(?:[dD][eE]\s+)?(\p{L}{3,12})\.?,?\s*(?:[dD][eE][lL]?\s+)?(\d{4})/u.exec(
      text,
    );
  if (named && monthOf(named[2]!) >= 0) return dayOf(+named[3]!, monthOf(named[2]!), +named[1]!, named);
  const english = /(\p{L}{3,12})\.?\s+(\d{1,2})(?:[sS][tT]|[nN][dD]|[rR][dD]|[tT][hH])?,?\s+(\d{4})/u.exec(text);
  if (english && monthOf(english[1]!) >= 0) return dayOf(+english[3]!, monthOf(english[1]!), +english[2]!, english);
  const dotted = /(\d{1,2})\.(\d{1,2})\.(\d{4})/.exec(text);
  if (dotted) return dayOf(+dotted[3]!, +dotted[2]! - 1, +dotted[1]!, dotted);
  const slashed = /(\d{1,2})[/-](\d{1,2})[/-](\d{4})/.exec(text);
  if (!slashed) return null;
  const [first, second] = [Number(slashed[1]), Number(slashed[2])];
  if (first > 12) return dayOf(+slashed[3]!, second - 1, first, slashed);
  return second > 12 || first === second ? dayOf(+slashed[3]!, first - 1, second, slashed) : null;
}

function dayOf(year: number, month: number, day: number, match: RegExpExecArray): Day | null {
  const isPossible = month >= 0 && month <= 11 && day >= 1 && day <= 31;
  return isPossible ? { year, month, day, end: match.index + match[0].length } : null;
}
