import type { EntityManager } from 'typeorm';
import { visibleCompanySql } from '../companies/visibility';
import { ownMailboxIds } from '../filing/ownMailboxes.service';
import type { MessageWay } from '../filing/visibility';
import { messageWays } from '../filing/visibility';
import { findMessageIds } from '../platform/database/searchPlaces';
import type { Viewer } from '../users/roles';

// More than this is not gathered: it takes 0.3 µs each, and whoever may see more than that soon finds something he may see.
const MOST = 150_000;

/**
 * All messages that the viewer can possibly see, and some that he may not, in no order; null where they are very many, or where there is a way to see mail that is not
 * known here.
 */
export async function reachOf(manager: EntityManager, viewer: Viewer): Promise<number[] | null> {
  if (viewer.grants.has('all.read') && viewer.grants.has('mail.filed')) return null;
  const boxes = [0, ...(await ownMailboxIds(manager, viewer))].join(', ');
  const owners = [viewer.userId, ...viewer.ownerIds].map(id => Math.trunc(id)).join(', ');
  const filed = (column: string, ids: string) =>
    `SELECT "vf"."messageId" AS "messageId" FROM "filing" "vf" WHERE "vf"."endedAt" IS NULL AND "vf"."${column}" IN (${ids})`;
  const parts: Record<MessageWay, string> = {
    own_copy: `SELECT "vc"."messageId" AS "messageId" FROM "mailbox_message" "vc" WHERE "vc"."mailboxId" IN (${boxes})`,
    party: filed('companyId', `SELECT "vco"."id" FROM "company" "vco" WHERE ${visibleCompanySql(viewer, '"vco"').sql}`),
    record: filed('recordId', `SELECT "vr"."id" FROM "record" "vr" WHERE "vr"."ownerId" IN (${owners})`),
    lead: `SELECT "vlm"."messageId" AS "messageId" FROM "lead_message" "vlm" INNER JOIN "lead" "vl" ON "vl"."id" = "vlm"."leadId" WHERE "vl"."ownerId" IN (${owners})`,
  };
  const ways = messageWays(viewer, '"m"').map(({ way }) => parts[way]);
  return ways.every(Boolean) ? findMessageIds(manager, ways.join(' UNION ALL '), MOST) : null;
}

/** What the first of the sources that is not long answers; null where all are, or there is none. */
export async function firstShort(manager: EntityManager, sources: readonly string[]): Promise<number[] | null> {
  for (const source of sources) {
    const ids = await findMessageIds(manager, source, MOST);
    if (ids) return ids;
  }
  return null;
}
