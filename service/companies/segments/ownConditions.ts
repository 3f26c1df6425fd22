import type { CustomField } from '../customField.entity';
import {
  borderDayOf,
  compareChoice,
  compareNumber,
  compareRows,
  compareText,
  compareTime,
  positive,
} from './comparing';
import type { SegmentCondition } from './segmentFields';
import { readAmount } from './segmentFields';
import type { SegmentValues, SegmentWorld } from './segmentWorld';

const SCALE = 10_000;

/** A condition on the values of an own field. A value that is not there is not compared, but for what asks for its absence. */
export function ownSql(
  id: string,
  key: 'companyId' | 'contactId',
  own: CustomField,
  condition: SegmentCondition,
  world: SegmentWorld,
  to: SegmentValues,
): string {
  const rows = `FROM "custom_value" "v" WHERE "v"."fieldId" = ${to.put(own.id)} AND "v"."${key}" IS NOT NULL`;
  const inner = () => valueSql(own, positive(condition), world, to);
  // "Not within so many days" is fulfilled by what has no day, as it is for the fields that everybody has.
  if (condition.op === 'older')
    return compareRows(id, rows, `"v"."${key}"`, 'none_of', () =>
      valueSql(own, { ...condition, op: 'within' }, world, to),
    );
  return compareRows(id, rows, `"v"."${key}"`, condition.op, inner);
}

function valueSql(own: CustomField, condition: SegmentCondition, world: SegmentWorld, to: SegmentValues): string {
  switch (own.kind) {
    case 'number':
      return compareNumber('"v"."number"', condition, to, SCALE);
    case 'money': {
      const amount = readAmount(condition.values[0] ?? '') ?? { number: 0, currency: '' };
      const plain = { ...condition, values: [String(amount.number)] };
      return `"v"."text" = ${to.put(amount.currency)} AND ${compareNumber('"v"."number"', plain, to, SCALE)}`;
    }
    case 'date':
      return compareTime('"v"."date"', condition, borderDayOf(condition, world), to);
    case 'yes_no':
      return condition.values[0] === 'yes' ? '"v"."number" > 0' : '"v"."number" = 0';
    case 'choice':
    case 'choices':
      return compareChoice('"v"."text"', condition, to);
    default:
      // The first says nothing new: without it the index of those values is of no use.
      return `"v"."text" IS NOT NULL AND ${compareText('"v"."text"', condition, to)}`;
  }
}
