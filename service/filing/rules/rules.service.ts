import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { conflict, forbidden, notFound } from '../../common/errors';
import { Message } from '../../mail/message.entity';
import { insertRowsReturning, pieces } from '../../platform/database/rows';
import { audit } from '../../users/audit.service';
import type { Viewer } from '../../users/roles';
import { viewerOf } from '../../users/viewing.service';
import { FilingRule } from '../filing.entity';
import { requestRefiling } from '../refiling.service';
import { endRule } from '../ruling.service';
import { checkRule } from './checking.service';
import type { RuleCondition } from './conditions';
import { mayCoverAll } from './coverage.service';
import { FilingRuleDetail, RuleHit } from './rule.entity';
import type { RuleBody } from './rules.schema';

// Every new mail is asked by every rule.
const MAX_RULES = 300;

/** A rule with what stands beside it; of one that "always" made and nobody has touched, as if it had been written down. */
export interface OwnedRule {
  rule: FilingRule;
  detail: FilingRuleDetail;
}

/** True where the viewer may see and change the rules of a person: his own, those of his people, or with the right those of all. */
export function mayRule(viewer: Viewer, ownerId: number): boolean {
  return viewer.userId === ownerId || viewer.ownerIds.includes(ownerId) || mayCoverAll(viewer);
}

/** What stands beside a rule that "always" made, before anybody has changed it. */
export function plainDetail(rule: FilingRule): FilingRuleDetail {
  return {
    ruleId: rule.id,
    name: rule.value,
    conditions: [],
    action: rule.companyId === null ? 'not_business' : 'file',
    contactId: null,
    category: null,
    position: 0,
    coverage: 'all',
    state: 'active',
    sinceMessageId: 0,
    expiresOn: null,
    note: '',
    updatedAt: rule.createdAt,
    version: 1,
  };
}

/** @throws AppError rule.not_found, where there is none, it has ended, or it is not his to see */
export async function getRule(manager: EntityManager, viewer: Viewer, id: number): Promise<OwnedRule> {
  const rule = await manager.findOneBy(FilingRule, { id, endedAt: IsNull() });
  if (!rule || !mayRule(viewer, rule.userId)) throw notFound('rule');
  const detail = await manager.findOneBy(FilingRuleDetail, { ruleId: id });
  return { rule, detail: detail ?? plainDetail(rule) };
}

/** The number of the newest message: what is older is past. */
export async function newestMessage(manager: EntityManager): Promise<number> {
  const row = await manager
    .createQueryBuilder(Message, 'm')
    .select('MAX(m.id)', 'id')
    .getRawOne<{ id: number | null }>();
  return row?.id ?? 0;
}

const nowhere = { companyId: null, contactId: null, recordId: null, category: null };
function targetOf({ action, companyId = null, contactId = null, recordId = null, category = null }: RuleBody) {
  if (action === 'categorise') return { ...nowhere, category };
  return action === 'file' ? { ...nowhere, companyId, contactId, recordId } : nowhere;
}

/**
 * Makes a rule, which does nothing until it is switched on.
 *
 * @returns its number
 * @throws AppError those of `checkConditions`; rule.not_for_all (403); rule.other_mailbox, rule.no_target, rule.foreign_record (400); company.not_found,
 *   record.not_found, contact.not_found (404); filing.party_of_another, rule.too_many (409)
 */
export async function createRule(manager: EntityManager, viewer: Viewer, body: RuleBody, now: Date): Promise<number> {
  const conditions = await checkRule(manager, viewer, viewer, body);
  const places = await manager
    .createQueryBuilder(FilingRuleDetail, 'd')
    .innerJoin(FilingRule, 'r', "r.id = d.ruleId AND r.scope = 'custom' AND r.endedAt IS NULL")
    .select(['COUNT(*) AS count', 'MAX(d.position) AS last'])
    .getRawOne<{ count: number; last: number | null }>();
  if (Number(places?.count) >= MAX_RULES)
    throw conflict('rule.too_many', `There are ${MAX_RULES} rules; end one that is no longer needed.`, {
      n: MAX_RULES,
    });
  const { companyId, contactId, recordId, category } = targetOf(body);
  const value = randomUUID();
  const row = { scope: 'custom', value, companyId, recordId, userId: viewer.userId, createdAt: now, endedAt: null };
  const ids = await insertRowsReturning(manager, FilingRule, [row], 'value');
  const id = ids.get(value) as number;
  await manager.insert(FilingRuleDetail, {
    ruleId: id,
    name: body.name.trim(),
    conditions,
    action: body.action,
    contactId,
    category,
    position: (places?.last ?? 0) + 1,
    coverage: body.coverage,
    state: 'draft',
    sinceMessageId: await newestMessage(manager),
    expiresOn: body.expiresOn ?? null,
    note: body.note ?? '',
    updatedAt: now,
    version: 1,
  });
  await audit(manager, viewer, 'rule.created', { type: 'rule', id }, { after: auditOf(body, conditions) }, now);
  return id;
}

const auditOf = (body: RuleBody, conditions: RuleCondition[]) => {
  const { name, action, coverage, expiresOn = null, note = '' } = body;
  return { name, conditions, action, ...targetOf(body), coverage, expiresOn, note };
};

/** Writes the next version of what stands beside a rule. @throws AppError version.changed (409) */
async function saveDetail(
  manager: EntityManager,
  { rule, detail }: OwnedRule,
  version: number,
  change: Partial<FilingRuleDetail>,
  now: Date,
): Promise<void> {
  const stale = conflict('version.changed', 'Somebody else has changed this rule meanwhile. Look again.');
  if (detail.version !== version) throw stale;
  const isWritten = await manager.existsBy(FilingRuleDetail, { ruleId: rule.id });
  const next = { ...change, updatedAt: now, version: version + 1 };
  if (!isWritten) {
    await manager.insert(FilingRuleDetail, { ...detail, ...next });
    return;
  }
  const done = await manager.update(FilingRuleDetail, { ruleId: rule.id, version }, next);
  if (done.affected !== 1) throw stale;
}

/**
 * Changes a rule. What it says now holds for mail from now on; what it has filed stays.
 *
 * @throws AppError as `createRule`; version.changed (409); rule.of_another (403); rule.always (409) for what "always" made
 */
export async function changeRule(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
  version: number,
  body: RuleBody,
  now: Date,
): Promise<void> {
  const owned = await getRule(manager, viewer, id);
  const { rule, detail } = owned;
  if (rule.scope !== 'custom')
    throw conflict('rule.always', 'This rule was made by "always"; end it and make another.');
  // What it looks for in the mail of its owner's own mailboxes, and where that goes, only he says: whoever manages him may stop it, end it, or make one of his own.
  if (rule.userId !== viewer.userId && (detail.coverage === 'own' || body.coverage === 'own'))
    throw forbidden('rule.of_another');
  const owner = rule.userId === viewer.userId ? viewer : await viewerOf(manager, rule.userId);
  if (!owner) throw conflict('rule.owner_gone', 'The owner of this rule has left; make a rule of your own.');
  const conditions = await checkRule(manager, viewer, owner, body);
  const { companyId, contactId, recordId, category } = targetOf(body);
  const { name, action, coverage, expiresOn = null, note = '' } = body;
  const sinceMessageId = await newestMessage(manager);
  const text = { name: name.trim(), conditions, action, contactId, category, coverage, expiresOn, note };
  const change = { ...text, sinceMessageId };
  await saveDetail(manager, owned, version, change, now);
  await manager.update(FilingRule, id, { companyId, recordId });
  const before = { ...pick(detail), companyId: rule.companyId, recordId: rule.recordId, contactId: detail.contactId };
  const details = { before, after: auditOf(body, conditions) };
  await audit(manager, viewer, 'rule.changed', { type: 'rule', id }, details, now);
}

const pick = ({ name, conditions, action, category, coverage, expiresOn, note }: FilingRuleDetail) => {
  return { name, conditions, action, category, coverage, expiresOn, note };
};

/** Changes the end and the note of a rule. @throws AppError rule.not_found, version.changed */
export async function changeTerms(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
  version: number,
  terms: { expiresOn?: string | null; note?: string },
  now: Date,
): Promise<void> {
  const owned = await getRule(manager, viewer, id);
  await saveDetail(manager, owned, version, terms, now);
  const { expiresOn, note } = owned.detail;
  await audit(
    manager,
    viewer,
    'rule.changed',
    { type: 'rule', id },
    { before: { expiresOn, note }, after: terms },
    now,
  );
}

/**
 * Switches a rule on, for mail from now on, or off.
 *
 * @param today YYYY-MM-DD in the company's time zone
 * @throws AppError rule.not_found, version.changed, rule.is_over (409) where its last day has passed
 */
export async function switchRule(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
  version: number,
  state: 'active' | 'paused',
  today: string,
  now: Date,
): Promise<void> {
  const owned = await getRule(manager, viewer, id);
  const { expiresOn, state: before } = owned.detail;
  if (state === 'active' && expiresOn !== null && expiresOn < today)
    throw conflict('rule.is_over', 'The last day of this rule has passed. Give it a later one, or none.', {
      expiresOn,
    });
  const since = owned.rule.scope === 'custom' && state === 'active' ? await newestMessage(manager) : 0;
  await saveDetail(manager, owned, version, { state, ...(since > 0 ? { sinceMessageId: since } : {}) }, now);
  const told = { before: { state: before }, after: { state } };
  await audit(manager, viewer, 'rule.switched', { type: 'rule', id }, told, now);
}

/**
 * Puts rules in an order. They take one another's places, so that those of other people stay where they stand.
 *
 * @param ids rules with conditions, each one that the viewer may change
 * @throws AppError version.changed (409) where one of them is no longer there
 */
export async function orderRules(manager: EntityManager, viewer: Viewer, ids: number[], now: Date): Promise<void> {
  const wanted = [...new Set(ids)];
  const rules = await manager.findBy(FilingRule, { id: In(wanted), scope: 'custom', endedAt: IsNull() });
  if (rules.length !== wanted.length || rules.some(rule => !mayRule(viewer, rule.userId)))
    throw conflict('version.changed', 'The list of rules has changed meanwhile. Look again.');
  const details = await manager.findBy(FilingRuleDetail, { ruleId: In(wanted) });
  const places = details.map(detail => detail.position).sort((a, b) => a - b);
  for (const [at, id] of wanted.entries())
    await manager.update(FilingRuleDetail, id, { position: places[at] as number });
  await audit(manager, viewer, 'rule.ordered', null, { ids: wanted }, now);
}

/** Ends a rule. What it had filed is filed again, by the rules and reasons that are left; categories that it gave stay. */
export async function removeRule(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
  version: number,
  now: Date,
): Promise<void> {
  const { rule, detail } = await getRule(manager, viewer, id);
  if (detail.version !== version)
    throw conflict('version.changed', 'Somebody else has changed this rule meanwhile. Look again.');
  if (rule.scope === 'custom') {
    await manager.update(FilingRule, id, { endedAt: now });
    await requestRefiling(manager, `unrule:${id}`, { ruleIds: [id] });
    if (detail.action === 'not_business' || detail.action === 'review') await refileHits(manager, id);
  } else await endRule(manager, id, now);
  const told = { name: detail.name, scope: rule.scope, companyId: rule.companyId };
  await audit(manager, viewer, 'rule.ended', { type: 'rule', id }, told, now);
}

/** What a rule had left alone, or sent to review, stands under nothing by which it could be found. */
async function refileHits(manager: EntityManager, ruleId: number): Promise<void> {
  const hits = await manager.find(RuleHit, {
    select: { messageId: true },
    where: { ruleId },
    order: { messageId: 'ASC' },
  });
  for (const piece of pieces(hits.map(hit => hit.messageId)))
    await requestRefiling(manager, `unrule:${ruleId}:${piece[0]}`, { messageIds: piece });
}

/** Rules whose last day has passed stop. @param today YYYY-MM-DD in the company's time zone */
export async function expireRules(manager: EntityManager, today: string, now: Date): Promise<number> {
  const over = await manager
    .createQueryBuilder(FilingRuleDetail, 'd')
    .where("d.state = 'active' AND d.expiresOn IS NOT NULL AND d.expiresOn < :today", { today })
    .getMany();
  for (const { ruleId, version } of over) {
    await manager.update(
      FilingRuleDetail,
      { ruleId, version },
      { state: 'expired', updatedAt: now, version: version + 1 },
    );
    await audit(manager, 'system', 'rule.expired', { type: 'rule', id: ruleId }, null, now);
  }
  return over.length;
}
