import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { AppError, badRequest, notFound } from '../common/errors';
import type { Context } from '../context';
import { storeBlobRows } from '../mail/blobs.service';
import { Attachment } from '../mail/message.entity';
import { filesOf } from '../mail/send/files.service';
import { OutboxFile } from '../mail/send/outbox.entity';
import { inTransaction } from '../platform/database/transaction';
import type { Viewer } from '../users/roles';
import { getVisibleMessage } from './answer.service';
import type { OutboxReply } from './outbox.schema';
import { changeDraft, getOwn, readMail } from './writing.service';

/** Together; Exchange takes 35 MB of a mail as it travels, which is a third more than its files (Exchange Online limits, "Message size limit"). */
export const MOST_BYTES = 25 * 1024 * 1024;
const MOST_FILES = 30;

/** A file that somebody attaches: as he called it. */
export interface NewFile {
  name: string;
  contentType: string;
  bytes: Buffer;
}

/** Puts a file to a mail that is being written. @throws AppError outbox.not_found, outbox.not_draft, outbox.too_large, outbox.too_many_files, version.changed */
export async function addFile(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  file: NewFile,
): Promise<OutboxReply> {
  const { blobs, database, clock } = context;
  await getOwn(database.manager, viewer, id);
  const { bytes } = file;
  if (bytes.length > MOST_BYTES) throw tooLarge();
  const hash = createHash('sha256').update(bytes).digest('hex');
  const stored = await blobs.write([{ hash, size: bytes.length, bytes, encoding: 'plain' }]);
  await inTransaction(database, async manager => {
    await storeBlobRows(manager, stored);
    await putFile(manager, viewer, id, version, { ...file, size: bytes.length, blobHash: hash }, clock());
  });
  return readMail(database.manager, viewer, id);
}

/** Puts a file of a letter to it that he may see: the letter that he answers, or a document that was saved. @throws AppError attachment.not_found, and those of `addFile` */
export async function addAttachment(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  attachmentId: number,
): Promise<OutboxReply> {
  const { database, clock } = context;
  await inTransaction(database, async manager => {
    const file = await manager.findOneBy(Attachment, { id: attachmentId });
    if (!file) throw notFound('attachment', { id: attachmentId });
    await getVisibleMessage(manager, viewer, file.messageId).catch(() => {
      throw notFound('attachment', { id: attachmentId });
    });
    await putFile(manager, viewer, id, version, file, clock());
  });
  return readMail(database.manager, viewer, id);
}

async function putFile(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
  version: number,
  file: Pick<OutboxFile, 'name' | 'contentType' | 'size' | 'blobHash'>,
  now: Date,
): Promise<void> {
  await changeDraft(manager, viewer, id, version, {}, now);
  const there = await filesOf(manager, id);
  if (there.length >= MOST_FILES)
    throw badRequest('outbox.too_many_files', 'A mail takes 30 files. Put them into one.');
  if (there.reduce((sum, one) => sum + one.size, file.size) > MOST_BYTES) throw tooLarge();
  const position = (there.at(-1)?.position ?? -1) + 1;
  const name = plainName(file.name);
  const contentType = /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.test(file.contentType)
    ? file.contentType
    : 'application/octet-stream';
  await manager.insert(OutboxFile, {
    outboxId: id,
    position,
    name,
    contentType,
    size: file.size,
    blobHash: file.blobHash,
  });
}

/** A name that leads nowhere. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return (
    last
      .replace(/[\u0000-\u001f\u007f"<>:|?*]+/g, '_')
      .trim()
      .slice(0, 300) || 'file'
  );
}

const tooLarge = () => new AppError('outbox.too_large', 413, 'The files of a mail are at most 25 MB together.');

/** Takes a file out of it. @throws AppError outbox.not_found, outbox.not_draft, version.changed */
export async function removeFile(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  fileId: number,
): Promise<OutboxReply> {
  await inTransaction(context.database, async manager => {
    await changeDraft(manager, viewer, id, version, {}, context.clock());
    await manager.delete(OutboxFile, { id: fileId, outboxId: id });
  });
  return readMail(context.database.manager, viewer, id);
}
