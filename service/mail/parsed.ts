/** A mailbox address as a header gives it. `address` is normalised (common/emailAddress.ts) or '' where it is none. */
export interface ParsedAddress {
  name: string;
  address: string;
}

/** An attachment whose bytes stand elsewhere. */
export interface ParsedAttachment {
  /** As the sender named it, stripped of path, control and bidi characters, at most 400 characters; never empty. */
  name: string;
  contentType: string;
  size: number;
  /** SHA-256 of the bytes, hex. */
  hash: string;
  contentId: string | null;
  isInline: boolean;
  /** Bytes up to 1 MiB; larger ones stand in `file`, in the spool folder, and the caller takes the file over. */
  bytes: Uint8Array | null;
  file: string | null;
}

/** The original message that a colleague forwarded, as the text or an attached message/rfc822 shows it. */
export interface ForwardedOriginal {
  from: ParsedAddress;
  to: ParsedAddress[];
  subject: string;
  sentAt: Date | null;
  messageId: string | null;
  /** Offset in `text` where the forwarded header block begins; null for an attached message. */
  start: number | null;
  /** What the original sender wrote, bounded. */
  text: string;
}

/** The failed delivery that a bounce tells of. */
export interface DeliveryReport {
  /** Addresses that did not get it, normalised. */
  failedRecipients: string[];
  /** Message-ID of the message that bounced, where the report carries it. */
  originalMessageId: string | null;
  originalSubject: string | null;
  /** What the message that bounced answered, nearest first, where the report carries its headers. */
  originalReferences?: string[];
  isPermanent: boolean;
}

export interface CalendarPart {
  /** REQUEST, CANCEL, REPLY, COUNTER, PUBLISH ... as METHOD says */
  method: string;
  uid: string;
  summary: string;
  organizer: string | null;
  start: Date | null;
  end: Date | null;
  location: string | null;
}

/** The verdict of our own host on the sender: only the Authentication-Results that it wrote count. */
export interface Authentication {
  host: string;
  spf: string | null;
  dkim: string | null;
  dmarc: string | null;
}

/**
 * A message read from MIME, .msg or a journal report; everything bounded, nothing trusted.
 *
 * The whole value is plain data, so it passes between threads.
 */
export interface ParsedMessage {
  /** Without brackets, trimmed, at most 998 characters; null where there is none. */
  messageId: string | null;
  /** Normalised like messageId, nearest first (In-Reply-To, then References from the end), without repeats, at most 50. */
  references: string[];
  from: ParsedAddress[];
  sender: ParsedAddress | null;
  replyTo: ParsedAddress[];
  to: ParsedAddress[];
  cc: ParsedAddress[];
  bcc: ParsedAddress[];
  returnPath: string | null;
  subject: string;
  /** The Date header; null where absent or absurd (before 1980, over two days ahead of `Received`, unreadable). */
  sentAt: Date | null;
  /** From the topmost Received header or the transport; null where unknown. */
  receivedAt: Date | null;
  /** Plain text: the text part, or the HTML turned into text. Line ends \n, at most 1 MiB of characters. */
  text: string;
  /** At most 2 MiB of characters; null where there is none. Untrusted. */
  html: string | null;
  /** Length of the part of `text` that the sender wrote himself: before quoted history (mail/quoting.ts). */
  newTextLength: number;
  attachments: ParsedAttachment[];
  /** True where attachments beyond the limit of 500 were dropped from the list; the source still has them. */
  isTruncated: boolean;
  /** Lower-case header names and their decoded values, first occurrence, of those that decide (mail/facts.ts), bounded. */
  headers: Record<string, string>;
  authentication: Authentication | null;
  forwarded: ForwardedOriginal | null;
  deliveryReport: DeliveryReport | null;
  calendar: CalendarPart | null;
  /** What the envelope of a journal report adds: recipients that the headers do not show. */
  journal: { sender: string | null; recipients: string[]; bcc: string[] } | null;
  /** ISO 639-1 of the new text, or null. */
  language: string | null;
  /** Bytes of the source. */
  size: number;
  /** Set where parsing failed and this is the best effort: what went wrong, in a few words. */
  defect: string | null;
}
