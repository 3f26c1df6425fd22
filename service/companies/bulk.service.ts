import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { Context } from '../context';
import { insertRows } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { Company } from './company.entity';
import { foldTag } from './details';
import { hasLevel } from './levels';
import { writeLevel } from './levels.service';
import { CompanyTag } from './profile.entity';
import { tagRows } from './profile.service';
import { editableIds } from './similar.service';
import { levelSteps } from './standing.service';
import type { BulkBody, BulkReply } from './views.schema';
import { actorOf } from './visibility';

/**
 * Tags companies or sets their level, all that the viewer may change, in one transaction. Those that he may not are left and counted.
 *
 * @throws AppError company.level_unknown, company.level_reason_missing
 */
export async function changeMany(context: Context, viewer: Viewer, body: BulkBody): Promise<BulkReply> {
  return inTransaction(context.database, async manager => {
    const ids = [...new Set(body.ids)];
    const editable = await editableIds(manager, viewer, ids);
    const open = await concerned(
      manager,
      body,
      ids.filter(id => editable.has(id)),
    );
    const now = context.clock();
    if (body.addTag) await addTag(manager, open, body.addTag);
    if (body.removeTag) await manager.delete(CompanyTag, { companyId: In(open), folded: foldTag(body.removeTag) });
    if (body.level !== undefined) await setLevels(manager, viewer, open, body, now);
    const fields = (['addTag', 'removeTag', 'level'] as const).filter(name => body[name] !== undefined);
    for (const id of open)
      await audit(manager, actorOf(viewer), 'company.changed', { type: 'company', id }, { fields, bulk: true }, now);
    return { changed: open.length, refused: ids.length - open.length };
  });
}

/** Levels are of customers; any party can be barred. */
async function concerned(manager: EntityManager, { level }: BulkBody, ids: readonly number[]): Promise<number[]> {
  const step = (await levelSteps(manager)).find(one => one.code === level);
  if (!step || step.standing === 'barred') return [...ids];
  const rows = await manager.find(Company, {
    select: { id: true, isCustomer: true, standing: true },
    where: { id: In([...ids]) },
  });
  return rows.filter(row => hasLevel(row) || row.standing === 'barred').map(row => row.id);
}

async function addTag(manager: EntityManager, ids: readonly number[], tag: string): Promise<void> {
  const there = await manager.findBy(CompanyTag, { companyId: In([...ids]), folded: foldTag(tag) });
  const have = new Set(there.map(row => row.companyId));
  const rows = ids.filter(id => !have.has(id)).flatMap(id => tagRows(id, [tag]));
  await insertRows(manager, CompanyTag, rows);
}

async function setLevels(
  manager: EntityManager,
  viewer: Viewer,
  ids: readonly number[],
  { level, reason }: BulkBody,
  now: Date,
): Promise<void> {
  const companies = await manager.find(Company, { select: { id: true, level: true }, where: { id: In([...ids]) } });
  const why = reason ? { reason } : {};
  for (const { id, level: before } of companies)
    if (before !== level) await writeLevel(manager, viewer, id, { level: level ?? null, before, ...why }, now);
}
