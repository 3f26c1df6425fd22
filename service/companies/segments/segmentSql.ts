import type { SqlCondition } from '../visibility';
import { positive } from './comparing';
import { companyConditionSql } from './companyConditions';
import { contactConditionSql } from './contactConditions';
import type { SegmentSubject } from './segment.entity';
import type { SegmentCondition, SegmentConditions, SegmentField, SegmentGroup } from './segmentFields';
import type { SegmentValues, SegmentWorld } from './segmentWorld';
import { noValues } from './segmentWorld';

/**
 * Conditions as one condition of a WHERE on rows of company or contact under `alias`. Fields and operators are looked up in our own lists and every value is a parameter. The conditions have been
 * checked (`refuseCondition`). Contacts of companies are asked for together: who is a buyer and has his birthday this month is one person.
 */
export function segmentSql(
  about: SegmentSubject,
  conditions: SegmentConditions,
  alias: string,
  world: SegmentWorld,
): SqlCondition {
  const to = noValues();
  const groups = conditions.groups
    .filter(group => group.conditions.length > 0)
    .map(group => groupSql(about, group, alias, world, to));
  const gone = about === 'contacts' ? [`"${alias}"."leftAt" IS NULL`] : [];
  const all = [...gone, ...(groups.length > 0 ? [joined(groups, conditions.mode)] : [])];
  return { sql: all.length > 0 ? `(${all.join(' AND ')})` : '(1 = 1)', parameters: to.all };
}

function joined(parts: readonly string[], mode: 'all' | 'any'): string {
  return `(${parts.join(mode === 'all' ? ' AND ' : ' OR ')})`;
}

function groupSql(
  about: SegmentSubject,
  group: SegmentGroup,
  alias: string,
  world: SegmentWorld,
  to: SegmentValues,
): string {
  const asked = group.conditions.map(condition => ({ condition, field: fieldOf(condition, world) }));
  const own = asked.filter(({ field }) => (field.of === 'company') === (about === 'companies'));
  const others = asked.filter(one => !own.includes(one));
  const sql = ({ condition, field }: (typeof asked)[number], of: string) =>
    field.of === 'company'
      ? companyConditionSql(of, condition, field, world, to)
      : contactConditionSql(of, condition, field, world, to);
  const parts = own.map(one => sql(one, alias));
  const some = about === 'companies' ? others.filter(one => !isAgainst(one.condition)) : others;
  if (some.length > 0) {
    const inner = joined(some.map(one => sql(one, 'beside')), group.mode); // prettier-ignore
    parts.push(about === 'companies' ? someContact(alias, inner) : itsCompany(alias, inner));
  }
  // That a company has no buyer says something of all its people, not of one of them.
  for (const { condition, field } of others.filter(one => !some.includes(one)))
    parts.push(`NOT ${someContact(alias, sql({ condition: positive(condition), field }, 'beside'))}`);
  return joined(parts, group.mode);
}

function isAgainst({ op }: SegmentCondition): boolean {
  return op === 'none_of' || op === 'lacks' || op === 'is_not';
}

/** Those who have left count for nothing. */
function someContact(alias: string, inner: string): string {
  return `EXISTS (SELECT 1 FROM "contact" "beside" WHERE "beside"."companyId" = "${alias}"."id" AND "beside"."leftAt" IS NULL AND ${inner})`;
}

function itsCompany(alias: string, inner: string): string {
  return `EXISTS (SELECT 1 FROM "company" "beside" WHERE "beside"."id" = "${alias}"."companyId" AND ${inner})`;
}

function fieldOf(condition: SegmentCondition, world: SegmentWorld): SegmentField {
  const field = world.fields.get(condition.field);
  if (!field) throw new Error('conditions are checked before they are asked');
  return field;
}
