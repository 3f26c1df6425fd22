import { parentPort } from 'node:worker_threads';
import type { AttachmentToRead } from './attachmentReading';
import { readAttachmentText } from './attachmentText';
import { boundArrays } from './boundedArrays';

// As large as the largest attachment that is read, and more than the text of a PDF ever needs.
boundArrays(globalThis, 32 * 1024 * 1024);
// It would unpack a stream to its end before anybody asks how long it is; without it the reader of PDFs unpacks by itself, into such an array.
Object.assign(globalThis, { DecompressionStream: undefined });

parentPort?.on('message', async ({ bytes, name, contentType }: AttachmentToRead) => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  parentPort?.postMessage(await readAttachmentText(view, name, contentType));
});
