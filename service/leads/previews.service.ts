import type { EntityManager } from 'typeorm';
import { notFound } from '../common/errors';
import { peopleNames } from '../teamwork/presentingCare.service';
import type { Viewer } from '../users/roles';
import { poolFor } from './assigning.service';
import { LeadPool, LeadRule } from './assignment.entity';
import type { PoolPreviewBody, ReturnPreview, RulePreviewBody } from './assignment.schema';
import { Lead } from './lead.entity';
import { findVisibleLeads } from './leadSight.service';
import { protectedUntil, returnsAfterChange } from './pooling';
import { labelOf } from './trial.service';

const MOST = 1_000;
const SHOWN = 50;
const LEAST_DAYS = 3;
const DAY = 86_400_000;

/**
 * Which leads would return soon with another clock of their pool. Looks as many days ahead as the owners are warned, three at least.
 *
 * @throws AppError pool.not_found
 */
export async function previewPool(
  manager: EntityManager,
  viewer: Viewer,
  { poolId, returnDays, warnDays }: PoolPreviewBody,
  now: Date,
): Promise<ReturnPreview> {
  const saved = await manager.findOneBy(LeadPool, { id: poolId });
  if (!saved) throw notFound('pool');
  const pool = { ...saved, returnDays, warnDays };
  const days = Math.max(LEAST_DAYS, warnDays);
  const until = new Date(now.getTime() + days * DAY);
  if (returnDays === 0) return { days, count: 0, already: await countAlready(manager, { poolId }, until), lines: [] };
  const leads = await manager
    .createQueryBuilder(Lead, 'l')
    .where("l.poolId = :poolId AND l.stage IN ('assigned', 'working')", { poolId })
    .andWhere('l.evidenceAt <= :idle', { idle: new Date(until.getTime() - returnDays * DAY) })
    .andWhere('(l.protectedUntil IS NULL OR l.protectedUntil <= :until)', { until })
    .orderBy('l.receivedAt')
    .addOrderBy('l.id')
    .take(MOST)
    .getMany();
  const due = leads.map(lead => ({ lead, at: returnsAfterChange(lead, pool, now) }));
  return previewOf(manager, viewer, due, until, days);
}

/**
 * Which leads that a rule gave away would return soon with another protection.
 *
 * @throws AppError lead_rule.not_found
 */
export async function previewRule(
  manager: EntityManager,
  viewer: Viewer,
  { ruleId, protectionDays }: RulePreviewBody,
  now: Date,
): Promise<ReturnPreview> {
  const rule = await manager.findOneBy(LeadRule, { id: ruleId });
  if (!rule) throw notFound('lead_rule');
  const pool = await poolFor(manager, rule.poolId);
  const days = Math.max(LEAST_DAYS, pool?.warnDays ?? 0);
  const until = new Date(now.getTime() + days * DAY);
  if (!pool || pool.returnDays === 0) return { days, count: 0, already: 0, lines: [] };
  const leads = await manager
    .createQueryBuilder(Lead, 'l')
    .where("l.ruleId = :ruleId AND l.stage IN ('assigned', 'working')", { ruleId })
    .andWhere('l.evidenceAt <= :idle', { idle: new Date(until.getTime() - pool.returnDays * DAY) })
    .orderBy('l.receivedAt')
    .addOrderBy('l.id')
    .take(MOST)
    .getMany();
  const due = leads.map(lead => {
    const until = protectedUntil(lead.assignedAt ?? lead.createdAt, protectionDays);
    return { lead, at: returnsAfterChange({ ...lead, protectedUntil: until }, pool, now) };
  });
  return previewOf(manager, viewer, due, until, days);
}

async function countAlready(manager: EntityManager, { poolId }: { poolId: number }, until: Date): Promise<number> {
  return manager
    .createQueryBuilder(Lead, 'l')
    .where("l.poolId = :poolId AND l.returnsAt <= :until AND l.stage IN ('assigned', 'working')", { poolId, until })
    .getCount();
}

async function previewOf(
  manager: EntityManager,
  viewer: Viewer,
  all: readonly { lead: Lead; at: Date | null }[],
  until: Date,
  days: number,
): Promise<ReturnPreview> {
  const soon = all
    .flatMap(({ lead, at }) => (at !== null && at <= until ? [{ lead, at }] : []))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a.lead.id - b.lead.id);
  const shown = soon.slice(0, SHOWN * 2);
  const visible = new Set(
    (
      await findVisibleLeads(
        manager,
        viewer,
        shown.map(one => one.lead.id),
      )
    ).map(one => one.id),
  );
  const names = await peopleNames(
    manager,
    shown.map(one => one.lead.ownerId),
  );
  return {
    ...{ days, count: soon.length },
    already: soon.filter(({ lead }) => lead.returnsAt !== null && lead.returnsAt <= until).length,
    lines: shown
      .filter(({ lead }) => visible.has(lead.id))
      .slice(0, SHOWN)
      .map(({ lead, at }) => ({
        ...{ id: lead.id, number: lead.number, label: labelOf(viewer, lead), returnsAt: at.toISOString() },
        owner: lead.ownerId === null ? null : (names.get(lead.ownerId) ?? null),
      })),
  };
}
