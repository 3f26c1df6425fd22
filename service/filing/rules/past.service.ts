import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { registrableDomain } from '../../common/emailAddress';
import { Message } from '../../mail/message.entity';
import type { Viewer } from '../../users/roles';
import { ownCopySql, visibleMessageSql } from '../visibility';
import type { RuleCondition } from './conditions';

/** A part of the past, by number of message. */
export interface PastPage {
  afterId: number;
  upToId: number;
  limit: number;
  /** From the newest backwards. */
  isNewestFirst?: boolean;
}

/** Leaves out what cannot match by an address or a domain, as far as an index tells; the conditions themselves decide. */
function narrow(builder: SelectQueryBuilder<Message>, conditions: readonly RuleCondition[]): void {
  conditions.forEach(({ field, isNot, values }, at) => {
    if (isNot || !['sender', 'domain', 'participant'].includes(field)) return;
    const addresses = values.filter(value => value.includes('@'));
    const domains = values.filter(value => !value.includes('@')).map(registrableDomain);
    const parts = [
      ...(addresses.length > 0 ? [`"rp"."address" IN (:...address${at})`] : []),
      ...(domains.length > 0 ? [`"rp"."domain" IN (:...domain${at})`] : []),
    ];
    builder.andWhere(
      `m.id IN (SELECT "rp"."messageId" FROM "participant" "rp" WHERE "rp"."messageId" > :afterId AND (${parts.join(' OR ')}))`,
      { [`address${at}`]: addresses, [`domain${at}`]: domains },
    );
  });
}

/** Numbers of past messages that a rule of `owner` could touch: his own copies alone, or with the reach over all whatever he may see. */
export async function findPast(
  manager: EntityManager,
  owner: Viewer,
  coverage: 'own' | 'all',
  conditions: readonly RuleCondition[],
  page: PastPage,
): Promise<number[]> {
  const seen = coverage === 'own' ? ownCopySql(owner, '"m"') : visibleMessageSql(owner, '"m"');
  const builder = manager
    .createQueryBuilder(Message, 'm')
    .select('m.id', 'id')
    .where("m.id > :afterId AND m.id <= :upToId AND m.kind NOT IN ('stub', 'unreadable', 'bounce')", {
      afterId: page.afterId,
      upToId: page.upToId,
    })
    .andWhere(seen.sql, seen.parameters)
    .orderBy('m.id', page.isNewestFirst ? 'DESC' : 'ASC')
    .limit(page.limit);
  narrow(builder, conditions);
  return (await builder.getRawMany<{ id: number }>()).map(row => row.id);
}
