import type { Attachment, Message, MessageBody, Participant } from './message.entity';
import type { ParsedAddress, ParsedAttachment, ParsedMessage } from './parsed';

// What was read of a message and has no column of its own, but decides when it is filed again.
const keptFacts = [
  'references',
  'returnPath',
  'headers',
  'authentication',
  'forwarded',
  'deliveryReport',
  'calendar',
  'journal',
  'defect',
  'receivedAt',
] as const;
type Facts = Partial<Pick<ParsedMessage, (typeof keptFacts)[number]>> & { hasNoDate?: boolean };

// Together with the bound on each value in parsing this keeps a row small; a message that needs more is filed by what fits.
const MAX_FACTS = 60_000;

/** The facts of a message as they are kept beside its text; null where there are none. */
export function factsOf(parsed: ParsedMessage): string | null {
  const facts: Record<string, unknown> = {};
  for (const name of keptFacts) {
    const value = parsed[name];
    const isEmpty =
      value === null ||
      (Array.isArray(value) && value.length === 0) ||
      (typeof value === 'object' && !(value instanceof Date) && Object.keys(value).length === 0);
    if (!isEmpty) facts[name] = value;
  }
  if (!parsed.sentAt) facts.hasNoDate = true;
  if (Object.keys(facts).length === 0) return null;
  const json = JSON.stringify(facts);
  if (json.length <= MAX_FACTS) return json;
  const { forwarded: _forwarded, headers: _headers, ...rest } = facts;
  return JSON.stringify(rest).slice(0, MAX_FACTS).endsWith('}') ? JSON.stringify(rest) : null;
}

const date = (value: unknown): Date | null => (typeof value === 'string' ? new Date(value) : null);

/** The parts that hold dates, which JSON keeps as text. */
function datedParts({ forwarded, calendar }: Facts): Pick<ParsedMessage, 'forwarded' | 'calendar'> {
  return {
    forwarded: forwarded ? { ...forwarded, sentAt: date(forwarded.sentAt) } : null,
    calendar: calendar ? { ...calendar, start: date(calendar.start), end: date(calendar.end) } : null,
  };
}

const parsedAttachment = (one: Attachment): ParsedAttachment => ({
  name: one.name,
  contentType: one.contentType,
  size: one.size,
  hash: one.blobHash,
  contentId: one.contentId,
  isInline: one.isInline,
  bytes: null,
  file: null,
});

/**
 * The message as it was parsed, put together again from its rows, so that filing it anew gives what filing it at its arrival would
 * give now. Attachments come without their bytes.
 */
export function parsedFrom(rows: {
  message: Message;
  body: MessageBody;
  participants: readonly Participant[];
  attachments: readonly Attachment[];
}): ParsedMessage {
  const { message, body } = rows;
  const facts = (body.facts ? JSON.parse(body.facts) : {}) as Facts;
  const inRole = (role: string): ParsedAddress[] =>
    rows.participants.filter(one => one.role === role).map(({ name, address }) => ({ name, address }));
  const from = inRole('from');
  return {
    messageId: message.messageId,
    references: facts.references ?? [],
    from: from.length > 0 ? from : [{ name: message.fromName, address: message.fromAddress }],
    sender: inRole('sender')[0] ?? null,
    replyTo: inRole('reply_to'),
    to: inRole('to'),
    cc: inRole('cc'),
    bcc: inRole('bcc'),
    returnPath: facts.returnPath ?? null,
    subject: message.subject,
    sentAt: facts.hasNoDate ? null : message.sentAt,
    receivedAt: date(facts.receivedAt),
    text: body.text,
    html: body.html,
    newTextLength: body.newTextLength,
    attachments: rows.attachments.map(parsedAttachment),
    isTruncated: false,
    headers: facts.headers ?? {},
    authentication: facts.authentication ?? null,
    ...datedParts(facts),
    deliveryReport: facts.deliveryReport ?? null,
    journal: facts.journal ?? null,
    language: message.language,
    size: message.size,
    defect: facts.defect ?? null,
  };
}
