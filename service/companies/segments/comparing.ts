import { addDays, dayOf, instantOfDay } from '../../common/calendarDay';
import { likeText } from '../paging';
import type { SegmentCondition } from './segmentFields';
import type { SegmentValues, SegmentWorld } from './segmentWorld';

const DAY = 86_400_000;

/** A column of a row that is there, compared with words or numbers that it may be. */
export function compareChoice(
  column: string,
  { op, values }: SegmentCondition,
  to: SegmentValues,
  read: (value: string) => unknown = value => value,
): string {
  if (op === 'empty') return `${column} IS NULL`;
  if (op === 'filled') return `${column} IS NOT NULL`;
  const among = `${column} IN (${to.list(values.map(value => read(value)))})`;
  return op === 'none_of' ? `(${column} IS NULL OR NOT ${among})` : among;
}

/** A text that contains another, or is another; capitals do not matter. */
export function compareText(column: string, { op, values }: SegmentCondition, to: SegmentValues): string {
  if (op === 'empty') return `(${column} IS NULL OR ${column} = '')`;
  if (op === 'filled') return `(${column} IS NOT NULL AND ${column} <> '')`;
  const isWhole = op === 'is' || op === 'is_not';
  const like = (value: string) =>
    `${column} LIKE ${to.put(isWhole ? likeText(value) : `%${likeText(value)}%`)} ESCAPE '\\'`;
  const any = `(${values.map(like).join(' OR ')})`;
  return op === 'lacks' || op === 'is_not' ? `(${column} IS NULL OR NOT ${any})` : any;
}

export function compareNumber(column: string, { op, values }: SegmentCondition, to: SegmentValues, scale = 1): string {
  if (op === 'empty') return `${column} IS NULL`;
  if (op === 'filled') return `${column} IS NOT NULL`;
  return `${column} ${op === 'at_least' ? '>=' : '<='} ${to.put(Math.round(Number(values[0]) * scale))}`;
}

/** The instant from which on something is late enough; 'before' and 'older' ask for what is earlier, or never was. */
export function borderOf({ op, values }: SegmentCondition, world: SegmentWorld): Date {
  const [value = ''] = values;
  if (op === 'within' || op === 'older') return new Date(world.now.getTime() - Number(value) * DAY);
  return instantOfDay(value, world.timeZone);
}

/** The same for a column that holds days. */
export function borderDayOf({ op, values }: SegmentCondition, world: SegmentWorld): string {
  const [value = ''] = values;
  if (op !== 'within' && op !== 'older') return value;
  return addDays(dayOf(world.now, world.timeZone), -Number(value));
}

/**
 * A column of instants or days. 'older' holds where there is none, too: without contact for 90 days is whoever never had any. 'before' asks for one.
 *
 * @param never what stands there for "never", where it is not NULL
 */
export function compareTime(
  column: string,
  condition: SegmentCondition,
  border: Date | string,
  to: SegmentValues,
  never?: Date,
): string {
  const none = never ? `${column} <= ${to.put(never)}` : `${column} IS NULL`;
  switch (condition.op) {
    case 'empty':
      return none;
    case 'filled':
      return `NOT (${none})`;
    case 'older':
      return `(${none} OR ${column} < ${to.put(border)})`;
    case 'before':
      return `(NOT (${none}) AND ${column} < ${to.put(border)})`;
    default:
      return `${column} >= ${to.put(border)}`;
  }
}

/**
 * Several rows that hang on one thing, of which some fulfil a condition. What must be there is asked with IN, so that it can drive the statement; what must not with NOT EXISTS.
 *
 * @param rows from FROM on, with a WHERE
 * @param key column of the rows that names the thing
 */
export function compareRows(id: string, rows: string, key: string, op: string, inner: () => string): string {
  if (op === 'empty') return `NOT EXISTS (SELECT 1 ${rows} AND ${key} = ${id})`;
  if (op === 'filled') return `${id} IN (SELECT ${key} ${rows})`;
  const isNot = op === 'none_of' || op === 'lacks' || op === 'is_not';
  return isNot
    ? `NOT EXISTS (SELECT 1 ${rows} AND ${key} = ${id} AND ${inner()})`
    : `${id} IN (SELECT ${key} ${rows} AND ${inner()})`;
}

/** The operator that asks for what the negative one leaves out. */
export function positive(condition: SegmentCondition): SegmentCondition {
  const op = { none_of: 'one_of', lacks: 'contains', is_not: 'is' }[condition.op] ?? condition.op;
  return { ...condition, op };
}
