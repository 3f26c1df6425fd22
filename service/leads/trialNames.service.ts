import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { peopleNames } from '../teamwork/presentingCare.service';
import { LeadPool } from './assignment.entity';
import type { TrialReply } from './assignment.schema';
import type { Target } from './trial.service';

/** Names of people and pools; null for nobody. */
export async function nameTargets(
  manager: EntityManager,
  targets: readonly Target[],
): Promise<(target: Target) => string | null> {
  const idsOf = (kind: Target['kind']) => [
    ...new Set(targets.filter(target => target.kind === kind).map(target => target.id)),
  ];
  const people = await peopleNames(manager, idsOf('user'));
  const poolIds = idsOf('pool');
  const pools = poolIds.length > 0 ? await manager.findBy(LeadPool, { id: In(poolIds) }) : [];
  const poolNames = new Map(pools.map(pool => [pool.id, pool.name]));
  return ({ kind, id }) => (kind === 'nobody' ? null : ((kind === 'user' ? people : poolNames).get(id) ?? ''));
}

/** How many each would have got, and got: who would have got most first, nobody last. */
export function countShares(
  pairs: readonly { would: Target; got: Target }[],
  nameOf: (target: Target) => string | null,
): TrialReply['shares'] {
  const sums = new Map<string, { target: Target; would: number; got: number }>();
  const count = (target: Target, which: 'would' | 'got') => {
    const key = `${target.kind} ${target.id}`;
    const sum = sums.get(key) ?? { target, would: 0, got: 0 };
    sum[which] += 1;
    sums.set(key, sum);
  };
  for (const { would, got } of pairs) {
    count(would, 'would');
    count(got, 'got');
  }
  const isNobody = (sum: { target: Target }) => Number(sum.target.kind === 'nobody');
  return [...sums.values()]
    .sort((a, b) => isNobody(a) - isNobody(b) || b.would - a.would || b.got - a.got || a.target.id - b.target.id)
    .map(({ target, would, got }) => ({ name: nameOf(target), isPool: target.kind === 'pool', would, got }));
}
