import { In } from 'typeorm';
import { conflict, notFound } from '../common/errors';
import type { Context } from '../context';
import { getDecidable } from '../filing/checking.service';
import { MessageWarning } from '../filing/warnings/warning.entity';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import { holdersOf } from '../users/holders.service';
import { writeTo } from '../users/outgoingMail.service';
import type { Viewer } from '../users/roles';
import { Notice } from './care.entity';
import type { FinanceTold } from './care.schema';
import { notify } from './notices.service';
import { peopleNames } from './presentingCare.service';

const MOST = 50;

/**
 * Tells everybody else who may decide on accounts that a letter may be fraud: a notice, and a mail where the house sends any. They learn whose company it is said
 * of and nothing of the letter itself, unless they may see that. Once for a letter, however often and by whomever it is asked for.
 *
 * @throws AppError warning.not_found, message.not_found, warning.no_finance (409) where nobody else may decide on accounts
 */
export async function tellFinance(context: Context, viewer: Viewer, warningId: number): Promise<FinanceTold> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const warning = await manager.findOneBy(MessageWarning, { id: warningId });
    if (!warning) throw notFound('warning');
    const { messageId, code } = warning;
    await getDecidable(manager, viewer, messageId);
    const people = (await holdersOf(manager, 'fields.finance.edit', MOST)).filter(id => id !== viewer.userId);
    if (people.length === 0)
      throw conflict('warning.no_finance', 'Nobody else here may decide on accounts. Tell whoever pays yourself.');
    const before = await manager.find(Notice, {
      where: { userId: In(people), kind: 'finance', messageId },
      order: { id: 'ASC' },
    });
    const names = [...(await peopleNames(manager, people)).values()];
    const [first] = before;
    if (first) return { names, at: first.at.toISOString(), isNew: false };
    await notify(manager, viewer, 'finance', people, messageId, now);
    for (const userId of people) await writeTo(manager, 'finance_told', userId, now);
    await audit(
      manager,
      viewer,
      'warning.finance_told',
      { type: 'message', id: messageId },
      { code, userIds: people },
      now,
    );
    return { names, at: now.toISOString(), isNew: true };
  });
}
