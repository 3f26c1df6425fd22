import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { dayOf } from '../common/calendarDay';
import { badRequest, conflict, notFound } from '../common/errors';
import type { Context } from '../context';
import { Mailbox } from '../mail/message.entity';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import { User } from '../users/user.entity';
import { openLeads, peopleWith } from './assigning.service';
import { Absence, LeadPool, LeadRule } from './assignment.entity';
import type { LeadRuleBody, LeadRuleList, LeadRuleReply } from './assignment.schema';
import { requestReclock } from './pools.service';

const MAX_RULES = 100;

/** All rules in their order, and what they can name. */
export async function listRules(manager: EntityManager, now: Date): Promise<LeadRuleList> {
  const rules = await manager.find(LeadRule, { order: { position: 'ASC', id: 'ASC' } });
  const able = await peopleWith(manager, 'leads.write');
  const named = [...new Set(rules.flatMap(rule => rule.userIds))].filter(id => !able.has(id));
  const users = await manager.find(User, {
    select: { id: true, name: true },
    where: { id: In([...able, ...named]) },
    order: { name: 'ASC', id: 'ASC' },
  });
  const load = await openLeads(manager, [...able]);
  const away = await awayUntil(manager, now);
  const pools = await manager.find(LeadPool, {
    where: { isActive: true, isForLeads: true },
    order: { position: 'ASC', id: 'ASC' },
  });
  const mailboxes = await manager.find(Mailbox, { order: { name: 'ASC', id: 'ASC' } });
  const plain = ({ id, name }: { id: number; name: string }) => ({ id, name });
  return {
    rules: rules.map(replyOf),
    people: users
      .filter(user => able.has(user.id))
      .map(user => ({
        ...plain(user),
        openLeads: load.get(user.id) ?? 0,
        awayUntil: away.get(user.id) ?? null,
      })),
    pools: pools.map(plain),
    mailboxes: mailboxes.map(({ id, name, address }) => ({ id, name: name || address })),
    gone: users.filter(user => !able.has(user.id)).map(plain),
  };
}

/** Who is on leave today, and his last day of it. */
async function awayUntil(manager: EntityManager, now: Date): Promise<Map<number, string>> {
  const { timeZone } = await getCompanySettings(manager);
  const rows = await manager
    .createQueryBuilder(Absence, 'a')
    .where('a.toDay >= :today AND a.fromDay <= :today', { today: dayOf(now, timeZone) })
    .orderBy('a.toDay')
    .getMany();
  return new Map(rows.map(row => [row.userId, row.toDay]));
}

/** @throws AppError lead_rule.nobody, lead_rule.pool_missing, lead_rule.person_gone, lead_rule.too_many */
export async function createRule(context: Context, viewer: Viewer, body: LeadRuleBody): Promise<LeadRuleReply> {
  return inTransaction(context.database, async manager => {
    const now = context.clock();
    const values = await checked(manager, body, []);
    if ((await manager.count(LeadRule)) >= MAX_RULES)
      throw conflict('lead_rule.too_many', 'There are 100 rules. Take one away first.');
    const position = ((await manager.maximum(LeadRule, 'position')) ?? 0) + 1;
    const more = { position, lastUserId: null, createdAt: now, version: 1 };
    const rule = await manager.save(manager.create(LeadRule, { ...values, ...more }));
    await audit(manager, viewer, 'lead_rule.created', { type: 'lead_rule', id: rule.id }, told(rule), now);
    return replyOf(rule);
  });
}

/**
 * Changes a rule; leads that it gave away before stay with whom they are, and another protection is carried to them by a job.
 *
 * @throws AppError lead_rule.not_found, version.changed, and those of `createRule`
 */
export async function changeRule(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  body: LeadRuleBody,
): Promise<LeadRuleReply> {
  return inTransaction(context.database, async manager => {
    const before = await manager.findOneBy(LeadRule, { id });
    if (!before) throw notFound('lead_rule');
    const values = await checked(manager, body, before.userIds);
    const done = await manager.update(LeadRule, { id, version }, { ...values, version: version + 1 } as never);
    if (!done.affected) throw conflict('version.changed', 'Somebody else has changed this meanwhile. Look again.');
    const after = await manager.findOneByOrFail(LeadRule, { id });
    const details = { before: told(before), after: told(after) };
    await audit(manager, viewer, 'lead_rule.changed', { type: 'lead_rule', id }, details, context.clock());
    if (before.protectionDays !== after.protectionDays) await requestReclock(manager, { ruleId: id });
    return replyOf(after);
  });
}

/** Takes a rule away; what it gave to people stays with them. @throws AppError lead_rule.not_found, version.changed */
export async function removeRule(context: Context, viewer: Viewer, id: number, version: number): Promise<object> {
  return inTransaction(context.database, async manager => {
    const rule = await manager.findOneBy(LeadRule, { id });
    if (!rule) throw notFound('lead_rule');
    const done = await manager.delete(LeadRule, { id, version });
    if (!done.affected) throw conflict('version.changed', 'Somebody else has changed this meanwhile. Look again.');
    await audit(manager, viewer, 'lead_rule.removed', { type: 'lead_rule', id }, told(rule), context.clock());
    return {};
  });
}

/** Puts all rules in an order. @throws AppError version.changed where the list is not all of them */
export async function orderRules(context: Context, viewer: Viewer, ids: readonly number[]): Promise<LeadRuleList> {
  return inTransaction(context.database, async manager => {
    const rows = await manager.find(LeadRule);
    const isAll = rows.length === ids.length && rows.every(row => ids.includes(row.id));
    if (!isAll) throw conflict('version.changed', 'Somebody else has changed the rules meanwhile. Look again.');
    for (const [position, id] of ids.entries()) await manager.update(LeadRule, { id }, { position });
    await audit(manager, viewer, 'lead_rule.ordered', { type: 'lead_rule', id: null }, { ids }, context.clock());
    return listRules(manager, context.clock());
  });
}

/** What can be kept of a rule. @param before people who may stay named though they work here no more */
async function checked(manager: EntityManager, body: LeadRuleBody, before: readonly number[]): Promise<LeadRuleBody> {
  const name = body.name.trim();
  if (!name) throw badRequest('lead_rule.name_missing', 'Give the rule a name.');
  const isPool = body.mode === 'pool';
  if (isPool && body.poolId === null) throw badRequest('lead_rule.pool_missing', 'Say into which pool.');
  if (!isPool && body.userIds.length === 0) throw badRequest('lead_rule.nobody', 'Name at least one person.');
  if (
    body.poolId !== null &&
    !(await manager.existsBy(LeadPool, { id: body.poolId, isActive: true, isForLeads: true }))
  )
    throw badRequest('lead_rule.pool_missing', 'The pool is gone or switched off. Choose another one.');
  const able = isPool ? new Set<number>() : await peopleWith(manager, 'leads.write');
  const gone = body.userIds.find(id => !isPool && !able.has(id) && !before.includes(id));
  if (gone !== undefined)
    throw badRequest('lead_rule.person_gone', 'One of the people cannot be given leads.', { userId: gone });
  const { countries, languages, sources, products, mailboxIds } = body.conditions;
  const words = products.map(word => word.trim()).filter(Boolean);
  return {
    ...body,
    ...{ name, userIds: isPool ? [] : body.userIds, protectionDays: isPool ? null : body.protectionDays },
    conditions: { countries, languages, sources, products: words, mailboxIds },
  };
}

function told(rule: LeadRule): LeadRuleBody {
  const { name, conditions, mode, userIds, poolId, protectionDays, isActive } = rule;
  return { name, conditions, mode, userIds, poolId, protectionDays, isActive };
}

function replyOf(rule: LeadRule): LeadRuleReply {
  return { ...told(rule), id: rule.id, version: rule.version, lastUserId: rule.lastUserId };
}
