import type { EntityManager } from 'typeorm';
import { touchCompanies } from '../companies/touching.service';
import { In, IsNull } from 'typeorm';
import { conflict, forbidden, notFound } from '../common/errors';
import { insertRows, pieces } from '../platform/database/rows';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { endFilings } from './deciding.service';
import { Filing, FilingAct, FilingActMessage, FilingStatus } from './filing.entity';
import { requestRefiling } from './refiling.service';
import { endRule } from './ruling.service';
import { removeMadeCompany } from './unmaking.service';
import type { Part } from './undoing';
import { chooseStep } from './undoing';

/** What an undo did. */
export interface UndoResult {
  /** The message that the act was made on. */
  messageId: number;
  /** Messages that stand again as before. */
  restored: number;
  /** Messages of the act that somebody has decided again since; for them the later decision stands. */
  leftOut: number;
}

/**
 * Takes an act back: every message on which it is the last that counts stands as it stood before, the rule that it made ends, the company that it made goes.
 * Where a message was decided again later it is left to that; undoing the later act then leads back to before this one.
 *
 * @throws AppError 403 for acts of people who are not his; 409 where it was undone already, or everything was decided again since
 */
export async function undoAct(manager: EntityManager, viewer: Viewer, actId: number, now: Date): Promise<UndoResult> {
  const act = await manager.findOneBy(FilingAct, { id: actId });
  if (!act) throw notFound('filing_act');
  if (!viewer.ownerIds.includes(act.userId) && act.userId !== viewer.userId) throw forbidden('filing.not_your_act');
  if (act.undoneAt) throw conflict('filing.already_undone', 'This was undone already.');
  const { restored, waiting, left } = await restoreMessages(manager, actId, now);
  if (restored === 0)
    throw conflict('filing.changed_since', 'This was decided again since; undo the later decision first.');
  await manager.update(FilingAct, actId, { undoneAt: now, undoneById: viewer.userId });
  await markLeft(manager, left);
  if (act.ruleId !== null) await endRule(manager, act.ruleId, now);
  const isRemoved = act.kind === 'create_company' && (await removeMadeCompany(manager, viewer, act, now));
  // They stand as they stood then; what has been entered since concerns them too.
  if (waiting.length > 0) await requestRefiling(manager, `undo:${actId}`, { messageIds: waiting });
  const details = { messages: restored, leftOut: left.length, ...(isRemoved ? { isCompanyRemoved: true } : {}) };
  await audit(manager, viewer, 'filing.undone', { type: 'filing_act', id: actId }, details, now);
  return { messageId: Number(act.details.messageId), restored, leftOut: left.length };
}

/** Restores what can be; answers how many, which of them no person had decided on before, and the parts of the act that are left. */
async function restoreMessages(
  manager: EntityManager,
  actId: number,
  now: Date,
): Promise<{ restored: number; waiting: number[]; left: FilingActMessage[] }> {
  const parts = await manager.findBy(FilingActMessage, { actId });
  const histories = await loadHistories(
    manager,
    parts.map(part => part.messageId),
  );
  const [waiting, left]: [number[], FilingActMessage[]] = [[], []];
  for (const part of parts) {
    const step = chooseStep(histories.get(part.messageId) ?? [], actId);
    const before = step && (await restore(manager, part.messageId, step.before, now));
    if (!before) left.push(part);
    else if (before.decidedById === null) waiting.push(part.messageId);
    for (const passed of before ? step.passed : []) await setLeft(manager, passed, false);
  }
  return { restored: parts.length - left.length, waiting, left };
}

/** What people did on messages, oldest first. */
async function loadHistories(
  manager: EntityManager,
  messageIds: readonly number[],
): Promise<Map<number, Part<FilingActMessage>[]>> {
  const histories = new Map<number, Part<FilingActMessage>[]>();
  for (const piece of pieces(messageIds)) {
    const parts = await manager.find(FilingActMessage, { where: { messageId: In(piece) }, order: { id: 'ASC' } });
    const undone = new Set<number>();
    for (const some of pieces([...new Set(parts.map(part => part.actId))])) {
      const acts = await manager.find(FilingAct, { select: { id: true, undoneAt: true }, where: { id: In(some) } });
      for (const act of acts) if (act.undoneAt) undone.add(act.id);
    }
    for (const row of parts) {
      const part = { row, actId: row.actId, isUndone: undone.has(row.actId), isLeft: row.before.isLeft === true };
      histories.set(row.messageId, [...(histories.get(row.messageId) ?? []), part]);
    }
  }
  return histories;
}

async function markLeft(manager: EntityManager, parts: readonly FilingActMessage[]): Promise<void> {
  for (const part of parts) await setLeft(manager, part, true);
}

async function setLeft(manager: EntityManager, part: FilingActMessage, isLeft: boolean): Promise<void> {
  await manager.save(FilingActMessage, { ...part, before: { ...part.before, isLeft } });
}

type Before = Pick<FilingStatus, 'state' | 'category' | 'reasons' | 'candidates' | 'decidedById'> & {
  decidedAt: string | null;
  filingIds: number[];
};

/** Puts a message back; null where somebody has decided on it at this very moment. */
export async function restore(
  manager: EntityManager,
  messageId: number,
  row: Pick<FilingActMessage, 'before'>,
  now: Date,
): Promise<Before | null> {
  const before = row.before as unknown as Before;
  const { state, category, reasons, candidates, decidedById, decidedAt, filingIds } = before;
  const { version } = await manager.findOneByOrFail(FilingStatus, { messageId });
  const told = { state, category, reasons, candidates, decidedById };
  const times = { decidedAt: decidedAt ? new Date(decidedAt) : null, updatedAt: now };
  const result = await manager.update(
    FilingStatus,
    { messageId, version },
    { ...told, ...times, version: version + 1 },
  );
  if (result.affected !== 1) return null;
  await endFilings(manager, await manager.findBy(Filing, { messageId, endedAt: IsNull() }), now);
  const stood = filingIds.length > 0 ? await manager.findBy(Filing, { id: In(filingIds) }) : [];
  // The old rows stay ended, so that the history tells what stood when; copies of them stand from now on.
  await insertRows(
    manager,
    Filing,
    stood.map(({ id: _id, ...copy }) => ({ ...copy, createdAt: now, endedAt: null })),
  );
  await touchCompanies(
    manager,
    stood.map(({ companyId }) => ({ companyId, isWhole: true })),
  );
  return before;
}
