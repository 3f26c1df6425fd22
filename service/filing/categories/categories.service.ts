import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { conflict } from '../../common/errors';
import { Message } from '../../mail/message.entity';
import { insertRows, isUniqueViolation } from '../../platform/database/rows';
import { audit } from '../../users/audit.service';
import { checkCode } from '../../users/dictionary.service';
import type { Viewer } from '../../users/roles';
import { User } from '../../users/user.entity';
import { getDecidable } from '../checking.service';
import { FilingRuleDetail } from '../rules/rule.entity';
import type { CategoryReply } from './categories.schema';
import { MessageCategory } from './category.entity';
import { categoryRows } from './rows.service';

/** The categories of messages that the caller has checked to be visible, with who gave them. */
export async function presentCategories(
  manager: EntityManager,
  messageIds: readonly number[],
): Promise<(messageId: number) => CategoryReply> {
  const rows = await categoryRows(manager, messageIds);
  const listed = [...rows.values()];
  const users = await manager.findBy(User, { id: In(listed.flatMap(row => row.userId ?? [])) });
  const rules = await manager.findBy(FilingRuleDetail, { ruleId: In(listed.flatMap(row => row.ruleId ?? [])) });
  const names = new Map(users.map(user => [user.id, user.name]));
  const ruleNames = new Map(rules.map(rule => [rule.ruleId, rule.name]));
  return messageId => {
    const row = rows.get(messageId);
    if (!row) return { category: null, by: null, rule: null, version: 0 };
    const { category, userId, ruleId, version } = row;
    return { category, by: names.get(userId ?? 0) ?? null, rule: ruleNames.get(ruleId ?? 0) ?? null, version };
  };
}

/**
 * Gives a message a category, or takes it away; from then on rules leave it alone. Taking it back is giving what stood before.
 *
 * @param category a code of the dictionary 'mail_category'; null: none
 * @param version of what the person saw; 0 where nobody had said anything
 * @throws AppError message.not_found; dictionary.unknown_code (400); version.changed (409)
 */
export async function setCategory(
  manager: EntityManager,
  viewer: Viewer,
  messageId: number,
  category: string | null,
  version: number,
  now: Date,
): Promise<CategoryReply> {
  await getDecidable(manager, viewer, messageId);
  await checkCode(manager, 'mail_category', category);
  const before = (await categoryRows(manager, [messageId])).get(messageId);
  const stale = conflict('version.changed', 'Somebody else has given this mail a category meanwhile. Look again.');
  if ((before?.version ?? 0) !== version) throw stale;
  const values = { category, userId: viewer.userId, ruleId: null, at: now, version: version + 1 };
  if (before) {
    const done = await manager.update(MessageCategory, { messageId, version }, values);
    if (done.affected !== 1) throw stale;
  } else {
    const { sentAt } = await manager.findOneByOrFail(Message, { id: messageId });
    await insertRows(manager, MessageCategory, [{ messageId, sentAt, ...values }]).catch((error: unknown) => {
      throw isUniqueViolation(error) ? stale : error;
    });
  }
  const details = { before: { category: before?.category ?? null }, after: { category } };
  await audit(manager, viewer, 'message.categorised', { type: 'message', id: messageId }, details, now);
  return (await presentCategories(manager, [messageId]))(messageId);
}
