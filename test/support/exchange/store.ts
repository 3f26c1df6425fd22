import { randomUUID } from 'node:crypto';
import type { SimRights } from './outlook';

/*
 * What stands in the mailboxes of the simulated Exchange, and the journal of changes that its delta links read. Nothing of HTTP.
 */

export interface SimFolder {
  id: string;
  displayName: string;
  parentFolderId: string;
  wellKnownName: string | null;
  isHidden: boolean;
}

export interface SimItem {
  /** Stays when it moves. */
  immutableId: string;
  /** Changes when it moves. */
  restId: string;
  folderId: string;
  mime: Buffer;
  subject: string;
  from: string;
  to: string[];
  internetMessageId: string;
  receivedAt: Date;
  sentAt: Date;
  isDraft: boolean;
  isRead: boolean;
  categories: string[];
  /** By id of the extended property. */
  properties: Map<string, string>;
  changeKey: number;
  /** Counted with its folder, and never shown: a fault of the server. */
  isHidden?: boolean;
}

interface Change {
  seq: number;
  immutableId: string;
  /** 'here': it came or was changed; 'gone': it left this folder. */
  kind: 'here' | 'gone';
}

export interface SimMailbox {
  id: string;
  address: string;
  folders: Map<string, SimFolder>;
  items: Map<string, SimItem>;
  /** By folder, in the order in which it happened. */
  changes: Map<string, Change[]>;
  folderChanges: { seq: number; folderId: string; kind: 'here' | 'gone' }[];
  /** What each round of changes tells, by its number. */
  rounds: string[][];
  masterCategories: { id: string; displayName: string; color: string }[];
  /** How many were ever made. */
  madeCategories?: number;
  rights?: Partial<SimRights>;
  seq: number;
}

const WELL_KNOWN: readonly (readonly [string, string])[] = [
  ['inbox', '收件箱'],
  ['sentitems', '已发送邮件'],
  ['drafts', '草稿'],
  ['deleteditems', '已删除邮件'],
  ['junkemail', '垃圾邮件'],
  ['archive', '存档'],
  ['outbox', '发件箱'],
];

// Ids of Exchange differ by nothing but the case of a letter: half of these do, so that nobody forgets it.
let made = 0;
function newId(kind: string): string {
  made += 1;
  const pair = Math.floor(made / 2);
  return `AAMk${kind}${made % 2 === 0 ? 'x' : 'X'}${pair}${kind}=`;
}

export function makeMailbox(address: string): SimMailbox {
  const mailbox: SimMailbox = {
    ...{ id: randomUUID(), address, folders: new Map(), items: new Map(), changes: new Map() },
    ...{ folderChanges: [], rounds: [], masterCategories: [], seq: 0 },
  };
  for (const [name, displayName] of WELL_KNOWN) addFolder(mailbox, displayName, 'root', name);
  return mailbox;
}

export function addFolder(
  mailbox: SimMailbox,
  displayName: string,
  parentFolderId = 'root',
  wellKnownName: string | null = null,
): SimFolder {
  const folder = { id: newId('F'), displayName, parentFolderId, wellKnownName, isHidden: false };
  mailbox.folders.set(folder.id, folder);
  mailbox.changes.set(folder.id, []);
  mailbox.seq += 1;
  mailbox.folderChanges.push({ seq: mailbox.seq, folderId: folder.id, kind: 'here' });
  return folder;
}

/** Deletes a folder for good, with all that stands in it. */
export function removeFolder(mailbox: SimMailbox, id: string): void {
  for (const item of within(mailbox, id)) mailbox.items.delete(item.immutableId);
  mailbox.folders.delete(id);
  mailbox.seq += 1;
  mailbox.folderChanges.push({ seq: mailbox.seq, folderId: id, kind: 'gone' });
}

/** A folder by its id or its well-known name. */
export function folderOf(mailbox: SimMailbox, name: string): SimFolder | undefined {
  return mailbox.folders.get(name) ?? [...mailbox.folders.values()].find(one => one.wellKnownName === name);
}

/** Of an item of this id, immutable or not. */
export function itemOf(mailbox: SimMailbox, id: string): SimItem | undefined {
  return mailbox.items.get(id) ?? [...mailbox.items.values()].find(item => item.restId === id);
}

const header = (text: string, name: string): string =>
  new RegExp(`^${name}:[ \\t]*((?:.*(?:\\r?\\n[ \\t].*)*))`, 'im')
    .exec(text)?.[1]
    ?.replace(/\r?\n[ \t]+/g, ' ')
    .trim() ?? '';
const addressesIn = (text: string) => [...text.matchAll(/[\w.+-]+@[\w.-]+/g)].map(match => match[0].toLowerCase());

/** Puts a message into a folder, as if it had just come. */
export function addItem(
  mailbox: SimMailbox,
  folderName: string,
  mime: Buffer,
  values: Partial<Pick<SimItem, 'receivedAt' | 'isDraft' | 'categories'>> = {},
): SimItem {
  const folder = folderOf(mailbox, folderName);
  if (!folder) throw new Error(`no folder ${folderName}`);
  const head =
    mime
      .subarray(0, 64 * 1024)
      .toString('latin1')
      .split(/\r?\n\r?\n/)[0] ?? '';
  const sentAt = new Date(header(head, 'Date') || 0);
  const item: SimItem = {
    ...{ immutableId: newId('I'), restId: newId('R'), folderId: folder.id, mime },
    ...{ subject: header(head, 'Subject'), from: addressesIn(header(head, 'From'))[0] ?? '' },
    ...{ to: addressesIn(header(head, 'To')), internetMessageId: header(head, 'Message-ID') },
    ...{ receivedAt: values.receivedAt ?? sentAt, sentAt, isDraft: values.isDraft ?? false, isRead: false },
    ...{ categories: values.categories ?? [], properties: new Map(), changeKey: 1 },
  };
  mailbox.items.set(item.immutableId, item);
  note(mailbox, folder.id, item.immutableId, 'here');
  return item;
}

function note(mailbox: SimMailbox, folderId: string, immutableId: string, kind: Change['kind']): void {
  mailbox.seq += 1;
  mailbox.changes.get(folderId)?.push({ seq: mailbox.seq, immutableId, kind });
}

export function moveItem(mailbox: SimMailbox, item: SimItem, folderName: string): void {
  const folder = folderOf(mailbox, folderName);
  if (!folder) throw new Error(`no folder ${folderName}`);
  const from = item.folderId;
  item.folderId = folder.id;
  item.restId = newId('R');
  item.changeKey += 1;
  note(mailbox, from, item.immutableId, 'gone');
  note(mailbox, folder.id, item.immutableId, 'here');
}

export function removeItem(mailbox: SimMailbox, item: SimItem): void {
  mailbox.items.delete(item.immutableId);
  note(mailbox, item.folderId, item.immutableId, 'gone');
}

/** Notes that something of it changed. */
export function touchItem(mailbox: SimMailbox, item: SimItem): void {
  item.changeKey += 1;
  note(mailbox, item.folderId, item.immutableId, 'here');
}

/** An entry of a round of changes: an item as it is now, or the id of one that left. */
export type Entry = { item: SimItem } | { removed: string };

/**
 * What changed in a folder behind `since`, each item once. One that went away and came back within the round is missing, as in Exchange (lessons R9).
 */
export function changesSince(mailbox: SimMailbox, folderId: string, since: number): Entry[] {
  const last = new Map<string, Change['kind'][]>();
  for (const { seq, immutableId, kind } of mailbox.changes.get(folderId) ?? [])
    if (seq > since) last.set(immutableId, [...(last.get(immutableId) ?? []), kind]);
  return [...last].flatMap(([id, kinds]): Entry[] => {
    const item = mailbox.items.get(id);
    const isHere = item?.folderId === folderId;
    if (isHere && (kinds[0] === 'gone' || item.isHidden)) return [];
    return isHere ? [{ item }] : [{ removed: id }];
  });
}

/** All that a folder shows, newest first. */
export function itemsOf(mailbox: SimMailbox, folderId: string): SimItem[] {
  return within(mailbox, folderId)
    .filter(item => !item.isHidden)
    .sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime());
}

/** All that stands in a folder, in no order. */
export function within(mailbox: SimMailbox, folderId: string): SimItem[] {
  return [...mailbox.items.values()].filter(item => item.folderId === folderId);
}
