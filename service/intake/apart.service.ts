import { Worker } from 'node:worker_threads';
import { AppError } from '../common/errors';
import type { Config } from '../config';
import type { Context } from '../context';
import type { ImportState } from './importRun.entity';
import type { RunCounts } from './importing.service';
import { runImport } from './runs.service';
import { withParsePool } from './sharedPool.service';

/** What an import thread is started with. */
export interface ApartTask {
  config: Config;
  runId: number;
  folder: string | null;
  isJob: boolean;
}

/** What an import thread tells; the last is `state` or `error`. */
export interface ApartMessage {
  progress?: RunCounts;
  state?: ImportState;
  error?: { code: string; status: number; message: string; retry: boolean; details: Record<string, unknown> };
}

export interface ApartOptions {
  folder?: string | null;
  isJob?: boolean;
  signal: AbortSignal;
  onProgress?: (counts: RunCounts) => void;
}

// An engine that is left alone lets its heap grow to gigabytes before it cleans up; what an import holds at any moment is a few batches.
const limits = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 24 };

/**
 * Runs an import in a thread of its own, with its own connections: the service goes on answering while it stores, and its memory is bounded. A program that
 * runs from its sources has no such thread, and imports in the calling one.
 *
 * @returns as `runImport`, and throws as it
 */
export async function runImportApart(context: Context, runId: number, options: ApartOptions): Promise<ImportState> {
  const { folder = null, isJob = false, signal, onProgress } = options;
  const file = context.config.importThread;
  if (file === null) {
    return withParsePool(context, pool =>
      runImport(context, runId, { pool, folder, isJob, signal, ...(onProgress ? { onProgress } : {}) }),
    );
  }
  const task: ApartTask = { config: context.config, runId, folder, isJob };
  const worker = new Worker(file, { workerData: task, resourceLimits: limits });
  const stop = () => worker.postMessage('stop');
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  try {
    return await answerOf(worker, onProgress);
  } finally {
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

function answerOf(worker: Worker, onProgress: ApartOptions['onProgress']): Promise<ImportState> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: ApartMessage) => {
      if (message.progress) onProgress?.(message.progress);
      if (message.state) resolve(message.state);
      if (message.error) reject(errorOf(message.error));
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('the thread of an import ended before the import')));
  });
}

function errorOf({ code, status, message, retry, details }: NonNullable<ApartMessage['error']>): AppError {
  return new AppError(code, status, message, { retry, details });
}
