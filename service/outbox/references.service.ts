import type { EntityManager } from 'typeorm';
import { MessageBody } from '../mail/message.entity';

/** The Message-IDs that a letter refers to, the oldest first; what is no id is left out. */
export async function answeredReferences(manager: EntityManager, messageId: number): Promise<string[]> {
  const body = await manager.findOne(MessageBody, { select: { messageId: true, facts: true }, where: { messageId } });
  const facts = (body?.facts ? JSON.parse(body.facts) : {}) as { references?: unknown };
  const nearestFirst = Array.isArray(facts.references) ? facts.references : [];
  return nearestFirst.filter((id): id is string => typeof id === 'string' && /^[^\s<>]{3,300}$/.test(id)).reverse();
}
