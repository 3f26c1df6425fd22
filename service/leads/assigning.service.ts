import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { dayOf } from '../common/calendarDay';
import { Mailbox } from '../mail/message.entity';
import { loadOrganisation } from '../users/organisation.service';
import type { Grant } from '../users/roles';
import { grantsOf } from '../users/roles';
import { User, UserRole } from '../users/user.entity';
import type { Role } from '../users/users.schema';
import { getCompanySettings } from '../users/settings.service';
import type { AskedRule, AssignedLead, Assignment, People } from './assignment';
import { chooseOwner } from './assignment';
import { Absence, LeadPool, LeadRule } from './assignment.entity';
import { Lead, LeadEvent } from './lead.entity';
import { protectedUntil, returnsAt } from './pooling';

/** Gives a new lead to whom the rules say, or to `ownerId`; writes the lead and its history. */
export async function assignNewLead(
  manager: EntityManager,
  lead: Lead,
  mailboxIds: readonly number[],
  now: Date,
  ownerId?: number | null,
): Promise<Lead> {
  const rules = await activeRules(manager);
  const people = await loadPeople(manager, rules, now);
  const chosen: Assignment =
    ownerId === undefined
      ? chooseOwner(rules, assignedOf(lead, mailboxIds), people, await personalOwner(manager, mailboxIds))
      : ownerId === null
        ? { kind: 'nobody' }
        : { kind: 'user', userId: ownerId, why: 'mailbox', ruleId: null, protectionDays: null };
  if (chosen.kind === 'nobody') return lead;
  const rule = rules.find(one => one.id === chosen.ruleId) ?? null;
  const pool = await poolFor(manager, chosen.kind === 'pool' ? chosen.poolId : (rule?.poolId ?? null));
  const values =
    chosen.kind === 'pool' ? { stage: 'pool' as const, poolId: pool?.id ?? null } : ownedValues(chosen, pool, now);
  await manager.update(Lead, { id: lead.id }, { ...values, version: lead.version + 1, updatedAt: now });
  if (chosen.kind === 'user' && chosen.ruleId !== null)
    await manager.update(LeadRule, { id: chosen.ruleId }, { lastUserId: chosen.userId });
  const why = ownerId !== undefined ? 'person' : chosen.kind === 'user' ? chosen.why : undefined;
  const details = { ...chosen, ...(why ? { why } : {}), ruleName: rule?.name ?? null };
  await manager.insert(LeadEvent, {
    ...{ leadId: lead.id, kind: 'assigned', userId: null, details: details as never, at: now },
  });
  return manager.findOneByOrFail(Lead, { id: lead.id });
}

/** What is written of a lead that somebody gets: its clock begins anew. */
export function ownedValues(
  { userId, ruleId, protectionDays }: { userId: number; ruleId: number | null; protectionDays: number | null },
  pool: LeadPool | null,
  now: Date,
): Partial<Lead> {
  const until = protectedUntil(now, protectionDays);
  return {
    ...{ stage: 'assigned', ownerId: userId, poolId: pool?.id ?? null, assignedAt: now, evidenceAt: now, ruleId },
    ...{ protectedUntil: until, returnsAt: returnsAt('assigned', now, pool, until), warnedAt: null, storyFrom: null },
  };
}

/** What the rules look at in a lead. */
export function assignedOf(lead: Lead, mailboxIds: readonly number[]): AssignedLead {
  const { country, language, source, products, title } = lead;
  return { country, language, source, products: `${products} ${title}`, mailboxIds };
}

/** A rule as it is asked, with its name. */
export type NamedRule = AskedRule & { name: string };

/** The rules that are switched on, in their order. */
export async function activeRules(manager: EntityManager): Promise<NamedRule[]> {
  return manager.find(LeadRule, { where: { isActive: true }, order: { position: 'ASC', id: 'ASC' } });
}

/** Who can be given leads, who of them is on leave today, and, where a rule asks, how many open leads each has. */
export async function loadPeople(
  manager: EntityManager,
  rules: readonly Pick<AskedRule, 'mode'>[],
  now: Date,
): Promise<People> {
  const { timeZone } = await getCompanySettings(manager);
  const today = dayOf(now, timeZone);
  const active = await peopleWith(manager, 'leads.write');
  const away = await manager
    .createQueryBuilder(Absence, 'a')
    .select('a.userId', 'userId')
    .where('a.toDay >= :today AND a.fromDay <= :today', { today })
    .getRawMany<{ userId: number }>();
  const load = rules.some(rule => rule.mode === 'load') ? await openLeads(manager, [...active]) : new Map();
  return { active, absent: new Set(away.map(row => row.userId)), load };
}

/** The active people whom their roles, ours or the company's own, let do something. */
export async function peopleWith(manager: EntityManager, grant: Grant): Promise<Set<number>> {
  const users = await manager.find(User, { select: { id: true }, where: { isActive: true } });
  const { ownGrantsOf } = await loadOrganisation(manager);
  const granted = new Set<number>();
  for (const row of await manager.find(UserRole)) if (grantsOf([row.role as Role]).has(grant)) granted.add(row.userId);
  return new Set(users.map(user => user.id).filter(id => granted.has(id) || [...ownGrantsOf(id)].includes(grant)));
}

/** How many open leads each of `userIds` has. */
export async function openLeads(manager: EntityManager, userIds: readonly number[]): Promise<Map<number, number>> {
  if (userIds.length === 0) return new Map();
  const rows = await manager
    .createQueryBuilder(Lead, 'l')
    .select(['l.ownerId AS "ownerId"', 'COUNT(*) AS "count"'])
    .where({ ownerId: In([...userIds]), isOpen: true })
    .groupBy('l.ownerId')
    .getRawMany<{ ownerId: number; count: number | string }>();
  return new Map(rows.map(row => [row.ownerId, Number(row.count)]));
}

/** The pool of a number, else the default one; null where there is none. */
export async function poolFor(manager: EntityManager, poolId: number | null): Promise<LeadPool | null> {
  const named =
    poolId === null ? null : await manager.findOneBy(LeadPool, { id: poolId, isActive: true, isForLeads: true });
  return named ?? manager.findOneBy(LeadPool, { isDefault: true, isActive: true });
}

/** Whose personal mailbox it came into; null where it came into a shared one or into several people's. */
async function personalOwner(manager: EntityManager, mailboxIds: readonly number[]): Promise<number | null> {
  if (mailboxIds.length === 0) return null;
  const mailboxes = await manager.findBy(Mailbox, { id: In([...mailboxIds]) });
  const owners = new Set(mailboxes.map(mailbox => (mailbox.isShared ? null : mailbox.ownerId)));
  const [owner] = owners;
  return owners.size === 1 ? (owner ?? null) : null;
}
