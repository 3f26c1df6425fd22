import { parentPort } from 'node:worker_threads';
import type { AttachmentToRead } from './attachmentReading';
import { readAttachmentText } from './attachmentText';

parentPort?.on('message', async ({ bytes, name, contentType }: AttachmentToRead) => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  parentPort?.postMessage(await readAttachmentText(view, name, contentType));
});
