import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { insertRows } from '../../platform/database/rows';
import { MessageCategory } from '../categories/category.entity';
import { categoryRows } from '../categories/rows.service';
import { FilingStatus } from '../filing.entity';
import type { OrderedRule } from './conditions';
import { noteKept } from './keeping.service';
import type { KeptReason, RuleRun } from './rule.entity';
import { RuleRunMessage } from './rule.entity';
import type { BatchCounts } from './trying.service';
import { matchingOf } from './trying.service';

/** Tries a rule that gives a category on a batch of old mail, or applies it. What a person gave, or took away, stays. */
export async function categoriseBatch(
  manager: EntityManager,
  run: RuleRun,
  rule: OrderedRule,
  ids: readonly number[],
  now: Date,
): Promise<BatchCounts> {
  const matching = await matchingOf(manager, rule, ids);
  const found = matching.map(one => one.messageId);
  const known = await categoryRows(manager, found);
  const kept = new Map<number, KeptReason>();
  for (const [messageId, row] of known) {
    if (row.userId !== null) kept.set(messageId, 'person');
    else if (row.category === (rule.category ?? null)) kept.set(messageId, 'there');
  }
  const open = matching.filter(one => !kept.has(one.messageId));
  const statuses = await manager.findBy(FilingStatus, { messageId: In(open.map(one => one.messageId)) });
  const states = new Map(statuses.map(status => [status.messageId, status.state]));
  if (run.kind === 'apply') {
    await insertRows(
      manager,
      MessageCategory,
      open
        .filter(one => !known.has(one.messageId))
        .map(({ messageId, sentAt }) => ({ messageId, sentAt, ...given(rule), at: now, version: 1 })),
    );
    for (const { messageId } of open) {
      const row = known.get(messageId);
      if (row) await manager.update(MessageCategory, messageId, { ...given(rule), at: now, version: row.version + 1 });
    }
  }
  await insertRows(
    manager,
    RuleRunMessage,
    open.map(({ messageId }) => {
      const before = known.get(messageId);
      const state = states.get(messageId) ?? 'none';
      return {
        runId: run.id,
        messageId,
        before: { state, filingIds: [], category: before?.category ?? null, ruleId: before?.ruleId ?? null },
        after: { state, places: [], category: rule.category ?? null },
      };
    }),
  );
  return { matched: matching.length, changed: open.length, kept: await noteKept(manager, run, kept) };
}

const given = (rule: OrderedRule) => ({ category: rule.category ?? null, userId: null, ruleId: rule.id });

/** Puts back the categories that stood before an application, where the rule's own still stands. Answers on which messages. */
export async function uncategorise(
  manager: EntityManager,
  ruleId: number,
  rows: readonly RuleRunMessage[],
  now: Date,
): Promise<number[]> {
  const known = await categoryRows(
    manager,
    rows.map(row => row.messageId),
  );
  const restored: number[] = [];
  for (const { messageId, before, after } of rows) {
    const row = known.get(messageId);
    if (!row || row.userId !== null || row.ruleId !== ruleId) continue;
    // The rule was changed meanwhile and applied anew: that application is the one to take back.
    if (row.category !== (after.category ?? null)) continue;
    const { category, ruleId: giver } = before as { category: string | null; ruleId: number | null };
    if (category === null) await manager.delete(MessageCategory, { messageId, version: row.version });
    else
      await manager.update(
        MessageCategory,
        { messageId, version: row.version },
        { category, ruleId: giver, at: now, version: row.version + 1 },
      );
    restored.push(messageId);
  }
  return restored;
}
