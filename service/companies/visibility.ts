import type { Actor } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { grants } from '../users/roles';

/** A condition for a WHERE, with the values of its `:names`. */
export interface SqlCondition {
  sql: string;
  parameters: Record<string, unknown>;
}

/**
 * The condition that a row of company, under `alias`, may be seen by `viewer` (product, section 3): he or somebody below him owns it, or it
 * is shared with one of them (a manager sees what his people see, CRM-6), nobody owns it, or he sees everything. Suppliers besides need the right to see suppliers, whoever owns them.
 *
 * Ids are written into the text: they are whole numbers of our own, a tree of managers can be longer than the number of parameters that
 * SQL Server takes, and so the condition can stand several times in one statement. The text holds on both databases;
 * `alias` is a plain word, quoted or not.
 *
 * @example `EXISTS (SELECT 1 FROM "company" "c" WHERE "c"."id" = "filing"."companyId" AND ${visibleCompanySql(viewer, 'c').sql})`
 */
export function visibleCompanySql(viewer: Viewer, alias: string): SqlCondition {
  const name = alias.replace(/^"(.*)"$/, '$1');
  if (!/^\w+$/.test(name)) throw new Error('an alias is a plain word');
  if (!viewer.grants.has('companies.read')) return { sql: '(1 = 0)', parameters: {} };
  const wall = viewer.grants.has('suppliers.read') ? '' : ` AND "${name}"."isSupplier" = 0`;
  if (viewer.grants.has('all.read')) return { sql: `(1 = 1${wall})`, parameters: {} };
  const owners = [viewer.userId, ...viewer.ownerIds].map(whole).join(', ');
  const shared =
    `EXISTS (SELECT 1 FROM "company_share" "${name}_share" WHERE "${name}_share"."companyId" = "${name}"."id" ` +
    `AND "${name}_share"."userId" IN (${owners}))`;
  return {
    sql: `(("${name}"."ownerId" IS NULL OR "${name}"."ownerId" IN (${owners}) OR ${shared})${wall})`,
    parameters: {},
  };
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
