import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { User } from '../users/user.entity';
import { personUnknown } from './about.service';
import type { Activity } from './activity.entity';
import { ActivityContact, ActivityPerson } from './activity.entity';

/**
 * Colleagues who take part beside the owner.
 *
 * @param known who takes part already: whoever was switched off since stays
 * @throws AppError task.person_unknown
 */
export async function checkPeople(
  manager: EntityManager,
  ids: readonly number[],
  ownerId: number,
  known: readonly number[] = [],
): Promise<number[]> {
  const others = [...new Set(ids)].filter(id => id !== ownerId);
  const fresh = others.filter(id => !known.includes(id));
  if (fresh.length > 0 && (await manager.countBy(User, { id: In(fresh), isActive: true })) < fresh.length)
    throw personUnknown();
  return others;
}

export async function peopleIds(manager: EntityManager, activityId: number): Promise<number[]> {
  return (await manager.findBy(ActivityPerson, { activityId })).map(row => row.userId);
}

export async function guestIds(manager: EntityManager, activityId: number): Promise<number[]> {
  return (await manager.findBy(ActivityContact, { activityId })).map(row => row.contactId);
}

/** Writes who takes part, each with the time of the activity. */
export async function writePeople(
  manager: EntityManager,
  { id, startAt }: Pick<Activity, 'id' | 'startAt'>,
  userIds: readonly number[],
): Promise<void> {
  await manager.delete(ActivityPerson, { activityId: id });
  if (userIds.length > 0)
    await manager.insert(
      ActivityPerson,
      userIds.map(userId => ({ activityId: id, userId, startAt })),
    );
}

export async function writeContacts(manager: EntityManager, activityId: number, ids: readonly number[]): Promise<void> {
  await manager.delete(ActivityContact, { activityId });
  if (ids.length > 0)
    await manager.insert(
      ActivityContact,
      ids.map(contactId => ({ activityId, contactId })),
    );
}
