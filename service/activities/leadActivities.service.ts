import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { pieces } from '../platform/database/rows';
import { Activity } from './activity.entity';

type About = Partial<Pick<Activity, 'companyId' | 'recordId' | 'leadId'>>;

/** Names the company and the opportunity that a lead became on its activities, so that they stand in their story too. @returns which */
export async function bringActivities(
  manager: EntityManager,
  leadId: number,
  about: { companyId: number; recordId: number },
  now: Date,
): Promise<number[]> {
  const rows = await manager.find(Activity, {
    select: { id: true },
    where: { leadId, companyId: IsNull(), recordId: IsNull() },
  });
  return write(manager, rows, about, now);
}

/** Gives the activities of one lead to another. @returns which */
export async function giveActivities(
  manager: EntityManager,
  fromId: number,
  toId: number,
  now: Date,
): Promise<number[]> {
  const rows = await manager.find(Activity, { select: { id: true }, where: { leadId: fromId } });
  return write(manager, rows, { leadId: toId }, now);
}

/**
 * Takes back what one of the two did, of those that still stand where it put them.
 *
 * @param put where it put them
 * @param about where they stood before
 */
export async function takeActivitiesBack(
  manager: EntityManager,
  ids: readonly number[] | undefined,
  put: About,
  about: About,
  now: Date,
): Promise<void> {
  for (const piece of pieces(ids ?? [])) {
    const rows = await manager.find(Activity, { select: { id: true }, where: { ...put, id: In(piece) } as never });
    await write(manager, rows, about, now);
  }
}

async function write(
  manager: EntityManager,
  rows: readonly Pick<Activity, 'id'>[],
  about: About,
  now: Date,
): Promise<number[]> {
  const ids = rows.map(row => row.id);
  for (const piece of pieces(ids))
    await manager.update(Activity, { id: In(piece) }, { ...about, updatedAt: now, version: () => '"version" + 1' });
  return ids;
}
