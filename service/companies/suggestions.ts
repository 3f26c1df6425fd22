import { createHash } from 'node:crypto';
import { foldPhone } from './details';

/** What is known of somebody who has written. */
export interface KnownContact {
  contactId: number | null;
  title: string | null;
  /** All that he has, as they are written. */
  phones: readonly string[];
}
/** What his signature says; null for what it does not say. */
export interface SignedBy {
  name: string | null;
  title: string | null;
  phone: string | null;
}
export interface Suggestion {
  field: 'new' | 'title' | 'phone';
  values: { name?: string; title?: string; phone?: string; before?: string };
  valueHash: string;
}

/**
 * What a signature tells that we do not know: a new contact, another title, another phone. Nothing where it tells no more than is known.
 *
 * @param fromName as the From header has it; the signature's name goes before it
 */
export function suggestFrom(known: KnownContact, signed: SignedBy, fromName: string): Suggestion[] {
  const title = clean(signed.title, 200);
  const phone = clean(signed.phone, 60);
  if (known.contactId === null) {
    const name = clean(signed.name, 200) ?? clean(fromName, 200);
    if (!name || name.includes('@')) return [];
    const values = { name, ...(title ? { title } : {}), ...(phone ? { phone } : {}) };
    // Of one address a new contact is suggested once, whatever his later signatures say.
    return [{ field: 'new', values, valueHash: hash('') }];
  }
  const found: Suggestion[] = [];
  if (title && fold(title) !== fold(known.title ?? ''))
    found.push({ field: 'title', values: { title, ...before(known.title) }, valueHash: hash(fold(title)) });
  if (phone && !known.phones.some(one => samePhone(one, phone)))
    found.push({ field: 'phone', values: { phone, ...before(known.phones[0]) }, valueHash: hash(foldPhone(phone)) });
  return found;
}

function clean(text: string | null, most: number): string | null {
  const plain = text?.replace(/\s+/g, ' ').trim().slice(0, most);
  return plain ? plain : null;
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
const before = (text: string | null | undefined) => (text ? { before: text } : {});
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** Equal where the last eight digits are: one is often written without the country. */
function samePhone(one: string, other: string): boolean {
  return foldPhone(one).slice(-8) === foldPhone(other).slice(-8);
}
