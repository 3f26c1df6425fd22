import type { Readable } from 'node:stream';
import type { Graph } from './graph';

/** What Graph says of a message without its content; absent is not changed. */
export interface MessageChange {
  id: string;
  isRemoved: boolean;
  internetMessageId: string | null;
  from: string | null;
  receivedAt: Date | null;
  sentAt: Date | null;
  isDraft: boolean | null;
  parentFolderId: string | null;
  categories: readonly string[] | null;
}

/** A page of a round; `link` leads on: to the next page, or, where `isLast`, to what will have changed. */
export interface MessagePage {
  changes: MessageChange[];
  link: string;
  isLast: boolean;
}

interface GraphMessage {
  id: string;
  '@removed'?: unknown;
  internetMessageId?: string;
  from?: { emailAddress?: { address?: string } };
  receivedDateTime?: string;
  sentDateTime?: string;
  isDraft?: boolean;
  parentFolderId?: string;
  categories?: string[];
}

interface Page {
  value: GraphMessage[];
  '@odata.nextLink'?: string;
  '@odata.deltaLink'?: string;
}

const SELECT = 'from,receivedDateTime,sentDateTime,isDraft,internetMessageId,parentFolderId,categories';
const PAGE = 200;

/**
 * One page of what is in a folder, or of what changed in it since `link` was given. Entries come in any order, some twice.
 *
 * @throws AppError graph.resync where the link is too old: the folder is read from its beginning
 */
export async function readChanges(
  graph: Graph,
  user: string,
  folderId: string,
  link: string | null,
  signal?: AbortSignal,
): Promise<MessagePage> {
  const page = await graph.call<Page>({
    path: link ?? `/users/${user}/mailFolders/${folderId}/messages/delta`,
    mailbox: user,
    prefer: [`odata.maxpagesize=${PAGE}`],
    ...(link === null ? { query: { $select: SELECT } } : {}),
    ...(signal ? { signal } : {}),
  });
  const next = page['@odata.nextLink'];
  return {
    changes: page.value.map(changeOf),
    link: next ?? page['@odata.deltaLink'] ?? '',
    isLast: next === undefined,
  };
}

/** One page of all that is in a folder now; the truth that changes are compared with. */
export async function listMessages(
  graph: Graph,
  user: string,
  folderId: string,
  link: string | null,
  signal?: AbortSignal,
): Promise<{ changes: MessageChange[]; link: string | null }> {
  const page = await graph.call<Page>({
    path: link ?? `/users/${user}/mailFolders/${folderId}/messages`,
    mailbox: user,
    ...(link === null ? { query: { $select: SELECT, $top: String(PAGE * 2) } } : {}),
    ...(signal ? { signal } : {}),
  });
  return { changes: page.value.map(changeOf), link: page['@odata.nextLink'] ?? null };
}

/** What Graph says of one message. @throws AppError graph.not_found where it is gone */
export async function readMessage(graph: Graph, user: string, id: string): Promise<MessageChange> {
  const query = { $select: SELECT };
  return changeOf(await graph.call<GraphMessage>({ path: `/users/${user}/messages/${id}`, mailbox: user, query }));
}

/** The message as it is sent between servers (RFC 5322), as bytes: its text may be in any charset. */
export function readMime(graph: Graph, user: string, id: string, signal?: AbortSignal): Promise<Readable> {
  return graph.read({ path: `/users/${user}/messages/${id}/$value`, mailbox: user, ...(signal ? { signal } : {}) });
}

function changeOf(message: GraphMessage): MessageChange {
  return {
    id: message.id,
    isRemoved: message['@removed'] !== undefined,
    internetMessageId: message.internetMessageId ?? null,
    from: message.from?.emailAddress?.address ?? null,
    receivedAt: dateOf(message.receivedDateTime),
    sentAt: dateOf(message.sentDateTime),
    isDraft: message.isDraft ?? null,
    parentFolderId: message.parentFolderId ?? null,
    categories: message.categories ?? null,
  };
}

function dateOf(text: string | undefined): Date | null {
  const at = new Date(text ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? null : at;
}
