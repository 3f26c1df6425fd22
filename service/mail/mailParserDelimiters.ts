import { rawHeader, readHeaderBlock, readStructured } from './headerFields';

/** What mailparser's splitter knows of a part, as far as it is read or changed here. */
export interface SplitNode {
  parentNode: SplitNode | false;
  contentType: string | false;
  encoding: string | false;
  flowed: boolean;
  /** Truthy for a multipart. */
  multipart: string | false;
  _boundary: Buffer | false;
  /** One number a level. */
  partNr: readonly unknown[];
  headers: unknown;
  getHeaders(): Buffer;
  getDecoder(): NodeJS.ReadWriteStream;
}

/** mailparser's splitter: the node that it is in, and the answer to which delimiter a line is (1 and 2: of the node, 3 and 4: of its parent). */
export interface ForgivingSplitter {
  node: SplitNode;
  checkBoundary(line: Buffer): number | false;
}

/** Multiparts in one another beyond this are not opened. */
export const MAX_DEPTH = 40;
/** Parts beyond this are not told apart. */
export const MAX_PARTS = 5000;
const MAX_DELIMITER_LINE = 512;
const DASH = 45;

/**
 * Teaches mailparser's splitter to see what real mail and RFC 2046 call a delimiter and it does not: one with blanks behind it
 * (5.1.1, transport padding), one of an outer multipart while an inner one was never closed (5.1.2), one whose boundary was not
 * declared, and the last line of a message without a line end. Sees no more than 40 levels and 5,000 parts: what comes then is
 * content of the part before it.
 */
export function forgiveDelimiters(splitter: ForgivingSplitter, onDefect: (what: string) => void): void {
  const strict = splitter.checkBoundary.bind(splitter);
  const known = new WeakSet<SplitNode>();
  let parts = 0;
  splitter.checkBoundary = line => {
    const start = line[0] === 13 && line[1] === 10 ? 2 : line[0] === 13 || line[0] === 10 ? 1 : 0;
    if (line[start] !== DASH || line[start + 1] !== DASH || line.length - start > MAX_DELIMITER_LINE) return false;
    const delimiter = trimmed(line.subarray(start));
    const { node } = splitter;
    if (node.headers && !known.has(node)) {
      known.add(node);
      setBoundary(node);
    }
    if (node.multipart && !node._boundary) node._boundary = shownBoundary(delimiter);
    const found = strict(delimiter) || ofAncestor(splitter, delimiter, strict);
    const isPart = found === 1 || found === 3;
    const isTooDeep = found === 1 && node.partNr.length >= MAX_DEPTH;
    if (!isTooDeep && !(isPart && ++parts > MAX_PARTS)) return found;
    onDefect(isTooDeep ? 'nested too deeply' : 'too many parts');
    splitter.node = node;
    return false;
  };
}

/** The line with nothing behind it but one line end. */
function trimmed(line: Buffer): Buffer {
  let end = line.length;
  while (end > 0 && (line[end - 1]! <= 13 || line[end - 1] === 32)) end--;
  return Buffer.concat([line.subarray(0, end), Buffer.from('\n')]);
}

/** The boundary byte for byte as declared. */
function setBoundary(node: SplitNode): void {
  const contentType = readStructured(rawHeader(readHeaderBlock(node.getHeaders().toString('latin1')), 'content-type'));
  const isMultipart = contentType.value.startsWith('multipart');
  if (isMultipart) node.multipart ||= 'mixed';
  const boundary = isMultipart ? contentType.parameters.boundary?.trimEnd() : '';
  node._boundary = boundary ? Buffer.from(boundary, 'latin1') : false;
}

/** Where a multipart declares no boundary, the first line of dashes and a word shows it. */
function shownBoundary(line: Buffer): Buffer | false {
  const shown = /^--([^\s-][^\s]{4,})\n$/.exec(line.toString('latin1'))?.[1];
  return shown ? Buffer.from(shown, 'latin1') : false;
}

/** A delimiter of a multipart further out ends all that were left open in it. */
function ofAncestor(
  splitter: ForgivingSplitter,
  line: Buffer,
  strict: (line: Buffer) => number | false,
): number | false {
  const inner = splitter.node;
  for (let node = inner; node.parentNode; node = node.parentNode) {
    const boundary = node.parentNode._boundary;
    if (!boundary || line.indexOf(boundary) !== 2) continue;
    splitter.node = node;
    const found = strict(line);
    if (found) return found;
    splitter.node = inner;
  }
  return false;
}

/** The splitter counts the delimiters that end a multipart, and those around it, among its text: the part of it before them. */
export function beforeDelimiters(bytes: Buffer, node: SplitNode): Buffer {
  const delimiters = new Set<string>();
  for (let at: SplitNode | false = node; at; at = at.parentNode) {
    if (!at._boundary) continue;
    const delimiter = `--${at._boundary.toString('latin1')}`;
    delimiters.add(delimiter).add(`${delimiter}--`);
  }
  const lines = bytes.toString('latin1').split('\n');
  const end = lines.findIndex(line => delimiters.has(line.trimEnd()));
  return end < 0 ? bytes : Buffer.from(lines.slice(0, end).join('\n').replace(/\r$/, ''), 'latin1');
}
