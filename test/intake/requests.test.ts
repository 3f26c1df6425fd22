import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import type { Context } from '../../service/context';
import { readImport } from '../../service/intake/importReading.service';
import { ImportRun } from '../../service/intake/importRun.entity';
import { intakeJobs } from '../../service/intake/intake.jobs';
import { IMPORT, LEASE_MS } from '../../service/intake/leasing.service';
import { createRun, requestOfRun, runImport } from '../../service/intake/runs.service';
import { withParsePool } from '../../service/intake/sharedPool.service';
import { resumeRun, startUploadedImport } from '../../service/intake/uploading.service';
import { Message } from '../../service/mail/message.entity';
import type { ParsePool } from '../../service/mail/parsePool';
import { inTransaction } from '../../service/platform/database/transaction';
import { Job } from '../../service/platform/queue/job.entity';
import { closeTestContext, openTestContext } from '../support/context';
import { letter, mbox } from '../support/letters';
import { ended } from '../support/program';
import type { TestWorld } from '../support/world';
import { makeWorld } from '../support/world';

let context: Context;
let world: TestWorld;
let now: Date;
beforeEach(async () => {
  const opened = await openTestContext();
  now = new Date('2026-11-21T12:00:00Z');
  context = { ...opened, clock: () => now };
  world = await makeWorld(context);
});
afterEach(() => closeTestContext(context));

const later = (ms: number) => (now = new Date(now.getTime() + ms));
const read = (id: number) => context.database.manager.findOneByOrFail(ImportRun, { id });
const change = (id: number, values: Partial<ImportRun>) =>
  inTransaction(context.database, manager => manager.update(ImportRun, id, values));
const ask = (id: number, request: 'pause' | 'stop') =>
  inTransaction(context.database, manager => requestOfRun(manager, id, request, now));
const jobs = () => context.database.manager.findBy(Job, { name: IMPORT });
const shown = async (id: number) => (await readImport(context.database.manager, world.viewers.liNa, id, now)).import;
const letters = (count: number) =>
  mbox(Array.from({ length: count }, (_one, at) => letter({ id: `m${at}@x.example`, subject: `Letter ${at}` })));

/** An upload of `count` letters whose job waits. */
async function upload(count = 3): Promise<number> {
  const folder = join(
    context.config.dataFolder,
    'uploads',
    `00000000-0000-4000-8000-${String(now.getTime()).slice(-12)}`,
  );
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'box.mbox'), letters(count));
  return startUploadedImport(context, world.viewers.liNa, world.mailboxes.liNa.id, folder, ['box.mbox']);
}

/** Runs the job of an import as the queue does, taking its row away. */
async function runJob(id: number, signal = new AbortController().signal): Promise<void> {
  await inTransaction(context.database, manager => manager.delete(Job, { name: IMPORT, key: String(id) }));
  const definition = intakeJobs(context).find(one => one.name === IMPORT);
  await definition?.handler({ runId: id }, { id: 1, key: String(id), attempt: 1, signal });
}

/** Runs an import as a person's command does. */
const runAsked = (id: number, wrap: (pool: ParsePool) => ParsePool = pool => pool) =>
  withParsePool(context, pool => runImport(context, id, { pool: wrap(pool) }));

/** A pool that does something before it parses the first message. */
const before = (act: () => Promise<unknown>) => (pool: ParsePool) => {
  let first: Promise<unknown> | null = null;
  return {
    ...pool,
    parse: (item: Parameters<ParsePool['parse']>[0]) => (first ??= act()).then(() => pool.parse(item)),
  };
};
const failing = (pool: ParsePool): ParsePool => ({
  ...pool,
  parse: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
});

describe('what a person asks of an import holds', () => {
  test.each(['stop', 'pause'] as const)('a %s while it waits: its job leaves it alone', async request => {
    const id = await upload();
    await ask(id, request);
    await runJob(id);
    expect((await read(id)).state).toBe(request === 'stop' ? 'stopped' : 'paused');
    expect(await context.database.manager.count(Message)).toBe(0);
  });

  test.each(['stop', 'pause'] as const)(
    'a %s after it failed: the next attempt of its job leaves it alone',
    async request => {
      const id = await upload();
      await change(id, { state: 'failed' });
      await ask(id, request);
      await runJob(id);
      expect((await read(id)).state).toBe(request === 'stop' ? 'stopped' : 'paused');
    },
  );

  test('a stop after a pause', async () => {
    const id = await upload();
    await ask(id, 'pause');
    await ask(id, 'stop');
    await runJob(id);
    expect(await read(id)).toMatchObject({ state: 'stopped', finishedAt: now });
  });

  test('a stop while its process is dead, though the lease is not over, and a pause does not take it back', async () => {
    const id = await upload();
    const leasedUntil = new Date(now.getTime() + 30_000);
    // A process of another machine: nobody here can tell that it is dead.
    await change(id, { state: 'running', leasedBy: 'elsewhere 7 x', leasedUntil });
    await ask(id, 'stop');
    await ask(id, 'pause');
    expect(await read(id)).toMatchObject({ state: 'running', request: 'stop' });
    later(LEASE_MS + 1);
    await runJob(id);
    expect(await read(id)).toMatchObject({ state: 'stopped', request: '', found: 0 });
  });

  test('a stop in a batch that fails: it is stopped, with the reason, and not tried again', async () => {
    const id = await upload();
    const source = (await read(id)).source;
    await context.database.writer.query(
      `CREATE TRIGGER fail BEFORE UPDATE OF found ON import_run BEGIN SELECT RAISE(ABORT, 'no'); END`,
    );
    await expect(
      runAsked(
        id,
        before(() => ask(id, 'stop')),
      ),
    ).rejects.toThrow();
    await context.database.writer.query('DROP TRIGGER fail');
    expect(await read(id)).toMatchObject({ state: 'stopped', source, found: 0 });
    await runJob(id);
    expect((await read(id)).state).toBe('stopped');
  });

  test('a stop while the service is being stopped', async () => {
    const id = await upload(300);
    const signal = AbortSignal.abort();
    await withParsePool(context, pool =>
      runImport(context, id, { pool: before(() => ask(id, 'stop'))(pool), signal, isJob: true }),
    );
    expect((await read(id)).state).toBe('stopped');
  });

  test('but not against what is done: that has ended', async () => {
    const id = await upload();
    await runJob(id);
    await expect(ask(id, 'stop')).rejects.toMatchObject({ status: 409, code: 'intake.run_over' });
    await expect(resumeRun(context, id)).rejects.toMatchObject({ code: 'intake.run_over' });
  });
});

describe('an import goes on', () => {
  test.each(['paused', 'stopped', 'failed'] as const)('from %s, once it is asked to, by one job', async state => {
    const id = await upload();
    await change(id, { state });
    await resumeRun(context, id);
    expect(await jobs()).toHaveLength(1);
    await runJob(id);
    expect(await read(id)).toMatchObject({ state: 'done', found: 3, stored: 3 });
  });

  test('at once, though its job was to be tried again in an hour', async () => {
    const id = await upload();
    await change(id, { state: 'failed' });
    await inTransaction(context.database, manager =>
      manager.update(Job, { name: IMPORT }, { dueAt: new Date(now.getTime() + 3_600_000) }),
    );
    await resumeRun(context, id);
    const [job] = await jobs();
    expect(job?.dueAt.getTime()).toBeLessThanOrEqual(now.getTime());
  });

  test('after its process died and left no job: the page says so, and the person lets it go on', async () => {
    const id = await upload();
    await inTransaction(context.database, manager => manager.delete(Job, { name: IMPORT }));
    await change(id, { state: 'running', leasedBy: 'elsewhere 7 x', leasedUntil: new Date(now.getTime() + LEASE_MS) });
    expect(await shown(id)).toMatchObject({ state: 'running', canResume: false });
    later(LEASE_MS + 1);
    expect(await shown(id)).toMatchObject({ state: 'failed', errorCode: 'intake.process_ended', canResume: true });
    await resumeRun(context, id);
    expect(await shown(id)).toMatchObject({ state: 'waiting', error: null });
    await runJob(id);
    expect(await shown(id)).toMatchObject({ state: 'done', stored: 3, canResume: false });
  });

  test('by the command line at once after its process on this machine was killed', async () => {
    const id = await upload();
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    const leasedBy = `${hostname().slice(0, 60)} ${child.pid} x`;
    await change(id, { state: 'running', leasedBy, leasedUntil: new Date(now.getTime() + LEASE_MS) });
    await expect(runAsked(id)).rejects.toMatchObject({ code: 'intake.run_elsewhere' });
    child.kill('SIGKILL');
    await ended(child);
    expect(await runAsked(id)).toBe('done');
  });

  test('by its job where a service is stopped in the middle, and a command that is interrupted is stopped', async () => {
    const signal = AbortSignal.abort();
    const ofJob = await upload(300);
    await runJob(ofJob, signal);
    expect(await read(ofJob)).toMatchObject({ state: 'waiting', leasedBy: null });
    later(1);
    const asked = await upload(300);
    await withParsePool(context, pool => runImport(context, asked, { pool, signal }));
    expect(await read(asked)).toMatchObject({ state: 'stopped', leasedBy: null });
    for (const id of [ofJob, asked]) {
      expect(await runAsked(id)).toBe('done');
      expect((await read(id)).found).toBe(300);
    }
  });

  test('a pause that was asked for a moment ago is taken back, a stop is not', async () => {
    const id = await upload();
    const leased = {
      leasedBy: `${hostname().slice(0, 60)} ${process.pid} x`,
      leasedUntil: new Date(now.getTime() + 1000),
    };
    for (const [request, rest] of [
      ['pause', ''],
      ['stop', 'stop'],
    ] as const) {
      await change(id, { state: 'running', ...leased, request });
      await resumeRun(context, id);
      expect(await read(id)).toMatchObject({ state: 'running', request: rest });
    }
  });
});

describe('one process at a time runs an import', () => {
  test('who comes second is told, and what the first does counts', async () => {
    const id = await upload();
    const second = before(async () => {
      await expect(runAsked(id)).rejects.toMatchObject({ code: 'intake.run_elsewhere' });
    });
    expect(await runAsked(id, second)).toBe('done');
    expect(await read(id)).toMatchObject({ state: 'done', stored: 3, error: null });
  });

  test('who slept while another took it over ends, and marks nothing', async () => {
    const id = await upload();
    const overtaken = before(async () => {
      later(LEASE_MS + 1);
      expect(await runAsked(id)).toBe('done');
    });
    await expect(runAsked(id, overtaken)).rejects.toMatchObject({ code: 'intake.run_elsewhere' });
    expect(await read(id)).toMatchObject({ state: 'done', found: 3, stored: 3, error: null });
  });

  test('who slept and then fails marks nothing either', async () => {
    const id = await upload();
    const winner = { leasedBy: 'elsewhere 7 x', leasedUntil: new Date(now.getTime() + LEASE_MS) };
    const overtaken = before(async () => change(id, winner));
    await expect(runAsked(id, pool => overtaken(failing(pool)))).rejects.toThrow();
    expect(await read(id)).toMatchObject({ state: 'running', leasedBy: 'elsewhere 7 x', error: null });
  });

  test('a job that finds it with another process looks again after the lease, and is no failure', async () => {
    const id = await upload();
    await change(id, { state: 'running', leasedBy: 'elsewhere 7 x', leasedUntil: new Date(now.getTime() + LEASE_MS) });
    await runJob(id);
    const [job] = await jobs();
    expect(job).toMatchObject({ state: 'waiting', dueAt: new Date(now.getTime() + LEASE_MS) });
    expect((await read(id)).state).toBe('running');
  });

  test('each batch renews the lease', async () => {
    const id = await upload();
    let until: Date | null = null;
    const watch = (pool: ParsePool): ParsePool => before(async () => later(50_000))(pool);
    await context.database.writer.query('CREATE TABLE seen (until datetime)');
    await context.database.writer.query(
      `CREATE TRIGGER look AFTER UPDATE OF found ON import_run BEGIN INSERT INTO seen VALUES (NEW.leasedUntil); END`,
    );
    expect(await runAsked(id, watch)).toBe('done');
    const [row] = (await context.database.writer.query('SELECT until FROM seen')) as { until: string }[];
    until = new Date(`${row?.until.replace(' ', 'T')}Z`);
    expect(until.getTime()).toBe(now.getTime() + LEASE_MS);
  });
});

test('an upload is gone with its folder when its import is done, and so are the files made of its large mails', async () => {
  const id = await upload();
  const { source } = await read(id);
  expect(existsSync(source)).toBe(true);
  await runJob(id);
  expect(existsSync(dirname(source))).toBe(false);
});

test('what was read ahead of a stop leaves no files', async () => {
  const big = `${'x'.repeat(70)}\n`.repeat(20_000);
  const source = join(context.config.dataFolder, 'big.mbox');
  writeFileSync(source, mbox([1, 2, 3].map(at => letter({ id: `big${at}@x.example`, text: big }))));
  const id = await inTransaction(context.database, manager =>
    createRun(manager, { mailboxId: world.mailboxes.liNa.id, source, userId: null, isTemporary: false }, now),
  );
  const made: number[] = [];
  const gone = before(async () => {
    made.push(readdirSync(context.blobs.spool).length);
    // Somebody else has it: the first batch is refused.
    await change(id, { leasedBy: 'elsewhere 7 x' });
  });
  await expect(runAsked(id, gone)).rejects.toMatchObject({ code: 'intake.run_elsewhere' });
  expect(made[0]).toBeGreaterThan(0);
  expect(readdirSync(context.blobs.spool)).toEqual([]);
});
