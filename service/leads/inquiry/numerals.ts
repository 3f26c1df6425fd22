import { matchesOf } from '../../common/matches';
import {
  addedWords,
  collectiveWords,
  guarded,
  multiplierWords,
  noCountBefore,
  noCountBehind,
  pairWords,
  standingAlone,
} from './numeralWords';

/*
 * Numbers in words: "one hundred thousand", "dos mil quinientas", "fünfhundert", "полторы тысячи", "خمسمائة", "un centinaio di". Texts are
 * levelled (levelling.ts).
 */

/** A number that is written in words. */
export interface Numeral {
  value: number;
  start: number;
  end: number;
}

interface Part {
  kind: 'add' | 'multiply' | 'collect' | 'pair';
  value: number;
  /** Written as one with the word for "and" (Arabic). */
  isJoined: boolean;
  start: number;
  end: number;
  word: string;
}

const parts = new Map<string, Pick<Part, 'kind' | 'value'>>();
for (const [word, value] of addedWords) parts.set(word, { kind: 'add', value });
for (const [word, value] of multiplierWords) parts.set(word, { kind: 'multiply', value });
for (const [word, value] of collectiveWords) parts.set(word, { kind: 'collect', value });
for (const word of pairWords) parts.set(word, { kind: 'pair', value: 2 });
parts.set('полторы', { kind: 'add', value: 1.5 });
parts.set('полтора', { kind: 'add', value: 1.5 });
parts.set('الفين', { kind: 'add', value: 2000 });
parts.set('الفان', { kind: 'add', value: 2000 });

const WORD = /[a-zа-яіїєґ\u0621-\u064a]+/gu;
const ROUND_ABOUT = /(?<!\p{L})(?:порядка|около|примерно|до|от) $/u;

const isAllowed = (word: string, language: string | null): boolean => !guarded[word]?.includes(language ?? '');

// German, Dutch and Italian write a number as one word.
const COMPOUND =
  /hundert|tausend|honderd|duizend|cento|mila$|^mille|und(?:zwanzig|dreisig|dreissig|vierzig|funfzig|sechzig|siebzig|achtzig|neunzig)$|^(?:vent|trent|quarant|cinquant|sessant|settant|ottant|novant)[aiou]/u;
const SEGMENT = new RegExp(
  `^(?:${[...parts]
    .filter(([word, { kind }]) => kind !== 'collect' && kind !== 'pair' && /^[a-z]+$/.test(word))
    .map(([word]) => word)
    .concat('und', 'vent', 'trent', 'quarant', 'cinquant', 'sessant', 'settant', 'ottant', 'novant')
    .sort((a, b) => b.length - a.length)
    .join('|')})`,
);
const ELIDED: Readonly<Record<string, number>> = {
  ...{ vent: 20, trent: 30, quarant: 40, cinquant: 50, sessant: 60, settant: 70, ottant: 80, novant: 90 },
};

/** "Zweihundertfünfzig", "duemilacinquecento"; null for a word that is no number all through. */
function compoundValue(word: string): number | null {
  if (word.length > 44) return null;
  let whole = 0;
  let part = 0;
  let ones = 0;
  for (let rest = word; rest !== '';) {
    const segment = SEGMENT.exec(rest)?.[0];
    if (!segment) return null;
    rest = rest.slice(segment.length);
    if (segment === 'und') {
      ones = part % 100;
      part -= ones;
      if (ones < 1) continue;
      if (ones > 9) return null;
      continue;
    }
    const found = parts.get(segment) ?? { kind: 'add', value: ELIDED[segment] ?? 0 };
    if (found.value === 100 && /^(?:cento|hundert|honderd)$/.test(segment)) part = (part || 1) * 100;
    else if (found.kind === 'multiply' && found.value >= 1000) {
      whole += (part || 1) * found.value;
      part = 0;
    } else {
      part += found.value + ones;
      ones = 0;
    }
  }
  return whole + part + ones;
}

/** The words of a text that are parts of numbers, in its order. */
function readParts(level: string, language: string | null): Part[] {
  const found: Part[] = [];
  for (const match of matchesOf(WORD, level)) {
    const whole = match[0];
    if (whole.length < 2 && whole !== 'a') continue;
    const direct = partOf(whole, language);
    const joined = !direct && whole.startsWith('و') ? partOf(whole.slice(1), language) : null;
    const known = direct ?? joined;
    if (!known || BROKEN.test(level[match.index - 1] ?? ' ')) continue;
    const shift = joined ? 1 : 0;
    const end = match.index + whole.length;
    found.push({ ...known, isJoined: shift > 0, start: match.index + shift, end, word: whole.slice(shift) });
  }
  return found;
}

const BROKEN = /[\d'’.@_/]/;

function partOf(word: string, language: string | null): Pick<Part, 'kind' | 'value'> | null {
  const known = parts.get(word);
  if (known) return isAllowed(word, language) ? known : null;
  const value = word.length > 6 && COMPOUND.test(word) ? compoundValue(word) : null;
  return value === null ? null : { kind: 'add', value };
}

const AND = /^ (?:and|y|e|et|und|en|i|с|и) $/;
const OF = /^ (?:of|di|de|d'|du|van) ?$|^ d'$/;

/** The numbers of a text that are written in words, in its order. Words for one to twelve that stand alone are left to their reader. */
export function readNumerals(level: string, language: string | null): Numeral[] {
  const all = readParts(level, language);
  const found: Numeral[] = [];
  for (let at = 0; at < all.length;) {
    const { numeral, next } = numeralAt(level, all, at);
    at = next;
    if (!numeral || (numeral.value < 13 && !COLLECTED.test(level.slice(numeral.start, numeral.end)))) continue;
    if (noCountBehind.test(level.slice(numeral.end, numeral.end + 20))) continue;
    if (
      noCountBefore.test(level.slice(Math.max(0, numeral.start - 14), numeral.start)) &&
      SHARE.test(level.slice(numeral.start, numeral.end))
    )
      continue;
    found.push(numeral);
  }
  return found;
}

const COLLECTED = /^(?:an?|une?|una|um|uma|eine?) \p{L}{4,}$/u;

// "Per cent", "por ciento"
const SHARE = /^(?:cent|cento|ciento|cien|hundert)$/;

/** "Cinq cents" are five hundred, "twenty cents" are not. */
const FRENCH_ONES = new Set('deux trois quatre cinq six sept huit neuf'.split(' '));

interface Sum {
  whole: number;
  part: number;
}

function numeralAt(level: string, all: readonly Part[], first: number): { numeral: Numeral | null; next: number } {
  const start = all[first] as Part;
  const opened = openSum(level, all, first);
  if (!opened) return { numeral: null, next: first + 1 };
  let { sum } = opened;
  let at = opened.next;
  let end = (all[at - 1] as Part).end;
  for (; at < all.length; at++) {
    const part = all[at] as Part;
    const between = level.slice(end, part.isJoined ? part.start - 1 : part.start);
    const isNext = /^[ -]$/.test(between);
    const isAnd = part.isJoined ? isNext : AND.test(between);
    if (!isNext && !isAnd) break;
    const more = added(sum, part, isAnd, FRENCH_ONES.has((all[at - 1] as Part).word));
    if (!more) break;
    sum = more;
    end = part.end;
  }
  const begin = articleBefore(level, start);
  return { numeral: { value: sum.whole + sum.part, start: begin, end }, next: at };
}

/** "A hundred": the article belongs to it. */
function articleBefore(level: string, first: Part): number {
  if (first.kind === 'add') return first.start;
  const article = /(?<![\p{L}\d])(?:an?|une?|una|um|uma|eine?n?) $/u.exec(
    level.slice(Math.max(0, first.start - 7), first.start),
  );
  return first.start - (article?.[0].length ?? 0);
}

/** What a number may begin with; how many parts that takes. */
function openSum(level: string, all: readonly Part[], first: number): { sum: Sum; next: number } | null {
  const part = all[first] as Part;
  const next = all[first + 1];
  const between = next ? level.slice(part.end, next.start) : '';
  if (part.kind === 'add') return { sum: added({ whole: 0, part: 0 }, part, false) as Sum, next: first + 1 };
  if (part.kind === 'pair') {
    const isOf = next?.kind === 'multiply' && (between === ' ' || OF.test(between));
    return isOf ? { sum: scaled(2, next.value), next: first + 2 } : null;
  }
  const before = level.slice(Math.max(0, part.start - 12), part.start);
  const isOne = articleBefore(level, part) < part.start;
  if (part.kind === 'collect')
    return isOne || /^(?:сотн|десят|дюж)/.test(part.word) ? { sum: scaled(1, part.value), next: first + 1 } : null;
  // "Тысяч пять" is about five thousand.
  if (part.word === 'тысяч' && next?.kind === 'add' && next.value < 1000 && between === ' ')
    return { sum: scaled(next.value, 1000), next: first + 2 };
  const isAlone = standingAlone.has(part.word) || isOne || (part.word === 'тысячи' && ROUND_ABOUT.test(before));
  return isAlone ? { sum: scaled(1, part.value), next: first + 1 } : null;
}

const scaled = (count: number, value: number): Sum =>
  value >= 1000 ? { whole: count * value, part: 0 } : { whole: 0, part: count * value };

/** One part more; null where it cannot belong to the number ("five" behind "twenty five"). */
function added({ whole, part }: Sum, { kind, value, word }: Part, isAnd: boolean, isFrench = false): Sum | null {
  if (kind === 'pair') return null;
  if (kind === 'collect' || kind === 'multiply') {
    if (isAnd && !(part === 0 && whole > value)) return null;
    if (kind === 'collect' && part > 20) return null;
    if (value >= 1000)
      return whole % 1e6 === 0 && (part > 0 || whole === 0) ? { whole: whole + (part || 1) * value, part: 0 } : null;
    if (part === 0 && whole > 0 && standingAlone.has(word)) return { whole, part: value };
    return part > 0 && part < 100 && (word !== 'cents' || isFrench) ? { whole, part: part * value } : null;
  }
  if (value >= 1000) return whole === 0 && part === 0 ? { whole: value - (value % 1000), part: value % 1000 } : null;
  // "Quatre-vingt-dix"
  if (value === 20 && part % 100 === 4 && /^vingts?$/.test(word)) return { whole, part: part + 76 };
  if (value < 20 && value > 9 && [60, 80].includes(part % 100)) return { whole, part: part + value };
  const isTurned = isAnd && part % 100 > 0 && part % 100 < 10 && value >= 20 && value < 100;
  const room = value < 10 ? part % 10 === 0 && part % 100 !== 10 : value < 100 ? part % 100 === 0 : part === 0;
  return room || isTurned ? { whole, part: part + value } : null;
}
