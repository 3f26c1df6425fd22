// Builds what is missing or older than its sources: the service into dist/service, the web pages into dist/admin, the Outlook pane into dist/addin.
// `node scripts/build.mjs --force` builds everything; `--service` leaves the web pages out.
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(root, ...parts);

/** The instant of the latest change below the paths; those that do not exist count for nothing. */
function newest(paths) {
  let latest = 0;
  for (const path of paths) {
    if (!existsSync(path)) continue;
    const found = statSync(path);
    if (!found.isDirectory()) latest = Math.max(latest, found.mtimeMs);
    else latest = Math.max(latest, found.mtimeMs, newest(readdirSync(path).map(name => join(path, name))));
  }
  return latest;
}

const isOlder = (target, sources) => !existsSync(target) || statSync(target).mtimeMs < newest(sources);

/** What the command line loads when it is asked for more than an import stays in a file of its own: reading it takes longer than starting an import. */
const commandsApart = {
  name: 'commands-apart',
  setup(build) {
    build.onResolve({ filter: /\/commands$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './commands.js', external: true } : null,
    );
  },
};

async function buildService(force) {
  const entries = [
    'service/cli.ts',
    'service/cli/commands.ts',
    'service/importThread.ts',
    'service/parseWorker.ts',
    'service/mail/attachmentWorker.ts',
  ].filter(file => existsSync(at(file)));
  const outputs = entries.map(file => at('dist/service', `${file.split('/').pop().replace(/\.ts$/, '')}.js`));
  const sources = ['service', 'migrations', 'demo', 'tsconfig.json', 'package.json'].map(name => at(name));
  if (!force && outputs.every(output => !isOlder(output, sources))) return false;
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: entries,
    entryNames: '[name]',
    outdir: 'dist/service',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    sourcemap: true,
    tsconfig: 'tsconfig.json',
    logLevel: 'warning',
    plugins: [commandsApart],
    // Not `keepNames`: it would name every closure again whenever one is made, a twentieth of an import.
  });
  return true;
}

const PRESSED = /\.(js|css|svg|json|html)$/;
/** The pages of the pane are sent with the address of the cloud's Office.js in them. */
const FILLED = /[\\/]\.addin-[^\\/]*[\\/].*\.html$/;

// Beside each file that gains by it, so that the service sends it as it is.
function compress(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name);
    if (entry.isDirectory()) compress(file);
    else if (PRESSED.test(entry.name) && !FILLED.test(file)) {
      const content = readFileSync(file);
      if (content.length < 1024) continue;
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
      writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
      writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    }
  }
}

/** Builds one set of pages with Vite; `finish` adds what Vite does not make. */
async function buildPages({ name, entry, force, finish }) {
  if (!existsSync(at(entry))) return false;
  const target = `dist/${name}`;
  const sources = [name, 'ui', 'service', 'package.json', 'tsconfig.browser.json'].map(part => at(part));
  if (!force && !isOlder(at(target, basename(entry)), sources)) return false;
  // A notice about a later version of Vite, at every build.
  process.env.VITE_CONFIG_NATIVE_IGNORE_WARNING = 'true';
  const { build } = await import('vite');
  // Made aside and moved when whole: a service that runs meanwhile never serves half of it.
  const aside = at('dist', `.${name}-${process.pid}`);
  await build({
    configFile: at(name, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: aside, emptyOutDir: true },
  });
  await finish?.(aside);
  compress(aside);
  rmSync(at(target), { recursive: true, force: true });
  renameSync(aside, at(target));
  return true;
}

/** What the handlers of Outlook's events are built to: one plain script, since classic Outlook runs it without a page and without modules. */
export const eventBundle = { bundle: true, format: 'iife', target: 'es2016', minify: true, legalComments: 'none' };

async function buildEvents(folder) {
  if (!existsSync(at('addin/launchevent.ts'))) return;
  const { build } = await import('esbuild');
  await build({
    ...eventBundle,
    absWorkingDir: root,
    entryPoints: ['addin/launchevent.ts'],
    outfile: join(folder, 'launchevent.js'),
    tsconfig: 'tsconfig.browser.json',
    logLevel: 'warning',
  });
  // Where Outlook has a browser it runs them in this page.
  copyFileSync(at('addin/launchevent.html'), join(folder, 'launchevent.html'));
}

/** The page that plays Outlook's part in the demonstration, with its double of Office.js: built by itself, so that nothing of it is in the pane. */
async function buildPreview(folder) {
  const { build: buildPage } = await import('vite');
  const outDir = join(folder, 'preview');
  await buildPage({
    configFile: at('addin/preview/vite.config.ts'),
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
  });
  const { build } = await import('esbuild');
  await build({
    ...eventBundle,
    target: 'es2020',
    absWorkingDir: root,
    entryPoints: ['addin/preview/office.ts'],
    outfile: join(outDir, 'office.js'),
    tsconfig: 'tsconfig.browser.json',
    logLevel: 'warning',
  });
}

async function finishAddin(folder) {
  await buildEvents(folder);
  await buildPreview(folder);
}

/** Builds what is needed; returns the names of what was built. */
export async function buildAll({ force = false, pages = true } = {}) {
  const built = [];
  if (await buildService(force)) built.push('dist/service');
  if (!pages) return built;
  if (await buildPages({ name: 'admin', entry: 'admin/index.html', force })) built.push('dist/admin');
  if (await buildPages({ name: 'addin', entry: 'addin/taskpane.html', force, finish: finishAddin }))
    built.push('dist/addin');
  return built;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const built = await buildAll({ force: process.argv.includes('--force'), pages: !process.argv.includes('--service') });
  process.stdout.write(built.length > 0 ? `Built ${built.join(' and ')}.\n` : 'Everything is built.\n');
}
