import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { migrations } from '../../../migrations/all';
import { openFolderBlobs } from '../../platform/blobs/folder';
import { parsePlace } from '../../platform/blobs/places';
import { damageOf, eachRow, insideOf, rowsOf } from '../../platform/database/copying';
import type { Finding } from './finding';
import { found } from './finding';

const MB = 1024 ** 2;
const LARGE_WAL = 256 * MB;

const one = (file: string, sql: string, ...values: unknown[]): number =>
  Number(rowsOf<{ n: number }>(file, sql, ...values)[0]?.n ?? 0);

/** The file of the database, its log and its schema. */
export async function checkDatabase(file: string, isFull: boolean): Promise<Finding[]> {
  const damage = damageOf(file, isFull);
  if (damage.length > 0) return [found('problem', 'database.damaged', { first: damage[0] ?? '' })];
  const { size } = await stat(file);
  const log = await stat(`${file}-wal`).catch(() => null);
  const logMb = Math.round((log?.size ?? 0) / MB);
  return [
    found('ok', 'database.ok', { mb: Math.round(size / MB) }),
    (log?.size ?? 0) > LARGE_WAL
      ? found('warning', 'wal.large', { mb: logMb }, true)
      : found('ok', 'wal.ok', { mb: logMb }),
  ];
}

/** Migrations that have not run, or that a later program has run. */
export function checkSchema(file: string): Finding[] {
  const done = new Set(insideOf(file).migrations);
  const known = migrations.map(migration => migration.name);
  if ([...done].some(name => !known.includes(name))) return [found('problem', 'schema.newer')];
  const n = known.filter(name => !done.has(name)).length;
  return [n > 0 ? found('problem', 'schema.pending', { n }) : found('ok', 'schema.ok')];
}

/** References between tables, and rows that lack what belongs to them. */
export function checkRows(file: string): Finding[] {
  const broken = new Map<string, number>();
  for (const { table } of rowsOf<{ table: string }>(file, 'SELECT "table" FROM pragma_foreign_key_check'))
    broken.set(table, (broken.get(table) ?? 0) + 1);
  const noText = one(
    file,
    `SELECT count(*) AS n FROM "message" "m" WHERE "m"."kind" <> 'stub' AND NOT EXISTS (SELECT 1 FROM "message_body" "b" WHERE "b"."messageId" = "m"."id")`,
  );
  const lost = one(
    file,
    `SELECT count(*) AS n FROM "mailbox_message" "c" WHERE NOT EXISTS (SELECT 1 FROM "message" "m" WHERE "m"."id" = "c"."messageId")`,
  );
  // After the upgrade that made the index anew a job takes the past over; until it is done, nothing is missing.
  const isTakingOver = one(file, `SELECT count(*) AS n FROM "setting" WHERE "key" = 'search.past'`) > 0;
  const unindexed = isTakingOver ? 0 : one(file, `SELECT count(*) AS n FROM "message" "m" WHERE ${notIndexed}`);
  return [
    ...[...broken].map(([table, n]) => found('problem', 'keys.broken', { table, n })),
    ...(broken.size === 0 ? [found('ok', 'keys.ok')] : []),
    noText > 0 ? found('warning', 'texts.missing', { n: noText }) : found('ok', 'texts.ok'),
    lost > 0 ? found('problem', 'copies.lost', { n: lost }) : found('ok', 'copies.ok'),
    unindexed > 0 ? found('warning', 'search.missing', { n: unindexed }, true) : found('ok', 'search.ok'),
  ];
}

/** Holds for messages, under the alias m, that the search index does not know. */
export const notIndexed =
  `"m"."kind" <> 'stub' AND NOT EXISTS (SELECT 1 FROM "message_search_place" "s" WHERE "s"."messageId" = "m"."id")` +
  ` AND EXISTS (SELECT 1 FROM "message_body" "b" WHERE "b"."messageId" = "m"."id")`;

/** Contents without a file, files without a content; with `isFull` every content is read and compared with its hash. */
export async function checkContents(file: string, dataFolder: string, isFull: boolean): Promise<Finding[]> {
  const store = join(dataFolder, 'blobs');
  const sizes = await storeFiles(store);
  const used = new Set<string>();
  const present: { hash: string; place: string }[] = [];
  let missing = 0;
  let all = 0;
  eachRow<{ hash: string; place: string }>(file, 'SELECT "hash", "place" FROM "blob"', row => {
    const place = parsePlace(row.place);
    const name = place.kind === 'pack' ? `${place.pack}.pack` : place.hash;
    const needed = place.kind === 'pack' ? place.offset + place.length : place.size;
    used.add(name);
    all += 1;
    if ((sizes.get(name) ?? -1) < needed) missing += 1;
    else if (isFull) present.push(row);
  });
  const unused = [...sizes].filter(([name]) => !used.has(name));
  const bytes = unused.reduce((sum, [, size]) => sum + size, 0);
  const damaged = isFull ? await countDamaged(store, present) : 0;
  return [
    ...(missing > 0 ? [found('problem', 'contents.missing', { n: missing })] : []),
    ...(damaged > 0 ? [found('problem', 'contents.damaged', { n: damaged })] : []),
    ...(missing + damaged === 0 ? [found('ok', 'contents.ok', { n: all })] : []),
    ...(unused.length > 0 ? [found('note', 'contents.unused', { n: unused.length, mb: Math.round(bytes / MB) })] : []),
  ];
}

async function storeFiles(store: string): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  for (const folder of ['packs', 'large']) {
    const entries = await readdir(join(store, folder), { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries.filter(found => found.isFile())) {
      const info = await stat(join(entry.parentPath, entry.name)).catch(() => null);
      if (info) sizes.set(entry.name, info.size);
    }
  }
  return sizes;
}

async function countDamaged(store: string, rows: readonly { hash: string; place: string }[]): Promise<number> {
  const blobs = await openFolderBlobs(store);
  let damaged = 0;
  try {
    for (const { hash, place } of rows) {
      const sum = createHash('sha256');
      const isRead = await blobs.open(place).then(
        async stream => {
          for await (const chunk of stream) sum.update(chunk as Buffer);
          return true;
        },
        () => false,
      );
      if (!isRead || sum.digest('hex') !== hash) damaged += 1;
    }
  } finally {
    await blobs.close();
  }
  return damaged;
}
