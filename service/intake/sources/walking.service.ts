import type { Dirent } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { compareNames, comparePaths } from './pathOrder';
import { badName, linkOutside, readFailure } from './readErrors';
import { isPassedOver } from './recognising';
import type { FileEntry } from './source';

interface Folder {
  path: string;
  relative: string;
  folders: readonly string[];
  /** It is the cur or new of a Maildir: every file in it is a message, whatever its name. */
  isMessages: boolean;
}

interface Way {
  after: string | null;
  leftOut: readonly string[];
}

/**
 * The files below `root` that may be mail, in the order of comparePaths, one folder in memory at a time. What cannot be
 * looked at is yielded with its error. Links are not followed: what they lead to inside the folder comes by its own
 * name, and what is outside was not asked for.
 *
 * @param root absolute, without links
 * @param after path below the root: everything before it is passed over, itself is yielded again
 * @param leftOut folders directly below the root that are not entered
 */
export function walkFolder(
  root: string,
  after: string | null,
  leftOut: readonly string[] = [],
): AsyncGenerator<FileEntry> {
  return walk(root, { path: root, relative: '', folders: [], isMessages: false }, { after, leftOut });
}

/** True where a folder has the form of a Maildir: it holds both cur and new. */
export async function isMaildir(path: string): Promise<boolean> {
  return looksLikeMaildir(await readdir(path, { withFileTypes: true }));
}

async function* walk(root: string, folder: Folder, way: Way): AsyncGenerator<FileEntry> {
  const { after, leftOut } = way;
  let entries: Dirent[];
  try {
    entries = await readdir(folder.path, { withFileTypes: true });
  } catch (error) {
    yield entryOf(folder, '', readFailure(error));
    return;
  }
  const isMaildirRoot = looksLikeMaildir(entries);
  entries.sort((a, b) => compareNames(a.name, b.name) || (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const relative = folder.relative ? `${folder.relative}/${entry.name}` : entry.name;
    if (after !== null && isBefore(relative, after)) continue;
    if (entry.name.includes('\ufffd')) yield entryOf(folder, entry.name, badName);
    else if (entry.isDirectory()) {
      // A folder that could not be opened was reported under its own path.
      if (relative !== after && !leftOut.includes(relative) && isEntered(entry.name, isMaildirRoot))
        yield* walk(root, childOf(folder, entry.name, isMaildirRoot), way);
    } else if (folder.isMessages ? entry.name.startsWith('.') : isPassedOver(entry.name)) continue;
    else if (entry.isFile()) yield entryOf(folder, entry.name, null);
    else if (entry.isSymbolicLink() && !(await leadsInside(root, join(folder.path, entry.name))))
      yield entryOf(folder, entry.name, linkOutside);
  }
}

function looksLikeMaildir(entries: readonly Dirent[]): boolean {
  return ['cur', 'new'].every(name => entries.some(entry => entry.name === name && entry.isDirectory()));
}

/** Before `after` with everything in it; a folder above `after` is not. */
function isBefore(relative: string, after: string): boolean {
  const depth = relative.split('/').length;
  return comparePaths(relative, after.split('/').slice(0, depth).join('/')) < 0;
}

function isEntered(name: string, isInMaildirRoot: boolean): boolean {
  if (isInMaildirRoot) return name !== 'tmp';
  return !name.startsWith('.') && name !== '__MACOSX';
}

function childOf(folder: Folder, name: string, isInMaildirRoot: boolean): Folder {
  const isMessages = isInMaildirRoot && (name === 'cur' || name === 'new');
  return {
    path: join(folder.path, name),
    relative: folder.relative ? `${folder.relative}/${name}` : name,
    folders: isMessages ? folder.folders : [...folder.folders, name],
    isMessages,
  };
}

function entryOf(folder: Folder, name: string, error: FileEntry['error']): FileEntry {
  return {
    path: join(folder.path, name),
    relative: name && folder.relative ? `${folder.relative}/${name}` : name || folder.relative || '.',
    name: name || folder.path.slice(folder.path.lastIndexOf(sep) + 1),
    folders: folder.folders,
    isInMaildir: folder.isMessages,
    error,
  };
}

async function leadsInside(root: string, path: string): Promise<boolean> {
  const target = await realpath(path).catch(() => null);
  return target !== null && `${target}${sep}`.startsWith(root.endsWith(sep) ? root : root + sep);
}
