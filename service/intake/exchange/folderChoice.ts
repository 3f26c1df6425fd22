import type { WellKnownFolder } from '../../platform/graph/mailFolders';

/** Folders whose mail is not what was sent or received: it is unfinished, thrown away, or rubbish. Sent and archived mail is taken in from the first day on (lessons R13, R14). */
const left: readonly string[] = ['drafts', 'deleteditems', 'junkemail', 'outbox'] satisfies WellKnownFolder[];

/** A folder in the tree of its mailbox. */
export interface PlacedFolder {
  folderId: string;
  parentId: string;
  role: string;
  isGone: boolean;
}

/** Of each folder whether its mail is taken in: not that of rubbish and the like, nor of what hangs below them. */
export function takenFolders(folders: readonly PlacedFolder[]): Map<string, boolean> {
  const byId = new Map(folders.map(folder => [folder.folderId, folder]));
  const isTaken = (folder: PlacedFolder): boolean => {
    // A tree of folders is as deep as people make it; a ring in what the server says ends here.
    let at: PlacedFolder | undefined = folder;
    for (let depth = 0; at && depth < 300; depth += 1) {
      if (left.includes(at.role)) return false;
      at = byId.get(at.parentId);
    }
    return true;
  };
  return new Map(folders.map(folder => [folder.folderId, !folder.isGone && isTaken(folder)]));
}
