import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { badRequest } from '../../common/errors';
import { Company, Contact } from '../../companies/company.entity';
import { pieces } from '../../platform/database/rows';
import { TradeRecord } from '../../records/record.entity';
import { AuditEntry, User } from '../../users/user.entity';
import type { Viewer } from '../../users/roles';
import { FilingRule } from '../filing.entity';
import { visibleCompanies } from '../presenting.service';
import type { RuleCondition } from './conditions';
import { asTyped } from './conditions';
import { mayCoverAll } from './coverage.service';
import type { Hidden } from './ordering';
import { findHidden } from './ordering';
import { FilingRuleDetail } from './rule.entity';
import type { OwnedRule } from './rules.service';
import { getRule, mayRule, plainDetail } from './rules.service';
import type { RuleHistory, RuleList, RuleReply } from './rules.schema';

const DAY = 86_400_000;
const HITS_DAYS = 30;
const SOON_DAYS = 14;
const PAGE = 100;
const MAX_CUSTOM = 500;

/** The rules that the viewer may see: those with conditions in their order, or those that "always" made, newest first. */
export async function listRules(
  manager: EntityManager,
  viewer: Viewer,
  query: { kind?: 'custom' | 'always'; cursor?: string },
  now: Date,
): Promise<RuleList> {
  const isCustom = query.kind !== 'always';
  const builder = manager
    .createQueryBuilder(FilingRule, 'r')
    .where(isCustom ? "r.scope = 'custom'" : "r.scope IN ('address', 'domain', 'conversation')")
    .andWhere('r.endedAt IS NULL')
    .orderBy('r.id', 'DESC')
    .limit(isCustom ? MAX_CUSTOM : PAGE + 1);
  if (!mayCoverAll(viewer))
    builder.andWhere('r.userId IN (:...owners)', { owners: [viewer.userId, ...viewer.ownerIds] });
  if (query.cursor !== undefined) builder.andWhere('r.id < :before', { before: readCursor(query.cursor) });
  const found = await builder.getMany();
  const rules = isCustom ? found : found.slice(0, PAGE);
  const owned = await withDetails(manager, rules);
  if (isCustom) owned.sort((a, b) => a.detail.position - b.detail.position || a.rule.id - b.rule.id);
  const hidden = isCustom ? await hiddenRules(manager) : [];
  const hasMore = !isCustom && found.length > PAGE;
  return {
    rules: await presentRules(manager, viewer, owned, hidden, now),
    nextCursor: hasMore ? String(rules[rules.length - 1]?.id) : null,
    mayCoverAll: mayCoverAll(viewer),
  };
}

function readCursor(cursor: string): number {
  if (!/^\d{1,10}$/.test(cursor))
    throw badRequest('page.cursor_invalid', 'This page cannot be continued; begin again at the first page.');
  return Number(cursor);
}

/** One rule as the viewer may know it. @throws AppError rule.not_found */
export async function readRule(manager: EntityManager, viewer: Viewer, id: number, now: Date): Promise<RuleReply> {
  const owned = await getRule(manager, viewer, id);
  const [reply] = await presentRules(manager, viewer, [owned], await hiddenRules(manager), now);
  return reply as RuleReply;
}

async function withDetails(manager: EntityManager, rules: readonly FilingRule[]): Promise<OwnedRule[]> {
  const details = new Map<number, FilingRuleDetail>();
  for (const piece of pieces(rules.map(rule => rule.id)))
    for (const detail of await manager.findBy(FilingRuleDetail, { ruleId: In(piece) }))
      details.set(detail.ruleId, detail);
  return rules.map(rule => ({ rule, detail: details.get(rule.id) ?? plainDetail(rule) }));
}

/** The active rules that can never fire; of all people, since they are asked in one order. */
async function hiddenRules(manager: EntityManager): Promise<Hidden[]> {
  const rows = await manager
    .createQueryBuilder(FilingRule, 'r')
    .innerJoin(FilingRuleDetail, 'd', 'd.ruleId = r.id')
    .select('r.id', 'id')
    .where("r.scope = 'custom' AND r.endedAt IS NULL AND d.state = 'active'")
    .limit(MAX_CUSTOM)
    .getRawMany<{ id: number }>();
  const owned = await withDetails(manager, await manager.findBy(FilingRule, { id: In(rows.map(row => row.id)) }));
  owned.sort((a, b) => a.detail.position - b.detail.position || a.rule.id - b.rule.id);
  return findHidden(
    owned.map(({ rule, detail }) => ({
      id: rule.id,
      name: detail.name,
      conditions: detail.conditions,
      action: detail.action,
      category: detail.category,
      companyId: rule.companyId,
      recordId: rule.recordId,
      coverage: detail.coverage,
      ownerId: rule.userId,
    })),
  );
}

interface Hits {
  count: number;
  lastAt: string | null;
}

async function hitsOf(manager: EntityManager, ids: readonly number[], since: Date): Promise<Map<number, Hits>> {
  const found = new Map<number, Hits>();
  for (const piece of pieces(ids)) {
    const rows = await manager
      .createQueryBuilder(FilingRule, 'r')
      .select('r.id', 'id')
      .addSelect('(SELECT COUNT(*) FROM "rule_hit" "h" WHERE "h"."ruleId" = r.id AND "h"."at" >= :since)', 'count')
      .addSelect('(SELECT MAX("l"."at") FROM "rule_hit" "l" WHERE "l"."ruleId" = r.id)', 'lastAt')
      .where('r.id IN (:...piece)', { piece })
      .setParameter('since', sqlInstant(manager, since))
      .getRawMany<{ id: number; count: number | string; lastAt: string | Date | null }>();
    for (const { id, count, lastAt } of rows) found.set(id, { count: Number(count), lastAt: isoInstant(lastAt) });
  }
  return found;
}

// A raw statement knows nothing of columns: on SQLite instants are text of this form, in UTC.
function sqlInstant(manager: EntityManager, at: Date): Date | string {
  if (manager.connection.options.type === 'mssql') return at;
  return at.toISOString().replace('T', ' ').replace('Z', '');
}

function isoInstant(raw: string | Date | null): string | null {
  if (raw === null || raw instanceof Date) return raw?.toISOString() ?? null;
  return new Date(`${raw.replace(' ', 'T').replace(/Z$/, '')}Z`).toISOString();
}

async function byIds<T extends { id: number }>(
  manager: EntityManager,
  entity: new () => T,
  ids: readonly (number | null)[],
): Promise<Map<number, T>> {
  const found = new Map<number, T>();
  for (const piece of pieces([...new Set(ids.filter((id): id is number => id !== null))])) {
    const rows = await manager.createQueryBuilder(entity, 'e').where('e.id IN (:...piece)', { piece }).getMany();
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}

async function presentRules(
  manager: EntityManager,
  viewer: Viewer,
  owned: readonly OwnedRule[],
  hidden: readonly Hidden[],
  now: Date,
): Promise<RuleReply[]> {
  const companies = await byIds(
    manager,
    Company,
    owned.map(({ rule }) => rule.companyId),
  );
  const contacts = await byIds(
    manager,
    Contact,
    owned.map(({ detail }) => detail.contactId),
  );
  const records = await byIds(
    manager,
    TradeRecord,
    owned.map(({ rule }) => rule.recordId),
  );
  const users = await byIds(
    manager,
    User,
    owned.map(({ rule }) => rule.userId),
  );
  const visible = await visibleCompanies(manager, viewer, [...companies.keys()]);
  const tellable = new Set(hidden.filter(one => mayRule(viewer, one.ownerId)).map(one => one.by));
  const hits = await hitsOf(
    manager,
    owned.map(({ rule }) => rule.id),
    new Date(now.getTime() - HITS_DAYS * DAY),
  );
  return owned.map(one => {
    const { rule, detail } = one;
    const company = visible.has(rule.companyId ?? 0) ? companies.get(rule.companyId ?? 0) : undefined;
    const contact = company ? contacts.get(detail.contactId ?? 0) : undefined;
    const record = company ? records.get(rule.recordId ?? 0) : undefined;
    const told = hits.get(rule.id) ?? { count: 0, lastAt: null };
    return {
      id: rule.id,
      scope: rule.scope,
      name: detail.name,
      conditions: detail.conditions.length > 0 ? asTyped(detail.conditions) : plainConditions(rule),
      action: detail.action,
      company: company ? { id: company.id, name: company.name } : null,
      contact: contact ? { id: contact.id, name: contact.name } : null,
      record: record ? { id: record.id, number: record.number } : null,
      category: detail.category,
      owner: { id: rule.userId, name: users.get(rule.userId)?.name ?? '' },
      mayChange: rule.userId === viewer.userId || detail.coverage === 'all',
      coverage: detail.coverage,
      state: detail.state,
      expiresOn: detail.expiresOn,
      note: detail.note,
      createdAt: rule.createdAt.toISOString(),
      updatedAt: detail.updatedAt.toISOString(),
      version: detail.version,
      hits: told.count,
      lastHitAt: told.lastAt,
      problems: problemsOf(one, told, hidden, tellable, now),
    };
  });
}

/** What "always" said, as a condition; a conversation is none. */
function plainConditions({ scope, value }: FilingRule): RuleCondition[] {
  if (scope === 'address') return [{ field: 'participant', isNot: false, values: [value] }];
  return scope === 'domain' ? [{ field: 'domain', isNot: false, values: [value] }] : [];
}

function problemsOf(
  { rule, detail }: OwnedRule,
  hits: Hits,
  hidden: readonly Hidden[],
  /** Rules that the viewer may know; of another's not even the name is told. */
  tellable: ReadonlySet<number>,
  now: Date,
): RuleReply['problems'] {
  const problems: RuleReply['problems'] = [];
  if (detail.state !== 'active') return problems;
  const soon = new Date(now.getTime() + SOON_DAYS * DAY).toISOString().slice(0, 10);
  if (detail.expiresOn !== null && detail.expiresOn <= soon)
    problems.push({ code: 'expires_soon', ruleId: null, name: '' });
  const way = hidden.find(one => one.id === rule.id);
  const told = way && tellable.has(way.by) ? { ruleId: way.by, name: way.name } : { ruleId: null, name: '***' };
  if (way) problems.push({ code: way.isElsewhere ? 'contradicts' : 'hidden_by', ...told });
  const isOld = now.getTime() - detail.updatedAt.getTime() > HITS_DAYS * DAY;
  if (rule.scope === 'custom' && isOld && hits.count === 0)
    problems.push({ code: 'never_hit', ruleId: null, name: '' });
  return problems;
}

/** Who changed a rule, when, and which parts of it. @throws AppError rule.not_found */
export async function readRuleHistory(manager: EntityManager, viewer: Viewer, id: number): Promise<RuleHistory> {
  await getRule(manager, viewer, id);
  const rows = await manager.find(AuditEntry, {
    where: { subjectType: 'rule', subjectId: id },
    order: { id: 'DESC' },
    take: 100,
  });
  const users = await byIds(
    manager,
    User,
    rows.map(row => row.userId),
  );
  return {
    entries: rows.map(row => ({
      at: row.at.toISOString(),
      by: row.userId === null ? '' : (users.get(row.userId)?.name ?? ''),
      action: row.action,
      changed: changedParts(row.details),
    })),
  };
}

function changedParts(details: Record<string, unknown> | null): string[] {
  const { before, after } = (details ?? {}) as { before?: Record<string, unknown>; after?: Record<string, unknown> };
  if (!before || !after) return [];
  return Object.keys(after).filter(key => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null));
}
