import type { EntityManager } from 'typeorm';
import { In, LessThan, Not } from 'typeorm';
import type { Context } from '../context';
import { pieces } from '../platform/database/rows';
import type { SearchRow } from '../platform/database/searchFields';
import { dropOldIndex, indexMessages } from '../platform/database/searchIndex';
import { inTransaction } from '../platform/database/transaction';
import { Setting } from '../users/user.entity';
import { AttachmentText } from './attachmentText.entity';
import type { ParticipantRole } from './message.entity';
import { Attachment, Message, MessageBody, Participant } from './message.entity';

const PAST = 'search.past';
const BATCH = 100;
const MAX_PEOPLE = 100;
// Characters of the text inside all attachments of one message.
const MAX_INSIDE = 300_000;

/** Puts messages into the search index again from what is stored of them, with the text inside their attachments as far as it is read. */
export async function indexAgain(manager: EntityManager, messageIds: readonly number[]): Promise<void> {
  for (const piece of pieces([...new Set(messageIds)], BATCH))
    await indexMessages(manager, await loadRows(manager, piece));
}

async function loadRows(manager: EntityManager, ids: readonly number[]): Promise<SearchRow[]> {
  const select = { id: true, sentAt: true, subject: true, hasAttachments: true } as const;
  const messages = await manager.find(Message, { select, where: { id: In([...ids]), kind: Not('stub') } });
  const bodies = await manager.find(MessageBody, {
    select: { messageId: true, text: true },
    where: { messageId: In([...ids]) },
  });
  const texts = new Map(bodies.map(body => [body.messageId, body.text]));
  const people = await loadPeople(manager, ids);
  const files = await loadFiles(manager, ids);
  return messages.map(({ id, sentAt, subject, hasAttachments }) => ({
    messageId: id,
    sentAt,
    subject,
    sender: [people(id, 'from'), people(id, 'sender')].join(' '),
    recipients: people(id, 'to'),
    copied: people(id, 'cc'),
    body: texts.get(id) ?? '',
    hasAttachments,
    ...files(id),
  }));
}

async function loadPeople(manager: EntityManager, ids: readonly number[]) {
  const rows = await manager.find(Participant, { where: { messageId: In([...ids]) }, order: { id: 'ASC' } });
  return (messageId: number, role: ParticipantRole) =>
    rows
      .filter(row => row.messageId === messageId && row.role === role)
      .slice(0, MAX_PEOPLE)
      .map(({ name, address }) => `${name} ${address}`)
      .join(' ');
}

async function loadFiles(manager: EntityManager, ids: readonly number[]) {
  const rows = await manager.find(Attachment, { where: { messageId: In([...ids]) }, order: { position: 'ASC' } });
  const read = new Map<string, string>();
  for (const hashes of pieces([...new Set(rows.map(row => row.blobHash))]))
    for (const { blobHash, text } of await manager.findBy(AttachmentText, { blobHash: In(hashes), state: 'read' }))
      read.set(blobHash, text);
  return (messageId: number) => {
    const mine = rows.filter(row => row.messageId === messageId);
    const hashes = new Set(mine.map(row => row.blobHash));
    return {
      files: mine.map(row => row.name).join(' '),
      inside: [...hashes]
        .flatMap(hash => read.get(hash) ?? [])
        .join('\n')
        .slice(0, MAX_INSIDE),
    };
  };
}

/** True while mail from before an upgrade is still being put into the search index. */
export function isIndexingPast(manager: EntityManager): Promise<boolean> {
  return manager.existsBy(Setting, { key: PAST });
}

/**
 * Puts the next hundred messages of before the upgrade into the search index, the newest first, and keeps how far it is in the same transaction: it goes on there
 * after a crash.
 *
 * @returns false where nothing is left; then the old index is gone too
 */
export async function indexPast(context: Context): Promise<boolean> {
  if (!(await isIndexingPast(context.database.manager))) return false;
  return inTransaction(context.database, async manager => {
    const place = await manager.findOneBy(Setting, { key: PAST });
    if (!place) return false;
    const { below } = place.value as { below: number };
    const rows = await manager.find(Message, {
      select: { id: true },
      where: { id: LessThan(below) },
      order: { id: 'DESC' },
      take: BATCH,
    });
    const ids = rows.map(row => row.id);
    const last = ids[ids.length - 1];
    if (last === undefined) {
      await manager.delete(Setting, { key: PAST });
      await dropOldIndex(manager);
      return false;
    }
    await indexAgain(manager, ids);
    await manager.update(Setting, { key: PAST }, { value: { below: last } as never });
    return true;
  });
}
