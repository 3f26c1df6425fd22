import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { conflict, forbidden, notFound } from '../common/errors';
import { insertRows } from '../platform/database/rows';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { endFilings } from './deciding.service';
import { Filing, FilingAct, FilingActMessage, FilingStatus } from './filing.entity';
import { endRule } from './ruling.service';

/**
 * Takes an act back: every message that nobody has touched since stands as it stood before, and the rule that the act made ends.
 *
 * @returns how many messages were restored
 * @throws AppError 403 for acts of people who are not his; 409 where it was undone already, or everything was decided again since
 */
export async function undoAct(
  manager: EntityManager,
  viewer: Viewer,
  actId: number,
  now: Date,
): Promise<{ messageId: number; restored: number }> {
  const act = await manager.findOneBy(FilingAct, { id: actId });
  if (!act) throw notFound('filing_act');
  if (!viewer.ownerIds.includes(act.userId) && act.userId !== viewer.userId) throw forbidden('filing.not_your_act');
  if (act.undoneAt) throw conflict('filing.already_undone', 'This was undone already.');
  const parts = await manager.findBy(FilingActMessage, { actId });
  let restored = 0;
  for (const part of parts) if (await restore(manager, part, now)) restored += 1;
  if (restored === 0)
    throw conflict('filing.changed_since', 'This was decided again since; undo the later decision first.');
  await manager.update(FilingAct, actId, { undoneAt: now, undoneById: viewer.userId });
  if (act.ruleId !== null) await endRule(manager, act.ruleId, now);
  await audit(manager, viewer, 'filing.undone', { type: 'filing_act', id: actId }, { messages: restored }, now);
  return { messageId: Number(act.details.messageId), restored };
}

async function restore(manager: EntityManager, part: FilingActMessage, now: Date): Promise<boolean> {
  const { state, category, reasons, candidates, decidedById, decidedAt, filingIds } = part.before as unknown as Pick<
    FilingStatus,
    'state' | 'category' | 'reasons' | 'candidates' | 'decidedById'
  > & { decidedAt: string | null; filingIds: number[] };
  const result = await manager.update(
    FilingStatus,
    { messageId: part.messageId, version: part.versionAfter },
    {
      state,
      category,
      reasons,
      candidates,
      decidedById,
      decidedAt: decidedAt ? new Date(decidedAt) : null,
      updatedAt: now,
      version: part.versionAfter + 1,
    },
  );
  if (result.affected !== 1) return false;
  await endFilings(manager, await manager.findBy(Filing, { messageId: part.messageId, endedAt: IsNull() }), now);
  const before = filingIds.length > 0 ? await manager.findBy(Filing, { id: In(filingIds) }) : [];
  // The old rows stay ended, so that the history tells what stood when; copies of them stand from now on.
  await insertRows(
    manager,
    Filing,
    before.map(({ id: _id, ...row }) => ({ ...row, createdAt: now, endedAt: null })),
  );
  return true;
}
