import type { EntityManager } from 'typeorm';
import { IsNull, LessThan, MoreThanOrEqual } from 'typeorm';
import { AppError } from '../../common/errors';
import type { Context } from '../../context';
import { inTransaction } from '../../platform/database/transaction';
import type { Graph, GraphCall } from '../../platform/graph/graph';
import type { HistoryReply } from './history.schema';
import type { HappeningKind } from './history.entity';
import { ExchangeHappening, ExchangeStanding } from './history.entity';

// What comes again within this time is counted with what came before.
const SAME_MS = 3_600_000;
const LOOKED_THROUGH = 20;
const KEPT_MS = 180 * 86_400_000;
const KEPT_ROWS = 1_000;

type Details = ExchangeHappening['details'];

/** Writes down what happened to the reading of a mailbox, in the transaction of it. */
export async function noteHappening(
  manager: EntityManager,
  mailboxId: number,
  kind: HappeningKind,
  now: Date,
  details: Details = {},
): Promise<void> {
  const recent = await manager.find(ExchangeHappening, {
    where: { mailboxId, lastAt: MoreThanOrEqual(new Date(now.getTime() - SAME_MS)) },
    order: { id: 'DESC' },
    take: LOOKED_THROUGH,
  });
  const same = recent.find(one => one.kind === kind && one.details.code === details.code);
  if (!same) {
    const row = { mailboxId, kind, at: now, lastAt: now, times: 1, details: details as never };
    await manager.insert(ExchangeHappening, row);
    return;
  }
  const times = same.times + 1;
  await manager.update(ExchangeHappening, { id: same.id }, { times, lastAt: now, details: details as never });
}

const kindOfError = (code: string): HappeningKind =>
  code === 'graph.throttled' ? 'throttled' : /unreachable/.test(code) ? 'unreachable' : 'refused';
// What was over sooner than this nobody has noticed.
const WORTH_TELLING_MS = 120_000;

/**
 * Writes down that something stands in the way of a mailbox, or does no longer.
 *
 * @param before what stood in the way until now, and since when
 */
export async function noteObstacle(
  manager: EntityManager,
  before: { mailboxId: number; errorCode: string; errorAt: Date | null },
  errorCode: string,
  now: Date,
): Promise<void> {
  const { mailboxId, errorAt } = before;
  if (errorCode !== '') return noteHappening(manager, mailboxId, kindOfError(errorCode), now, { code: errorCode });
  const lasted = now.getTime() - (errorAt?.getTime() ?? now.getTime());
  if (lasted < WORTH_TELLING_MS) return;
  const details = { code: before.errorCode, minutes: Math.round(lasted / 60_000) };
  await noteHappening(manager, mailboxId, 'works_again', now, details);
}

/** Graph, with an ear for links that are too old: each is read from its beginning, which the history tells. */
export function listening(context: Context, mailboxId: number, graph: Graph): Graph {
  return {
    ...graph,
    call: async <T>(call: GraphCall) => {
      try {
        return await graph.call<T>(call);
      } catch (error) {
        if (error instanceof AppError && error.code === 'graph.resync')
          await inTransaction(context.database, manager =>
            noteHappening(manager, mailboxId, 'resynced', context.clock()),
          );
        throw error;
      }
    },
  };
}

/** Writes down that a comparison found messages that nobody had told of; they are being fetched. */
export async function noteMissed(context: Context, mailboxId: number, n: number): Promise<void> {
  if (n === 0) return;
  const now = context.clock();
  await inTransaction(context.database, async manager => {
    await noteHappening(manager, mailboxId, 'gap_found', now, { n });
    // The next count says when it is repaired.
    await manager.update(ExchangeStanding, { mailboxId, gapSince: IsNull() }, { gapSince: now });
  });
}

/** What happened to a mailbox, the newest first. `cursor`: the last number of the page before. */
export async function readHistory(
  { database }: Context,
  mailboxId: number,
  cursor: number | null,
  limit: number,
): Promise<HistoryReply> {
  const rows = await database.manager.find(ExchangeHappening, {
    where: { mailboxId, ...(cursor === null ? {} : { id: LessThan(cursor) }) },
    order: { id: 'DESC' },
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  return {
    happenings: shown.map(({ id, kind, at, lastAt, times, details }) => ({
      ...{ id, kind, times, details },
      ...{ at: at.toISOString(), lastAt: lastAt.toISOString() },
    })),
    nextCursor: rows.length > limit ? String(shown.at(-1)?.id) : null,
  };
}

/** Forgets what is older than half a year, and of each mailbox all but the newest thousand. Answers how many were forgotten. */
export async function pruneHistory(context: Context): Promise<number> {
  const before = new Date(context.clock().getTime() - KEPT_MS);
  return inTransaction(context.database, async manager => {
    const old = await manager.delete(ExchangeHappening, { lastAt: LessThan(before) });
    let forgotten = old.affected ?? 0;
    for (const { mailboxId } of await crowded(manager)) {
      const [last] = await manager.find(ExchangeHappening, {
        ...{ where: { mailboxId }, order: { id: 'DESC' as const }, skip: KEPT_ROWS - 1, take: 1 },
      });
      const gone = await manager.delete(ExchangeHappening, { mailboxId, id: LessThan(last?.id ?? 0) });
      forgotten += gone.affected ?? 0;
    }
    return forgotten;
  });
}

function crowded(manager: EntityManager): Promise<{ mailboxId: number }[]> {
  return manager
    .createQueryBuilder(ExchangeHappening, 'h')
    .select('h.mailboxId', 'mailboxId')
    .groupBy('h.mailboxId')
    .having('COUNT(*) > :most', { most: KEPT_ROWS })
    .getRawMany<{ mailboxId: number }>();
}
