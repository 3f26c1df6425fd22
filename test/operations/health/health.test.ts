import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { chmodSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../../service/config';
import { loadConfig } from '../../../service/config';
import { entities } from '../../../service/entities';
import { examine } from '../../../service/operations/health/examining.service';
import { exitCode, found, sentences, table } from '../../../service/operations/health/finding';
import { checkConfig, checkNode } from '../../../service/operations/health/machine.service';
import { changeFile } from '../../../service/platform/database/copying';
import { migrate, openDatabase } from '../../../service/platform/database/dataSource';
import en from '../../../ui/texts/en';

let folder: string;
let config: Config;
const now = new Date('2026-11-21T10:00:00Z');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-health-'));
  config = loadConfig({ TRADEPOST_DATA: folder, TRADEPOST_PORT: '0' });
  const database = await openDatabase(config.database, entities);
  await migrate(database);
  await database.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, 'tradepost.sqlite');
const run = (...statements: string[]) =>
  changeFile(
    file(),
    statements.map(sql => ({ sql })),
  );
const codes = async (isFull = false) =>
  (await examine({ config, now, isFull })).filter(one => one.level !== 'ok').map(one => one.code);

const MESSAGE = (id: number) =>
  `INSERT INTO "message" ("id","identity","conversationId","kind","direction","subject","fromName","fromAddress","sentAt","preview","hasAttachments","size","isIdReused","importedAt") VALUES (${id},'i${id}',1,'normal','in','s','n','a@b.c','2026-01-01 00:00:00.000','p',0,1,0,'2026-01-01 00:00:00.000')`;
const JOB = (state: string) =>
  `INSERT INTO "job" ("name","key","payload","state","priority","lane","attempts","maxAttempts","dueAt","createdAt") VALUES ('x','${state}','{}','${state}',1,'',0,8,'2026-01-01 00:00:00.000','2026-01-01 00:00:00.000')`;
const BOX = `INSERT INTO "mailbox" ("id","address","name","isShared","isActive","version","createdAt") VALUES (1,'sales@x.y','Sales',1,1,1,'2026-01-01 00:00:00.000')`;

describe('the doctor', () => {
  it('finds of a new installation only what is still to be set up', async () => {
    const expected = ['backup.none', 'company.no_domains', 'people.no_administrator', 'smtp.unset'];
    expect((await codes()).filter(code => !code.startsWith('disk.') && code !== 'folder.open').sort()).toEqual(
      expected,
    );
  });

  it.each<[string, string[], string[]]>([
    ['jobs.dead', [JOB('dead')], ['DELETE FROM "job"']],
    ['jobs.late', [JOB('waiting')], ['DELETE FROM "job"']],
    ['mailboxes.ownerless', [BOX], ['DELETE FROM "mailbox"']],
    [
      'texts.missing',
      [`INSERT INTO "conversation" VALUES (1,'k','s','s',NULL,'2026-01-01','2026-01-01')`, MESSAGE(1)],
      ['DELETE FROM "message"', 'DELETE FROM "conversation"'],
    ],
    [
      'search.missing',
      [
        `INSERT INTO "conversation" VALUES (1,'k','s','s',NULL,'2026-01-01','2026-01-01')`,
        MESSAGE(1),
        `INSERT INTO "message_body" ("messageId","text","newTextLength") VALUES (1,'t',1)`,
      ],
      ['DELETE FROM "message_body"', 'DELETE FROM "message"', 'DELETE FROM "conversation"'],
    ],
    [
      'contents.missing',
      [`INSERT INTO "blob" ("hash","size","place") VALUES ('h',5,'p/abc-1-0123456789ab/0/5/5/p')`],
      ['DELETE FROM "blob"'],
    ],
    [
      'schema.newer',
      [`INSERT INTO "migrations" VALUES (99, 1, 'Later9999999999999')`],
      ['DELETE FROM "migrations" WHERE "id" = 99'],
    ],
    [
      'schema.pending',
      [`UPDATE "migrations" SET "name" = '-' || "name" WHERE "id" = 1`, `UPDATE "migrations" SET "id" = "id"`],
      [`UPDATE "migrations" SET "name" = substr("name", 2) WHERE "id" = 1`],
    ],
    [
      'clock.behind',
      [`INSERT INTO "audit_entry" ("at","actor","action") VALUES ('2026-11-21 12:00:00.000','system','x')`],
      [],
    ],
    [
      'backup.old',
      [`INSERT INTO "setting" VALUES ('backup.last', '{"at":"2026-11-01T00:00:00.000Z","missingContents":0}')`],
      [`DELETE FROM "setting" WHERE "key" = 'backup.last'`],
    ],
  ])('finds %s', async (code, harm, mend) => {
    run(...harm);
    const found = await codes();
    run(...mend);
    // A migration of another name is both: one that is missing and one that is strange. The graver is told.
    expect(found).toContain(code === 'schema.pending' ? 'schema.newer' : code);
  });

  it('finds a content whose bytes are others, when it reads all of them', async () => {
    const packs = join(folder, 'blobs', 'packs');
    const { mkdirSync } = await import('node:fs');
    mkdirSync(packs, { recursive: true });
    const hash = 'ab'.repeat(32);
    writeFileSync(join(packs, 'abc-1-0123456789ab.pack'), 'hello');
    run(`INSERT INTO "blob" ("hash","size","place") VALUES ('${hash}',5,'p/abc-1-0123456789ab/0/5/5/p')`);
    expect(await codes(false)).not.toContain('contents.damaged');
    expect(await codes(true)).toContain('contents.damaged');
    run('DELETE FROM "blob"');
    expect(await codes(false)).toContain('contents.unused');
    rmSync(join(packs, readdirSync(packs)[0] as string));
  });

  it('finds another program on the port', async () => {
    const server = createServer(socket => socket.destroy());
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const found = await examine({ config: { ...config, port }, now });
    server.close();
    expect(found.map(one => one.code)).toContain('port.taken');
  });

  it('goes on where the database cannot be read at all', async () => {
    const other = mkdtempSync(join(tmpdir(), 'tradepost-broken-'));
    writeFileSync(
      join(other, 'tradepost.sqlite'),
      'this is no database, and it is long enough to be taken for one'.repeat(99),
    );
    const found = await examine({ config: loadConfig({ TRADEPOST_DATA: other, TRADEPOST_PORT: '0' }), now });
    truncateSync(join(other, 'tradepost.sqlite'), 0);
    rmSync(other, { recursive: true, force: true });
    expect(found.find(one => one.level === 'problem')?.code).toBe('check.failed');
    expect(found.map(one => one.code)).toContain('node.ok');
  });

  it('says of a missing data folder once that it is missing, and where to look', async () => {
    const missing = loadConfig({ TRADEPOST_DATA: join(folder, 'not', 'there'), TRADEPOST_PORT: '0' });
    const told = (await examine({ config: missing, now })).filter(one => one.level !== 'ok');
    expect(told.map(one => one.code)).toEqual(['folder.absent']);
    expect(table(told)).toContain('TRADEPOST_DATA');
  });

  it('finds a data folder that everybody can read', async () => {
    chmodSync(folder, 0o755);
    expect(await codes()).toContain('folder.open');
    chmodSync(folder, 0o700);
    expect(await codes()).not.toContain('folder.open');
  });
});

describe('a finding', () => {
  it('has a sentence in the pages for every code', () => {
    const words = en.findings as Record<string, string>;
    const missing = Object.entries(sentences).filter(([code, [message, advice]]) => {
      const key = code.replaceAll('.', '_');
      return words[key] !== message || (advice !== '' && words[`${key}_do`] !== advice);
    });
    expect(missing.map(([code]) => code)).toEqual([]);
  });

  it('says what to do, gravest first, and the exit code tells how grave it is', () => {
    const findings = [
      found('ok', 'wal.ok', { mb: 1 }),
      found('warning', 'jobs.dead', { n: 2 }),
      found('problem', 'disk.full', { free: 0.5 }),
    ];
    const lines = table(findings).split('\n');
    expect(lines[0]).toMatch(/^PROBLEM {2}Only 0\.5 GB are free/);
    expect(lines[1]).toMatch(/→ Stop imports/);
    expect(lines.at(-1)).toBe('ok       The write-ahead log has 1 MB');
    expect([[], findings.slice(0, 1), findings.slice(0, 2), findings].map(exitCode)).toEqual([0, 0, 1, 2]);
  });
});

describe('what is checked of the machine', () => {
  it.each([
    ['20.19.0', 'node.ok'],
    ['20.18.9', 'node.old'],
    ['18.20.0', 'node.old'],
    ['24.1.0', 'node.ok'],
  ])('Node.js %s: %s', (version, code) => expect(checkNode(version)[0]?.code).toBe(code));

  it.each<[Record<string, string>, string]>([
    [{}, 'config.ok'],
    [{ TRADEPOST_URL: 'http://crm.example.com' }, 'config.http'],
    [{ TRADEPOST_HOST: '0.0.0.0' }, 'config.http'],
    [{ TRADEPOST_URL: 'https://crm.example.com' }, 'config.ok'],
    [{ TRADEPOST_URL: 'https://crm.example.com', TRADEPOST_SECURE_COOKIES: 'false' }, 'config.cookies'],
  ])('the environment %o: %s', (env, code) => expect(checkConfig(loadConfig(env), [])[0]?.code).toBe(code));
});
