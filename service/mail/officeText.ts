import { decodeEntities } from './htmlText';
import type { ZipEntries } from './zipEntries';

// Tags and what stands between them. No entity is ever resolved but the five of XML and character references, so that "a billion laughs" stay a line.
const PIECES = /<(\/?)([A-Za-z0-9_]+:)?([A-Za-z0-9_]+)([^<>]*)>|([^<]+)/g;
const MAX_SHEETS = 50;
const MAX_SLIDES = 300;

/** The text of a Word, Excel, PowerPoint or OpenDocument file; null where the zip file is none of these. At most `limit` characters. */
export function officeText(zip: ZipEntries, limit: number): string | null {
  const has = (name: string) => zip.names.includes(name);
  const numbered = (pattern: RegExp, most: number) =>
    zip.names
      .filter(name => pattern.test(name))
      .sort((a, b) => Number(/(\d+)\.xml$/.exec(a)?.[1]) - Number(/(\d+)\.xml$/.exec(b)?.[1]))
      .slice(0, most);
  if (has('word/document.xml')) {
    const more = numbered(/^word\/(?:header|footer|footnotes|comments)\d*\.xml$/, 20);
    return textOfParts(zip, ['word/document.xml', ...more], new Set(['instrText', 'delText']), limit);
  }
  if (has('xl/workbook.xml')) return sheetsText(zip, numbered(/^xl\/worksheets\/sheet\d+\.xml$/, MAX_SHEETS), limit);
  if (has('ppt/presentation.xml'))
    return textOfParts(zip, numbered(/^ppt\/slides\/slide\d+\.xml$/, MAX_SLIDES), new Set(), limit);
  if (has('content.xml') && has('mimetype')) return textOfParts(zip, ['content.xml'], new Set(), limit);
  return null;
}

const LINE_ENDS = new Set(['p', 'h', 'tr', 'row', 'table-row', 'br', 'line-break', 'si']);
const CELLS = new Set(['tc', 'table-cell']);
const BLANKS = new Set(['tab', 'tc', 'table-cell', 's']);

function textOfParts(zip: ZipEntries, names: readonly string[], skipped: ReadonlySet<string>, limit: number): string {
  let text = '';
  for (const name of names) {
    text += `${xmlText(zip.read(name), skipped, limit - text.length)}\n`;
    if (text.length >= limit) break;
  }
  return text.slice(0, limit);
}

function xmlText(xml: string, skipped: ReadonlySet<string>, limit: number): string {
  const parts: string[] = [];
  let length = 0;
  let inside = '';
  // A cell may hold paragraphs, and tables of its own.
  let depth = 0;
  for (const [, close, , tag, rest, words] of xml.matchAll(PIECES)) {
    if (length > limit) break;
    if (words !== undefined) {
      if (skipped.has(inside) || words.trim() === '') continue;
      const plain = decodeEntities(words);
      parts.push(plain);
      length += plain.length;
      continue;
    }
    inside = close ? '' : (tag as string);
    const isWhole = rest?.endsWith('/') === true;
    const isEnd = close === '/' || isWhole;
    if (CELLS.has(tag as string) && !isWhole) depth = Math.max(0, depth + (close ? -1 : 1));
    // A row is one line, however its cells are written.
    if (isEnd && LINE_ENDS.has(tag as string)) parts.push(depth > 0 ? ' ' : '\n');
    else if (isEnd && BLANKS.has(tag as string)) parts.push(depth > 0 && !CELLS.has(tag as string) ? ' ' : '\t');
  }
  return parts.join('').slice(0, limit);
}

/** Sheets as lines of cells, so that words of one row stand together. */
function sheetsText(zip: ZipEntries, names: readonly string[], limit: number): string {
  const shared = zip.names.includes('xl/sharedStrings.xml') ? sharedStrings(zip.read('xl/sharedStrings.xml')) : [];
  let text = '';
  for (const name of names) {
    text += `${sheetText(zip.read(name), shared, limit - text.length)}\n`;
    if (text.length >= limit) break;
  }
  return text.slice(0, limit);
}

function sharedStrings(xml: string): string[] {
  return [...xml.matchAll(/<(?:\w+:)?si(?:\s[^<>]*)?>([\s\S]*?)<\/(?:\w+:)?si>/g)].map(([, inner]) =>
    // How a Japanese word is pronounced (rPh) stands beside it.
    textElements((inner as string).replace(/<(?:\w+:)?rPh[\s\S]*?<\/(?:\w+:)?rPh>/g, '')),
  );
}

const textElements = (xml: string) =>
  [...xml.matchAll(/<(?:\w+:)?t(?:\s[^<>]*)?>([^<]*)</g)].map(([, words]) => decodeEntities(words as string)).join('');

function sheetText(xml: string, shared: readonly string[], limit: number): string {
  const parts: string[] = [];
  let length = 0;
  let column = 0;
  for (const [, isRow, attributes, inner] of xml.matchAll(
    /<\/(?:\w+:)?(row)>|<(?:\w+:)?c(\s[^<>]*[^/])?>([\s\S]*?)<\/(?:\w+:)?c>/g,
  )) {
    if (length > limit) break;
    // Cells that are empty are left out of the file: where one stands, its address says.
    const at = isRow ? 0 : Math.min(columnOf(attributes ?? '') ?? column, column + MOST_GAP);
    const gap = '\t'.repeat(Math.max(0, at - column));
    column = isRow ? 0 : Math.max(at, column) + 1;
    const cell = isRow ? '\n' : `${gap}${cellText(attributes ?? '', inner as string, shared)}\t`;
    parts.push(cell);
    length += cell.length;
  }
  return parts.join('').slice(0, limit);
}

const MOST_GAP = 60;

/** Of a cell's attributes, the column that its address names: A is 0. */
function columnOf(attributes: string): number | null {
  const letters = /\br="([A-Z]{1,3})\d/.exec(attributes)?.[1];
  if (!letters) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellText(attributes: string, inner: string, shared: readonly string[]): string {
  const type = /\bt="(\w+)"/.exec(attributes)?.[1];
  if (type === 'inlineStr') return textElements(inner);
  const value = decodeEntities(/<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)</.exec(inner)?.[1] ?? '');
  return type === 's' ? (shared[Number(value)] ?? '') : value;
}
