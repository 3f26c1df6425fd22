import { workerData } from 'node:worker_threads';
import type { ImportTask } from './intake/importThreads.service';
import { startParseThread } from './mail/parseThreads';

// The parser loads its program while this thread loads its own.
const task = workerData as ImportTask;
const { parseThreads, parseWorker } = task.config;
if (parseThreads > 0 && parseWorker !== null) startParseThread(parseWorker);
void import('./cli/importInThread').then(({ runInThread }) => runInThread(task));
