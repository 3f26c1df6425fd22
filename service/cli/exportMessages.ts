import { once } from 'node:events';
import type { Command } from 'commander';
import { Option } from 'commander';
import type { Context } from '../context';
import { linesOfMailbox } from '../intake/messageExport.service';
import { withContext } from './opening';

/** tradepost export messages */
export function exportCommand(program: Command): void {
  program
    .command('export')
    .description('lists for other programs')
    .command('messages')
    .description('what became of every message of a mailbox, a line of JSON each')
    .requiredOption('--mailbox <address>', 'whose messages')
    .addOption(new Option('--format <format>', 'how').choices(['jsonl']).default('jsonl'))
    .action((options: { mailbox: string }) => withContext(context => printMessages(context, options.mailbox)));
}

async function printMessages(context: Context, mailbox: string): Promise<void> {
  for await (const line of linesOfMailbox(context.database.manager, mailbox))
    if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, 'drain');
}
