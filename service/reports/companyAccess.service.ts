import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Company, CompanyShare, CompanyTeamShare } from '../companies/company.entity';
import { namesOf } from '../companies/similar.service';
import type { CompanyWay } from '../companies/visibility';
import { companyWays, visibleCompanySql } from '../companies/visibility';
import { peopleOfTeam, wayDown } from '../users/organisation';
import { Team } from '../users/organisation.entity';
import { loadOrganisation } from '../users/organisation.service';
import type { Viewer } from '../users/roles';
import type { AccessReason } from './access.schema';

/** What is known of one person and one company. */
export interface CompanyAccess {
  isVisible: boolean;
  reasons: AccessReason[];
  missing: AccessReason[];
}

const reason = (code: string, values: Record<string, string> = {}, depth = 0): AccessReason => ({
  code,
  values,
  depth,
});

/** Asks each way of the query by itself, so that the answer is the query's own. */
export async function explainCompany(manager: EntityManager, person: Viewer, company: Company): Promise<CompanyAccess> {
  const ways = companyWays(person, 'company');
  const visible = visibleCompanySql(person, 'company');
  const query = manager
    .createQueryBuilder(Company, 'company')
    .select(`CASE WHEN ${visible.sql} THEN 1 ELSE 0 END`, 'visible')
    .where('company.id = :id', { id: company.id })
    .setParameters(visible.parameters);
  for (const { way, sql } of ways) query.addSelect(`CASE WHEN ${sql} THEN 1 ELSE 0 END`, way);
  const row = (await query.getRawOne<Record<string, number>>()) ?? {};
  const open = ways.map(({ way }) => way).filter(way => Number(row[way]) === 1);
  const isVisible = Number(row.visible) === 1;
  if (!isVisible) return { isVisible, reasons: [], missing: await whyNot(manager, person, company, open) };
  const reasons: AccessReason[] = [];
  for (const way of open) reasons.push(...(await reasonsOf(manager, person, company, way)));
  return { isVisible, reasons, missing: [] };
}

async function whyNot(
  manager: EntityManager,
  person: Viewer,
  company: Company,
  open: readonly CompanyWay[],
): Promise<AccessReason[]> {
  if (!person.grants.has('companies.read')) return [reason('no_grant_companies')];
  if (company.isSupplier && !person.grants.has('suppliers.read')) return [reason('supplier_wall')];
  if (open.length > 0) return [];
  return [reason('company_of_another', { owner: await nameOf(manager, company.ownerId) })];
}

async function reasonsOf(
  manager: EntityManager,
  person: Viewer,
  company: Company,
  way: CompanyWay,
): Promise<AccessReason[]> {
  if (way === 'all') return [reason('role_sees_all')];
  if (way === 'nobodys') return [reason('nobody_owns')];
  if (way === 'own') return [reason('owner')];
  if (way === 'people') return fromPeople(manager, person, company);
  if (way === 'rule') return fromRules(manager, person, company);
  if (way === 'shared') return fromShares(manager, person, company.id);
  return fromTeamShares(manager, person, company.id);
}

async function fromPeople(manager: EntityManager, person: Viewer, company: Company): Promise<AccessReason[]> {
  const ownerId = company.ownerId as number;
  return [
    reason('manager_of_owner', { owner: await nameOf(manager, ownerId) }),
    ...(await lineTo(manager, person.userId, ownerId)),
  ];
}

/** The line from a person down to somebody below him, a sentence a step. */
async function lineTo(manager: EntityManager, userId: number, otherId: number): Promise<AccessReason[]> {
  const { map } = await loadOrganisation(manager);
  const steps = wayDown(map, userId, otherId) ?? [];
  const people = await namesOf(manager, [userId, ...steps.map(step => step.personId)]);
  const teams = await teamNames(
    manager,
    steps.flatMap(step => (step.kind === 'team' ? [step.teamId] : [])),
  );
  let above = userId;
  return steps.map(step => {
    const values = { manager: people.get(above) ?? '', person: people.get(step.personId) ?? '' };
    above = step.personId;
    return step.kind === 'manager'
      ? reason('manages_person', values, 1)
      : reason('manages_team', { ...values, team: teams.get(step.teamId) ?? '' }, 1);
  });
}

async function fromRules(manager: EntityManager, person: Viewer, company: Company): Promise<AccessReason[]> {
  const { map } = await loadOrganisation(manager);
  const fitting = map.rules.filter(
    rule =>
      (person.teamIds ?? []).includes(rule.toTeamId) &&
      peopleOfTeam(map, rule.fromTeamId).has(company.ownerId as number),
  );
  const teams = await teamNames(
    manager,
    fitting.flatMap(rule => [rule.fromTeamId, rule.toTeamId]),
  );
  return fitting.map(rule =>
    reason(`rule_${rule.access}`, {
      from: teams.get(rule.fromTeamId) ?? '',
      to: teams.get(rule.toTeamId) ?? '',
    }),
  );
}

async function fromShares(manager: EntityManager, person: Viewer, companyId: number): Promise<AccessReason[]> {
  const with_ = [...new Set([person.userId, ...person.ownerIds])];
  const shares = await manager.findBy(CompanyShare, { companyId });
  const fitting = shares.filter(share => with_.includes(share.userId));
  const names = await namesOf(
    manager,
    fitting.flatMap(share => [share.userId, share.sharedById]),
  );
  const told: AccessReason[] = [];
  for (const share of fitting) {
    const isHis = share.userId === person.userId;
    const values = { ...howShared(share, names), person: names.get(share.userId) ?? '' };
    told.push(reason(isHis ? 'shared_with_him' : 'shared_with_his_people', values));
    if (!isHis) told.push(...(await lineTo(manager, person.userId, share.userId)));
  }
  return told;
}

async function fromTeamShares(manager: EntityManager, person: Viewer, companyId: number): Promise<AccessReason[]> {
  const shares = await manager.findBy(CompanyTeamShare, { companyId });
  const fitting = shares.filter(share => (person.teamIds ?? []).includes(share.teamId));
  const names = await namesOf(
    manager,
    fitting.map(share => share.sharedById),
  );
  const teams = await teamNames(
    manager,
    fitting.map(share => share.teamId),
  );
  return fitting.map(share =>
    reason('shared_with_team', { ...howShared(share, names), team: teams.get(share.teamId) ?? '' }),
  );
}

function howShared(
  share: { access: string; sharedById: number | null; sharedAt: Date | null },
  names: ReadonlyMap<number, string>,
): Record<string, string> {
  return {
    access: share.access,
    by: share.sharedById === null ? '' : (names.get(share.sharedById) ?? ''),
    on: share.sharedAt?.toISOString() ?? '',
  };
}

async function teamNames(manager: EntityManager, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const teams = await manager.findBy(Team, { id: In([...new Set(ids)]) });
  return new Map(teams.map(team => [team.id, team.name]));
}

async function nameOf(manager: EntityManager, userId: number | null): Promise<string> {
  if (userId === null) return '';
  return (await namesOf(manager, [userId])).get(userId) ?? '';
}
