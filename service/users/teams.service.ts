import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { badRequest, conflict, notFound } from '../common/errors';
import type { Context } from '../context';
import { insertRows, pieces } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import type { Actor } from './audit.service';
import { audit } from './audit.service';
import { makesTeamCycle } from './organisation';
import { SharingRule, Team, TeamMember } from './organisation.entity';
import type { OrganisationReply, TeamBody, TeamChange, TeamNames, TeamReply } from './organisation.schema';
import { loadOrganisation, touchOrganisation } from './organisation.service';
import { readRules } from './sharingRules.service';
import { User } from './user.entity';

/** Every branch and team by name with who stands in it, and what they share. */
export async function readOrganisation(manager: EntityManager): Promise<OrganisationReply> {
  return { teams: await readTeams(manager), rules: await readRules(manager) };
}

/** The names of the teams, for pickers. */
export async function listTeamNames(manager: EntityManager): Promise<TeamNames> {
  const teams = await manager.find(Team, { order: { name: 'ASC', id: 'ASC' } });
  return { teams: teams.map(({ id, name, parentId }) => ({ id, name, parentId })) };
}

async function readTeams(manager: EntityManager, id?: number): Promise<TeamReply[]> {
  const teams = await manager.find(Team, { where: id === undefined ? {} : { id }, order: { name: 'ASC', id: 'ASC' } });
  const rows = await manager.find(TeamMember, {
    where: id === undefined ? {} : { teamId: id },
    order: { userId: 'ASC' },
  });
  const members = new Map<number, number[]>();
  for (const row of rows) members.set(row.teamId, [...(members.get(row.teamId) ?? []), row.userId]);
  return teams.map(team => ({
    id: team.id,
    parentId: team.parentId,
    name: team.name,
    kind: team.kind as TeamReply['kind'],
    managerId: team.managerId,
    memberIds: members.get(team.id) ?? [],
    version: team.version,
  }));
}

async function readTeam(manager: EntityManager, id: number): Promise<TeamReply> {
  const [team] = await readTeams(manager, id);
  if (!team) throw notFound('team', { id });
  return team;
}

/** Makes a branch or a team. @throws AppError team.name_missing, team.name_taken, team.not_found (the parent), user.unknown */
export async function createTeam(context: Context, actor: Actor, body: TeamBody): Promise<TeamReply> {
  return inTransaction(context.database, async manager => {
    const now = context.clock();
    const parentId = body.parentId ?? null;
    const name = await checkName(manager, body.name, parentId, null);
    if (parentId !== null) await readTeam(manager, parentId);
    const memberIds = await checkPeople(manager, body.memberIds ?? [], body.managerId ?? null);
    const team = await manager.save(
      manager.create(Team, {
        name,
        kind: body.kind,
        parentId,
        managerId: body.managerId ?? null,
        createdAt: now,
        version: 1,
      }),
    );
    await insertRows(
      manager,
      TeamMember,
      memberIds.map(userId => ({ teamId: team.id, userId })),
    );
    await touchOrganisation(manager);
    const after = await readTeam(manager, team.id);
    await audit(manager, actor, 'team.created', { type: 'team', id: team.id }, { after }, now);
    return after;
  });
}

/**
 * Changes a branch or team; `version` is that which was read. Who manages it and who stands in it decides who sees what, so both stand in the audit log.
 *
 * @throws AppError team.not_found, version.changed (409), team.cycle, and those of `createTeam`
 */
export async function changeTeam(
  context: Context,
  actor: Actor,
  id: number,
  version: number,
  change: TeamChange,
): Promise<TeamReply> {
  return inTransaction(context.database, async manager => {
    const before = await readTeam(manager, id);
    const next = { ...before, ...change, parentId: change.parentId === undefined ? before.parentId : change.parentId };
    const name = await checkName(manager, next.name, next.parentId, id);
    if (next.parentId !== null && next.parentId !== before.parentId) await checkParent(manager, id, next.parentId);
    const memberIds = await checkPeople(manager, next.memberIds, next.managerId);
    const { kind, parentId, managerId } = next;
    const plain = { name, kind, parentId, managerId, version: version + 1 };
    const done = await manager.update(Team, { id, version }, plain);
    if (!done.affected) throw conflict('version.changed', 'Somebody else has changed this team meanwhile. Look again.');
    await manager.delete(TeamMember, { teamId: id });
    await insertRows(
      manager,
      TeamMember,
      memberIds.map(userId => ({ teamId: id, userId })),
    );
    await touchOrganisation(manager);
    const after = await readTeam(manager, id);
    await audit(manager, actor, 'team.changed', { type: 'team', id }, { before, after }, context.clock());
    return after;
  });
}

/**
 * Takes a branch or team away; its people stay in their other teams, and what was shared with it is no longer.
 *
 * @throws AppError team.not_found, version.changed, team.has_teams, team.has_rules
 */
export async function deleteTeam(context: Context, actor: Actor, id: number, version: number): Promise<void> {
  await inTransaction(context.database, async manager => {
    const before = await readTeam(manager, id);
    if (before.version !== version)
      throw conflict('version.changed', 'Somebody else has changed this team meanwhile. Look again.');
    if (await manager.existsBy(Team, { parentId: id }))
      throw conflict('team.has_teams', 'Teams stand beneath this one. Move or delete them first.');
    if (await manager.existsBy(SharingRule, [{ fromTeamId: id }, { toTeamId: id }]))
      throw conflict('team.has_rules', 'A sharing rule names this team. Delete the rule first.');
    await manager.delete(TeamMember, { teamId: id });
    await manager.delete(Team, { id });
    await touchOrganisation(manager);
    await audit(manager, actor, 'team.deleted', { type: 'team', id }, { before }, context.clock());
  });
}

async function checkName(
  manager: EntityManager,
  raw: string,
  parentId: number | null,
  exceptId: number | null,
): Promise<string> {
  const name = raw.replace(/\s+/g, ' ').trim();
  if (!name) throw badRequest('team.name_missing', 'Enter the name of the team.');
  const same = await manager.findBy(Team, { name });
  if (same.some(team => team.id !== exceptId && team.parentId === parentId))
    throw conflict('team.name_taken', `There is a team "${name}" at this place already.`, { name });
  return name;
}

async function checkParent(manager: EntityManager, id: number, parentId: number): Promise<void> {
  await readTeam(manager, parentId);
  const { map } = await loadOrganisation(manager);
  if (makesTeamCycle(map, id, parentId))
    throw conflict('team.cycle', 'A team cannot stand beneath itself. Choose another place.');
}

/** Everybody named must exist; answers the members, each once. */
async function checkPeople(
  manager: EntityManager,
  memberIds: readonly number[],
  managerId: number | null,
): Promise<number[]> {
  const members = [...new Set(memberIds)];
  const wanted = [...new Set([...members, ...(managerId === null ? [] : [managerId])])];
  const found = new Set<number>();
  for (const piece of pieces(wanted))
    (await manager.find(User, { select: { id: true }, where: { id: In(piece) } })).forEach(user => found.add(user.id));
  const stranger = wanted.find(userId => !found.has(userId));
  if (stranger !== undefined)
    throw badRequest('user.unknown', 'There is no such person. Choose one from the list.', { userId: stranger });
  return members;
}

/** Gives a person exactly these teams. @throws AppError team.not_found */
export async function saveTeamsOf(manager: EntityManager, userId: number, teamIds: readonly number[]): Promise<void> {
  const wanted = [...new Set(teamIds)];
  const there = await manager.countBy(Team, { id: In(wanted) });
  if (there !== wanted.length) throw notFound('team');
  await manager.delete(TeamMember, { userId });
  await insertRows(
    manager,
    TeamMember,
    wanted.map(teamId => ({ teamId, userId })),
  );
}
