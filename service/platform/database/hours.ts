import type { EntityManager } from 'typeorm';

/** SQL for the hour of an instant column in UTC as text, 'YYYY-MM-DD HH', by which rows are grouped before they are summed to days of a time zone. */
export function hourOf(manager: EntityManager, column: string): string {
  return manager.connection.options.type === 'mssql'
    ? `CONVERT(varchar(13), ${column}, 120)`
    : `substr(${column}, 1, 13)`;
}
