import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { conflict, notFound } from '../common/errors';
import type { Context } from '../context';
import { getDecidable } from '../filing/checking.service';
import { MessageWarning } from '../filing/warnings/warning.entity';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import { writeTo } from '../users/outgoingMail.service';
import type { Viewer } from '../users/roles';
import { User, UserRole } from '../users/user.entity';
import { Notice } from './care.entity';
import type { FinanceTold } from './care.schema';
import { notify } from './notices.service';
import { peopleNames } from './presentingCare.service';

const MOST = 50;

/**
 * Tells the people who pay that a letter may be fraud: a notice, and a mail where the house sends any. They learn whose company it is said of, as far as they may know it, and nothing of
 * the letter itself, unless they may see that. Once for a letter, however often and by whomever it is asked for.
 *
 * @throws AppError warning.not_found, message.not_found, warning.no_finance (409) where nobody has the role
 */
export async function tellFinance(context: Context, viewer: Viewer, warningId: number): Promise<FinanceTold> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const warning = await manager.findOneBy(MessageWarning, { id: warningId });
    if (!warning) throw notFound('warning');
    const { messageId, code } = warning;
    await getDecidable(manager, viewer, messageId);
    const people = await payers(manager);
    if (people.length === 0)
      throw conflict('warning.no_finance', 'Nobody here has the role of finance. Tell whoever pays yourself.');
    const before = await manager.find(Notice, {
      where: { userId: In(people), kind: 'finance', messageId },
      order: { id: 'ASC' },
    });
    const names = [...(await peopleNames(manager, people)).values()];
    const [first] = before;
    if (first) return { names, at: first.at.toISOString(), isNew: false };
    await notify(manager, viewer, 'finance', people, messageId, now);
    const others = people.filter(id => id !== viewer.userId);
    for (const userId of others) await writeTo(manager, 'finance_told', userId, now);
    await audit(
      manager,
      viewer,
      'warning.finance_told',
      { type: 'message', id: messageId },
      { code, userIds: others },
      now,
    );
    return { names, at: now.toISOString(), isNew: true };
  });
}

async function payers(manager: EntityManager): Promise<number[]> {
  const rows = await manager.find(UserRole, { where: { role: 'finance' }, take: MOST });
  if (rows.length === 0) return [];
  const users = await manager.find(User, {
    select: { id: true },
    where: { id: In(rows.map(row => row.userId)), isActive: true },
  });
  return users.map(user => user.id);
}
