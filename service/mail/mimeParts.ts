import type { OpenMultipart } from './mimeDelimiters';
import { findDelimiter } from './mimeDelimiters';
import type { HeaderField, Structured } from './headerFields';
import { rawHeader, readHeaderBlock, readStructured } from './headerFields';
import type { PartSink } from './transferDecoding';
import { decodeTransfer } from './transferDecoding';

/** A body part that holds content, and where it stands. */
export interface LeafPart {
  fields: readonly HeaderField[];
  contentType: Structured;
  disposition: Structured;
  /** Content type of the multipart that it stands in; '' for the message itself. */
  parentType: string;
  /** Its place among its siblings, from 0. */
  index: number;
  /** Stands, at any depth, in an alternative of which another form is shown. */
  isAlternative: boolean;
  isRoot: boolean;
}

/** What is told of a message while it is read. */
export interface PartVisitor {
  onHeaders(fields: readonly HeaderField[]): void;
  /** Where the decoded bytes of a part go; null where nobody wants them. */
  onLeaf(part: LeafPart): PartSink | null;
  onDefect(what: string): void;
}

const MAX_DEPTH = 40;
const MAX_PARTS = 5000;
const MAX_HEAD = 1024 * 1024;
const MAX_PREAMBLE = 256 * 1024;

interface State {
  visitor: PartVisitor;
  stack: OpenMultipart[];
  mode: 'head' | 'body';
  sink: PartSink | null;
  /** Text before the first part, kept in case that no part ever comes. */
  preamble: Buffer[] | null;
  preambleSize: number;
  carry: Buffer | null;
  atLineStart: boolean;
  parts: number;
  isFirstHead: boolean;
}

/**
 * Splits a message into its parts (RFC 2046) while it streams by: bytes in by `write`, in pieces of any size; headers and
 * decoded contents out to the visitor. Holds back no more than a header block or a line. Forgives what real mail does:
 * missing or unknown boundaries, parts without end, headers without body. Bounded to 40 levels and 5,000 parts.
 */
export function splitParts(visitor: PartVisitor): PartSink {
  const state: State = {
    visitor,
    stack: [],
    mode: 'head',
    sink: null,
    preamble: null,
    preambleSize: 0,
    carry: null,
    atLineStart: true,
    parts: 0,
    isFirstHead: true,
  };
  return {
    write(bytes) {
      const input = state.carry ? Buffer.concat([state.carry, bytes]) : bytes;
      state.carry = null;
      consume(state, input, false);
    },
    end() {
      consume(state, state.carry ?? Buffer.alloc(0), true);
      endLeaf(state);
      while (state.stack.length > 0) closeMultipart(state);
    },
  };
}

function consume(state: State, input: Buffer, isLast: boolean): void {
  let at = 0;
  while (at < input.length || (isLast && state.mode === 'head')) {
    const next = state.mode === 'head' ? readHead(state, input, at, isLast) : readBody(state, input, at, isLast);
    if (next < 0) {
      state.carry = input.subarray(at + (-next - 1));
      return;
    }
    at = next;
  }
}

/** Reads a header block; answers where the body begins, or -1 where more bytes are needed. */
function readHead(state: State, input: Buffer, at: number, isLast: boolean): number {
  let end = headEnd(input, at);
  // A delimiter may stand where a header is expected: a part without a body, or without a blank line.
  const searched = end ? input.subarray(0, end.head) : input;
  const delimiter = state.stack.length > 0 ? findDelimiter(state.stack, searched, at, state.atLineStart, true) : null;
  if (delimiter?.found) end = { head: delimiter.start, body: delimiter.start };
  if (!end) {
    if (!isLast && input.length - at < MAX_HEAD) return -1;
    if (!isLast) state.visitor.onDefect('headers too long');
    end = { head: input.length, body: input.length };
  }
  const limit = Math.min(end.head, at + MAX_HEAD);
  const fields = readHeaderBlock(input.toString('latin1', at, limit));
  state.mode = 'body';
  state.atLineStart = true;
  beginPart(state, fields);
  return end.body;
}

/** Where the blank line after a header block stands. */
function headEnd(input: Buffer, at: number): { head: number; body: number } | null {
  if (input[at] === 10) return { head: at, body: at + 1 };
  if (input[at] === 13 && input[at + 1] === 10) return { head: at, body: at + 2 };
  for (let i = input.indexOf(10, at); i >= 0; i = input.indexOf(10, i + 1)) {
    if (input[i + 1] === 10) return { head: i + 1, body: i + 2 };
    if (input[i + 1] === 13 && input[i + 2] === 10) return { head: i + 1, body: i + 3 };
  }
  return null;
}

function beginPart(state: State, fields: readonly HeaderField[]): void {
  const isRoot = state.isFirstHead;
  state.isFirstHead = false;
  if (isRoot) state.visitor.onHeaders(fields);
  const parent = state.stack[state.stack.length - 1];
  const fallback = parent?.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  const contentType = readStructured(rawHeader(fields, 'content-type') || fallback);
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(contentType.value))
    contentType.value = /^(text|multipart)/.exec(contentType.value)?.[0] === 'multipart' ? 'multipart/mixed' : fallback;
  const isAlternative = (parent?.isAlternative ?? false) || parent?.type === 'multipart/alternative';
  state.parts++;
  if (contentType.value.startsWith('multipart/')) {
    if (state.stack.length < MAX_DEPTH && state.parts < MAX_PARTS)
      return openMultipart(state, contentType, isAlternative);
    state.visitor.onDefect('nested too deeply');
  }
  const part: LeafPart = {
    fields,
    contentType,
    disposition: readStructured(rawHeader(fields, 'content-disposition')),
    parentType: parent?.type ?? '',
    index: (parent?.children ?? 1) - 1,
    isAlternative,
    isRoot,
  };
  const sink = state.parts <= MAX_PARTS ? state.visitor.onLeaf(part) : null;
  const encoding = rawHeader(fields, 'content-transfer-encoding')
    .replace(/\([^()]*\)/g, '')
    .replace(/[\s"';]/g, '')
    .toLowerCase();
  state.sink = sink && decodeTransfer(encoding, sink);
}

function openMultipart(state: State, contentType: Structured, isAlternative: boolean): void {
  const boundary = contentType.parameters.boundary?.trimEnd();
  const delimiter = boundary ? Buffer.from(`--${boundary}`, 'latin1') : null;
  state.stack.push({ delimiter, type: contentType.value, children: 0, isAlternative });
  state.sink = null;
  state.preamble = [];
  state.preambleSize = 0;
}

/** Passes content on up to the next delimiter; answers where to go on, or a negative number (-1 - offset) where a line is incomplete. */
function readBody(state: State, input: Buffer, at: number, isLast: boolean): number {
  if (state.stack.length === 0) {
    pass(state, input, at, input.length);
    return input.length;
  }
  const found = findDelimiter(state.stack, input, at, state.atLineStart, isLast);
  if (!found) {
    // One dash at the start of a line may be the first of a delimiter.
    if (!isLast && state.atLineStart && input.length - at < 2 && input[at] === 45) return -1;
    const end = isLast ? input.length : holdBack(input, at);
    pass(state, input, at, end);
    state.atLineStart = false;
    return end === input.length ? end : -1 - (end - at);
  }
  const content = found.start > at ? beforeLineEnd(input, at, found.start) : at;
  pass(state, input, at, content);
  if (!found.found) {
    state.atLineStart = found.start === at && state.atLineStart;
    return -1 - (content - at);
  }
  endLeaf(state);
  while (state.stack.length - 1 > found.level) closeMultipart(state);
  const open = state.stack[found.level]!;
  if (found.closes) closeMultipart(state);
  else {
    open.children++;
    state.mode = 'head';
  }
  state.atLineStart = true;
  return found.next;
}

/** The line end before a delimiter belongs to the delimiter. */
function beforeLineEnd(input: Buffer, at: number, start: number): number {
  let end = start;
  if (end > at && input[end - 1] === 10) end--;
  if (end > at && input[end - 1] === 13) end--;
  return end;
}

/** Where to stop so that a line end, which may begin a delimiter, waits for what follows. */
function holdBack(input: Buffer, at: number): number {
  for (let i = Math.max(at, input.length - 4); i < input.length; i++) if (input[i] === 13 || input[i] === 10) return i;
  return input.length;
}

function pass(state: State, input: Buffer, from: number, to: number): void {
  if (to <= from) return;
  if (state.sink) state.sink.write(from === 0 && to === input.length ? input : input.subarray(from, to));
  else if (state.preamble && state.preambleSize < MAX_PREAMBLE) {
    state.preamble.push(Buffer.from(input.subarray(from, Math.min(to, from + MAX_PREAMBLE))));
    state.preambleSize += to - from;
  }
}

function endLeaf(state: State): void {
  state.sink?.end();
  state.sink = null;
  if (state.stack.length > 0 && state.stack[state.stack.length - 1]!.children > 0) state.preamble = null;
}

/** Ends a multipart; where it had no part at all, what stood in it is read as text. */
function closeMultipart(state: State): void {
  const open = state.stack.pop()!;
  const preamble = state.preamble;
  state.preamble = null;
  if (open.children > 0 || !preamble || preamble.length === 0) return;
  const sink = state.visitor.onLeaf({
    fields: [],
    contentType: { value: 'text/plain', parameters: {} },
    disposition: { value: '', parameters: {} },
    parentType: open.type,
    index: 0,
    isAlternative: open.isAlternative,
    isRoot: false,
  });
  sink?.write(Buffer.concat(preamble));
  sink?.end();
}
