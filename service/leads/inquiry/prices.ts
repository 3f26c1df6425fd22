import { matchesOf } from '../../common/matches';
import type { Amount, NumberHabits } from './amounts';
import { readAmounts } from './amounts';
import { isPriceInPieces } from './bareCounts';
import { currencyWords } from './moneyWords';

/** An amount of money in a levelled text. */
export interface Price {
  value: number;
  number: { start: number; end: number };
  /** ISO 4217 with its place; null where only the number stands there. */
  currency: { code: string; start: number; end: number } | null;
  start: number;
  end: number;
}

const LETTER = 'a-zα-ωа-я\\u0600-\\u06ff';
const groups = [...new Set(currencyWords.map(([, code]) => code))];
const alternatives = groups.map(code =>
  currencyWords
    .filter(([, other]) => other === code)
    .map(([word]) => word)
    .sort((a, b) => b.length - a.length)
    .join('|'),
);
const one = alternatives.map(list => `(${list})`).join('|');
const BEFORE = new RegExp(`(?<![${LETTER}])(?:${one})[ :.~=]{0,2}$`, 'u');
const AFTER = new RegExp(`^[ ]?(?:${one})(?![${LETTER}])`, 'u');
const ANY = new RegExp(`(?<![${LETTER}])(?:${one})(?![${LETTER}])`, 'gu');
const REACH = 22;
const CENTS =
  /^ ?(?:us ?|euro ?)?(?:cents?|ct\.?|центов|центами?|美分|セント|centavos? de dolar|سنت\p{L}*)(?![\p{L}/])/u;
const EURO_CENTS = new Set(['de', 'fr', 'it', 'es', 'nl', 'fi', 'el']);

function codeOf(match: RegExpMatchArray, language: string | null): string | null {
  const place = groups.findIndex((_, index) => match[index + 1] !== undefined);
  if (place < 0) return null;
  return groups[place] ?? (language === 'ja' ? 'JPY' : 'CNY');
}

/** The prices of a levelled text: numbers with a currency before or behind them. */
export function readPrices(level: string, habits: NumberHabits): Price[] {
  const found: Price[] = [];
  for (const amount of readAmounts(level, habits)) {
    // The cents of a price in words belong to it.
    if (amount.start < (found[found.length - 1]?.end ?? 0) || (amount.isWord && !isMoneyInWords(level, amount)))
      continue;
    const price = withCents(level, priceOf(level, amount, habits), habits);
    const before = found[found.length - 1];
    // "One dollar ninety": the currency stands between the two.
    if (price && before && price.currency?.start === before.currency?.start) {
      if (
        price.value < 100 &&
        Number.isInteger(before.value) &&
        !/\d|^(?:an?|une?|una|uma?|eine?) /.test(level.slice(amount.start, amount.end))
      )
        found[found.length - 1] = { ...before, value: before.value + price.value / 100, end: price.end };
      continue;
    }
    if (price && isInBrackets(level, found[found.length - 1], price)) found.pop();
    if (price && !isRepeated(level, found[found.length - 1], price)) found.push(price);
  }
  return found;
}

/** "One dollar ninety (1.90 USD)": the digits say it for sure. */
const isInBrackets = (level: string, last: Price | undefined, price: Price): boolean =>
  last !== undefined &&
  !/\d/.test(level.slice(last.number.start, last.number.end)) &&
  /^[\s\p{L}-]{0,24}[(（=] ?$/u.test(level.slice(last.end, price.start));

/** "Seven dollars twenty (7.20 USD)": one price in two forms. */
const isRepeated = (level: string, last: Price | undefined, price: Price): boolean =>
  last !== undefined && last.value === price.value && /^[\s(=/]{1,3}$/.test(level.slice(last.end, price.start));

/** "Seven dollars", "十五块": words for small numbers are many things else. */
const isMoneyInWords = (level: string, amount: Amount): boolean =>
  amount.value > 0 &&
  new RegExp(`^ ?(?:us |u\\.s\\. )?${MONEY_NAMES}`, 'u').test(level.slice(amount.end, amount.end + REACH));

const MONEY_NAMES = String.raw`(?:dollars?|bucks|euros?|pounds|dolares|reais|pesos|soles|dollari|доллар\p{L}*|евро|рубл\p{L}*|юан\p{L}*|franken|francs|dirhams?|دولار\p{L}*|يورو|ريال\p{L}*|درهم|块|塊|元|美元|美金|欧元|円|ドル|원|달러)`;
const AND_CENTS =
  /^,? (?:(?:and|y|e|et|und|и|و|con|com) ?)?(?:([\p{L}-]{3,20})|(\d{1,2})) (?:us |euro)?(?:cents?|centavos?|centimos?|centimes?|centesimi|цент\p{L}*|копе\p{L}*|سنت\p{L}*|rappen|pence)(?!\p{L})|^ con (?:(\p{L}{20,})|(\d{2}))(?![\d%])/u;

// "6块5", "三块八", "12块80"
const TENTHS = /^(?:(\d{1,2})|([一二三四五六七八九半](?![个個件把只条條双雙套支台张張斤米])))/u;

/** The price with so many hundredths, which are written up to `end`. */
function withHundredths(price: Price, cents: number, end: number): Price {
  const value = Math.round(price.value * 100 + cents) / 100;
  return { ...price, value, number: { start: price.number.start, end }, end };
}

function withTenths(level: string, price: Price): Price {
  const found = /[块塊]/.test(level[price.end - 1] ?? '') ? TENTHS.exec(level.slice(price.end, price.end + 3)) : null;
  if (!found) return price;
  const written = found[1] ?? String('一二三四五六七八九'.indexOf(found[2] as string) + 1 || 5);
  const cents = written.length === 1 ? Number(written) * 10 : Number(written);
  return withHundredths(price, cents, price.end + found[0].length);
}

/** "Four US dollars and twenty cents". */
function withCents(level: string, price: Price | null, habits: NumberHabits): Price | null {
  if (!price || !Number.isInteger(price.value)) return price;
  const tenths = withTenths(level, price);
  if (tenths !== price) return tenths;
  const found = AND_CENTS.exec(level.slice(price.end, price.end + 48));
  if (!found) return price;
  const written = found[1] ?? found[2] ?? (found[4] as string);
  const cents = readAmounts(`${written} `, habits)[0]?.value ?? 0;
  if (cents < 1 || cents > 99 || !Number.isInteger(cents)) return price;
  return withHundredths(price, cents, price.end + found[0].length);
}

function priceOf(level: string, amount: Amount, { language }: NumberHabits): Price | null {
  const number = { start: amount.start, end: amount.end };
  const head = level.slice(Math.max(0, amount.start - REACH), amount.start);
  const rand = randOf(level, amount, head);
  if (rand) return rand;
  const before = BEFORE.exec(head);
  if (before) {
    const start = amount.start - head.length + before.index;
    const code = codeOf(before, language);
    // "$ 6.25 CAD": the code behind says which dollar.
    const after = AFTER.exec(level.slice(amount.end, amount.end + REACH));
    const exact = after && /^\$$/.test(before[0].trim()) ? codeOf(after, language) : null;
    if (code === null) return null;
    return {
      value: amount.value,
      number,
      currency: { code: exact ?? code, start, end: start + before[0].trimEnd().length },
      start,
      end: amount.end,
    };
  }
  const end = amount.upper?.end ?? amount.end;
  const other = centsOf(level, amount, end, language) ?? inPieces(level, amount, end, head);
  if (other) return other;
  const after = AFTER.exec(level.slice(end, end + REACH));
  const code = after && codeOf(after, language);
  // "6204-2RS" is a bearing.
  if (!after || code === null || /^rs/.test(after[0]) || isOfNext(level, amount, end + after[0].length)) return null;
  const start = end + after[0].length - after[0].trimStart().length;
  return {
    value: amount.value,
    number,
    currency: { code, start, end: end + after[0].length },
    start: amount.start,
    end: end + after[0].length,
  };
}

const NEXT_PRICE =
  /^[ :]{0,2}\d{1,6}[.,]\d{1,2}(?!\d)(?=\s*(?:[;,.)|/\n]|$|(?:per|each|ea|and|und|y|e|et|и|fob|cif|exw)(?!\p{L})))/u;

/** "Item 1 USD 4.20", "500 USD 4.20": the currency stands before the price, and what stands before the currency is a mark or a count. */
const isOfNext = (level: string, amount: Amount, behind: number): boolean =>
  /^\d{1,3}(?:[.,]?\d{3})?$/.test(level.slice(amount.start, amount.end)) &&
  NEXT_PRICE.test(level.slice(behind, behind + 16));

/** "R 18,50": the rand of South Africa, which only the decimals tell from a size. */
function randOf(level: string, amount: Amount, head: string): Price | null {
  const sign = /(?<![\p{L}\d])r ?$/u.exec(head);
  if (!sign || !/[.,]\d{2}$/.test(level.slice(amount.start, amount.end))) return null;
  const start = amount.start - sign[0].length;
  const number = { start: amount.start, end: amount.end };
  return { value: amount.value, number, currency: { code: 'ZAR', start, end: start + 1 }, start, end: amount.end };
}

// "Four dollars and twenty cents" is one price.
const OF_DOLLARS = new RegExp(`\\p{L}{2} ?(?:us |u\\.s\\. )?${MONEY_NAMES},? (?:(?:and|y|e|et|und|и|con|com) )?$`, 'u');

/** "目标价12块" */
function inPieces(level: string, amount: Amount, end: number, head: string): Price | null {
  if (!isPriceInPieces(head, level.slice(end, end + 2))) return null;
  const start = level[end] === ' ' ? end + 1 : end;
  const number = { start: amount.start, end: amount.end };
  return {
    value: amount.value,
    number,
    currency: { code: 'CNY', start, end: start + 1 },
    start: amount.start,
    end: start + 1,
  };
}

/** "12 cents each". */
function centsOf(level: string, amount: Amount, end: number, language: string | null): Price | null {
  const sign = CENTS.exec(level.slice(end, end + REACH));
  if (!sign || OF_DOLLARS.test(level.slice(Math.max(0, amount.start - 24), amount.start))) return null;
  const isEuro = /euro/.test(sign[0]) || EURO_CENTS.has(language ?? '');
  const currency = { code: isEuro ? 'EUR' : 'USD', start: end, end: end + sign[0].length };
  const number = { start: amount.start, end: amount.end };
  return { value: amount.value / 100, number, currency, start: amount.start, end: currency.end };
}

/** Every word for a currency in a levelled text ("Target £", "quote in US Dollar"). */
export function readCurrencies(level: string, language: string | null): { code: string; start: number; end: number }[] {
  const found: { code: string; start: number; end: number }[] = [];
  for (const match of matchesOf(ANY, level)) {
    const code = codeOf(match, language);
    if (code) found.push({ code, start: match.index, end: match.index + match[0].length });
    if (found.length >= 40) break;
  }
  return found;
}
