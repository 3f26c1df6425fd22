import type { TaskReply } from '../../../service/activities/tasks.schema';

export type DueGroup = 'overdue' | 'today' | 'later' | 'noDay' | 'done';

/** In which part of a list a task stands. */
export function groupOf({ state, dueIn }: Pick<TaskReply, 'state' | 'dueIn'>): DueGroup {
  if (state === 'done') return 'done';
  if (dueIn === null) return 'noDay';
  if (dueIn < 0) return 'overdue';
  return dueIn === 0 ? 'today' : 'later';
}

/** The parts of a list in their order, those that are empty left out. */
export function grouped(tasks: readonly TaskReply[]): { group: DueGroup; tasks: TaskReply[] }[] {
  const groups: readonly DueGroup[] = ['overdue', 'today', 'later', 'noDay', 'done'];
  return groups
    .map(group => ({ group, tasks: tasks.filter(task => groupOf(task) === group) }))
    .filter(one => one.tasks.length > 0);
}

/** A calendar day (YYYY-MM-DD) as it is read; it has no time zone. */
export function dayLabel(day: string, language: string): string {
  const options = { weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language, options).format(new Date(`${day}T00:00:00Z`));
}
