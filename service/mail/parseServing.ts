import { parentPort, workerData } from 'node:worker_threads';
import type { ParseOptions } from './mime';
import { packItem } from './packedItem';
import { parseItem } from './parseItem';
import type { Judge, ParseAnswer, ParseRequest } from './parsePool';

/** The program of a thread of the parse pool. Answers each message by itself, so that one that is slow does not hold up the others' answers. */
export function serveParses(judge: Judge | null): void {
  const { inHand } = workerData as { inHand: Int32Array };
  let options: ParseOptions = { ownHosts: [], spool: '' };
  let last: Promise<void> = Promise.resolve();
  // First what they are parsed with, then the messages.
  parentPort?.on('message', (told: ParseOptions | ParseRequest[]) => {
    if (Array.isArray(told)) last = last.then(() => answerAll(told, options, judge, inHand));
    else options = told;
  });
}

async function answerAll(
  requests: readonly ParseRequest[],
  options: ParseOptions,
  judge: Judge | null,
  inHand: Int32Array,
): Promise<void> {
  let answers: ParseAnswer[] = [];
  let since = Date.now();
  for (const request of requests) {
    // Where this thread dies or hangs, the pool sees over which message.
    Atomics.store(inHand, 0, request.id);
    answers.push(await answer(request, options, judge));
    if (Date.now() - since < 50) continue;
    send(answers);
    answers = [];
    since = Date.now();
  }
  Atomics.store(inHand, 0, 0);
  send(answers);
}

async function answer(
  { id, item, isAwaited }: ParseRequest,
  options: ParseOptions,
  judge: Judge | null,
): Promise<ParseAnswer> {
  try {
    return { id, result: packItem(await parseItem(item, options, judge, isAwaited)), error: null };
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    return { id, result: null, error: { message, code: code ?? 'unknown' } };
  }
}

/** Moves the bytes to the other thread; copying them would cost as much as parsing. */
function send(answers: readonly ParseAnswer[]): void {
  if (answers.length === 0) return;
  const moved = new Set<ArrayBuffer>();
  for (const { result } of answers) {
    if (result?.deflatedSource) moved.add(result.deflatedSource.buffer as ArrayBuffer);
    for (const { bytes } of result?.seldom?.attachments ?? []) if (bytes) moved.add(bytes.buffer as ArrayBuffer);
  }
  parentPort?.postMessage(answers, [...moved]);
}
