import { dayOf } from '../../common/calendarDay';
import { compareChoice, compareRows, compareText } from './comparing';
import { ownSql } from './ownConditions';
import type { SegmentCondition, SegmentField } from './segmentFields';
import type { SegmentValues, SegmentWorld } from './segmentWorld';

/** A condition on a row of contact under `alias`. */
export function contactConditionSql(
  alias: string,
  condition: SegmentCondition,
  field: SegmentField,
  world: SegmentWorld,
  to: SegmentValues,
): string {
  const id = `"${alias}"."id"`;
  const { field: name, op, values } = condition;
  if (field.own) return ownSql(id, 'contactId', field.own, condition, world, to);
  switch (name) {
    case 'contactRole':
      return compareRows(
        id,
        'FROM "contact_role" "cr" WHERE "cr"."recordId" IS NULL',
        '"cr"."contactId"',
        op,
        () => `"cr"."role" IN (${to.list(values)})`,
      );
    case 'contactTitle':
      return compareText(`"${alias}"."title"`, condition, to);
    case 'contactLanguage':
      return compareChoice(`"${alias}"."language"`, condition, to);
    case 'birthMonth':
      return birthSql(`"${alias}"."birthDay"`, condition, world, to);
    default:
      throw new Error('a field without a condition');
  }
}

/** MM-DD; 'this' and 'next' are reckoned when it is read, so that a segment of birthdays is right every month. */
function birthSql(column: string, condition: SegmentCondition, world: SegmentWorld, to: SegmentValues): string {
  if (condition.op === 'empty' || condition.op === 'filled') return compareChoice(column, condition, to);
  const now = Number(dayOf(world.now, world.timeZone).slice(5, 7));
  const months = condition.values.map(value =>
    value === 'this' ? now : value === 'next' ? (now % 12) + 1 : Number(value),
  );
  const any = [...new Set(months)].map(month => `${column} LIKE ${to.put(`${String(month).padStart(2, '0')}-%`)}`);
  const among = `(${any.join(' OR ')})`;
  return condition.op === 'none_of' ? `(${column} IS NULL OR NOT ${among})` : among;
}
