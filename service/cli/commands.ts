import type { ImportHere } from './importMail';
import type { Register } from './program';
import { runProgram } from './program';

// The list of all commands. Each is loaded when it is asked for.
const commands: Record<string, () => Promise<Register>> = {
  serve: async () => (await import('./serve')).serveCommand,
  migrate: async () => (await import('./migrate')).migrateCommand,
  user: async () => (await import('./user')).userCommand,
  mailbox: async () => (await import('./mailbox')).mailboxCommand,
  import: async () => (await import('./importMail')).importCommand(importHere),
  'import-data': async () => (await import('./importData')).importDataCommand,
  'import-leads': async () => (await import('./importLeads')).importLeadsCommand,
  export: async () => (await import('./exportMessages')).exportCommand,
  company: async () => (await import('./company')).companyCommand,
  explain: async () => (await import('./explain')).explainCommand,
  backup: async () => (await import('./backup')).backupCommand,
  restore: async () => (await import('./backup')).restoreCommand,
  release: async () => (await import('./backup')).releaseCommand,
  doctor: async () => (await import('./doctor')).doctorCommand,
  demo: async () => (await import('./demo')).demoCommand,
};

/** Runs the command line with any of its commands. */
export const runAnyCommand = (): Promise<void> => runProgram(commands);

/** Runs an import in the calling thread: for a program that runs from its sources. */
export const importHere: ImportHere = async (asked, signal, tell) => {
  const { withContext } = await import('./opening');
  const { runAskedImport } = await import('./askedImport');
  return withContext(context => runAskedImport(context, asked, signal, tell));
};
