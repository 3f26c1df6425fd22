import { decimalsOf } from '../../common/currencies';
import { countUpTo } from '../../platform/database/counted';
import { foldTag } from '../details';
import { borderOf, compareChoice, compareNumber, compareRows, compareText, compareTime, positive } from './comparing';
import { ownSql } from './ownConditions';
import type { SegmentCondition, SegmentField } from './segmentFields';
import { MOST_MAILS, readAmount } from './segmentFields';
import type { SegmentValues, SegmentWorld } from './segmentWorld';

/*
 * Filings, records and leads stand above companies on the ladder, and point to them. What is asked here needs no more than their columns, so they are read by the name of their table, as the
 * figures of a company are (figures.service.ts).
 */

const flags: Readonly<Record<string, string>> = {
  customer: 'isCustomer',
  supplier: 'isSupplier',
  agent: 'isAgent',
  partner: 'isPartner',
  competitor: 'isCompetitor',
  forwarder: 'isForwarder',
};
const columns = new Set(['country', 'standing', 'industry', 'region', 'source']);
const texts = new Set(['name', 'city']);
const numbers = new Set(['completeness', 'staffCount']);
const instants: Readonly<Record<string, string>> = {
  created: 'createdAt',
  lastContact: 'lastContactAt',
  lastIn: 'lastInAt',
  lastOut: 'lastOutAt',
};
const counted: Readonly<Record<string, string>> = {
  quotes: `"r"."kind" = 'quote'`,
  orders: `"r"."kind" = 'order'`,
  opportunities: `"r"."kind" = 'opportunity'`,
  openOpportunities: `"r"."kind" = 'opportunity' AND "r"."state" = 'open'`,
  openRequests: `"r"."kind" = 'service_request' AND "r"."state" = 'open'`,
};
const NEVER = new Date(0);

/** A condition on a row of company under `alias`. */
export function companyConditionSql(
  alias: string,
  condition: SegmentCondition,
  field: SegmentField,
  world: SegmentWorld,
  to: SegmentValues,
): string {
  const { field: name } = condition;
  const id = `"${alias}"."id"`;
  const column = `"${alias}"."${name}"`;
  if (field.own) return ownSql(id, 'companyId', field.own, condition, world, to);
  if (columns.has(name)) return compareChoice(column, inCapitals(condition), to);
  if (texts.has(name)) return textSql(alias, condition, to);
  if (numbers.has(name)) return compareNumber(column, condition, to);
  const instant = instants[name];
  if (instant) {
    const never = instant === 'lastContactAt' ? NEVER : undefined;
    return compareTime(`"${alias}"."${instant}"`, condition, borderFor(condition, world), to, never);
  }
  if (counted[name]) return compareNumber(recordCount(id, counted[name]), condition, to);
  return otherSql(alias, id, condition, world, to);
}

function otherSql(
  alias: string,
  id: string,
  condition: SegmentCondition,
  world: SegmentWorld,
  to: SegmentValues,
): string {
  const { field, op, values } = condition;
  const among = (column: string, list: readonly unknown[]) => () => `${column} IN (${to.list(list)})`;
  switch (field) {
    case 'type':
      return typeSql(alias, condition);
    case 'level':
      // What a party that has no level was given once is not what it is (levels.ts).
      return levelSql(alias, condition, to);
    case 'owner':
      return compareChoice(`"${alias}"."ownerId"`, ownersOf(condition, world), to, Number);
    case 'team':
      return ownedBySql(`"${alias}"."ownerId"`, op, teamSql(values, world, to));
    case 'tag':
      return compareRows(id, 'FROM "company_tag" "t" WHERE 1 = 1', '"t"."companyId"', op, among('"t"."folded"', values.map(foldTag))); // prettier-ignore
    case 'language':
      return compareRows(id, `FROM "company_detail" "d" WHERE "d"."kind" = 'language'`, '"d"."companyId"', op, among('"d"."folded"', values.map(value => value.toLowerCase()))); // prettier-ignore
    case 'segment':
      return compareRows(id, 'FROM "segment_member" "m" WHERE "m"."companyId" IS NOT NULL', '"m"."companyId"', op, among('"m"."segmentId"', values.map(Number))); // prettier-ignore
    case 'mails':
      return compareNumber(lettersOf(id, condition, world), condition, to);
    default:
      return dealingSql(id, condition, world, to);
  }
}

/** What stands in records, opportunities and leads. */
function dealingSql(id: string, condition: SegmentCondition, world: SegmentWorld, to: SegmentValues): string {
  const { field, op, values } = condition;
  const open = `FROM "record" "r" INNER JOIN "opportunity" "o" ON "o"."recordId" = "r"."id" WHERE "r"."kind" = 'opportunity' AND "r"."state" = 'open'`;
  switch (field) {
    case 'lastQuote':
      return lastRecordSql(id, 'quote', condition, world, to);
    case 'lastOrder':
      return lastRecordSql(id, 'order', condition, world, to);
    case 'opportunityStage':
      return compareRows(id, open, '"r"."companyId"', op, () => `"o"."stage" IN (${to.list(values)})`);
    case 'opportunityAmount':
      return compareRows(id, open, '"r"."companyId"', op, () => amountSql(condition, to));
    case 'leadProducts':
      return compareRows(id, 'FROM "lead" "l" WHERE "l"."companyId" IS NOT NULL', '"l"."companyId"', op, () =>
        compareText('"l"."products"', positive(condition), to),
      );
    default:
      throw new Error('a field without a condition');
  }
}

function inCapitals(condition: SegmentCondition): SegmentCondition {
  if (condition.field !== 'country') return condition;
  return { ...condition, values: condition.values.map(value => value.toUpperCase()) };
}

/** The name, or the other name. */
function textSql(alias: string, condition: SegmentCondition, to: SegmentValues): string {
  const column = `"${alias}"."${condition.field}"`;
  if (condition.field !== 'name') return compareText(column, condition, to);
  const isNot = condition.op === 'lacks' || condition.op === 'is_not';
  const asked = positive(condition);
  const either = `(${compareText(column, asked, to)} OR ${compareText(`COALESCE("${alias}"."otherName", '')`, asked, to)})`;
  return isNot ? `NOT ${either}` : either;
}

function typeSql(alias: string, { op, values }: SegmentCondition): string {
  const any = values.flatMap(value => (flags[value] ? [`"${alias}"."${flags[value]}" = 1`] : [])).join(' OR ');
  return op === 'none_of' ? `NOT (${any})` : `(${any})`;
}

function levelSql(alias: string, condition: SegmentCondition, to: SegmentValues): string {
  const has = `("${alias}"."isCustomer" = 1 OR "${alias}"."standing" = 'barred')`;
  const among = `${has} AND ${compareChoice(`"${alias}"."level"`, positive(condition), to)}`;
  return condition.op === 'none_of' ? `NOT (${among})` : `(${among})`;
}

function ownersOf(condition: SegmentCondition, world: SegmentWorld): SegmentCondition {
  return { ...condition, values: condition.values.map(value => (value === 'me' ? String(world.userId) : value)) };
}

function teamSql(values: readonly string[], world: SegmentWorld, to: SegmentValues): string {
  const teams = [...new Set(values.flatMap(value => world.teamsBeneath(Number(value))))];
  return `SELECT "tm"."userId" FROM "team_member" "tm" WHERE "tm"."teamId" IN (${to.list(teams)})`;
}

function ownedBySql(column: string, op: string, rows: string): string {
  return op === 'none_of' ? `(${column} IS NULL OR ${column} NOT IN (${rows}))` : `${column} IN (${rows})`;
}

function borderFor(condition: SegmentCondition, world: SegmentWorld): Date {
  return condition.op === 'empty' || condition.op === 'filled' ? NEVER : borderOf(condition, world);
}

function recordCount(id: string, which: string): string {
  return `(SELECT COUNT(*) FROM "record" "r" WHERE "r"."companyId" = ${id} AND ${which})`;
}

/** Letters that stand under it, each once; counted no further than the condition needs. */
function lettersOf(id: string, { op, values }: SegmentCondition, world: SegmentWorld): string {
  const asked = Math.min(Math.trunc(Number(values[0])), MOST_MAILS);
  const from = `FROM "filing" "f" WHERE "f"."companyId" = ${id} AND "f"."endedAt" IS NULL`;
  return countUpTo(world.dialect, '"f"."messageId"', from, op === 'at_least' ? Math.max(1, asked) : asked + 1);
}

/** The newest record of a kind: later than the border is one of them, earlier all of them. */
function lastRecordSql(
  id: string,
  kind: 'quote' | 'order',
  condition: SegmentCondition,
  world: SegmentWorld,
  to: SegmentValues,
): string {
  const of = `FROM "record" "r" WHERE "r"."kind" = '${kind}'`;
  const key = '"r"."companyId"';
  const { op } = condition;
  if (op === 'empty' || op === 'filled') return compareRows(id, of, key, op, () => '1 = 1');
  const later = () => `"r"."createdAt" >= ${to.put(borderOf(condition, world))}`;
  if (op === 'within' || op === 'after') return compareRows(id, of, key, 'one_of', later);
  const none = compareRows(id, of, key, 'none_of', later);
  return op === 'older' ? none : `(${compareRows(id, of, key, 'filled', later)} AND ${none})`;
}

/** In its own currency: what another is worth in it nobody knows here. */
function amountSql({ op, values }: SegmentCondition, to: SegmentValues): string {
  const amount = readAmount(values[0] ?? '') ?? { number: 0, currency: '' };
  const minor = Math.round(amount.number * 10 ** decimalsOf(amount.currency));
  return `"o"."currency" = ${to.put(amount.currency)} AND "o"."amount" ${op === 'at_least' ? '>=' : '<='} ${to.put(minor)}`;
}
