import { addressOf, cleanName } from './addresses';
import { boundText } from './charset';
import { readBlock } from './forwarded';
import { endsInColon, isAttribution } from './headerWords';
import type { ForwardedOriginal, ParsedAddress, ParsedMessage } from './parsed';
import { isHeaderBlock, newTextLength } from './quoting';
import { subjectPrefix } from './subjects';

/*
 * Which mail from outside a colleague's mail carries: colleagues forward what another colleague has forwarded, each with
 * his own mail program, and some programs show a name only, or "... wrote:".
 */

type Mail = Pick<ParsedMessage, 'from' | 'to' | 'cc' | 'subject' | 'references' | 'text' | 'html' | 'forwarded'>;

/** Folded names of our own people, with their addresses. */
type OwnNames = Map<string, string>;

const maxDepth = 8;
const maxText = 200_000;
const maxLines = 4000;

/** A name as it is compared: its words in small letters without accents, in the order of the alphabet. */
function nameKey(name: string): string {
  const plain = name.slice(0, 200).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return words.sort().join(' ');
}

function learn(names: OwnNames, people: readonly ParsedAddress[], isOwn: (address: string) => boolean): void {
  for (const { name, address } of people) {
    if (!address || !isOwn(address)) continue;
    const local = address.slice(0, address.lastIndexOf('@'));
    for (const written of [name, local.replace(/[._-]+/g, ' ')]) {
      const folded = nameKey(written);
      if (folded.length > 1) names.set(folded, address);
    }
    names.set(local.toLowerCase(), address);
  }
}

/** The person with the address that his name stands for: a link behind it, or one of our own people. */
function withAddress(person: ParsedAddress, html: string | null, names: OwnNames): ParsedAddress {
  if (person.address) return person;
  const own = names.get(nameKey(person.name)) ?? names.get(person.name.toLowerCase());
  if (own) return { ...person, address: own };
  return { ...person, address: linkedAddress(html, person.name) };
}

/** "<a href="mailto:dana@...">Dana</a>": programs that show the name only keep the address behind it. '' where none is. */
function linkedAddress(html: string | null, name: string): string {
  if (!html || name.length < 2) return '';
  const links = html
    .slice(0, 500_000)
    .matchAll(/href\s*=\s*["']?mailto:([^"'?>\s]{3,320})[^>]{0,500}>([^<]{1,200})</gi);
  for (const link of links) if (cleanName(link[2]!.trim()) === name) return addressOf(link[1]!);
  return '';
}

interface Place {
  original: ForwardedOriginal;
  /** Where what it quotes may begin. */
  next: number;
}

const withoutMarks = (line: string) => line.replace(/^\s*(?:>\s?)+/, '');

/** The next header block or "... wrote:" from an offset on, and whose mail stands below it. */
function nextPlace(text: string, from: number): Place | null {
  const lines = text.slice(from, from + maxText).split('\n', maxLines);
  const plain = lines.map(withoutMarks);
  let offset = from;
  for (let i = 0; i < lines.length; i += 1) {
    if (plain[i]!.trim()) {
      const isMarked = plain[i] !== lines[i];
      const original = isHeaderBlock(plain, i)
        ? readBlock(isMarked ? plain.slice(i).join('\n') : text.slice(offset, from + maxText), 0)
        : attributed(plain, i);
      if (original) return { original: { ...original, start: offset }, next: afterHeaders(text, offset, original) };
    }
    offset += lines[i]!.length + 1;
  }
  return null;
}

/** The place behind the header lines: before the first words of the original, or the next line. */
function afterHeaders(text: string, offset: number, { text: words, subject }: ForwardedOriginal): number {
  const first = words.split('\n', 1)[0]!.slice(0, 40);
  const begins = first ? text.indexOf(first, offset) : -1;
  if (begins > offset && first !== subject) return begins;
  let end = offset;
  // Without words of its own: behind its header lines.
  for (let line = 0; line < 4 && end >= 0; line += 1) end = text.indexOf('\n', end + 1);
  return end < 0 ? text.length : end;
}

// Words and figures of the day that stand before the name.
const introduction =
  /^(?:[\s\d"'“.:：,，/\-年月日周星期一二三四五六()（）上下午于在]|(?:on|am|pm|a\.m\.|p\.m\.|uhr|le|el|em|il|il giorno|op|den|dnia|w dniu|на|в|г\.?|at|à|kl\.?|o)(?=[\s\d]))*/iu;

/** "On 8 June 2026, Noa <noa@...> wrote:", "在 2026年6月8日，Noa 写道：", "19.05.2026, 14:02, "Erzhan" <...>:", on up to three lines. */
function attributed(plain: readonly string[], at: number): ForwardedOriginal | null {
  for (let more = 0; more < 3 && at + more < plain.length; more += 1) {
    const last = plain[at + more]!;
    if (!last.trim()) return null;
    const line = plain.slice(at, at + more + 1).join(' ');
    if (line.length > 400) return null;
    if (!endsInColon(last) || !(isAttribution(line) || isDated(line))) continue;
    const person = personIn(line);
    if (!person) return null;
    const rest = plain
      .slice(at + more + 1)
      .join('\n')
      .replace(/^\s+/, '');
    const words = rest.slice(0, newTextLength(rest)).trim();
    return {
      from: person,
      to: [],
      subject: '',
      sentAt: null,
      messageId: null,
      start: null,
      text: boundText(words, 65_536),
    };
  }
  return null;
}

// A day, a time and an address are an attribution in any language.
function isDated(line: string): boolean {
  return /\d{1,2}[.:]\d{2}/.test(line) && /\d{4}/.test(line) && /[^\s<]+@[^\s>]+\.[^\s>]+/.test(line);
}

function personIn(line: string): ParsedAddress | null {
  const found = /[^\s<>"'“”()[\]:;,：，]+@[^\s<>"'“”()[\]:;,：，]+/.exec(line);
  const address = found ? addressOf(found[0].replace(/\.+$/, '')) : '';
  const before = found
    ? line.slice(0, found.index)
    : line.replace(/\s*(?:wrote|schrieb|a écrit|写道|寫道|写到)?\s*[:：]\s*$/iu, '');
  const words = before
    .replace(/[\s"'“”<(（[]+$/u, '')
    .split(/[,，:：]|\d{4}|\d{1,2}[:.]\d{2}|\s(?:at|um|schrieb|à|alle)\s/u);
  const name = cleanName(
    (words[words.length - 1] ?? '').replace(introduction, '').replace(/^[\s"'“”]+|[\s"'“”]+$/g, ''),
  );
  return address || name.length > 1 ? { name: name.slice(0, 100), address } : null;
}

/** From the outermost to the innermost: the first that is not between our own people. */
function walk(
  text: string,
  html: string | null,
  names: OwnNames,
  isOwn: (address: string) => boolean,
): ForwardedOriginal | null {
  let last: ForwardedOriginal | null = null;
  let from = 0;
  for (let depth = 0; depth < maxDepth; depth += 1) {
    const place = nextPlace(text, from);
    if (!place) return last;
    const { original, next } = place;
    const known = { ...original, from: withAddress(original.from, html, names) };
    learn(names, [known.from, ...known.to], isOwn);
    if (!known.from.address || !isOwn(known.from.address)) return known;
    // What one of us wrote to somebody outside is our own mail.
    if (known.to.some(person => person.address && !isOwn(person.address))) return known;
    last ??= known;
    from = Math.max(next, original.start! + 1);
  }
  return last;
}

/**
 * The mail that one of our own people sends on: of several forwards within each other the first whose sender, or whose
 * recipients, are not our own people; its sender may be known by name only. Null where it sends nothing on: an answer
 * between colleagues only quotes.
 *
 * @param isOwn whether an address is one of ours
 * @param isAsked it went to an address to which colleagues send what is to be filed; then what an answer quotes counts
 * @param people our own people as far as they are known; others are learned from the mail itself
 */
export function findOriginal(
  mail: Mail,
  isOwn: (address: string) => boolean,
  isAsked: boolean,
  people: readonly ParsedAddress[] = [],
): ForwardedOriginal | null {
  const names: OwnNames = new Map();
  learn(names, [...people, ...mail.from, ...mail.to, ...mail.cc], isOwn);
  const { forwarded, subject, references } = mail;
  if (forwarded && forwarded.start === null) {
    const isOurs = forwarded.from.address !== '' && isOwn(forwarded.from.address);
    if (!isOurs || forwarded.to.some(person => person.address && !isOwn(person.address))) return forwarded;
    const inner = isForward(forwarded.subject, []) ? walk(forwarded.text, null, names, isOwn) : null;
    return inner ? { ...inner, start: null } : forwarded;
  }
  if (!forwarded && !isAsked && !isForward(subject, references)) return null;
  return walk(mail.text, mail.html, names, isOwn) ?? forwarded;
}

function isForward(subject: string, references: readonly string[]): boolean {
  const prefix = subjectPrefix(subject);
  return prefix === 'forward' || (prefix === null && references.length === 0);
}

/** Whether a mail that is sent on is from or to somebody who is none of our own people. */
export function concernsOutside(original: ForwardedOriginal | null, isOwn: (address: string) => boolean): boolean {
  if (!original) return false;
  if (original.from.address === '') return original.from.name !== '';
  return [original.from, ...original.to].some(person => person.address !== '' && !isOwn(person.address));
}
