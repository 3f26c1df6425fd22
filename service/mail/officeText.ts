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
    const isEnd = close === '/' || rest?.endsWith('/');
    if (isEnd && LINE_ENDS.has(tag as string)) parts.push('\n');
    else if (isEnd && BLANKS.has(tag as string)) parts.push('\t');
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
  for (const [, isRow, attributes, inner] of xml.matchAll(
    /<\/(?:\w+:)?(row)>|<(?:\w+:)?c(\s[^<>]*[^/])?>([\s\S]*?)<\/(?:\w+:)?c>/g,
  )) {
    if (length > limit) break;
    const cell = isRow ? '\n' : `${cellText(attributes ?? '', inner as string, shared)}\t`;
    parts.push(cell);
    length += cell.length;
  }
  return parts.join('').slice(0, limit);
}

function cellText(attributes: string, inner: string, shared: readonly string[]): string {
  const type = /\bt="(\w+)"/.exec(attributes)?.[1];
  if (type === 'inlineStr') return textElements(inner);
  const value = decodeEntities(/<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)</.exec(inner)?.[1] ?? '');
  return type === 's' ? (shared[Number(value)] ?? '') : value;
}
