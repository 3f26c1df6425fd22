import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { parsedFrom } from '../mail/archived';
import { Attachment, Mailbox, MailboxMessage, Message, MessageBody, Participant } from '../mail/message.entity';
import { getCompanySettings } from '../users/settings.service';
import { User } from '../users/user.entity';
import type { MessageToFile } from './filing.service';
import type { OwnCompany } from './question';

/** The own company as the filing rules need it: settings, and the mailboxes that are watched. */
export async function loadOwnCompany(manager: EntityManager): Promise<OwnCompany> {
  const settings = await getCompanySettings(manager);
  const mailboxes = await manager.find(Mailbox, { select: { address: true, name: true } });
  const users = await manager.find(User, { select: { address: true, name: true } });
  return {
    name: settings.name,
    domains: settings.ownDomains,
    mailboxes: mailboxes.map(mailbox => mailbox.address),
    dropboxes: settings.dropboxAddresses,
    people: [...mailboxes, ...users].map(({ name, address }) => ({ name, address })),
  };
}

function group<T extends { messageId: number }>(rows: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) groups.set(row.messageId, [...(groups.get(row.messageId) ?? []), row]);
  return groups;
}

/** Stored messages as questions to the filing rules, oldest first. At most a few hundred at a time: their whole texts are loaded. */
export async function loadQuestions(manager: EntityManager, messageIds: readonly number[]): Promise<MessageToFile[]> {
  if (messageIds.length === 0) return [];
  const where = { messageId: In([...messageIds]) };
  const messages = await manager.find(Message, {
    where: { id: In([...messageIds]) },
    order: { sentAt: 'ASC', id: 'ASC' },
  });
  const bodies = new Map((await manager.find(MessageBody, { where })).map(body => [body.messageId, body]));
  const participants = group(await manager.find(Participant, { where, order: { messageId: 'ASC', position: 'ASC' } }));
  const attachments = group(await manager.find(Attachment, { where, order: { messageId: 'ASC', position: 'ASC' } }));
  const copies = group(await loadCopies(manager, messageIds));
  return messages.flatMap(message => {
    const body = bodies.get(message.id);
    if (!body) return [];
    const parsed = parsedFrom({
      message,
      body,
      participants: participants.get(message.id) ?? [],
      attachments: attachments.get(message.id) ?? [],
    });
    return [
      {
        messageId: message.id,
        messageIdHash: message.messageIdHash,
        sentAt: message.sentAt,
        question: {
          parsed,
          kind: message.kind,
          direction: message.direction,
          mailbox: copies.get(message.id)?.[0]?.mailbox ?? '',
          conversationId: message.conversationId,
          copies: copies.get(message.id) ?? [],
          storedId: message.id,
        },
      },
    ];
  });
}

/** Every copy of the messages; of each message the one that came first before the others. */
async function loadCopies(
  manager: EntityManager,
  messageIds: readonly number[],
): Promise<{ messageId: number; mailbox: string; folder: string }[]> {
  return manager
    .createQueryBuilder(MailboxMessage, 'c')
    .innerJoin(Mailbox, 'm', 'm.id = c.mailboxId')
    .select(['c.messageId AS messageId', 'm.address AS mailbox', 'c.folder AS folder'])
    .where('c.messageId IN (:...messageIds)', { messageIds })
    .orderBy('c.id')
    .getRawMany<{ messageId: number; mailbox: string; folder: string }>();
}
