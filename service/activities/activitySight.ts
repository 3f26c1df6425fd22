import type { SqlCondition } from '../companies/visibility';
import { isOfHis, visibleCompanySql } from '../companies/visibility';
import { leadCameSql } from '../filing/visibility';
import type { Viewer } from '../users/roles';

/** Whose an activity is, as far as the right to change it depends on it. */
interface Parties {
  ownerId: number;
  createdById: number | null;
}

/**
 * Holds for the activities that `viewer` may see: his own and those that he entered, those in which he takes part, those of the people below him, those about a company or a lead that is open to him or an opportunity in whose team he is, and
 * all of them for whoever sees everything. Leads stand above activities and are named in the text alone; of one that lies in a pool, and of what was before a story that is hidden, nothing is
 * told. Ids stand in the text as in companies/visibility.ts.
 *
 * @param alias of activity, quoted or not
 */
export function visibleActivitySql(viewer: Viewer, alias: string): SqlCondition {
  if (viewer.grants.has('all.read')) return { sql: '1 = 1', parameters: {} };
  const name = plainAlias(alias);
  const people = peopleOf(viewer);
  const ways = [
    `${name}."ownerId" IN (${people})`,
    `${name}."createdById" = ${Math.trunc(viewer.userId)}`,
    `EXISTS (SELECT 1 FROM "activity_person" "wap" WHERE "wap"."activityId" = ${name}."id" AND "wap"."userId" IN (${people}))`,
    `EXISTS (SELECT 1 FROM "company" "wac" WHERE "wac"."id" = ${name}."companyId" AND ${visibleCompanySql(viewer, 'wac').sql})`,
    ...(viewer.grants.has('leads.read') ? [`${name}."recordId" IN (${teamRecordsSql(viewer)})`] : []),
    `EXISTS (SELECT 1 FROM "lead" "wal" WHERE "wal"."id" = ${name}."leadId" AND ${openLeadSql(viewer, 'wal')}` +
      `${seesStories(viewer) ? '' : ` AND ("wal"."storyFrom" IS NULL OR ${name}."startAt" >= "wal"."storyFrom")`})`,
  ];
  return { sql: `(${ways.join(' OR ')})`, parameters: {} };
}

/**
 * Holds for the leads that `viewer` may see by name: leads/visibility.ts without what lies in a pool, of which nobody is told who it is.
 *
 * @param alias of lead, a plain word
 */
export function openLeadSql(viewer: Viewer, alias: string): string {
  const name = plainAlias(alias);
  if (!viewer.grants.has('leads.read')) return '(1 = 0)';
  if (viewer.grants.has('all.read')) return '(1 = 1)';
  const free = viewer.grants.has('leads.assign') ? '1 = 1' : leadCameSql(viewer, name);
  return `(${name}."ownerId" IN (${peopleOf(viewer)}) OR (${name}."ownerId" IS NULL AND ${name}."stage" <> 'pool' AND ${free}))`;
}

/** The opportunities in whose team the viewer, or one of his people, is: leads/opportunityReading.service.ts has the same way; the table is named in the text alone. */
export function teamRecordsSql(viewer: Viewer): string {
  return `SELECT "recordId" FROM "opportunity_member" WHERE "userId" IN (${peopleOf(viewer)})`;
}

const seesStories = (viewer: Viewer) => viewer.grants.has('leads.assign') || viewer.grants.has('all.read');

function peopleOf(viewer: Viewer): string {
  return [...new Set([viewer.userId, ...viewer.ownerIds])].map(id => String(Math.trunc(id))).join(', ');
}

function plainAlias(alias: string): string {
  const name = alias.replace(/^"(.*)"$/, '$1');
  if (!/^\w+$/.test(name)) throw new Error('an alias is a plain word');
  return `"${name}"`;
}

/** True for whoever does it, entered it, or stands above whoever does it. */
export function mayChangeActivity(viewer: Viewer, { ownerId, createdById }: Parties): boolean {
  return isOfHis(viewer, ownerId) || createdById === viewer.userId || viewer.grants.has('all.read');
}
