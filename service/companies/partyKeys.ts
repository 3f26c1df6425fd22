import { isFreeMail, registrableDomain } from '../common/emailAddress';
import { readDomain } from './domains';
import { blockingKeys, foldPhone } from './likeNames';

/** What is known of a company by which it may be entered a second time. */
export interface PartyFacts {
  companyId: number;
  names: readonly (string | null)[];
  country: string | null;
  /** Websites as people write them. */
  websites: readonly (string | null)[];
  /** Its own, and those of its people with the contact's id. */
  phones: readonly { contactId: number | null; phone: string | null }[];
  taxNumbers: readonly string[];
}

/** One key, as it is kept. */
export interface KeyRow {
  companyId: number;
  contactId: number | null;
  kind: 'name' | 'phone' | 'web' | 'tax';
  value: string;
}

const MAX_VALUE = 80;

/** The keys of a company, each once. */
export function keysOfParty(facts: PartyFacts): KeyRow[] {
  const { companyId, country } = facts;
  const rows: KeyRow[] = [];
  const seen = new Set<string>();
  const add = (kind: KeyRow['kind'], value: string, contactId: number | null = null) => {
    const key = `${kind} ${contactId ?? ''} ${value}`;
    if (!value || value.length > MAX_VALUE || seen.has(key)) return;
    seen.add(key);
    rows.push({ companyId, contactId, kind, value });
  };
  for (const name of facts.names) if (name) for (const value of blockingKeys(name)) add('name', value);
  for (const website of facts.websites) add('web', webKey(website ?? ''));
  for (const { contactId, phone } of facts.phones) add('phone', foldPhone(phone ?? '', country), contactId);
  for (const number of facts.taxNumbers) add('tax', taxKey(number));
  return rows;
}

/** The domain that somebody registered for a website; '' for what is none, and for sites at which anybody has a page. */
export function webKey(website: string): string {
  const domain = website ? readDomain(website) : '';
  const registered = domain ? registrableDomain(domain) : '';
  return !registered || isFreeMail(registered) || sharedSites.has(registered) ? '' : registered;
}

const sharedSites = new Set(
  (
    'alibaba.com made-in-china.com 1688.com globalsources.com facebook.com linkedin.com instagram.com wordpress.com wixsite.com shopify.com myshopify.com ' +
    'amazon.com ebay.com etsy.com europages.com indiamart.com dhgate.com taobao.com tmall.com google.com weebly.com blogspot.com github.io'
  ).split(' '),
);

/** A tax number (VAT, 统一社会信用代码) without blanks and strokes; '' for what is too short to tell anybody. */
export function taxKey(number: string): string {
  const folded = number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  return folded.length >= 6 ? folded : '';
}

/** True where the two lists hold the same keys. */
export function areSameKeys(one: readonly KeyRow[], other: readonly KeyRow[]): boolean {
  const sign = (rows: readonly KeyRow[]) =>
    rows
      .map(row => `${row.kind} ${row.contactId ?? ''} ${row.value}`)
      .sort()
      .join('\n');
  return one.length === other.length && sign(one) === sign(other);
}
