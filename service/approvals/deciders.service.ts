import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { loadOrganisation } from '../users/organisation.service';
import { User, UserRole } from '../users/user.entity';
import type { WhoDecides } from './policies';

/** Who may decide on somebody's mail. */
export interface Deciders {
  userIds: number[];
  /** Those of them who are written to: of a line of managers the nearest. */
  toldIds: number[];
}

async function holdersOf(manager: EntityManager, roles: readonly string[]): Promise<number[]> {
  if (roles.length === 0) return [];
  return (await manager.findBy(UserRole, { role: In([...roles]) })).map(row => row.userId);
}

/**
 * Everybody who may decide on a mail of `askerId`, never himself: his line of managers, people by name, and whoever has a role. Where that is nobody who works here
 * it is the owner of the company; where there is none either, nobody, and then no policy can hold his mail.
 */
export async function decidersOf(manager: EntityManager, who: WhoDecides, askerId: number): Promise<Deciders> {
  const active = (await manager.find(User, { select: { id: true }, where: { isActive: true } })).map(user => user.id);
  const organisation = await loadOrganisation(manager);
  const isAbove = (one: number, other: number) => organisation.standingOf(one).below.includes(other);
  const line = who.managers ? active.filter(id => id !== askerId && isAbove(id, askerId)) : [];
  const nearest = line.filter(id => !line.some(other => other !== id && isAbove(id, other)));
  const known = new Set(active);
  const working = (ids: readonly number[]) => [...new Set(ids)].filter(id => id !== askerId && known.has(id));
  const others = working([...who.userIds, ...(await holdersOf(manager, who.roles))]);
  const userIds = working([...line, ...others]);
  if (userIds.length > 0) return { userIds, toldIds: working([...nearest, ...others]) };
  const owners = working(await holdersOf(manager, ['owner']));
  return { userIds: owners, toldIds: owners };
}
