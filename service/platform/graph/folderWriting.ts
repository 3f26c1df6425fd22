import { AppError } from '../../common/errors';
import type { Graph } from './graph';

interface GraphFolder {
  id: string;
  displayName?: string;
}

/**
 * Makes a folder below another, or finds the one of that name. A name that is taken is found on the pages of what is below.
 *
 * @throws AppError graph.not_found where the parent is gone, graph.denied without Mail.ReadWrite
 */
export async function makeFolder(graph: Graph, user: string, parentId: string, displayName: string): Promise<string> {
  const path = `/users/${user}/mailFolders/${parentId}/childFolders`;
  try {
    return (await graph.call<GraphFolder>({ method: 'POST', path, mailbox: user, body: { displayName } })).id;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'graph.conflict') throw error;
    const found = await findChild(graph, user, path, displayName);
    if (found === null) throw error;
    return found;
  }
}

async function findChild(graph: Graph, user: string, path: string, name: string): Promise<string | null> {
  let next: string | undefined = path;
  while (next !== undefined) {
    const query: Record<string, string> = next === path ? { $select: 'displayName', $top: '100' } : {};
    const page: { value: GraphFolder[]; '@odata.nextLink'?: string } = await graph.call({
      ...{ path: next, mailbox: user, query },
    });
    const found = page.value.find(folder => folder.displayName?.toLowerCase() === name.toLowerCase());
    if (found) return found.id;
    next = page['@odata.nextLink'];
  }
  return null;
}

/** @throws AppError graph.not_found where it is gone, graph.conflict where the name is taken */
export async function renameFolder(graph: Graph, user: string, id: string, displayName: string): Promise<void> {
  const body = { displayName };
  await graph.call<unknown>({ method: 'PATCH', path: `/users/${user}/mailFolders/${id}`, mailbox: user, body });
}
