import type { EntityManager } from 'typeorm';
import { AttachmentText } from '../../mail/attachmentText.entity';
import { Attachment } from '../../mail/message.entity';
import { pieces } from '../../platform/database/rows';
import type { PlacedDetail } from './watching';
import { detailsOfFile } from './watching';

// Whole texts are read, so few at a time; and only those that have one of the words behind which bank details stand.
const AT_ONCE = 20;
const MAX_FILES = 100;
const TEXTS_AT_ONCE = 500;
const words = ['iban', 'swift', 'account', 'a/c', 'konto', '账号', '帐号', '賬號', '帳號'];

const likely = {
  sql: `(${words.map((_, at) => `LOWER(t.text) LIKE :word${at}`).join(' OR ')})`,
  parameters: Object.fromEntries(words.map((word, at) => [`word${at}`, `%${word}%`])),
};

/** Bank details in the texts of the files of messages, by message; of files that have not been read yet, nothing. */
export async function findInFiles(
  manager: EntityManager,
  messageIds: readonly number[],
): Promise<Map<number, PlacedDetail[]>> {
  const found = new Map<number, PlacedDetail[]>();
  for (const piece of pieces(messageIds, AT_ONCE)) {
    const rows = await manager
      .createQueryBuilder(Attachment, 'a')
      .innerJoin(AttachmentText, 't', 't.blobHash = a.blobHash')
      .select(['a.messageId AS messageId', 'a.name AS name', 't.text AS text'])
      .where('a.messageId IN (:...piece)', { piece })
      .andWhere(likely.sql, likely.parameters)
      .limit(MAX_FILES)
      .getRawMany<{ messageId: number; name: string; text: string }>();
    for (const { messageId, name, text } of rows)
      found.set(messageId, [...(found.get(messageId) ?? []), ...detailsOfFile(name, text)]);
  }
  return found;
}

/**
 * Messages with files that have been read since, whose text may name bank details. A file is read some time after its mail has come.
 *
 * @param afterId the last row of attachment_text that was looked at
 * @returns the row to go on from, and the messages, ascending
 */
export async function findNewlyRead(
  manager: EntityManager,
  afterId: number,
): Promise<{ throughId: number; messageIds: number[] }> {
  const newest = await manager
    .createQueryBuilder(AttachmentText, 't')
    .select('MAX(t.id)', 'id')
    .getRawOne<{ id: number | null }>();
  const throughId = Math.min(newest?.id ?? 0, afterId + TEXTS_AT_ONCE);
  if (throughId <= afterId) return { throughId: afterId, messageIds: [] };
  const rows = await manager
    .createQueryBuilder(AttachmentText, 't')
    .innerJoin(Attachment, 'a', 'a.blobHash = t.blobHash')
    .select('DISTINCT a.messageId', 'messageId')
    .where('t.id > :afterId AND t.id <= :throughId', { afterId, throughId })
    .andWhere(likely.sql, likely.parameters)
    .orderBy('a.messageId')
    .getRawMany<{ messageId: number }>();
  return { throughId, messageIds: rows.map(row => row.messageId) };
}
