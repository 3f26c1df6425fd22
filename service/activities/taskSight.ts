import type { SqlCondition } from '../companies/visibility';
import { isOfHis } from '../companies/visibility';
import type { Viewer } from '../users/roles';

/** Days and people of a task, as far as its rights depend on them. */
interface Parties {
  assigneeId: number;
  createdById: number | null;
}

/**
 * Holds for the tasks that `viewer` may see: his own, those that he gave, those of the people below him, and all of them for whoever sees everything. Ids stand in the
 * text as in companies/visibility.ts. `alias` is an alias of task, quoted.
 */
export function visibleTaskSql(viewer: Viewer, alias: string): SqlCondition {
  if (viewer.grants.has('all.read')) return { sql: '1 = 1', parameters: {} };
  const people = [...new Set([viewer.userId, ...viewer.ownerIds])].map(id => Math.trunc(id)).join(', ');
  const me = Math.trunc(viewer.userId);
  return { sql: `(${alias}."assigneeId" IN (${people}) OR ${alias}."createdById" = ${me})`, parameters: {} };
}

/** True for whoever is to do it, gave it, or stands above whoever is to do it. */
export function mayChangeTask(viewer: Viewer, { assigneeId, createdById }: Parties): boolean {
  return isOfHis(viewer, assigneeId) || createdById === viewer.userId || viewer.grants.has('all.read');
}

/** Days from `today` until `day`, both YYYY-MM-DD; negative where it is past. */
export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
}

/** A calendar day that there is, and on which somebody can do something: the clocks of time zones are not reckoned for years of three digits or of five. */
export function isDay(day: string): boolean {
  if (day < '1900-01-01' || day > '9998-12-31') return false;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day;
}
