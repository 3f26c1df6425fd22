import { domainOf, isFreeMail, registrableDomain } from '../../common/emailAddress';
import type { FilingCase } from '../filingCase';
import type { MessageToFile } from '../filing.service';
import { isOwnAddress } from '../mailReading';
import type { FilingOutcome } from '../question';
import type { Evidence, Reason } from '../reasons';
import { findSigns, findSuspicion } from '../suspicion';
import type { FoundDetail } from './bankDetails';
import { findBankDetails } from './bankDetails';
import type { WarningCode } from './warning.entity';

/** Something that speaks against a message. */
export interface Sign {
  code: WarningCode;
  severity: 'high' | 'notice';
  values: Record<string, string>;
  evidence: Evidence[];
}

/** Bank details, and the place where they stand. */
export interface PlacedDetail extends FoundDetail {
  evidence: Evidence;
}

/** A message with what is to be noted of it. */
export interface WatchedMail {
  messageId: number;
  sentAt: Date;
  isOut: boolean;
  signs: Sign[];
  details: PlacedDetail[];
  /** The parties whose details they may be, the likeliest first. */
  companyIds: number[];
  /** The sender is certain and nothing speaks against him: what he names for the first time becomes known. */
  isTrusted: boolean;
}

const codes: ReadonlySet<string> = new Set<WarningCode>([
  'look_alike',
  'own_domain_look_alike',
  'unproven',
  'display_name',
  'reply_to',
  'new_address_in_thread',
]);

/** An answer that goes to a free-mail address, of a firm that has its own domain and that nobody knows. */
function freeMailReplyTo({ question, reading, own }: FilingCase): Reason | null {
  const [person] = reading.outsiders;
  if (!person?.address || person.isFreeMail || reading.isOut || reading.isWebForm) return null;
  const other = question.parsed.replyTo
    .slice(0, 5)
    .find(({ address }) => address && !isOwnAddress(address, own) && isFreeMail(domainOf(address)));
  if (!other || registrableDomain(domainOf(other.address)) === registrableDomain(person.domain)) return null;
  const values = { from: person.address, replyTo: other.address };
  return { code: 'reply_to', values, evidence: [{ field: 'header', text: other.address }] };
}

/** The signs of a message, each once; high are those that speak of money or imitate a domain. */
export function findWarnings(filing: FilingCase): Sign[] {
  if (filing.question.kind !== 'normal' && filing.question.kind !== 'calendar') return [];
  const signs = findSigns(filing, true).filter(reason => codes.has(reason.code));
  if (!signs.some(reason => reason.code === 'reply_to')) {
    const reply = freeMailReplyTo(filing);
    if (reply) signs.push(reply);
  }
  if (signs.length === 0) return [];
  const high = new Set(findSuspicion(filing).map(reason => reason.code));
  const seen = new Set<string>();
  return signs.flatMap(({ code, values, evidence = [] }) => {
    const key = JSON.stringify([code, values]);
    if (seen.has(key)) return [];
    seen.add(key);
    return [
      {
        code: code as WarningCode,
        severity: high.has(code) ? ('high' as const) : ('notice' as const),
        values,
        evidence,
      },
    ];
  });
}

/** Bank details in what the sender wrote and in the names of his files. */
export function placedDetails({ reading, question }: Pick<FilingCase, 'reading' | 'question'>): PlacedDetail[] {
  if (reading.details) return reading.details;
  const shift = reading.newTextStart;
  const inText = findBankDetails(reading.newText).map((one): PlacedDetail => {
    const place = shift < 0 ? {} : { start: one.start + shift, end: one.end + shift };
    return { ...one, evidence: { field: 'body', text: one.text, ...place } };
  });
  const inNames = question.parsed.attachments.slice(0, 100).flatMap(({ name, isInline }) =>
    isInline
      ? []
      : findBankDetails(name.replace(/[_]/g, ' ')).map((one): PlacedDetail => ({
          ...one,
          evidence: { field: 'attachment', text: name },
        })),
  );
  return [...inText, ...inNames];
}

/** The parties of an outcome: those that it is filed under, else those that it may be of. */
export function partiesOf(outcome: FilingOutcome): number[] {
  const ids =
    outcome.state === 'filed'
      ? outcome.filings.map(filing => filing.companyId)
      : outcome.state === 'review'
        ? outcome.candidates.slice(0, 3).map(candidate => candidate.companyId)
        : [];
  return [...new Set(ids)];
}

/** Bank details in the text that was read out of a file; the evidence is the file's name. */
export function detailsOfFile(name: string, text: string): PlacedDetail[] {
  return findBankDetails(text).map(one => ({ ...one, evidence: { field: 'attachment', text: name } }));
}

/**
 * What is to be noted of a message while it is filed; nothing of most. Pure.
 *
 * @param inFiles details in the text of its files, where that has been read
 */
export function watchMail(
  one: MessageToFile,
  filing: FilingCase,
  outcome: FilingOutcome,
  inFiles: readonly PlacedDetail[] = [],
): WatchedMail[] {
  const { kind } = filing.question;
  if (kind === 'stub' || kind === 'unreadable' || kind === 'bounce') return [];
  const signs = findWarnings(filing);
  const details = [...placedDetails(filing), ...inFiles];
  if (signs.length === 0 && details.length === 0) return [];
  return [
    {
      messageId: one.messageId,
      sentAt: one.sentAt,
      isOut: filing.reading.isOut,
      signs,
      details,
      companyIds: partiesOf(outcome),
      isTrusted: outcome.state === 'filed' && !signs.some(sign => sign.severity === 'high'),
    },
  ];
}
