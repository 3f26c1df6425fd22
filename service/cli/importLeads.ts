import { resolve } from 'node:path';
import type { Command } from 'commander';
import { badRequest } from '../common/errors';
import { commandLineViewer } from '../companies/visibility';
import type { Context } from '../context';
import { importLeadFile } from '../intake/leadImport/leadImporting.service';
import { LeadImportRow } from '../intake/leadImport/leadImport.entity';
import { countOutcomes, planLeadFile } from '../intake/leadImport/leadPreview.service';
import type { ImportSource, Outcome } from '../intake/leadImport/outcomes';
import { importSources, outcomes } from '../intake/leadImport/outcomes';
import { getUserByAddress } from '../users/accounts.service';
import { plain } from './importData';
import { withContext } from './opening';

interface Options {
  source: string;
  campaign?: string;
  owner?: string;
  nextAction?: string;
  nextDay?: string;
  dryRun?: boolean;
}

// The same as the page says of rows.
const words: Readonly<Record<Outcome, string>> = {
  new: 'new leads',
  added: 'added to leads that are open',
  customer: 'of our customers: noted there',
  colleague: "of colleagues' customers: noted there",
  again: 'taken in before',
  failed: 'not taken',
};

/** tradepost import-leads FILE */
export function importLeadsCommand(program: Command): void {
  program
    .command('import-leads')
    .description('take in a list of leads: Excel (.xlsx), CSV or cards (.vcf), as from a fair')
    .argument('<file>', 'the file')
    .option('--source <source>', `where they come from: ${importSources.join(', ')}`, 'fair')
    .option('--campaign <name>', 'the fair or campaign; it is made where there is none of this name')
    .option('--owner <address>', 'whose the leads are to be; without it the rules of assignment say')
    .option('--next-action <text>', 'what is to be done next with each')
    .option('--next-day <day>', 'and by when, like 2026-11-02')
    .option('--dry-run', 'show what would be done, and do nothing')
    .addHelpText(
      'after',
      '\nThe same file again brings nothing twice. An import can be taken back on the page Leads, Import.',
    )
    .action(async (file: string, options: Options) => {
      await withContext(context => importLeads(context, file, options));
    });
}

/**
 * Shows or does what importing a list of leads does, and lists the rows that are not taken.
 *
 * @throws AppError lead_import.source_unknown, user.not_found, and those of reading and importing
 */
export async function importLeads(context: Context, path: string, options: Options): Promise<void> {
  const file = { path: resolve(path), name: path };
  const source = sourceOf(options.source);
  const campaign = options.campaign ? { name: options.campaign } : null;
  const viewer = commandLineViewer();
  const owner = options.owner ? await getUserByAddress(context.database.manager, options.owner) : null;
  if (options.dryRun) {
    const { planned } = await planLeadFile(context, viewer, file, { source, campaign });
    printCounts(countOutcomes(planned));
    for (const { problems } of planned) printProblems(problems);
    return;
  }
  const run = await importLeadFile(
    context,
    viewer,
    file,
    {
      ...{ source, campaign, customers: 'note', nextAction: options.nextAction ?? '', nextDay: options.nextDay ?? '' },
      owner: owner === null ? { kind: 'rules' } : { kind: 'person', userId: owner.id },
    },
    progressLine,
  );
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  printCounts(run.counts);
  await printFailed(context, run.id);
  if (run.counts.failed > 0) process.exitCode = 1;
}

function sourceOf(text: string): ImportSource {
  const source = importSources.find(one => one === text);
  if (source) return source;
  throw badRequest('lead_import.source_unknown', `"${text}" is no source. Say ${importSources.join(', ')}.`);
}

function printCounts(counts: Readonly<Record<Outcome, number>>): void {
  for (const outcome of outcomes) console.log(`  ${String(counts[outcome]).padStart(6)}  ${words[outcome]}`);
}

async function printFailed(context: Context, importId: number): Promise<void> {
  const rows = await context.database.manager.find(LeadImportRow, {
    where: { importId, outcome: 'failed' },
    order: { position: 'ASC' },
  });
  for (const { sheet, row, details } of rows)
    printProblems((details.problems ?? []).map(problem => ({ sheet, row, ...problem })));
}

function printProblems(problems: readonly { sheet: string; row: number; message: string }[]): void {
  for (const { sheet, row, message } of problems) console.log(`  ${plain(sheet)}, row ${row}: ${plain(message)}`);
}

function progressLine(done: number, total: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${done} of ${total} rows`);
}
