import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { Mailbox, MailboxMember } from '../../mail/message.entity';
import type { Viewer } from '../../users/roles';
import { User } from '../../users/user.entity';
import { viewerOf } from '../../users/viewing.service';
import { FilingRule } from '../filing.entity';
import type { OrderedRule } from './conditions';
import { FilingRuleDetail } from './rule.entity';

/** Addresses of the mailboxes of each person: his own, those he manages, and those he works in. */
export async function mailboxesOf(
  manager: EntityManager,
  userIds: readonly number[],
): Promise<Map<number, Set<string>>> {
  const found = new Map<number, Set<string>>(userIds.map(id => [id, new Set<string>()]));
  if (userIds.length === 0) return found;
  for (const { ownerId, address } of await manager.findBy(Mailbox, { ownerId: In([...userIds]) }))
    found.get(ownerId as number)?.add(address);
  const member = await manager
    .createQueryBuilder(MailboxMember, 'mm')
    .innerJoin(Mailbox, 'm', 'm.id = mm.mailboxId')
    .select(['mm.userId AS userId', 'm.address AS address'])
    .where('mm.userId IN (:...userIds)', { userIds })
    .getRawMany<{ userId: number; address: string }>();
  for (const { userId, address } of member) found.get(userId)?.add(address);
  return found;
}

/** Whether a person's rules may reach into every mailbox: he has the right, and sees whatever a rule could file. */
export function mayCoverAll(viewer: Viewer): boolean {
  return viewer.grants.has('rules.all') && viewer.grants.has('all.read');
}

/** Rules as the filing asks them: with the mailboxes that their owners have now. A rule whose owner has left, or lost the right to it, is not among them. */
export async function orderedRulesOf(
  manager: EntityManager,
  pairs: readonly { rule: FilingRule; detail: FilingRuleDetail }[],
): Promise<OrderedRule[]> {
  if (pairs.length === 0) return [];
  const userIds = [...new Set(pairs.map(({ rule }) => rule.userId))];
  const people = await manager.findBy(User, { id: In(userIds), isActive: true });
  const users = new Map(people.map(user => [user.id, user.name]));
  const mailboxes = await mailboxesOf(manager, userIds);
  const farReaching = new Set(pairs.flatMap(({ rule, detail }) => (detail.coverage === 'all' ? [rule.userId] : [])));
  for (const userId of farReaching) {
    const viewer = await viewerOf(manager, userId);
    if (!viewer || !mayCoverAll(viewer)) farReaching.delete(userId);
  }
  const isHeld = ({ rule, detail }: (typeof pairs)[number]) =>
    users.has(rule.userId) && (detail.coverage === 'own' || farReaching.has(rule.userId));
  return pairs.filter(isHeld).map(({ rule, detail }) => ({
    id: rule.id,
    name: detail.name,
    userName: users.get(rule.userId) ?? '',
    conditions: detail.conditions,
    action: detail.action,
    companyId: rule.companyId,
    contactId: detail.contactId,
    recordId: rule.recordId,
    category: detail.category,
    mailboxes: detail.coverage === 'all' ? null : (mailboxes.get(rule.userId) ?? new Set()),
    sinceMessageId: detail.sinceMessageId,
  }));
}

/**
 * The rules with conditions that are switched on, in their order; rules that are being tried stand at their own place among them, for all mail, however old.
 */
export async function loadOrderedRules(
  manager: EntityManager,
  tried: readonly OrderedRule[] = [],
): Promise<OrderedRule[]> {
  const details = await manager.find(FilingRuleDetail, {
    where: { state: 'active' },
    order: { position: 'ASC', ruleId: 'ASC' },
  });
  const custom = details.filter(detail => detail.conditions.length > 0);
  if (custom.length === 0) return [...tried];
  const ids = custom.map(detail => detail.ruleId);
  const open = await manager.findBy(FilingRule, { id: In(ids), scope: 'custom', endedAt: IsNull() });
  const rules = new Map(open.map(rule => [rule.id, rule]));
  const active = await orderedRulesOf(
    manager,
    custom.flatMap(detail => {
      const rule = rules.get(detail.ruleId);
      return rule ? [{ rule, detail }] : [];
    }),
  );
  return placeTried(active, details, tried);
}

/** Puts rules that are tried where their own stand; one that is not switched on yet stands behind all. */
function placeTried(
  active: readonly OrderedRule[],
  details: readonly FilingRuleDetail[],
  tried: readonly OrderedRule[],
): OrderedRule[] {
  const known = new Set(details.map(detail => detail.ruleId));
  const replaced = active.map(rule => tried.find(one => one.id === rule.id) ?? rule);
  return [...replaced, ...tried.filter(one => !known.has(one.id))];
}
