import type { EntityManager } from 'typeorm';
import { In, MoreThan } from 'typeorm';
import { pieces } from '../platform/database/rows';
import { Contact } from './company.entity';
import { PartyMerge } from './merging.entity';

export type PartyKind = 'company' | 'contact';

/** The merge that must be undone before this one; null where there is none. */
export async function findLaterMerge(manager: EntityManager, merge: PartyMerge): Promise<PartyMerge | null> {
  const { id, kind, survivorId } = merge;
  const later = { id: MoreThan(id), state: In(['waiting', 'done']), kind } as const;
  const same = await manager.findOne(PartyMerge, {
    where: [
      { ...later, survivorId },
      { ...later, loserId: survivorId },
    ],
    order: { id: 'DESC' },
  });
  if (same && same.partOfId !== id) return same;
  if (kind === 'contact') return merge.partOfId === null ? laterOfCompanies(manager, merge) : null;
  return manager
    .createQueryBuilder(PartyMerge, 'm')
    .innerJoin(Contact, 'c', 'c.id = m.survivorId')
    .where("m.kind = 'contact' AND m.state = 'done' AND m.partOfId IS NULL AND m.id > :id", { id })
    .andWhere('c.companyId = :survivorId', { survivorId })
    .orderBy('m.id', 'DESC')
    .getOne();
}

/** A contact comes back to its company; that must not have been merged away meanwhile. */
async function laterOfCompanies(manager: EntityManager, merge: PartyMerge): Promise<PartyMerge | null> {
  const companyId = Number((merge.kept.loser as Record<string, unknown>).companyId);
  const contact = await manager.findOneBy(Contact, { id: merge.survivorId });
  const companyIds = [companyId, contact?.companyId ?? companyId];
  return manager.findOne(PartyMerge, {
    where: [
      { kind: 'company', id: MoreThan(merge.id), state: 'done', loserId: In(companyIds) },
      { kind: 'company', id: MoreThan(merge.id), state: 'done', survivorId: In(companyIds) },
    ],
    order: { id: 'DESC' },
  });
}

const MAX_STEPS = 50;

/** Who a party that was merged away is now; null where it was not. */
export async function findSurvivorId(manager: EntityManager, kind: PartyKind, id: number): Promise<number | null> {
  let at: number | null = null;
  let wanted = id;
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    const merge: PartyMerge | null = await manager.findOne(PartyMerge, {
      select: { id: true, survivorId: true },
      where: { kind, loserId: wanted, state: 'done' },
    });
    if (!merge) return at;
    at = merge.survivorId;
    wanted = merge.survivorId;
  }
  return at;
}

/** Who these companies are now: those that were merged away are followed to their survivors, each once, in their order. A question a step of merges, however many they are. */
export async function followMerges(manager: EntityManager, ids: readonly number[]): Promise<Map<number, number>> {
  const now = new Map(ids.map(id => [id, id]));
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    const next = new Map<number, number>();
    for (const piece of pieces([...new Set(now.values())])) {
      const where = { kind: 'company', loserId: In(piece), state: 'done' } as const;
      for (const { loserId, survivorId } of await manager.find(PartyMerge, {
        select: { id: true, loserId: true, survivorId: true },
        where,
      }))
        next.set(loserId, survivorId);
    }
    if (next.size === 0) break;
    for (const [id, at] of now) now.set(id, next.get(at) ?? at);
  }
  return now;
}

/** The companies that keys of another system stand for whose own company was merged away, by key: a later import writes to the survivor. */
export async function findMergedKeys(manager: EntityManager, keys: readonly string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const piece of pieces(keys)) {
    const merges = await manager.findBy(PartyMerge, { kind: 'company', state: 'done', loserKey: In(piece) });
    for (const { loserKey, loserId } of merges) {
      const survivorId = await findSurvivorId(manager, 'company', loserId);
      if (loserKey !== null && survivorId !== null) found.set(loserKey, survivorId);
    }
  }
  return found;
}
