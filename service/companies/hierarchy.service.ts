import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { pieces } from '../platform/database/rows';
import type { Viewer } from '../users/roles';
import { Company } from './company.entity';
import { visibleIds } from './similar.service';

// No group of companies is deeper or larger; a parent cannot stand below itself, but two people could tie a knot at the same moment.
const MAX_DEPTH = 50;
const MAX_COMPANIES = 2_000;

/**
 * A company and all that stand below it, as far as `viewer` may see them; a level of the group is one query.
 *
 * @returns itself first; at most 2,000; nothing where he may not see itself
 */
export async function groupOf(manager: EntityManager, viewer: Viewer, id: number): Promise<number[]> {
  const found = new Set<number>([id]);
  let level = [id];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0 && found.size < MAX_COMPANIES; depth += 1) {
    const next: number[] = [];
    for (const piece of pieces(level)) {
      const rows = await manager.find(Company, { select: { id: true }, where: { parentId: In(piece) } });
      for (const row of rows) if (!found.has(row.id)) next.push(row.id);
    }
    next.forEach(one => found.add(one));
    level = next;
  }
  const visible = await visibleIds(manager, viewer, [...found]);
  // Nor does he learn which of his companies stand below one that he may not see.
  if (!visible.has(id)) return [];
  return [...found].filter(one => visible.has(one)).slice(0, MAX_COMPANIES);
}
