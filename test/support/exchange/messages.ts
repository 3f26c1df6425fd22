import type { Answer, Asked } from './serving';
import { refuse } from './serving';
import type { Entry, SimItem, SimMailbox } from './store';
import { addItem, changesSince, folderOf, itemOf, itemsOf, moveItem, removeItem, touchItem } from './store';
import type { Faults } from './faults';
import { expanded, isName } from './outlook';

/** What the routes of one request may use. */
export interface Serving {
  origin: string;
  faults: Faults;
  chance: () => number;
  /** Links of before this number are too old. */
  generation: number;
}

const DEFAULT_PAGE = 10;

/** A message in Graph's form: what `$select` names, its id always. */
export function presentItem(item: SimItem, asked: Asked, isImmutable: boolean): Record<string, unknown> {
  const person = (address: string) => ({ emailAddress: { name: '', address } });
  const all: Record<string, unknown> = {
    subject: item.subject,
    from: person(item.from),
    sender: person(item.from),
    toRecipients: item.to.map(person),
    receivedDateTime: item.receivedAt.toISOString(),
    sentDateTime: item.sentAt.toISOString(),
    isRead: item.isRead,
    isDraft: item.isDraft,
    internetMessageId: item.internetMessageId,
    parentFolderId: item.folderId,
    hasAttachments: /^content-disposition: attachment/im.test(item.mime.toString('latin1')),
    categories: item.categories,
    changeKey: String(item.changeKey),
  };
  const selected = asked.query.get('$select')?.split(',');
  const kept = selected ? Object.fromEntries(selected.filter(name => name in all).map(name => [name, all[name]])) : all;
  return {
    '@odata.etag': `W/"${item.changeKey}"`,
    id: isImmutable ? item.immutableId : item.restId,
    ...kept,
    ...expanded(item, asked),
  };
}

/** Whether ids are to be those that stay (`Prefer: IdType="ImmutableId"`). */
export const wantsImmutable = ({ headers }: Asked) => /IdType="ImmutableId"/.test(headers.prefer ?? '');

function pageSize({ headers, query }: Asked, fallback: number): number {
  const wish = /odata\.maxpagesize=(\d+)/.exec(headers.prefer ?? '')?.[1] ?? query.get('$top');
  return Math.min(1000, Math.max(1, Number(wish ?? fallback)));
}

interface Token {
  folder: string;
  generation: number;
  /** The journal was at this number when the round began. */
  seq: number;
  /** The changes behind this number; null: all of the folder. */
  since: number | null;
  /** Which round of the mailbox; null: it is over, and the link begins the next. */
  round: number | null;
  /** Entries of the round that were told. */
  told: number;
  select: string | null;
}

const pack = (token: Token) => Buffer.from(JSON.stringify(token)).toString('base64url');
const unpack = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString()) as Token;

/** GET …/mailFolders/{folder}/messages/delta */
export function delta(mailbox: SimMailbox, folderName: string, asked: Asked, serving: Serving): Answer {
  const folder = folderOf(mailbox, folderName);
  if (!folder) return refuse(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
  const given = asked.query.get('$skiptoken') ?? asked.query.get('$deltatoken');
  const fresh: Token = {
    ...{ folder: folder.id, generation: serving.generation, seq: 0, since: null, round: null, told: 0 },
    select: asked.query.get('$select'),
  };
  const token = given ? unpack(given) : fresh;
  if (token.generation < serving.generation) return tooOld(mailbox, folder.id, serving);
  const round = token.round === null ? beginRound(mailbox, token, given !== null) : token;
  return deltaPage(mailbox, asked, serving, round);
}

/** What a round tells is settled when it begins, so that nothing slips between two of its pages. */
function beginRound(mailbox: SimMailbox, token: Token, isLater: boolean): Token {
  const since = isLater ? token.seq : null;
  const entries: Entry[] =
    since === null
      ? itemsOf(mailbox, token.folder).map(item => ({ item }))
      : changesSince(mailbox, token.folder, since);
  mailbox.rounds.push(entries.map(entry => ('item' in entry ? entry.item.immutableId : entry.removed)));
  return { ...token, since, seq: mailbox.seq, round: mailbox.rounds.length - 1, told: 0 };
}

function deltaPage(mailbox: SimMailbox, asked: Asked, serving: Serving, token: Token): Answer {
  const { faults, chance, origin } = serving;
  const ids = mailbox.rounds[token.round ?? 0] ?? [];
  const isEmpty = chance() < faults.emptyPages;
  const page = isEmpty ? [] : ids.slice(token.told, token.told + pageSize(asked, DEFAULT_PAGE));
  if (token.select !== null) asked.query.set('$select', token.select);
  const value = page.flatMap(id => {
    const item = mailbox.items.get(id);
    const shown = item?.folderId === token.folder ? presentItem(item, asked, wantsImmutable(asked)) : removed(id);
    return chance() < faults.repeated ? [shown, shown] : [shown];
  });
  const told = token.told + page.length;
  const base = `${origin}/v1.0/users/${mailbox.id}/mailFolders/${token.folder}/messages/delta`;
  const link =
    told < ids.length || isEmpty
      ? { '@odata.nextLink': `${base}?$skiptoken=${pack({ ...token, told })}` }
      : { '@odata.deltaLink': `${base}?$deltatoken=${pack({ ...token, round: null })}` };
  return { status: 200, body: { '@odata.context': `${origin}/v1.0/$metadata#Collection(message)`, ...link, value } };
}

function removed(id: string) {
  return { '@odata.type': '#microsoft.graph.message', id, '@removed': { reason: 'deleted' } };
}

function tooOld(mailbox: SimMailbox, folderId: string, { faults, origin }: Serving): Answer {
  const location = `${origin}/v1.0/users/${mailbox.id}/mailFolders/${folderId}/messages/delta?$deltatoken=`;
  if (faults.expiredLinks === 400) return refuse(400, 'SyncStateNotFound', 'The sync state generation is not found.');
  return refuse(410, 'resyncRequired', 'Resync required.', { location });
}

/** GET …/mailFolders/{folder}/messages */
export function list(mailbox: SimMailbox, folderName: string, asked: Asked, { origin }: Serving): Answer {
  const folder = folderOf(mailbox, folderName);
  if (!folder) return refuse(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
  const from = Number(asked.query.get('$skip') ?? 0);
  const size = pageSize(asked, DEFAULT_PAGE);
  const all = itemsOf(mailbox, folder.id);
  const value = all.slice(from, from + size).map(item => presentItem(item, asked, wantsImmutable(asked)));
  const query = new URLSearchParams(asked.query);
  query.set('$skip', String(from + size));
  const next = `${origin}/v1.0/users/${mailbox.id}/mailFolders/${folder.id}/messages?${query.toString()}`;
  return { status: 200, body: { ...(from + size < all.length ? { '@odata.nextLink': next } : {}), value } };
}

/** …/messages/{id}, its MIME, its changes and its way into another folder. */
export function message(mailbox: SimMailbox, id: string, act: string, asked: Asked): Answer {
  const item = itemOf(mailbox, id);
  if (!item) return refuse(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
  const shown = (status: number) => ({ status, body: presentItem(item, asked, wantsImmutable(asked)) });
  const body = (asked.body.length > 0 ? JSON.parse(asked.body.toString()) : {}) as Record<string, unknown>;
  if (act === '$value') return { status: 200, bytes: item.mime };
  if (act === 'move') {
    if (!folderOf(mailbox, String(body.destinationId ?? body.DestinationId)))
      return refuse(404, 'ErrorItemNotFound', 'The destination folder was not found.');
    moveItem(mailbox, item, String(body.destinationId ?? body.DestinationId));
    return shown(201);
  }
  if (act === 'send') {
    item.isDraft = false;
    moveItem(mailbox, item, 'sentitems');
    return { status: 202 };
  }
  if (asked.method === 'DELETE') {
    removeItem(mailbox, item);
    return { status: 204 };
  }
  if (asked.method === 'PATCH') {
    if (Array.isArray(body.categories) && !body.categories.map(String).every(isName))
      return refuse(400, 'ErrorInvalidRequest', 'A category is not valid.');
    change(mailbox, item, body);
    return shown(200);
  }
  return shown(200);
}

function change(mailbox: SimMailbox, item: SimItem, body: Record<string, unknown>): void {
  if (Array.isArray(body.categories)) item.categories = body.categories.map(String);
  if (typeof body.isRead === 'boolean') item.isRead = body.isRead;
  const properties = (body.singleValueExtendedProperties ?? []) as { id: string; value: string }[];
  for (const { id, value } of properties) item.properties.set(id, value);
  touchItem(mailbox, item);
}

/** POST …/messages: a draft from MIME in base64. */
export function draft(mailbox: SimMailbox, asked: Asked): Answer {
  const mime = Buffer.from(asked.body.toString('latin1'), 'base64');
  if (mime.length === 0)
    return refuse(400, 'ErrorMimeContentInvalidBase64String', 'Invalid base64 string for MIME content.');
  const item = addItem(mailbox, 'drafts', mime, { isDraft: true, receivedAt: new Date() });
  return { status: 201, body: presentItem(item, asked, wantsImmutable(asked)) };
}
