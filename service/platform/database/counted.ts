import type { Dialect } from './columns';

/**
 * How many different values of a column there are, as an expression that stops counting at `most`: a company may have a hundred thousand letters, and whoever asks whether they
 * are ten need not look at them all.
 *
 * @param rest from FROM on; may name what stands around it
 */
export function countUpTo(dialect: Dialect, column: string, rest: string, most: number): string {
  const count = Math.trunc(most);
  const first =
    dialect === 'mssql'
      ? `SELECT DISTINCT TOP (${count}) ${column} AS "one" ${rest}`
      : `SELECT DISTINCT ${column} AS "one" ${rest} LIMIT ${count}`;
  return `(SELECT COUNT(*) FROM (${first}) "counted")`;
}
