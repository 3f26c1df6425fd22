import { readDay } from './searchDays';
import type { MailStateWord, SearchField, SearchTerm, SearchWriting } from './searchWords';
import { chineseNames, chineseStates, fieldWords, mailStates, stateWords } from './searchWords';

/** What a query asks for: of each clause one of its terms must hold. */
export interface SearchQuery {
  clauses: SearchTerm[][];
  problems: SearchProblem[];
}

export type ProblemCode =
  | 'unknown_operator'
  /** A kind of file is sought, for which the name of the attachment is the operator. */
  | 'kind_of_file'
  | 'no_value'
  | 'bad_day'
  | 'bad_state'
  | 'bad_has'
  | 'open_quote'
  | 'lonely_or'
  /** Nothing is sought, things are left out only. */
  | 'only_without'
  /** No letter and no digit: signs that some programs take for anything. */
  | 'only_signs'
  | 'mixed_or'
  | 'bracket'
  | 'too_long';

/** Something that is not understood, from character `start` to `end` of the text. It is sought as words. */
export interface SearchProblem {
  code: ProblemCode;
  start: number;
  end: number;
}

export const MAX_QUERY = 1_000;
const MAX_TERMS = 40;
const QUOTES = '"“”„＂';
const OPERATOR = /^([\p{L}_]{1,20})[:：]\s*/u;
// Words with a colon that begin subjects and addresses, and are no operators that somebody mistyped.
const NO_OPERATOR = /^(?:https?|ftp|mailto|tel|re|aw|wg|fw|fwd|sv|vs|tr|rv|res|enc|回复|答复|转发)$/i;

// How other programs name the kind of a file.
const KIND_OF_FILE = /^(?:type|filetype|kind|ext|extension|format|类型|文件类型|格式|扩展名)$/i;

interface Token extends SearchTerm {
  start: number;
  end: number;
}

interface Scan {
  text: string;
  at: number;
  problems: SearchProblem[];
}

/**
 * Reads a query as people know it: `from:weber has:attachment "bamboo tray" -sample 竹盘 OR bamboo before:2026-11-01`, with Chinese names of the operators and the
 * Chinese colon too. Words beside each other must all be found; OR joins its neighbours. What is not understood is told with its place, and sought as words.
 */
export function parseSearch(typed: string): SearchQuery {
  const scan: Scan = { text: typed.slice(0, MAX_QUERY), at: 0, problems: [] };
  if (typed.length > MAX_QUERY) scan.problems.push({ code: 'too_long', start: MAX_QUERY, end: typed.length });
  const clauses: Token[][] = [];
  let or: { start: number; end: number } | null = null;
  for (let count = 0; ;) {
    skipBlanks(scan);
    if (scan.at >= scan.text.length) break;
    const sign = readOr(scan);
    if (sign) {
      if (or || clauses.length === 0) scan.problems.push({ code: 'lonely_or', ...sign });
      else or = sign;
      continue;
    }
    const token = readTerm(scan);
    if (!token) continue;
    if ((count += 1) > MAX_TERMS) {
      scan.problems.push({ code: 'too_long', start: token.start, end: scan.text.length });
      break;
    }
    join(clauses, token, or, scan);
    or = null;
  }
  if (or) scan.problems.push({ code: 'lonely_or', ...or });
  if (clauses.length > 0 && clauses.flat().every(one => one.isNot && isText(one.field)))
    scan.problems.push({ code: 'only_without', start: 0, end: scan.text.length });
  if (clauses.length === 0 && typed.trim() !== '' && scan.problems.length === 0)
    scan.problems.push({ code: 'only_signs', start: 0, end: scan.text.length });
  return {
    clauses: clauses.map(clause =>
      clause.map(({ field, value, isPhrase, isNot }) => ({ field, value, isPhrase, isNot })),
    ),
    problems: scan.problems.sort((a, b) => a.start - b.start),
  };
}

/** A term stands alone, or beside the one before it where OR joins them. */
function join(clauses: Token[][], token: Token, or: { start: number; end: number } | null, scan: Scan): void {
  const before = clauses[clauses.length - 1];
  if (!or || !before) return void clauses.push([token]);
  const kind = (one: SearchTerm) => (isText(one.field) ? 'text' : one.field);
  const fits = before.every(one => kind(one) === kind(token) && !one.isNot) && !token.isNot;
  if (fits) return void before.push(token);
  scan.problems.push({ code: 'mixed_or', ...or });
  clauses.push([token]);
}

/** True for what is sought in the text of the index. */
export function isText(field: SearchField): boolean {
  return ['any', 'from', 'to', 'cc', 'subject', 'filename'].includes(field);
}

function skipBlanks(scan: Scan): void {
  for (; scan.at < scan.text.length; scan.at += 1) {
    const character = scan.text[scan.at] as string;
    if (/[()（）]/.test(character)) scan.problems.push({ code: 'bracket', start: scan.at, end: scan.at + 1 });
    else if (!/\s/.test(character)) return;
  }
}

function readOr(scan: Scan): { start: number; end: number } | null {
  const found = /^(?:OR|或|或者|\|{1,2})(?=[\s()（）"“”„＂]|$)/u.exec(scan.text.slice(scan.at, scan.at + 4));
  if (!found) return null;
  const start = scan.at;
  scan.at += found[0].length;
  return { start, end: scan.at };
}

/** The next term; null where what stands there seeks nothing. */
function readTerm(scan: Scan): Token | null {
  const start = scan.at;
  const sign = /^[-−－]+(?=[^\s\-−－])/u.exec(scan.text.slice(scan.at, scan.at + 20));
  if (sign) scan.at += sign[0].length;
  const isNot = sign !== null;
  const operator = OPERATOR.exec(scan.text.slice(scan.at, scan.at + 60));
  const field = operator ? fieldWords.get((operator[1] as string).toLowerCase()) : undefined;
  if (!operator || !field) {
    const begun = scan.at;
    const { value, isPhrase } = readValue(scan);
    const name = operator?.[1] ?? '';
    if (name && !isPhrase && !NO_OPERATOR.test(name) && /^[\p{L}_]+[:：][^/\s]/u.test(value)) {
      const code = KIND_OF_FILE.test(name) ? 'kind_of_file' : 'unknown_operator';
      scan.problems.push({ code, start: begun, end: begun + name.length + 1 });
    }
    // A dash or a dot that stands alone.
    return !/[\p{L}\p{N}]/u.test(value) ? null : { field: 'any', value, isPhrase, isNot, start, end: scan.at };
  }
  const named = scan.at;
  scan.at += operator[0].length;
  const { value, isPhrase } = readValue(scan);
  const end = scan.at;
  if (value === '') {
    scan.problems.push({ code: 'no_value', start: named, end });
    return { field: 'any', value: operator[1] as string, isPhrase: false, isNot, start, end };
  }
  return checked(scan, { field, value, isPhrase, isNot, start, end }, scan.text.slice(named, end));
}

function readValue(scan: Scan): { value: string; isPhrase: boolean } {
  const { text, at } = scan;
  if (QUOTES.includes(text[at] ?? ' ')) {
    let end = at + 1;
    while (end < text.length && !QUOTES.includes(text[end] as string)) end += 1;
    const value = text
      .slice(at + 1, end)
      .replace(/\s+/g, ' ')
      .trim();
    if (end >= text.length) scan.problems.push({ code: 'open_quote', start: at, end: text.length });
    scan.at = Math.min(text.length, end + 1);
    return { value, isPhrase: true };
  }
  const [value] = new RegExp(`^[^\\s${QUOTES}()（）]*`, 'u').exec(text.slice(at)) as RegExpExecArray;
  scan.at = at + value.length;
  return { value, isPhrase: false };
}

/** What only some values make sense of is checked and written in one way; where it makes none, it is words. */
function checked(scan: Scan, token: Token, written: string): Token {
  const { field, start, end } = token;
  const words = (code: ProblemCode): Token => {
    scan.problems.push({ code, start, end });
    const value = written
      .replace(/["“”„＂]/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    return { ...token, field: 'any', value, isPhrase: /[\s()（）]/.test(value) };
  };
  const plain = (value: string): Token => ({ ...token, value, isPhrase: false });
  const value = token.value.toLowerCase();
  if (field === 'before' || field === 'after' || field === 'on') {
    const day = readDay(value);
    return day ? plain(day) : words('bad_day');
  }
  if (field === 'has')
    return fieldWords.get(value) === 'filename' || /^(?:files?|attachments?|附件)$/.test(value)
      ? plain('attachment')
      : words('bad_has');
  if (field === 'is') {
    const state = mailStates.find(one => one === value) ?? stateWords.get(value);
    return state ? plain(state) : words('bad_state');
  }
  return token;
}

/** A query as text that reads as the same query. */
export function writeSearch(clauses: readonly (readonly SearchTerm[])[], writing: SearchWriting = 'en'): string {
  return clauses.map(clause => clause.map(term => writeTerm(term, writing)).join(' OR ')).join(' ');
}

function writeTerm({ field, value, isPhrase, isNot }: SearchTerm, writing: SearchWriting): string {
  const text = isPhrase ? `"${value}"` : value;
  if (field === 'any') return `${isNot ? '-' : ''}${text}`;
  return `${isNot ? '-' : ''}${operatorText(field, isPhrase ? text : valueText(field, value, writing), writing)}`;
}

/** An operator with its value, in the reader's words: `from:weber`, `发件人:weber`. */
export function operatorText(field: Exclude<SearchField, 'any'>, value: string, writing: SearchWriting): string {
  return `${writing === 'zh-CN' ? chineseNames[field] : field}:${value}`;
}

/** States and the attachment have words of their own; everything else is as it was typed. */
export function valueText(field: SearchField, value: string, writing: SearchWriting): string {
  if (writing !== 'zh-CN') return value;
  if (field === 'has' && value === 'attachment') return '附件';
  return field === 'is' && value in chineseStates ? chineseStates[value as MailStateWord] : value;
}
