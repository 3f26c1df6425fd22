import type { Command } from 'commander';
import { loadConfig } from '../config';
import { entities } from '../entities';
import { migrate, openDatabase } from '../platform/database/dataSource';

/** tradepost migrate */
export function migrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date; serve does it by itself')
    .action(async () => {
      const database = await openDatabase(loadConfig(process.env).database, entities);
      try {
        const names = await migrate(database);
        console.log(names.length === 0 ? 'The database is up to date.' : `Done: ${names.join(', ')}.`);
      } finally {
        await database.close();
      }
    });
}
