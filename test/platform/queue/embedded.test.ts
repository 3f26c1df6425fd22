import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pino from 'pino';
import { AppError } from '../../../service/common/errors';
import type { Database } from '../../../service/platform/database/dataSource';
import { inTransaction } from '../../../service/platform/database/transaction';
import { embeddedQueue } from '../../../service/platform/queue/embedded';
import { addJob } from '../../../service/platform/queue/jobRows';
import { Job, Schedule } from '../../../service/platform/queue/job.entity';
import type { QueueRunner } from '../../../service/platform/queue/queue';
import { closeTestDatabase, openTestDatabase } from '../../support/database';
import { queueContract } from './contract';

const log = pino({ level: 'silent' });
const LEASE_MS = 60_000;

queueContract('the queue in the database', async () => {
  const database = await openTestDatabase();
  let now = Date.UTC(2030, 0, 1);
  const runners = new Map<QueueRunner, { isAlive: boolean }>();
  return {
    database,
    addJob,
    leaseMs: LEASE_MS,
    advance: ms => (now += ms),
    runner: () => {
      const process = { isAlive: true };
      const runner = embeddedQueue(mortal(database, process), {
        clock: () => new Date(now),
        log,
        pollMs: 2,
        leaseMs: LEASE_MS,
      });
      runners.set(runner, process);
      return runner;
    },
    crash: runner => {
      const process = runners.get(runner);
      if (process) process.isAlive = false;
    },
    close: async () => {
      for (const runner of runners.keys()) await runner.stop();
      await closeTestDatabase(database);
    },
  };
});

/** The database as a process sees it that may die: from then on nothing of what it does arrives. */
function mortal(database: Database, process: { isAlive: boolean }): Database {
  return new Proxy(database, {
    get: (target, property) => {
      if (!process.isAlive) throw new Error('this process is dead');
      return Reflect.get(target, property);
    },
  });
}

describe('rows of the queue', () => {
  let database: Database;
  beforeEach(async () => {
    database = await openTestDatabase();
  });
  afterEach(() => closeTestDatabase(database));

  const add = (key: string) => inTransaction(database, manager => addJob(manager, 'work', key, { a: 1 }));

  test('a job that is done leaves no row', async () => {
    await add('m1');
    const runner = embeddedQueue(database, { clock: () => new Date(), log, pollMs: 2 });
    let isRun = false;
    runner.start([{ name: 'work', handler: async () => void (isRun = true) }]);
    while (!isRun || (await database.manager.count(Job)) > 0) await new Promise(done => setTimeout(done, 2));
    await runner.stop();
    expect(await database.manager.count(Job)).toBe(0);
  });

  test('a job that keeps dying of the same leaves one dead row, not a heap', async () => {
    const runner = embeddedQueue(database, { clock: () => new Date(), log, pollMs: 2 });
    let runs = 0;
    runner.start([
      {
        name: 'work',
        handler: async () => {
          runs += 1;
          throw new AppError('broken', 500, `round ${runs}`);
        },
      },
    ]);
    for (let round = 1; round <= 3; round += 1) {
      await inTransaction(database, manager => addJob(manager, 'work', 'same', {}, { maxAttempts: 1 }));
      while (!(await runner.dead(10)).some(job => job.lastError.includes(`round ${round}`)))
        await new Promise(done => setTimeout(done, 2));
    }
    await runner.stop();
    expect(await runner.dead(10)).toHaveLength(1);
  });

  test('a schedule that was made to run more often does not wait for its old turn', async () => {
    const now = new Date(Date.UTC(2030, 0, 1));
    await inTransaction(database, manager =>
      manager.insert(Schedule, { name: 'often', nextAt: new Date(now.getTime() + 24 * 3_600_000) }),
    );
    const runner = embeddedQueue(database, { clock: () => now, log, pollMs: 2 });
    runner.start([{ name: 'often', everyMs: 60_000, handler: async () => undefined }]);
    const nextAt = async () => (await database.manager.findOneByOrFail(Schedule, { name: 'often' })).nextAt.getTime();
    while ((await nextAt()) > now.getTime() + 60_000) await new Promise(done => setTimeout(done, 2));
    await runner.stop();
    expect(await nextAt()).toBe(now.getTime() + 60_000);
  });

  test('an idle runner writes nothing and takes no lock', async () => {
    const runner = embeddedQueue(database, { clock: () => new Date(), log, pollMs: 1 });
    const started = jest.spyOn(database.writer, 'createQueryRunner');
    runner.start([{ name: 'work', handler: async () => undefined }]);
    await new Promise(done => setTimeout(done, 50));
    await runner.stop();
    expect(started).not.toHaveBeenCalled();
  });

  test('a name or key that the table cannot hold is refused', async () => {
    await expect(add('k'.repeat(201))).rejects.toThrow('too long');
  });

  test('three processes share two hundred jobs, one is killed at work, and every job is done', async () => {
    const file = String(database.writer.options.database);
    const record = join(file, '..', 'done.txt');
    appendFileSync(record, '');
    await inTransaction(database, async manager => {
      for (let index = 0; index < 200; index += 1) await addJob(manager, 'work', `m${index}`, {});
    });
    const worker = resolve(__dirname, 'worker.ts');
    const children = [1, 2, 3].map(() =>
      spawn(process.execPath, ['--import', 'tsx', worker, file, record], { stdio: ['ignore', 'ignore', 'inherit'] }),
    );
    const ended = children.map(child => new Promise(done => child.once('close', done)));
    const lines = () => readFileSync(record, 'utf8').split('\n').filter(Boolean);
    while (lines().length < 60) await new Promise(done => setTimeout(done, 5));
    children[0].kill('SIGKILL');
    await Promise.all(ended);
    const done = lines().map(line => line.split(' ')[0]);
    expect(new Set(done).size).toBe(200);
    // Only what the killed process had in hand may have been done a second time.
    expect(done.length).toBeLessThanOrEqual(200 + 2);
    expect(new Set(lines().map(line => line.split(' ')[1])).size).toBeGreaterThan(1);
    expect(await database.manager.count(Job)).toBe(0);
    expect(existsSync(file)).toBe(true);
  });
});
