import type { Viewer } from '../users/roles';
import type { SqlCondition } from '../companies/visibility';
import { visibleCompanySql } from '../companies/visibility';

/**
 * Holds for the mailboxes whose copies are the viewer's own: his personal ones, the shared ones he works in, and the shared ones that he or somebody below
 * him manages. `alias` is an alias of mailbox.
 */
export function ownMailboxSql(viewer: Viewer, alias: string): SqlCondition {
  // Ids stand in the text as in companies/visibility.ts, and for its reasons.
  const owners = [viewer.userId, ...viewer.ownerIds].map(id => Math.trunc(id)).join(', ');
  return {
    sql:
      `(${alias}."ownerId" = ${Math.trunc(viewer.userId)} OR (${alias}."isShared" = 1 AND ${alias}."ownerId" IN (${owners}))` +
      ` OR EXISTS (SELECT 1 FROM "mailbox_member" "vmm" WHERE "vmm"."mailboxId" = ${alias}."id" AND "vmm"."userId" = ${Math.trunc(viewer.userId)}))`,
    parameters: {},
  };
}

/** Holds for messages of which a copy stands in a mailbox of the viewer's own. `alias` is an alias of message. */
export function ownCopySql(viewer: Viewer, alias: string): SqlCondition {
  const mailbox = ownMailboxSql(viewer, '"vmb"');
  return {
    sql:
      `EXISTS (SELECT 1 FROM "mailbox_message" "vc" INNER JOIN "mailbox" "vmb" ON "vmb"."id" = "vc"."mailboxId"` +
      ` WHERE "vc"."messageId" = ${alias}."id" AND ${mailbox.sql})`,
    parameters: mailbox.parameters,
  };
}

/**
 * Who may see a message (product, section 3): the owner of a copy always; whoever may see one of the parties that it is filed under, and for this
 * a supplier among them asks for the right to see suppliers; nobody else. Unfiled mail is therefore seen by owners of a copy alone. It is part
 * of every query that lists, finds, opens or counts messages. `alias` is an alias of message.
 */
export function visibleMessageSql(viewer: Viewer, alias: string): SqlCondition {
  const own = ownCopySql(viewer, alias);
  if (!viewer.grants.has('mail.filed')) return own;
  const company = visibleCompanySql(viewer, '"vco"');
  const noSupplier = viewer.grants.has('suppliers.read')
    ? ''
    : ` AND NOT EXISTS (SELECT 1 FROM "filing" "vfs" INNER JOIN "company" "vcs" ON "vcs"."id" = "vfs"."companyId"` +
      ` WHERE "vfs"."messageId" = ${alias}."id" AND "vfs"."endedAt" IS NULL AND "vcs"."isSupplier" = 1)`;
  const filed =
    `EXISTS (SELECT 1 FROM "filing" "vf" INNER JOIN "company" "vco" ON "vco"."id" = "vf"."companyId"` +
    ` WHERE "vf"."messageId" = ${alias}."id" AND "vf"."endedAt" IS NULL AND ${company.sql})${noSupplier}`;
  return { sql: `(${own.sql} OR (${filed}))`, parameters: { ...own.parameters, ...company.parameters } };
}
