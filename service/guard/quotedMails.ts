import { normaliseAddress } from '../common/emailAddress';
import { isAttribution } from '../mail/headerWords';
import { readHeaderLine } from '../mail/quoting';

/** A letter that is quoted or forwarded in another, as far as its heading tells. */
export interface QuotedMail {
  /** Offset of its heading in the text, and the line itself. */
  start: number;
  text: string;
  /** Normalised addresses of who wrote it; none where the heading has a name alone. */
  senders: string[];
  senderName: string;
  /** Normalised addresses of those who had it. */
  recipients: string[];
  /** A recipient is named without an address. */
  hasNamedRecipients: boolean;
}

const MAX_TEXT = 100_000;
const MAX_LINES = 5_000;
const MAX_MAILS = 20;
const MAX_LINE = 1_000;
const MAX_ADDRESSES = 50;
// Each piece is bounded and cannot be read in two ways.
const addressPattern = /[^\s<>()[\]"',;:：；，]{1,64}@[^\s<>()[\]"',;:：；，@]{1,190}/g;

function addressesIn(text: string): string[] {
  const found = text.slice(0, MAX_LINE * 4).match(addressPattern) ?? [];
  return [...new Set(found.slice(0, MAX_ADDRESSES).map(normaliseAddress).filter(Boolean))];
}

/** What stands in a list of people without the parts that are addresses. */
function hasNameAlone(value: string): boolean {
  return value.split(/[;；]|,(?=[^@]*$)/).some(part => part.trim() !== '' && !part.includes('@'));
}

/**
 * The letters quoted or forwarded behind `from` in a text, as their headings show them: blocks of From, Sent, To in whatever language, and "... wrote:". Bounded and
 * linear: 100,000 characters, 5,000 lines, 20 letters.
 */
export function quotedMails(text: string, from: number): QuotedMail[] {
  const lines = text.slice(from, from + MAX_TEXT).split('\n', MAX_LINES);
  const mails: QuotedMail[] = [];
  let start = from;
  for (const [at, raw] of lines.entries()) {
    const line = raw.slice(0, MAX_LINE).replace(/^[\s>|]{1,40}/, '');
    const place = { start, text: line.trim() };
    start += raw.length + 1;
    if (line.length < 5) continue;
    const header = readHeaderLine(line);
    if (header?.role === 'from') {
      if (mails.length >= MAX_MAILS) break;
      const senderName = header.value.replace(/[<(［[].*$/, '').trim();
      const senders = addressesIn(header.value);
      mails.push({ ...place, senders, senderName, recipients: [], hasNamedRecipients: false });
      continue;
    }
    const last = mails[mails.length - 1];
    if (last && (header?.role === 'to' || header?.role === 'cc')) {
      last.recipients.push(...addressesIn(header.value).slice(0, MAX_ADDRESSES - last.recipients.length));
      last.hasNamedRecipients ||= hasNameAlone(header.value);
      continue;
    }
    if (!header && line.includes('@') && mails.length < MAX_MAILS && isWrote(line, lines[at + 1] ?? ''))
      mails.push({ ...place, senders: addressesIn(line), senderName: '', recipients: [], hasNamedRecipients: true });
  }
  return mails;
}

const isWrote = (line: string, next: string) =>
  isAttribution(line) || isAttribution(`${line} ${next.slice(0, MAX_LINE).replace(/^[\s>|]{1,40}/, '')}`);
