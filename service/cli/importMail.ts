import { setFlagsFromString } from 'node:v8';
import type { Command } from 'commander';
import { loadConfig } from '../config';
import { progressOf } from '../intake/importProgress';
import type { AskedImport, ImportSum, ImportThreadMessage } from '../intake/importThreads.service';
import { runImportThread } from '../intake/importThreads.service';

interface Options {
  mailbox: string;
  folder?: string;
  json?: boolean;
}

/** Runs an import in the calling thread. */
export type ImportHere = (
  asked: AskedImport,
  signal: AbortSignal,
  tell: (message: ImportThreadMessage) => void,
) => Promise<ImportSum>;

/** tradepost import PATH --mailbox ADDRESS; `importHere` where the program of the thread is not built. */
export const importCommand = (importHere: ImportHere) => (program: Command) => {
  program
    .command('import')
    .description('take in mail: .eml, .msg, a folder of either, mbox (also .gz), Maildir; it may run while serve runs')
    .argument('<path>', 'file or folder')
    .requiredOption('--mailbox <address>', 'whose mail it is')
    .option('--folder <name>', 'folder in which all of it stands, e.g. Sent')
    .option('--json', 'print the closing sum as JSON')
    .action((path: string, { mailbox, folder, json = false }: Options) =>
      importMail({ path, mailbox, folder: folder ?? null }, json, importHere),
    );
};

/** Runs an import, with a bar, and prints how it ended. */
async function importMail(asked: AskedImport, asJson: boolean, importHere: ImportHere): Promise<void> {
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  const started = Date.now();
  const showBar = progressBar(started);
  const tell = ({ goingOnAfter, progress }: ImportThreadMessage) => {
    if (asJson) return;
    if (goingOnAfter !== undefined)
      console.log(`Going on with the import that was interrupted after ${goingOnAfter} messages.`);
    if (progress) showBar(progress);
  };
  try {
    const sum = await sumOf(asked, stop.signal, tell, importHere);
    const seconds = (Date.now() - started) / 1000;
    if (asJson) console.log(JSON.stringify(jsonSummary(sum, seconds)));
    else printSummary(sum, seconds);
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

/** In a thread, which alone holds the database; a program that runs from its sources has none. */
async function sumOf(
  asked: AskedImport,
  signal: AbortSignal,
  tell: (message: ImportThreadMessage) => void,
  importHere: ImportHere,
): Promise<ImportSum> {
  const config = loadConfig(process.env);
  if (config.importThread !== null) {
    workLessBeside();
    const { sum } = await runImportThread(config.importThread, { config, work: asked }, signal, tell);
    return sum as ImportSum;
  }
  return importHere(asked, signal, tell);
}

/**
 * An import runs for seconds or minutes with all processors busy, so the engine is told to work less beside it. It compiles a function anew, in threads of its own, after that has
 * run for so many bytes of code (132 KiB unless told): only what runs most is worth that here. And it looks through all memory whenever a few megabytes were added:
 * it waits until there is two and a half times what was left the last time. Both hold for the threads that are started afterwards.
 */
function workLessBeside(): void {
  setFlagsFromString('--interrupt-budget=1000000');
  setFlagsFromString('--heap-growing-percent=150');
}

const WIDTH = 28;

/** A bar on one line of the terminal; where output is no terminal, a line every five seconds. */
function progressBar(started: number): (counts: NonNullable<ImportThreadMessage['progress']>) => void {
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

function printSummary(sum: ImportSum, seconds: number): void {
  const { state, found, stored, alreadyThere, keptOut, unreadable, failed } = sum;
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  const reasons = Object.entries(sum.keptOutReasons)
    .map(([reason, count]) => `${reason} ${count}`)
    .join(', ');
  console.log(`${state === 'done' ? 'Done' : 'Stopped'} after ${seconds.toFixed(1)} s.`);
  console.log(`Found            ${found}`);
  console.log(`  stored         ${stored}`);
  console.log(`  already there  ${alreadyThere}`);
  console.log(`  kept out       ${keptOut}${reasons ? `  (${reasons})` : ''}`);
  console.log(`  unreadable     ${unreadable}${unreadable > 0 ? '  (in the review queue, source kept)' : ''}`);
  console.log(`  failed         ${failed}`);
  const missing = Math.abs(found - accountedFor(sum));
  console.log(missing === 0 ? 'It adds up.' : `${missing} messages are unaccounted for; run tradepost import again.`);
  for (const failure of sum.failures) console.log(`  ${failure.item}: ${failure.message}`);
  if (state !== 'done') console.log('Run the same command again to go on.');
}

function accountedFor({ stored, alreadyThere, keptOut, unreadable, failed }: ImportSum): number {
  return stored + alreadyThere + keptOut + unreadable + failed;
}

function jsonSummary({ failures, ...sum }: ImportSum, seconds: number): Record<string, unknown> {
  return { ...sum, addsUp: accountedFor({ ...sum, failures }) === sum.found, seconds, failures };
}
