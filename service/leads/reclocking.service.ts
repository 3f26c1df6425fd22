import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { LeadRule } from './assignment.entity';
import { poolFor } from './assigning.service';
import { Lead } from './lead.entity';
import { isToWarn, protectedUntil, returnsAfterChange } from './pooling';
import type { ReclockPayload } from './pools.service';

const BATCH = 200;
const stages = ['assigned', 'working'] as const;

/** Where a walk over leads stands. */
interface Place {
  at: Date;
  id: number;
}

/**
 * Reckons anew when leads return whose pool's clock or rule's protection was changed: batch after batch along an index, each in its own transaction. Run twice it changes nothing more; a stop loses
 * only what the next run does again.
 */
export async function reclock(context: Context, payload: ReclockPayload, signal: AbortSignal): Promise<void> {
  for (const stage of stages) {
    let place: Place | null = null;
    do {
      const from: Place | null = place;
      place = await inTransaction(context.database, manager =>
        reclockBatch(manager, payload, stage, from, context.clock()),
      );
    } while (place && !signal.aborted);
  }
}

async function reclockBatch(
  manager: EntityManager,
  payload: ReclockPayload,
  stage: (typeof stages)[number],
  from: Place | null,
  now: Date,
): Promise<Place | null> {
  const leads = await walk(manager, payload, stage, from).take(BATCH).getMany();
  const days = payload.ruleId ? await daysOf(manager, payload.ruleId) : undefined;
  const pools = new Map<number | null, Awaited<ReturnType<typeof poolFor>>>();
  for (const lead of leads) {
    if (!pools.has(lead.poolId)) pools.set(lead.poolId, await poolFor(manager, lead.poolId));
    const pool = pools.get(lead.poolId) ?? null;
    const protection =
      days === undefined ? lead.protectedUntil : protectedUntil(lead.assignedAt ?? lead.createdAt, days);
    const returns = returnsAfterChange({ ...lead, protectedUntil: protection }, pool, now);
    const isWarned = isToWarn(returns, pool?.warnDays ?? 0, now);
    const after = {
      poolId: pool?.id ?? null,
      protectedUntil: protection,
      returnsAt: returns,
      warnedAt: isWarned ? lead.warnedAt : null,
    };
    // No new version: whoever has the lead open is not in the way of its clock.
    if (isOther(lead, after)) await manager.update(Lead, { id: lead.id, stage }, after);
  }
  const last = leads[leads.length - 1];
  return last && leads.length === BATCH ? { at: last.receivedAt, id: last.id } : null;
}

async function daysOf(manager: EntityManager, ruleId: number): Promise<number | null> {
  return (await manager.findOneBy(LeadRule, { id: ruleId }))?.protectionDays ?? null;
}

/** In the order of the index of the pool, of the rule, or of the stage. */
function walk(
  manager: EntityManager,
  { poolId, ruleId }: ReclockPayload,
  stage: string,
  from: Place | null,
): SelectQueryBuilder<Lead> {
  const builder = manager.createQueryBuilder(Lead, 'l').where('l.stage = :stage', { stage });
  if (poolId) builder.andWhere('l.poolId = :poolId', { poolId });
  else if (ruleId) builder.andWhere('l.ruleId = :ruleId', { ruleId });
  else builder.andWhere('l.poolId IS NULL AND l.ownerId IS NOT NULL');
  if (from) builder.andWhere('(l.receivedAt > :at OR (l.receivedAt = :at AND l.id > :id))', { ...from });
  return builder.orderBy('l.receivedAt').addOrderBy('l.id');
}

type Clocked = Pick<Lead, 'poolId' | 'protectedUntil' | 'returnsAt' | 'warnedAt'>;

function isOther(before: Clocked, after: Clocked): boolean {
  const time = (at: Date | null) => at?.getTime() ?? null;
  return (
    before.poolId !== after.poolId ||
    time(before.returnsAt) !== time(after.returnsAt) ||
    time(before.protectedUntil) !== time(after.protectedUntil) ||
    time(before.warnedAt) !== time(after.warnedAt)
  );
}
