import { domainOf, isOwnDomain } from '../../common/emailAddress';
import { readBlock } from '../../mail/forwarded';
import type { ForwardedOriginal, ParsedAddress } from '../../mail/parsed';
import { isHeaderBlock, readHeaderLine } from '../../mail/quoting';
import { subjectPrefix } from '../../mail/subjects';
import type { InquiryMail } from './inquiry';
import type { SourceLine } from './regions';
import { linesOf, withoutMarks } from './regions';

/** Characters of a letter that are read; what comes behind is no inquiry's business. */
export const MAX_READ = 60_000;
const LONGEST_COVER = 500;

/** The letter that counts: the mail itself, or the one that it carries. */
export interface Letter {
  from: ParsedAddress;
  /** Where an answer is to go, if not to `from`. */
  replyTo: ParsedAddress | null;
  subject: string;
  /** All lines, with their marks of quoting; `written` of them are its sender's own, the others quoted history. */
  lines: SourceLine[];
  written: number;
  part: 'body' | 'forwarded';
  base: string;
  isForwarded: boolean;
  isAnswer: boolean;
  cover: SourceLine[];
}

const nobody: ParsedAddress = { name: '', address: '' };

/** The letter that counts in a mail: of a forwarded mail the original, if its sender is the one to answer. */
export function letterOf(mail: InquiryMail): Letter {
  const { parsed } = mail;
  const from = parsed.from[0] ?? parsed.sender ?? nobody;
  return innerOf(mail, from) ?? outerOf(mail, from);
}

function outerOf({ parsed }: InquiryMail, from: ParsedAddress): Letter {
  const base = parsed.text;
  const lines = linesOf(base.slice(0, MAX_READ));
  const written = parsed.newTextLength;
  const replyTo = parsed.replyTo.find(entry => entry.address !== '' && entry.address !== from.address) ?? null;
  return {
    from,
    replyTo,
    subject: parsed.subject,
    lines,
    written: lines.filter(line => line.from < written).length,
    part: 'body',
    base,
    isForwarded: false,
    isAnswer: parsed.references.length > 0 || subjectPrefix(parsed.subject) === 'reply',
    cover: [],
  };
}

function innerOf({ parsed, ownDomains }: InquiryMail, outer: ParsedAddress): Letter | null {
  if (!parsed.forwarded) return null;
  const isOwn = ({ address }: ParsedAddress) => address !== '' && isOwnDomain(domainOf(address), ownDomains);
  const forwarded = sentOnTwice(parsed.text, parsed.forwarded, isOwn);
  const coverEnd = parsed.forwarded.start ?? Math.min(parsed.newTextLength, parsed.text.length);
  // An outsider who sends on a mail is himself the one to answer, unless he says next to nothing.
  if (!isOwn(outer) && (isOwn(forwarded.from) || coverEnd > LONGEST_COVER)) return null;
  const mapped = forwarded.start === null ? null : linesIn(parsed.text, forwarded);
  const lines = mapped ?? linesOf(forwarded.text.slice(0, MAX_READ));
  return {
    from: forwarded.from,
    replyTo: null,
    subject: forwarded.subject,
    lines,
    written: lines.length,
    part: mapped ? 'body' : 'forwarded',
    base: mapped ? parsed.text : forwarded.text,
    isForwarded: true,
    isAnswer: subjectPrefix(forwarded.subject) === 'reply',
    cover: linesOf(parsed.text.slice(0, Math.min(coverEnd, MAX_READ))),
  };
}

const MOST_BLOCKS = 4;
const MOST_SEARCHED = 400;

/** Where colleagues sent a mail on one to another, the letter that the first of them had: what lies below a note of ours. */
function sentOnTwice(
  text: string,
  first: ForwardedOriginal,
  isOwn: (person: ParsedAddress) => boolean,
): ForwardedOriginal {
  let found = first;
  for (let depth = 0; depth < MOST_BLOCKS; depth++) {
    const isNote = isOwn(found.from) || (found.from.address === '' && found.text.length <= LONGEST_COVER);
    const isSentOn = !isNote && !isOwn(found.from) && subjectPrefix(found.subject) === 'forward';
    const next = found.start === null || !(isNote || isSentOn) ? null : blockBelow(text, found.start);
    if (!next || (isSentOn && !isPassedOn(text, found, next, isOwn))) break;
    found = next;
  }
  return found !== first && !isOutside(found, isOwn) ? first : found;
}

/** "A friend of mine needs this, could you help him directly?": an outsider too passes on in a few words what another wants. */
function isPassedOn(
  text: string,
  { start }: ForwardedOriginal,
  next: ForwardedOriginal,
  isOwn: (person: ParsedAddress) => boolean,
): boolean {
  if (start === null || next.start === null || !isOutside(next, isOwn)) return false;
  const lines = linesOf(text.slice(start, next.start), start).map(line => line.text);
  const said = lines.filter(line => line.trim() !== '' && readHeaderLine(line) === null);
  return said.join(' ').length <= LONGEST_COVER;
}

const REACHED = /[^\s<>()"',;:[\]]+@[^\s<>()"',;:[\]]+\.[\p{L}\d-]+|(?:^|[\s:(])\+\d[\d\s().-]{6,}/u;

/** A header block of Outlook may show a name and no address: then the letter says how its writer is reached, and not at our house. */
function isOutside({ from, text }: ForwardedOriginal, isOwn: (person: ParsedAddress) => boolean): boolean {
  if (from.address !== '') return !isOwn(from);
  const reached = REACHED.exec(text.slice(-1500))?.[0] ?? '';
  return reached.includes('@') ? !isOwn({ name: '', address: reached.toLowerCase() }) : reached !== '';
}

/** The next header block below the one that begins at `start`. */
function blockBelow(text: string, start: number): ForwardedOriginal | null {
  const lines = linesOf(text.slice(start, start + MAX_READ), start).slice(0, MOST_SEARCHED);
  const words = lines.map(line => line.text);
  const own = words.findIndex((_, i) => i < 6 && isHeaderBlock(words, i));
  if (own < 0) return null;
  const at = words.findIndex(
    (_, i) => i > own + 1 && readHeaderLine(words[i - 1]!) === null && isHeaderBlock(words, i),
  );
  return at < 0 ? null : readBlock(text, lines[at]!.from);
}

/** The lines of the original where they stand in the text of the mail; null where they are not found there line by line. */
function linesIn(text: string, { start, text: original }: ForwardedOriginal): SourceLine[] | null {
  const from = start ?? 0;
  const wanted = original.slice(0, MAX_READ).split('\n');
  const first = wanted[0]!.trim();
  if (first === '') return null;
  const lines = linesOf(text.slice(from, from + MAX_READ + original.length), from).map(withAllMarksOff);
  for (let i = 1; i < Math.min(lines.length, 60); i++) {
    if (lines[i]!.text.trim() !== first) continue;
    const isSame = wanted.every(
      (line, k) => (lines[i + k]?.text ?? '').trim() === withAllMarksOff({ text: line, from: 0 }).text.trim(),
    );
    if (isSame) return lines.slice(i, i + wanted.length);
  }
  return null;
}

function withAllMarksOff(line: SourceLine): SourceLine {
  return /^\s*>/.test(line.text)
    ? withoutMarks({ text: line.text.trimStart(), from: line.from + line.text.length - line.text.trimStart().length })
    : line;
}
