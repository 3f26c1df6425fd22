import { join, relative, sep } from 'node:path';

/** Where uploaded mail lies until its import has ended: a folder for each upload, under a name of our own. */
export function uploadsOf(dataFolder: string): string {
  return join(dataFolder, 'uploads');
}

/** The folder of the upload that a source lies in; null where it lies elsewhere. */
export function uploadFolderOf(dataFolder: string, source: string): string | null {
  const uploads = uploadsOf(dataFolder);
  const [name] = relative(uploads, source).split(sep);
  return source !== '' && name && name !== '..' ? join(uploads, name) : null;
}
