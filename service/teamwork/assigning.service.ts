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

/** The people of a shared mailbox who may sign in, by id. */
export interface Crew {
  /** To whom its mail can be given: members, and who manages it. */
  people: number[];
  /** Who takes turns: members; who manages it only where there are none. */
  members: number[];
}

/** The people of shared mailboxes, by mailbox. */
export async function crewsOf(manager: EntityManager, mailboxIds: readonly number[]): Promise<Map<number, Crew>> {
  const found = new Map<number, Crew>();
  if (mailboxIds.length === 0) return found;
  const members = await manager.find(MailboxMember, { where: { mailboxId: In([...mailboxIds]) } });
  const mailboxes = await manager.findBy(Mailbox, { id: In([...mailboxIds]), isShared: true });
  const owners = mailboxes.flatMap(({ ownerId }) => (ownerId === null ? [] : [ownerId]));
  const users = await manager.find(User, {
    where: { id: In([...members.map(member => member.userId), ...owners]), isActive: true },
    select: { id: true },
  });
  const active = new Set(users.map(user => user.id));
  for (const { id, ownerId } of mailboxes) {
    const working = members.filter(one => one.mailboxId === id && active.has(one.userId)).map(one => one.userId);
    const managing = ownerId !== null && active.has(ownerId) ? [ownerId] : [];
    const people = [...new Set([...working, ...managing])].sort((a, b) => a - b);
    found.set(id, { people, members: working.length > 0 ? working : managing });
  }
  return found;
}

/**
 * Who takes care of what has come in, by the rule of each shared mailbox.
 *
 * @returns ids of people by 'mailbox:conversation'; who is not in it is nobody's
 */
export async function chooseCarers(manager: EntityManager, items: readonly Unassigned[]): Promise<Map<string, number>> {
  const chosen = new Map<string, number>();
  if (items.length === 0) return chosen;
  const settings = (await manager.findBy(CareSetting, { mailboxId: In(items.map(item => item.mailboxId)) })).filter(
    setting => setting.assignRule !== 'none',
  );
  if (settings.length === 0) return chosen;
  const crews = await crewsOf(
    manager,
    settings.map(setting => setting.mailboxId),
  );
  const owners = settings.some(setting => setting.assignRule === 'company')
    ? await companyOwners(manager, items)
    : new Map<number, number[]>();
  for (const setting of settings) {
    const { people = [], members = [] } = crews.get(setting.mailboxId) ?? {};
    let last = setting.lastTurnId;
    for (const item of items.filter(one => one.mailboxId === setting.mailboxId)) {
      const owner = (owners.get(item.waitingMessageId ?? 0) ?? []).find(id => people.includes(id));
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
