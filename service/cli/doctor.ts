import type { Command } from 'commander';
import type { Config } from '../config';
import { ConfigError, loadConfig } from '../config';
import { examine } from '../operations/health/examining.service';
import { exitCode, table, told } from '../operations/health/finding';
import { mend } from '../operations/health/mending.service';
import { withContext } from './opening';

interface Options {
  full?: boolean;
  json?: boolean;
  mend?: boolean;
}

/** tradepost doctor */
export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('look for what is wrong and say what to do; exit code 1 for warnings, 2 for problems')
    .option('--full', 'read every content and every index too')
    .option('--mend', 'put right what can be put right without losing anything')
    .option('--json', 'print the findings as JSON')
    .action(runDoctor);
}

async function runDoctor(options: Options): Promise<void> {
  if (options.mend) {
    const { indexed } = await withContext(mend);
    if (!options.json) console.log(`Put into the search index: ${indexed} mails.`);
  }
  const { config, mistakes } = readConfig();
  const findings = await examine({ config, mistakes, isFull: options.full ?? false, now: new Date() });
  if (options.json) console.log(JSON.stringify(findings.map(finding => ({ ...finding, ...told(finding) }))));
  else console.log(table(findings));
  process.exitCode = exitCode(findings);
}

/** Where the environment is wrong, what can be looked at without it. */
function readConfig(): { config: Config; mistakes: readonly string[] } {
  try {
    return { config: loadConfig(process.env), mistakes: [] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { config: loadConfig({ TRADEPOST_DATA: process.env.TRADEPOST_DATA }), mistakes: error.mistakes };
  }
}
