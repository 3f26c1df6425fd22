import type { EntityManager } from 'typeorm';
import { In, IsNull, MoreThanOrEqual } from 'typeorm';
import { pieces } from '../platform/database/rows';
import { Filing, FilingAct, FilingActMessage, FilingRule } from './filing.entity';
import type { FilingStatus } from './filing.entity';
import type { Settle } from './filing.service';
import type { TakenBack } from './takenBack';
import { withoutTakenBack } from './takenBack';

/**
 * Keeps re-filing from bringing messages back under a company from which people took them by undo.
 *
 * @param statuses of all messages that are to be filed again
 */
export async function loadTakenBack(
  manager: EntityManager,
  statuses: ReadonlyMap<number, FilingStatus>,
): Promise<Settle> {
  const taken = await findTakenBack(manager, [...statuses.keys()]);
  const rules = await rulesSince(manager, [...taken.values()].flat());
  return (messageId, outcome) =>
    withoutTakenBack(outcome, taken.get(messageId) ?? [], rules, statuses.get(messageId)?.state === 'filed');
}

async function findTakenBack(manager: EntityManager, messageIds: readonly number[]): Promise<Map<number, TakenBack[]>> {
  const taken = new Map<number, TakenBack[]>();
  for (const piece of pieces(messageIds)) {
    const parts = await manager
      .createQueryBuilder(FilingActMessage, 'part')
      .innerJoin(FilingAct, 'act', 'act.id = part.actId AND act.undoneAt IS NOT NULL')
      .where('part.messageId IN (:...piece)', { piece })
      .getMany();
    const acts = await actsOf(manager, parts);
    const before = await companiesBefore(manager, parts);
    for (const part of parts) {
      const { details, undoneAt } = acts.get(part.actId) as FilingAct;
      const companyId = details.companyId as number | null;
      // Where it stood there already, the act added a record at most, and undoing that says nothing of the company.
      if (companyId === null || undoneAt === null || before.get(part.id)?.has(companyId)) continue;
      taken.set(part.messageId, [...(taken.get(part.messageId) ?? []), { companyId, undoneAt }]);
    }
  }
  return taken;
}

async function actsOf(manager: EntityManager, parts: readonly FilingActMessage[]): Promise<Map<number, FilingAct>> {
  const acts = new Map<number, FilingAct>();
  for (const piece of pieces([...new Set(parts.map(part => part.actId))]))
    for (const act of await manager.findBy(FilingAct, { id: In(piece) })) acts.set(act.id, act);
  return acts;
}

/** The companies under which messages stood before an act, by the number of the act's part. */
async function companiesBefore(
  manager: EntityManager,
  parts: readonly FilingActMessage[],
): Promise<Map<number, Set<number>>> {
  const idsOf = (part: FilingActMessage) => (part.before.filingIds as number[] | undefined) ?? [];
  const companies = new Map<number, number>();
  for (const piece of pieces(parts.flatMap(idsOf))) {
    const rows = await manager.find(Filing, { select: { id: true, companyId: true }, where: { id: In(piece) } });
    for (const { id, companyId } of rows) companies.set(id, companyId);
  }
  return new Map(parts.map(part => [part.id, new Set(idsOf(part).flatMap(id => companies.get(id) ?? []))]));
}

/** When the rules in force that are younger than the first of these were made. */
async function rulesSince(manager: EntityManager, taken: readonly TakenBack[]): Promise<Map<number, Date>> {
  if (taken.length === 0) return new Map();
  const since = new Date(Math.min(...taken.map(one => one.undoneAt.getTime())));
  const rules = await manager.find(FilingRule, {
    select: { id: true, createdAt: true },
    where: { endedAt: IsNull(), createdAt: MoreThanOrEqual(since) },
  });
  return new Map(rules.map(rule => [rule.id, rule.createdAt]));
}
