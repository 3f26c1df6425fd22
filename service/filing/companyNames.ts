import { foldName } from '../companies/names';
import type { MailReading } from './mailReading';

/** A stretch of text that may be a company's name. Offsets into the body; absent for a display name. */
export interface FoundName {
  folded: string;
  text: string;
  start?: number;
  end?: number;
}

const maxNames = 30;
const signatureLines = 8;
const maxLine = 160;
const maxWords = 7;

// How letters in Chinese begin: "we are ...". What follows is the name.
const introduction = /^(?:您好|你好)?[，,、！!。]?(?:我们是|我們是|我是|这里是|這裡是|本公司|我司|来自)?/u;
// Where the signs of Chinese begin: text before them has no such beginning to take away.
const FIRST_CHINESE = 0x2e80;
const separators = /[,，、;；:：|/•·。！!？?()（）<>《》\t]| [-–—] |\b(?:of|from|at|von|de|da|der)\b\s/u;

function pieces(line: string, offset: number, found: FoundName[]): void {
  let at = 0;
  for (const part of line.split(separators)) {
    const place = line.indexOf(part, at);
    at = place + part.length;
    const text = (part.charCodeAt(0) < FIRST_CHINESE ? part : part.replace(introduction, '')).trim();
    const length = text.length;
    if (length < 2 || length > 60 || found.length >= maxNames) continue;
    // A sentence is no name, and folding is what costs time.
    if (length > 30 && text.split(' ', maxWords + 1).length > maxWords) continue;
    const folded = foldName(text);
    if (folded.length < 2 || /^\d+$/.test(folded)) continue;
    const start = offset + line.indexOf(text, place);
    found.push({ folded, text, start, end: start + length });
  }
}

interface Line {
  text: string;
  start: number;
}

/** The last lines that hold something, the very last first. */
function lastLines(text: string, limit: number): Line[] {
  const lines: Line[] = [];
  for (let end = text.length; end > 0 && lines.length < limit;) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    if (line.trim()) lines.push({ text: line, start });
    end = start - 1;
  }
  return lines;
}

/** The first lines that hold something. */
function firstLines(text: string, limit: number): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length && lines.length < limit;) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const line = text.slice(start, end);
    if (line.trim()) lines.push({ text: line, start });
    start = end + 1;
  }
  return lines;
}

/**
 * Names of companies as the display name, the opening and the signature may give them, each once. For free-mail senders
 * and others whose domain says nothing; used to rank candidates, never to file.
 */
export function companyNamesIn(reading: MailReading): FoundName[] {
  const found: FoundName[] = [];
  if (reading.isOut) return found;
  for (const person of reading.outsiders.slice(0, 1)) {
    const folded = foldName(person.name);
    if (folded.length > 1) found.push({ folded, text: person.name });
  }
  const text = reading.newText.slice(0, 20_000).trimEnd();
  const offset = Math.max(reading.newTextStart, 0);
  const ends = lastLines(text, signatureLines);
  const rest = text.slice(0, ends.at(-1)?.start ?? 0);
  for (const line of [...ends, ...firstLines(rest, 2)]) pieces(line.text.slice(0, maxLine), offset + line.start, found);
  const seen = new Set<string>();
  return found.filter(name => !seen.has(name.folded) && seen.add(name.folded));
}
