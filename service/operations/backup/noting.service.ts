import type { Config } from '../../config';
import { changeFile } from '../../platform/database/copying';
import type { Manifest } from './manifest';

/** The last backup, as the settings page and the doctor tell it; kept as a setting. */
export interface LastBackup {
  at: string;
  target: string;
  files: number;
  bytes: number;
  written: number;
  messages: number;
  missingContents: number;
}

export const LAST_BACKUP = 'backup.last';

/** Writes down that a backup was made. The backup itself knows nothing of it, and a database of an older version may have no place for it. */
export function noteBackup(config: Config, made: { target: string; manifest: Manifest; written: number }): void {
  const { manifest, target, written } = made;
  if (config.database.dialect !== 'sqlite' || manifest.counts.setting === undefined) return;
  const last: LastBackup = {
    at: manifest.createdAt,
    target,
    files: manifest.files.length,
    bytes: manifest.files.reduce((sum, file) => sum + file.size, 0),
    written,
    messages: manifest.counts.message ?? 0,
    missingContents: manifest.missingContents,
  };
  changeFile(config.database.file, [
    {
      sql: 'INSERT INTO "setting" ("key", "value") VALUES (?, ?) ON CONFLICT ("key") DO UPDATE SET "value" = excluded."value"',
      values: [LAST_BACKUP, JSON.stringify(last)],
    },
  ]);
}
