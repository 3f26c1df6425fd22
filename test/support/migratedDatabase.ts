import { entities } from '../../service/entities';
import { migrate, openDatabase } from '../../service/platform/database/dataSource';

/** Makes an empty database with the whole schema at `file`, in one file; answers where. */
export async function migratedDatabase(file: string): Promise<string> {
  const database = await openDatabase({ dialect: 'sqlite', file }, entities);
  await migrate(database);
  await database.writer.query('PRAGMA wal_checkpoint(TRUNCATE)');
  await database.close();
  return file;
}
