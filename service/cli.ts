import { Command } from 'commander';
import { companyCommand } from './cli/company';
import { demoCommand } from './cli/demo';
import { explainCommand } from './cli/explain';
import { importDataCommand } from './cli/importData';
import { importCommand } from './cli/importMail';
import { mailboxCommand } from './cli/mailbox';
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
mailboxCommand(program);
importCommand(program);
importDataCommand(program);
companyCommand(program);
explainCommand(program);
demoCommand(program);

program.parseAsync(process.argv).catch((error: unknown) => {
  console.error(sentenceFor(error));
  process.exitCode = 1;
});
