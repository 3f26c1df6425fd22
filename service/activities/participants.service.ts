import type { EntityManager } from 'typeorm';
import { checkPerson } from './about.service';
import type { Activity } from './activity.entity';
import { ActivityContact, ActivityPerson } from './activity.entity';

/** Colleagues who take part beside the owner. @throws AppError task.person_unknown */
export async function checkPeople(manager: EntityManager, ids: readonly number[], ownerId: number): Promise<number[]> {
  const others = [...new Set(ids)].filter(id => id !== ownerId);
  for (const id of others) await checkPerson(manager, id);
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
