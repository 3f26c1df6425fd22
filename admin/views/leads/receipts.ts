import type { InquiryReply } from '../../../service/leads/inquiries.schema';
import type { Mark } from '../../../ui/filing/evidence';

type Fields = NonNullable<InquiryReply['fields']>;
type Span = NonNullable<Fields['company']>['span'];

/** A value that was read, by the key of its line on the page, and where it stands. */
export interface Receipt {
  key: string;
  span: Span;
}

const single = [
  ...(['contactName', 'contactTitle', 'contactEmail', 'company', 'phone', 'messenger', 'website', 'country'] as const),
  ...(['incoterm', 'port', 'paymentTerms', 'delivery', 'samples', 'catalogue'] as const),
];
const ofItem = ['product', 'quantity', 'quantityMax', 'unit', 'targetPrice', 'currency'] as const;

/** Key of a product's line: all of its receipts begin with it. */
export const itemKey = (index: number) => `i${index}.`;

/** All receipts of an inquiry. */
export function receiptsOf(fields: Fields): Receipt[] {
  const plain = single.flatMap(name => {
    const found = fields[name];
    return found ? [{ key: name, span: found.span }] : [];
  });
  const items = fields.items.flatMap((item, index) =>
    ofItem.flatMap(name => {
      const found = item[name];
      return found ? [{ key: `${itemKey(index)}${name}`, span: found.span }] : [];
    }),
  );
  const certificates = fields.certificates.map(({ span }) => ({ key: 'certificates', span }));
  // What was not read in words (an address that only the headers have) has no place to show.
  return [...plain, ...items, ...certificates].filter(({ span }) => span.end > span.start);
}

/** The receipts that stand in one part of the letter, as marks of its text; what does not fit the text is left out. */
export function marksOf(receipts: readonly Receipt[], part: Span['part'], text: string, attachment?: number): Mark[] {
  return receipts
    .filter(({ span }) => span.part === part && (attachment === undefined || span.attachment === attachment))
    .filter(({ span }) => span.start >= 0 && span.end > span.start && span.end <= text.length)
    .map(({ key, span }) => ({ start: span.start, end: span.end, keys: [key] }))
    .sort((one, other) => one.start - other.start || one.end - other.end);
}

/** Whether a line has words in the letter. */
export function hasReceipt(receipts: readonly Receipt[], key: string): boolean {
  return receipts.some(receipt => receipt.key === key || (key.endsWith('.') && receipt.key.startsWith(key)));
}

/** Which product of the inquiry a product of the lead is; null where a person wrote it, or another letter. */
export function itemIn(fields: Fields | null, product: string): number | null {
  const at = fields?.items.findIndex(item => item.product.value === product) ?? -1;
  return at < 0 ? null : at;
}
