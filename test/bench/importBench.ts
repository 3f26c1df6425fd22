import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { generatedMbox, prepareMailSet, warm } from './mailSet';
import type { MailSet } from './mailSet';
import { measureProcess, median } from './measuring';

const root = resolve(__dirname, '../..');
const cli = join(root, 'dist/service/cli.js');
const tsx = join(root, 'node_modules/.bin/tsx');

interface ImportFigures {
  perSecond: number;
  peakMb: number;
  addsUp: boolean;
  found: number;
}

async function importOnce(set: MailSet): Promise<ImportFigures> {
  const data = mkdtempSync(join(tmpdir(), 'tradepost-bench-'));
  const env = { TRADEPOST_DATA: data, TRADEPOST_LOG: 'error' };
  try {
    execFileSync(process.execPath, [cli, 'mailbox', 'add', 'sales@haitu.example', '--name', 'Sales', '--shared'], {
      env: { ...process.env, ...env },
    });
    const figures = await measureProcess(
      process.execPath,
      [cli, 'import', set.source, '--mailbox', 'sales@haitu.example', '--json'],
      env,
    );
    const sum = JSON.parse(figures.stdout.trim().split('\n').pop() as string) as { found: number; addsUp: boolean };
    return { perSecond: sum.found / figures.seconds, peakMb: figures.peakMb, addsUp: sum.addsUp, found: sum.found };
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function simpleParserOnce(set: MailSet): Promise<number> {
  const { stdout } = await measureProcess(tsx, [join(__dirname, 'simpleParser.ts'), set.maildir]);
  const { messages, seconds } = JSON.parse(stdout.trim()) as { messages: number; seconds: number };
  return messages / seconds;
}

async function muOnce(set: MailSet): Promise<number> {
  const home = mkdtempSync(join(tmpdir(), 'tradepost-mu-'));
  try {
    execFileSync('mu', ['init', `--maildir=${set.maildir}`, `--muhome=${home}`], { stdio: 'ignore' });
    const { seconds } = await measureProcess('mu', ['index', `--muhome=${home}`, '--quiet']);
    return set.messages / seconds;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

/**
 * Measures the import beside its references in the same run: mailparser's simpleParser (default options, one process, the same files, warm cache) and, where
 * installed, `mu index` (Debian's maildir-utils). Each is run in turn, several times; the medians are compared. Prints a table; answers what is printed as JSON.
 *
 * @param mail a folder or file of mail; undefined for `messages` generated ones, kept in `kept` for the next run
 */
export async function measureImport(
  mail: string | undefined,
  kept: string,
  messages: number,
  runs: number,
): Promise<object> {
  const folder = mail ? mkdtempSync(join(tmpdir(), 'tradepost-mail-')) : kept;
  const source = mail ? resolve(mail) : await generatedMbox(folder, messages);
  const set = await prepareMailSet(source, folder);
  warm(set.maildir);
  const hasMu = isInstalled('mu');
  const ours: ImportFigures[] = [];
  const parser: number[] = [];
  const mu: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    ours.push(await importOnce(set));
    parser.push(await simpleParserOnce(set));
    if (hasMu) mu.push(await muOnce(set));
  }
  if (mail) rmSync(folder, { recursive: true, force: true });
  return report(set, ours, parser, mu);
}

function report(
  set: MailSet,
  ours: readonly ImportFigures[],
  parser: readonly number[],
  mu: readonly number[],
): object {
  const perSecond = median(ours.map(one => one.perSecond));
  const peakMb = Math.max(...ours.map(one => one.peakMb));
  const references = { simpleParser: median(parser), mu: mu.length > 0 ? median(mu) : null };
  const rows: [string, string, string, string, boolean | null][] = [
    [
      'import, messages/s',
      perSecond.toFixed(0),
      `simpleParser ${references.simpleParser.toFixed(0)}`,
      `${(perSecond / references.simpleParser).toFixed(2)} x, target 0.6`,
      perSecond >= 0.6 * references.simpleParser,
    ],
    [
      '',
      '',
      references.mu === null ? 'mu index: not installed' : `mu index ${references.mu.toFixed(0)}`,
      references.mu === null ? '' : `${(perSecond / references.mu).toFixed(2)} x, target 2`,
      references.mu === null ? null : perSecond >= 2 * references.mu,
    ],
    ['resident memory, MB', String(peakMb), '', 'target 300', peakMb <= 300],
    [
      'every message accounted for',
      String(ours.every(one => one.addsUp && one.found === set.messages)),
      `${set.messages} messages, ${set.megabytes} MB`,
      '',
      ours.every(one => one.addsUp && one.found === set.messages),
    ],
  ];
  for (const [what, value, reference, ratio, ok] of rows) {
    console.log(
      `${what.padEnd(30)} ${value.padStart(8)}   ${reference.padEnd(26)} ${ratio.padEnd(22)} ${ok === null ? '' : ok ? 'ok' : 'MISSED'}`,
    );
  }
  return {
    messages: set.messages,
    import: { perSecond: Math.round(perSecond), peakMb, runs: ours },
    simpleParser: { perSecond: Math.round(references.simpleParser), options: 'default' },
    mu: references.mu === null ? null : { perSecond: Math.round(references.mu) },
    ratios: {
      simpleParser: perSecond / references.simpleParser,
      mu: references.mu === null ? null : perSecond / references.mu,
    },
  };
}
