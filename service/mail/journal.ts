import { domainOf, isOwnDomain } from '../common/emailAddress';
import { addressOf } from './addresses';
import type { ParsedMessage } from './parsed';

/**
 * True for an Exchange journal report ([MS-OXJRNL]): its header, the older content identifier, or the journal agent's mark,
 * together with the envelope lines in its text. It comes from our own mail system: anybody can write such a letter, and a letter inside it is
 * believed without any check of its sender. What our own hosts found to be forged is no report either.
 *
 * @param ownHosts our own mail domains
 */
export function isJournalReport(
  envelope: Pick<ParsedMessage, 'headers' | 'from' | 'authentication'>,
  text: string,
  ownHosts: readonly string[],
): boolean {
  if (!isOwnDomain(domainOf(envelope.from[0]?.address ?? ''), ownHosts)) return false;
  const { headers, authentication } = envelope;
  const isMarked =
    headers['x-ms-journal-report'] !== undefined ||
    /exjournalreport/i.test(headers['content-identifier'] ?? '') ||
    /journal agent/i.test(headers['x-ms-exchange-generated-message-source'] ?? '');
  const isForged = authentication !== null && authentication.dmarc === 'fail';
  const hasEnvelope = /^\s*Sender:/im.test(text.slice(0, 4000)) && /^(To|Cc|Bcc|Recipients?):/im.test(text);
  return isMarked && hasEnvelope && !isForged;
}

/**
 * The envelope lines of a journal report.
 *
 * @param text the report's own text
 * @param inner the message that it carries: recipients whom its headers do not show were blind copies
 */
export function readJournalEnvelope(
  text: string,
  inner: Pick<ParsedMessage, 'to' | 'cc'>,
): NonNullable<ParsedMessage['journal']> {
  const shown = new Set([...inner.to, ...inner.cc].map(entry => entry.address));
  const recipients: string[] = [];
  const bcc: string[] = [];
  let sender: string | null = null;
  let isList = false;
  for (const line of text.slice(0, 1024 * 1024).split('\n')) {
    const match = /^\s*(Sender|On-Behalf-Of|To|Cc|Bcc|Recipients?|Subject|Message-Id|Label)\s*:\s*(.*)$/i.exec(line);
    const label: string = match ? match[1]!.toLowerCase() : isList && /^\s+\S+@\S+/.test(line) ? 'recipient' : '';
    const value = match ? match[2]! : line;
    if (match) isList = label === 'recipients';
    if (label === 'sender') sender = addressIn(value);
    if (!/^(to|cc|bcc|recipients?)$/.test(label)) continue;
    const address = addressIn(value);
    if (!address || recipients.length >= 5000) continue;
    if (!recipients.includes(address)) recipients.push(address);
    // "Expanded:" and "Forwarded:" tell by which group or person a hidden recipient got it: no blind copy.
    const isHidden =
      label.startsWith('recipient') && !shown.has(address) && !/,\s*(Expanded|Forwarded)\s*:/i.test(value);
    if ((label === 'bcc' || isHidden) && !bcc.includes(address)) bcc.push(address);
  }
  return { sender, recipients, bcc };
}

function addressIn(value: string): string | null {
  const first = value.split(/,\s*(?:Expanded|Forwarded)\s*:/i)[0]!;
  return addressOf(/[^\s<>,;"]+@[^\s<>,;"]+/.exec(first)?.[0] ?? '') || null;
}
