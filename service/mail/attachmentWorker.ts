import { parentPort } from 'node:worker_threads';
import type { AttachmentToRead } from './attachmentReading';
import { readAttachmentText } from './attachmentText';
import { boundArrays } from './boundedArrays';

// Twice what is ever unpacked of a zip file, and more than the text of a PDF needs; an attachment itself may be of 30 MB.
boundArrays(globalThis, 64 * 1024 * 1024);

parentPort?.on('message', async ({ bytes, name, contentType }: AttachmentToRead) => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  parentPort?.postMessage(await readAttachmentText(view, name, contentType));
});
