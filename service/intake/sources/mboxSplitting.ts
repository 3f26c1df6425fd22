/** What `push` answers: bytes of the message being read, or its end. */
export type MboxEvent =
  | { kind: 'bytes'; bytes: Buffer }
  /** `offset`: where the next message begins. */
  | { kind: 'end'; offset: number };

export interface MboxSplitter {
  /**
   * Takes the next bytes. The events hold views into `chunk`: use them before the next call.
   *
   * @param isLast nothing comes after this chunk; the message being read ends with it
   */
  push(chunk: Buffer, isLast: boolean): MboxEvent[];
}

const LF = 0x0a;
const CR = 0x0d;
const GREATER = 0x3e;
// How much of a From_ line is looked at; they have about 60 characters.
const LINE_BYTES = 300;
// Held back from each chunk, so that a separator is always seen whole.
const HELD_BYTES = LINE_BYTES + 8;

const dated =
  /^From .{0,200}?\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? {1,2}(?:[A-Z][a-z]{2} {1,2}\d{1,2}|\d{1,2} [A-Z][a-z]{2})\b.{0,60}\b\d{4}\b|\d{4}-\d\d-\d\d[T ]\d\d:\d\d)/;
const bare = /^From (?:[^\s@]{1,128}@[^\s@]{1,128}|-|MAILER-DAEMON)[ \t]*$/;

/**
 * True where the line at `start` separates two messages. A line with a date (RFC 4155) does anywhere; 'From a@b.c' alone
 * only after an empty line: people begin sentences with "From ".
 */
export function isFromLine(bytes: Uint8Array, start: number, isAfterEmptyLine: boolean): boolean {
  const line = Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.min(LINE_BYTES, bytes.length - start));
  const end = line.indexOf(LF);
  const text = line.toString('latin1', 0, end < 0 ? line.length : end).replace(/\r$/, '');
  return dated.test(text) || (isAfterEmptyLine && bare.test(text));
}

export interface SplittingOptions {
  /** Where the first chunk stands in the file; a message begins there. Default 0. */
  offset?: number;
  /** The file is one message, perhaps with a From_ line above it: nothing below separates. */
  isSingle?: boolean;
  /** The first separator of the file has no date that we know: any "From " after an empty line has to count. */
  isLoose?: boolean;
}

/**
 * Cuts an mbox into messages, undoing the quoting of "From " at the start of lines (mboxrd: one '>' is taken from any number;
 * mboxo, which only ever adds one, reads the same). The separator line and the empty line before it belong to the
 * format and are left out. Memory is that of one chunk, however long a message or a line is.
 */
export function mboxSplitter(options: SplittingOptions = {}): MboxSplitter {
  const state: State = {
    isSingle: options.isSingle ?? false,
    isLoose: options.isLoose ?? false,
    held: Buffer.alloc(0),
    position: options.offset ?? 0,
    isAtStart: true,
    isLineStart: true,
    isQuoted: true,
  };
  return { push: (chunk, isLast) => push(state, chunk, isLast) };
}

interface State {
  readonly isSingle: boolean;
  readonly isLoose: boolean;
  /** Bytes that were not handed out yet, and where they stand in the file. */
  held: Buffer;
  position: number;
  /** Between two messages. */
  isAtStart: boolean;
  /** What comes next stands at the start of a line. */
  isLineStart: boolean;
  /** The message had a From_ line above it, so its lines are quoted. */
  isQuoted: boolean;
}

function push(state: State, chunk: Buffer, isLast: boolean): MboxEvent[] {
  const { isSingle, held, position } = state;
  const data = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
  const limit = isLast ? data.length : Math.max(0, data.length - HELD_BYTES);
  const events: MboxEvent[] = [];
  let from = 0;
  while (from < data.length || !state.isAtStart) {
    const text = state.isAtStart ? enterMessage(state, data, from, isLast) : from;
    if (text === null) break;
    from = text;
    const separator = isSingle ? -1 : findSeparator(state, data, from, limit);
    const isEnd = separator >= 0 || isLast;
    const end = separator >= 0 ? separator : data.length;
    const textEnd = isSingle ? end : withoutEmptyLine(data, from, end, state.isLineStart);
    const stop = isEnd ? textEnd : cutOf(data, from, limit);
    events.push(...bytesEvent(state, data, from, stop));
    from = isEnd ? end : stop;
    if (!isEnd) break;
    events.push({ kind: 'end', offset: position + end });
    state.isAtStart = true;
  }
  state.held = Buffer.from(data.subarray(from));
  state.position += from;
  return events;
}

/** Passes the From_ line that a message begins with; null: more bytes are needed to see it whole. */
function enterMessage(state: State, data: Buffer, from: number, isLast: boolean): number | null {
  if (data.length - from < HELD_BYTES && !isLast) return null;
  state.isQuoted = data.toString('latin1', from, from + 5) === 'From ';
  state.isAtStart = false;
  state.isLineStart = true;
  if (!state.isQuoted) return from;
  const end = data.indexOf(LF, from);
  return end < 0 ? data.length : end + 1;
}

function bytesEvent(state: State, data: Buffer, from: number, to: number): MboxEvent[] {
  if (to <= from) return [];
  const bytes = data.subarray(from, to);
  const isLineStart = state.isLineStart;
  state.isLineStart = bytes[bytes.length - 1] === LF;
  return [{ kind: 'bytes', bytes: state.isQuoted ? unquote(bytes, isLineStart) : bytes }];
}

/** The first separator in [from, limit), or -1. */
function findSeparator({ isLineStart, isLoose }: State, data: Buffer, from: number, limit: number): number {
  const isOne = (start: number): boolean => {
    const isAfterEmpty = withoutEmptyLine(data, from, start, isLineStart) !== start;
    return isFromLine(data, start, isAfterEmpty) || (isLoose && isAfterEmpty);
  };
  if (isLineStart && from < limit && data.toString('latin1', from, from + 5) === 'From ' && isOne(from)) return from;
  for (let at = data.indexOf('\nFrom ', from, 'latin1'); at >= 0 && at + 1 < limit;) {
    if (isOne(at + 1)) return at + 1;
    at = data.indexOf('\nFrom ', at + 1, 'latin1');
  }
  return -1;
}

/** Where the text of a message ends that begins at `from` and is followed by a separator at `end`: before the empty line, if there is one. */
function withoutEmptyLine(data: Buffer, from: number, end: number, isLineStart: boolean): number {
  if (end <= from || data[end - 1] !== LF) return end;
  let start = end - 1;
  if (start > from && data[start - 1] === CR) start -= 1;
  const isEmpty = start === from ? isLineStart : data[start - 1] === LF;
  return isEmpty ? start : end;
}

/**
 * How far a message that goes on may be handed out: to the start of the last whole line before `limit`, so that neither the
 * quoting of a line nor the empty line before a separator is torn; anywhere in a line that is longer than what is looked at.
 */
function cutOf(data: Buffer, from: number, limit: number): number {
  if (limit - from <= 2) return from;
  const lineEnd = data.lastIndexOf(LF, limit - 1);
  const lineStart = Math.max(from, lineEnd + 1);
  if (limit - lineStart >= LINE_BYTES) return limit;
  if (lineEnd < from) return from;
  const before = data.lastIndexOf(LF, lineEnd - 1);
  if (lineEnd > 0 && before >= from) return before + 1;
  return lineEnd - from >= 2 ? lineEnd + 1 : from;
}

function unquote(bytes: Buffer, isLineStart: boolean): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf('>From ', 0, 'latin1'); at >= 0; at = bytes.indexOf('>From ', at + 1, 'latin1')) {
    let start = at;
    while (start > from && bytes[start - 1] === GREATER) start -= 1;
    if (start === 0 ? !isLineStart : bytes[start - 1] !== LF) continue;
    parts.push(bytes.subarray(from, start));
    from = start + 1;
  }
  return parts.length === 0 ? bytes : Buffer.concat([...parts, bytes.subarray(from)]);
}
