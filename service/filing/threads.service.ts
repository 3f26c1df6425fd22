import type { EntityManager } from 'typeorm';
import { IsNull } from 'typeorm';
import { findByMessageIds } from '../mail/byMessageId.service';
import type { Message } from '../mail/message.entity';
import { Participant } from '../mail/message.entity';
import { anyOf } from '../platform/database/lists';
import { pieces } from '../platform/database/rows';
import { Filing, FilingStatus } from './filing.entity';
import type { ThreadFacts } from './question';

/**
 * The messages that a batch refers to, as they are filed now, by the hash of their Message-ID. `position` is set by the rule that
 * asks (its own list of references knows it), so it is 0 here.
 */
export async function loadThreads(
  manager: EntityManager,
  hashes: ReadonlySet<string>,
): Promise<Map<string, ThreadFacts[]>> {
  const threads = new Map<string, ThreadFacts[]>();
  for (const piece of pieces([...hashes], 900)) {
    const select = { sentAt: true, kind: true, direction: true, fromAddress: true };
    const messages = await findByMessageIds(manager, piece, select);
    const ids = messages.map(message => message.id);
    const facts = await loadFacts(manager, ids);
    for (const message of messages) {
      const hash = message.messageIdHash as string;
      threads.set(hash, [...(threads.get(hash) ?? []), toThread(message, facts)]);
    }
  }
  return threads;
}

interface Facts {
  addresses: Map<number, string[]>;
  filings: Map<number, ThreadFacts['filings']>;
  notBusiness: Set<number>;
}

async function loadFacts(manager: EntityManager, ids: number[]): Promise<Facts> {
  const facts: Facts = { addresses: new Map(), filings: new Map(), notBusiness: new Set() };
  if (ids.length === 0) return facts;
  const participants = await manager.find(Participant, {
    select: { messageId: true, address: true },
    where: { messageId: anyOf(manager, ids) },
    take: 20_000,
  });
  for (const { messageId, address } of participants)
    facts.addresses.set(messageId, [...(facts.addresses.get(messageId) ?? []), address]);
  for (const filing of await manager.findBy(Filing, { messageId: anyOf(manager, ids), endedAt: IsNull() })) {
    const { companyId, contactId, recordId } = filing;
    const list = facts.filings.get(filing.messageId) ?? [];
    list.push({ companyId, contactId, recordId, byPerson: filing.confidence === 'person' });
    facts.filings.set(filing.messageId, list);
  }
  const ended = await manager.find(FilingStatus, {
    select: { messageId: true },
    where: { messageId: anyOf(manager, ids), state: 'not_business' },
  });
  for (const { messageId } of ended) facts.notBusiness.add(messageId);
  return facts;
}

function toThread(message: Message, facts: Facts): ThreadFacts {
  return {
    messageId: message.id,
    position: 0,
    sentAt: message.sentAt,
    isStub: message.kind === 'stub',
    direction: message.direction,
    addresses: facts.addresses.get(message.id) ?? [message.fromAddress].filter(Boolean),
    filings: facts.filings.get(message.id) ?? [],
    isNotBusiness: facts.notBusiness.has(message.id),
  };
}
