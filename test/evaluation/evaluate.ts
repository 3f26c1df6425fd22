import { parseArgs } from 'node:util';
import { evaluateFiling } from './filing';
import { evaluateInquiries, flagInquiries, isLabelled } from './inquiries';

const usage = `Usage: npm run evaluate -- filing DIR       a folder with world.json, messages.jsonl, *.eml, expected.jsonl
       npm run evaluate -- inquiries DIR    a folder with *.eml, labels.jsonl, own.json: what is missed, and the scores
       npm run evaluate -- inquiries PATH [--own DOMAIN]...
                                            any folder, mbox (also .gz) or .tar.gz of mail: what is taken for an inquiry`;

/** npm run evaluate -- filing DIR | inquiries DIR | inquiries PATH --own DOMAIN */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { own: { type: 'string', multiple: true, default: [] } },
    allowPositionals: true,
  });
  const [kind, path] = positionals;
  if (kind === 'filing' && path) return report(await evaluateFiling(path));
  if (kind === 'inquiries' && path)
    return isLabelled(path) ? report(await evaluateInquiries(path)) : list(path, values.own);
  console.error(usage);
  process.exitCode = 2;
}

interface Missed {
  file: string;
  what: string;
  expected: string;
  actual: string;
}

function report({ score, misses }: { score: object; misses: readonly Missed[] }): void {
  for (const { file, what, expected, actual } of misses)
    console.log(`${file.padEnd(12)} ${what.padEnd(26)} expected ${expected.padEnd(36)} got ${actual}`);
  console.log(misses.length === 0 ? 'No miss.' : `${misses.length} misses.`);
  console.log(JSON.stringify(score));
}

async function list(path: string, own: readonly string[]): Promise<void> {
  const { messages, flagged } = await flagInquiries(path, own);
  for (const { name, from, subject, verdict } of flagged) {
    const why = verdict.reasons.map(({ code, weight }) => `${code} ${weight > 0 ? '+' : ''}${weight}`).join(', ');
    const mark = verdict.isToCheck ? 'check' : 'sure';
    console.log(
      `${name.padEnd(24)} ${mark.padEnd(6)} ${verdict.score} ${from.padEnd(32)} ${subject.slice(0, 80)}\n    ${why}`,
    );
  }
  const share = messages === 0 ? 0 : Math.round((flagged.length / messages) * 1e5) / 1e5;
  console.log(JSON.stringify({ messages, flagged: flagged.length, share }));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
