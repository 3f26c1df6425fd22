// Builds what is missing, then runs the command line with the given arguments: `node scripts/start.mjs serve`.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2);
// Only these show web pages.
await buildAll({ pages: args[0] === 'serve' || args[0] === 'demo' });

const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/service/cli.js'), ...args], {
  stdio: 'inherit',
});
// A terminal sends Ctrl-C to both; the parent waits for the child to finish. A supervisor signals the parent alone.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
process.on('SIGHUP', () => child.kill('SIGHUP'));
child.on('exit', (code, signal) => {
  process.exitCode = signal ? 1 : (code ?? 1);
});
