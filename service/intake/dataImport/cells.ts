import { foldWord } from './words';

/** A sum of a year, in whole units of its currency (ISO 4217). */
export interface Sum {
  amount: number;
  currency: string;
}

const currencies: readonly (readonly [string, RegExp])[] = [
  ['USD', /美元|美金|US\$|\$/i],
  ['EUR', /欧元|€/],
  ['GBP', /英镑|£/],
  ['JPY', /日元|円|¥/],
  ['CNY', /人民币|\bRMB\b|元$|￥/i],
];
const scales: readonly (readonly [RegExp, number])[] = [
  [/亿/, 1e8],
  [/千万/, 1e7],
  [/百万/, 1e6],
  [/万/, 1e4],
  [/\b(?:bn|billion|mrd)\b|(?<=\d)bn\b/i, 1e9],
  [/\b(?:m|mn|mio|million|millions)\b|(?<=\d)(?:m|mn|mio)\b/i, 1e6],
  [/\b(?:k|thousand)\b|(?<=\d)k\b/i, 1e3],
];
// Beyond it a float no longer tells one unit from the next.
const MOST = 9e15;

/** "5,000,000 USD", "USD 5.2m", "500万美元"; null where it is no sum with its currency. */
export function readSum(text: string): Sum | null {
  const digits = /\d[\d ,.'’]*/
    .exec(text)?.[0]
    .trim()
    .replace(/[.,'’]$/, '');
  if (!digits) return null;
  const rest = text.replace(digits, '0 ');
  const code = /\b[A-Z]{3}\b/.exec(rest.toUpperCase().replace(/\bRMB\b/, 'CNY'))?.[0];
  const currency = code && isCurrency(code) ? code : currencies.find(([, words]) => words.test(rest.trim()))?.[0];
  const scale = scales.find(([words]) => words.test(rest))?.[1] ?? 1;
  const amount = Math.round(readNumber(digits) * scale);
  return currency && Number.isFinite(amount) && amount >= 0 && amount <= MOST ? { amount, currency } : null;
}

const known = new Set(Intl.supportedValuesOf('currency'));
const isCurrency = (code: string) => known.has(code);

/** Groups of three are thousands whatever stands between them; a last group of another length is what follows the decimal point. */
function readNumber(text: string): number {
  const groups = text.replace(/['’ ]/g, '').split(/[.,]/);
  const last = groups.at(-1) ?? '';
  if (groups.length === 1 || last.length === 3) return Number(groups.join(''));
  return Number(`${groups.slice(0, -1).join('')}.${last}`);
}

/** A number of people: "120", "1,200 人"; null for what is no single number. */
export function readStaff(text: string): number | null {
  const plain = text.replace(/(?:人|名|员工|employees|staff|people)/gi, '').trim();
  if (!/^\d{1,3}(?:[ ,.']?\d{3})*$|^\d{1,9}$/.test(plain)) return null;
  return Number(plain.replace(/\D/g, ''));
}

/** What is known of a birthday. */
export interface Birthday {
  /** MM-DD */
  day: string;
  year: number | null;
}

/** "1985-03-12", "3月12日", "03-12"; null where it is no day. Days told by slashes without a year are read by nobody alike and refused. */
export function readBirthday(text: string): Birthday | null {
  const whole = /^(\d{4})[-/.年]\s*(\d{1,2})[-/.月]\s*(\d{1,2})日?(?:[T ].*)?$/.exec(text.trim());
  const short = whole ? null : /^(\d{1,2})[-月]\s*(\d{1,2})日?$/.exec(text.trim());
  const [month, day] = whole ? [whole[2], whole[3]] : [short?.[1], short?.[2]];
  if (!month || !day) return null;
  const year = whole ? Number(whole[1]) : null;
  // 2000 had a 29th of February.
  const date = new Date(Date.UTC(year ?? 2000, Number(month) - 1, Number(day)));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;
  if (year !== null && (year < 1900 || year > 2100)) return null;
  return { day: `${month.padStart(2, '0')}-${day.padStart(2, '0')}`, year };
}

const languages = 'zh en de fr es it pt nl pl ru ja ko ar tr sv da nb fi cs hu el he th vi id uk ro bg'.split(' ');
let names: Map<string, string> | null = null;

/** The two letters of a language (ISO 639-1) by themselves or by its name in English, Chinese or itself. */
export function readLanguage(text: string): string | null {
  if (!names) {
    names = new Map(languages.map(code => [code, code]));
    for (const code of languages)
      for (const reader of ['en', 'zh-Hans', code]) {
        const name = new Intl.DisplayNames([reader], { type: 'language' }).of(code);
        if (name) names.set(foldWord(name), code);
      }
    names.set('英语', 'en').set('英文', 'en').set('德文', 'de').set('法文', 'fr').set('日文', 'ja').set('俄文', 'ru');
  }
  return names.get(foldWord(text)) ?? null;
}
