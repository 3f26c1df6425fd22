import type { Answer, Asked } from './serving';
import { refuse } from './serving';
import type { Serving } from './messages';
import { childFolders as childrenOf } from './outlook';
import type { SimFolder, SimMailbox } from './store';
import { addFolder, folderOf, within } from './store';

/** A folder in Graph's form. */
function presentFolder(mailbox: SimMailbox, folder: SimFolder): Record<string, unknown> {
  const items = within(mailbox, folder.id);
  return {
    id: folder.id,
    displayName: folder.displayName,
    parentFolderId: folder.parentFolderId,
    childFolderCount: [...mailbox.folders.values()].filter(one => one.parentFolderId === folder.id).length,
    totalItemCount: items.length,
    unreadItemCount: items.filter(item => !item.isRead).length,
    isHidden: folder.isHidden,
  };
}

/** GET …/mailFolders/delta: the flat list of all levels, then what changed in it. */
export function folderDelta(mailbox: SimMailbox, asked: Asked, { origin, generation }: Serving): Answer {
  const given = asked.query.get('$deltatoken');
  const [then = 0, since = 0] = given ? given.split('-').map(Number) : [generation, 0];
  if (then < generation) return refuse(410, 'resyncRequired', 'Resync required.', {});
  const ids = new Set(mailbox.folderChanges.filter(change => change.seq > since).map(change => change.folderId));
  const value = [...ids].map(id => {
    const folder = mailbox.folders.get(id);
    return folder ? presentFolder(mailbox, folder) : { id, '@removed': { reason: 'deleted' } };
  });
  const link = `${origin}/v1.0/users/${mailbox.id}/mailFolders/delta?$deltatoken=${generation}-${mailbox.seq}`;
  return { status: 200, body: { '@odata.deltaLink': link, value } };
}

/** GET …/mailFolders/{folder}; POST …/mailFolders and …/{folder}/childFolders */
export function folder(mailbox: SimMailbox, name: string, asked: Asked): Answer {
  if (asked.method === 'POST') {
    const { displayName } = JSON.parse(asked.body.toString()) as { displayName: string };
    const parent = name === '' ? 'root' : (folderOf(mailbox, name)?.id ?? 'root');
    const isThere = [...mailbox.folders.values()].some(
      one => one.parentFolderId === parent && one.displayName === displayName,
    );
    if (isThere) return refuse(409, 'ErrorFolderExists', 'A folder with the specified name already exists.');
    return { status: 201, body: presentFolder(mailbox, addFolder(mailbox, displayName, parent)) };
  }
  const found = folderOf(mailbox, name);
  if (!found) return refuse(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
  return { status: 200, body: presentFolder(mailbox, found) };
}

/** GET …/mailFolders/{folder}/childFolders */
export function childFolders(mailbox: SimMailbox, name: string): Answer {
  return childrenOf(mailbox, name, folder => presentFolder(mailbox, folder));
}
