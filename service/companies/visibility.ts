import type { Actor } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { grants } from '../users/roles';

/** A condition for a WHERE, with the values of its `:names`. */
export interface SqlCondition {
  sql: string;
  parameters: Record<string, unknown>;
}

/** Why somebody may see a company. */
export type CompanyWay = 'all' | 'nobodys' | 'own' | 'people' | 'rule' | 'shared' | 'shared_with_team';

/** One way in which a company is open to somebody, as a condition. */
export interface CompanyWaySql {
  way: CompanyWay;
  sql: string;
}

/**
 * The ways in which companies are open to `viewer`, each as a condition on a row of company under `alias`: he or somebody below him owns it, or it
 * is shared with one of them or with a team of theirs (a manager sees what his people see, CRM-6), a rule shares what its owner's team owns, nobody owns it, or he sees everything.
 * `visibleCompanySql` is these and nothing else, and so is the answer to "why can he see this?".
 *
 * @param access 'write': only the ways that let him change it, as far as his grants let him change companies at all
 */
export function companyWays(viewer: Viewer, alias: string, access: 'read' | 'write' = 'read'): CompanyWaySql[] {
  const name = plainAlias(alias);
  if (viewer.grants.has('all.read')) return [{ way: 'all', sql: '1 = 1' }];
  const people = viewer.ownerIds.filter(id => id !== viewer.userId);
  const everybody = listed([viewer.userId, ...people]);
  // IN, and not a correlated EXISTS: then the condition can drive a query by the indices of its ways.
  const shared = (table: string, column: string, ids: string) =>
    `"${name}"."id" IN (SELECT "companyId" FROM "${table}" WHERE "${column}" IN (${ids})` +
    `${access === 'write' ? ` AND "access" = 'write'` : ''})`;
  const teamIds = viewer.teamIds ?? [];
  const ruleOwners = viewer.ruleOwnerIds?.[access] ?? [];
  const owned = (ids: readonly number[]) => `"${name}"."ownerId" IN (${listed(ids)})`;
  return [
    { way: 'nobodys', sql: nobodysSql(viewer, name) },
    { way: 'own', sql: owned([viewer.userId]) },
    ...(people.length > 0 ? [{ way: 'people' as const, sql: owned(people) }] : []),
    ...(ruleOwners.length > 0 ? [{ way: 'rule' as const, sql: owned(ruleOwners) }] : []),
    { way: 'shared', sql: shared('company_share', 'userId', everybody) },
    ...(teamIds.length > 0
      ? [{ way: 'shared_with_team' as const, sql: shared('company_team_share', 'teamId', listed(teamIds)) }]
      : []),
  ];
}

/** What lies in a pool is told masked until it is claimed (leads/customerPool.service.ts), but to those who give work to people. */
function nobodysSql(viewer: Viewer, name: string): string {
  const isWhole = viewer.grants.has('leads.assign');
  return isWhole ? `"${name}"."ownerId" IS NULL` : `("${name}"."ownerId" IS NULL AND "${name}"."poolId" IS NULL)`;
}

/**
 * The condition that a row of company, under `alias`, may be seen by `viewer` (product, section 3): one of the ways above is open, and
 * of a supplier he has the right to see suppliers, whoever owns it.
 *
 * Ids are written into the text: they are whole numbers of our own, a tree of managers can be longer than the number of parameters that
 * SQL Server takes, and so the condition can stand several times in one statement. The text holds on both databases;
 * `alias` is a plain word, quoted or not.
 *
 * @example `EXISTS (SELECT 1 FROM "company" "c" WHERE "c"."id" = "filing"."companyId" AND ${visibleCompanySql(viewer, 'c').sql})`
 */
export function visibleCompanySql(viewer: Viewer, alias: string): SqlCondition {
  return openCompanySql(viewer, alias, 'read');
}

/** As `visibleCompanySql`, for companies that he may change as far as his grants let him change any: one shared for reading alone is not among them. */
export function editableCompanySql(viewer: Viewer, alias: string): SqlCondition {
  return openCompanySql(viewer, alias, 'write');
}

function openCompanySql(viewer: Viewer, alias: string, access: 'read' | 'write'): SqlCondition {
  const name = plainAlias(alias);
  if (!viewer.grants.has('companies.read')) return { sql: '(1 = 0)', parameters: {} };
  const wall = viewer.grants.has('suppliers.read') ? '' : ` AND "${name}"."isSupplier" = 0`;
  const ways = companyWays(viewer, alias, access).map(({ sql }) => sql);
  return { sql: `((${ways.join(' OR ')})${wall})`, parameters: {} };
}

/**
 * A statement that answers the ids of the companies that `viewer` may see, some of them twice: one range of an index for each way, where the condition as a whole would have the
 * table walked.
 */
export function visibleCompanyIdsSql(viewer: Viewer): string {
  if (!viewer.grants.has('companies.read')) return 'SELECT "vi"."id" FROM "company" "vi" WHERE 1 = 0';
  const wall = viewer.grants.has('suppliers.read') ? '' : ` AND "vi"."isSupplier" = 0`;
  return companyWays(viewer, 'vi')
    .map(({ sql }) => `SELECT "vi"."id" FROM "company" "vi" WHERE ${sql}${wall}`)
    .join(' UNION ALL ');
}

function plainAlias(alias: string): string {
  const name = alias.replace(/^"(.*)"$/, '$1');
  if (!/^\w+$/.test(name)) throw new Error('an alias is a plain word');
  return name;
}

function listed(ids: readonly number[]): string {
  return [...new Set(ids)].map(whole).join(', ');
}

function whole(id: number): string {
  if (!Number.isSafeInteger(id)) throw new Error('an id is a whole number');
  return String(id);
}

/** True where `viewer` may give the company of `ownerId` to somebody else: it is his, of somebody below him, or nobody's. */
export function mayTransfer(viewer: Viewer, ownerId: number | null): boolean {
  return ownerId === null || viewer.grants.has('all.read') || isOfHis(viewer, ownerId);
}

/** True for himself and everybody below him. */
export function isOfHis(viewer: Viewer, ownerId: number): boolean {
  return ownerId === viewer.userId || viewer.ownerIds.includes(ownerId);
}

/** The person's id for `createdById` and its like; null for the command line, which is nobody. */
export function personId(viewer: Viewer): number | null {
  return viewer.userId > 0 ? viewer.userId : null;
}

/** Who the audit log says it was. */
export function actorOf(viewer: Viewer): Actor {
  return viewer.userId > 0 ? viewer : 'command_line';
}

/** Whoever runs the command line on the machine itself has the files anyway: all rights, and no id of a person. */
export function commandLineViewer(): Viewer {
  return { userId: 0, name: 'command line', roles: [], grants: new Set(grants), ownerIds: [] };
}
