import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { badRequest, forbidden } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import { Team } from '../users/organisation.entity';
import type { Viewer } from '../users/roles';
import { User } from '../users/user.entity';
import { CompanyShare, CompanyTeamShare } from './company.entity';
import type { Share, SharesReply } from './sharing.schema';
import { namesOf } from './similar.service';
import { actorOf, mayTransfer, personId } from './visibility';
import { getVisibleCompany } from './visibleCompany.service';

/**
 * Sets with whom a company is shared, the whole list: people and teams, each for reading or for changing. What stays as it was keeps its day and who shared it.
 *
 * @throws AppError company.not_yours where it is somebody else's, user.unknown, team.unknown
 */
export async function setShares(
  context: Context,
  viewer: Viewer,
  id: number,
  shares: readonly Share[],
): Promise<SharesReply> {
  return inTransaction(context.database, async manager => {
    const company = await getVisibleCompany(manager, viewer, id);
    if (!mayTransfer(viewer, company.ownerId)) throw forbidden('company.not_yours');
    const wanted = [...new Map(shares.map(share => [`${share.kind}:${share.id}`, share])).values()];
    for (const share of wanted)
      await (share.kind === 'person' ? checkPerson(manager, share.id) : checkTeam(manager, share.id));
    const before = await findShares(manager, id);
    const now = context.clock();
    await dropShares(
      manager,
      id,
      before.filter(old => !wanted.some(share => isSame(share, old))),
    );
    for (const share of wanted.filter(share => !before.some(old => isSame(share, old)))) {
      const how = { companyId: id, access: share.access, sharedById: personId(viewer), sharedAt: now };
      if (share.kind === 'person') await manager.insert(CompanyShare, { ...how, userId: share.id });
      else await manager.insert(CompanyTeamShare, { ...how, teamId: share.id });
    }
    const details = { before: before.map(plainShare), after: wanted.map(plainShare) };
    await audit(manager, actorOf(viewer), 'company.shared', { type: 'company', id }, details, now);
    return describeShares(manager, viewer, id, company.ownerId);
  });
}

/** Shares a company with exactly these people, for changing it too. @throws AppError those of `setShares` */
export async function shareCompany(
  context: Context,
  viewer: Viewer,
  id: number,
  userIds: readonly number[],
): Promise<SharesReply> {
  return setShares(
    context,
    viewer,
    id,
    userIds.map(userId => ({ kind: 'person', id: userId, access: 'write' })),
  );
}

/** With whom a company is shared. */
export async function readShares(context: Context, viewer: Viewer, id: number): Promise<SharesReply> {
  const { manager } = context.database;
  const company = await getVisibleCompany(manager, viewer, id);
  return describeShares(manager, viewer, id, company.ownerId);
}

interface FoundShare extends Share {
  sharedById: number | null;
  sharedAt: Date | null;
}

async function findShares(manager: EntityManager, companyId: number): Promise<FoundShare[]> {
  const people = await manager.find(CompanyShare, { where: { companyId }, order: { id: 'ASC' } });
  const teams = await manager.find(CompanyTeamShare, { where: { companyId }, order: { id: 'ASC' } });
  return [
    ...people.map(row => ({ ...row, kind: 'person' as const, id: row.userId, access: row.access as Share['access'] })),
    ...teams.map(row => ({ ...row, kind: 'team' as const, id: row.teamId, access: row.access as Share['access'] })),
  ];
}

async function dropShares(manager: EntityManager, companyId: number, gone: readonly Share[]): Promise<void> {
  const ids = (kind: Share['kind']) => gone.filter(share => share.kind === kind).map(share => share.id);
  if (ids('person').length > 0) await manager.delete(CompanyShare, { companyId, userId: In(ids('person')) });
  if (ids('team').length > 0) await manager.delete(CompanyTeamShare, { companyId, teamId: In(ids('team')) });
}

async function describeShares(
  manager: EntityManager,
  viewer: Viewer,
  companyId: number,
  ownerId: number | null,
): Promise<SharesReply> {
  const shares = await findShares(manager, companyId);
  const people = await namesOf(
    manager,
    shares.flatMap(share => [share.sharedById, share.kind === 'person' ? share.id : null]),
  );
  const teamIds = shares.filter(share => share.kind === 'team').map(share => share.id);
  const teams = new Map((await manager.findBy(Team, { id: In(teamIds) })).map(team => [team.id, team.name]));
  return {
    shares: shares.map(share => ({
      ...plainShare(share),
      name: (share.kind === 'person' ? people : teams).get(share.id) ?? '',
      sharedByName: share.sharedById === null ? null : (people.get(share.sharedById) ?? null),
      sharedAt: share.sharedAt?.toISOString() ?? null,
    })),
    canShare: mayTransfer(viewer, ownerId) && viewer.grants.has('companies.write'),
  };
}

function plainShare({ kind, id, access }: Share): Share {
  return { kind, id, access };
}

function isSame(one: Share, other: Share): boolean {
  return one.kind === other.kind && one.id === other.id && one.access === other.access;
}

/** @throws AppError user.unknown where there is nobody of this id who may sign in */
export async function checkPerson(manager: EntityManager, userId: number): Promise<void> {
  const isThere = await manager.existsBy(User, { id: userId, isActive: true });
  if (!isThere) throw badRequest('user.unknown', 'There is no such person. Choose one from the list.', { userId });
}

async function checkTeam(manager: EntityManager, teamId: number): Promise<void> {
  const isThere = await manager.existsBy(Team, { id: teamId });
  if (!isThere) throw badRequest('team.unknown', 'There is no such team. Choose one from the list.', { teamId });
}
