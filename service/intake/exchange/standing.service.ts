import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { Context } from '../../context';
import { Mailbox } from '../../mail/message.entity';
import { inTransaction } from '../../platform/database/transaction';
import { ExchangeCount, ExchangeItem, ExchangeMailbox } from './exchange.entity';
import type { ExchangeList, ExchangeMailboxReply } from './exchange.schema';
import { stateOf } from './exchange.service';
import type { StandingCounts } from './history.entity';
import { ExchangeStanding } from './history.entity';
import { noteHappening } from './history.service';
import type { Counted } from './standing';
import { webhookAddress } from './subscribing.service';
import { lastSeenOf, minutesLeft, nextSample, settledOf, stateNow } from './standing';

/** What was found out about a mailbox by counting. */
interface Found {
  state: Counted['state'];
  counts: StandingCounts;
}

/** Counts one mailbox anew, from its items and from what the server was last seen to have. */
export async function countMailbox(manager: EntityManager, mailboxId: number, now: Date): Promise<Found | null> {
  const standing = await stateOf(manager, mailboxId, now);
  if (!standing) return null;
  const states = await countStates(manager, mailboxId);
  const here = (state: string) => states.get(state)?.here ?? 0;
  const of = (state: string) => states.get(state)?.n ?? 0;
  const [onServer, stored] = [await countServer(manager, mailboxId), here('stored')];
  const [keptOut, unreadable] = [here('kept_out'), here('unreadable')];
  return {
    state: standing.state,
    counts: {
      ...{ onServer, stored, keptOut, unreadable, wanted: of('wanted'), refused: of('refused') },
      away: of('stored') + of('kept_out') + of('unreadable') - stored - keptOut - unreadable,
      failing: states.get('wanted')?.failing ?? 0,
      gaps: standing.gaps,
      missing: Math.max(0, onServer - stored - keptOut - unreadable),
      reachedAt: (await newestWanted(manager, mailboxId))?.toISOString() ?? null,
    },
  };
}

interface OfState {
  n: number;
  /** In a folder: on the server still. */
  here: number;
  failing: number;
}

async function countStates(manager: EntityManager, mailboxId: number): Promise<Map<string, OfState>> {
  const rows = await manager
    .createQueryBuilder(ExchangeItem, 'i')
    .select(['i.state AS "state"', 'COUNT(*) AS "n"', 'COUNT(i.folderId) AS "here"'])
    .addSelect('SUM(CASE WHEN i.tries > 0 THEN 1 ELSE 0 END)', 'failing')
    .where('i.mailboxId = :mailboxId', { mailboxId })
    .groupBy('i.state')
    .getRawMany<Record<keyof OfState, number | string> & { state: string }>();
  return new Map(
    rows.map(row => [row.state, { n: Number(row.n), here: Number(row.here), failing: Number(row.failing) }]),
  );
}

async function countServer(manager: EntityManager, mailboxId: number): Promise<number> {
  const row = await manager
    .createQueryBuilder(ExchangeCount, 'c')
    .select('SUM(c.onServer)', 'sum')
    .where('c.mailboxId = :mailboxId', { mailboxId })
    .getRawOne<{ sum: number | string | null }>();
  return Number(row?.sum ?? 0);
}

/** It is fetched from the newest on: everything newer than this is settled. */
async function newestWanted(manager: EntityManager, mailboxId: number): Promise<Date | null> {
  const row = await manager.findOne(ExchangeItem, {
    select: { id: true, receivedAt: true },
    where: { mailboxId, state: 'wanted' },
    order: { receivedAt: 'DESC', id: 'DESC' },
  });
  return row?.receivedAt ?? null;
}

// While mail pours in nobody needs it more often.
const REFRESH_MS = 10_000;

/** Counts a mailbox anew, unless that was just done; keeps it for the list, and writes into the history of the mailbox what has changed since. */
export async function refreshStanding(context: Context, mailboxId: number): Promise<void> {
  const now = context.clock();
  const last = await context.database.manager.findOneBy(ExchangeStanding, { mailboxId });
  if (last && now.getTime() - last.countedAt.getTime() < REFRESH_MS && !(await isDone(context, last))) return;
  const found = await countMailbox(context.database.manager, mailboxId, now);
  if (!found) return;
  await inTransaction(context.database, async manager => {
    const before = await manager.findOneBy(ExchangeStanding, { mailboxId });
    const after = await standingAfter(manager, mailboxId, before, found, now);
    if (before) await manager.update(ExchangeStanding, { mailboxId }, after as never);
    else await manager.insert(ExchangeStanding, { mailboxId, ...after } as never);
  });
}

/** Nothing is left of what was being fetched: that is told at once. */
async function isDone({ database }: Context, { mailboxId, state }: ExchangeStanding): Promise<boolean> {
  return state === 'reading' && !(await database.manager.existsBy(ExchangeItem, { mailboxId, state: 'wanted' }));
}

type Standing = Omit<ExchangeStanding, 'mailboxId'>;

async function standingAfter(
  manager: EntityManager,
  mailboxId: number,
  before: ExchangeStanding | null,
  { state, counts }: Found,
  now: Date,
): Promise<Standing> {
  const isOver = state === 'complete' || state === 'incomplete';
  const isMissing = counts.missing + counts.refused > 0;
  // What is being fetched for the first time is no gap.
  const isGap = isOver ? isMissing : before?.gapSince != null;
  if (!before) await noteHappening(manager, mailboxId, 'import_begun', now);
  if (isOver && !before?.importedAt) {
    const { stored, keptOut } = counts;
    await noteHappening(manager, mailboxId, 'import_ended', now, { stored, keptOut });
  }
  if (isGap && !before?.gapSince)
    await noteHappening(manager, mailboxId, 'gap_found', now, { n: counts.missing, days: counts.gaps });
  if (!isGap && before?.gapSince) await noteHappening(manager, mailboxId, 'gap_repaired', now);
  return {
    ...{ countedAt: now, counts, state, since: before?.state === state ? before.since : now },
    gapSince: isGap ? (before?.gapSince ?? now) : null,
    importedAt: before?.importedAt ?? (isOver ? now : null),
    ...nextSample(before, settledOf(counts), now),
  };
}

/** All mailboxes that are read from Exchange, by what was counted when each was last read: it costs as much as it shows. */
export async function listExchange(context: Context): Promise<ExchangeList> {
  const { manager } = context.database;
  const rows = await manager.find(ExchangeMailbox, { order: { mailboxId: 'ASC' } });
  const ids = rows.map(row => row.mailboxId);
  const boxes = new Map((await manager.findBy(Mailbox, { id: In(ids) })).map(box => [box.id, box]));
  const kept = await manager.findBy(ExchangeStanding, { mailboxId: In(ids) });
  const standings = new Map(kept.map(one => [one.mailboxId, one]));
  const now = context.clock();
  const mailboxes: ExchangeMailboxReply[] = [];
  for (const row of rows) {
    const known = standings.get(row.mailboxId) ?? null;
    // One that was never counted is counted now: that is once.
    const found = known ? null : await countMailbox(manager, row.mailboxId, now);
    const box = boxes.get(row.mailboxId);
    mailboxes.push(present(row, box, known, found, now));
  }
  return { isSetUp: Boolean(context.graph), isTold: webhookAddress(context) !== null, mailboxes };
}

/** One mailbox, counted now. @throws AppError exchange.not_found */
export async function readStanding(context: Context, row: ExchangeMailbox): Promise<ExchangeMailboxReply> {
  const { manager } = context.database;
  const now = context.clock();
  const box = await manager.findOneBy(Mailbox, { id: row.mailboxId });
  const known = await manager.findOneBy(ExchangeStanding, { mailboxId: row.mailboxId });
  return present(row, box ?? undefined, known, await countMailbox(manager, row.mailboxId, now), now);
}

const nothing: StandingCounts = {
  ...{ onServer: 0, stored: 0, keptOut: 0, unreadable: 0, wanted: 0, failing: 0, refused: 0, gaps: 0, missing: 0 },
  ...{ away: 0, reachedAt: null },
};

function present(
  row: ExchangeMailbox,
  box: Mailbox | undefined,
  known: ExchangeStanding | null,
  found: Found | null,
  now: Date,
): ExchangeMailboxReply {
  const { mailboxId, user, isOn, version, errorCode, startedAt, syncedAt, sweptAt } = row;
  const { onServer, stored, keptOut, unreadable, wanted, refused, gaps, missing, away, reachedAt } =
    found?.counts ?? known?.counts ?? nothing;
  const before = (found?.state ?? known?.state ?? 'reading') as Counted['state'];
  const state = stateNow({ isOn, state: before, syncedAt, startedAt, sweptAt }, now);
  const at = (when: Date | null | undefined) => when?.toISOString() ?? null;
  return {
    ...{ mailboxId, address: box?.address ?? '', name: box?.name ?? '', user, isOn, version, state },
    ...{ onServer, stored, keptOut, unreadable, wanted, refused, gaps, missing, away },
    ...{ errorCode, errorAt: at(row.errorAt), syncedAt: at(syncedAt), sweptAt: at(sweptAt) },
    since: at(known?.state === state ? known.since : state === 'stalled' ? lastSeenOf({ syncedAt, startedAt }) : null),
    gapSince: at(known?.gapSince),
    isFirst: !known?.importedAt && state !== 'complete' && state !== 'incomplete',
    reachedAt,
    speed: known?.speed ?? 0,
    minutesLeft: minutesLeft(wanted, known?.speed ?? 0),
  };
}
