import { basename, dirname } from 'node:path';
import { listFiles, readSources } from './sources';

const service = readSources('service');
const pages = readSources('ui', 'admin', 'addin').filter(source => !source.path.endsWith('.css'));
const MAX_FUNCTION = 40;
const MAX_FILE = 300;

// What is long because it is a list, and would not be clearer in pieces.
const longFiles: Record<string, string> = {
  'ui/texts/en.ts': 'every English text',
  'ui/texts/zh-CN.ts': 'every Chinese text',
};
const longFunctions: Record<string, string> = {};

describe('a file of the service', () => {
  const files = service.map(source => source.path);

  it('has one of five suffixes, or none', () => {
    const wrong = files.filter(
      path => !/^[a-zA-Z0-9]+(\.(entity|service|schema|routes|jobs))?\.ts$/.test(basename(path)),
    );
    expect(wrong).toEqual([]);
  });

  it('is named for what it does', () => {
    const empty = /^(utils?|helpers?|manager|base|index|misc|common|types|constants|shared)(\.|$)/i;
    const named = [...files, ...pages.map(source => source.path)].filter(path =>
      path
        .split('/')
        .slice(1)
        .some(part => empty.test(part)),
    );
    expect(named.filter(path => !path.startsWith('service/common/'))).toEqual([]);
  });

  it('re-exports nothing', () => {
    expect(
      service.filter(source => /^export (\*|\{[^}]*\}) from /m.test(source.text)).map(source => source.path),
    ).toEqual([]);
  });
});

describe('size', () => {
  it(`of a file is ${MAX_FILE} lines at most`, () => {
    const long = [...service, ...pages].filter(
      source => source.lines > MAX_FILE && !(source.path in longFiles) && !source.path.startsWith('ui/texts/parts/'),
    );
    expect(long.map(source => `${source.path}: ${source.lines} lines`)).toEqual([]);
  });

  it(`of a function is ${MAX_FUNCTION} lines at most; of the list of a feature's routes, each route counts by itself`, () => {
    const long = service.flatMap(source =>
      source.functions
        .filter(found => found.lines > MAX_FUNCTION && !(source.path.endsWith('.routes.ts') && isList(found.name)))
        .filter(found => !(`${source.path}#${found.name}` in longFunctions))
        .map(found => `${source.path}:${found.line} ${found.name}: ${found.lines} lines`),
    );
    expect(long).toEqual([]);
  });

  it('has exceptions only for what exists', () => {
    const paths = new Set([...service, ...pages].map(source => source.path));
    const gone = [...Object.keys(longFiles), ...Object.keys(longFunctions).map(name => name.split('#', 1)[0] ?? '')];
    expect(gone.filter(path => !paths.has(path))).toEqual([]);
  });
});

describe('a test', () => {
  it('of a file stands where the file stands', () => {
    const mirrored = listFiles('test').filter(path =>
      /^test\/(common|platform|users|mail|companies|records|filing|intake|reading|reports)\/.*\.test\.ts$/.test(path),
    );
    const places = new Set(service.map(source => dirname(source.path)));
    const lost = mirrored.filter(path => !places.has(dirname(path).replace(/^test\//, 'service/')));
    expect(lost).toEqual([]);
  });

  it('is never skipped, and never alone', () => {
    const only = /\b(it|test|describe)\.(only|skip|todo)\b|\b(xit|xdescribe|fit|fdescribe)\(/;
    const wrong = readSources('test').filter(source => source.path.endsWith('.test.ts') && only.test(source.text));
    expect(wrong.map(source => source.path)).toEqual([]);
  });
});

// A function that registers routes is a list of them; its handlers are functions of their own.
function isList(name: string): boolean {
  return name !== '(unnamed)';
}
