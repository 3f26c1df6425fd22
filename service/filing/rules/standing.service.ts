import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { pieces } from '../../platform/database/rows';
import type { FilingStatus } from '../filing.entity';
import { Filing, FilingRule } from '../filing.entity';
import { namedRule } from './hits';
import { FilingRuleDetail } from './rule.entity';

/**
 * Leaves out what stands where a rule with conditions has put it, or a rule that is paused or has expired: that stays, whatever else is learned of the
 * sender, until a person decides, takes the application back, or ends the rule.
 */
export async function withoutStanding(
  manager: EntityManager,
  statuses: Map<number, FilingStatus>,
): Promise<Map<number, FilingStatus>> {
  const ruleOf = new Map<number, number>();
  for (const [messageId, status] of statuses) {
    const id = namedRule(status.reasons);
    if (id !== null) ruleOf.set(messageId, id);
  }
  for (const piece of pieces([...statuses.keys()])) {
    const rows = await manager
      .createQueryBuilder(Filing, 'f')
      .select(['f.messageId AS messageId', 'f.ruleId AS ruleId'])
      .where('f.messageId IN (:...piece) AND f.endedAt IS NULL AND f.ruleId IS NOT NULL', { piece })
      .getRawMany<{ messageId: number; ruleId: number }>();
    for (const { messageId, ruleId } of rows) ruleOf.set(messageId, ruleId);
  }
  if (ruleOf.size === 0) return statuses;
  const keeping = await keepingRules(manager, [...new Set(ruleOf.values())]);
  const left = new Map(statuses);
  for (const [messageId, ruleId] of ruleOf) if (keeping.has(ruleId)) left.delete(messageId);
  return left;
}

async function keepingRules(manager: EntityManager, ids: readonly number[]): Promise<Set<number>> {
  const keeping = new Set<number>();
  for (const piece of pieces(ids)) {
    const rules = await manager.findBy(FilingRule, { id: In(piece), endedAt: IsNull() });
    const details = await manager.findBy(FilingRuleDetail, { ruleId: In(piece) });
    const states = new Map(details.map(detail => [detail.ruleId, detail.state]));
    for (const { id, scope } of rules) {
      const state = states.get(id) ?? 'active';
      if (scope === 'custom' || state !== 'active') keeping.add(id);
    }
  }
  return keeping;
}
