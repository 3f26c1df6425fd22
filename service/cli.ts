import { Command } from 'commander';
import { sentenceFor } from './cli/sentences';

type Register = (program: Command) => void;

// The list of all commands. Each is loaded when it is asked for: an import need not hold the web service in memory.
const commands: Record<string, () => Promise<Register>> = {
  serve: async () => (await import('./cli/serve')).serveCommand,
  migrate: async () => (await import('./cli/migrate')).migrateCommand,
  user: async () => (await import('./cli/user')).userCommand,
  mailbox: async () => (await import('./cli/mailbox')).mailboxCommand,
  import: async () => (await import('./cli/importMail')).importCommand,
  'import-data': async () => (await import('./cli/importData')).importDataCommand,
  'import-leads': async () => (await import('./cli/importLeads')).importLeadsCommand,
  export: async () => (await import('./cli/exportMessages')).exportCommand,
  company: async () => (await import('./cli/company')).companyCommand,
  explain: async () => (await import('./cli/explain')).explainCommand,
  backup: async () => (await import('./cli/backup')).backupCommand,
  restore: async () => (await import('./cli/backup')).restoreCommand,
  release: async () => (await import('./cli/backup')).releaseCommand,
  doctor: async () => (await import('./cli/doctor')).doctorCommand,
  demo: async () => (await import('./cli/demo')).demoCommand,
};

async function main(): Promise<void> {
  const program = new Command('tradepost')
    .description('A CRM in the mailbox of a foreign-trade company')
    .showHelpAfterError('(tradepost --help tells more)');
  const asked = commands[process.argv[2] ?? ''];
  for (const load of asked ? [asked] : Object.values(commands)) (await load())(program);
  await program.parseAsync(process.argv);
}

main().catch((error: unknown) => {
  console.error(sentenceFor(error));
  process.exitCode = 1;
});
