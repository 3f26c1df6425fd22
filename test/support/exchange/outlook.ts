import type { Answer, Asked } from './serving';
import { refuse } from './serving';
import type { SimFolder, SimItem, SimMailbox } from './store';
import { folderOf, moveItem, touchItem } from './store';

/*
 * What is written in the simulated mailboxes: the list of categories, folders of customers, extended properties; what the app may not; and what a person does there by himself.
 */

/** What the app was granted in a mailbox; all of it where nothing is said. */
export interface SimRights {
  /** Mail.ReadWrite. */
  mayWrite: boolean;
  /** MailboxSettings.ReadWrite. */
  maySettings: boolean;
  /** The cloud has a list of categories. */
  hasList: boolean;
}

/** Why the app may not do what it asks for; null: it may. */
export function refuseByRights({ rights }: SimMailbox, asked: Asked, segment: string): Answer | null {
  const isWriting = asked.method !== 'GET';
  if (segment === 'outlook' && rights?.hasList === false)
    return refuse(400, 'BadRequest', "Resource not found for the segment 'masterCategories'.");
  const isDenied = segment === 'outlook' ? rights?.maySettings === false : isWriting && rights?.mayWrite === false;
  return isDenied ? refuse(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.') : null;
}

/** GET and POST …/outlook/masterCategories, DELETE …/outlook/masterCategories/{id} */
export function masterList(mailbox: SimMailbox, asked: Asked, id: string): Answer {
  const all = mailbox.masterCategories;
  if (asked.method === 'GET') return { status: 200, body: { value: all } };
  if (asked.method === 'DELETE') {
    const at = all.findIndex(one => one.id === id);
    if (at < 0) return refuse(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
    all.splice(at, 1);
    return { status: 204 };
  }
  const { displayName, color } = JSON.parse(asked.body.toString()) as { displayName: string; color: string };
  if (!isName(displayName) || !/^(none|preset(1?\d|2[0-4]))$/.test(color))
    return refuse(400, 'ErrorInvalidRequest', 'The category is not valid.');
  if (all.some(one => one.displayName.toLowerCase() === displayName.toLowerCase()))
    return refuse(409, 'ErrorDuplicateName', 'The category exists already.');
  mailbox.madeCategories = (mailbox.madeCategories ?? 0) + 1;
  const made = { id: `category-${mailbox.madeCategories}`, displayName, color };
  all.push(made);
  return { status: 201, body: made };
}

/** Outlook parts categories at commas; longer ones it cuts. */
export const isName = (name: string) => name.length > 0 && name.length <= 255 && !/[,;]/.test(name);

/** The extended property that `$expand` asks for. */
export function expanded({ properties }: SimItem, asked: Asked): Record<string, unknown> {
  const [, id] =
    /^singleValueExtendedProperties\(\$filter=id eq '([^']+)'\)$/.exec(asked.query.get('$expand') ?? '') ?? [];
  const value = id === undefined ? undefined : properties.get(id);
  return value === undefined ? {} : { singleValueExtendedProperties: [{ id, value }] };
}

/** GET …/mailFolders/{id}/childFolders, as far as it is asked for. */
export function childFolders(mailbox: SimMailbox, parent: string, present: (folder: SimFolder) => unknown): Answer {
  const found = folderOf(mailbox, parent);
  if (!found) return refuse(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
  const value = [...mailbox.folders.values()].filter(one => one.parentFolderId === found.id).map(present);
  return { status: 200, body: { value } };
}

/** PATCH …/mailFolders/{id}: another name. */
export function renamed(mailbox: SimMailbox, name: string, asked: Asked): Answer {
  const folder = folderOf(mailbox, name);
  if (!folder) return refuse(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
  const { displayName } = JSON.parse(asked.body.toString()) as { displayName: string };
  const isTaken = [...mailbox.folders.values()].some(
    one => one !== folder && one.parentFolderId === folder.parentFolderId && one.displayName === displayName,
  );
  if (isTaken) return refuse(409, 'ErrorFolderExists', 'A folder with the specified name already exists.');
  folder.displayName = displayName;
  mailbox.seq += 1;
  mailbox.folderChanges.push({ seq: mailbox.seq, folderId: folder.id, kind: 'here' });
  return { status: 200, body: { id: folder.id, displayName } };
}

/** What a person does in his Outlook: other categories on a mail. */
export function categorise(mailbox: SimMailbox, item: SimItem, categories: readonly string[]): void {
  item.categories = [...categories];
  touchItem(mailbox, item);
}

/** A mail is put into another folder by hand. */
export function drag(mailbox: SimMailbox, item: SimItem, folderName: string): void {
  const folder =
    [...mailbox.folders.values()].find(one => one.displayName === folderName) ?? folderOf(mailbox, folderName);
  if (!folder) throw new Error(`no folder ${folderName}`);
  moveItem(mailbox, item, folder.id);
}
