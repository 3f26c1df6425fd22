import { AppError } from '../../common/errors';
import type { Graph } from './graph';

/** A mail as it is made in the folder of drafts; addresses are normalised. */
export interface NewDraft {
  /** The mark by which it is found again: kept in the item, never sent to anybody. */
  mark: string;
  subject: string;
  html: string;
  to: readonly DraftPerson[];
  cc: readonly DraftPerson[];
  bcc: readonly DraftPerson[];
  /** With brackets. */
  messageId: string;
  /** With brackets; '' for a mail that answers nothing. */
  inReplyTo: string;
  /** With brackets, the oldest first, blanks between them. */
  references: string;
  /** Headers that travel with it; their names begin with `x-`. */
  headers: readonly { name: string; value: string }[];
}

export interface DraftPerson {
  name: string;
  address: string;
}

export interface DraftFile {
  name: string;
  contentType: string;
  bytes: Buffer;
}

/** What the server says of a draft, or of what became of it. */
export interface DraftItem {
  id: string;
  isDraft: boolean;
  /** With brackets. */
  internetMessageId: string;
  sentAt: Date | null;
}

interface GraphItem {
  id: string;
  isDraft?: boolean;
  internetMessageId?: string;
  sentDateTime?: string;
}

const SELECT = 'isDraft,internetMessageId,sentDateTime';
// One fixed name: a mailbox has room for few named properties (Microsoft, "Outlook extended properties overview").
const MARK = 'String {6f2d1c0e-6b0e-4f0e-9d55-7a0d5b1c9e42} Name TradepostOutbox';
// MAPI: PidTagInReplyToId and PidTagInternetReferences ([MS-OXPROPS]). Graph lets no header but `x-` be set.
const IN_REPLY_TO = 'String 0x1042';
const REFERENCES = 'String 0x1039';

/** Microsoft, "Attach large files to Outlook messages": below, one request; above, in pieces of at most 4 MB. */
export const MOST_AT_ONCE = 3_000_000;
const PIECE = 3_932_160;

/** Makes a draft with its mark in one request: either both are there or neither. */
export async function createDraft(graph: Graph, user: string, draft: NewDraft): Promise<DraftItem> {
  const people = (list: readonly DraftPerson[]) =>
    list.map(({ name, address }) => ({ emailAddress: { name: name || address, address } }));
  const body = {
    subject: draft.subject,
    body: { contentType: 'html', content: draft.html },
    toRecipients: people(draft.to),
    ccRecipients: people(draft.cc),
    bccRecipients: people(draft.bcc),
    internetMessageId: draft.messageId,
    ...(draft.headers.length > 0 ? { internetMessageHeaders: draft.headers } : {}),
    singleValueExtendedProperties: [
      { id: MARK, value: draft.mark },
      ...(draft.inReplyTo === '' ? [] : [{ id: IN_REPLY_TO, value: draft.inReplyTo }]),
      ...(draft.references === '' ? [] : [{ id: REFERENCES, value: draft.references }]),
    ],
  };
  const path = `/users/${user}/messages`;
  return itemOf(await graph.call<GraphItem>({ method: 'POST', path, mailbox: user, body, isUrgent: true }));
}

/** All that carries the mark, wherever it lies. */
export async function findByMark(graph: Graph, user: string, mark: string): Promise<DraftItem[]> {
  const quoted = mark.replace(/'/g, "''");
  const query = {
    $filter: `singleValueExtendedProperties/Any(ep: ep/id eq '${MARK}' and ep/value eq '${quoted}')`,
    $select: SELECT,
    $top: '10',
  };
  const path = `/users/${user}/messages`;
  const page = await graph.call<{ value: GraphItem[] }>({ path, query, mailbox: user, isUrgent: true });
  return page.value.map(itemOf);
}

/** A draft, or the sent copy that it became: the immutable id is the same. Null where there is neither. */
export async function readDraft(graph: Graph, user: string, id: string): Promise<DraftItem | null> {
  const path = `/users/${user}/messages/${id}`;
  try {
    const query = { $select: SELECT };
    return itemOf(await graph.call<GraphItem>({ path, query, mailbox: user, isUrgent: true }));
  } catch (error) {
    if (error instanceof AppError && error.code === 'graph.not_found') return null;
    throw error;
  }
}

/** Takes away a draft that was never sent; one that is gone is gone. */
export async function removeDraft(graph: Graph, user: string, id: string): Promise<void> {
  const path = `/users/${user}/messages/${id}`;
  try {
    await graph.call<undefined>({ method: 'DELETE', path, mailbox: user, isUrgent: true });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'graph.not_found') throw error;
  }
}

/** Puts a file to a draft. It is not for repeating: a draft that broke off half-way is thrown away. */
export async function attachFile(graph: Graph, user: string, draftId: string, file: DraftFile): Promise<void> {
  const path = `/users/${user}/messages/${draftId}/attachments`;
  const { name, contentType, bytes } = file;
  if (bytes.length <= MOST_AT_ONCE) {
    const body = {
      '@odata.type': '#microsoft.graph.fileAttachment',
      ...{ name, contentType, contentBytes: bytes.toString('base64') },
    };
    await graph.call<unknown>({ method: 'POST', path, mailbox: user, body, isUrgent: true });
    return;
  }
  const item = { attachmentType: 'file', name, size: bytes.length, contentType, isInline: false };
  const session = await graph.call<{ uploadUrl: string }>({
    ...{ method: 'POST' as const, path: `${path}/createUploadSession`, mailbox: user },
    ...{ body: { AttachmentItem: item }, isUrgent: true },
  });
  for (let at = 0; at < bytes.length; at += PIECE) {
    const piece = Buffer.from(bytes.subarray(at, at + PIECE));
    const range = `bytes ${at}-${at + piece.length - 1}/${bytes.length}`;
    await graph.upload({ url: session.uploadUrl, bytes: piece, range, mailbox: user });
  }
}

/**
 * Asks the server to send a draft. It answers that it has taken it, no more.
 *
 * @throws AppError as `graph.call`; after graph.unreachable, and whatever came with a status of 500 or more, nobody knows whether it was taken
 */
export async function sendDraft(graph: Graph, user: string, id: string): Promise<void> {
  const path = `/users/${user}/messages/${id}/send`;
  await graph.call<undefined>({ method: 'POST', path, mailbox: user, isUrgent: true });
}

function itemOf({ id, isDraft = false, internetMessageId = '', sentDateTime }: GraphItem): DraftItem {
  const at = new Date(sentDateTime ?? Number.NaN);
  return { id, isDraft, internetMessageId, sentAt: Number.isNaN(at.getTime()) ? null : at };
}
