import type { ImportRun } from './importRun.entity';

/** How far an import is, 0 to 1; null where its source does not tell how long it is. */
export function progressOf(
  run: Pick<ImportRun, 'state' | 'totalBytes' | 'readBytes' | 'totalItems' | 'found'>,
): number | null {
  if (run.state === 'done') return 1;
  if (run.totalBytes) return Math.min(1, run.readBytes / run.totalBytes);
  if (run.totalItems) return Math.min(1, run.found / run.totalItems);
  return null;
}
