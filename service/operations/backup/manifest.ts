/** One file of a backup. The hash is over its first `size` bytes: a pack only ever grows, so a longer one still holds what this backup saw. */
export interface BackupFile {
  /** Inside the backup, with forward slashes. */
  path: string;
  size: number;
  /** Hex. */
  sha256: string;
  /** When the file that was copied had been changed last, milliseconds since 1970: an erasure overwrites without changing the size. */
  changedAt?: number;
}

/** manifest.json of a backup: what it holds and how to know that all of it is there. Written last. */
export interface Manifest {
  format: 1;
  program: 'tradepost';
  /** Version of the program that made it. */
  version: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** Names of the migrations in the copied database, oldest first. */
  schema: string[];
  /** Where the data lay; paths of unfinished uploads begin with it. */
  dataFolder: string;
  /** Also one of `files`. */
  database: string;
  /** Rows of each table. */
  counts: Record<string, number>;
  files: BackupFile[];
  /** Contents that the database names and the store had lost already when the backup was made. */
  missingContents: number;
  /** Environment variables that hold secrets and are in no backup; those that were set. */
  outside: string[];
}

export const MANIFEST = 'manifest.json';

/** What a backup may contain; nothing of it can name a place outside the folder that it is restored to. */
export function isBackupPath(path: string): boolean {
  if (path.length > 300 || path.includes('\\') || path.includes('\0')) return false;
  if (path.split('/').some(part => part === '' || part === '.' || part === '..')) return false;
  return (
    /^tradepost-[0-9TZ]+\.sqlite$/.test(path) ||
    /^blobs\/packs\/[0-9a-z-]+\.pack$/.test(path) ||
    /^blobs\/large\/[0-9a-f]{2}\/[0-9a-f]{64}$/.test(path) ||
    path.startsWith('uploads/')
  );
}

/** The manifest in `text`; null where it is none of ours, or one of a later format. */
export function readManifest(text: string): Manifest | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const found = value as Partial<Manifest> | null;
  if (found?.program !== 'tradepost' || found.format !== 1 || !Array.isArray(found.files)) return null;
  const isWhole = found.files.every(
    file => isBackupPath(file.path) && Number.isSafeInteger(file.size) && /^[0-9a-f]{64}$/.test(file.sha256),
  );
  const hasDatabase = found.files.some(file => file.path === found.database);
  return isWhole && hasDatabase && Array.isArray(found.schema) ? (found as Manifest) : null;
}

/** Name of the database's copy in a backup made at `now`. */
export function databaseName(now: Date): string {
  return `tradepost-${now.toISOString().replace(/[-:]|\.\d+/g, '')}.sqlite`;
}

/** One line for each table whose rows are not as many as the manifest says. */
export function countDifferences(
  wanted: Readonly<Record<string, number>>,
  found: Readonly<Record<string, number>>,
): string[] {
  const names = [...new Set([...Object.keys(wanted), ...Object.keys(found)])].sort();
  return names
    .filter(name => wanted[name] !== found[name])
    .map(
      name => `${name}: ${wanted[name] ?? 'no table'} in the manifest, ${found[name] ?? 'no table'} in the database`,
    );
}
