import type { Context } from '../context';
import type { ImportState } from './importRun.entity';
import type { RunCounts } from './importing.service';
import { runImportThread } from './importThreads.service';
import { runImport } from './runs.service';
import { withParsePool } from './sharedPool.service';

export interface ApartOptions {
  folder?: string | null;
  isJob?: boolean;
  signal: AbortSignal;
  onProgress?: (counts: RunCounts) => void;
}

/**
 * Runs an import in a thread of its own, with its own connections: the service goes on answering while it stores, and its memory is bounded. A program that
 * runs from its sources has no such thread, and imports in the calling one.
 *
 * @returns as `runImport`, and throws as it
 */
export async function runImportApart(context: Context, runId: number, options: ApartOptions): Promise<ImportState> {
  const { folder = null, isJob = false, signal, onProgress } = options;
  const { config } = context;
  if (config.importThread === null) {
    return withParsePool(context, pool =>
      runImport(context, runId, { pool, folder, isJob, signal, ...(onProgress ? { onProgress } : {}) }),
    );
  }
  const task = { config, work: { runId, folder, isJob } };
  const { state } = await runImportThread(config.importThread, task, signal, ({ progress }) => {
    if (progress) onProgress?.(progress);
  });
  return state as ImportState;
}
