/**
 * npm run corpus -- DIR: every message of the corpora under DIR through parse and classify, in a worker thread, with what it
 * costs. DIR holds folders with .tar.gz archives, .mbox.gz files or messages. Must hold: no crash, no message over 2 s, no
 * more than 300 MB; otherwise the exit code is 1.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { classify } from '../../service/mail/classify';
import type { ParsePool } from '../../service/mail/parsePool';
import { openParsePool } from '../../service/mail/parsePool';
import { checkText } from './corpusExpectations';
import type { CorpusItem } from './corpusItems';
import { openCorpus } from './corpusItems';

const MAX_MS = 2000;
const MAX_RSS = 300e6;
// The corpora name no company of ours; one that the authored set is about, so that its journal reports can be judged.
const own = { domains: ['northquay-trading.com'], dropboxes: [], excludedFolders: [] };

interface Row {
  folder: string;
  messages: number;
  stored: number;
  keptOut: Record<string, number>;
  unreadable: number;
  crashes: number;
  slowest: number;
  slowestName: string;
  kinds: Record<string, number>;
  textChecked: number;
  textRight: number;
}

function emptyRow(folder: string): Row {
  return {
    folder,
    messages: 0,
    stored: 0,
    keptOut: {},
    unreadable: 0,
    crashes: 0,
    slowest: 0,
    slowestName: '',
    kinds: {},
    textChecked: 0,
    textRight: 0,
  };
}

async function openPool(work: string): Promise<ParsePool> {
  const workerFile = join(process.cwd(), 'dist', 'corpus', 'parseWorker.js');
  // In a process of its own, so that the memory measured is that of parsing.
  const bundling = [
    'service/parseWorker.ts',
    '--bundle',
    '--platform=node',
    '--target=node20',
    '--format=cjs',
    '--packages=external',
    '--log-level=error',
  ];
  execFileSync(join('node_modules', '.bin', 'esbuild'), [...bundling, `--outfile=${workerFile}`]);
  const spool = join(work, 'spool');
  mkdirSync(spool);
  return openParsePool({ threads: 1, workerFile, ownHosts: own.domains, spool });
}

async function judge(pool: ParsePool, item: CorpusItem, row: Row, misses: string[]): Promise<void> {
  row.messages++;
  const started = process.hrtime.bigint();
  try {
    const { parsed } = await pool.parse({ bytes: item.bytes, file: null, format: item.format });
    const result = classify(parsed, own, { mailbox: 'lena@northquay-trading.com', folder: 'inbox' });
    const ms = Number(process.hrtime.bigint() - started) / 1e6;
    if (ms > row.slowest) [row.slowest, row.slowestName] = [ms, item.name];
    for (const { file } of parsed.attachments) if (file) rmSync(file, { force: true });
    if (parsed.defect?.startsWith('could not be parsed')) row.crashes++;
    row.kinds[result.kind] = (row.kinds[result.kind] ?? 0) + 1;
    if (result.keepOut) row.keptOut[result.keepOut.reason] = (row.keptOut[result.keepOut.reason] ?? 0) + 1;
    else if (result.kind === 'unreadable') row.unreadable++;
    else row.stored++;
    const wrong = checkText(item, parsed, result);
    if (wrong === null) return;
    row.textChecked++;
    if (wrong.length === 0) row.textRight++;
    else misses.push(`${item.name}: ${wrong.join('; ')}`);
  } catch (error) {
    row.crashes++;
    misses.push(`${item.name}: ${(error as Error).message}`);
  }
}

function print(rows: readonly Row[], misses: readonly string[]): void {
  for (const miss of misses) console.log(`miss  ${miss.slice(0, 600)}`);
  console.log(
    'folder'.padEnd(20),
    'messages',
    ' stored',
    'kept out',
    'unread.',
    'crashes',
    'slowest ms',
    'checks right',
    ' kinds',
  );
  for (const row of rows) {
    const keptOut = Object.values(row.keptOut).reduce((sum, count) => sum + count, 0);
    const cells = [row.messages, row.stored, keptOut, row.unreadable, row.crashes].map(value =>
      String(value).padStart(8),
    );
    const checks = `${row.textRight}/${row.textChecked}`.padStart(12);
    console.log(
      row.folder.padEnd(20),
      cells.join(''),
      `${row.slowest.toFixed(0)}`.padStart(9),
      checks,
      ' ',
      JSON.stringify({ ...row.kinds, keptOut: row.keptOut }),
    );
  }
}

async function main(): Promise<void> {
  const directory = process.argv[2];
  if (!directory) {
    console.error('Say which folder: npm run corpus -- DIR');
    process.exit(2);
  }
  const work = mkdtempSync(join(tmpdir(), 'tradepost-corpus-'));
  const rows: Row[] = [];
  const misses: string[] = [];
  let rss = 0;
  try {
    const pool = await openPool(work);
    const folders = readdirSync(directory, { withFileTypes: true }).filter(
      entry => entry.isDirectory() && entry.name !== 'enron-inbox' && entry.name !== 'reply-signature',
    );
    for (const { name } of folders) {
      const row = emptyRow(name);
      for (const item of openCorpus(join(directory, name), join(work, name))) {
        await judge(pool, item, row, misses);
        rss = Math.max(rss, process.memoryUsage.rss());
      }
      rows.push(row);
    }
    await pool.close();
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  print(rows, misses);
  const sum = (pick: (row: Row) => number) => rows.reduce((total, row) => total + pick(row), 0);
  const slowest = Math.round(Math.max(...rows.map(row => row.slowest)));
  const result = {
    messages: sum(row => row.messages),
    stored: sum(row => row.stored),
    kept_out: sum(row => row.messages - row.stored - row.unreadable),
    unreadable: sum(row => row.unreadable),
    crashes: sum(row => row.crashes),
    slowest_ms: slowest,
    max_rss_mb: Math.round(rss / 1e6),
    text_right: sum(row => row.textRight),
    text_checked: sum(row => row.textChecked),
  };
  console.log(JSON.stringify(result));
  if (result.crashes > 0 || slowest > MAX_MS || rss > MAX_RSS) process.exitCode = 1;
}

void main();
