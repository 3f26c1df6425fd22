import type { EntityManager } from 'typeorm';
import { dayOf, instantOfDay } from '../common/calendarDay';
import { soughtOf } from '../common/searchText';
import { listed, namedIds, soughtPhrase } from '../companies/inside.service';
import { likeText } from '../companies/paging';
import type { SqlCondition } from '../companies/visibility';
import { ownMailboxSql } from '../filing/visibility';
import { Mailbox } from '../mail/message.entity';
import type { Alternative, Match } from '../platform/database/search';
import type { SearchColumn } from '../platform/database/searchFields';
import { ATTACHMENT_WORD } from '../platform/database/searchFields';
import { placeBefore, placeFrom } from '../platform/database/searchIndex';
import { foldNumber } from '../records/numbers';
import { recordsByNumber } from '../records/recordSearch.service';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import { daySpan } from './searchDays';
import { isText } from './searchLanguage';
import type { SearchTerm } from './searchWords';

/** A query as the walk takes it. All of it must hold. */
export interface SearchPlan {
  /** Text that must be there; null where only other things are asked for. */
  match: Match | null;
  /** Text that must not be there, where `match` is null. */
  none: readonly Alternative[];
  /** Conditions over message under the alias m. */
  conditions: SqlCondition[];
  /** Places from here on and below here. */
  floor: number;
  below: number;
  /** Statements that answer the messageId of all mail that can fit; the walk tries the first that is short. */
  sources: string[];
}

const MAX_PARTIES = 300;
const columnsOf: Readonly<Record<string, readonly SearchColumn[] | null>> = {
  ...{ any: null, from: ['sender'], to: ['recipients'], cc: ['copied'] },
  ...{ subject: ['subject'], filename: ['files'] },
};

/** What the clauses of a query ask of the database. Names are looked up among what the viewer may see: a name that he may not know finds nothing. */
export async function planSearch(
  manager: EntityManager,
  viewer: Viewer,
  clauses: readonly (readonly SearchTerm[])[],
  now: Date,
): Promise<SearchPlan> {
  const { timeZone } = await getCompanySettings(manager);
  const plan: SearchPlan = { match: null, none: [], conditions: [], floor: 0, below: placeBefore(FAR), sources: [] };
  const all: Alternative[][] = [];
  const none: Alternative[] = [];
  for (const clause of clauses) {
    const [first] = clause;
    if (!first) continue;
    if (isText(first.field)) addText(clause, all, none);
    else if (first.field === 'has' && !first.isNot) all.push([withAttachment]);
    else if (first.field === 'before' || first.field === 'after' || first.field === 'on')
      addDays(plan, clause, timeZone, now);
    else await addFact(manager, viewer, plan, clause);
  }
  if (all.length > 0) plan.match = { all, none };
  else plan.none = none;
  return plan;
}

const withAttachment: Alternative = {
  columns: ['parts'],
  sought: [{ words: [ATTACHMENT_WORD], isPrefix: false }],
};
// No mail is from behind this day.
const FAR = new Date('2200-01-01T00:00:00.000Z');

function addText(clause: readonly SearchTerm[], all: Alternative[][], none: Alternative[]): void {
  const alternatives = clause.flatMap(({ field, value, isPhrase }) => {
    const sought = soughtOf(value, isPhrase);
    return sought.length > 0 ? [{ columns: columnsOf[field] ?? null, sought }] : [];
  });
  if (alternatives.length === 0) return;
  if (clause[0]?.isNot) none.push(...alternatives);
  else all.push(alternatives);
}

function addDays(plan: SearchPlan, clause: readonly SearchTerm[], timeZone: string, now: Date): void {
  const today = dayOf(now, timeZone);
  const spans = clause.map(({ field, value }) => {
    const { first, behind } = daySpan(value, today);
    const [start, end] = [instantOfDay(first, timeZone), instantOfDay(behind, timeZone)];
    return { from: field === 'before' ? null : start, to: field === 'before' ? start : field === 'on' ? end : null };
  });
  const parameters: Record<string, unknown> = {};
  const name = (at: Date) => {
    const key = `day${plan.conditions.length}_${Object.keys(parameters).length}`;
    parameters[key] = at;
    return `:${key}`;
  };
  const parts = spans.map(({ from, to }) =>
    [...(from ? [`m.sentAt >= ${name(from)}`] : []), ...(to ? [`m.sentAt < ${name(to)}`] : [])].join(' AND '),
  );
  const isNot = clause[0]?.isNot ?? false;
  plan.conditions.push({ sql: `${isNot ? 'NOT ' : ''}((${parts.join(') OR (')}))`, parameters });
  const [span] = spans;
  if (isNot || spans.length !== 1 || !span) return;
  if (span.from) plan.floor = Math.max(plan.floor, placeFrom(span.from));
  if (span.to) plan.below = Math.min(plan.below, placeBefore(span.to));
}

async function addFact(
  manager: EntityManager,
  viewer: Viewer,
  plan: SearchPlan,
  clause: readonly SearchTerm[],
): Promise<void> {
  const isNot = clause[0]?.isNot ?? false;
  const parts: string[] = [];
  for (const term of clause) {
    const { sql, source } = await factOf(manager, viewer, term);
    parts.push(sql);
    if (source && clause.length === 1 && !isNot) plan.sources.push(source);
  }
  plan.conditions.push({ sql: `${isNot ? 'NOT ' : ''}(${parts.join(' OR ')})`, parameters: {} });
}

interface Fact {
  sql: string;
  source?: string;
}

async function factOf(manager: EntityManager, viewer: Viewer, { field, value }: SearchTerm): Promise<Fact> {
  if (field === 'has') return { sql: 'm.hasAttachments = 1' };
  if (field === 'is') return stateFact(value);
  if (field === 'in') {
    const ids = await mailboxIds(manager, viewer, value);
    const copies = `FROM "mailbox_message" "sc" WHERE "sc"."mailboxId" IN (${ids})`;
    return {
      sql: `EXISTS (SELECT 1 ${copies} AND "sc"."messageId" = m.id)`,
      source: `SELECT "sc"."messageId" AS "messageId" ${copies}`,
    };
  }
  const [column, ids] =
    field === 'company'
      ? ['companyId', await companyIds(manager, viewer, value)]
      : ['recordId', await recordIds(manager, viewer, value)];
  const filings = `FROM "filing" "sf" WHERE "sf"."endedAt" IS NULL AND "sf"."${column}" IN (${ids})`;
  return {
    sql: `EXISTS (SELECT 1 ${filings} AND "sf"."messageId" = m.id)`,
    source: `SELECT "sf"."messageId" AS "messageId" ${filings}`,
  };
}

function stateFact(value: string): Fact {
  const of = (state: string) => `FROM "filing_status" "ss" WHERE "ss"."state" = '${state}'`;
  const known = ['filed', 'review', 'lead', 'not_business'].find(state => state === value);
  if (!known) return { sql: `NOT EXISTS (SELECT 1 ${of('filed')} AND "ss"."messageId" = m.id)` };
  const sql = `EXISTS (SELECT 1 ${of(known)} AND "ss"."messageId" = m.id)`;
  return known === 'filed' ? { sql } : { sql, source: `SELECT "ss"."messageId" AS "messageId" ${of(known)}` };
}

/** Mailboxes of his own by name or address: that somebody else has a copy is not for him to find out. */
async function mailboxIds(manager: EntityManager, viewer: Viewer, value: string): Promise<string> {
  const own = ownMailboxSql(viewer, '"b"');
  const rows = await manager
    .createQueryBuilder(Mailbox, 'b')
    .select('b.id', 'id')
    .where("(LOWER(b.address) LIKE :part ESCAPE '\\' OR LOWER(b.name) LIKE :part ESCAPE '\\')", {
      part: `%${likeText(value.toLowerCase())}%`,
    })
    .andWhere(own.sql, own.parameters)
    .limit(MAX_PARTIES)
    .getRawMany<{ id: number }>();
  return listed(rows.map(row => row.id));
}

async function companyIds(manager: EntityManager, viewer: Viewer, value: string): Promise<string> {
  return listed(await namedIds(manager, viewer, soughtPhrase(value), MAX_PARTIES));
}

async function recordIds(manager: EntityManager, viewer: Viewer, value: string): Promise<string> {
  const folded = foldNumber(value);
  if (folded.length < 2) return listed([]);
  return listed(await recordsByNumber(manager, viewer, folded, 'inside', MAX_PARTIES));
}
