import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { Context } from '../../context';
import { findByMessageIds } from '../../mail/byMessageId.service';
import type { Message } from '../../mail/message.entity';
import { MailboxMessage } from '../../mail/message.entity';
import { insertRows } from '../../platform/database/rows';
import { requestLookAgain } from '../../guard/sent.service';
import { inTransaction } from '../../platform/database/transaction';
import { ExchangeItem } from './exchange.entity';

/** Letters that are here already, by Message-ID, sender and time: this mailbox's copy is noted, and nothing is fetched. Answers their items. */
export async function copyKnown(
  context: Context,
  wanted: readonly ExchangeItem[],
  folders: ReadonlyMap<number, string>,
): Promise<Set<number>> {
  const hashes = wanted.flatMap(item => item.messageIdHash ?? []);
  // Mostly none is there, and no lock is taken for that.
  if ((await knownPairs(context.database.manager, wanted, hashes)).length === 0) return new Set();
  return inTransaction(context.database, async manager => {
    const pairs = await knownPairs(manager, wanted, hashes);
    await noteCopies(manager, pairs, folders, context.clock());
    return new Set(pairs.map(({ item }) => item.id));
  });
}

async function knownPairs(manager: EntityManager, wanted: readonly ExchangeItem[], hashes: readonly string[]) {
  const there = await findByMessageIds(manager, hashes, {
    fromAddress: true,
    sentAt: true,
    kind: true,
    direction: true,
  });
  const letters = there.filter(letter => letter.kind !== 'stub');
  return wanted.flatMap(item => {
    const same = letters.filter(letter => isSame(letter, item));
    return same.length === 1 ? [{ item, letter: same[0] as Message }] : [];
  });
}

function isSame(letter: Message, item: ExchangeItem): boolean {
  const second = (at: Date | null) => Math.floor((at?.getTime() ?? 0) / 1000);
  return (
    letter.messageIdHash === item.messageIdHash &&
    letter.fromAddress === item.fromAddress &&
    second(letter.sentAt) === second(item.sentAt)
  );
}

async function noteCopies(
  manager: EntityManager,
  pairs: readonly { item: ExchangeItem; letter: Message }[],
  folders: ReadonlyMap<number, string>,
  now: Date,
): Promise<void> {
  if (pairs.length === 0) return;
  const copies = await manager.find(MailboxMessage, {
    where: { messageId: In([...new Set(pairs.map(({ letter }) => letter.id))]) },
  });
  const there = new Set(copies.map(copy => `${copy.mailboxId}:${copy.messageId}`));
  const sources = new Map(copies.map(copy => [copy.messageId, copy.sourceHash]));
  const rows: Partial<MailboxMessage>[] = [];
  for (const { item, letter } of pairs) {
    const key = `${item.mailboxId}:${letter.id}`;
    const sourceHash = sources.get(letter.id);
    if (!there.has(key) && sourceHash !== undefined) {
      there.add(key);
      const folder = (folders.get(item.folderId ?? 0) ?? '').slice(0, 400);
      rows.push({
        mailboxId: item.mailboxId,
        messageId: letter.id,
        folder,
        sourceHash,
        sentAt: letter.sentAt,
        importedAt: now,
      });
    }
    await manager.update(ExchangeItem, { id: item.id }, { state: 'stored', messageId: letter.id, reason: '' });
  }
  await insertRows(manager, MailboxMessage, rows);
  const noted = new Set(rows.map(row => row.messageId));
  const letters = pairs.flatMap(({ letter }) => (noted.delete(letter.id) ? [{ ...letter, messageId: letter.id }] : []));
  await requestLookAgain(manager, letters, now);
}
