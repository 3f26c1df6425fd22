// The whole test: types, lint, then every jest suite. Builds and installs what it needs. The last line is
// `N passed, N failed`, counting jest tests; the exit code is 0 only if everything held.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(root, ...parts);
const say = line => process.stdout.write(`${line}\n`);
const has = command => spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;

/** Runs a program of node_modules; true where it succeeds. */
function run(title, script, args) {
  say(`\n== ${title}`);
  return (
    spawnSync(process.execPath, [at('node_modules', script), ...args], { cwd: root, stdio: 'inherit' }).status === 0
  );
}

/** Runs programs of node_modules beside each other and prints what each said when it ends; answers the titles of those that failed. */
async function runTogether(programs) {
  const failed = await Promise.all(
    programs.map(
      ([title, script, args]) =>
        new Promise(done => {
          const child = spawn(process.execPath, [at('node_modules', script), ...args], { cwd: root });
          const parts = [];
          for (const stream of [child.stdout, child.stderr]) stream.on('data', part => parts.push(part));
          child.on('close', code => {
            say(`\n== ${title}\n${Buffer.concat(parts).toString()}${code === 0 ? 'In order.' : ''}`);
            done(code === 0 ? [] : [title]);
          });
        }),
    ),
  );
  return failed.flat();
}

/** Debian's packages for the browser tests, where we may install them. */
function bringBrowser() {
  const named = process.env.CHROMIUM_PATH;
  const missing = [];
  if (!(named ? existsSync(named) : has('chromium') || has('chromium-browser') || has('google-chrome')))
    missing.push('chromium');
  // Without it Chinese is drawn as boxes in the screenshots.
  if (has('fc-list') && !/Noto Sans CJK/.test(spawnSync('fc-list', { encoding: 'utf8' }).stdout))
    missing.push('fonts-noto-cjk');
  else if (!has('fc-list')) missing.push('fonts-noto-cjk');
  if (missing.length === 0) return;
  const isDebianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0 && has('apt-get');
  if (!isDebianRoot) {
    say(`The browser tests need ${missing.join(' and ')}: install them (CHROMIUM_PATH may name the browser).`);
    return;
  }
  say(`Installing ${missing.join(' and ')} for the browser tests.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = args => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
  apt(['update', '-qq']);
  if (!apt(['install', '-y', '-qq', '--no-install-recommends', ...missing]))
    say(`${missing.join(' and ')} could not be installed.`);
}

/** Counts of jest's report; a suite that could not run counts as one failure. */
function readReport(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

const only = process.argv.slice(2);
bringBrowser();
const { buildAll } = await import('./build.mjs');
const checks = [];
try {
  await buildAll();
} catch (error) {
  say(`The build failed: ${error.message}`);
  checks.push('build');
}
if (only.length === 0)
  checks.push(
    ...(await runTogether([
      ['lint', 'eslint/bin/eslint.js', ['.']],
      ['types of the service', 'typescript/bin/tsc', ['-p', 'tsconfig.json']],
    ])),
    ...(await runTogether([
      ['types of the pages', 'typescript/bin/tsc', ['-p', 'tsconfig.browser.json']],
      ['format', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']],
    ])),
  );
mkdirSync(at('test-results'), { recursive: true });
const file = at('test-results', 'jest.json');
rmSync(file, { force: true });
const isGreen = run('tests', 'jest/bin/jest.js', ['--json', `--outputFile=${file}`, ...only]);
const { passed, failed, skipped } = readReport(file);
if (skipped > 0) {
  say(`${skipped} tests were skipped.`);
  // What is skipped is not tested, and a green run would say that it is.
  if (process.env.CI === 'true') checks.push('skipped tests');
}
if (checks.length > 0) say(`\nNot in order: ${checks.join(', ')}.`);
const isGood = isGreen && failed === 0 && passed > 0 && checks.length === 0;
say(`${passed} passed, ${failed} failed`);
process.exitCode = isGood ? 0 : 1;
