import { Worker } from 'node:worker_threads';
import { Setting } from '../../../service/users/user.entity';
import type { Database } from '../../../service/platform/database/dataSource';
import { openDatabase } from '../../../service/platform/database/dataSource';
import { inTransaction } from '../../../service/platform/database/transaction';
import { entities } from '../../../service/entities';
import { closeTestDatabase, openTestDatabase } from '../../support/database';

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => closeTestDatabase(database));

const put = (key: string) => (manager: Database['manager']) =>
  manager.insert(Setting, { key, value: 1 }).then(() => undefined);
const keys = async () => (await database.manager.find(Setting)).map(setting => setting.key).sort();

test('a transaction that fails takes nothing of its neighbours with it', async () => {
  const results = await Promise.allSettled([
    inTransaction(database, async manager => {
      await put('lost')(manager);
      throw new Error('no');
    }),
    inTransaction(database, put('kept')),
  ]);
  expect(results.map(result => result.status)).toEqual(['rejected', 'fulfilled']);
  expect(await keys()).toEqual(['kept']);
});

test('readers see nothing of a transaction that has not committed', async () => {
  let seen: string[] = ['unset'];
  await inTransaction(database, async manager => {
    await put('a')(manager);
    seen = await keys();
  });
  expect(seen).toEqual([]);
  expect(await keys()).toEqual(['a']);
});

test('the reading connection refuses to write', async () => {
  await expect(database.manager.insert(Setting, { key: 'x', value: 1 })).rejects.toThrow(/readonly/);
});

test('a second process that reads and then writes waits for the first instead of failing', async () => {
  const file = (database.writer.options as { database: string }).database;
  const other = await openDatabase({ dialect: 'sqlite', file }, entities);
  try {
    const readThenWrite = (db: Database, key: string) =>
      inTransaction(db, async manager => {
        await manager.find(Setting);
        await put(key)(manager);
      });
    for (let turn = 0; turn < 20; turn += 1) {
      await readThenWrite(database, `a${turn}`);
      await readThenWrite(other, `b${turn}`);
    }
    expect(await keys()).toHaveLength(40);
  } finally {
    await other.close();
  }
});

test('who finds the file locked by another process says so, and lets everything else of his own go on meanwhile', async () => {
  const file = (database.writer.options as { database: string }).database;
  const other = await openDatabase({ dialect: 'sqlite', file }, entities);
  try {
    let release: () => void = () => undefined;
    const held = new Promise<void>(resolve => (release = resolve));
    const long = inTransaction(other, async manager => {
      await put('long')(manager);
      await held;
    });
    await new Promise(setImmediate);
    expect(other.turns.isAsked()).toBe(false);
    let isDone = false;
    const waiting = inTransaction(database, put('waiting')).then(() => (isDone = true));
    // Nothing here would run if the driver itself waited.
    while (!other.turns.isAsked()) await new Promise(setImmediate);
    expect(isDone).toBe(false);
    release();
    await Promise.all([long, waiting]);
    expect(await keys()).toEqual(['long', 'waiting']);
    expect(other.turns.isAsked()).toBe(false);
  } finally {
    await other.close();
  }
});

// Commits again and again, without a pause; tells when it has begun.
const HASTY = `
  const { parentPort, workerData } = require('node:worker_threads');
  const database = require('better-sqlite3')(workerData, { timeout: 15000 });
  for (let turn = 0; turn < 4000; turn += 1) {
    database.exec('BEGIN IMMEDIATE; UPDATE "migrations" SET "id" = "id" WHERE "id" = 1; COMMIT');
    if (turn === 0) parentPort.postMessage('begun');
  }
  database.close();`;

test('beside a thread that writes without a pause no transaction fails', async () => {
  const file = (database.writer.options as { database: string }).database;
  const worker = new Worker(HASTY, { eval: true, workerData: file });
  const ended = new Promise(resolve => worker.once('exit', resolve));
  await new Promise(resolve => worker.once('message', resolve));
  let isOver = false;
  void ended.then(() => (isOver = true));
  let count = 0;
  for (; !isOver && count < 2000; count += 1) await inTransaction(database, put(`k${count}`));
  expect(await keys()).toHaveLength(count);
  await worker.terminate();
});
