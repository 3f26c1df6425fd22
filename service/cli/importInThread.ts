import { parentPort } from 'node:worker_threads';
import { AppError } from '../common/errors';
import type { Context } from '../context';
import { buildContext, closeContext } from '../context';
import { entities } from '../entities';
import type { ImportTask, ImportThreadMessage } from '../intake/importThreads.service';
import { runImport } from '../intake/runs.service';
import { closeParsePool, withParsePool } from '../intake/sharedPool.service';
import { buildLog } from '../platform/http/logging';
import { runAskedImport } from './askedImport';
import { openContext } from './opening';

/** What the thread of one import does (intake/importThreads.service.ts): runs it, with a context of its own, and tells how it went. */
export async function runInThread({ config, work }: ImportTask): Promise<void> {
  const tell = (message: ImportThreadMessage) => parentPort?.postMessage(message);
  const stopping = new AbortController();
  parentPort?.on('message', () => stopping.abort());
  let context: Context | null = null;
  try {
    const isAsked = 'path' in work;
    context = isAsked ? await openContext(config) : await buildContext(config, entities, buildLog(config.logLevel));
    if (isAsked) tell({ sum: await runAskedImport(context, work, stopping.signal, tell) });
    else tell({ state: await runWritten(context, work, stopping.signal, tell) });
  } catch (error) {
    // What an HTTP reply is made with is only needed here.
    const { tellable } = await import('../platform/http/errorReply');
    const { code, status, message, retry, details } = error instanceof AppError ? error : tellable(error);
    tell({ error: { code, status, message, retry, details: { ...details } } });
  } finally {
    if (context) {
      await closeParsePool(context);
      await closeContext(context);
    }
    parentPort?.close();
  }
}

function runWritten(
  context: Context,
  { runId, folder, isJob }: Exclude<ImportTask['work'], { path: string }>,
  signal: AbortSignal,
  tell: (message: ImportThreadMessage) => void,
) {
  const onProgress = (progress: NonNullable<ImportThreadMessage['progress']>) => tell({ progress });
  return withParsePool(context, pool => runImport(context, runId, { pool, folder, isJob, signal, onProgress }));
}
