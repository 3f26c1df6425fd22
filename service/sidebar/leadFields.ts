import type { Asked, AskedItem } from '../leads/asked';
import type { Found, InquiryFields, InquiryItem } from '../leads/inquiry/inquiry';
import type { PaneLeadField, PaneLeadItem, PaneReceipt } from './lead.schema';

/** Who asks, as the viewer is told it; '' is not known or not for him. */
export interface ToldParty {
  contactName: string;
  contactTitle: string;
  companyName: string;
  email: string;
  phone: string;
  website: string;
  country: string;
}

const MOST_ITEMS = 20;

/**
 * The values of a lead, each with its place in the letter that is open, as far as that letter says the same; what is not known is left out.
 *
 * @param fields what was read in this letter; null where it is no inquiry, or nothing of it may be shown
 */
export function leadFields(party: ToldParty, asked: Asked, fields: InquiryFields | null): PaneLeadField[] {
  const lines: [key: string, value: string, found: Found<string> | null | undefined][] = [
    ['contactName', party.contactName, fields?.contactName],
    ['contactTitle', party.contactTitle, fields?.contactTitle],
    ['company', party.companyName, fields?.company],
    ['country', party.country, fields?.country],
    ['email', party.email, fields?.contactEmail],
    ['phone', party.phone, fields && phoneIn(fields, party.phone)],
    ['website', party.website, fields?.website],
    ['incoterm', asked.incoterm, fields?.incoterm],
    ['port', asked.port, fields?.port],
    ['paymentTerms', asked.paymentTerms, fields?.paymentTerms],
    ['delivery', asked.delivery, fields?.delivery],
    ...asked.certificates.map((name): (typeof lines)[number] => [
      'certificate',
      name,
      fields?.certificates.find(one => says(one, name)),
    ]),
  ];
  const wishes: PaneLeadField[] = [
    ...(asked.wantsSamples ? [{ key: 'samples', value: '', receipt: receiptOf(fields?.samples) }] : []),
    ...(asked.wantsCatalogue ? [{ key: 'catalogue', value: '', receipt: receiptOf(fields?.catalogue) }] : []),
  ];
  const known = lines.filter(([, value]) => value !== '');
  return [
    ...known.map(([key, value, found]) => ({
      key,
      value,
      receipt: found && says(found, value) ? receiptOf(found) : null,
    })),
    ...wishes,
  ];
}

/** What is asked for, product by product, each with its places in the letter that is open. */
export function leadItems(asked: Asked, fields: InquiryFields | null): PaneLeadItem[] {
  return asked.items.slice(0, MOST_ITEMS).map(item => {
    const read = fields?.items.find(one => says(one.product, item.product));
    return { ...item, receipts: read ? receiptsOf(item, read) : [] };
  });
}

/** Only what still is what the letter says. */
function receiptsOf(item: AskedItem, read: InquiryItem): PaneReceipt[] {
  const same = (found: Found<unknown> | null, value: unknown) => (found && found.value === value ? [found] : []);
  const found = [
    read.product,
    ...same(read.quantity, item.quantity),
    ...same(read.quantityMax, item.quantityMax),
    ...same(read.unit, item.unit),
    ...same(read.targetPrice, item.targetPrice),
    ...same(read.currency, item.currency),
  ];
  return found.flatMap(one => receiptOf(one) ?? []);
}

/** The number of the lead is that of the telephone or, where there is none, of the messenger; it is kept as written. */
function phoneIn(fields: InquiryFields, phone: string): Found<string> | null {
  const found = [fields.phone, fields.messenger].find(one => one !== null && one.text.startsWith(phone));
  return found ? { ...found, value: phone } : null;
}

// The columns of a lead are shorter than what may stand in a mail.
const says = ({ value }: Found<string>, kept: string): boolean =>
  value === kept || (kept.length >= 60 && value.startsWith(kept));

/** What was not read in words (an address that only the headers have) has no place to show. */
function receiptOf(found: Found<unknown> | null | undefined): PaneReceipt | null {
  if (!found || found.span.end <= found.span.start) return null;
  const { part, attachment = null, start, end } = found.span;
  return { part, attachment, start, end, text: found.text.slice(0, 500) };
}
