import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { Context } from '../../context';
import { Attachment, Message, MessageBody, Participant } from '../../mail/message.entity';
import { pieces } from '../../platform/database/rows';
import type { SearchRow } from '../../platform/database/searchFields';
import { indexMessages } from '../../platform/database/searchIndex';
import { inTransaction } from '../../platform/database/transaction';
import { notIndexed } from './archive.service';

const PIECE = 200;

/** What `mend` did. */
export interface Mended {
  /** Mails that were put into the search index. */
  indexed: number;
}

/** Codes of findings that `mend` puts right. */
export const mendable = ['search.missing', 'wal.large'] as const;
export type Mendable = (typeof mendable)[number];

/**
 * Puts right what can be put right without losing anything: the search index, and the log of the database. It may be interrupted and run again.
 *
 * @param codes what of it; everything where absent
 */
export async function mend(context: Context, codes: readonly Mendable[] = mendable): Promise<Mended> {
  const { database } = context;
  let indexed = 0;
  while (codes.includes('search.missing')) {
    const done = await inTransaction(database, indexPiece);
    indexed += done;
    if (done < PIECE) break;
  }
  if (codes.includes('wal.large') && database.dialect === 'sqlite')
    await database.writer.query('PRAGMA wal_checkpoint(TRUNCATE)');
  return { indexed };
}

async function indexPiece(manager: EntityManager): Promise<number> {
  const rows = (await manager.query(
    `SELECT "m"."id" AS "id" FROM "message" "m" WHERE ${notIndexed} ORDER BY "m"."id" LIMIT ${PIECE}`,
  )) as { id: number }[];
  const ids = rows.map(row => row.id);
  if (ids.length > 0) await indexMessages(manager, await searchRowsOf(manager, ids));
  return ids.length;
}

async function searchRowsOf(manager: EntityManager, ids: number[]): Promise<SearchRow[]> {
  const messageId = In(ids);
  const messages = await manager.find(Message, {
    where: { id: In(ids) },
    select: { id: true, subject: true, sentAt: true },
  });
  const bodies = await manager.find(MessageBody, { where: { messageId }, select: { messageId: true, text: true } });
  const people = await manager.find(Participant, { where: { messageId } });
  const attachments = await manager.find(Attachment, { where: { messageId } });
  const inside = await textsInside(
    manager,
    attachments.map(attachment => attachment.blobHash),
  );
  return messages.map(({ id, subject, sentAt }) => {
    const named = (...roles: string[]) =>
      people
        .filter(person => person.messageId === id && roles.includes(person.role))
        .map(({ name, address }) => `${name} ${address}`)
        .join(' ');
    const files = attachments.filter(attachment => attachment.messageId === id);
    return {
      messageId: id,
      sentAt,
      subject,
      sender: named('from', 'sender'),
      recipients: named('to'),
      copied: named('cc'),
      body: bodies.find(body => body.messageId === id)?.text ?? '',
      files: files.map(({ name }) => name).join(' '),
      inside: files.map(({ blobHash }) => inside.get(blobHash) ?? '').join('\n'),
    };
  });
}

/** What was read inside attachments, by the hash of their content. */
async function textsInside(manager: EntityManager, hashes: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const piece of pieces([...new Set(hashes)], 500)) {
    // Hashes are hex: they can stand in the statement.
    const list = piece.filter(hash => /^[0-9a-f]{64}$/.test(hash)).map(hash => `'${hash}'`);
    const rows = (await manager.query(
      `SELECT "blobHash" AS "hash", "text" AS "text" FROM "attachment_text" WHERE "blobHash" IN (${list.join(', ') || "''"})`,
    )) as { hash: string; text: string }[];
    for (const { hash, text } of rows) texts.set(hash, text);
  }
  return texts;
}
