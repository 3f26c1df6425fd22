import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { brotliCompressSync } from 'node:zlib';
import { readSources, root } from './sources';

// What plays Outlook's part in the demonstration is none of the pane.
const sources = readSources('addin').filter(({ path }) => /\.tsx?$/.test(path) && !path.startsWith('addin/preview/'));
/** Kilobytes that the pane's script may have with all that it imports at once (product.md, 6). */
const most = 200_000;

/** The text without comments. */
const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

describe('the pane', () => {
  it('takes what it shares with the admin from ui, and nothing from the admin', () => {
    const wrong = sources.flatMap(source =>
      source.imports.filter(found => found.file?.startsWith('admin/')).map(found => `${source.path}: ${found.from}`),
    );
    expect(wrong).toEqual([]);
  });

  it('knows Office.js in its door and in the handlers of events alone', () => {
    const isDoor = (path: string) => /^addin\/(outlook|office[A-Z][A-Za-z]*|launchevent)\.ts$/.test(path);
    const isPart = (path: string) => path.startsWith('addin/guard/');
    const users = sources.filter(source => /\bOffice(Runtime)?\./.test(code(source.text)));
    expect(users.map(source => source.path).filter(path => !isDoor(path) && !isPart(path))).toEqual([]);
  });

  it('changes no address of its page: Office.js takes the means away', () => {
    const users = sources.filter(source => /pushState|replaceState|ui\/router'/.test(source.text));
    expect(users.map(source => source.path)).toEqual([]);
  });

  it('keeps nothing in the browser beyond its window', () => {
    const own = sources.filter(source => !/^addin\/(dialog|check)/.test(source.path));
    const users = own.filter(source => /\b(localStorage|indexedDB)\b|document\.cookie/.test(code(source.text)));
    expect(users.map(source => source.path)).toEqual([]);
  });

  it('stands in a page without a script inside', () => {
    for (const page of readdirSync(join(root, 'addin')).filter(name => name.endsWith('.html'))) {
      const html = readFileSync(join(root, 'addin', page), 'utf8');
      const inline = [...html.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)].filter(
        found => !/\bsrc=/.test(found[1] ?? ''),
      );
      expect(inline).toEqual([]);
      expect(html).not.toMatch(/\son[a-z]+="/);
    }
  });
});

describe('the script of the pane', () => {
  const folder = mkdtempSync(join(tmpdir(), 'addin-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeAll(() => {
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    const config = join(root, 'addin/vite.config.ts');
    const args = [vite, 'build', '--config', config, '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'];
    // Not as in a test: React's own checks would be counted.
    const env = { ...process.env, NODE_ENV: 'production' };
    const built = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
    expect(built.status === 0 ? '' : built.stderr).toBe('');
  }, 120_000);

  it(`is ${most / 1000} KB at most with all that it imports at once`, () => {
    const html = readFileSync(join(folder, 'taskpane.html'), 'utf8');
    const entry = /<script type="module"[^>]* src="\/addin\/assets\/([^"]+)"/.exec(html)?.[1] ?? '';
    const bytes = [...staticImports(join(folder, 'assets'), entry)].map(
      name => brotliCompressSync(readFileSync(join(folder, 'assets', name))).length,
    );
    const sum = bytes.reduce((all, one) => all + one, 0);
    expect(sum).toBeGreaterThan(50_000);
    expect(sum).toBeLessThanOrEqual(most);
    // A file that the service sends as it was built: nothing in it may be left for the page to make.
    expect(html).toContain('https://appsforoffice.microsoft.com/lib/1/hosted/office.js');
  });

  it.each([
    ['zh-CN', '尚未归档', 'Not filed yet'],
    ['en', 'Not filed yet', '尚未归档'],
  ])('loads its texts in one language: %s', (language, own, other) => {
    const assets = join(folder, 'assets');
    const entry = readdirSync(assets).find(name => name.startsWith(`${language}-`) && name.endsWith('.js')) ?? '';
    const loaded = [...staticImports(assets, entry)].map(name => readFileSync(join(assets, name), 'utf8')).join('');
    expect(loaded).toContain(own);
    expect(loaded).not.toContain(other);
  });
});

/** The files that are loaded with `entry`, itself among them. */
function staticImports(folder: string, entry: string, found = new Set<string>()): Set<string> {
  if (found.has(entry)) return found;
  found.add(entry);
  const text = readFileSync(join(folder, entry), 'utf8');
  for (const [, name] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
    staticImports(folder, name as string, found);
  return found;
}
