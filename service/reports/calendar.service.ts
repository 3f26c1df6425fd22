import type { EntityManager } from 'typeorm';
import { Between, In } from 'typeorm';
import { Activity, ActivityPerson, Task } from '../activities/activity.entity';
import { endOf, presentActivities } from '../activities/presentingActivities.service';
import { isDay } from '../activities/taskSight';
import { addDays, clockOf, dayOf, instantOfDay } from '../common/calendarDay';
import { badRequest, notFound } from '../common/errors';
import { Company, Contact } from '../companies/company.entity';
import { visibleIds } from '../companies/similar.service';
import { visibleCompanySql } from '../companies/visibility';
import type { Context } from '../context';
import { Absence } from '../leads/assignment.entity';
import { Lead } from '../leads/lead.entity';
import { visibleOpportunities } from '../leads/opportunityReading.service';
import { listPeople } from '../users/accounts.service';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import { birthDaysOf } from './birthdays';
import type { CalendarQuery, CalendarReply } from './calendar.schema';

const MOST_DAYS = 62;
/** Of each kind; a person has fewer in two months. */
const SHOWN = 400;
// An activity is no longer than a week (activities.schema.ts): what began before and goes on is found there.
const LONGEST_DAYS = 7;

/** The days that are asked for, and the instants between which they lie. */
interface Span {
  userId: number;
  from: string;
  to: string;
  begin: Date;
  end: Date;
}

/**
 * What stands in a person's calendar: his own, or that of somebody below him. Each kind is one range of an index.
 *
 * @throws AppError calendar.span_invalid, user.not_found
 */
export async function readCalendar(context: Context, viewer: Viewer, query: CalendarQuery): Promise<CalendarReply> {
  const { manager } = context.database;
  const now = context.clock();
  const { timeZone } = await getCompanySettings(manager);
  const people = await peopleBelow(manager, viewer);
  const { from, to, userId = viewer.userId } = query;
  const person = people.find(one => one.id === userId);
  if (userId !== viewer.userId && !person) throw notFound('user', { id: userId });
  if (!isDay(from) || !isDay(to) || to < from || to > addDays(from, MOST_DAYS - 1))
    throw badRequest('calendar.span_invalid', `Ask for at most ${MOST_DAYS} days, the first one first.`, { from, to });
  const begin = instantOfDay(from, timeZone);
  const span: Span = { userId, from, to, begin, end: instantOfDay(addDays(to, 1), timeZone) };
  const activities = await activitiesIn(manager, span);
  const tasks = await tasksIn(manager, viewer, span);
  const steps = viewer.grants.has('leads.read') ? await stepsIn(manager, viewer, span) : [];
  const birthdays = await birthdaysIn(manager, viewer, span);
  const absences = await absencesIn(manager, span);
  return {
    ...{ timeZone, today: dayOf(now, timeZone), time: clockOf(now, timeZone) },
    person: { id: userId, name: person?.name ?? viewer.name },
    people: people.filter(one => one.id !== viewer.userId),
    activities: await presentActivities(manager, viewer, activities, now),
    ...{ tasks, steps, birthdays, absences },
    isCut: [activities, tasks, steps, birthdays, absences].some(list => list.length >= SHOWN),
  };
}

/** The viewer himself and whoever is below him, by name; whoever sees everything: all. */
export async function peopleBelow(manager: EntityManager, viewer: Viewer): Promise<{ id: number; name: string }[]> {
  const below = new Set([viewer.userId, ...viewer.ownerIds]);
  const everybody = await listPeople(manager);
  const open = viewer.grants.has('all.read') ? everybody : everybody.filter(one => below.has(one.id));
  return open.map(({ id, name }) => ({ id, name }));
}

/** What he does and where he takes part, in the order of its time. */
export async function activitiesIn(manager: EntityManager, { userId, begin, end }: Omit<Span, 'from' | 'to'>) {
  const since = new Date(begin.getTime() - LONGEST_DAYS * 86_400_000);
  const own = await manager
    .createQueryBuilder(Activity, 'a')
    .where("a.ownerId = :userId AND a.startAt >= :since AND a.startAt < :end AND a.state <> 'cancelled'", {
      ...{ userId, since, end },
    })
    .andWhere('a.deletedAt IS NULL')
    .orderBy('a.startAt')
    .addOrderBy('a.id')
    .limit(SHOWN)
    .getMany();
  const shared = await manager
    .createQueryBuilder(ActivityPerson, 'p')
    .innerJoin(Activity, 'a', "a.id = p.activityId AND a.deletedAt IS NULL AND a.state <> 'cancelled'")
    .select('a.id', 'id')
    .where('p.userId = :userId AND p.startAt >= :since AND p.startAt < :end', { userId, since, end })
    .orderBy('p.startAt')
    .addOrderBy('a.id')
    .limit(SHOWN)
    .getRawMany<{ id: number }>();
  const others = await manager.findBy(Activity, { id: In(shared.map(row => row.id)) });
  const all = [...new Map([...own, ...others].map(one => [one.id, one])).values()];
  return all
    .filter(one => endOf(one) > begin || one.startAt >= begin)
    .sort((one, other) => one.startAt.getTime() - other.startAt.getTime() || one.id - other.id);
}

async function tasksIn(
  manager: EntityManager,
  viewer: Viewer,
  { userId, from, to }: Span,
): Promise<CalendarReply['tasks']> {
  const tasks = await manager.find(Task, {
    where: { assigneeId: userId, isDone: false, dueDay: Between(from, to) },
    order: { dueDay: 'ASC', id: 'ASC' },
    take: SHOWN,
  });
  const ids = tasks.flatMap(task => task.companyId ?? []);
  const seen = await visibleIds(manager, viewer, ids);
  const companies = new Map((await manager.findBy(Company, { id: In([...seen]) })).map(one => [one.id, one.name]));
  return tasks.map(({ id, title, dueDay, companyId }) => ({
    ...{ id, title, day: dueDay, company: companies.get(companyId ?? 0) ?? '' },
  }));
}

async function stepsIn(
  manager: EntityManager,
  viewer: Viewer,
  { userId, from, to }: Span,
): Promise<CalendarReply['steps']> {
  const leads = await manager.find(Lead, {
    select: { id: true, number: true, title: true, nextAction: true, nextDay: true },
    where: { ownerId: userId, isOpen: true, nextDay: Between(from, to) },
    order: { nextDay: 'ASC', id: 'ASC' },
    take: SHOWN,
  });
  const deals = await visibleOpportunities(manager, viewer)
    .select(['r.id AS "id"', 'r.number AS "number"', 'r.title AS "title"'])
    .addSelect(['o.nextAction AS "nextAction"', 'o.nextDay AS "nextDay"'])
    .andWhere("r.ownerId = :userId AND r.state = 'open'", { userId })
    .andWhere('o.nextDay >= :from AND o.nextDay <= :to', { from, to })
    .orderBy('o.nextDay')
    .addOrderBy('r.id')
    .limit(SHOWN)
    .getRawMany<{ id: number; number: string; title: string; nextAction: string; nextDay: string }>();
  const step = (kind: 'lead' | 'opportunity') => (one: (typeof deals)[number]) => ({
    ...{ kind, id: one.id, number: one.number, title: one.title, nextAction: one.nextAction, day: one.nextDay },
  });
  return [...leads.map(step('lead')), ...deals.map(step('opportunity'))];
}

/** Birthdays of people at companies of his, as far as the viewer may know contact details there. */
export async function birthdaysIn(
  manager: EntityManager,
  viewer: Viewer,
  { userId, from, to }: Pick<Span, 'userId' | 'from' | 'to'>,
): Promise<CalendarReply['birthdays']> {
  if (!viewer.grants.has('fields.contact.view')) return [];
  const days = birthDaysOf(from, to);
  const visible = visibleCompanySql(viewer, '"c"');
  const rows = await manager
    .createQueryBuilder(Contact, 'k')
    .innerJoin(Company, 'c', 'c.id = k.companyId')
    .select(['k.id AS "contactId"', 'k.companyId AS "companyId"', 'k.name AS "name"', 'k.birthDay AS "birthDay"'])
    .addSelect('c.name', 'company')
    .where('k.birthDay IN (:...days) AND k.leftAt IS NULL AND c.ownerId = :userId', { days: [...days.keys()], userId })
    .andWhere(visible.sql, visible.parameters)
    .orderBy('k.birthDay')
    .addOrderBy('k.id')
    .limit(SHOWN)
    .getRawMany<{ contactId: number; companyId: number; name: string; birthDay: string; company: string }>();
  return rows.flatMap(({ birthDay, ...row }) => (days.get(birthDay) ?? []).map(day => ({ ...row, day })));
}

/** Colleagues who are away. */
async function absencesIn(manager: EntityManager, { from, to }: Span): Promise<CalendarReply['absences']> {
  const rows = await manager
    .createQueryBuilder(Absence, 'a')
    .where('a.toDay >= :from AND a.fromDay <= :to', { from, to })
    .orderBy('a.toDay')
    .addOrderBy('a.id')
    .limit(SHOWN)
    .getMany();
  // Whose account is switched off is gone, not away.
  const names = new Map((await listPeople(manager)).map(one => [one.id, one.name]));
  return rows.flatMap(({ userId, fromDay, toDay }) => {
    const userName = names.get(userId);
    return userName === undefined ? [] : [{ userId, userName, fromDay, toDay }];
  });
}
