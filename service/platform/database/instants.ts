/** An instant as a raw query gives it: SQLite as text in UTC that does not say so, SQL Server as a Date. */
export function instantOf(raw: string | Date): Date {
  return raw instanceof Date ? raw : new Date(`${raw.replace(' ', 'T').replace(/Z?$/, 'Z')}`);
}
