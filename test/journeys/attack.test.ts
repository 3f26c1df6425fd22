import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { openFolderBlobs } from '../../service/platform/blobs/folder';
import { measureProcess } from '../bench/measuring';
import { attacks, writeAttack } from '../support/attacks';
import { cli, tradepost } from '../support/program';

/**
 * Mail as a weapon: each letter is imported by a process of its own. That each takes ten seconds at most is measured by the benchmark (`npm run bench -- --only attacks`), which has a
 * machine for itself.
 */
let folder: string;
let data: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-attack-'));
  data = join(folder, 'data');
  tradepost(data, ['mailbox', 'add', 'sales@haitu.example', '--name', 'Sales', '--shared']);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function hashOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of stream) hash.update(piece);
  return hash.digest('hex');
}

interface Row {
  messageId: number;
  state: string;
  place: string;
}

function rowOf(sourceHash: string): Row | undefined {
  const database = new Sqlite(join(data, 'tradepost.sqlite'), { readonly: true });
  try {
    return database
      .prepare(
        `SELECT c."messageId", s."state", b."place" FROM "mailbox_message" c JOIN "filing_status" s ON s."messageId" = c."messageId"
         JOIN "blob" b ON b."hash" = c."sourceHash" WHERE c."sourceHash" = ?`,
      )
      .get(sourceHash) as Row | undefined;
  } finally {
    database.close();
  }
}

test.each(attacks.map(attack => [attack.name, attack] as const))(
  '%s: stored for a person to look at, its source whole, within 300 MB',
  async (_name, attack) => {
    const file = join(folder, 'attack.eml');
    await writeAttack(file, attack);
    const env = { TRADEPOST_DATA: data, TRADEPOST_LOG: 'error', NODE_OPTIONS: '' };
    const args = [cli, 'import', file, '--mailbox', 'sales@haitu.example', '--json'];
    const { peakMb, stdout } = await measureProcess(process.execPath, args, env);
    const sum = JSON.parse(stdout.trim().split('\n').pop() as string) as Record<string, number | boolean>;
    expect(sum).toMatchObject({ found: 1, failed: 0, addsUp: true });
    const source = await hashOf(createReadStream(file));
    const row = rowOf(source);
    // From a stranger: nothing of it is filed by itself.
    expect(row?.state).toBe('review');
    const blobs = await openFolderBlobs(join(data, 'blobs'));
    expect(await hashOf(await blobs.open((row as Row).place))).toBe(source);
    await blobs.close();
    expect(await readdir(join(data, 'blobs', 'spool')).catch(() => [])).toEqual([]);
    expect(peakMb).toBeLessThanOrEqual(300);
  },
  120_000,
);
