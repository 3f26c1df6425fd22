import type { LeadPool } from './assignment.entity';
import { returnsAfterChange, returnsAt } from './pooling';

const DAY = 86_400_000;

/** What a pool says of customers. */
export type CustomerClock = Pick<
  LeadPool,
  'id' | 'name' | 'customerDays' | 'customerWarnDays' | 'customerProtectionDays' | 'exemptLevels' | 'cooldownDays'
>;

/** What is known of a company that decides when it returns. */
export interface CustomerFacts {
  ownerId: number | null;
  isCustomer: boolean;
  isSupplier: boolean;
  standing: string;
  level: string;
  lastInAt: Date | null;
  lastOutAt: Date | null;
  /** When its last quotation or order was made; null where there is none. */
  lastDealAt: Date | null;
  /** When its owner got it, or it was entered. */
  ownedSince: Date;
  returnsAt: Date | null;
}

/** Whether the clock runs for it: somebody's customer that is no supplier, not barred, and of no level that is left out. */
export function isOnClock(facts: CustomerFacts, clock: CustomerClock | null): clock is CustomerClock {
  if (!clock || clock.customerDays <= 0 || facts.ownerId === null) return false;
  if (!facts.isCustomer || facts.isSupplier || facts.standing === 'barred') return false;
  return !(clock.exemptLevels ?? []).includes(facts.level);
}

/**
 * The last proof that somebody works with it (AHEAD-10): mail both ways, a quotation, an order, or that he got it. What one side writes alone proves nothing, so of mail the earlier of the newest each way
 * counts: since then both have written.
 */
export function customerEvidence({ lastInAt, lastOutAt, lastDealAt, ownedSince }: CustomerFacts): Date {
  const bothWays = lastInAt && lastOutAt ? Math.min(lastInAt.getTime(), lastOutAt.getTime()) : 0;
  return new Date(Math.max(bothWays, lastDealAt?.getTime() ?? 0, ownedSince.getTime()));
}

/** When it returns unless something happens, not before the end of its protection; null where it does not. */
export function customerReturnsAt(facts: CustomerFacts, clock: CustomerClock | null): Date | null {
  if (!isOnClock(facts, clock)) return null;
  return returnsAt('working', customerEvidence(facts), leadClockOf(clock), protectionOf(facts, clock));
}

/** The same for one that is on the clock already: what was reckoned before is only moved on, so that the days that a change left to its owner stay his. */
export function customerDueAt(facts: CustomerFacts, clock: CustomerClock | null): Date | null {
  const returns = customerReturnsAt(facts, clock);
  if (returns === null || facts.returnsAt === null) return returns;
  return new Date(Math.max(returns.getTime(), facts.returnsAt.getTime()));
}

/** The same when the clock is switched on or changed: nobody loses a customer at once, he has the days of the warning or what was left to him. */
export function customerReturnsAfterChange(facts: CustomerFacts, clock: CustomerClock | null, now: Date): Date | null {
  if (!isOnClock(facts, clock)) return null;
  const lead = {
    stage: 'working' as const,
    evidenceAt: customerEvidence(facts),
    returnsAt: facts.returnsAt,
    protectedUntil: protectionOf(facts, clock),
  };
  return returnsAfterChange(lead, leadClockOf(clock), now);
}

/** Until when it is safe because its owner got it lately. */
export function protectionOf({ ownedSince }: CustomerFacts, clock: CustomerClock): Date | null {
  return clock.customerProtectionDays > 0 ? new Date(ownedSince.getTime() + clock.customerProtectionDays * DAY) : null;
}

function leadClockOf({ customerDays, customerWarnDays, cooldownDays }: CustomerClock) {
  return { returnDays: customerDays, warnDays: customerWarnDays, cooldownDays };
}

/** The first of the pools, in their order, that is open to one of an owner's teams; one of no team is open to everybody. */
export function poolOfOwner<P extends Pick<LeadPool, 'teamIds'>>(
  pools: readonly P[],
  teams: ReadonlySet<number>,
): P | null {
  return pools.find(pool => pool.teamIds.length === 0 || pool.teamIds.some(id => teams.has(id))) ?? null;
}
