import { Worker } from 'node:worker_threads';
import { AppError } from '../common/errors';
import type { Config } from '../config';
import type { ImportState } from './importRun.entity';
import type { RunCounts } from './importing.service';

/** An import as the command line asks for it. */
export interface AskedImport {
  /** File or folder on this machine. */
  path: string;
  /** Address of the mailbox whose mail it is, as typed. */
  mailbox: string;
  folder: string | null;
}

/** How an import ended that the command line asked for; at most 1,000 failures. */
export interface ImportSum extends Pick<
  RunCounts,
  'found' | 'stored' | 'alreadyThere' | 'keptOut' | 'keptOutReasons' | 'unreadable' | 'failed'
> {
  state: ImportState;
  failures: { item: string; code: string; message: string }[];
}

/** What an import thread is started with: a run that is written down, or what the command line asks for. */
export interface ImportTask {
  config: Config;
  work: { runId: number; folder: string | null; isJob: boolean } | AskedImport;
}

/** What an import thread tells; the last is `state`, `sum` or `error`. */
export interface ImportThreadMessage {
  /** An import that was interrupted goes on after so many messages. */
  goingOnAfter?: number;
  progress?: RunCounts;
  state?: ImportState;
  sum?: ImportSum;
  error?: { code: string; status: number; message: string; retry: boolean; details: Record<string, unknown> };
}

// An engine that is left alone lets its heap grow to gigabytes before it cleans up; what an import holds at any moment is a few batches.
const limits = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 24 };

/**
 * Starts an import in a thread of its own, and waits for its end. This file loads nothing large: the command line has the database in the thread alone.
 *
 * @param file the built program of the thread
 * @returns its last message, with `state` or `sum`
 * @throws AppError what the thread told
 */
export async function runImportThread(
  file: string,
  task: ImportTask,
  signal: AbortSignal,
  onMessage: (message: ImportThreadMessage) => void,
): Promise<ImportThreadMessage> {
  const worker = new Worker(file, { workerData: task, resourceLimits: limits });
  const stop = () => worker.postMessage('stop');
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  try {
    return await lastOf(worker, onMessage);
  } finally {
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

function lastOf(worker: Worker, onMessage: (message: ImportThreadMessage) => void): Promise<ImportThreadMessage> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: ImportThreadMessage) => {
      if (message.error) reject(errorOf(message.error));
      else if (message.state !== undefined || message.sum) resolve(message);
      else onMessage(message);
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('the thread of an import ended before the import')));
  });
}

function errorOf({ code, status, message, retry, details }: NonNullable<ImportThreadMessage['error']>): AppError {
  return new AppError(code, status, message, { retry, details });
}
