import { AppError, badRequest } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import type { Viewer } from '../users/roles';
import type { BulkLeadsBody, BulkLeadsReply } from './acting.schema';
import { assign, reject, reopen } from './acting.service';
import { findVisibleLeads, mayWorkOn } from './leadSight.service';

/**
 * Assigns, rejects or opens again several leads, all that the viewer may, in one transaction. Those that he may not, and those that are over, are left and counted.
 *
 * @throws AppError lead.nothing_to_do, lead.person_unknown
 */
export async function changeLeads(context: Context, viewer: Viewer, body: BulkLeadsBody): Promise<BulkLeadsReply> {
  const { assign: given, reject: rejected } = body;
  if (!given && !rejected && !body.reopen)
    throw badRequest('lead.nothing_to_do', 'Say what is to be done with these leads.');
  const now = context.clock();
  const ids = [...new Set(body.ids)];
  const changedIds = await inTransaction(context.database, async manager => {
    const done: number[] = [];
    for (const lead of await findVisibleLeads(manager, viewer, ids)) {
      if (!(await mayWorkOn(manager, viewer, lead))) continue;
      const acting = { manager, viewer, lead, now };
      const work = given
        ? () => assign(acting, given.userId, '')
        : rejected
          ? () => reject(acting, rejected)
          : () => reopen(acting);
      if (await isDone(work)) done.push(lead.id);
    }
    return done;
  });
  return { changed: changedIds.length, refused: ids.length - changedIds.length, changedIds };
}

/** What one lead refuses before anything is written is no reason to leave the others. */
async function isDone(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof AppError && (error.code === 'lead.not_now' || error.code === 'lead.not_yours')) return false;
    throw error;
  }
}
