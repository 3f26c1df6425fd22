import { randomUUID } from 'node:crypto';
import type { LetterParts } from '../../../service/platform/smtp/letters';
import { mimeOf } from '../../../service/platform/smtp/letters';
import { presentItem, wantsImmutable } from './messages';
import type { Answer, Asked } from './serving';
import { refuse } from './serving';
import type { SimItem, SimMailbox } from './store';
import { addItem, itemOf, moveItem } from './store';

/** What goes wrong when a mail is sent: how many times more. */
export interface SendingFaults {
  /** It leaves, and the connection breaks before the 202. */
  lost202: number;
  /** The connection breaks before anything is done. */
  cutBefore: number;
  /** It leaves, and a gateway answers 504. */
  late504: number;
  /** 503, and nothing is done. */
  unavailable: number;
  /** 429 with `Retry-After: 1`. */
  throttled: number;
  /** 400: the mail is refused. */
  refused: number;
  /** The connection breaks after a draft was made. */
  lostDraft: number;
  /** After it left it is shown as a draft for so many looks more. */
  lag: number;
  /** The server gives another Message-ID when it sends. */
  isRenaming: boolean;
}

/** A mail that left. */
export interface Delivered {
  internetMessageId: string;
  to: string[];
  subject: string;
  files: { name: string; bytes: Buffer }[];
  at: number;
}

interface Sending {
  faults: SendingFaults;
  delivered: Delivered[];
  drafts: Map<string, LetterParts>;
  lagging: Map<string, number>;
  uploads: Map<string, { item: SimItem; name: string; contentType: string; size: number; pieces: Buffer[] }>;
}

const none: SendingFaults = {
  ...{ lost202: 0, cutBefore: 0, late504: 0, unavailable: 0, throttled: 0, refused: 0, lostDraft: 0, lag: 0 },
  isRenaming: false,
};

const all = new WeakMap<SimMailbox, Sending>();

/** What a mailbox sent, and what is to go wrong in it. */
export function sendingOf(mailbox: SimMailbox): Sending {
  const known = all.get(mailbox);
  if (known) return known;
  const made: Sending = {
    ...{ faults: { ...none }, delivered: [], drafts: new Map(), lagging: new Map(), uploads: new Map() },
  };
  all.set(mailbox, made);
  return made;
}

/** Breaks the connection off; `isDone` tells tests what had been done. */
const cut: Answer = { status: 0, isCut: true };

/** Takes one of a fault, if there is any left. */
function hits(faults: SendingFaults, name: Exclude<keyof SendingFaults, 'isRenaming'>): boolean {
  if (faults[name] <= 0) return false;
  faults[name] -= 1;
  return true;
}

/** Drafts from JSON, their attachments, the search by a mark, and sending; null for what is none of these. */
export async function answerSending(mailbox: SimMailbox, asked: Asked): Promise<Answer | null> {
  const [first, id = '', act = '', more = ''] = asked.path.split('/').slice(4);
  if (first === 'sendMail' && asked.method === 'POST') return sendAtOnce(mailbox, asked);
  if (first !== 'messages') return null;
  const { method, query, headers } = asked;
  if (id === '' && method === 'GET' && query.has('$filter')) return found(mailbox, asked);
  const isJson = /json/.test(headers['content-type'] ?? '');
  if (id === '' && method === 'POST' && isJson) return makeDraft(mailbox, asked);
  const item = itemOf(mailbox, id);
  if (!item) return null;
  if (act === 'attachments' && more === 'createUploadSession') return openUpload(mailbox, item, asked);
  if (act === 'attachments' && method === 'POST') return attach(mailbox, item, asked);
  if (act === 'send') return send(mailbox, item);
  return act === '' && method === 'GET' ? lagging(mailbox, item, asked) : null;
}

interface GraphPerson {
  emailAddress: { name: string; address: string };
}
interface GraphDraft {
  subject: string;
  body: { contentType: string; content: string };
  toRecipients: GraphPerson[];
  ccRecipients: GraphPerson[];
  bccRecipients: GraphPerson[];
  internetMessageId?: string;
  internetMessageHeaders?: { name: string; value: string }[];
  singleValueExtendedProperties?: { id: string; value: string }[];
}

const bare = (id: string) => id.replace(/[<>]/g, '').trim();

async function makeDraft(mailbox: SimMailbox, asked: Asked): Promise<Answer> {
  const body = JSON.parse(asked.body.toString()) as GraphDraft;
  const headers = body.internetMessageHeaders ?? [];
  if (headers.some(({ name }) => !/^x-/i.test(name)))
    return refuse(400, 'InvalidInternetMessageHeader', 'The header name should start with x-.');
  const properties = new Map((body.singleValueExtendedProperties ?? []).map(({ id, value }) => [id, value]));
  const people = (list: GraphPerson[]) => list.map(one => one.emailAddress);
  const answered = properties.get('String 0x1042');
  const parts: LetterParts = {
    ...{ from: { name: '', address: mailbox.address }, to: people(body.toRecipients), cc: people(body.ccRecipients) },
    ...{
      subject: body.subject,
      html: body.body.content,
      text: body.body.content.replace(/<br>/g, '').replace(/<[^>]+>/g, ''),
    },
    messageId: bare(body.internetMessageId ?? `${randomUUID()}@exchange.example`),
    inReplyTo: answered ? bare(answered) : null,
    references: (properties.get('String 0x1039') ?? '').split(/\s+/).filter(Boolean).map(bare),
    ...{ date: new Date(), headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])), files: [] },
  };
  const item = addItem(mailbox, 'drafts', await mimeOf(parts), { isDraft: true, receivedAt: new Date() });
  for (const [id, value] of properties) item.properties.set(id, value);
  const sending = sendingOf(mailbox);
  sending.drafts.set(item.immutableId, parts);
  if (hits(sending.faults, 'lostDraft')) return cut;
  return { status: 201, body: presentItem(item, asked, wantsImmutable(asked)) };
}

function found(mailbox: SimMailbox, asked: Asked): Answer {
  const filter = asked.query.get('$filter') ?? '';
  const [, id = '', value = ''] = /ep\/id eq '([^']+)' and ep\/value eq '([^']+)'/.exec(filter) ?? [];
  const items = [...mailbox.items.values()].filter(item => item.properties.get(id) === value);
  return { status: 200, body: { value: items.map(item => presentItem(item, asked, wantsImmutable(asked))) } };
}

function addTo(mailbox: SimMailbox, item: SimItem, file: LetterParts['files'][number]): boolean {
  const { drafts } = sendingOf(mailbox);
  const parts = drafts.get(item.immutableId);
  if (!parts) return false;
  drafts.set(item.immutableId, { ...parts, files: [...parts.files, file] });
  return true;
}

function attach(mailbox: SimMailbox, item: SimItem, asked: Asked): Answer {
  if (asked.body.length > 4 * 1024 * 1024) return refuse(413, 'RequestEntityTooLarge', 'The request is too large.');
  const { name, contentType, contentBytes } = JSON.parse(asked.body.toString()) as Record<string, string>;
  const bytes = Buffer.from(contentBytes ?? '', 'base64');
  if (!addTo(mailbox, item, { name: name ?? '', contentType: contentType ?? '', bytes }))
    return refuse(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
  return { status: 201, body: { id: `a-${randomUUID()}`, name, size: bytes.length } };
}

function openUpload(mailbox: SimMailbox, item: SimItem, asked: Asked): Answer {
  const { AttachmentItem: wanted } = JSON.parse(asked.body.toString()) as {
    AttachmentItem: { name: string; size: number; contentType: string };
  };
  const secret = randomUUID();
  sendingOf(mailbox).uploads.set(secret, { item, ...wanted, pieces: [] });
  const uploadUrl = `https://${asked.headers.host}/upload/${encodeURIComponent(mailbox.address)}/${secret}`;
  return { status: 201, body: { uploadUrl, nextExpectedRanges: ['0-'] } };
}

/** PUT of a piece: no token goes with it, and what comes out of order is refused. */
export function answerUpload(asked: Asked, findMailbox: (name: string) => SimMailbox | undefined): Answer | null {
  const [, address = '', secret = ''] = /^\/upload\/([^/]+)\/([^/]+)$/.exec(asked.path) ?? [];
  if (secret === '') return null;
  const mailbox = findMailbox(address);
  const upload = mailbox && sendingOf(mailbox).uploads.get(secret);
  if (!mailbox || !upload) return refuse(404, 'ErrorItemNotFound', 'The upload session was not found.');
  if (asked.headers.authorization) return refuse(401, 'Unauthorized', 'An upload carries no token.');
  if (asked.body.length > 4 * 1024 * 1024) return refuse(413, 'RequestEntityTooLarge', 'At most 4 MB at once.');
  const there = upload.pieces.reduce((sum, piece) => sum + piece.length, 0);
  const [, from] = /^bytes (\d+)-\d+\/\d+$/.exec(asked.headers['content-range'] ?? '') ?? [];
  if (Number(from) !== there) return refuse(416, 'InvalidRange', 'Pieces come in order.');
  upload.pieces.push(asked.body);
  const next = there + asked.body.length;
  if (next < upload.size) return { status: 200, body: { NextExpectedRanges: [`${next}-`] } };
  const { item, name, contentType, pieces } = upload;
  addTo(mailbox, item, { name, contentType, bytes: Buffer.concat(pieces) });
  return { status: 201 };
}

async function send(mailbox: SimMailbox, item: SimItem): Promise<Answer> {
  const sending = sendingOf(mailbox);
  const { faults } = sending;
  if (hits(faults, 'cutBefore')) return cut;
  if (hits(faults, 'unavailable')) return refuse(503, 'ServiceUnavailable', 'Service unavailable.');
  if (hits(faults, 'throttled')) return refuse(429, 'TooManyRequests', 'Too many requests.', { 'retry-after': '1' });
  if (hits(faults, 'refused')) return refuse(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.');
  if (!item.isDraft) return refuse(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
  await leaveWith(mailbox, item);
  if (hits(faults, 'lost202')) return cut;
  return hits(faults, 'late504') ? refuse(504, 'GatewayTimeout', 'The gateway gave up.') : { status: 202 };
}

/** A mail that is sent in one request; asked to keep no copy, it keeps none. */
function sendAtOnce(mailbox: SimMailbox, asked: Asked): Answer {
  const { message, saveToSentItems } = JSON.parse(asked.body.toString()) as {
    message: GraphDraft;
    saveToSentItems?: boolean;
  };
  if (saveToSentItems !== false) return refuse(501, 'NotImplemented', 'Copies of such mail are not simulated.');
  const { faults, delivered } = sendingOf(mailbox);
  if (hits(faults, 'unavailable')) return refuse(503, 'ServiceUnavailable', 'Service unavailable.');
  if (hits(faults, 'refused')) return refuse(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.');
  const to = message.toRecipients.map(one => one.emailAddress.address);
  const { internetMessageId = '', subject } = message;
  delivered.push({ internetMessageId, to, subject, files: [], at: Date.now() });
  return { status: 202 };
}

async function leaveWith(mailbox: SimMailbox, item: SimItem): Promise<void> {
  const { faults, delivered, drafts, lagging: waiting } = sendingOf(mailbox);
  const parts = drafts.get(item.immutableId);
  if (parts) {
    const messageId = faults.isRenaming ? `${randomUUID()}@prod.outlook.example` : parts.messageId;
    const date = new Date();
    item.mime = await mimeOf({ ...parts, messageId, date });
    Object.assign(item, {
      internetMessageId: `<${messageId}>`,
      sentAt: new Date(Math.floor(date.getTime() / 1000) * 1000),
      receivedAt: date,
    });
  }
  const files = (parts?.files ?? []).map(({ name, bytes }) => ({ name, bytes }));
  const { internetMessageId, to, subject } = item;
  delivered.push({ internetMessageId, to, subject, files, at: Date.now() });
  if (faults.lag > 0) waiting.set(item.immutableId, faults.lag);
  else arrive(mailbox, item);
}

function arrive(mailbox: SimMailbox, item: SimItem): void {
  item.isDraft = false;
  moveItem(mailbox, item, 'sentitems');
}

/** What left and is still on its way through the server is shown as a draft for some looks. */
function lagging(mailbox: SimMailbox, item: SimItem, asked: Asked): Answer | null {
  const { lagging: waiting } = sendingOf(mailbox);
  const left = waiting.get(item.immutableId);
  if (left === undefined) return null;
  if (left > 0) {
    waiting.set(item.immutableId, left - 1);
    return { status: 200, body: presentItem(item, asked, wantsImmutable(asked)) };
  }
  waiting.delete(item.immutableId);
  arrive(mailbox, item);
  return null;
}
