import type { Command } from 'commander';
import { loadConfig } from '../config';
import { entities } from '../entities';
import { openDatabase } from '../platform/database/dataSource';
import { migrateWithCopy } from '../platform/database/migrating';

/** tradepost migrate */
export function migrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date; serve does it by itself')
    .action(async () => {
      const database = await openDatabase(loadConfig(process.env).database, entities);
      try {
        const { copy, ran } = await migrateWithCopy(database, new Date());
        console.log(ran.length === 0 ? 'The database is up to date.' : `Done: ${ran.join(', ')}.`);
        if (copy) console.log(`As it was before, it lies in ${copy}.`);
      } finally {
        await database.close();
      }
    });
}
