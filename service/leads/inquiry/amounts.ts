import { matchesOf } from '../../common/matches';
import { addedWords } from './numeralWords';
import { readNumerals } from './numerals';

/*
 * Numbers as people write them: "24.000", "1'200", "3 000", "1,50,000", "5k", "30 mil", "1万", "٢٠٠٠". Texts are levelled
 * (levelling.ts).
 */

/** How a message writes numbers: which sign stands before the decimals, where that is known. */
export type DecimalSign = ',' | '.' | null;

/** A number in a text, or the lower end of a range. */
export interface Amount {
  value: number;
  start: number;
  /** Exclusive; with "thousand" and its like, and of a range before its sign. */
  end: number;
  /** The upper end of a range. */
  upper: { value: number; start: number; end: number } | null;
  /** As one digit after another, without sign, group or multiplier. */
  isPlain: boolean;
  /** Three digits after one point or comma: what they are depends on what is counted. */
  isDoubtful: boolean;
  /** A word ("two"), not digits. */
  isWord: boolean;
  /** 1000 of "5k", otherwise 1. */
  multiplier: number;
}

const GROUP_BY_DOT = new Set([
  'de',
  'es',
  'pt',
  'it',
  'nl',
  'tr',
  'id',
  'vi',
  'pl',
  'ro',
  'hr',
  'sr',
  'el',
  'da',
  'fr',
  'ru',
  'uk',
  'cs',
  'hu',
  'sv',
  'no',
  'fi',
]);
const POINT = /(?<![\d.,\p{L}])\d{1,3}(?:,\d{3})+\.\d+(?![\d,]|\.\d)|(?<![\d.,])\d{1,3}(?:,\d{3}){2,}(?![\d.,])/gu;
const COMMA = /(?<![\d.,\p{L}])\d{1,3}(?:\.\d{3})+,\d+(?![\d.]|,\d)|(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d.,])/gu;
const POINT_DECIMALS = /(?<![\d.,/:-])\d+\.\d{1,2}(?![\d.,/:-])/g;
const COMMA_DECIMALS = /(?<![\d.,/:-])\d+,\d{1,2}(?![\d.,/:-])/g;
const MAX_EVIDENCE = 20_000;

/** Which decimal sign a message uses, by the numbers that leave no doubt; null where none does. */
export function findDecimalSign(levelled: string): DecimalSign {
  const text = levelled.slice(0, MAX_EVIDENCE);
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const point = count(POINT) * 3 + count(POINT_DECIMALS);
  const comma = count(COMMA) * 3 + count(COMMA_DECIMALS);
  if (point === comma) return null;
  return point > comma ? '.' : ',';
}

/** What a number is read by. */
export interface NumberHabits {
  sign: DecimalSign;
  /** ISO 639-1 of the text, or null. */
  language: string | null;
}

// Codes of currencies are written together with the number ("USD3.20"); otherwise what follows a letter is part of a name ("E27").
const NUMBER =
  /(?:(?<![\d_a-zα-ωа-я]|\d[.,])|(?<=(?<![a-z])(?:usd|eur|gbp|cny|rmb|jpy|aed|sar|chf|inr|rs|us|x|~|qty)|(?<![a-z])[qs](?=\d+[.,]\d{2})))(?:(?<![:x*\/-])\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d{1,3}(?:'\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?)/gu;
// A thousand and its like, written after a number. Longer words stand before those that begin like them.
const MULTIPLIERS: readonly [RegExp, number][] = [
  [/^\s?(?:万|萬|만)/, 10_000],
  [/^\s?(?:千|천)/, 1000],
  [/^\s?(?:百|백)/, 100],
  [/^\s?(?:亿|億|억)/, 100_000_000],
  [
    /^ ?(?:million(?:s|en|es)?|millones|milhoes|milhao|milioni|milionow|mln|млн|миллион(?:а|ов)?|مليون|milyon|trieu)(?!\p{L})\.?/u,
    1_000_000,
  ],
  [/^ ?(?:lakhs?|lacs?)(?!\p{L})/u, 100_000],
  [
    /^ (?:mil|mila|bin|nghin|ngan|tausend|thousands?|thous|thsd|duizend|mille|tysiecy|tysiace|tys|tsd)(?!\p{L})\.?/u,
    1000,
  ],
  [/^ ?(?:тыс|тысяч[аи]?)(?!\p{L})\.?/u, 1000],
  [/^ ?(?:الاف|الف)(?!\p{L})/u, 1000],
  [/^ ?k(?![\p{L}\d])/u, 1000],
];
const EAST_WORDS: Readonly<Record<string, number>> = {
  ...{ 一: 1, 两: 2, 兩: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 十: 10, 한: 1, 두: 2, 세: 3 },
};
const WORDS = new Map<string, number>([
  ...addedWords.filter(([, value]) => value < 13),
  ...([
    ['mot', 1],
    ['hai', 2],
  ] as const),
  ...Object.entries(EAST_WORDS),
]);
const LATIN_WORDS = [...WORDS.keys()].filter(word => /^[a-zа-я]/.test(word)).sort((a, b) => b.length - a.length);
const WORD = new RegExp(
  `(?<![\\p{L}\\d'-])(?:${LATIN_WORDS.join('|')})(?= )|(?<=\\s)an?(?= (?:full |mixed |first )?(?:[24]0(?!\\d)|container|contenedor|fcl))|(?<![几幾数數])[一二两兩三四五六七八九十百千万]{1,7}(?= ?[个個件只隻台臺套双雙对對把张張片块塊箱包袋盒瓶桶卷托吨噸辆支枝本枚足脚冊册根条條副顶頂盏盞柜](?!半|起)|[小高整大]柜|公斤| ?(?:元|美元|美金|欧元|人民币))|(?<![가-힣\\d])(?:[한두세]|[일이삼사오육칠팔구십백천만]*[십백천만])(?= ?(?:컨테이너|개|대|장|매|본|벌|켤레|봉|박스|세트|병|롤|족)(?!월))`,
  'gu',
);
const RANGE = /^ ?(?:[-~]|至|到|から) ?$|^ (?:to|bis|a|ate|до|hasta|ile|do|den|الي|tot|và|or) $/u;
const AND = /^ (?:and|y|und|et|e|и|و|en|ve) $/;
const BETWEEN = /(?:between|بين|entre|zwischen|tra|fra|między|между|tussen) $/;

/** The numbers of a text, from the first on; at most `limit`. */
export function readAmounts(levelled: string, habits: NumberHabits, limit = 400): Amount[] {
  const found: Amount[] = [];
  for (const match of matchesOf(NUMBER, levelled)) {
    if (found.length >= limit) break;
    found.push(readOne(levelled, match[0], match.index, habits));
  }
  const isFree = (start: number, end: number) => !found.some(one => one.start < end && one.end > start);
  for (const { value, start, end } of readNumerals(levelled, habits.language)) {
    if (found.length >= limit) break;
    if (isFree(start, end)) found.push({ ...empty, value, start, end, isPlain: true });
  }
  for (const match of matchesOf(WORD, levelled)) {
    if (found.length >= limit) break;
    // "5千個" is one number.
    if (!isFree(match.index, match.index + match[0].length)) continue;
    const value = WORDS.get(match[0]) ?? eastNumber(match[0]);
    found.push({ ...empty, value, start: match.index, end: match.index + match[0].length, isWord: true });
  }
  return joinRanges(
    levelled,
    found.sort((a, b) => a.start - b.start),
  );
}

const DIGITS = '〇一二三四五六七八九';
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

const KOREAN: Readonly<Record<string, string>> = {
  ...{ 일: '一', 이: '二', 삼: '三', 사: '四', 오: '五', 육: '六', 칠: '七', 팔: '八', 구: '九' },
  ...{ 십: '十', 백: '百', 천: '千', 만: '万' },
};

/** "五百", "一千二百", "两万". */
function eastNumber(raw: string): number {
  // "五六千" is five or six thousand.
  const written = raw
    .replace(/[가-힣]/gu, sign => KOREAN[sign] ?? sign)
    .replace(/([一二三四五六七八])[二三四五六七八九](?=[十百千万])/u, '$1');
  let whole = 0;
  let part = 0;
  let digit = 0;
  for (const sign of written) {
    if (sign === '万') {
      whole += (part + digit) * 10_000;
      part = digit = 0;
    } else if (PLACES[sign]) {
      part += (digit || 1) * (PLACES[sign] as number);
      digit = 0;
    } else digit = /[两兩]/.test(sign) ? 2 : Math.max(0, DIGITS.indexOf(sign));
  }
  return whole + part + digit || 1;
}

const empty = { upper: null, isPlain: false, isDoubtful: false, isWord: false, multiplier: 1 };

function readOne(text: string, written: string, start: number, habits: NumberHabits): Amount {
  const end = start + written.length;
  const { value, isDoubtful } = valueOf(written, habits);
  const rest = text.slice(end, end + 16);
  // "Gloves, 4 mil" in English are thin.
  const isThick = habits.language === 'en' && /^ mil(?!\p{L})/u.test(rest);
  const multiplier = isThick ? undefined : MULTIPLIERS.find(([pattern]) => pattern.test(rest));
  if (!multiplier) return { ...empty, value, start, end, isPlain: /^\d+$/.test(written), isDoubtful };
  const word = (multiplier[0].exec(rest) as RegExpExecArray)[0];
  // "2700K" is a colour of light.
  if (/k$/.test(word) && value >= 1000) return { ...empty, value, start, end, isPlain: true, isDoubtful };
  const whole = isDoubtful ? Number(written.replace(',', '.')) : value;
  return { ...empty, value: round(whole * multiplier[1]), start, end: end + word.length, multiplier: multiplier[1] };
}

const round = (value: number) => Math.round(value * 1e6) / 1e6;

function valueOf(written: string, habits: NumberHabits): { value: number; isDoubtful: boolean } {
  const compact = written.replace(/[ ']/g, '');
  const signs = compact.match(/[.,]/g) ?? [];
  if (signs.length === 0) return { value: Number(compact), isDoubtful: false };
  const last = signs[signs.length - 1] as string;
  const decimals = compact.length - compact.lastIndexOf(last) - 1;
  if (signs.length > 1) {
    const isGrouped = signs.every(sign => sign === last);
    return { value: isGrouped ? Number(compact.replace(/[.,]/g, '')) : decimalValue(compact, last), isDoubtful: false };
  }
  if (decimals !== 3 || /^0?[.,]/.test(compact) || written.includes("'"))
    return { value: decimalValue(compact, last), isDoubtful: false };
  const isDecimal =
    habits.sign === last || (habits.sign === null && last === (GROUP_BY_DOT.has(habits.language ?? '') ? ',' : '.'));
  return { value: isDecimal ? decimalValue(compact, last) : Number(compact.replace(/[.,]/, '')), isDoubtful: true };
}

function decimalValue(compact: string, sign: string): number {
  const at = compact.lastIndexOf(sign);
  return Number(`${compact.slice(0, at).replace(/[.,]/g, '')}.${compact.slice(at + 1)}`);
}

/** Of what is counted in pieces, "24.000" is never twenty-four. */
export function asCount(amount: Amount): number {
  return amount.isDoubtful && amount.value < 1000 ? round(amount.value * 1000) : amount.value;
}

const GAUGE =
  /(?<!\p{L})(?:[abs]wg|gauge|gge|ga|no\.?|nr\.?|n°|size|type|typ|tipo|model|modelo|modell|grade|grado|ral|din|en|dn|pn|gr\.?|#|№|марка|тип|модель|размер|talla|grosse|taille) ?$/u;

/** "600x600 - 1,200 pcs" and "PN16 - 500" are no ranges. */
function isEven(text: string, lower: Amount, upper: Amount, between: string): boolean {
  if (!between.includes('-')) return true;
  // "Wire BWG 18 - 25 tons"
  if (between === ' - ' && GAUGE.test(text.slice(Math.max(0, lower.start - 10), lower.start))) return false;
  return (
    upper.value / upper.multiplier <= (lower.value / lower.multiplier) * 10 &&
    !/[x*/.]$/.test(text.slice(Math.max(0, lower.start - 1), lower.start))
  );
}

function joinRanges(text: string, amounts: readonly Amount[]): Amount[] {
  const joined: Amount[] = [];
  for (const amount of amounts) {
    const before = joined[joined.length - 1];
    const between = before ? text.slice(before.end, amount.start) : '';
    const isRange =
      before !== undefined &&
      before.upper === null &&
      between.length <= 8 &&
      amount.value > before.value &&
      !before.isWord &&
      !amount.isWord &&
      isEven(text, before, amount, between) &&
      (RANGE.test(between) ||
        (AND.test(between) && BETWEEN.test(text.slice(Math.max(0, before.start - 12), before.start))));
    if (!isRange) joined.push({ ...amount });
    else {
      // "5-8k"
      if (amount.multiplier > 1 && before.multiplier === 1 && before.value < amount.value / amount.multiplier)
        before.value *= amount.multiplier;
      before.upper = { value: asCount(amount), start: amount.start, end: amount.end };
    }
  }
  return joined;
}
