import type { EntityManager } from 'typeorm';
import { IsNull } from 'typeorm';
import { AppError } from '../../../common/errors';
import type { Context } from '../../../context';
import { fileByPerson, markNotBusiness } from '../../../filing/deciding.service';
import { Filing, FilingStatus } from '../../../filing/filing.entity';
import type { Mailbox } from '../../../mail/message.entity';
import { inTransaction } from '../../../platform/database/transaction';
import { audit } from '../../../users/audit.service';
import { viewerOf } from '../../../users/viewing.service';
import type { OutlookDecision } from './personDecision';

/**
 * Takes what the person of a mailbox did in Outlook as his decision on the message: by the code of the pane, in his name and with his rights, undone like any other.
 *
 * @param within is done in the same transaction
 * @returns whether it was; not where the mailbox is nobody's, or he may not
 */
export async function decideInOutlook(
  context: Context,
  mailbox: Mailbox,
  messageId: number,
  decision: OutlookDecision,
  within: (manager: EntityManager) => Promise<void>,
): Promise<boolean> {
  const now = context.clock();
  const { ownerId, isShared, id: mailboxId } = mailbox;
  if (isShared || ownerId === null) return false;
  try {
    await inTransaction(context.database, async manager => {
      const person = await viewerOf(manager, ownerId);
      if (!person?.grants.has('mail.file')) throw new AppError('permission.missing', 403, 'He may not file mail.');
      const { version } = await manager.findOneByOrFail(FilingStatus, { messageId });
      // Where the history says who decided, it says where.
      const viewer = { ...person, name: `${person.name} (Outlook)` };
      const { companyId, recordIds } = decision;
      const scope = 'message' as const;
      const act =
        companyId === null
          ? await markNotBusiness(manager, viewer, messageId, { scope, version }, now)
          : await fileByPerson(
              manager,
              viewer,
              messageId,
              { companyId, recordIds, scope, version, contactId: await contactOf(manager, messageId, companyId) },
              now,
            );
      const details = { mailboxId, how: decision.how, actId: act.actId };
      await audit(manager, person, 'filing.decided_in_outlook', { type: 'message', id: messageId }, details, now);
      await within(manager);
    });
    context.queue.wake();
    return true;
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return false;
    throw error;
  }
}

/** Under the same company the contact stays. */
async function contactOf(manager: EntityManager, messageId: number, companyId: number) {
  const standing = await manager.findBy(Filing, { messageId, companyId, endedAt: IsNull() });
  return standing.find(filing => filing.contactId !== null)?.contactId ?? null;
}
