import type { Viewer } from '../users/roles';
import type { LeadStage } from './lead.entity';

/** What a pool says of the leads that are bound to it. */
export interface PoolClock {
  /** Days without proof of work after which a lead returns; 0: never. */
  returnDays: number;
  /** Days before its return on which its owner is warned. */
  warnDays: number;
  /** Days for which its former owner may not claim it. */
  cooldownDays: number;
}

const DAY = 86_400_000;

/**
 * When a lead returns to the pool unless something happens: `returnDays` after the last proof of work, not before the end of its protection; null where it does not return: nobody has
 * it, it is qualified, or the pool has no clock.
 *
 * @param evidenceAt last mail in or out, or the assignment
 */
export function returnsAt(
  stage: LeadStage,
  evidenceAt: Date,
  clock: PoolClock | null,
  protectedUntil: Date | null,
): Date | null {
  if (!clock || clock.returnDays <= 0 || (stage !== 'assigned' && stage !== 'working')) return null;
  const idle = evidenceAt.getTime() + clock.returnDays * DAY;
  return new Date(Math.max(idle, protectedUntil?.getTime() ?? 0));
}

/**
 * When a lead returns after its pool's clock or its protection was changed. A change never takes a lead from anybody at once: where it would, the owner has the days of the warning, or
 * what he had left.
 */
export function returnsAfterChange(
  lead: { stage: LeadStage; evidenceAt: Date; returnsAt: Date | null; protectedUntil: Date | null },
  clock: PoolClock | null,
  now: Date,
): Date | null {
  const due = returnsAt(lead.stage, lead.evidenceAt, clock, lead.protectedUntil);
  if (due === null || clock === null) return null;
  const warned = now.getTime() + clock.warnDays * DAY;
  const least = lead.returnsAt === null ? warned : Math.min(lead.returnsAt.getTime(), warned);
  return new Date(Math.max(due.getTime(), least));
}

/** Until when a lead is protected that was given to its owner at an instant. */
export function protectedUntil(assignedAt: Date, protectionDays: number | null): Date | null {
  return protectionDays ? new Date(assignedAt.getTime() + protectionDays * DAY) : null;
}

/** Since when a viewer is told what happened to a lead; null: from its beginning. Whoever gives leads to people is told all. */
export function storyFrom(viewer: Pick<Viewer, 'grants'>, lead: { storyFrom: Date | null }): Date | null {
  return viewer.grants.has('leads.assign') || viewer.grants.has('all.read') ? null : lead.storyFrom;
}

/** True from `warnDays` before the return on. */
export function isToWarn(returns: Date | null, warnDays: number, now: Date): boolean {
  return returns !== null && warnDays > 0 && now.getTime() >= returns.getTime() - warnDays * DAY;
}

/** Until when whoever let a lead return may not claim it. */
export function formerUntil(clock: PoolClock, now: Date): Date | null {
  return clock.cooldownDays > 0 ? new Date(now.getTime() + clock.cooldownDays * DAY) : null;
}

/** Why somebody may not claim a lead now; null where he may. */
export function claimRefusal(
  claim: { userId: number; claimsToday: number; openLeads: number },
  pool: { claimsPerDay: number; mostOpen: number },
  lead: { formerOwnerId: number | null; formerUntil: Date | null },
  now: Date,
): 'lead.claimed_enough' | 'lead.too_many_open' | 'lead.cooling_down' | null {
  if (lead.formerOwnerId === claim.userId && lead.formerUntil !== null && lead.formerUntil > now)
    return 'lead.cooling_down';
  if (pool.claimsPerDay > 0 && claim.claimsToday >= pool.claimsPerDay) return 'lead.claimed_enough';
  return pool.mostOpen > 0 && claim.openLeads >= pool.mostOpen ? 'lead.too_many_open' : null;
}
