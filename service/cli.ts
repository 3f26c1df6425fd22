import { Command } from 'commander';
import { migrateCommand } from './cli/migrate';
import { sentenceFor } from './cli/sentences';
import { serveCommand } from './cli/serve';
import { userCommand } from './cli/user';

const program = new Command('tradepost')
  .description('A CRM in the mailbox of a foreign-trade company')
  .showHelpAfterError('(tradepost --help tells more)');

// The list of all commands.
serveCommand(program);
migrateCommand(program);
userCommand(program);

program.parseAsync(process.argv).catch((error: unknown) => {
  console.error(sentenceFor(error));
  process.exitCode = 1;
});
