import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import type { Judged } from '../../service/intake/classifying';
import type { ParsePool } from '../../service/mail/parsePool';
import { openParsePool } from '../../service/mail/parsePool';
import { letter } from '../support/letters';

let work = '';
let workerFile = '';
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'pool-test-'));
  workerFile = join(work, 'parseWorker.js');
  buildSync({
    entryPoints: [join(__dirname, '../../service/parseWorker.ts')],
    outfile: workerFile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'error',
  });
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

async function withPool<T>(threads: number, timeout: number, run: (pool: ParsePool) => Promise<T>): Promise<T> {
  const pool = await openParsePool({ threads, workerFile, ownHosts: [], spool: work, timeout });
  try {
    return await run(pool);
  } finally {
    await pool.close();
  }
}
const item = (bytes: Buffer) => ({ bytes, file: null, format: 'eml' as const });

describe('the pool of parsing threads', () => {
  it.each([0, 2])('answers every message, each with its own result (%i threads)', async threads => {
    const letters = Array.from({ length: 300 }, (_, index) =>
      letter({
        id: `m${index}@x.example`,
        subject: `Letter ${index}`,
        text: `text ${index}`.repeat(index % 2 === 0 ? 1 : 2_000),
      }),
    );
    const results = await withPool(threads, 10_000, pool => Promise.all(letters.map(bytes => pool.parse(item(bytes)))));
    results.forEach((result, index) => {
      expect(result.parsed.subject).toBe(`Letter ${index}`);
      expect(result.parsed.sentAt).toEqual(new Date('2026-11-02T09:00:00Z'));
      expect(result.sourceHash).toBe(createHash('sha256').update(letters[index]!).digest('hex'));
      // A short letter is kept as it came.
      if (index % 2 === 0) expect(result.deflatedSource).toBeNull();
      else expect(inflateSync(result.deflatedSource!).equals(letters[index]!)).toBe(true);
    });
    expect(new Set(results.map(result => result.identity)).size).toBe(300);
  });

  it('gives the same from a thread as without one', async () => {
    const bytes = Buffer.from(
      'From: a@b.example\r\nMessage-ID: <1@b.example>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhello\r\n--b\r\nContent-Type: image/png; name=p.png\r\n\r\nxyz\r\n--b--',
    );
    const [inside, outside] = await Promise.all(
      [0, 1].map(threads => withPool(threads, 10_000, pool => pool.parse(item(Buffer.from(bytes))))),
    );
    const plain = (result: typeof inside) =>
      JSON.stringify(result, (_key, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
      );
    expect(plain(inside)).toBe(plain(outside));
  });

  it('leaves the rows to the caller while he waits for the thread, and only those', async () => {
    const own = { domains: ['haitu.example'], mailboxes: ['sales@haitu.example'], dropboxes: [], people: [] };
    const place = { mailbox: 'sales@haitu.example', folder: 'INBOX' };
    const task = { own, excludedFolders: [], place, freshSince: 0 };
    const letters = Array.from({ length: 500 }, (_, at) => letter({ id: `r${at}@x.example`, text: `row ${at}` }));
    const results = await withPool(1, 10_000, pool =>
      Promise.all(letters.map(bytes => pool.parse({ ...item(bytes), task }))),
    );
    const hasRows = results.map(result => result.ready !== undefined);
    expect(hasRows.slice(0, 400)).not.toContain(false);
    expect(hasRows.slice(-50)).not.toContain(true);
    expect(results.every(result => (result.judged as Judged).filing !== null)).toBe(true);
  });

  it('makes no rows beforehand for a second copy of a letter, which still says what it is', async () => {
    const own = { domains: ['haitu.example'], mailboxes: ['sales@haitu.example'], dropboxes: [], people: [] };
    const place = { mailbox: 'sales@haitu.example', folder: 'INBOX' };
    const task = { own, excludedFolders: [], place, freshSince: 0 };
    const copy = (received: string) =>
      Buffer.concat([Buffer.from(`Received: ${received}\r\n`), letter({ id: 'one@x.example' })]);
    const ask = (bytes: Buffer) => ({ ...item(bytes), task });
    const asked = [copy('from a'), copy('from b'), letter({ id: 'two@x.example', text: 'another' })].map(ask);
    const judged = await withPool(1, 10_000, pool => Promise.all(asked.map(one => pool.parse(one))));
    const [first, second, other] = judged.map(({ ready, judged: told }) => ({ ready, told: told as Judged }));
    expect([first, second, other].map(one => [one?.ready !== undefined, one?.told.filing !== null])).toEqual([
      [true, true],
      [false, false],
      [true, true],
    ]);
    expect(second?.told.classification).toEqual(first?.told.classification);
    expect(second?.told.inquiry).toEqual(first?.told.inquiry);
  });

  it('stores a large source as it is', async () => {
    const file = join(work, 'large.eml');
    writeFileSync(file, `From: a@b.example\r\n\r\n${'word '.repeat(300_000)}`);
    const result = await withPool(1, 10_000, pool => pool.parse({ bytes: null, file, format: 'eml' }));
    expect([result.deflatedSource, result.parsed.size > 1_000_000]).toEqual([null, true]);
  });

  it('answers a message over which a thread hangs as unreadable, and parses its neighbours', async () => {
    const endless = Buffer.from(
      `From: a@b.example\r\nSubject: hangs\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\n${'M0\n'.repeat(20_000_000)}`,
    );
    const letters = [letter({ id: 'one@x.example' }), endless, letter({ id: 'two@x.example' })];
    const [before, hanging, after] = await withPool(1, 100, pool =>
      Promise.all(letters.map(bytes => pool.parse(item(bytes)))),
    );
    expect([before?.parsed.messageId, after?.parsed.messageId]).toEqual(['one@x.example', 'two@x.example']);
    expect([hanging?.parsed.defect, hanging?.parsed.subject]).toEqual([
      'could not be parsed in time and memory',
      'hangs',
    ]);
  });

  it('says so where a file is not there', async () => {
    const missing = { bytes: null, file: join(work, 'none.eml'), format: 'eml' as const };
    for (const threads of [0, 1])
      await expect(withPool(threads, 10_000, pool => pool.parse(missing))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
