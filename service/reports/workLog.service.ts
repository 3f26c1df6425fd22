import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { mayReadLogs } from '../activities/activityNotices.service';
import { openLeads } from '../activities/presentingActivities.service';
import { isDay } from '../activities/taskSight';
import { Comment, WorkLog } from '../activities/workLog.entity';
import { addDays, dayOf, instantOfDay } from '../common/calendarDay';
import { badRequest, conflict, notFound } from '../common/errors';
import { Company } from '../companies/company.entity';
import { visibleIds } from '../companies/similar.service';
import type { Context } from '../context';
import { isUniqueViolation } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { notifyOfWork } from '../teamwork/workNotices.service';
import { audit } from '../users/audit.service';
import { Team, TeamMember } from '../users/organisation.entity';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import { User } from '../users/user.entity';
import { peopleBelow } from './calendar.service';
import type { WorkLogBody, WorkLogFacts, WorkLogPeople, WorkLogQuery, WorkLogReply } from './workLog.schema';
import { workFacts } from './workLogFacts.service';
import { spanOf } from './workLogSpan';

/**
 * The log of a day, a week or a month: one's own, or one that a person below has handed in. What happened is reckoned as it is until it is handed in, and stands from then on.
 *
 * @throws AppError user.not_found, work_log.day_invalid
 */
export async function readWorkLog(context: Context, viewer: Viewer, query: WorkLogQuery): Promise<WorkLogReply> {
  const { manager } = context.database;
  const { period, userId = viewer.userId } = query;
  const user = mayReadLogs(viewer, userId) ? await manager.findOneBy(User, { id: userId }) : null;
  if (!user) throw notFound('user', { id: userId });
  const span = spanOf(period, checkDay(query.day));
  const log = await manager.findOneBy(WorkLog, { userId, period, fromDay: span.fromDay });
  return describe(context, viewer, { log, period, user: { id: user.id, name: user.name }, ...span });
}

interface Described {
  log: WorkLog | null;
  period: WorkLogReply['period'];
  user: { id: number; name: string };
  fromDay: string;
  toDay: string;
}

async function describe(context: Context, viewer: Viewer, what: Described): Promise<WorkLogReply> {
  const { manager } = context.database;
  const { log, period, user, fromDay, toDay } = what;
  const { timeZone } = await getCompanySettings(manager);
  const isMine = user.id === viewer.userId;
  const isOpen = isMine || log?.submittedAt != null;
  const facts = isOpen ? await factsOf(manager, log, user.id, fromDay, toDay) : null;
  return {
    ...{ id: isOpen ? (log?.id ?? null) : null, person: user, period, fromDay, toDay, facts, isMine },
    today: dayOf(context.clock(), timeZone),
    text: isOpen ? (log?.text ?? '') : '',
    submittedAt: log?.submittedAt?.toISOString() ?? null,
    version: log?.version ?? 0,
    ...(await namesIn(manager, viewer, facts)),
  };
}

async function factsOf(
  manager: EntityManager,
  log: WorkLog | null,
  userId: number,
  fromDay: string,
  toDay: string,
): Promise<WorkLogFacts> {
  if (log?.facts) return log.facts as WorkLogFacts;
  const { timeZone } = await getCompanySettings(manager);
  const begin = instantOfDay(fromDay, timeZone);
  return workFacts(manager, { userId, begin, end: instantOfDay(addDays(toDay, 1), timeZone) });
}

async function namesIn(
  manager: EntityManager,
  viewer: Viewer,
  facts: WorkLogFacts | null,
): Promise<Pick<WorkLogReply, 'companies' | 'leads'>> {
  if (!facts) return { companies: [], leads: [] };
  const { mail, leads, activities, tasks } = facts;
  const named = [...activities, ...tasks].flatMap(one => one.companyId ?? []);
  const seen = await visibleIds(manager, viewer, [...mail.companies.map(one => one.companyId), ...named]);
  const companies = seen.size > 0 ? await manager.findBy(Company, { id: In([...seen]) }) : [];
  const leadIds = [...leads.answered, ...leads.qualified].map(one => one.leadId);
  const open = await openLeads(manager, viewer, leadIds);
  return {
    companies: companies.map(({ id, name }) => ({ id, name })),
    leads: [...open.values()].map(({ id, name }) => ({ id, name })),
  };
}

/**
 * Keeps what the viewer writes to his own log; `isHandedIn` hands it in, with what has happened until now, and tells those above him.
 *
 * @throws AppError work_log.day_invalid, work_log.future, work_log.handed_in (409), version.changed (409)
 */
export async function saveWorkLog(
  context: Context,
  viewer: Viewer,
  body: WorkLogBody,
  isHandedIn: boolean,
): Promise<WorkLogReply> {
  const now = context.clock();
  const { period, version } = body;
  const span = spanOf(period, checkDay(body.day));
  const log = await inTransaction(context.database, async manager => {
    await refuseFuture(manager, span.fromDay, now);
    const before = await manager.findOneBy(WorkLog, { userId: viewer.userId, period, fromDay: span.fromDay });
    if (before?.submittedAt) throw handedIn();
    const facts = isHandedIn ? await factsOf(manager, null, viewer.userId, span.fromDay, span.toDay) : null;
    const values = { text: body.text.trim(), facts, submittedAt: isHandedIn ? now : null, updatedAt: now };
    const after = await write(manager, viewer, { before, period, version, ...span }, values, now);
    const subject = { type: 'work_log', id: after.id };
    const details = { period, fromDay: span.fromDay };
    if (!isHandedIn) {
      await audit(manager, viewer, 'work_log.saved', subject, details, now);
      return after;
    }
    const told = (await managersOf(manager, viewer.userId)).map(userId => ({ userId, workLogId: after.id }));
    await notifyOfWork(
      manager,
      viewer.userId,
      told.map(one => ({ kind: 'log_submitted' as const, ...one })),
      now,
    );
    await audit(manager, viewer, 'work_log.submitted', subject, details, now);
    return after;
  });
  return describe(context, viewer, { log, period, user: { id: viewer.userId, name: viewer.name }, ...span });
}

interface Place {
  before: WorkLog | null;
  period: WorkLog['period'];
  fromDay: string;
  toDay: string;
  version: number;
}

async function write(
  manager: EntityManager,
  viewer: Viewer,
  { before, period, fromDay, toDay, version }: Place,
  values: Pick<WorkLog, 'text' | 'facts' | 'submittedAt' | 'updatedAt'>,
  now: Date,
): Promise<WorkLog> {
  if (before) {
    const done = await manager.update(WorkLog, { id: before.id, version }, {
      ...values,
      version: version + 1,
    } as never);
    if (done.affected !== 1) throw changed();
    return manager.findOneByOrFail(WorkLog, { id: before.id });
  }
  if (version !== 0) throw changed();
  try {
    const fresh = { userId: viewer.userId, period, fromDay, toDay, ...values, createdAt: now, version: 1 };
    return await manager.save(manager.create(WorkLog, fresh));
  } catch (error) {
    if (isUniqueViolation(error)) throw changed();
    throw error;
  }
}

const changed = () => conflict('version.changed', 'This log was changed in another window meanwhile. Look again.');
const handedIn = () => conflict('work_log.handed_in', 'This log is handed in. Take it back first to change it.');

/**
 * Takes back a log of one's own that was handed in, to go on writing.
 *
 * @throws AppError work_log.not_found, version.changed (409)
 */
export async function takeLogBack(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
): Promise<WorkLogReply> {
  const now = context.clock();
  const log = await inTransaction(context.database, async manager => {
    const before = await manager.findOneBy(WorkLog, { id, userId: viewer.userId });
    if (!before) throw notFound('work_log', { id });
    const values = { submittedAt: null, facts: null, updatedAt: now, version: version + 1 };
    const done = await manager.update(WorkLog, { id, version }, values);
    if (done.affected !== 1) throw changed();
    const details = { period: before.period, fromDay: before.fromDay };
    await audit(manager, viewer, 'work_log.taken_back', { type: 'work_log', id }, details, now);
    return manager.findOneByOrFail(WorkLog, { id });
  });
  const { period, fromDay, toDay } = log;
  return describe(context, viewer, { log, period, fromDay, toDay, user: { id: viewer.userId, name: viewer.name } });
}

/** Of everybody below the viewer whether he has handed in the log of a span. @throws AppError work_log.day_invalid */
export async function listWorkLogs(context: Context, viewer: Viewer, query: WorkLogQuery): Promise<WorkLogPeople> {
  const { manager } = context.database;
  const { period } = query;
  const { fromDay, toDay } = spanOf(period, checkDay(query.day));
  const people = (await peopleBelow(manager, viewer)).filter(one => one.id !== viewer.userId);
  const logs = await manager.find(WorkLog, {
    select: { id: true, userId: true, submittedAt: true },
    where: { period, fromDay, userId: In(people.map(one => one.id)) },
  });
  const handed = logs.filter(log => log.submittedAt !== null);
  const comments = await commentCounts(
    manager,
    handed.map(log => log.id),
  );
  return {
    ...{ fromDay, toDay },
    people: people.map(person => {
      const log = handed.find(one => one.userId === person.id);
      return {
        ...{ person, logId: log?.id ?? null, submittedAt: log?.submittedAt?.toISOString() ?? null },
        comments: comments.get(log?.id ?? 0) ?? 0,
      };
    }),
  };
}

async function commentCounts(manager: EntityManager, logIds: readonly number[]): Promise<Map<number, number>> {
  if (logIds.length === 0) return new Map();
  const rows = await manager
    .createQueryBuilder(Comment, 'c')
    .select('c.workLogId', 'logId')
    .addSelect('COUNT(*)', 'count')
    .where({ workLogId: In([...logIds]), endedAt: IsNull() })
    .groupBy('c.workLogId')
    .getRawMany<{ logId: number; count: number | string }>();
  return new Map(rows.map(({ logId, count }) => [logId, Number(count)]));
}

/** A log by its number, as notices and links name it. @throws AppError work_log.not_found */
export async function findWorkLog(context: Context, viewer: Viewer, id: number): Promise<WorkLogReply> {
  const { manager } = context.database;
  const log = await manager.findOneBy(WorkLog, { id });
  const isOpen = log && (log.userId === viewer.userId || (log.submittedAt !== null && mayReadLogs(viewer, log.userId)));
  const user = isOpen ? await manager.findOneBy(User, { id: log.userId }) : null;
  if (!log || !user) throw notFound('work_log', { id });
  const { period, fromDay, toDay } = log;
  return describe(context, viewer, { log, period, fromDay, toDay, user: { id: user.id, name: user.name } });
}

function checkDay(day: string): string {
  if (isDay(day)) return day;
  throw badRequest('work_log.day_invalid', `"${day}" is no day; choose one from the calendar.`, { day });
}

async function refuseFuture(manager: EntityManager, fromDay: string, now: Date): Promise<void> {
  if (fromDay > dayOf(now, (await getCompanySettings(manager)).timeZone))
    throw badRequest('work_log.future', 'These days are still to come. Choose one that has begun.', { day: fromDay });
}

/** Whom he names as his manager; else whoever manages a team in which he stands. */
async function managersOf(manager: EntityManager, userId: number): Promise<number[]> {
  const user = await manager.findOneByOrFail(User, { id: userId });
  if (user.managerId !== null) return [user.managerId];
  const memberships = await manager.findBy(TeamMember, { userId });
  if (memberships.length === 0) return [];
  const teams = await manager.findBy(Team, { id: In(memberships.map(row => row.teamId)) });
  return [...new Set(teams.flatMap(team => team.managerId ?? []))].filter(id => id !== userId);
}
