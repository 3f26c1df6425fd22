import type { HeaderRole } from './headerWords';
import {
  endsInColon,
  isAttribution,
  maySeparate,
  readHeaderLine as readLabelled,
  readSeparator as readMark,
} from './headerWords';

const MAX_LINES = 20_000;
const MAX_BLOCK = 14;

/** Where quoted history begins in a text. */
export interface QuoteStart {
  /** Number of the line where it begins, and the offset of that line. */
  line: number;
  offset: number;
  /** 'headers': a block of From:, Sent: ...; 'attribution': "... wrote:"; 'marks': lines with ">". */
  how: 'headers' | 'attribution' | 'marks';
  isForward: boolean;
}

/** Reads a line of a quoted header block; where a program sets a tab or a gap for the colon, that too ("发件人 \tName<address>"). */
export function readHeaderLine(line: string): { role: HeaderRole; value: string } | null {
  const labelled = readLabelled(line);
  if (labelled || line.length > 1000) return labelled;
  return readGapped(line);
}

const LEAD = ' \t\u00a0>*_|';
const MAX_LABEL = 26;

// Every line of a table has gaps: what cannot be a label is told by its first characters, without a pattern that tries again and again.
function readGapped(line: string): { role: HeaderRole; value: string } | null {
  let start = 0;
  while (start < line.length && LEAD.includes(line.charAt(start))) start += 1;
  const head = line.slice(start, start + MAX_LABEL + 4);
  const gap = head.search(/\t| {2}|\u3000/);
  if (gap < 1 || gap > MAX_LABEL) return null;
  const label = head.slice(0, gap).trimEnd();
  const value = line.slice(start + gap).trim();
  return value === '' || /[:：|]/.test(label) ? null : readLabelled(`${label}: ${value}`);
}

const moreMarks =
  /^[\s>*]*[-_=—–\u2500]{2,}\s*(?:转发的原邮件|轉發的原郵件|转发的邮件信息|转发邮件内容|forwarded mail)\s*[-_=—–\u2500\s]*$/i;

function readSeparator(line: string): 'quote' | 'forward' | null {
  if (!maySeparate(line)) return null;
  return readMark(line) ?? (line.length < 300 && moreMarks.test(line) ? 'forward' : null);
}

interface Lines {
  texts: string[];
  offsets: number[];
  /** A line is indented and begins with "To:". */
  hasIndentedTo: boolean;
}

function linesOf(text: string): Lines {
  const texts = text.split('\n', MAX_LINES);
  const offsets: number[] = [];
  let at = 0;
  let hasIndentedTo = false;
  for (const line of texts) {
    offsets.push(at);
    at += line.length + 1;
    hasIndentedTo ||= isIndentedTo(line);
  }
  return { texts, offsets, hasIndentedTo };
}

/**
 * How many characters of a mail's text its sender wrote, before quoted history. Answers between the lines of a quote count
 * as written: then it is the end of the last of them, and `newTextOf` leaves the quoted lines out.
 */
export function newTextLength(text: string): number {
  if (!mayQuote(text)) return text.length;
  const lines = linesOf(text);
  const start = findQuote(lines, 0);
  if (!start) return text.length;
  if (start.how === 'headers') return start.offset;
  const answered = lastAnswer(lines, start);
  return answered ?? start.offset;
}

/** The text that the sender wrote: up to `length`, without the quoted lines between the answers. */
export function newTextOf(text: string, length: number): string {
  const written = text.slice(0, length);
  if (!/^\s{0,3}>/m.test(written)) return written.trim();
  const lines = written.split('\n');
  const kept = lines.filter((line, index) => !/^\s{0,3}>/.test(line) && !isAttributionAt(lines, index));
  return kept.join('\n').trim();
}

/** The first place where quoted history begins; null where all is new. */
export function findQuoteStart(text: string): QuoteStart | null {
  return mayQuote(text) ? findQuote(linesOf(text), 0) : null;
}

// Most mails quote nothing; a glance saves cutting them into lines.
function mayQuote(text: string): boolean {
  return /^[ \t*_|]{0,40}>|[-_=—–]{2}|[:：][*_ \t|]{0,10}$|^[ \t>*_|]{0,40}[^\s:：|][^:：|\n]{0,25}(?:[:：\t]|\|)/m.test(
    text,
  );
}

function findQuote(lines: Lines, from: number): QuoteStart | null {
  for (let i = from; i < lines.texts.length; i++) {
    const line = lines.texts[i]!;
    if (line.length < 2 && line !== '>') continue;
    const how = quoteAt(lines, i);
    if (how) return { line: i, offset: lines.offsets[i]!, ...how };
  }
  return null;
}

function quoteAt(lines: Lines, i: number): Pick<QuoteStart, 'how' | 'isForward'> | null {
  const { texts } = lines;
  const line = texts[i]!;
  if (/^\s{0,3}>/.test(line)) return { how: 'marks', isForward: false };
  const separator = readSeparator(line);
  if (separator) return { how: 'headers', isForward: separator === 'forward' };
  // Outlook draws a line of underscores above the block.
  if (/^[_=\u2500-]{4,}\s*$/.test(line)) {
    const next = nextFilled(texts, i + 1);
    return next >= 0 && next <= i + 3 && isHeaderBlock(texts, next) ? { how: 'headers', isForward: false } : null;
  }
  if (isHeaderBlock(texts, i) || (lines.hasIndentedTo && hasIndentedTo(texts, i) && isNotesBlock(texts, i)))
    return { how: 'headers', isForward: false };
  return isAttributionAt(texts, i) ? { how: 'attribution', isForward: false } : null;
}

function nextFilled(texts: readonly string[], from: number): number {
  for (let i = from; i < texts.length && i < from + 6; i++) if (texts[i]!.trim() !== '') return i;
  return -1;
}

/** An attribution on one line, or wrapped to two or three. */
function isAttributionAt(texts: readonly string[], i: number): boolean {
  const first = texts[i]!;
  if (first.trim() === '' || first.length > 300) return false;
  if (isAttribution(first)) return true;
  if (endsAttribution(first) && isMarked(texts, i + 1)) return true;
  for (let more = 1; more <= 2; more++) {
    const next = texts[i + more];
    if (next === undefined || next.trim() === '' || /^\s*>/.test(next)) return false;
    if (!endsInColon(next)) continue;
    // Most lines have none such below them: what they say themselves is asked last.
    if (!/\d|@|^\s*(on|am|le|el|em|il|op|den|dnia|w dniu|на)\b/i.test(first)) return false;
    return (
      isAttribution(texts.slice(i, i + more + 1).join(' ')) &&
      /^\s*(on|am|le|el|em|il|op|den|dnia|w|vào|at|\d|.{0,80}@|.{0,60}\d{4})/i.test(first)
    );
  }
  return false;
}

/** In whatever language: a line with an address or a time that ends in a colon, before lines with ">". */
function endsAttribution(line: string): boolean {
  return endsInColon(line) && /\S@\S+\.\S|\d{1,2}[:.]\d{2}/.test(line);
}

function isMarked(texts: readonly string[], from: number): boolean {
  const next = nextFilled(texts, from);
  return next >= 0 && /^\s{0,3}>/.test(texts[next]!);
}

/** A block of header lines: From with two of Sent, To, Subject, whatever their order and language. */
export function isHeaderBlock(texts: readonly string[], i: number): boolean {
  const first = i < texts.length ? readHeaderLine(texts[i]!) : null;
  if (!first || first.role === 'other' || first.role === 'cc') return false;
  const found = new Map<string, string>();
  let others = 0;
  for (let k = i; k < texts.length && k < i + MAX_BLOCK && others < 4; k++) {
    const line = readHeaderLine(texts[k]!);
    if (line) {
      if (!found.has(line.role)) found.set(line.role, line.value);
    } else if (texts[k]!.trim() === '' && (texts[k - 1]?.trim() === '' || found.size > 3)) break;
    else others++;
  }
  const from = found.get('from');
  if (from === undefined || from === '') return false;
  const strong = Number(found.has('sent')) + Number(found.has('to')) + Number(found.has('subject'));
  return strong >= 2 && (first.role === 'from' || strong === 3 || /@/.test(from));
}

// The one thing that all such blocks have, and hardly another text.
function hasIndentedTo(texts: readonly string[], i: number): boolean {
  for (let k = i + 1; k < i + 8 && k < texts.length; k++) if (isIndentedTo(texts[k]!)) return true;
  return false;
}

function isIndentedTo(line: string): boolean {
  return (line.startsWith('\t') || line.startsWith(' ')) && line.trimStart().startsWith('To:');
}

/** Lotus Notes: a name, a date, then an indented To:, cc:, Subject:. */
function isNotesBlock(texts: readonly string[], i: number): boolean {
  const line = texts[i]!;
  const next = texts.slice(i + 1, i + 8);
  const isNamed = /^\s*("?[^:]{3,60}"?\s*(<\S+@\S+>)?|\S+@\S+)(\s+\d{1,2}\/\d{1,2}\/\d{2,4}.*)?$/.test(line);
  if (!isNamed) return false;
  const dated = /^\s*Sent by/i.test(next[0] ?? '') ? next[1] : next[0];
  const hasDate = /\d{1,2}\/\d{1,2}\/\d{2,4}/.test(`${line} ${dated ?? ''}`);
  if (!hasDate) return false;
  const headerLines = next.map(text => readHeaderLine(text)?.role);
  return (
    headerLines.includes('to') &&
    headerLines.includes('subject') &&
    (headerLines.includes('cc') || /^\s+To:/m.test(next.join('\n')))
  );
}

/** The end of the last line that was written after or between marked quotes; null where nothing was. */
function lastAnswer(lines: Lines, start: QuoteStart): number | null {
  const { texts, offsets } = lines;
  let last: number | null = null;
  let sawMark = start.how === 'marks';
  for (let i = start.line; i < texts.length; i++) {
    const line = texts[i]!;
    if (/^\s{0,3}>/.test(line)) {
      sawMark = true;
      continue;
    }
    if (line.trim() === '' || (i < start.line + 3 && !sawMark)) continue;
    // An attribution without marked lines after it: all the rest is quoted.
    if (!sawMark) return null;
    const quote = quoteAt(lines, i);
    if (quote?.how === 'headers') break;
    if (quote?.how === 'attribution') continue;
    if (!isQuoteRemainder(texts, i)) last = offsets[i]! + line.length;
  }
  return last;
}

/** A line that a mail program wrapped out of its quote: short, between two marked ones, and not set off by a blank line. */
function isQuoteRemainder(texts: readonly string[], i: number): boolean {
  const before = texts[i - 1] ?? '';
  const after = texts[i + 1] ?? '';
  const isBetween = /^\s{0,3}>/.test(before) && /^\s{0,3}>/.test(after);
  return isBetween && before.length >= 68 && texts[i]!.trim().length <= 24;
}
