import type { Graph } from './graph';

/** What is read of a message before something is written on it. */
export interface MarkedMessage {
  categories: string[];
  parentFolderId: string;
  isDraft: boolean;
  /** Value of the extended property that was asked for. */
  stamp: string | null;
}

interface GraphMessage {
  categories?: string[];
  parentFolderId?: string;
  isDraft?: boolean;
  singleValueExtendedProperties?: { id?: string; value?: string }[];
}

/** @throws AppError graph.not_found where the message is gone */
export async function readMarked(graph: Graph, user: string, id: string, stampId: string): Promise<MarkedMessage> {
  const message = await graph.call<GraphMessage>({
    path: `/users/${user}/messages/${id}`,
    mailbox: user,
    query: {
      $select: 'categories,parentFolderId,isDraft',
      $expand: encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${stampId}')`),
    },
  });
  const [stamp] = message.singleValueExtendedProperties ?? [];
  return {
    categories: message.categories ?? [],
    parentFolderId: message.parentFolderId ?? '',
    isDraft: message.isDraft ?? false,
    stamp: stamp?.value ?? null,
  };
}

/** Writes all categories of a message, and the stamp with them. @throws AppError graph.denied without Mail.ReadWrite */
export async function writeCategories(
  graph: Graph,
  user: string,
  id: string,
  categories: readonly string[],
  stamp: { id: string; value: string },
): Promise<void> {
  const body = { categories, singleValueExtendedProperties: [stamp] };
  await graph.call<unknown>({
    method: 'PATCH',
    path: `/users/${user}/messages/${id}`,
    mailbox: user,
    body,
  });
}

/** Moves a message; its immutable id stays. Answers the folder where it stands now. @throws AppError graph.not_found where message or folder is gone */
export async function moveMessage(graph: Graph, user: string, id: string, folderId: string): Promise<string> {
  const moved = await graph.call<GraphMessage>({
    method: 'POST',
    path: `/users/${user}/messages/${id}/move`,
    mailbox: user,
    body: { destinationId: folderId },
  });
  return moved.parentFolderId ?? folderId;
}

/** An entry of a mailbox's list of categories: what has a colour. */
export interface MasterCategory {
  id: string;
  displayName: string;
}

const listPath = (user: string) => `/users/${user}/outlook/masterCategories`;

/** @throws AppError graph.denied without MailboxSettings.Read; graph.not_found or graph.refused in a cloud that has none */
export async function readMasterCategories(graph: Graph, user: string): Promise<MasterCategory[]> {
  const found: MasterCategory[] = [];
  let path: string | undefined = listPath(user);
  while (path !== undefined) {
    const page: { value: MasterCategory[]; '@odata.nextLink'?: string } = await graph.call({ path, mailbox: user });
    for (const { id, displayName } of page.value) found.push({ id, displayName });
    path = page['@odata.nextLink'];
  }
  return found;
}

/** @param colour 'preset0' to 'preset24' (Microsoft, "outlookCategory resource type") @throws AppError graph.conflict where it is there already */
export async function addMasterCategory(
  graph: Graph,
  user: string,
  displayName: string,
  colour: string,
): Promise<string> {
  const body = { displayName, color: colour };
  return (await graph.call<MasterCategory>({ method: 'POST', path: listPath(user), mailbox: user, body })).id;
}

/** Messages keep the name; it loses its colour. */
export async function removeMasterCategory(graph: Graph, user: string, id: string): Promise<void> {
  await graph.call<unknown>({ method: 'DELETE', path: `${listPath(user)}/${id}`, mailbox: user });
}
