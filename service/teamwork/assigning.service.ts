import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { Company } from '../companies/company.entity';
import { Filing } from '../filing/filing.entity';
import { Mailbox, MailboxMember } from '../mail/message.entity';
import { User } from '../users/user.entity';
import { CareSetting } from './care.entity';
import { nextInTurn } from './moving';

/** A conversation that nobody takes care of yet. */
export interface Unassigned {
  mailboxId: number;
  conversationId: number;
  waitingMessageId: number | null;
}

/** The people who work in shared mailboxes and may be given its mail: members, and who manages it; only those who may sign in. */
export async function carersOf(manager: EntityManager, mailboxIds: readonly number[]): Promise<Map<number, number[]>> {
  const found = new Map<number, number[]>();
  if (mailboxIds.length === 0) return found;
  const where = { mailboxId: In([...mailboxIds]) };
  const members = await manager.find(MailboxMember, { where });
  const mailboxes = await manager.findBy(Mailbox, { id: In([...mailboxIds]), isShared: true });
  const pairs = [
    ...members.map(({ mailboxId, userId }) => ({ mailboxId, userId })),
    ...mailboxes.flatMap(({ id, ownerId }) => (ownerId === null ? [] : [{ mailboxId: id, userId: ownerId }])),
  ];
  const users = await manager.find(User, {
    where: { id: In(pairs.map(pair => pair.userId)), isActive: true },
    select: { id: true },
  });
  const active = new Set(users.map(user => user.id));
  for (const { id } of mailboxes) {
    const ids = pairs.filter(pair => pair.mailboxId === id && active.has(pair.userId)).map(pair => pair.userId);
    found.set(id, [...new Set(ids)].sort((a, b) => a - b));
  }
  return found;
}

/**
 * Who takes care of what has come in, by the rule of each shared mailbox.
 *
 * @returns ids of people by 'mailbox:conversation'; who is not in it is nobody's
 */
export async function chooseCarers(
  manager: EntityManager,
  items: readonly Unassigned[],
): Promise<Map<string, number>> {
  const chosen = new Map<string, number>();
  if (items.length === 0) return chosen;
  const settings = (await manager.findBy(CareSetting, { mailboxId: In(items.map(item => item.mailboxId)) })).filter(
    setting => setting.assignRule !== 'none',
  );
  if (settings.length === 0) return chosen;
  const people = await carersOf(
    manager,
    settings.map(setting => setting.mailboxId),
  );
  const owners = settings.some(setting => setting.assignRule === 'company')
    ? await companyOwners(manager, items)
    : new Map<number, number[]>();
  for (const setting of settings) {
    const members = people.get(setting.mailboxId) ?? [];
    let last = setting.lastTurnId;
    for (const item of items.filter(one => one.mailboxId === setting.mailboxId)) {
      const owner = (owners.get(item.waitingMessageId ?? 0) ?? []).find(id => members.includes(id));
      const userId = setting.assignRule === 'turn' ? nextInTurn(members, last) : (owner ?? null);
      if (userId === null) continue;
      last = userId;
      chosen.set(`${item.mailboxId}:${item.conversationId}`, userId);
    }
    if (setting.assignRule === 'turn' && last !== setting.lastTurnId)
      await manager.update(CareSetting, { mailboxId: setting.mailboxId }, { lastTurnId: last });
  }
  return chosen;
}

/** Who has the companies that letters are filed under, by message. */
async function companyOwners(manager: EntityManager, items: readonly Unassigned[]): Promise<Map<number, number[]>> {
  const messageIds = items.flatMap(item => item.waitingMessageId ?? []);
  const filings = await manager.findBy(Filing, { messageId: In(messageIds), endedAt: IsNull() });
  const companies = await manager.find(Company, {
    where: { id: In(filings.map(filing => filing.companyId)) },
    select: { id: true, ownerId: true },
  });
  const owners = new Map(companies.map(company => [company.id, company.ownerId]));
  const found = new Map<number, number[]>();
  for (const { messageId, companyId } of filings) {
    const owner = owners.get(companyId);
    if (owner) found.set(messageId, [...(found.get(messageId) ?? []), owner]);
  }
  return found;
}
