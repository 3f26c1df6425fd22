import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Import, Source } from './sources';
import { readSources, root } from './sources';

const service = readSources('service', 'migrations');
const pages = readSources('ui', 'admin', 'addin');

// Each may import what stands before it, never what stands behind it. (ARCHITECTURE.md, Direction of imports)
const ladder = [
  'common',
  'platform',
  'context',
  'users',
  'mail',
  'companies',
  'records',
  'filing',
  'teamwork',
  'activities',
  'leads',
  'approvals',
  'guard',
  'outbox',
  'retention',
  'intake',
  'reading',
  'sidebar',
  'reports',
  'webhooks',
  'operations',
  'lists',
  'server',
  'cli',
];
const features = ladder.slice(ladder.indexOf('users'), ladder.indexOf('lists'));
const SUFFIX = /\.(entity|service|schema|routes|jobs)\.ts$/;

function stepOf(path: string): string {
  const [, top = '', ...rest] = path.split('/');
  if (rest.length > 0) return top;
  if (top === 'context.ts') return 'context';
  // Where the data is and which port: values, as common's are.
  if (top === 'config.ts') return 'common';
  if (['app.ts', 'jobs.ts', 'entities.ts'].includes(top)) return 'lists';
  if (['server.ts', 'worker.ts', 'doctorThread.ts', 'parseWorker.ts'].includes(top)) return 'server';
  // The thread of an import also runs what the command line asks for.
  return top === 'cli.ts' || top === 'importThread.ts' ? 'cli' : top.replace(/\.ts$/, '');
}

const isPure = (path: string) => {
  const step = stepOf(path);
  return /^service\/[^/]+\//.test(path) && (step === 'common' || features.includes(step)) && !SUFFIX.test(path);
};

function offences(sources: Source[], isOffence: (source: Source, found: Import) => boolean): string[] {
  return sources.flatMap(source =>
    source.imports.filter(found => isOffence(source, found)).map(found => `${source.path} imports ${found.from}`),
  );
}

describe('imports of the service', () => {
  const code = service.filter(source => source.path.startsWith('service/'));

  it('know every folder there is', () => {
    expect([...new Set(code.map(source => stepOf(source.path)))].filter(step => !ladder.includes(step))).toEqual([]);
  });

  it('go down the ladder only', () => {
    const rank = (path: string) => ladder.indexOf(stepOf(path));
    const wrong = offences(code, (source, found) => {
      if (!found.file?.startsWith('service/')) return false;
      // Only the type of the part of the configuration that a platform folder is handed.
      if (source.path === 'service/config.ts' && found.isType) return false;
      return rank(found.file) > rank(source.path);
    });
    expect(wrong).toEqual([]);
  });

  it('lead to files that exist', () => {
    const isKnown = (file: string) => existsSync(join(root, file));
    expect(offences(service, (_source, found) => found.file !== null && !isKnown(found.file))).toEqual([]);
  });

  it('take nothing of another feature but services, entities, schemas and rules', () => {
    const wrong = offences(code, (source, found) => {
      const [mine, other] = [stepOf(source.path), found.file ? stepOf(found.file) : null];
      if (other === null || mine === other || !features.includes(mine) || !features.includes(other)) return false;
      return /\.(routes|jobs)\.ts$/.test(found.file ?? '');
    });
    expect(wrong).toEqual([]);
  });

  it('never run in a circle', () => {
    expect(circles(service)).toEqual([]);
  });

  it('of migrations lead to platform/database alone, never to an entity', () => {
    const migrations = service.filter(source => source.path.startsWith('migrations/'));
    const wrong = offences(
      migrations,
      (_source, found) =>
        found.file !== null &&
        !found.file.startsWith('service/platform/database/') &&
        !found.file.startsWith('migrations/'),
    );
    expect(wrong).toEqual([]);
  });
});

describe('a rule', () => {
  const OUTSIDE =
    /^(node:)?(fs|fs\/promises|net|http|https|child_process|worker_threads)$|^(fastify|@fastify\/.*|typeorm|bullmq|ioredis|better-sqlite3|mssql|pino)$/;
  const rules = service.filter(source => isPure(source.path));
  // No rules: the road of a message's bytes through the parser and its threads, which reads what it is handed and knows no feature.
  const machinery = new Set([
    'service/mail/mime.ts',
    'service/mail/parseItem.ts',
    'service/mail/parsePool.ts',
    'service/mail/parseServing.ts',
    'service/mail/parseThreads.ts',
    'service/mail/attachmentReading.ts',
    'service/mail/attachmentWorker.ts',
  ]);

  it('is there to be looked at', () => {
    expect(rules.length).toBeGreaterThan(10);
  });

  it('touches nothing outside: values in, values out', () => {
    const pure = rules.filter(source => !machinery.has(source.path));
    expect(offences(pure, (_source, found) => !found.isType && OUTSIDE.test(found.from))).toEqual([]);
  });

  it('needs no service, entity, route or job', () => {
    const pure = rules.filter(source => !machinery.has(source.path));
    const wrong = offences(
      pure,
      (_source, found) => !found.isType && /\.(service|entity|routes|jobs)$/.test(found.from),
    );
    expect(wrong).toEqual([]);
  });

  it('does not look at the clock', () => {
    const clock = /\bDate\.now\(\)|\bnew Date\(\)|\bperformance\.now\(\)/;
    expect(
      rules.filter(source => !machinery.has(source.path) && clock.test(code(source))).map(source => source.path),
    ).toEqual([]);
  });
});

describe('there is one door', () => {
  const doors: [string, RegExp, RegExp][] = [
    ['to mailparser', /^mailparser$/, /^service\/mail\/mime\.ts$/],
    ['to Redis', /^(bullmq|ioredis)$/, /^service\/platform\/queue\//],
    ['to the drivers of databases', /^(better-sqlite3|mssql)$/, /^service\/platform\/database\//],
    ['to the hashes of passwords', /^@node-rs\/argon2$/, /^service\/users\/secrets\.ts$/],
    ['to PDF', /^unpdf$/, /^service\/mail\/pdfText\.ts$/],
    ['to signed tokens', /^jose$/, /^service\/platform\/tokens\//],
    ['to the mail server', /^nodemailer$/, /^service\/platform\/smtp\//],
    ['to the sanitiser', /^sanitize-html$/, /^service\/mail\/sanitising\.ts$/],
    ['to the command line', /^commander$/, /^service\/cli(\.ts$|\/)/],
  ];
  it.each(doors)('%s', (_name, packages, door) => {
    expect(
      offences(service, (source, found) => !found.isType && packages.test(found.from) && !door.test(source.path)),
    ).toEqual([]);
  });

  it('to the environment', () => {
    const readers = service.filter(source => /\bprocess\.env\b/.test(code(source))).map(source => source.path);
    expect(readers.filter(path => !/^service\/(config\.ts|cli\.ts|cli\/)/.test(path))).toEqual([]);
  });
});

describe('imports of the pages', () => {
  it('take types of schemas from the service, and nothing else', () => {
    const wrong = offences(
      pages,
      (source, found) =>
        /^service\//.test(found.file ?? '') &&
        !(found.isType && /\.schema\.ts$|\/apiSchema\.ts$|\/users\/roles\.ts$/.test(found.file ?? '')) &&
        // Outlook's handler tells a look-alike by itself, by the same rule: a file without any import.
        !(source.path === 'addin/guard/localRules.ts' && /companies\/labelLikeness(?:\.ts)?$/.test(found.file ?? '')),
    );
    expect(wrong).toEqual([]);
  });

  it('go from admin to ui, never back', () => {
    const wrong = offences(
      pages,
      (source, found) => source.path.startsWith('ui/') && /^(admin|addin)\//.test(found.file ?? ''),
    );
    expect(wrong).toEqual([]);
  });
});

/** The text without comments. */
function code(source: Source): string {
  return source.text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

/** Every circle of imports that exist when the program runs, told by its files. */
function circles(sources: Source[]): string[] {
  const next = new Map(
    sources.map(source => [
      source.path,
      source.imports.filter(found => !found.isType && found.file).map(found => found.file as string),
    ]),
  );
  const found = new Set<string>();
  const done = new Set<string>();
  const walk = (path: string, way: string[]): void => {
    const at = way.indexOf(path);
    if (at >= 0) {
      found.add([...way.slice(at), path].join(' > '));
      return;
    }
    if (done.has(path)) return;
    for (const file of next.get(path) ?? []) walk(file, [...way, path]);
    done.add(path);
  };
  for (const path of next.keys()) walk(path, []);
  return [...found];
}
