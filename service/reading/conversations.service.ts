import type { EntityManager } from 'typeorm';
import { ownCopySql, visibleMessageSql } from '../filing/visibility';
import { Message } from '../mail/message.entity';
import { normaliseSubject } from '../mail/subjects';
import type { Viewer } from '../users/roles';

/** The subject of a conversation: that of its first letter that the viewer may see, because the very first may be hidden. */
export async function visibleSubject(manager: EntityManager, viewer: Viewer, conversationId: number): Promise<string> {
  const visible = visibleMessageSql(viewer, '"m"');
  const oldest = await manager
    .createQueryBuilder(Message, 'm')
    .where("m.conversationId = :conversationId AND m.kind <> 'stub'", { conversationId })
    .andWhere(visible.sql, visible.parameters)
    .orderBy('m.sentAt', 'ASC')
    .addOrderBy('m.id', 'ASC')
    .limit(1)
    .getOne();
  return normaliseSubject(oldest?.subject ?? '');
}

/** Mail of this conversation that is hidden only because it is filed under a supplier: its number is told, and nothing else. */
export async function countHiddenSuppliers(
  manager: EntityManager,
  viewer: Viewer,
  conversationId: number,
): Promise<number> {
  if (viewer.grants.has('suppliers.read')) return 0;
  const own = ownCopySql(viewer, '"m"');
  return manager
    .createQueryBuilder(Message, 'm')
    .where('m.conversationId = :conversationId', { conversationId })
    .andWhere(`NOT ${own.sql}`, own.parameters)
    .andWhere(
      'EXISTS (SELECT 1 FROM "filing" "hf" INNER JOIN "company" "hc" ON "hc"."id" = "hf"."companyId" WHERE "hf"."messageId" = "m"."id" AND "hf"."endedAt" IS NULL AND "hc"."isSupplier" = 1)',
    )
    .getCount();
}
