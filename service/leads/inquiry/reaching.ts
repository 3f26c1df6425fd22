import { matchesOf } from '../../common/matches';
import { normaliseAddress } from '../../common/emailAddress';
import type { BuyerPassages } from './contacts';
import type { Found, InquiryMail } from './inquiry';
import type { Passage } from './passages';
import { foundAt, phraseAt, plainPassage } from './passages';
import type { FoundPhone } from './phones';
import { readPhones } from './phones';
import { isRelay } from './platforms';
import type { InquirySource } from './source';

/*
 * How the buyer is reached: his telephone numbers, his address, his website.
 */

/** The mail and its passages. */
export interface Reach {
  mail: InquiryMail;
  source: InquirySource;
  passages: BuyerPassages;
}

/** The buyer's numbers: what forms and platforms label, the signature's, then those in his words. */
export function phonesOf({ source, passages }: Reach): FoundPhone[] {
  const likely = likelyCountry(source);
  const labels = source.labels.filter(
    one =>
      one.region === 'notice' &&
      (one.key === 'phone' || one.key === 'messenger' || /^[+(]?\d[\d\s().-]{7,24}$/.test(one.value)) &&
      one.key !== 'fax' &&
      one.key !== 'date' &&
      one.key !== 'reference' &&
      one.key !== 'ip',
  );
  const { base, signature, message } = passages;
  const labelled = labels.flatMap(one =>
    readPhones(base, one.start, one.end, likely, true).map(phone =>
      one.key === 'messenger' && !phone.service ? { ...phone, service: one.label } : phone,
    ),
  );
  const isPrinted = ({ found }: FoundPhone) =>
    source.road === 'platform' &&
    /hotline|unsubscribe|©|customer service|alibaba|made-in-china|global ?sources/iu.test(
      lineAround(passages.base.text, found.span.start),
    );
  const signed = readPhones(signature, 0, signature.text.length, likely, true);
  const said = readPhones(message, 0, Math.min(message.text.length, 8000), likely, false);
  const found = [...labelled, ...[...signed, ...said].filter(phone => !isPrinted(phone))];
  return found.length > 0 ? found : closing(message, likely);
}

// "… gracias Lupita 33 5550 1298": the last thing that is said, behind a name.
const CLOSING = /\p{Lu}[\p{L}'’]+\.?(?:,| [-–—]| ?\n)? ?(?<number>\(?\d{2,5}\)?(?:[ .-]\d{2,5}){1,4})[\s.!]*$/u;

function closing(message: Passage, likely: string | null): FoundPhone[] {
  const from = Math.max(0, message.text.length - 60);
  const number = CLOSING.exec(message.text.slice(from))?.groups?.number;
  if (!number || number.replace(/\D/g, '').length < 8) return [];
  const start = message.text.lastIndexOf(number);
  return readPhones(message, start, start + number.length, likely, true);
}

function lineAround(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? text.length : end).slice(0, 400);
}

function likelyCountry({ buyer }: InquirySource): string | null {
  const top = buyer.address.split('.').pop() ?? '';
  return /^[a-z]{2}$/.test(top) && !['co', 'io', 'me', 'tv', 'cc', 'ai', 'eu'].includes(top)
    ? top === 'uk'
      ? 'GB'
      : top.toUpperCase()
    : null;
}

/** The same number, read as one of a country. */
export function withCountry(phone: FoundPhone, country: string | null): FoundPhone {
  if (phone.found.e164 || country === null) return phone;
  const passage = plainPassage(phone.found.text, phone.found.text, { part: 'body' });
  const again = readPhones(passage, 0, passage.text.length, country, true)[0];
  return again?.found.e164 ? { ...phone, found: { ...phone.found, e164: again.found.e164 } } : phone;
}

const ADDRESS = /[^\s<>()"',;:[\]|/\\]+@[^\s<>()"',;:[\]|/\\]+\.[\p{L}\d-]{2,}/gu;
const ROBOT = /no-?reply|do-?not-?reply|notification|mailer|automat|wordpress|postmaster|^system|^alerts?@/i;

/** The buyer's address; null where only a relay or a robot is known. */
export function emailOf({ mail, source, passages }: Reach): Found<string> | null {
  const address = normaliseAddress(source.buyer.address);
  const isRobot = ROBOT.test(address);
  if (address !== '' && !isRobot) return placeOf(address, passages);
  const written = [
    ...matchesOf(ADDRESS, passages.message.text.slice(0, 8000)),
    ...matchesOf(ADDRESS, passages.signature.text),
  ].map(match => normaliseAddress(match[0].replace(/\.$/, '')));
  const own = written.find(
    one =>
      one !== '' && !ROBOT.test(one) && !isRelay(one) && !mail.ownDomains.some(domain => one.endsWith(`@${domain}`)),
  );
  return own ? placeOf(own, passages) : address === '' ? null : placeOf(address, passages);
}

/** Where an address stands: in the text, or in the From header; an answer address of a header stands in neither. */
function placeOf(address: string, { base, sender, message, signature }: BuyerPassages): Found<string> {
  for (const passage of [message, signature, base, sender]) {
    const at = passage.level.indexOf(address);
    if (at >= 0) return foundAt(passage, at, at + address.length, address);
  }
  return { value: address, text: '', span: { part: 'sender', start: 0, end: 0 } };
}

/** The buyer's website; null where he names none. */
export function websiteOf({ source, passages, mail }: Reach): Found<string> | null {
  const isOwn = (text: string) => mail.ownDomains.some(domain => text.toLowerCase().includes(domain));
  const label = source.labels.find(one => one.key === 'website' && /\.\p{L}{2}/u.test(one.value) && !isOwn(one.value));
  if (label) return phraseAt(passages.base, label.start, label.end);
  for (const passage of [passages.signature, passages.message])
    for (const match of matchesOf(/(?:https?:\/\/|www\.)[^\s<>()"']{4,200}/giu, passage.text.slice(0, 8000)))
      if (!isOwn(match[0])) return phraseAt(passage, match.index, match.index + match[0].length);
  return null;
}
