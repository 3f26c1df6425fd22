import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from './common/errors';
import { buildContext, closeContext } from './context';
import { entities } from './entities';
import type { ApartMessage, ApartTask } from './intake/apart.service';
import { runImport } from './intake/runs.service';
import { closeParsePool, withParsePool } from './intake/sharedPool.service';
import { buildLog } from './platform/http/logging';

/** The thread that runs one import (intake/apart.service.ts), with a context of its own. */
async function main(task: ApartTask): Promise<void> {
  const tell = (message: ApartMessage) => parentPort?.postMessage(message);
  const stopping = new AbortController();
  parentPort?.on('message', () => stopping.abort());
  const context = await buildContext(task.config, entities, buildLog(task.config.logLevel));
  try {
    const { runId, folder, isJob } = task;
    const onProgress = (progress: NonNullable<ApartMessage['progress']>) => tell({ progress });
    const state = await withParsePool(context, pool =>
      runImport(context, runId, { pool, folder, isJob, signal: stopping.signal, onProgress }),
    );
    tell({ state });
  } catch (error) {
    // What an HTTP reply is made with is only needed here.
    const { tellable } = await import('./platform/http/errorReply');
    const { code, status, message, retry, details } = error instanceof AppError ? error : tellable(error);
    tell({ error: { code, status, message, retry, details: { ...details } } });
  } finally {
    await closeParsePool(context);
    await closeContext(context);
    parentPort?.close();
  }
}

void main(workerData as ApartTask);
