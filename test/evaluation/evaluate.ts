import { evaluateFiling } from './filing';

/** npm run evaluate -- filing DIR */
async function main(kind: string | undefined, dir: string | undefined): Promise<void> {
  if (kind !== 'filing' || !dir) {
    console.error(
      'Usage: npm run evaluate -- filing DIR   (a folder with world.json, messages.jsonl, *.eml, expected.jsonl)',
    );
    process.exitCode = 2;
    return;
  }
  const { score, misses } = await evaluateFiling(dir);
  for (const miss of misses)
    console.log(
      `${miss.file.padEnd(12)} ${miss.what.padEnd(26)} expected ${miss.expected.padEnd(36)} got ${miss.actual}`,
    );
  console.log(misses.length === 0 ? 'No miss.' : `${misses.length} misses.`);
  console.log(JSON.stringify(score));
}

main(process.argv[2], process.argv[3]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
