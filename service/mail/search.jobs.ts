import type { Context } from '../context';
import { mergeSearchParts } from '../platform/database/searchIndex';
import { inTransaction } from '../platform/database/transaction';
import type { JobDefinition } from '../platform/queue/queue';
import type { AttachmentReader } from './attachmentReading';
import { openAttachmentReader } from './attachmentReading';
import { readNextAttachments } from './attachmentTexts.service';
import { indexPast } from './indexing.service';

const PAST_MS = 60_000;
const ATTACHMENTS_MS = 10_000;
const PARTS_MS = 60_000;

/**
 * What is made searchable after it came: mail of before an upgrade, and the text inside attachments; and the parts of the index are put together. All go on where they stood, and give way
 * at every step.
 */
export function searchJobs(context: Context): JobDefinition[] {
  let reader: AttachmentReader | null = null;
  const closeReader = async () => {
    const open = reader;
    reader = null;
    await open?.close();
  };
  return [
    {
      name: 'search.index_past',
      everyMs: PAST_MS,
      maxAtOnce: 1,
      handler: (_payload, job) => untilDone(job.signal, () => indexPast(context)),
    },
    {
      name: 'search.merge_parts',
      everyMs: PARTS_MS,
      maxAtOnce: 1,
      handler: (_payload, job) => untilDone(job.signal, () => inTransaction(context.database, mergeSearchParts)),
    },
    {
      name: 'search.read_attachments',
      everyMs: ATTACHMENTS_MS,
      maxAtOnce: 1,
      handler: async (_payload, job) => {
        reader ??= openAttachmentReader(context.config.attachmentWorker);
        const open = reader;
        await untilDone(job.signal, () => readNextAttachments(context, open, job.signal));
        // A thread that waits would keep its memory.
        await closeReader();
      },
      atStop: closeReader,
    },
  ];
}

async function untilDone(signal: AbortSignal, step: () => Promise<boolean>): Promise<void> {
  while (!signal.aborted && (await step())) await new Promise(done => setImmediate(done));
}
