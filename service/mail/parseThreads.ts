import { Worker } from 'node:worker_threads';

/** A thread that loads the parser's program; it is told later what it parses with (mail/parseServing.ts). */
export interface ParseThread {
  worker: Worker;
  /** The id of the message that it has in hand, in memory that both see: it is known even when the thread is dead. */
  inHand: Int32Array;
}

const early = new Map<string, ParseThread>();

/**
 * Starts a thread for the first pool of this program that will be opened: it loads while the caller, an import, opens its database. It holds no process open.
 */
export function startParseThread(workerFile: string): void {
  if (early.has(workerFile)) return;
  const thread = start(workerFile);
  early.set(workerFile, thread);
  thread.worker.unref();
  // One that cannot be started is missed where it is needed, and told of there.
  thread.worker.once('error', () => undefined);
  thread.worker.once('exit', () => early.get(workerFile) === thread && early.delete(workerFile));
}

/** A thread of this program: the one that was started already, or a new one. */
export function takeParseThread(workerFile: string): ParseThread {
  const started = early.get(workerFile);
  early.delete(workerFile);
  started?.worker.ref();
  return started ?? start(workerFile);
}

function start(workerFile: string): ParseThread {
  const inHand = new Int32Array(new SharedArrayBuffer(4));
  // Two threads and the main one stay below 300 MB together.
  const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16 };
  return { worker: new Worker(workerFile, { workerData: { inHand }, resourceLimits }), inHand };
}
