import type { Viewer } from '../users/roles';
import type { SqlCondition } from '../companies/visibility';
import { visibleCompanySql } from '../companies/visibility';

/** Why the copies in a mailbox count as somebody's own. */
export type MailboxWay = 'mailbox_owner' | 'mailbox_manager' | 'mailbox_member';

/** The ways in which the copies of a mailbox are the viewer's own, each as a condition on a mailbox under `alias` (quoted). */
export function mailboxWays(viewer: Viewer, alias: string): { way: MailboxWay; sql: string }[] {
  const userId = Math.trunc(viewer.userId);
  return [
    { way: 'mailbox_owner', sql: `${alias}."ownerId" = ${userId}` },
    { way: 'mailbox_manager', sql: `(${alias}."isShared" = 1 AND ${alias}."ownerId" IN (${ownersOf(viewer)}))` },
    {
      way: 'mailbox_member',
      sql: `EXISTS (SELECT 1 FROM "mailbox_member" "vmm" WHERE "vmm"."mailboxId" = ${alias}."id" AND "vmm"."userId" = ${userId})`,
    },
  ];
}

// Ids stand in the text as in companies/visibility.ts, and for its reasons.
function ownersOf(viewer: Viewer): string {
  return [...new Set([viewer.userId, ...viewer.ownerIds])].map(id => Math.trunc(id)).join(', ');
}

/**
 * Holds for the mailboxes whose copies are the viewer's own: his personal ones, the shared ones he works in, and the shared ones that he or somebody below
 * him manages. `alias` is an alias of mailbox.
 */
export function ownMailboxSql(viewer: Viewer, alias: string): SqlCondition {
  const ways = mailboxWays(viewer, alias).map(({ sql }) => sql);
  return { sql: `(${ways.join(' OR ')})`, parameters: {} };
}

/** Holds for messages of which a copy stands in a mailbox of the viewer's own. `alias` is an alias of message. */
export function ownCopySql(viewer: Viewer, alias: string): SqlCondition {
  const mailbox = ownMailboxSql(viewer, '"vmb"');
  return {
    sql:
      `EXISTS (SELECT 1 FROM "mailbox_message" "vc" INNER JOIN "mailbox" "vmb" ON "vmb"."id" = "vc"."mailboxId"` +
      ` WHERE "vc"."messageId" = ${alias}."id" AND ${mailbox.sql} AND ${privateWallSql(viewer, '"vmb"', `${alias}."id"`)})`,
    parameters: mailbox.parameters,
  };
}

/** Holds for leads of which a letter came into a mailbox of the viewer's own. `lead` is an alias, quoted. */
export function leadCameSql(viewer: Viewer, lead: string): string {
  return (
    `EXISTS (SELECT 1 FROM "lead_message" "wlm" INNER JOIN "mailbox_message" "wmm" ON "wmm"."messageId" = "wlm"."messageId"` +
    ` INNER JOIN "mailbox" "wmb" ON "wmb"."id" = "wmm"."mailboxId" WHERE "wlm"."leadId" = ${lead}."id" AND ${ownMailboxSql(viewer, '"wmb"').sql})`
  );
}

/**
 * Holds unless a copy stands in somebody else's personal mailbox, handed over to the viewer, and is a private letter (filing/privateMail.ts): what a person wrote to his
 * family is not handed over with his work. What its sender marked as private was never stored. `mailbox` is an alias, `messageId` a column.
 */
export function privateWallSql(viewer: Viewer, mailbox: string, messageId: string): string {
  return (
    `(${mailbox}."isShared" = 1 OR ${mailbox}."ownerId" = ${Math.trunc(viewer.userId)} OR NOT EXISTS (SELECT 1 FROM "filing_status" "vps"` +
    ` WHERE "vps"."messageId" = ${messageId} AND "vps"."state" = 'none' AND "vps"."reasons" LIKE '%"private_mail"%'))`
  );
}

/** Of a lead that was claimed from a pool which hides the story its new owner sees the inquiry and what came after; whoever gives leads to people sees all of it. */
function storySql(viewer: Viewer): string {
  if (viewer.grants.has('leads.assign')) return '';
  return ` AND ("vl"."storyFrom" IS NULL OR "vlm"."role" = 'inquiry' OR "vlm"."sentAt" >= "vl"."storyFrom")`;
}

/** Why somebody may see a message. */
export type MessageWay = 'own_copy' | 'party' | 'record' | 'lead';

/**
 * The ways in which messages are open to `viewer`, each as a condition on a message under `alias`: a copy of his own; one of the parties that it is filed under is
 * open to him; it is filed under a record, or belongs to a lead, that he, or somebody below him, works on. For parties and records a supplier among the parties asks for the right to
 * see suppliers. `visibleMessageSql` is these and nothing else, and so is the answer to "why can he see this?".
 */
export function messageWays(viewer: Viewer, alias: string): { way: MessageWay; sql: string }[] {
  const own = { way: 'own_copy' as const, sql: ownCopySql(viewer, alias).sql };
  if (!viewer.grants.has('mail.filed')) return [own];
  const company = visibleCompanySql(viewer, '"vco"');
  const wall = viewer.grants.has('suppliers.read') ? '' : ` AND NOT ${supplierAmongSql(alias)}`;
  const filed = `WHERE "vf"."messageId" = ${alias}."id" AND "vf"."endedAt" IS NULL`;
  return [
    own,
    {
      way: 'party',
      sql: `(EXISTS (SELECT 1 FROM "filing" "vf" INNER JOIN "company" "vco" ON "vco"."id" = "vf"."companyId" ${filed} AND ${company.sql})${wall})`,
    },
    {
      way: 'record',
      sql: `(EXISTS (SELECT 1 FROM "filing" "vf" INNER JOIN "record" "vr" ON "vr"."id" = "vf"."recordId" ${filed} AND "vr"."ownerId" IN (${ownersOf(viewer)}))${wall})`,
    },
    // A lead that is rejected or merged opens nothing: what was no inquiry stays with whom it was written to.
    ...(viewer.grants.has('leads.read')
      ? [
          {
            way: 'lead' as const,
            sql:
              `EXISTS (SELECT 1 FROM "lead_message" "vlm" INNER JOIN "lead" "vl" ON "vl"."id" = "vlm"."leadId"` +
              ` WHERE "vlm"."messageId" = ${alias}."id" AND "vl"."ownerId" IN (${ownersOf(viewer)}) AND "vl"."stage" <> 'disqualified'${storySql(viewer)})`,
          },
        ]
      : []),
  ];
}

/** Holds for messages that are filed under a supplier. */
export function supplierAmongSql(alias: string): string {
  return (
    `EXISTS (SELECT 1 FROM "filing" "vfs" INNER JOIN "company" "vcs" ON "vcs"."id" = "vfs"."companyId"` +
    ` WHERE "vfs"."messageId" = ${alias}."id" AND "vfs"."endedAt" IS NULL AND "vcs"."isSupplier" = 1)`
  );
}

/**
 * Who may see a message (product, section 3): the owner of a copy always; whoever may see one of the parties that it is filed under, or works on a record that it
 * is filed under, and for this a supplier among them asks for the right to see suppliers; nobody else. Unfiled mail is therefore seen by owners of a copy alone. It is part
 * of every query that lists, finds, opens or counts messages. `alias` is an alias of message.
 */
export function visibleMessageSql(viewer: Viewer, alias: string): SqlCondition {
  const ways = messageWays(viewer, alias).map(({ sql }) => sql);
  return { sql: `(${ways.join(' OR ')})`, parameters: {} };
}
