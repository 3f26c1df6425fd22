import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { badRequest, conflict, notFound } from '../common/errors';
import { Company } from '../companies/company.entity';
import { followMerges } from '../companies/mergePointers.service';
import type { Context } from '../context';
import { visibleCompanies } from '../filing/presenting.service';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { User } from '../users/user.entity';
import { ApprovalPolicy } from './approval.entity';
import type { PolicyBody, PolicyList, PolicyReply } from './approvals.schema';
import type { Policy } from './policies';

const MAX_POLICIES = 100;

/** The policies that are switched on, in their order. There are few; they are read for each verdict. */
export async function activePolicies(manager: EntityManager): Promise<(Policy & { activeSince: Date | null })[]> {
  return withCompanies(
    manager,
    await manager.find(ApprovalPolicy, { where: { isActive: true }, order: { position: 'ASC', id: 'ASC' } }),
  );
}

/** A company that was merged into another is meant as that one, until the merge is undone. */
async function withCompanies(manager: EntityManager, rows: ApprovalPolicy[]): Promise<ApprovalPolicy[]> {
  const ids = [...new Set(rows.flatMap(row => row.conditions.companyIds ?? []))];
  if (ids.length === 0) return rows;
  const now = await followMerges(manager, ids);
  return rows.map(row => {
    const { companyIds } = row.conditions;
    if (!companyIds) return row;
    const conditions = { ...row.conditions, companyIds: [...new Set(companyIds.map(id => now.get(id) ?? id))] };
    return { ...row, conditions };
  });
}

/** All policies, in their order. */
export async function listPolicies(manager: EntityManager, viewer: Viewer): Promise<PolicyList> {
  const rows = await withCompanies(
    manager,
    await manager.find(ApprovalPolicy, { order: { position: 'ASC', id: 'ASC' } }),
  );
  const companyIds = [...new Set(rows.flatMap(row => row.conditions.companyIds ?? []))];
  const visible = [...(await visibleCompanies(manager, viewer, companyIds))];
  const companies = visible.length > 0 ? await manager.findBy(Company, { id: In(visible) }) : [];
  const people = await manager.find(User, {
    select: { id: true, name: true },
    where: { isActive: true },
    order: { name: 'ASC', id: 'ASC' },
  });
  return {
    policies: rows.map(replyOf),
    companies: companies.map(({ id, name }) => ({ id, name })),
    people: people.map(({ id, name }) => ({ id, name })),
  };
}

/** @throws AppError approvals.no_condition, approvals.nobody_decides, approvals.too_many */
export async function createPolicy(context: Context, viewer: Viewer, body: PolicyBody): Promise<PolicyReply> {
  check(body);
  return inTransaction(context.database, async manager => {
    const now = context.clock();
    const count = await manager.count(ApprovalPolicy);
    if (count >= MAX_POLICIES) throw conflict('approvals.too_many', 'There are enough policies. Take one away first.');
    const activeSince = body.isActive ? now : null;
    const position = count === 0 ? 0 : ((await manager.maximum(ApprovalPolicy, 'position')) ?? 0) + 1;
    const row = await manager.save(
      manager.create(ApprovalPolicy, { ...cleaned(body), position, activeSince, createdAt: now, version: 1 }),
    );
    await audit(manager, viewer, 'policy.created', { type: 'approval_policy', id: row.id }, told(row), now);
    return replyOf(row);
  });
}

/** @throws AppError policy.not_found, version.changed, and those of `createPolicy` */
export async function changePolicy(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  body: PolicyBody,
): Promise<PolicyReply> {
  check(body);
  return inTransaction(context.database, async manager => {
    const now = context.clock();
    const before = await manager.findOneBy(ApprovalPolicy, { id });
    if (!before) throw notFound('policy');
    const isSame = JSON.stringify(before.conditions) === JSON.stringify(body.conditions) && before.isActive;
    // Other conditions are a new measure: what left before is not held against it.
    const activeSince = body.isActive ? (isSame ? before.activeSince : now) : null;
    const values = { ...cleaned(body), activeSince, version: version + 1 };
    const done = await manager.update(ApprovalPolicy, { id, version }, values as never);
    if (!done.affected) throw conflict('version.changed', 'Somebody else has changed this meanwhile. Look again.');
    const after = await manager.findOneByOrFail(ApprovalPolicy, { id });
    const details = { before: told(before), after: told(after) };
    await audit(manager, viewer, 'policy.changed', { type: 'approval_policy', id }, details, now);
    return replyOf(after);
  });
}

/** Takes a policy away; what was asked under it stays as it is. @throws AppError policy.not_found, version.changed */
export async function removePolicy(context: Context, viewer: Viewer, id: number, version: number): Promise<object> {
  return inTransaction(context.database, async manager => {
    const row = await manager.findOneBy(ApprovalPolicy, { id });
    if (!row) throw notFound('policy');
    const done = await manager.delete(ApprovalPolicy, { id, version });
    if (!done.affected) throw conflict('version.changed', 'Somebody else has changed this meanwhile. Look again.');
    await audit(manager, viewer, 'policy.removed', { type: 'approval_policy', id }, told(row), context.clock());
    return {};
  });
}

/** Puts all policies in an order. @throws AppError version.changed where the list is not all of them */
export async function orderPolicies(context: Context, viewer: Viewer, ids: readonly number[]): Promise<PolicyList> {
  return inTransaction(context.database, async manager => {
    const rows = await manager.find(ApprovalPolicy);
    const isAll = rows.length === ids.length && rows.every(row => ids.includes(row.id));
    if (!isAll) throw conflict('version.changed', 'Somebody else has changed the policies meanwhile. Look again.');
    for (const [position, id] of ids.entries()) await manager.update(ApprovalPolicy, { id }, { position });
    await audit(manager, viewer, 'policy.ordered', { type: 'approval_policy', id: null }, { ids }, context.clock());
    return listPolicies(manager, viewer);
  });
}

function check({ conditions, deciders }: PolicyBody): void {
  const isGiven = Object.values(conditions).some(value => value !== undefined && value !== false);
  if (!isGiven) throw badRequest('approvals.no_condition', 'Say at least one thing that such a mail has.');
  if (!deciders.managers && deciders.userIds.length === 0 && deciders.roles.length === 0)
    throw badRequest('approvals.nobody_decides', 'Say who decides.');
}

function cleaned({ name, isActive, conditions, deciders, exempt, expiresHours }: PolicyBody) {
  return { name: name.trim(), isActive, conditions, deciders, exempt, expiresHours };
}

const told = ({ name, isActive, conditions, deciders, exempt, expiresHours }: ApprovalPolicy) => ({
  ...{ name, isActive, conditions, deciders, exempt, expiresHours },
});

function replyOf(row: ApprovalPolicy): PolicyReply {
  const { id, position, version } = row;
  return { ...told(row), id, position, version };
}
