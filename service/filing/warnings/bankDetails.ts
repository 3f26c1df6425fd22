import { matchesOf } from '../../common/matches';
/** An IBAN (ISO 13616), a bank identifier (ISO 9362), an account number, an account of a Chinese bank. */
export type BankKind = 'iban' | 'bic' | 'account' | 'cn_account';

/** Bank details in a text. */
export interface FoundDetail {
  kind: BankKind;
  /** Capital letters and digits alone. */
  value: string;
  /** As it stands there, with its offsets. */
  text: string;
  start: number;
  end: number;
}

// ISO 13616 registry: the length of an IBAN of each country.
const ibanLengths: Readonly<Record<string, number>> = {
  AD: 24, AE: 23, AL: 28, AT: 20, AZ: 28, BA: 20, BE: 16, BG: 22, BH: 22, BI: 27, BR: 29, BY: 28, CH: 21, CR: 22, CY: 28, CZ: 24, DE: 22,
  DJ: 27, DK: 18, DO: 28, EE: 20, EG: 29, ES: 24, FI: 18, FK: 18, FO: 18, FR: 27, GB: 22, GE: 22, GI: 23, GL: 18, GR: 27, GT: 28, HN: 28,
  HR: 21, HU: 28, IE: 22, IL: 23, IQ: 23, IS: 26, IT: 27, JO: 30, KW: 30, KZ: 20, LB: 28, LC: 32, LI: 21, LT: 20, LU: 20, LV: 21, LY: 25,
  MC: 27, MD: 24, ME: 22, MK: 19, MN: 20, MR: 27, MT: 31, MU: 30, NI: 28, NL: 18, NO: 15, OM: 23, PK: 24, PL: 28, PS: 29, PT: 25, QA: 29,
  RO: 24, RS: 22, RU: 33, SA: 24, SC: 31, SD: 18, SE: 24, SI: 19, SK: 24, SM: 27, SO: 23, ST: 25, SV: 28, TL: 23, TN: 24, TR: 26, UA: 29,
  VA: 22, VG: 24, XK: 20, YE: 30,
}; // prettier-ignore

const MAX_TEXT = 200_000;
const MAX_FOUND = 20;

/** Whether capital letters and digits without gaps are an IBAN: the country's length, and the check digits (ISO 7064, mod 97-10). */
export function isIban(value: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(value) || ibanLengths[value.slice(0, 2)] !== value.length) return false;
  let rest = 0;
  for (const char of value.slice(4) + value.slice(0, 4)) {
    const digits = /\d/.test(char) ? char : String(char.charCodeAt(0) - 55);
    for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Whether it has the form of a BIC (ISO 9362): bank, a country that exists, place, perhaps a branch. */
export function isBic(value: string): boolean {
  const match = /^[A-Z]{4}([A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.exec(value);
  return match !== null && (regions.of(match[1] as string) ?? '') !== '';
}

/** Reads `length` letters and digits from `start` over single gaps; where they end, and themselves. null where the word goes on or there are too few. */
function readGrouped(text: string, start: number, length: number): { value: string; end: number } | null {
  let value = '';
  let at = start;
  for (; at < text.length && value.length < length; at += 1) {
    const char = text[at] as string;
    if (/[A-Z0-9]/.test(char)) value += char;
    else if (!/[ \u00a0\u202f.-]/.test(char) || !/[A-Z0-9]/.test(text[at + 1] ?? '')) return null;
  }
  return value.length < length || /[A-Za-z0-9]/.test(text[at] ?? '') ? null : { value, end: at };
}

function findIbans(text: string): FoundDetail[] {
  const found: FoundDetail[] = [];
  for (const match of matchesOf(/(?<![A-Za-z0-9])([A-Z]{2})[ ]?\d{2}/g, text)) {
    const length = ibanLengths[match[1] as string];
    const read = length === undefined ? null : readGrouped(text, match.index, length);
    if (!read || !isIban(read.value)) continue;
    found.push({
      kind: 'iban',
      value: read.value,
      text: text.slice(match.index, read.end),
      start: match.index,
      end: read.end,
    });
  }
  return found;
}

// Blanks stand behind each piece and nowhere else, and no piece repeats without end: a letter with thousands of blanks behind "account" is read as fast as any.
const bicLabel =
  /(?:swift|bic)\b[ \t]*(?:(?:\/|-|code|bic|no\.?|address|代码|号码|号)[ \t]*){0,6}(?:[:：#][ \t]*)?([A-Z]{4} ?[A-Z]{2} ?[A-Z0-9]{2}(?: ?[A-Z0-9]{3})?)(?![A-Za-z0-9])/gi;
const accountLabel =
  /(?:(?<![\p{L}])(?:a\/c|acc(?:oun)?t|acct|konto(?:nummer)?|compte|cuenta|conta|conto|rekening|hesap|р\/с|счет|счёт)\.?[ \t]*(?:(?:no|number|num|nr|n°|nº|№|numero|número|#)\.?[ \t]*)?|(?:[银銀]行[账帐賬帳][号號户戶]|[账帐賬帳][号號户戶]|口座番号|계좌번호)[ \t]*)(?:\([^)\n]{0,20}\)[ \t]*)?(?:[:：#][ \t]*)?(\d[\d \u00a0-]{4,36}\d)(?![\p{L}\d])/giu;
const bankWords =
  /bank|swift|\biban\b|\bbic\b|beneficiar|sort code|routing|\baba\b|wire|remit|t\/t|银行|銀行|开户|開戶|户名|戶名|收款|汇款|은행|口座|банк|banco|banque|banca/i;
const courier = /\b(?:dhl|fedex|ups|tnt|courier|freight|customer|client|vat|tax|phone|tel)\b[^\n]{0,24}$/i;
const hasLabelEnd =
  /(?:[:：#№]|no\.?|number|nummer|nr\.?|番号|번호|[号號户戶])[ \t]*(?:\([^)\n]{0,20}\)[ \t]*)?(?:[:：#][ \t]*)?$/i;
// How far a word about banks may stand from an account number.
const NEAR = 400;

function findBics(text: string): FoundDetail[] {
  const found: FoundDetail[] = [];
  for (const match of matchesOf(bicLabel, text)) {
    const raw = match[1] as string;
    const value = raw.replace(/ /g, '');
    // "swift delivery" is no bank: a bank's code is written in capitals.
    if (!isBic(value)) continue;
    const start = match.index + match[0].length - raw.length;
    found.push({ kind: 'bic', value, text: raw, start, end: start + raw.length });
  }
  return found;
}

function findAccounts(text: string): FoundDetail[] {
  const found: FoundDetail[] = [];
  for (const match of matchesOf(accountLabel, text)) {
    const raw = match[1] as string;
    const value = raw.replace(/\D/g, '');
    const start = match.index + match[0].length - raw.length;
    const label = match[0].slice(0, -raw.length);
    if (value.length < 6 || value.length > 30 || !hasLabelEnd.test(label)) continue;
    if (courier.test(text.slice(Math.max(0, match.index - 40), match.index))) continue;
    if (!bankWords.test(text.slice(Math.max(0, match.index - NEAR), start + NEAR))) continue;
    const kind = /\p{Script=Han}/u.test(label) && !label.includes('口座') ? 'cn_account' : 'account';
    found.push({ kind, value, text: raw, start, end: start + raw.length });
  }
  return found;
}

const worthALook =
  /iban|swift|\bbic\b|a\/c|acc(?:oun)?t|konto|compte|cuenta|conta\b|conto\b|rekening|hesap|р\/с|сч[её]т|[账帐賬帳][号號户戶]|口座|계좌|[A-Z]{2}\d{2}[ ]?[A-Z0-9]{4}/i;

/**
 * Bank details in a text (of a mail, the name of a file, or what was read out of one): IBANs with right check digits, BICs behind their word, account numbers behind
 * theirs where the text speaks of banks. Pure; linear in the length, of which the first 200,000 characters are read; at most 20, each once.
 */
export function findBankDetails(text: string): FoundDetail[] {
  if (!worthALook.test(text)) return [];
  const read = text.slice(0, MAX_TEXT);
  const ibans = findIbans(read);
  const isInIban = (one: FoundDetail) => ibans.some(iban => one.start < iban.end && one.end > iban.start);
  const all = [...ibans, ...findBics(read), ...findAccounts(read).filter(one => !isInIban(one))];
  const seen = new Set<string>();
  return all
    .filter(({ kind, value }) => !seen.has(`${kind}:${value}`) && seen.add(`${kind}:${value}`))
    .sort((a, b) => a.start - b.start)
    .slice(0, MAX_FOUND);
}

/**
 * An account as a person writes it, with any gaps and dots between: an IBAN, a BIC, or a number of an account with at least six digits in a row. null for anything else, and for
 * an IBAN whose check digits or length are wrong: a typing error would have the right account look like a fraud.
 */
export function readTyped(text: string): { kind: BankKind; value: string } | null {
  const value = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  if (isIban(value)) return { kind: 'iban', value };
  if (isBic(value)) return { kind: 'bic', value };
  const isWrongIban = /^[A-Z]{2}\d{2}/.test(value) && ibanLengths[value.slice(0, 2)] !== undefined;
  if (isWrongIban || value.length < 6 || value.length > 34 || !/\d{6}/.test(value)) return null;
  return { kind: 'account', value };
}

/** Enough to compare with a paper, too little to copy: the first four and the last four characters. */
export function maskDetail(value: string): string {
  return value.length <= 8 ? `${value.slice(0, 2)}…${value.slice(-2)}` : `${value.slice(0, 4)}…${value.slice(-4)}`;
}

/** What is known of a party's accounts. */
export interface KnownDetail {
  kind: BankKind;
  value: string;
  since: Date;
}

/** What bank details say of a party of which others are known. */
export type Comparison =
  | { kind: 'nothing' }
  /** None were known: these are. */
  | { kind: 'first' }
  | { kind: 'differ'; found: FoundDetail[]; known: KnownDetail[] };

/** One account: equal, or an IBAN that holds the account number. */
function isSameAccount(one: string, other: string): boolean {
  return one === other || (Math.min(one.length, other.length) >= 6 && (one.includes(other) || other.includes(one)));
}

/**
 * Compares what a mail names with what is known: a different account, or a different bank, is a difference; an account that is known beside others is not.
 */
export function compareDetails(found: readonly FoundDetail[], known: readonly KnownDetail[]): Comparison {
  const accounts = found.filter(one => one.kind !== 'bic');
  const knownAccounts = known.filter(one => one.kind !== 'bic');
  const banks = found.filter(one => one.kind === 'bic');
  const knownBanks = known.filter(one => one.kind === 'bic');
  if (found.length === 0) return { kind: 'nothing' };
  const strange =
    knownAccounts.length === 0
      ? []
      : accounts.filter(one => !knownAccounts.some(other => isSameAccount(one.value, other.value)));
  // The first eight characters are the bank, the rest a branch.
  const strangeBanks =
    knownBanks.length === 0
      ? []
      : banks.filter(one => !knownBanks.some(other => one.value.slice(0, 8) === other.value.slice(0, 8)));
  if (strange.length > 0) return { kind: 'differ', found: [...strange, ...strangeBanks], known: knownAccounts };
  // A second bank beside a known account is how intermediaries are named.
  if (strangeBanks.length > 0 && accounts.length === 0)
    return { kind: 'differ', found: strangeBanks, known: knownBanks };
  return knownAccounts.length === 0 && accounts.length > 0 ? { kind: 'first' } : { kind: 'nothing' };
}
