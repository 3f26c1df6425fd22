import type { EntityManager } from 'typeorm';
import { AppError } from '../../common/errors';
import type { Context } from '../../context';
import { Blob } from '../message.entity';
import { OutboxFile } from './outbox.entity';

/** A file with its bytes. */
export interface ReadFile {
  name: string;
  contentType: string;
  bytes: Buffer;
}

/** The files of a mail, in their order. */
export function filesOf(manager: EntityManager, outboxId: number): Promise<OutboxFile[]> {
  return manager.find(OutboxFile, { where: { outboxId }, order: { position: 'ASC' } });
}

/** A content that is missing or broken is gone; what cannot be read just now is tried again. */
function whereGone(error: unknown): null {
  if (error instanceof AppError && error.code === 'storage.damaged') return null;
  throw error;
}

/** The same with their bytes. @throws AppError outbox.file_gone where one was erased meanwhile */
export async function readFiles(context: Context, outboxId: number): Promise<ReadFile[]> {
  const { manager } = context.database;
  const read: ReadFile[] = [];
  for (const { name, contentType, blobHash } of await filesOf(manager, outboxId)) {
    const blob = await manager.findOneBy(Blob, { hash: blobHash });
    const bytes = blob && (await context.blobs.read(blob.place).catch(whereGone));
    if (!bytes)
      throw new AppError(
        'outbox.file_gone',
        409,
        'A file of this mail is there no more. Take it out and attach it again.',
        {
          retry: false,
          details: { file: name },
        },
      );
    read.push({ name, contentType, bytes });
  }
  return read;
}
