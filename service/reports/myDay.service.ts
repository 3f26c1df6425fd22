import type { EntityManager } from 'typeorm';
import { In, IsNull, LessThanOrEqual, Not } from 'typeorm';
import { waitingComments } from '../activities/comments.service';
import { endOf, presentActivities } from '../activities/presentingActivities.service';
import { listTasks } from '../activities/taskList.service';
import { addDays, dayOf, instantOfDay } from '../common/calendarDay';
import { Company } from '../companies/company.entity';
import type { Context } from '../context';
import { Filing } from '../filing/filing.entity';
import { visibleCompanies } from '../filing/presenting.service';
import { ownMailboxIds } from '../filing/ownMailboxes.service';
import { returningCustomers } from '../leads/customerPool.service';
import { Lead } from '../leads/lead.entity';
import { visibleOpportunities } from '../leads/opportunityReading.service';
import { Conversation, MailboxMessage, Message, Participant } from '../mail/message.entity';
import { listCare } from '../teamwork/lists.service';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import { activitiesIn, birthdaysIn } from './calendar.service';
import type { MyDayReply } from './myDay.schema';

const SHOWN = 10;
const MOST_COUNTED = 1_000;
const DAY = 86_400_000;
/** What we wrote is asked after beyond these days without an answer. */
const QUIET_DAYS = 3;
const FORGOTTEN_DAYS = 30;

/** What waits for the viewer today: his leads, mail, steps, tasks, and on whom he waits himself. Each list is one range of an index. */
export async function readMyDay(context: Context, viewer: Viewer): Promise<MyDayReply> {
  const { manager } = context.database;
  const now = context.clock();
  const { timeZone } = await getCompanySettings(manager);
  const day = dayOf(now, timeZone);
  const mayLead = viewer.grants.has('leads.read');
  const care = await listCare(manager, viewer, { view: 'unanswered', limit: SHOWN }, now);
  const tasks = await listTasks(context, viewer, { view: 'mine', limit: 30 });
  const due = tasks.tasks.filter(task => task.dueDay !== null && task.dueDay <= day).slice(0, SHOWN);
  const ofDay = { userId: viewer.userId, from: day, to: day };
  return {
    day,
    activities: await activitiesToday(manager, viewer, day, timeZone, now),
    comments: viewer.grants.has('companies.read') ? await waitingComments(manager, viewer, SHOWN) : [],
    birthdays: (await birthdaysIn(manager, viewer, ofDay)).slice(0, SHOWN),
    ...(mayLead ? await leadsOf(manager, viewer, now) : { leads: [], leadCount: 0, returning: [] }),
    returningCustomers: mayLead ? await returningCustomers(manager, viewer.userId, now) : [],
    unanswered: care.lines,
    unansweredCount: care.counts.unanswered,
    steps: mayLead ? await stepsOf(manager, viewer, day) : [],
    tasks: due,
    taskCount: tasks.counts.overdue + tasks.counts.today,
    waiting: await waitingOn(manager, viewer, now),
  };
}

/** Today's, in the order of their time; before them what was planned within a month and nobody has said what came of it. */
async function activitiesToday(
  manager: EntityManager,
  viewer: Viewer,
  day: string,
  timeZone: string,
  now: Date,
): Promise<MyDayReply['activities']> {
  const { userId } = viewer;
  const today = instantOfDay(day, timeZone);
  const begin = instantOfDay(addDays(day, -FORGOTTEN_DAYS), timeZone);
  const found = await activitiesIn(manager, { userId, begin, end: instantOfDay(addDays(day, 1), timeZone) });
  const late = found.filter(one => one.startAt < today && one.state === 'planned' && one.ownerId === userId);
  const due = found.filter(one => endOf(one) > today || one.startAt >= today);
  const shown = [...late.filter(one => !due.includes(one)).slice(-SHOWN), ...due.slice(0, 2 * SHOWN)];
  return presentActivities(manager, viewer, shown, now);
}

type MyLeads = Pick<MyDayReply, 'leads' | 'leadCount' | 'returning'>;

async function leadsOf(manager: EntityManager, viewer: Viewer, now: Date): Promise<MyLeads> {
  const mine = { ownerId: viewer.userId, isOpen: true };
  const unanswered = await manager.find(Lead, {
    where: { ...mine, answeredAt: IsNull(), answerDueAt: Not(IsNull()) },
    order: { answerDueAt: 'ASC', id: 'ASC' },
    take: MOST_COUNTED,
  });
  const soon = new Date(now.getTime() + 3 * DAY);
  const returning = await manager.find(Lead, {
    where: { ...mine, returnsAt: LessThanOrEqual(soon) },
    order: { returnsAt: 'ASC', id: 'ASC' },
    take: SHOWN,
  });
  return {
    leads: unanswered.slice(0, SHOWN).map(lead => lineOf(lead, lead.answerDueAt as Date, now)),
    leadCount: unanswered.length,
    returning: returning.map(lead => lineOf(lead, lead.returnsAt as Date, now)),
  };
}

function lineOf(
  { id, number, title, contactName, companyName }: Lead,
  at: Date,
  now: Date,
): MyDayReply['leads'][number] {
  return { id, number, title, contactName, companyName, at: at.toISOString(), isLate: at < now };
}

async function stepsOf(manager: EntityManager, viewer: Viewer, day: string): Promise<MyDayReply['steps']> {
  const leads = await manager.find(Lead, {
    where: { ownerId: viewer.userId, isOpen: true, nextDay: LessThanOrEqual(day) },
    order: { nextDay: 'ASC', id: 'ASC' },
    take: SHOWN,
  });
  const opportunities = await visibleOpportunities(manager, viewer)
    .select(['r.id AS "id"', 'r.number AS "number"', 'r.title AS "title"'])
    .addSelect(['o.nextAction AS "nextAction"', 'o.nextDay AS "nextDay"'])
    .andWhere("r.ownerId = :userId AND r.state = 'open'", { userId: viewer.userId })
    .andWhere('o.nextDay <= :day', { day })
    .orderBy('o.nextDay')
    .addOrderBy('r.id')
    .limit(SHOWN)
    .getRawMany<{ id: number; number: string; title: string; nextAction: string; nextDay: string }>();
  const step = (
    kind: 'lead' | 'opportunity',
    one: { id: number; number: string; title: string; nextAction: string; nextDay: string },
  ) => ({
    ...{ kind, id: one.id, number: one.number, title: one.title, nextAction: one.nextAction },
    ...{ day: one.nextDay, isLate: one.nextDay < day },
  });
  return [...leads.map(lead => step('lead', lead)), ...opportunities.map(one => step('opportunity', one))]
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id - b.id))
    .slice(0, SHOWN);
}

/** Conversations of his mailboxes in which our letter is the last, for days and not yet for a month. */
async function waitingOn(manager: EntityManager, viewer: Viewer, now: Date): Promise<MyDayReply['waiting']> {
  const own = await ownMailboxIds(manager, viewer);
  if (own.length === 0) return [];
  const [from, to] = [new Date(now.getTime() - FORGOTTEN_DAYS * DAY), new Date(now.getTime() - QUIET_DAYS * DAY)];
  const rows = await manager
    .createQueryBuilder(MailboxMessage, 'c')
    .innerJoin(Message, 'm', "m.id = c.messageId AND m.direction = 'out' AND m.kind = 'normal'")
    .innerJoin(Conversation, 'v', 'v.id = m.conversationId AND v.lastAt = m.sentAt')
    .select('m.id', 'id')
    .addSelect('c.sentAt', 'at')
    .distinct(true)
    .where('c.mailboxId IN (:...own) AND c.sentAt > :from AND c.sentAt <= :to', { own, from, to })
    .orderBy('c.sentAt', 'DESC')
    .addOrderBy('m.id', 'DESC')
    .limit(SHOWN)
    .getRawMany<{ id: number }>();
  const letters = await manager.findBy(Message, { id: In(rows.map(row => row.id)) });
  const parties = await partiesOf(manager, viewer, letters);
  return rows.flatMap(({ id }) => {
    const letter = letters.find(one => one.id === id);
    const party = parties.get(id);
    if (!letter || !party) return [];
    const { conversationId, subject, sentAt } = letter;
    const days = Math.floor((now.getTime() - sentAt.getTime()) / DAY);
    return [{ conversationId, subject, ...party, since: sentAt.toISOString(), days }];
  });
}

/** On whom each letter waits: the company that it stands under as far as the viewer may see it, else whom it was written to. */
async function partiesOf(
  manager: EntityManager,
  viewer: Viewer,
  letters: readonly Message[],
): Promise<Map<number, { on: string; side: string }>> {
  const ids = letters.map(letter => letter.id);
  const found = new Map<number, { on: string; side: string }>();
  if (ids.length === 0) return found;
  const filings = await manager.findBy(Filing, { messageId: In(ids), endedAt: IsNull() });
  const visible = await visibleCompanies(
    manager,
    viewer,
    filings.map(filing => filing.companyId),
  );
  const companies = new Map((await manager.findBy(Company, { id: In([...visible]) })).map(one => [one.id, one]));
  const to = await manager.find(Participant, {
    where: { messageId: In(ids), role: 'to' },
    order: { position: 'DESC' },
  });
  for (const { messageId, name, address } of to) found.set(messageId, { on: name || address, side: 'other' });
  for (const { messageId, companyId } of filings) {
    const company = companies.get(companyId);
    if (company) found.set(messageId, { on: company.name, side: sideOf(company) });
  }
  return found;
}

function sideOf(company: Company): string {
  if (company.isCustomer) return 'buyer';
  if (company.isForwarder) return 'forwarder';
  return company.isSupplier ? 'factory' : company.isAgent ? 'agent' : 'other';
}
