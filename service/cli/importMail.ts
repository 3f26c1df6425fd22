import type { Command } from 'commander';
import { AppError } from '../common/errors';
import { normaliseAddress } from '../common/emailAddress';
import type { Context } from '../context';
import { runImportApart } from '../intake/apart.service';
import type { RunCounts } from '../intake/importing.service';
import { ImportFailure, ImportRun } from '../intake/importRun.entity';
import { progressOf } from '../intake/importReading.service';
import { checkSource, createRun, findUnfinishedRun } from '../intake/runs.service';
import { Mailbox } from '../mail/message.entity';
import { inTransaction } from '../platform/database/transaction';
import { withContext } from './opening';

interface Options {
  mailbox: string;
  folder?: string;
  json?: boolean;
}

/** tradepost import PATH --mailbox ADDRESS */
export function importCommand(program: Command): void {
  program
    .command('import')
    .description('take in mail: .eml, .msg, a folder of either, mbox (also .gz), Maildir; it may run while serve runs')
    .argument('<path>', 'file or folder')
    .requiredOption('--mailbox <address>', 'whose mail it is')
    .option('--folder <name>', 'folder in which all of it stands, e.g. Sent')
    .option('--json', 'print the closing sum as JSON')
    .action((path: string, options: Options) =>
      withContext(async context => {
        await importMail(context, path, options);
      }),
    );
}

/** Runs an import in this process, with a bar; an interrupted one of the same path and mailbox goes on where it stood. */
export async function importMail(context: Context, path: string, options: Options): Promise<ImportRun> {
  await checkSource(path);
  const mailbox = await getMailbox(context, options.mailbox);
  const unfinished = await findUnfinishedRun(context.database.manager, mailbox.id, path);
  const runId =
    unfinished?.id ??
    (await inTransaction(context.database, manager =>
      createRun(manager, { mailboxId: mailbox.id, source: path, userId: null, isTemporary: false }, context.clock()),
    ));
  if (unfinished && !options.json)
    console.log(`Going on with the import that was interrupted after ${unfinished.found} messages.`);
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  const started = Date.now();
  try {
    const onProgress = options.json ? undefined : progressBar(started);
    const folder = options.folder ?? null;
    await runImportApart(context, runId, { folder, signal: stop.signal, ...(onProgress ? { onProgress } : {}) });
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
  const run = await context.database.manager.findOneByOrFail(ImportRun, { id: runId });
  await printSummary(context, run, (Date.now() - started) / 1000, options.json ?? false, run.state !== 'done');
  return run;
}

async function getMailbox(context: Context, raw: string): Promise<Mailbox> {
  const address = normaliseAddress(raw);
  const mailbox = address ? await context.database.manager.findOneBy(Mailbox, { address }) : null;
  if (mailbox) return mailbox;
  const known = await context.database.manager.find(Mailbox, { order: { address: 'ASC' }, take: 10 });
  const hint = known.length > 0 ? ` Known: ${known.map(one => one.address).join(', ')}.` : '';
  throw new AppError(
    'mailbox.not_found',
    404,
    `There is no mailbox "${raw}". Add it with: tradepost mailbox add ${raw}.${hint}`,
  );
}

const WIDTH = 28;

/** A bar on one line of the terminal; where output is no terminal, a line every five seconds. */
function progressBar(started: number): (counts: RunCounts) => void {
  let told = 0;
  return counts => {
    const now = Date.now();
    const isTerminal = process.stderr.isTTY;
    if (now - told < (isTerminal ? 100 : 5000)) return;
    told = now;
    const progress = progressOf({ state: 'running', ...counts });
    const filled = Math.round((progress ?? 0) * WIDTH);
    const bar =
      progress === null
        ? ''
        : `[${'#'.repeat(filled)}${'-'.repeat(WIDTH - filled)}] ${String(Math.round(progress * 100)).padStart(3)} %  `;
    const rate = Math.round(counts.found / Math.max(0.1, (now - started) / 1000));
    const line = `${bar}${counts.found} messages, ${rate}/s · stored ${counts.stored} · there ${counts.alreadyThere} · out ${counts.keptOut} · bad ${counts.unreadable + counts.failed}`;
    process.stderr.write(isTerminal ? `\r\u001b[K${line}` : `${line}\n`);
  };
}

async function printSummary(
  context: Context,
  run: ImportRun,
  seconds: number,
  asJson: boolean,
  wasStopped: boolean,
): Promise<void> {
  const { found, stored, alreadyThere, keptOut, unreadable, failed } = run;
  const sum = stored + alreadyThere + keptOut + unreadable + failed;
  const failures = await context.database.manager.find(ImportFailure, {
    where: { runId: run.id },
    order: { id: 'ASC' },
    take: 1000,
  });
  if (asJson) {
    console.log(JSON.stringify(jsonSummary(run, failures, seconds, sum === found)));
    return;
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  const reasons = Object.entries(run.keptOutReasons)
    .map(([reason, count]) => `${reason} ${count}`)
    .join(', ');
  console.log(`${wasStopped ? 'Stopped' : 'Done'} after ${seconds.toFixed(1)} s.`);
  console.log(`Found            ${found}`);
  console.log(`  stored         ${stored}`);
  console.log(`  already there  ${alreadyThere}`);
  console.log(`  kept out       ${keptOut}${reasons ? `  (${reasons})` : ''}`);
  console.log(`  unreadable     ${unreadable}${unreadable > 0 ? '  (in the review queue, source kept)' : ''}`);
  console.log(`  failed         ${failed}`);
  console.log(
    sum === found
      ? 'It adds up.'
      : `${Math.abs(found - sum)} messages are unaccounted for; run tradepost import again.`,
  );
  for (const failure of failures) console.log(`  ${failure.item}: ${failure.message}`);
  if (wasStopped) console.log('Run the same command again to go on.');
}

function jsonSummary(
  run: ImportRun,
  failures: readonly ImportFailure[],
  seconds: number,
  addsUp: boolean,
): Record<string, unknown> {
  const { state, found, stored, alreadyThere, keptOut, keptOutReasons, unreadable, failed } = run;
  const counts = { found, stored, alreadyThere, keptOut, keptOutReasons, unreadable, failed, addsUp };
  return { state, ...counts, seconds, failures: failures.map(({ item, code, message }) => ({ item, code, message })) };
}
