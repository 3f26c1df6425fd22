import type { Direction, MessageKind } from '../../mail/message.entity';
import type { ParsedMessage } from '../../mail/parsed';

/** What of a parsed message is looked at. */
export type InquiryParsed = Pick<
  ParsedMessage,
  | 'from'
  | 'sender'
  | 'replyTo'
  | 'to'
  | 'cc'
  | 'subject'
  | 'text'
  | 'newTextLength'
  | 'headers'
  | 'forwarded'
  | 'references'
  | 'returnPath'
  | 'language'
> & {
  attachments: readonly { name: string; contentType: string; size: number }[];
};

/** A message that may be an inquiry, as the filing has it too. */
export interface InquiryMail {
  parsed: InquiryParsed;
  kind: MessageKind;
  direction: Direction;
  /** The seller's own domains (registrable, ASCII, lower case). */
  ownDomains: readonly string[];
}

/** What came in as a file, as text: rows of a table are lines, cells are set apart by tabs. */
export interface AttachedText {
  /** Place in `parsed.attachments`. */
  position: number;
  name: string;
  text: string;
}

export const inquiryKinds = [
  'direct',
  'platform',
  'webform',
  'fair_followup',
  'forwarded',
  'spam_promo',
  'freight',
  'supplier_pitch',
  'order',
  'order_status',
  'complaint',
  'payment',
  'ooo',
  'bounce',
  'newsletter',
  'internal',
  'phishing',
  'reply',
  'other',
] as const;
/** The first five are kinds of inquiries, the others of mail that is none. */
export type InquiryKind = (typeof inquiryKinds)[number];

/** One thing that spoke for or against; `code` has a sentence in both languages (ui/texts), `words` are of the mail, bounded. */
export interface InquiryReason {
  code: string;
  /** Above 0: for an inquiry. */
  weight: number;
  words?: string;
}

/** What the recognition says of a message. */
export interface InquiryVerdict {
  isInquiry: boolean;
  /** Likely enough to be kept, not enough to be certain: the lead is marked "check". False where `isInquiry` is false. */
  isToCheck: boolean;
  /** Sum of the weights; above 0 is an inquiry. */
  score: number;
  kind: InquiryKind;
  /** ISO 639-1 of what the buyer wrote, or null. */
  language: string | null;
  /** Strongest first, at most twelve. */
  reasons: InquiryReason[];
}

/**
 * Where a value was read: offsets in the subject, the body (`text`), the text of a mail that was forwarded as an attached message
 * (`forwarded.text`), the name of the sender, or an attachment's text.
 */
export interface Span {
  part: 'subject' | 'body' | 'forwarded' | 'sender' | 'attachment';
  /** Position of the attachment, with part 'attachment'. */
  attachment?: number;
  start: number;
  /** Exclusive. */
  end: number;
}

/** A value with its receipt: `text` is the literal piece of the mail at `span`. */
export interface Found<T> {
  value: T;
  text: string;
  span: Span;
}

/** One product that is asked for. Without a product there is no item. */
export interface InquiryItem {
  product: Found<string>;
  /** In `unit`; of a range or a schedule the first or smallest. */
  quantity: Found<number> | null;
  /** The other end of a range. */
  quantityMax: Found<number> | null;
  /** As written. */
  unit: Found<string> | null;
  /** Per unit, in `currency`, as a decimal number of whole currency units. */
  targetPrice: Found<number> | null;
  /** ISO 4217 */
  currency: Found<string> | null;
}

/** What is read in an inquiry; null or an empty list is "not in the mail". */
export interface InquiryFields {
  contactName: Found<string> | null;
  contactTitle: Found<string> | null;
  /** Normalised (common/emailAddress.ts). */
  contactEmail: Found<string> | null;
  company: Found<string> | null;
  /** As written; `e164` where libphonenumber takes it for a number. */
  phone: (Found<string> & { e164: string | null }) | null;
  /** As `phone`: a number that is named as WhatsApp, WeChat or their like. */
  messenger: (Found<string> & { e164: string | null; service: string }) | null;
  website: Found<string> | null;
  /** ISO 3166-1, two letters. */
  country: Found<string> | null;
  items: InquiryItem[];
  /** Three letters of Incoterms 2020, or their forerunner that is still written (CNF is CFR). */
  incoterm: Found<string> | null;
  port: Found<string> | null;
  paymentTerms: Found<string> | null;
  delivery: Found<string> | null;
  certificates: Found<string>[];
  samples: Found<string> | null;
  /** A catalogue or a price list is asked for. */
  catalogue: Found<string> | null;
}
