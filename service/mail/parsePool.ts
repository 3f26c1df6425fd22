import type { Worker } from 'node:worker_threads';
import type { Identity } from './identity';
import type { ReadyRows } from './messageRows';
import type { PackedItem } from './packedItem';
import { unpackItem } from './packedItem';
import type { ParsedMessage } from './parsed';
import { parseItem, unreadableItem } from './parseItem';
import { takeParseThread } from './parseThreads';

/** A message to be parsed: its bytes, or a file that holds it and nothing else. */
export interface ParseItem {
  bytes: Buffer | null;
  file: string | null;
  format: 'eml' | 'msg';
  /** What is needed to judge it; where that is given, the answer holds what `judge` made of it. Plain data. */
  task?: unknown;
}

/** What is done with a message in the thread that parsed it, beyond parsing. May change `item`; answers plain data. */
export type Judge = (item: ParsedItem, task: unknown) => Promise<unknown>;

/** A message parsed, and all that is computed from it, so that the caller only has to store it. */
export interface ParsedItem extends Identity {
  parsed: ParsedMessage;
  /** SHA-256 of the source as it came, hex. */
  sourceHash: string;
  /** The source, deflated (zlib, RFC 1950); null where it is short (under 8 KiB) or over 1 MiB and is to be stored as it is. */
  deflatedSource: Uint8Array | null;
  /** What `judge` of the pool made of it, where that was asked for. */
  judged?: unknown;
  /** What of its rows was made before it is stored; only where it was judged. */
  ready?: ReadyRows;
  /** The thread had the same letter before: it is there by now, most likely, and its rows are not made beforehand. */
  isRepeated?: boolean;
}

export interface ParsePoolOptions {
  /** Worker threads; 0 parses in the calling thread. */
  threads: number;
  /** The built worker; null parses in the calling thread. */
  workerFile: string | null;
  /** Our own mail domains: whose Authentication-Results count. */
  ownHosts: readonly string[];
  /** A folder for attachments over 1 MiB. */
  spool: string;
  /** The same that the worker's program has, for messages that are parsed in the calling thread. */
  judge?: Judge;
  /** How long one message may take, in milliseconds; 10,000 where not given. */
  timeout?: number;
}

export interface ParsePool {
  /** Answers for every item: what cannot be parsed, or takes too long, comes back with a `defect`. */
  parse(item: ParseItem): Promise<ParsedItem>;
  close(): Promise<void>;
}

/** What goes to a worker and what comes back; `id` joins the two. */
export interface ParseRequest {
  id: number;
  item: ParseItem;
  /** The caller waits for the thread: what the thread makes beforehand to spare the caller time (`ready`), it leaves to the caller. */
  isAwaited: boolean;
}
export interface ParseAnswer {
  id: number;
  result: PackedItem | null;
  error: { message: string; code: string } | null;
}

interface Waiting extends Pick<ParseRequest, 'id' | 'item'> {
  resolve: (result: ParsedItem) => void;
  reject: (error: Error) => void;
}
interface Thread {
  worker: Worker;
  sent: Map<number, Waiting>;
  /** The id of the message that the thread has in hand, in memory that both see: it is known even when the thread is dead. */
  inHand: Int32Array;
  /** What stood there when it was last looked at, and since when it has. */
  seen: { id: number; since: number };
}

const DEFAULT_TIMEOUT = 10_000;
// Posting costs as much as parsing a small mail: several go together, and enough wait at the thread that it never idles while a batch is being stored.
const MAX_BATCH = 16;
const MAX_BATCH_BYTES = 1024 * 1024;
const MAX_AHEAD = 600;
// With more waiting at the thread than this, the caller takes each answer as it comes and waits for the next; with fewer, answers wait for the caller.
const AWAITED = 400;

/**
 * Opens a pool of threads that parse messages. A thread that dies or hangs over one message is replaced; the message is answered
 * as unreadable, its neighbours are parsed again.
 */
export async function openParsePool(options: ParsePoolOptions): Promise<ParsePool> {
  if (options.threads === 0 || options.workerFile === null) {
    return { parse: item => parseItem(item, options, options.judge ?? null), close: () => Promise.resolve() };
  }
  return openThreads(options, options.workerFile);
}

interface Pool {
  options: ParsePoolOptions;
  workerFile: string;
  threads: Thread[];
  queue: Waiting[];
  isClosed: boolean;
  isScheduled: boolean;
}

function openThreads(options: ParsePoolOptions, workerFile: string): ParsePool {
  const pool: Pool = { options, workerFile, threads: [], queue: [], isClosed: false, isScheduled: false };
  for (let i = 0; i < options.threads; i++) pool.threads.push(startThread(pool));
  const watch = setInterval(() => replaceHanging(pool), 500);
  watch.unref();
  let nextId = 1;
  return {
    parse(item) {
      return new Promise((resolve, reject) => {
        pool.queue.push({ id: nextId++, item, resolve, reject });
        schedule(pool);
      });
    },
    async close() {
      pool.isClosed = true;
      clearInterval(watch);
      await Promise.all(pool.threads.map(thread => thread.worker.terminate()));
      const rest = [...pool.queue, ...pool.threads.flatMap(thread => [...thread.sent.values()])];
      for (const waiting of rest) waiting.reject(new Error('The parse pool was closed.'));
    },
  };
}

function startThread(pool: Pool): Thread {
  const { ownHosts, spool } = pool.options;
  const { worker, inHand } = takeParseThread(pool.workerFile);
  worker.postMessage({ ownHosts, spool });
  const thread: Thread = { worker, sent: new Map(), inHand, seen: { id: 0, since: Date.now() } };
  worker.on('message', (answers: ParseAnswer[]) => receive(pool, thread, answers));
  worker.on('error', () => undefined);
  worker.on('exit', () => replace(pool, thread));
  return thread;
}

/** Items of one turn of the event loop go out together. */
function schedule(pool: Pool): void {
  if (pool.isScheduled) return;
  pool.isScheduled = true;
  setImmediate(() => {
    pool.isScheduled = false;
    feed(pool);
  });
}

function feed(pool: Pool): void {
  const idle = [...pool.threads].sort((a, b) => a.sent.size - b.sent.size);
  for (const thread of idle) {
    while (thread.sent.size < MAX_AHEAD && pool.queue.length > 0) {
      post(thread, nextBatch(pool));
      if (thread.sent.size >= MAX_BATCH && idle.some(other => other.sent.size === 0)) break;
    }
  }
}

function nextBatch(pool: Pool): Waiting[] {
  const batch: Waiting[] = [];
  let size = 0;
  while (pool.queue.length > 0 && batch.length < MAX_BATCH && size < MAX_BATCH_BYTES) {
    const waiting = pool.queue.shift()!;
    size += waiting.item.bytes?.length ?? MAX_BATCH_BYTES;
    batch.push(waiting);
  }
  return batch;
}

function post(thread: Thread, batch: Waiting[]): void {
  const isAwaited = thread.sent.size > AWAITED;
  for (const waiting of batch) thread.sent.set(waiting.id, waiting);
  // A Buffer is a window on a larger piece of memory, and posting it would copy all of that: an exact copy is made here and moved.
  const moved: ArrayBuffer[] = [];
  const requests = batch.map(({ id, item }): ParseRequest => {
    if (!item.bytes) return { id, item, isAwaited };
    const bytes = new Uint8Array(item.bytes);
    moved.push(bytes.buffer);
    return { id, item: { ...item, bytes: Buffer.from(bytes.buffer) }, isAwaited };
  });
  thread.worker.postMessage(requests, moved);
}

function receive(pool: Pool, thread: Thread, answers: ParseAnswer[]): void {
  for (const { id, result, error } of answers) {
    const waiting = thread.sent.get(id);
    thread.sent.delete(id);
    if (result) waiting?.resolve(unpackItem(result));
    else waiting?.reject(Object.assign(new Error(error?.message ?? 'unknown'), { code: error?.code }));
  }
  feed(pool);
}

function replaceHanging(pool: Pool): void {
  const limit = pool.options.timeout ?? DEFAULT_TIMEOUT;
  const now = Date.now();
  for (const thread of pool.threads) {
    const id = Atomics.load(thread.inHand, 0);
    if (id !== thread.seen.id) thread.seen = { id, since: now };
    else if (id !== 0 && now - thread.seen.since > limit) void thread.worker.terminate();
  }
}

/** A thread ended while it worked: the message in its hand is to blame, the others are tried again. */
function replace(pool: Pool, thread: Thread): void {
  if (pool.isClosed) return;
  pool.threads = pool.threads.map(one => (one === thread ? startThread(pool) : one));
  const culprit = thread.sent.get(Atomics.load(thread.inHand, 0));
  pool.queue.unshift(...[...thread.sent.values()].filter(waiting => waiting !== culprit));
  if (culprit) {
    const { judge = null } = pool.options;
    unreadableItem(culprit.item, 'could not be parsed in time and memory', pool.options, judge).then(
      culprit.resolve,
      culprit.reject,
    );
  }
  schedule(pool);
}
