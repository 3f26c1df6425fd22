import type { EntityManager } from 'typeorm';
import type { Viewer } from '../users/roles';
import type { Company } from './company.entity';
import { CompanyEvent } from './profile.entity';
import { personId } from './visibility';

/** Keeps a new owner as a line of the timeline, in the transaction of the change; nothing where he is the same or was not told. */
export async function noteOwner(
  manager: EntityManager,
  viewer: Viewer,
  before: Pick<Company, 'id' | 'ownerId'>,
  ownerId: number | null | undefined,
  now: Date,
): Promise<void> {
  if (ownerId === undefined || ownerId === before.ownerId) return;
  const told = { companyId: before.id, at: now, kind: 'owner', rule: null, userId: personId(viewer), reason: null };
  const named = (id: number | null) => (id === null ? null : String(id));
  await manager.insert(CompanyEvent, { ...told, fromValue: named(before.ownerId), toValue: named(ownerId) });
}
