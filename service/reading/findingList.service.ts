import type { Static } from '@sinclair/typebox';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { badRequest } from '../common/errors';
import { ownCopySql } from '../filing/visibility';
import { Message } from '../mail/message.entity';
import type { MessageQuery } from '../mail/mail.schema';
import type { Viewer } from '../users/roles';
import { parseSearch } from './searchLanguage';
import type { SearchPlan } from './searchPlan.service';
import { planSearch } from './searchPlan.service';
import { walkSearch } from './searchWalk.service';

/**
 * A page of a list of mail in which words are sought: the same walk as the search, with the list's filters as conditions.
 *
 * @throws AppError page.cursor_invalid
 */
export async function findForList(
  manager: EntityManager,
  viewer: Viewer,
  query: Static<typeof MessageQuery>,
  now: Date,
): Promise<{ messages: Message[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50;
  if (query.cursor !== undefined && !/^\d{1,15}$/.test(query.cursor))
    throw badRequest('page.cursor_invalid', 'This page cannot be continued; begin again at the first page.');
  const plan = await planSearch(manager, viewer, parseSearch(query.q ?? '').clauses, now);
  if (!plan.match && plan.conditions.length === 0) return { messages: [], nextCursor: null };
  addFilters(plan, viewer, query);
  const below = query.cursor === undefined ? plan.below : Number(query.cursor);
  const walked = await walkSearch(manager, viewer, plan, { below, page: limit + 1 });
  const hits = walked.hits.slice(0, limit);
  const found = new Map(
    (await manager.findBy(Message, { id: In(hits.map(hit => hit.id)) })).map(message => [message.id, message]),
  );
  const last = hits[hits.length - 1];
  const hasNext = walked.hits.length > limit || !walked.isAll;
  return {
    messages: hits.flatMap(hit => found.get(hit.id) ?? []),
    nextCursor: hasNext && last ? String(last.place) : null,
  };
}

function addFilters(plan: SearchPlan, viewer: Viewer, query: Static<typeof MessageQuery>): void {
  const among = (table: string, condition: string) => {
    const rows = `FROM "${table}" "lf" WHERE ${condition}`;
    plan.sources.push(`SELECT "lf"."messageId" AS "messageId" ${rows}`);
    plan.conditions.push({ sql: `EXISTS (SELECT 1 ${rows} AND "lf"."messageId" = m.id)`, parameters: {} });
  };
  const filed = (column: string, id: number) =>
    among('filing', `"lf"."endedAt" IS NULL AND "lf"."${column}" = ${Math.trunc(id)}`);
  if (query.recordId) filed('recordId', query.recordId);
  if (query.companyId) filed('companyId', query.companyId);
  if (query.mailboxId) among('mailbox_message', `"lf"."mailboxId" = ${Math.trunc(query.mailboxId)}`);
  if (query.warned) among('message_warning', `"lf"."state" = 'open'`);
  if (query.category) {
    const given =
      'SELECT 1 FROM "message_category" "lg" WHERE "lg"."messageId" = m.id AND "lg"."category" = :listCategory';
    plan.conditions.push({ sql: `EXISTS (${given})`, parameters: { listCategory: query.category } });
  }
  const also = (sql: string, parameters: Record<string, unknown>) => plan.conditions.push({ sql, parameters });
  if (query.state) {
    const sql =
      'EXISTS (SELECT 1 FROM "filing_status" "ls" WHERE "ls"."messageId" = m.id AND "ls"."state" = :listState)';
    also(sql, { listState: query.state });
  }
  if (query.direction) also('m.direction = :listDirection', { listDirection: query.direction });
  if (query.since) also('m.sentAt >= :listSince', { listSince: new Date(query.since) });
  if (query.before) also('m.sentAt < :listBefore', { listBefore: new Date(query.before) });
  if (query.arrivedSince) also('m.importedAt >= :listArrived', { listArrived: new Date(query.arrivedSince) });
  if (query.scope === 'mine') plan.conditions.push(ownCopySql(viewer, '"m"'));
}
