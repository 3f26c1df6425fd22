import iconv from 'iconv-lite';

/** One property of a card: its name in capitals, its parameters, and its value, decoded where it was quoted-printable, with its escapes as they stand. */
export interface CardLine {
  name: string;
  /** Names and bare words in capitals ("TYPE" to "CELL,VOICE"); the bare words of version 2.1 stand under "TYPE". */
  parameters: ReadonlyMap<string, string>;
  value: string;
}

/** A line as it stands in the file, with what was folded behind it; how the pieces are joined depends on the version of the card. */
interface RawLine {
  first: string;
  folded: string[];
}

// Pictures, sounds and keys: nothing of them is read, and they are most of a file.
const unread = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY']);
// Nothing that is read is as long.
const MAX_VALUE = 20_000;
// What stands before the colon is a name and some words.
const MAX_HEAD = 10_000;

/**
 * The properties of each card of a file, in order: cut at BEGIN and END, unfolded, decoded. A card that another begins in, or that the file ends in, is taken as far as it goes; a card within a
 * card (AGENT of 2.1) is left out.
 *
 * RFC 6350 3.2 and RFC 2425 5.8.1: a line that begins with a blank goes on with the one before, without that blank. vCard 2.1 (2.1.3) folds at blanks that belong to the value, so there it stays; and
 * quoted-printable values go on behind a "=" at the end of the line (RFC 2045 6.7).
 */
export function* cardLines(text: string, most: number): Generator<CardLine[]> {
  let card: RawLine[] | null = null;
  let isNested = false;
  let count = 0;
  for (const raw of rawLines(text)) {
    const line = raw.first.trim();
    if (/^BEGIN\s*:\s*VCARD$/i.test(line)) {
      if (card && (isNested || isAgent(card.at(-1)))) {
        isNested = true;
        continue;
      }
      if (card) yield readLines(card);
      card = [];
      count += 1;
      if (count > most) return;
    } else if (/^END\s*:\s*VCARD$/i.test(line)) {
      if (isNested) isNested = false;
      else if (card) {
        yield readLines(card);
        card = null;
      }
    } else if (card && !isNested && line) card.push(raw);
  }
  if (card) yield readLines(card);
}

const isAgent = (line: RawLine | undefined): boolean =>
  /^(?:[\w-]+\.)?AGENT\s*(?:;[^:]*)?:\s*$/i.test(line?.first ?? '');
const isQuotedPrintable = (head: string): boolean => /;(?:ENCODING=)?"?QUOTED-PRINTABLE\b/i.test(head);

function* rawLines(text: string): Generator<RawLine> {
  let open: RawLine | null = null;
  let goesOn = false;
  // Of the line that is open: its head is looked for once, however many lines are folded behind it.
  let isQuoted: boolean | null = null;
  for (const line of physicalLines(text)) {
    if (open && (goesOn || /^[ \t]/.test(line))) open.folded.push(line);
    else {
      if (open) yield open;
      open = { first: line, folded: [] };
      isQuoted = null;
    }
    goesOn = line.endsWith('=') && (isQuoted ??= isQuotedPrintable(headOf(open.first)));
  }
  if (open) yield open;
}

/** The lines of a text one after the other, without a list of them all. */
function* physicalLines(text: string): Generator<string> {
  let from = 0;
  while (from < text.length) {
    let to = from;
    while (to < text.length && text[to] !== '\n' && text[to] !== '\r') to += 1;
    yield text.slice(from, to);
    from = text[to] === '\r' && text[to + 1] === '\n' ? to + 2 : to + 1;
  }
}

function readLines(lines: readonly RawLine[]): CardLine[] {
  const isOld = lines.some(({ first }) => /^VERSION\s*:\s*2\.1\s*$/i.test(first));
  return lines.flatMap(line => readLine(line, isOld) ?? []);
}

function readLine({ first, folded }: RawLine, isOld: boolean): CardLine | null {
  const head = headOf(first);
  if (head.length > MAX_HEAD || (head.length === first.length && folded.length === 0)) return null;
  const name = nameOf(head);
  if (unread.has(name)) return null;
  const isQuoted = isQuotedPrintable(head);
  const whole = isQuoted ? softened([first, ...folded]) : unfolded([first, ...folded], isOld);
  // A parameter may be folded too: the head is that of the whole line.
  const all = headOf(whole);
  if (all.length > MAX_HEAD || all.length === whole.length) return null;
  const parameters = parametersOf(all);
  const value = whole.slice(all.length + 1, all.length + 1 + MAX_VALUE);
  return { name: nameOf(all), parameters, value: isQuoted ? decodeQuoted(value, parameters.get('CHARSET')) : value };
}

const unfolded = (parts: readonly string[], isOld: boolean): string =>
  parts.map((part, at) => (at === 0 || isOld ? part : part.slice(1))).join('');

const softened = (parts: readonly string[]): string =>
  parts.map((part, at) => (at < parts.length - 1 && part.endsWith('=') ? part.slice(0, -1) : part)).join('');

/** What stands before the colon: a colon between quotation marks is none. */
function headOf(line: string): string {
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') isQuoted = !isQuoted;
    else if (line[at] === ':' && !isQuoted) return line.slice(0, at);
  }
  return line;
}

/** The name without the group before it ("item1.EMAIL"). */
const nameOf = (head: string): string => (/^(?:[\w-]+\.)?([\w-]+)/.exec(head.trim())?.[1] ?? '').toUpperCase();

function parametersOf(head: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const part of head.match(/;(?:[^";]|"[^"]*")*/g) ?? []) {
    const [, name = '', value] = /^;\s*([\w-]*)\s*(?:=(.*))?$/s.exec(part) ?? [];
    const key = value === undefined ? 'TYPE' : name.toUpperCase();
    const text = (value ?? name).replace(/"/g, '').trim();
    const told = key === 'CHARSET' ? text : text.toUpperCase();
    const before = parameters.get(key);
    parameters.set(key, before ? `${before},${told}` : told);
  }
  return parameters;
}

function decodeQuoted(text: string, charset: string | undefined): string {
  const runs = text.split(/((?:=[0-9a-f]{2})+)/i);
  const pieces = runs.map((run, at) =>
    at % 2 === 1 ? Buffer.from(run.replace(/=/g, ''), 'hex') : Buffer.from(run, 'utf8'),
  );
  const buffer = Buffer.concat(pieces);
  // GB2312 is written where GBK or GB18030 is meant: each holds the one before.
  const named = /^(?:gb2312|gbk|gb-?18030|euc-cn|hz)$/i.test(charset ?? '') ? 'gb18030' : (charset ?? 'utf-8');
  if (iconv.encodingExists(named) && !/^(?:utf-?8|us-ascii)$/i.test(named)) return iconv.decode(buffer, named);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer);
  } catch {
    // Phones write GBK and say nothing of it, or UTF-8.
    return iconv.decode(buffer, 'gb18030');
  }
}
