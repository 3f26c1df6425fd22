import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import type { BlobInput, BlobStore, StoredBlob } from '../../../service/platform/blobs/blobs';
import { openFolderBlobs } from '../../../service/platform/blobs/folder';

let folder: string;
let store: BlobStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'blobs-'));
  store = await openFolderBlobs(folder);
});

afterEach(async () => {
  jest.restoreAllMocks();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function packed(bytes: Uint8Array, encoding: 'plain' | 'deflate' = 'plain'): BlobInput {
  const stored = encoding === 'plain' ? bytes : deflateSync(bytes);
  return { hash: sha256(bytes), size: bytes.length, bytes: stored, encoding };
}

function spooled(bytes: Uint8Array, into = store): BlobInput {
  const file = join(into.spool, randomBytes(8).toString('hex'));
  writeFileSync(file, bytes);
  return { hash: sha256(bytes), size: bytes.length, file };
}

async function streamed(place: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await store.open(place)) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const packFiles = () => readdirSync(join(folder, 'packs')).sort();

describe('what is written can be read', () => {
  test('whatever the contents are, packed, deflated or large, alone or together', async () => {
    const content = fc.tuple(fc.uint8Array({ maxLength: 3_000 }), fc.constantFrom('plain', 'deflate', 'large'));
    await fc.assert(
      fc.asyncProperty(fc.array(content, { maxLength: 12 }), async contents => {
        const inputs = contents.map(([bytes, form]) =>
          form === 'large' ? spooled(bytes) : packed(bytes, form as 'plain' | 'deflate'),
        );
        const stored = await store.write(inputs);
        expect(stored.map(blob => blob.hash)).toEqual(inputs.map(input => input.hash));
        for (const [index, [bytes]] of contents.entries()) {
          expect((await store.read(stored[index].place)).equals(bytes)).toBe(true);
          expect((await streamed(stored[index].place)).equals(bytes)).toBe(true);
          expect(stored[index].place.length).toBeLessThanOrEqual(200);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('also by another process that opened the store before', async () => {
    const other = await openFolderBlobs(folder);
    const [blob] = await store.write([packed(Buffer.from('quotation'))]);
    expect((await other.read(blob.place)).toString()).toBe('quotation');
    await other.close();
  });

  test('the same content twice in one call takes the room of one', async () => {
    const bytes = randomBytes(1000);
    const [first, second] = await store.write([packed(bytes), packed(bytes)]);
    expect(second.place).toBe(first.place);
    expect(statSync(join(folder, 'packs', packFiles()[0])).size).toBe(1000);
  });

  test('a large content that is there already is not written again, and the spool file is taken', async () => {
    const bytes = randomBytes(1000);
    const [first] = await store.write([spooled(bytes)]);
    const [second] = await store.write([spooled(bytes)]);
    expect(second).toEqual(first);
    expect(readdirSync(store.spool)).toEqual([]);
  });

  test('many calls at once do not disturb each other', async () => {
    const contents = Array.from({ length: 50 }, () => randomBytes(500));
    const stored = await Promise.all(contents.map(bytes => store.write([packed(bytes)])));
    for (const [index, [blob]] of stored.entries())
      expect((await store.read(blob.place)).equals(contents[index])).toBe(true);
  });
});

describe('packs', () => {
  test('one call syncs once, however many contents it brings', async () => {
    await store.write([packed(randomBytes(10))]);
    const handle = await open(join(folder, 'packs', packFiles()[0]));
    const datasync = jest.spyOn(Object.getPrototypeOf(handle), 'datasync');
    await handle.close();
    await store.write(Array.from({ length: 40 }, () => packed(randomBytes(100))));
    expect(datasync).toHaveBeenCalledTimes(1);
  });

  test('a full pack is followed by a new one, and each opening of the store has its own', async () => {
    const small = await openFolderBlobs(folder, { packLimit: 1000 });
    for (let round = 0; round < 3; round += 1) await small.write([packed(randomBytes(600))]);
    expect(packFiles()).toHaveLength(2);
    await store.write([packed(randomBytes(1))]);
    expect(packFiles()).toHaveLength(3);
    await small.close();
  });
});

describe('a place', () => {
  const hash = 'a'.repeat(64);
  test.each([
    [''],
    ['p/../../etc/passwd/0/10/10/p'],
    ['p/..%2f/0/10/10/p'],
    ['l/../../../etc/passwd/10'],
    [`l/${hash}/../10`],
    [`l/${hash.toUpperCase()}/10`],
    [`l/${hash}/10\n`],
    ['/etc/passwd'],
    [`p/abc-1-0123456789ab/-5/10/10/p`],
  ])('that the store did not give is refused: %j', async place => {
    await expect(async () => store.read(place)).rejects.toThrow('not a place');
    await expect(async () => store.open(place)).rejects.toThrow('not a place');
  });

  test('never leads through a link out of the store', async () => {
    const secret = join(folder, 'secret');
    writeFileSync(secret, 'x'.repeat(10));
    mkdirSync(join(folder, 'large', 'aa'));
    symlinkSync(secret, join(folder, 'large', 'aa', hash));
    await expect(store.read(`l/${hash}/10`)).rejects.toMatchObject({ code: 'storage.damaged' });
  });
});

describe('damage is told, never handed out', () => {
  test('a pack that was cut', async () => {
    const [first, second] = await store.write([packed(randomBytes(500)), packed(randomBytes(500))]);
    truncateSync(join(folder, 'packs', packFiles()[0]), 700);
    expect(await store.read(first.place)).toHaveLength(500);
    await expect(store.read(second.place)).rejects.toMatchObject({
      code: 'storage.damaged',
      status: 500,
      retry: false,
    });
  });

  test('a large file that is cut or missing', async () => {
    const [blob] = await store.write([spooled(randomBytes(500))]);
    const path = join(folder, 'large', blob.hash.slice(0, 2), blob.hash);
    truncateSync(path, 400);
    await expect(store.open(blob.place)).rejects.toMatchObject({ code: 'storage.damaged' });
    rmSync(path);
    await expect(store.read(blob.place)).rejects.toMatchObject({ code: 'storage.damaged' });
  });

  test('bytes that inflate to more or less than was said', async () => {
    const bomb = deflateSync(Buffer.alloc(1_000_000));
    const inputs: BlobInput[] = [
      { hash: 'b'.repeat(64), size: 100, bytes: bomb, encoding: 'deflate' },
      { hash: 'c'.repeat(64), size: 2_000_000, bytes: bomb, encoding: 'deflate' },
      { hash: 'd'.repeat(64), size: 5, bytes: Buffer.from('plain'), encoding: 'deflate' },
    ];
    for (const { place } of await store.write(inputs))
      await expect(store.read(place)).rejects.toMatchObject({ code: 'storage.damaged' });
  });
});

describe('what is no fit input changes nothing', () => {
  test.each<[string, () => BlobInput]>([
    ['a name that is no hash', () => ({ hash: '../x', size: 1, bytes: Buffer.from('a'), encoding: 'plain' })],
    ['a file outside the spool', () => ({ hash: 'a'.repeat(64), size: 1, file: join(folder, 'outside') })],
    [
      'a size that is not that of the bytes',
      () => ({ hash: 'a'.repeat(64), size: 2, bytes: Buffer.from('a'), encoding: 'plain' }),
    ],
    ['a file of another size', () => ({ ...spooled(Buffer.from('abc')), size: 4 })],
  ])('%s', async (_, input) => {
    writeFileSync(join(folder, 'outside'), 'a');
    await expect(store.write([input()])).rejects.toThrow();
    expect(readdirSync(join(folder, 'large'))).toEqual([]);
    expect(readFileSync(join(folder, 'outside'), 'utf8')).toBe('a');
  });
});

describe('a full disk', () => {
  const noSpace = () => Object.assign(new Error('write'), { code: 'ENOSPC' });

  async function handlePrototype(): Promise<Record<'write' | 'datasync' | 'sync', () => Promise<unknown>>> {
    const handle = await open(join(folder, 'probe'), 'w');
    await handle.close();
    return Object.getPrototypeOf(handle);
  }

  test.each(['write', 'datasync', 'sync'] as const)(
    'found at %s gives a clear sentence and leaves the store usable',
    async call => {
      const [before] = await store.write([packed(Buffer.from('before'))]);
      jest.spyOn(await handlePrototype(), call).mockRejectedValueOnce(noSpace());
      const contents = [Buffer.from('small'), Buffer.from('large')];
      const large = spooled(contents[1]);
      await expect(store.write([packed(contents[0]), large])).rejects.toMatchObject({
        code: 'storage.disk_full',
        status: 507,
        retry: true,
        message: expect.stringContaining('Free some room'),
      });
      expect((await store.read(before.place)).toString()).toBe('before');
      const again = await store.write([packed(contents[0]), large]);
      for (const [index, blob] of again.entries())
        expect((await store.read(blob.place)).equals(contents[index])).toBe(true);
    },
  );

  test('leaves no empty packs behind, however often it is tried', async () => {
    const spy = jest.spyOn(await handlePrototype(), 'write').mockRejectedValue(noSpace());
    for (let round = 0; round < 3; round += 1)
      await expect(store.write([packed(Buffer.from('a'))])).rejects.toMatchObject({ code: 'storage.disk_full' });
    spy.mockRestore();
    expect(packFiles()).toEqual([]);
  });

  test('another failure is not called a full disk', async () => {
    jest
      .spyOn(await handlePrototype(), 'write')
      .mockRejectedValueOnce(Object.assign(new Error('read-only'), { code: 'EROFS' }));
    await expect(store.write([packed(Buffer.from('a'))])).rejects.toMatchObject({ code: 'EROFS' });
  });
});

test('spool files of an earlier day are removed at the start, today’s are kept', async () => {
  const now = Date.now();
  for (const [name, hours] of [
    ['old', 25],
    ['young', 23],
  ] as const) {
    writeFileSync(join(store.spool, name), 'x');
    utimesSync(join(store.spool, name), new Date(now - hours * 3_600_000), new Date(now - hours * 3_600_000));
  }
  const again = await openFolderBlobs(folder, { now: new Date(now) });
  expect(readdirSync(store.spool)).toEqual(['young']);
  await again.close();
});

test('processes that are killed while they write to one store lose nothing that was reported as written', async () => {
  const writer = resolve(__dirname, 'writer.ts');
  const reported = await Promise.all(
    Array.from({ length: 3 }, (_, index) => {
      const child = spawn(process.execPath, ['--import', 'tsx', writer, folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      return new Promise<StoredBlob[]>((done, failed) => {
        let text = '';
        child.stdout.on('data', chunk => {
          text += chunk;
          if (text.split('\n').length > 40 + index * 37) child.kill('SIGKILL');
        });
        child.on('error', failed);
        child.on('close', () =>
          done(
            text
              .split('\n')
              .slice(0, -1)
              .map(line => JSON.parse(line)),
          ),
        );
      });
    }),
  );
  expect(reported.every(blobs => blobs.length >= 40)).toBe(true);
  for (const { hash, size, place } of reported.flat()) {
    const bytes = await store.read(place);
    expect(bytes).toHaveLength(size);
    expect(sha256(bytes)).toBe(hash);
  }
  expect(existsSync(join(folder, 'packs'))).toBe(true);
});
