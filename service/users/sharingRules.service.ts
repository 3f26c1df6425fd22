import type { EntityManager } from 'typeorm';
import { badRequest, conflict, notFound } from '../common/errors';
import type { Context } from '../context';
import { isUniqueViolation } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import type { Actor } from './audit.service';
import { audit } from './audit.service';
import { SharingRule, Team } from './organisation.entity';
import type { SharingRuleBody, SharingRuleReply } from './organisation.schema';
import { touchOrganisation } from './organisation.service';

/** The rules by which teams share their companies, oldest first. */
export async function readRules(manager: EntityManager): Promise<SharingRuleReply[]> {
  const rules = await manager.find(SharingRule, { where: { subject: 'company' }, order: { id: 'ASC' } });
  return rules.map(({ id, fromTeamId, toTeamId, access, createdAt }) => ({
    id,
    fromTeamId,
    toTeamId,
    access: access as SharingRuleReply['access'],
    createdAt: createdAt.toISOString(),
  }));
}

/**
 * "Companies of team X are read by team Y." It holds for what the people of X, and of all beneath it, own at the time of asking.
 *
 * @throws AppError sharing_rule.same_team, sharing_rule.exists, team.not_found
 */
export async function createRule(context: Context, actor: Actor, body: SharingRuleBody): Promise<SharingRuleReply> {
  if (body.fromTeamId === body.toTeamId)
    throw badRequest('sharing_rule.same_team', 'A rule shares between two different teams. Choose another one.');
  try {
    return await inTransaction(context.database, manager => addRule(manager, actor, body, context.clock()));
  } catch (error) {
    if (isUniqueViolation(error))
      throw conflict('sharing_rule.exists', 'There is such a rule already. Delete it first to change it.');
    throw error;
  }
}

async function addRule(
  manager: EntityManager,
  actor: Actor,
  body: SharingRuleBody,
  now: Date,
): Promise<SharingRuleReply> {
  for (const id of [body.fromTeamId, body.toTeamId])
    if (!(await manager.existsBy(Team, { id }))) throw notFound('team', { id });
  const createdById = typeof actor === 'string' ? null : actor.userId;
  const rule = await manager.save(
    manager.create(SharingRule, { subject: 'company', ...body, createdById, createdAt: now }),
  );
  await touchOrganisation(manager);
  await audit(manager, actor, 'sharing_rule.created', { type: 'sharing_rule', id: rule.id }, { ...body }, now);
  return { id: rule.id, ...body, createdAt: now.toISOString() };
}

/** @throws AppError sharing_rule.not_found */
export async function deleteRule(context: Context, actor: Actor, id: number): Promise<void> {
  await inTransaction(context.database, async manager => {
    const rule = await manager.findOneBy(SharingRule, { id });
    if (!rule) throw notFound('sharing_rule', { id });
    await manager.delete(SharingRule, { id });
    await touchOrganisation(manager);
    const { fromTeamId, toTeamId, access } = rule;
    const details = { fromTeamId, toTeamId, access };
    await audit(manager, actor, 'sharing_rule.deleted', { type: 'sharing_rule', id }, details, context.clock());
  });
}
