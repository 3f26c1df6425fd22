import type { EntityManager } from 'typeorm';
import { insertRows } from '../../platform/database/rows';
import type { FilingCase } from '../filingCase';
import { firstRule } from '../rules/conditions';
import { RuleHit } from '../rules/rule.entity';
import { MessageCategory } from './category.entity';
import { categoryRows } from './rows.service';

/** A new message, with what is known of it. */
export interface WithCategoryRules {
  messageId: number;
  sentAt: Date;
  filing: FilingCase;
}

/** Gives new messages the category of the first rule that fits. Where one has a category already (it takes the place of a stub), that stays. */
export async function giveByRules(
  manager: EntityManager,
  batch: readonly WithCategoryRules[],
  now: Date,
): Promise<void> {
  if (batch.length === 0) return;
  const known = await categoryRows(
    manager,
    batch.map(one => one.messageId),
  );
  const given = batch.flatMap(({ messageId, sentAt, filing }) => {
    const isOpen = !known.has(messageId) && filing.question.kind !== 'bounce';
    const found = isOpen ? firstRule(filing.knowledge.categoryRules ?? [], filing) : null;
    return found?.rule.category ? [{ messageId, sentAt, category: found.rule.category, ruleId: found.rule.id }] : [];
  });
  await insertRows(
    manager,
    MessageCategory,
    given.map(one => ({ ...one, userId: null, at: now, version: 1 })),
  );
  await insertRows(
    manager,
    RuleHit,
    given.map(({ messageId, ruleId }) => ({ messageId, ruleId, at: now })),
  );
}
