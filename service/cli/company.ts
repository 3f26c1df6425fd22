import type { Command } from 'commander';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import { getCompanySettings, saveCompanySettings } from '../users/settings.service';
import { withContext } from './opening';

interface Options {
  name?: string;
  domain?: string[];
  dropbox?: string[];
  excludeFolder?: string[];
  timeZone?: string;
}

/** tradepost company */
export function companyCommand(program: Command): void {
  program
    .command('company')
    .description('show the own company, or change what is given; mail between its own domains is internal')
    .option('--name <name>')
    .option('--domain <domain...>', 'own mail domains, the whole list')
    .option('--dropbox <address...>', 'addresses to which colleagues forward mail that is to be filed')
    .option('--exclude-folder <name...>', 'folders that are never taken in')
    .option('--time-zone <zone>', 'e.g. Asia/Shanghai')
    .action((options: Options) =>
      withContext(async context => {
        const before = await getCompanySettings(context.database.manager);
        const wanted = {
          name: options.name ?? before.name,
          ownDomains: options.domain ?? before.ownDomains,
          dropboxAddresses: options.dropbox ?? before.dropboxAddresses,
          excludedFolders: options.excludeFolder ?? before.excludedFolders,
          timeZone: options.timeZone ?? before.timeZone,
        };
        const isChange = Object.keys(options).length > 0;
        const after = !isChange
          ? before
          : await inTransaction(context.database, async manager => {
              const saved = await saveCompanySettings(manager, wanted);
              await audit(
                manager,
                'command_line',
                'settings.changed',
                { type: 'settings', id: null },
                { before, after: saved },
                context.clock(),
              );
              return saved;
            });
        console.log(`Name          ${after.name}`);
        console.log(`Own domains   ${after.ownDomains.join(', ') || '-'}`);
        console.log(`Drop-boxes    ${after.dropboxAddresses.join(', ') || '-'}`);
        console.log(`Never taken   ${after.excludedFolders.join(', ') || '-'}`);
        console.log(`Time zone     ${after.timeZone}`);
      }),
    );
}
