// First, as in the service.
import '../../service/platform/patterns';
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runWithFaults } from '../support/exchange/faultRun';
import type { DoorFigures } from './archiveBench';
import { measureArchive } from './archiveBench';
import { measureAttacks } from './attackBench';
import { measureExchange, printExchange } from './exchangeBench';
import { printFaults } from './faultsBench';
import { measureImport } from './importBench';
import { measureInquiries, printInquiries } from './inquiryBench';
import { measurePane, printPane } from './paneBench';

/**
 * npm run bench -- [--only import|attacks|archive|pane|inquiries|exchange|faults] [--mail DIR] [--runs N] [--messages N] [--archives 10000,1000000] [--companies N] [--rounds N] [--door WORD]
 * [--latency MS] [--mailboxes N] [--seed N] [--kills N]
 *
 * Measures the import beside its references, what hostile letters cost, what people ask of a full archive, and how soon the Outlook pane is of use; how fast a mailbox of Exchange is read, and how soon
 * new mail beside it is filed; with `--only faults`, whether anything is lost while everything goes wrong (not without asking for it: a quarter of an hour). The archives are generated once and kept in .bench.
 * The last line is JSON.
 */
const root = resolve(__dirname, '../..');
const kept = join(root, '.bench');

const options = {
  only: { type: 'string' },
  mail: { type: 'string' },
  runs: { type: 'string', default: '3' },
  messages: { type: 'string', default: '10000' },
  archives: { type: 'string', default: '10000,1000000' },
  companies: { type: 'string', default: '50000' },
  rounds: { type: 'string', default: '60' },
  door: { type: 'string' },
  latency: { type: 'string', default: '50' },
  mailboxes: { type: 'string', default: '10' },
  seed: { type: 'string', default: '7' },
  kills: { type: 'string', default: '6' },
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options });
  const result: Record<string, unknown> = {};
  const isAsked = (part: string) => values.only === undefined || values.only === part;
  if (['import', 'attacks', 'pane', 'exchange', 'faults'].some(isAsked))
    execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
  if (isAsked('import'))
    result.import = await measureImport(values.mail, kept, Number(values.messages), Number(values.runs));
  if (isAsked('attacks')) result.attacks = await measureAttacks();
  if (isAsked('archive')) {
    const sizes = values.archives.split(',').map(Number);
    const figures: Record<number, DoorFigures[]> = {};
    for (const messages of sizes) {
      const size = { messages, companies: Number(values.companies) };
      const say = (line: string) => process.stderr.write(`${messages}: ${line}\n`);
      figures[messages] = await measureArchive(kept, size, Number(values.rounds), values.door, say);
    }
    printArchives(sizes, figures);
    result.archives = figures;
    if (values.door === undefined) result.duplicates = await duplicates(Number(values.rounds));
  }
  if (isAsked('pane')) {
    const figures = await measurePane(Number(values.rounds), line => process.stderr.write(`${line}\n`));
    printPane(figures);
    result.pane = figures;
  }
  if (isAsked('exchange')) {
    const say = (line: string) => process.stderr.write(`${line}\n`);
    const figures = await measureExchange(Number(values.messages), Number(values.latency), say);
    printExchange(figures);
    result.exchange = figures;
  }
  if (values.only === 'faults') {
    const [messages, mailboxes, seed, kills] = [values.messages, values.mailboxes, values.seed, values.kills].map(
      Number,
    );
    const sums = await runWithFaults({
      ...{ messages: messages ?? 0, mailboxes: mailboxes ?? 0, seed: seed ?? 0, kills: kills ?? 0 },
      ...{ locks: 6, lockMs: 4_000, expiries: 6, isHurried: false, say: line => process.stderr.write(`${line}\n`) },
    });
    printFaults(sums);
    result.faults = sums;
  }
  if (isAsked('inquiries')) {
    const figures = await measureInquiries(values.mail, Number(values.runs));
    printInquiries(figures);
    result.inquiries = figures;
  }
  console.log(JSON.stringify(result));
}

/** The duplicate check has an archive of its own: hardly any mail, and a hundred thousand companies. */
async function duplicates(rounds: number): Promise<DoorFigures[]> {
  const size = { messages: 1_000, companies: 100_000 };
  const figures = await measureArchive(kept, size, rounds, undefined, line => process.stderr.write(`${line}\n`));
  console.log('among 100,000 companies');
  printArchives([size.companies], { [size.companies]: figures });
  return figures;
}

/** One line a door: P95 at each size, the target, and the growth from the smallest to the largest. */
function printArchives(sizes: readonly number[], figures: Readonly<Record<number, readonly DoorFigures[]>>): void {
  const last = sizes[sizes.length - 1] as number;
  console.log(`${'P95 in ms'.padEnd(52)} ${sizes.map(size => String(size).padStart(9)).join(' ')}   target`);
  for (const { door, target, faults } of figures[last] ?? []) {
    const p95 = sizes.map(size => figures[size]?.find(one => one.door === door)?.p95 ?? Number.NaN);
    const isMissed = (p95[p95.length - 1] as number) > target;
    const marks = [isMissed ? 'MISSED' : 'ok', ...(faults.length > 0 ? [`${faults.length} scans`] : [])];
    const values = p95.map(value => value.toFixed(1).padStart(9)).join(' ');
    console.log(`${door.padEnd(52)} ${values} ${String(target).padStart(8)}   ${marks.join(', ')}`);
  }
  for (const [fault, names] of faultsByStatement(figures[last] ?? []))
    console.log(`${fault}\n    at: ${names.join(', ')}`);
}

function faultsByStatement(figures: readonly DoorFigures[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { door, faults } of figures)
    for (const { step, sql } of faults) {
      const key = `${step}: ${sql.replace(/\s+/g, ' ')}`;
      found.set(key, [...(found.get(key) ?? []), door]);
    }
  return found;
}

void main();
