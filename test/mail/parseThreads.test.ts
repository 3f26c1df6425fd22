import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startParseThread, takeParseThread } from '../../service/mail/parseThreads';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'threads-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(text: string): string {
  const file = join(folder, 'program.js');
  writeFileSync(file, text);
  return file;
}

const first = (worker: { once(name: string, listener: (value: unknown) => void): void }, name: string) =>
  new Promise<unknown>(resolve => worker.once(name, resolve));

test('a thread that was started early is the first that is taken, and does what it is told then', async () => {
  const file = program(`
    const { parentPort, workerData, threadId } = require('node:worker_threads');
    parentPort.on('message', () => { Atomics.store(workerData.inHand, 0, 7); parentPort.postMessage(threadId); });`);
  startParseThread(file);
  startParseThread(file);
  const early = takeParseThread(file);
  const late = takeParseThread(file);
  try {
    expect(late.worker.threadId).toBe(early.worker.threadId + 1);
    const answered = first(early.worker, 'message');
    early.worker.postMessage('work');
    expect(await answered).toBe(early.worker.threadId);
    expect(early.inHand[0]).toBe(7);
    expect(late.inHand[0]).toBe(0);
  } finally {
    await Promise.all([early.worker.terminate(), late.worker.terminate()]);
  }
});

test('one that ended before it was needed is not taken', async () => {
  const file = program(`process.exit(1);`);
  startParseThread(file);
  const ended = takeParseThread(file);
  await first(ended.worker, 'exit');
  startParseThread(file);
  await new Promise(resolve => setTimeout(resolve, 500));
  const next = takeParseThread(file);
  try {
    expect(next.worker.threadId).toBeGreaterThan(0);
  } finally {
    await next.worker.terminate();
  }
});
