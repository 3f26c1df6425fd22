import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { In } from 'typeorm';
import { todayOf } from '../activities/presentingTasks.service';
import { Company } from '../companies/company.entity';
import { insertRows } from '../platform/database/rows';
import { TradeRecord } from '../records/record.entity';
import type { DealNotice } from '../teamwork/notices.service';
import { notifyOfDeals } from '../teamwork/notices.service';
import { Opportunity, OpportunityAlert } from './opportunity.entity';
import type { AlertCause, AlertFacts, AlertLimits } from './opportunityAlerts';
import { aboutOf, alertCauses, alertsOf } from './opportunityAlerts';
import { getOpportunitySettings } from './opportunitySettings.service';
import { openStages } from './opportunityStages';

const BATCH = 200;
const DAY = 86_400_000;

/** One look: what it is asked by, and where it goes on. */
export interface AlertPlace {
  /** Index of the cause in `alertCauses`. */
  step: number;
  afterId: number;
}

/**
 * Tells owners why their opportunities need attention, once for each cause as long as it stays what it is. Takes one batch of one cause along its index, and answers where to go on; null: all were seen.
 */
export async function tellAttention(
  manager: EntityManager,
  { step, afterId }: AlertPlace,
  now: Date,
): Promise<AlertPlace | null> {
  const cause = alertCauses[step];
  if (!cause) return null;
  const limits = await getOpportunitySettings(manager);
  const today = await todayOf(manager, now);
  const ids = await candidates(manager, cause, limits, { now, today, afterId });
  if (ids.length > 0) await tell(manager, ids, cause, limits, now, today);
  const last = ids.at(-1);
  return ids.length < BATCH || last === undefined ? { step: step + 1, afterId: 0 } : { step, afterId: last };
}

interface Moment {
  now: Date;
  today: string;
  afterId: number;
}

/** Open opportunities of a person's for which the cause may hold; each cause by its own index. */
async function candidates(
  manager: EntityManager,
  cause: AlertCause,
  limits: AlertLimits,
  { now, today, afterId }: Moment,
): Promise<number[]> {
  const query = manager
    .createQueryBuilder(TradeRecord, 'r')
    .innerJoin(Opportunity, 'o', 'o.recordId = r.id')
    .select('r.id', 'id')
    .where("r.kind = 'opportunity' AND r.state = 'open' AND r.ownerId IS NOT NULL AND r.id > :afterId", { afterId });
  narrow(query, cause, limits, now, today);
  const rows = await query.orderBy('r.id').limit(BATCH).getRawMany<{ id: number }>();
  return rows.map(row => row.id);
}

function narrow(
  query: SelectQueryBuilder<TradeRecord>,
  cause: AlertCause,
  limits: AlertLimits,
  now: Date,
  today: string,
): void {
  if (cause === 'closing') query.andWhere('o.closedAt IS NULL AND o.expectedDay < :today', { today });
  else if (cause === 'action') query.andWhere('o.closedAt IS NULL AND o.nextDay < :today', { today });
  else if (cause === 'stage') {
    const ways = openStages.map(stage => `(o.stage = '${stage}' AND o.stageSince <= :since_${stage})`);
    const since = openStages.map(stage => [
      `since_${stage}`,
      new Date(now.getTime() - (limits.stageDays[stage] + 1) * DAY),
    ]);
    query.andWhere(`(${ways.join(' OR ')})`, Object.fromEntries(since) as Record<string, Date>);
  } else {
    const silentSince = new Date(now.getTime() - limits.silentDays * DAY);
    query
      .innerJoin(Company, 'c', 'c.id = r.companyId')
      .andWhere('r.createdAt <= :silentSince AND c.lastContactAt <= :silentSince', { silentSince });
  }
}

async function tell(
  manager: EntityManager,
  ids: readonly number[],
  cause: AlertCause,
  limits: AlertLimits,
  now: Date,
  today: string,
): Promise<void> {
  const records = await manager.findBy(TradeRecord, { id: In([...ids]) });
  const facts = await factsOf(manager, records);
  const holding = records.flatMap(record => {
    const own = facts.get(record.id);
    return own && alertsOf(own, limits, now, today).includes(cause)
      ? [{ record, about: aboutOf(cause, own), recordId: record.id, cause, at: now }]
      : [];
  });
  const told = await manager.findBy(OpportunityAlert, { recordId: In(holding.map(one => one.recordId)), cause });
  const known = new Set(told.map(one => `${one.recordId} ${one.about}`));
  const fresh = holding.filter(one => !known.has(`${one.recordId} ${one.about}`));
  if (fresh.length === 0) return;
  // The unique key decides between two processes: whoever comes second writes nothing at all.
  await insertRows(
    manager,
    OpportunityAlert,
    fresh.map(({ recordId, about, at }) => ({ recordId, cause, about, at })),
  );
  const notices = fresh.flatMap(({ record }): DealNotice[] =>
    record.ownerId === null ? [] : [{ kind: `deal_${cause}`, userId: record.ownerId, recordId: record.id }],
  );
  await notifyOfDeals(manager, null, notices, now);
}

async function factsOf(manager: EntityManager, records: readonly TradeRecord[]): Promise<Map<number, AlertFacts>> {
  const own = await manager.findBy(Opportunity, { recordId: In(records.map(record => record.id)) });
  const companies = await manager.find(Company, {
    select: { id: true, lastContactAt: true },
    where: { id: In([...new Set(records.map(record => record.companyId))]) },
  });
  const contacts = new Map(companies.map(one => [one.id, one.lastContactAt]));
  const byId = new Map(own.map(one => [one.recordId, one]));
  return new Map(
    records.flatMap(record => {
      const one = byId.get(record.id);
      const lastContactAt = contacts.get(record.companyId) ?? null;
      return one ? [[record.id, { ...one, lastContactAt, createdAt: record.createdAt }] as const] : [];
    }),
  );
}
