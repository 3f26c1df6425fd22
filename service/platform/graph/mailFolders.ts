import type { Graph } from './graph';

/** A folder of a mailbox as Graph tells of it; `removed` where it is gone. */
export interface FolderChange {
  id: string;
  displayName: string;
  parentFolderId: string;
  isRemoved: boolean;
}

interface FolderPage {
  value: { id: string; displayName?: string; parentFolderId?: string; '@removed'?: unknown }[];
  '@odata.nextLink'?: string;
  '@odata.deltaLink'?: string;
}

/** Names that mean the same folder in every language (Microsoft, "mailFolder resource type"). */
export const wellKnownFolders = [
  'inbox',
  'sentitems',
  'drafts',
  'deleteditems',
  'junkemail',
  'archive',
  'outbox',
] as const;
export type WellKnownFolder = (typeof wellKnownFolders)[number];

/**
 * All folders of a mailbox, of all levels, or what changed in the list since `link` was given.
 *
 * @throws AppError graph.resync where the link is too old
 */
export async function readFolders(
  graph: Graph,
  user: string,
  link: string | null,
): Promise<{ changes: FolderChange[]; link: string }> {
  const changes: FolderChange[] = [];
  let path = link ?? `/users/${user}/mailFolders/delta`;
  for (;;) {
    const page = await graph.call<FolderPage>({
      path,
      mailbox: user,
      prefer: ['odata.maxpagesize=200'],
      ...(path.startsWith('/') ? { query: { $select: 'displayName,parentFolderId' } } : {}),
    });
    for (const { id, displayName = '', parentFolderId = '', '@removed': removed } of page.value)
      changes.push({ id, displayName, parentFolderId, isRemoved: removed !== undefined });
    const next = page['@odata.nextLink'];
    if (!next) return { changes, link: page['@odata.deltaLink'] ?? '' };
    path = next;
  }
}

/** How many items a folder has on the server; drafts and what is no mail among them. */
export async function readTotal(graph: Graph, user: string, folderId: string): Promise<number> {
  const path = `/users/${user}/mailFolders/${folderId}`;
  const query = { $select: 'totalItemCount' };
  return (await graph.call<{ totalItemCount: number }>({ path, mailbox: user, query })).totalItemCount;
}

/** The id of a folder that has a name in every language; null where the mailbox has none. */
export async function wellKnownId(graph: Graph, user: string, name: WellKnownFolder): Promise<string | null> {
  try {
    const { id } = await graph.call<{ id: string }>({ path: `/users/${user}/mailFolders/${name}`, mailbox: user });
    return id;
  } catch (error) {
    if ((error as { code?: string }).code === 'graph.not_found') return null;
    throw error;
  }
}
