import { AppError } from '../common/errors';
import { ConfigError } from '../config';
import { tellable } from '../platform/http/errorReply';

/** The one sentence that a command ends with when it fails. */
export function sentenceFor(error: unknown): string {
  if (error instanceof AppError || error instanceof ConfigError) return error.message;
  const told = tellable(error);
  if (told.code !== 'internal') return told.message;
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  if (code === 'SQLITE_CANTOPEN' || code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    return `The data folder cannot be written to (${code}). Set TRADEPOST_DATA to a folder that is yours.`;
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT')
    return 'The database file is damaged, or is no database. Restore it from a backup; nothing was changed.';
  if (code === 'ENOENT') return `There is no such file or folder: ${(error as { path?: string }).path ?? message}`;
  return `This did not work, and Tradepost does not know why: ${message ?? String(error)}`;
}
