import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { expectSoon, freePort, startProgram } from '../support/browser';
import type { RunningProgram } from '../support/browser';
import { tradepost } from '../support/program';

/** The data of the first release, in use, meets the program of today. */
const fixtures = resolve(__dirname, '../fixtures/upgrade');
const PACK = 'mwr9w2mv-7dl-f48b9bd5d808.pack';
const decided = 408;
let data: string;
let service: RunningProgram;
let cookie = '';
let before: Record<string, number>;
let waiting: number;

const kept = ['user', 'message', 'mailbox_message', 'filing', 'company', 'contact', 'record', 'attachment', 'blob'];

function count(): Record<string, number> {
  const file = new Database(join(data, 'tradepost.sqlite'), { readonly: true });
  const rows = kept.map(table => [table, file.prepare(`SELECT COUNT(*) AS n FROM "${table}"`).pluck().get() as number]);
  file.close();
  return Object.fromEntries(rows) as Record<string, number>;
}

/** A warning (there has never been a backup) is an exit code too. */
function doctorSays(env: Record<string, string>): string {
  try {
    return tradepost(data, ['doctor', '--json'], env);
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

/** Letters that wait in the mailboxes of a person. */
function inReview(person: string): number {
  const file = new Database(join(data, 'tradepost.sqlite'), { readonly: true });
  const sql = `SELECT COUNT(DISTINCT s."messageId") FROM "filing_status" s JOIN "mailbox_message" c ON c."messageId" = s."messageId"
    WHERE s."state" = 'review' AND c."mailboxId" IN (SELECT b."id" FROM "mailbox" b JOIN "user" u ON u."address" = ?
      WHERE b."ownerId" = u."id" OR EXISTS (SELECT 1 FROM "mailbox_member" m WHERE m."mailboxId" = b."id" AND m."userId" = u."id"))`;
  const found = file.prepare(sql).pluck().get(person) as number;
  file.close();
  return found;
}

async function ask<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
  const response = await fetch(`${service.url}${path}`, {
    method,
    headers: { origin: service.url, cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
    body: body ? JSON.stringify(body) : undefined,
  });
  cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text ? JSON.parse(text) : null) as T;
}

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'tradepost-upgrade-'));
  mkdirSync(join(data, 'blobs/packs'), { recursive: true });
  const unpack = (name: string) => gunzipSync(readFileSync(join(fixtures, `${name}.gz`)));
  writeFileSync(join(data, 'tradepost.sqlite'), unpack('tradepost.sqlite'));
  writeFileSync(join(data, 'blobs/packs', PACK), unpack(PACK));
  before = count();
  waiting = inReview('li.na@haitu.example');
  tradepost(data, ['migrate']);
  service = await startProgram(data, 'serve');
  await ask('POST', '/api/session', { address: 'li.na@haitu.example', password: 'demo' });
}, 180_000);

afterAll(async () => {
  await service?.stop();
  rmSync(data, { recursive: true, force: true });
});

test('a copy of the database is made before it is changed, and nothing is lost', () => {
  const copies = readdirSync(join(data, 'backups')).filter(name => /^before-.*\.sqlite$/.test(name));
  expect(copies).toHaveLength(1);
  expect(existsSync(join(data, 'backups', copies[0] as string))).toBe(true);
  expect(count()).toEqual(before);
});

test('what a person decided stands, with his rule', async () => {
  type Letter = { filing: { state: string; filings: { company: { name: string } }[] } };
  const { filing: status } = await ask<Letter>('GET', `/api/messages/${decided}`);
  expect(status.state).toBe('filed');
  expect(status.filings.map(filing => filing.company.name)).toEqual(['Hearthwell Deutschland GmbH']);
  const rules = JSON.stringify(await ask('GET', '/api/rules?kind=always'));
  expect(rules).toContain('john.peters@brightmoor.example');
});

test('old mail is found by the search once its index is taken over, and a letter can be read', async () => {
  const search = () => ask('GET', `/api/search/mail?q=${encodeURIComponent('subject:"bamboo tray samples"')}`);
  await expectSoon(async () => JSON.stringify(await search()).includes('bamboo tray samples'), 30_000);
  const { message } = await ask<{ message: { newText: string } }>('GET', `/api/messages/${decided}`);
  expect(message.newText.length).toBeGreaterThan(20);
});

test('the lists, the queue and the companies of today are there', async () => {
  const queue = await ask<{ counts: { all: number } }>('GET', '/api/review');
  expect(queue.counts.all).toBe(waiting);
  const companies = await ask<{ companies: { lastMessageAt: string | null }[] }>('GET', '/api/companies');
  expect(companies.companies.length).toBeGreaterThan(5);
  expect(companies.companies.some(company => company.lastMessageAt !== null)).toBe(true);
});

test('the doctor finds nothing broken', async () => {
  // The service holds its port: the doctor is asked for another one.
  const env = { TRADEPOST_PORT: String(await freePort()) };
  const findings = JSON.parse(doctorSays(env)) as { level: string; code: string }[];
  expect(findings.filter(one => one.level === 'error')).toEqual([]);
});
