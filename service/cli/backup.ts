import type { Command } from 'commander';
import { loadConfig } from '../config';
import { releaseSending, sendingStatus } from '../operations/backup/releasing.service';
import { inTransaction } from '../platform/database/transaction';
import { withContext } from './opening';
import type { Manifest } from '../operations/backup/manifest';
import { makeBackup } from '../operations/backup/backup.service';
import { noteBackup } from '../operations/backup/noting.service';
import { restoreBackup } from '../operations/backup/restore.service';

/** tradepost backup TARGET */
export function backupCommand(program: Command): void {
  program
    .command('backup')
    .description('copy database and contents while the service runs; a folder that is there is added to')
    .argument('<target>', 'a folder, or a file that ends in .tar')
    .option('--json', 'print the result as JSON')
    .action(runBackup);
}

/** tradepost restore SOURCE */
export function restoreCommand(program: Command): void {
  program
    .command('restore')
    .description('put a backup into the data folder; the service must not run on it')
    .argument('<source>', 'the folder or .tar file of a backup')
    .option('--force', 'move what is in the data folder aside')
    .option('--send', 'let it send waiting mails and webhook calls by itself; else they wait for "tradepost release"')
    .action(runRestore);
}

async function runBackup(target: string, options: { json?: boolean }): Promise<void> {
  const config = loadConfig(process.env);
  const started = Date.now();
  const isTerminal = process.stderr.isTTY && !options.json;
  const { manifest, written } = await makeBackup({
    config,
    target,
    now: new Date(),
    ...(isTerminal ? { onStep: (step: string) => process.stderr.write(`\r\u001b[K${step}`) } : {}),
  });
  if (isTerminal) process.stderr.write('\r\u001b[K');
  noteBackup(config, { target, manifest, written });
  const seconds = (Date.now() - started) / 1000;
  if (manifest.missingContents > 0) process.exitCode = 1;
  if (options.json) {
    const { createdAt, version, counts, files, missingContents } = manifest;
    console.log(JSON.stringify({ createdAt, version, counts, files: files.length, written, seconds, missingContents }));
    return;
  }
  console.log(`Backup written to ${target} in ${seconds.toFixed(1)} s.`);
  tellContent(manifest);
  const kept = manifest.files.reduce((sum, file) => sum + file.size, 0) - written;
  console.log(
    `  ${megabytes(written)} written${kept > 0 ? `; ${megabytes(kept)} were there from the backup before` : ''}.`,
  );
  if (manifest.missingContents > 0)
    console.log(
      `  WARNING: ${manifest.missingContents} contents that the database names are not in the store. Run tradepost doctor --full.`,
    );
  tellOutside(manifest);
}

/** tradepost release */
export function releaseCommand(program: Command): void {
  program
    .command('release')
    .description('let a restored copy send mails and call webhooks')
    .option('--drop', 'give up what has waited, and send only what comes')
    .action(runRelease);
}

async function runRelease(options: { drop?: boolean }): Promise<void> {
  await withContext(async ({ database, clock }) => {
    const before = await sendingStatus(database.manager);
    if (!before.hold) {
      console.log('Nothing is held back: this copy sends by itself.');
      return;
    }
    const isDropped = options.drop ?? false;
    await inTransaction(database, manager => releaseSending(manager, 'command_line', !isDropped, clock()));
    const what = `${before.mails} mails and ${before.deliveries} webhook calls`;
    console.log(
      isDropped
        ? `This copy sends from now on; ${what} were given up.`
        : `This copy sends from now on; ${what} go out.`,
    );
  });
}

async function runRestore(source: string, options: { force?: boolean; send?: boolean }): Promise<void> {
  const config = loadConfig(process.env);
  const { manifest, aside } = await restoreBackup({
    config,
    source,
    isForced: options.force ?? false,
    sendsAtOnce: options.send ?? false,
    now: new Date(),
  });
  console.log(`Restored to ${config.dataFolder} the backup of ${manifest.createdAt} (version ${manifest.version}).`);
  tellContent(manifest);
  console.log('  Every hash and every count is as it was. Everybody signs in again.');
  if (!options.send)
    console.log(
      '  It sends no mail and calls no webhook until you run "tradepost release" or say so in Settings, Health.',
    );
  if (aside) console.log(`  What was there before lies in ${aside}; remove it when you no longer need it.`);
  tellOutside(manifest);
}

function tellContent({ counts, files }: Manifest): void {
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  const named = (['message', 'attachment', 'company', 'contact', 'record', 'user'] as const)
    .filter(table => counts[table] !== undefined)
    .map(table => `${table} ${counts[table]}`);
  console.log(`  ${files.length} files, ${megabytes(bytes)}. Rows: ${named.join(', ')}.`);
}

function tellOutside({ outside }: Manifest): void {
  if (outside.length > 0)
    console.log(`  Not in it, because they stand in the environment: ${outside.join(', ')}. Keep them elsewhere.`);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
