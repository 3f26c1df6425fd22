import { Worker } from 'node:worker_threads';
import type { ReadAttachment } from './attachmentText';
import { readAttachmentText } from './attachmentText';

/** An attachment on its way to be read. */
export interface AttachmentToRead {
  bytes: Buffer;
  name: string;
  contentType: string;
}

/** Reads attachments one after the other. */
export interface AttachmentReader {
  /** What cannot be read in time and memory comes back as `not_readable`. */
  read(attachment: AttachmentToRead): Promise<ReadAttachment>;
  close(): Promise<void>;
}

const DEFAULT_TIMEOUT = 15_000;
// A PDF of some hundred pages needs about 100 MB.
const LIMITS = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 32 };

/**
 * Opens a reader with a thread of its own, bounded in memory and time; a thread that dies or hangs over one attachment is replaced. Without a built worker the
 * calling thread reads.
 *
 * @param timeout how long one attachment may take, in milliseconds
 */
export function openAttachmentReader(workerFile: string | null, timeout = DEFAULT_TIMEOUT): AttachmentReader {
  if (workerFile === null) {
    return {
      read: ({ bytes, name, contentType }) => readAttachmentText(bytes, name, contentType),
      close: () => Promise.resolve(),
    };
  }
  let worker: Worker | null = null;
  const drop = async () => {
    const old = worker;
    worker = null;
    await old?.terminate();
  };
  return {
    async read(attachment) {
      worker ??= new Worker(workerFile, { resourceLimits: LIMITS });
      const answer = await answerOf(worker, attachment, timeout);
      if (answer) return answer;
      await drop();
      return { state: 'not_readable', text: '' };
    },
    close: drop,
  };
}

/** What the thread answers; null where it died or took too long. */
function answerOf(worker: Worker, attachment: AttachmentToRead, timeout: number): Promise<ReadAttachment | null> {
  return new Promise(resolve => {
    const end = (answer: ReadAttachment | null) => {
      clearTimeout(timer);
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
      // Dying is told after hanging, too: nobody listens any more, and that must not end the process.
      worker.on('error', () => undefined);
      resolve(answer);
    };
    const timer = setTimeout(() => end(null), timeout);
    worker.on('message', (answer: ReadAttachment) => end(answer));
    worker.on('error', () => end(null));
    worker.on('exit', () => end(null));
    // A Buffer is a window on a larger piece of memory, and posting it would copy all of that: an exact copy is made here and moved.
    const bytes = new Uint8Array(attachment.bytes);
    worker.postMessage({ ...attachment, bytes }, [bytes.buffer]);
  });
}
