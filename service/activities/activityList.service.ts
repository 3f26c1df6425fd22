import { In } from 'typeorm';
import { clockOf, dayOf } from '../common/calendarDay';
import { badRequest, notFound } from '../common/errors';
import { pageOf, readTimeCursor } from '../common/paging';
import { Contact } from '../companies/company.entity';
import { getVisibleCompany } from '../companies/visibleCompany.service';
import type { Context } from '../context';
import { listPeople } from '../users/accounts.service';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import { findOpenRecords } from './about.service';
import type { ActivityChoices, ActivityList, ActivityQuery, ActivityReply } from './activities.schema';
import { Activity } from './activity.entity';
import { visibleActivitySql } from './activitySight';
import { getVisibleActivity, replyOf } from './activityWriting.service';
import { calendarFile } from './calendarFile';
import { endOf, openLeads, presentActivities } from './presentingActivities.service';

const MOST_CONTACTS = 200;

/**
 * Activities about one company, record or lead, the latest first. Each is one range of an index.
 *
 * @throws AppError activity.about_nothing, company.not_found, record.not_found, lead.not_found, page.cursor_invalid
 */
export async function listActivities(context: Context, viewer: Viewer, query: ActivityQuery): Promise<ActivityList> {
  const { manager } = context.database;
  const { column, id } = await aboutOf(context, viewer, query);
  const visible = visibleActivitySql(viewer, '"a"');
  const limit = query.limit ?? 20;
  const builder = manager
    .createQueryBuilder(Activity, 'a')
    .where(`a.${column} = :id AND a.deletedAt IS NULL`, { id })
    .andWhere(visible.sql, visible.parameters)
    .orderBy('a.startAt', 'DESC')
    .addOrderBy('a.id', 'DESC')
    .limit(limit + 1);
  if (query.cursor) {
    const place = readTimeCursor(query.cursor);
    builder.andWhere('(a.startAt < :at OR (a.startAt = :at AND a.id < :below))', { at: place.at, below: place.id });
  }
  const page = pageOf(await builder.getMany(), limit, row => ({ at: row.startAt, id: row.id }));
  return {
    activities: await presentActivities(manager, viewer, page.rows, context.clock()),
    nextCursor: page.nextCursor,
  };
}

async function aboutOf(
  context: Context,
  viewer: Viewer,
  { companyId, recordId, leadId }: ActivityQuery,
): Promise<{ column: 'companyId' | 'recordId' | 'leadId'; id: number }> {
  const { manager } = context.database;
  if (companyId) {
    await getVisibleCompany(manager, viewer, companyId);
    return { column: 'companyId', id: companyId };
  }
  if (recordId) {
    const [record] = await findOpenRecords(manager, viewer, [recordId]);
    if (!record) throw notFound('record', { id: recordId });
    return { column: 'recordId', id: recordId };
  }
  if (!leadId) throw badRequest('activity.about_nothing', 'Name the company, the record or the lead.');
  if (!(await openLeads(manager, viewer, [leadId])).has(leadId)) throw notFound('lead', { id: leadId });
  return { column: 'leadId', id: leadId };
}

/** @throws AppError activity.not_found */
export async function readActivity(context: Context, viewer: Viewer, id: number): Promise<ActivityReply> {
  const { manager } = context.database;
  return replyOf(manager, viewer, await getVisibleActivity(manager, viewer, id), context.clock());
}

/** One activity as a file that Outlook's calendar takes. @throws AppError activity.not_found */
export async function readCalendarFile(context: Context, viewer: Viewer, id: number): Promise<string> {
  const { manager } = context.database;
  const { publicUrl } = context.config;
  const activity = await getVisibleActivity(manager, viewer, id);
  const { company, contacts } = await replyOf(manager, viewer, activity, context.clock());
  const who = [company?.name, contacts.map(one => one.name).join(', ')].filter(Boolean).join(' · ');
  const { subject, place, startAt, updatedAt, state, remindMinutes } = activity;
  return calendarFile({
    ...{ uid: `activity-${id}@${new URL(publicUrl).hostname}`, subject, place, startAt, updatedAt, remindMinutes },
    text: [who, activity.text].filter(Boolean).join('\n\n'),
    endAt: endOf(activity),
    sequence: activity.version,
    isCancelled: state === 'cancelled',
    url: `${publicUrl}/calendar?open=${id}`,
  });
}

/** What the form of a new activity begins with. @throws AppError company.not_found */
export async function activityChoices(context: Context, viewer: Viewer, companyId?: number): Promise<ActivityChoices> {
  const { manager } = context.database;
  const { timeZone } = await getCompanySettings(manager);
  const now = context.clock();
  if (companyId) await getVisibleCompany(manager, viewer, companyId);
  const contacts = companyId
    ? await manager.find(Contact, {
        select: { id: true, name: true, leftAt: true },
        where: { companyId: In([companyId]) },
        order: { name: 'ASC', id: 'ASC' },
        take: MOST_CONTACTS,
      })
    : [];
  return {
    ...{ day: dayOf(now, timeZone), time: clockOf(now, timeZone), timeZone },
    people: (await listPeople(manager)).map(({ id, name }) => ({ id, name })),
    contacts: contacts.filter(one => one.leftAt === null).map(({ id, name }) => ({ id, name })),
  };
}
