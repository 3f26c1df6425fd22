import { domainOf, isOwnDomain } from '../../common/emailAddress';
import type { ForwardedOriginal, ParsedAddress } from '../../mail/parsed';
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
  const { forwarded } = parsed;
  if (!forwarded) return null;
  const isOwn = ({ address }: ParsedAddress) => address !== '' && isOwnDomain(domainOf(address), ownDomains);
  const coverEnd = forwarded.start ?? Math.min(parsed.newTextLength, parsed.text.length);
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
