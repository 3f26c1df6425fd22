import type { ActivityReply } from '../../../service/activities/activities.schema';
import type { CalendarReply } from '../../../service/reports/calendar.schema';

/** What stands on a day. Only activities have a time. */
export type Entry =
  | { kind: 'activity'; key: string; activity: ActivityReply; time: string; title: string }
  | {
      kind: 'task' | 'lead' | 'opportunity' | 'birthday' | 'absence';
      key: string;
      title: string;
      more: string;
      to: string | null;
    };

/** The entries of each of `days`, first what has no time, then by the clock; what lasts longer stands on each of its days. */
export function entriesByDay(calendar: CalendarReply, days: readonly string[]): Map<string, Entry[]> {
  const found = new Map<string, Entry[]>(days.map(day => [day, []]));
  const put = (day: string, entry: Entry) => found.get(day)?.push(entry);
  for (const one of calendar.absences)
    for (const day of days)
      if (one.fromDay <= day && day <= one.toDay)
        put(day, { kind: 'absence', key: `a${one.userId}${one.fromDay}`, title: one.userName, more: '', to: null });
  for (const { contactId, companyId, name, company, day } of calendar.birthdays)
    put(day, {
      kind: 'birthday',
      key: `b${contactId}`,
      title: name,
      more: company,
      to: `/companies/${companyId}/contacts`,
    });
  for (const { id, title, company, day } of calendar.tasks)
    put(day, { kind: 'task', key: `t${id}`, title, more: company, to: '/tasks' });
  for (const { kind, id, nextAction, title, number, day } of calendar.steps) {
    const to = kind === 'lead' ? `/leads/${id}` : `/opportunities/${id}`;
    put(day, { kind, key: `${kind}${id}`, title: nextAction || number, more: title, to });
  }
  for (const activity of calendar.activities)
    for (const day of days) {
      const { day: first, endDay, endTime, minutes } = activity;
      // What ends at midnight does not reach into the day that begins then.
      const reaches =
        day === first || (day > first && (day < endDay || (day === endDay && endTime > '00:00' && minutes > 0)));
      if (reaches)
        put(day, {
          kind: 'activity',
          key: `v${activity.id}`,
          activity,
          time: day === first ? activity.time : '',
          title: activity.subject,
        });
    }
  return found;
}
