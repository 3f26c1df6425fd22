import type { AddJob, JobDefinition, JobHandler, JobOptions, QueueRunner } from '../../../service/platform/queue/queue';
import type { Database } from '../../../service/platform/database/dataSource';
import { inTransaction } from '../../../service/platform/database/transaction';
import { AppError } from '../../../service/common/errors';

/** What an implementation brings to be tested: an empty queue, and a clock that stands still. */
export interface QueueUnderTest {
  database: Database;
  addJob: AddJob;
  /** A runner as another process would have it. */
  runner(): QueueRunner;
  /** The process of this runner dies: it says and hears nothing any more. What its handlers did stays done. */
  crash(runner: QueueRunner): void;
  /** Moves the clock of all runners. */
  advance(ms: number): void;
  /** Longer than a runner is believed to live without a sign. */
  leaseMs: number;
  /** Stops all runners and removes everything. */
  close(): Promise<void>;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What every queue must do. A second implementation passes this suite unchanged. */
export function queueContract(title: string, makeQueue: () => Promise<QueueUnderTest>): void {
  let queue: QueueUnderTest;
  /** Keys of the jobs that were begun, in order. */
  let begun: string[];

  beforeEach(async () => {
    queue = await makeQueue();
    begun = [];
  });
  afterEach(() => queue.close());

  const add = (key: string, options?: JobOptions, payload: unknown = {}, name = 'work') =>
    inTransaction(queue.database, manager => queue.addJob(manager, name, key, payload, options));
  const noting =
    (handler: JobHandler = async () => undefined): JobHandler =>
    async (payload, job) => {
      begun.push(job.key);
      await handler(payload, job);
    };
  const work = (handler?: JobHandler): JobDefinition[] => [{ name: 'work', handler: noting(handler) }];
  const started = (definitions: JobDefinition[], concurrency = 1): QueueRunner => {
    const runner = queue.runner();
    runner.start(definitions, concurrency);
    return runner;
  };
  const times = (key: string) => begun.filter(one => one === key).length;

  describe(`${title}: adding`, () => {
    test('a job runs with what it was given, once, and is gone', async () => {
      const seen: unknown[] = [];
      await add('m1', {}, { mailboxId: 7, subject: '报价' });
      started(
        work(async (payload, job) => {
          seen.push(payload, job.key, job.attempt);
        }),
      );
      await until(() => seen.length > 0);
      expect(seen).toEqual([{ mailboxId: 7, subject: '报价' }, 'm1', 1]);
      queue.advance(24 * HOUR);
      await settle();
      expect(begun).toEqual(['m1']);
    });

    test('a job whose cause is rolled back does not exist', async () => {
      const failing = inTransaction(queue.database, async manager => {
        await queue.addJob(manager, 'work', 'never', {});
        throw new Error('rolled back');
      });
      await expect(failing).rejects.toThrow('rolled back');
      await add('after');
      started(work());
      await until(() => times('after') === 1);
      await settle();
      expect(begun).toEqual(['after']);
    });

    test('what is asked for again while it waits is one job, with what was asked first', async () => {
      const seen: unknown[] = [];
      await add('same', {}, { nth: 1 });
      await add('same', {}, { nth: 2 });
      await add('other');
      started(
        work(async payload => {
          seen.push(payload);
        }),
      );
      await until(() => times('other') === 1);
      expect(times('same')).toBe(1);
      expect(seen[0]).toEqual({ nth: 1 });
    });

    test('what is asked for again while it runs runs once more, after it and never beside it', async () => {
      const gate = makeGate();
      let atOnce = 0;
      let most = 0;
      await add('same');
      const runner = started(
        work(async () => {
          most = Math.max(most, (atOnce += 1));
          await gate.passed;
          atOnce -= 1;
        }),
        4,
      );
      await until(() => times('same') === 1);
      await add('same');
      await add('same');
      runner.wake();
      await settle();
      expect(times('same')).toBe(1);
      gate.open();
      await until(() => times('same') === 2);
      await settle();
      expect([times('same'), most]).toEqual([2, 1]);
    });

    test('a job is not run before its time', async () => {
      await add('later', { dueAt: new Date(Date.UTC(2030, 0, 1) + HOUR) });
      started(work());
      await settle();
      expect(begun).toEqual([]);
      queue.advance(HOUR + 1);
      await until(() => times('later') === 1);
    });

    test('a job of a kind that this process does not know waits for one that does', async () => {
      await add('m1', {}, {}, 'unknown');
      await add('m2');
      started(work());
      await until(() => times('m2') === 1);
      started([{ name: 'unknown', handler: noting() }]);
      await until(() => times('m1') === 1);
    });

    test('waking a runner a thousand times runs a job once', async () => {
      const runner = started(work());
      await settle();
      await add('m1');
      for (let count = 0; count < 1000; count += 1) runner.wake();
      await until(() => times('m1') === 1);
      await settle();
      expect(begun).toEqual(['m1']);
    });
  });

  describe(`${title}: order`, () => {
    test('what matters more runs first, and equals in order of arrival', async () => {
      await add('tidy', { priority: 80 });
      await add('mail-1', { priority: 20 });
      await add('mail-2', { priority: 20 });
      await add('click', { priority: 10 });
      started(work());
      await until(() => begun.length === 4);
      expect(begun).toEqual(['click', 'mail-1', 'mail-2', 'tidy']);
    });

    test('a mailbox with hundreds of jobs does not keep the others waiting', async () => {
      await inTransaction(queue.database, async manager => {
        for (let index = 0; index < 300; index += 1)
          await queue.addJob(manager, 'work', `big-${index}`, {}, { lane: 'big' });
        for (const lane of ['a', 'b']) {
          for (let index = 0; index < 3; index += 1)
            await queue.addJob(manager, 'work', `${lane}-${index}`, {}, { lane });
        }
      });
      started(work());
      await until(() => times('a-2') + times('b-2') === 2);
      const before = begun.slice(0, Math.max(begun.indexOf('a-2'), begun.indexOf('b-2')));
      // Three lanes take turns: by the third job of each of the small ones, the big one has had three too.
      expect(before.filter(key => key.startsWith('big')).length).toBeLessThanOrEqual(4);
    });

    test('the process goes on with its other work while it runs a long row of jobs', async () => {
      await inTransaction(queue.database, async manager => {
        for (let index = 0; index < 100; index += 1) await queue.addJob(manager, 'work', `m${index}`, {});
      });
      started(work());
      const seen = new Set<number>();
      await until(() => seen.add(begun.length).size > 0 && begun.length === 100);
      expect(seen.size).toBeGreaterThan(5);
    });

    test('of a kind that may run once at a time never two run at once, and it takes no slot from others', async () => {
      const gate = makeGate();
      let atOnce = 0;
      let most = 0;
      for (let index = 0; index < 3; index += 1) await add(`long-${index}`, {}, {}, 'long');
      const long = noting(async () => {
        most = Math.max(most, (atOnce += 1));
        await gate.passed;
        atOnce -= 1;
      });
      const runner = started([...work(() => gate.passed), { name: 'long', maxAtOnce: 1, handler: long }], 3);
      await until(() => times('long-0') === 1);
      for (let index = 0; index < 2; index += 1) await add(`m${index}`);
      runner.wake();
      await until(() => times('m0') + times('m1') === 2);
      await settle();
      expect(begun).toHaveLength(3);
      gate.open();
      await until(() => times('long-2') === 1);
      expect(most).toBe(1);
    });

    test('a kind that may run once at a time in a process runs in two of them', async () => {
      const gate = makeGate();
      for (let index = 0; index < 3; index += 1) await add(`m${index}`);
      const definitions = work(() => gate.passed).map(definition => ({ ...definition, maxAtOnce: 1 }));
      started(definitions, 4);
      started(definitions, 4);
      await until(() => begun.length === 2);
      await settle();
      expect(begun).toHaveLength(2);
      gate.open();
      await until(() => begun.length === 3);
    });

    test.each([
      [2, 1],
      [3, 1],
      [4, 2],
    ])('of %i slots jobs that matter less than mail take %i, and new mail is not kept waiting', async (slots, slow) => {
      const gate = makeGate();
      for (let index = 0; index < 6; index += 1) await add(`slow-${index}`, { priority: 60 });
      const runner = started(
        work((_, job) => (job.key.startsWith('slow') ? gate.passed : Promise.resolve())),
        slots,
      );
      await until(() => begun.length === slow);
      await settle();
      expect(begun).toHaveLength(slow);
      await add('mail', { priority: 20 });
      await add('click', { priority: 10 });
      runner.wake();
      await until(() => times('mail') + times('click') === 2);
      gate.open();
      await until(() => begun.length === 8);
    });

    test('with a single slot everything runs, one after the other', async () => {
      for (let index = 0; index < 3; index += 1) await add(`slow-${index}`, { priority: 80 });
      started(work());
      await until(() => begun.length === 3);
    });

    test('no more jobs at once than was said', async () => {
      const gate = makeGate();
      for (let index = 0; index < 6; index += 1) await add(`m${index}`);
      started(
        work(() => gate.passed),
        3,
      );
      await until(() => begun.length === 3);
      await settle();
      expect(begun).toHaveLength(3);
      gate.open();
      await until(() => begun.length === 6);
    });
  });

  describe(`${title}: failing`, () => {
    test('a job that fails is tried again after a delay that grows', async () => {
      await add('m1', { maxAttempts: 4 });
      const attempts: number[] = [];
      started(
        work(async (_, job) => {
          attempts.push(job.attempt);
          throw new Error('no connection');
        }),
      );
      const waits: number[] = [];
      for (let next = 2; next <= 4; next += 1) {
        await until(() => begun.length === next - 1);
        await settle();
        let waited = 0;
        while (begun.length < next && waited < 24 * HOUR) {
          queue.advance(1_000);
          waited += 1_000;
          await settle(3);
        }
        waits.push(waited);
      }
      expect(attempts).toEqual([1, 2, 3, 4]);
      expect(waits[0]).toBeGreaterThan(1_000);
      expect(waits[1]).toBeGreaterThan(waits[0]);
      expect(waits[2]).toBeGreaterThan(waits[1]);
    });

    test('after its last attempt it is dead, tells why, and waits for a person', async () => {
      await add('m1', { maxAttempts: 2 });
      const runner = started(
        work(async () => {
          throw new AppError('graph.unreachable', 503, 'There is no connection.');
        }),
      );
      await until(() => begun.length === 1);
      await settle();
      queue.advance(HOUR);
      await until(async () => (await runner.dead(10)).length === 1);
      expect(await runner.dead(10)).toMatchObject([
        { name: 'work', key: 'm1', attempts: 2, lastError: 'graph.unreachable: There is no connection.' },
      ]);
      queue.advance(24 * HOUR);
      await settle();
      expect(begun).toHaveLength(2);
    });

    test.each([
      [new TypeError('no column for "Angebot für Frau Weber"'), 'TypeError'],
      [Object.assign(new Error('near "anna.weber@nordlicht.example"'), { code: 'SQLITE_ERROR' }), 'Error SQLITE_ERROR'],
      ['the text of a mail', 'unknown'],
      [undefined, 'unknown'],
    ])(
      'of an error that is not ours only its kind is kept: what it says may quote a mail (%#)',
      async (error, kept) => {
        await add('m1', { maxAttempts: 1 });
        const runner = started(
          work(async () => {
            throw error;
          }),
        );
        await until(async () => (await runner.dead(10)).length === 1);
        expect((await runner.dead(10))[0].lastError).toBe(kept);
      },
    );

    test('an error that trying again cannot mend makes it dead at once', async () => {
      await add('m1');
      const runner = started(
        work(async () => {
          throw new AppError('intake.unknown_format', 400, 'This is not mail.');
        }),
      );
      await until(async () => (await runner.dead(10)).length === 1);
      expect((await runner.dead(10))[0].lastError).toContain('intake.unknown_format');
      expect(begun).toHaveLength(1);
    });

    test('a dead job that is tried again counts from nothing', async () => {
      let isBroken = true;
      const attempts: number[] = [];
      await add('m1', { maxAttempts: 1 });
      const runner = started(
        work(async (_, job) => {
          attempts.push(job.attempt);
          if (isBroken) throw new Error('broken');
        }),
      );
      await until(async () => (await runner.dead(10)).length === 1);
      isBroken = false;
      await runner.retry((await runner.dead(10))[0].id);
      await until(() => attempts.length === 2);
      expect(attempts).toEqual([1, 1]);
      expect(await runner.dead(10)).toEqual([]);
    });

    test('a dead job that is dismissed is gone, and what is no dead job cannot be dismissed or tried again', async () => {
      await add('m1', { maxAttempts: 1 });
      const runner = started(
        work(async () => {
          throw new Error('broken');
        }),
      );
      await until(async () => (await runner.dead(10)).length === 1);
      const [{ id }] = await runner.dead(10);
      await runner.dismiss(id);
      expect(await runner.dead(10)).toEqual([]);
      await expect(runner.dismiss(id)).rejects.toMatchObject({ code: 'job.not_found' });
      await expect(runner.retry(id)).rejects.toMatchObject({ code: 'job.not_found' });
    });

    test('a dead job does not keep the same from being asked for again', async () => {
      let isBroken = true;
      await add('m1', { maxAttempts: 1 });
      const runner = started(
        work(async () => {
          if (isBroken) throw new Error('broken');
        }),
      );
      await until(async () => (await runner.dead(10)).length === 1);
      isBroken = false;
      await add('m1');
      await until(() => times('m1') === 2);
    });

    test('one bad job does not stop the others', async () => {
      for (const key of ['bad', 'good-1', 'good-2']) await add(key);
      started(
        work(async (_, job) => {
          if (job.key === 'bad') throw new Error('bad');
        }),
      );
      await until(() => times('good-2') === 1);
      expect(times('good-1')).toBe(1);
    });

    test('what was asked for again while a failing run went on is not lost', async () => {
      const gate = makeGate();
      const seen: unknown[] = [];
      await add('same', {}, { nth: 1 });
      started(
        work(async payload => {
          seen.push(payload);
          if (seen.length > 1) return;
          await gate.passed;
          throw new Error('broken');
        }),
      );
      await until(() => times('same') === 1);
      await add('same', {}, { nth: 2 });
      gate.open();
      await settle();
      queue.advance(HOUR);
      await until(() => times('same') >= 2);
      await settle();
      expect(seen).toContainEqual({ nth: 2 });
    });
  });

  describe(`${title}: several processes`, () => {
    test('each job is run by one of them', async () => {
      const keys = Array.from({ length: 60 }, (_, index) => `m${index}`);
      for (const key of keys) await add(key);
      for (let count = 0; count < 3; count += 1) started(work(), 2);
      await until(() => begun.length >= keys.length);
      await settle();
      expect([...begun].sort()).toEqual([...keys].sort());
    });

    test('the job of a process that died runs again in another', async () => {
      await add('m1');
      const dying = started(work(untilTold));
      await until(() => begun.length === 1);
      queue.crash(dying);
      started(work());
      await settle();
      expect(begun).toHaveLength(1);
      queue.advance(queue.leaseMs + 1_000);
      await until(() => times('m1') === 2);
    });

    test('the long job of a living process is left to it', async () => {
      const gate = makeGate();
      await add('long');
      started(work(() => gate.passed));
      await until(() => times('long') === 1);
      started(work());
      for (let count = 0; count < 20; count += 1) {
        queue.advance(queue.leaseMs / 2);
        await settle();
      }
      expect(times('long')).toBe(1);
      gate.open();
      await settle();
      queue.advance(10 * queue.leaseMs);
      await settle();
      expect(times('long')).toBe(1);
    });

    test('a job that kills every process that runs it is dead in the end', async () => {
      await add('poison', { maxAttempts: 2 });
      for (let count = 1; count <= 2; count += 1) {
        const dying = started(work(untilTold));
        await until(() => times('poison') === count);
        queue.crash(dying);
        queue.advance(queue.leaseMs + 1_000);
      }
      const runner = started(work());
      await until(async () => (await runner.dead(10)).length === 1);
      expect(times('poison')).toBe(2);
    });
  });

  describe(`${title}: stopping`, () => {
    test('tells the running jobs, waits for them, takes no new ones', async () => {
      const gate = makeGate();
      let isTold = false;
      await add('m1');
      await add('m2');
      const runner = started(
        work(async (_, job) => {
          job.signal.addEventListener('abort', () => (isTold = true));
          await gate.passed;
        }),
      );
      await until(() => begun.length === 1);
      let isStopped = false;
      const stopping = runner.stop().then(() => (isStopped = true));
      await until(() => isTold);
      await settle();
      expect(isStopped).toBe(false);
      gate.open();
      await stopping;
      await settle();
      expect(begun).toEqual(['m1']);
    });

    test('what was interrupted runs again, and the interruption is no failed attempt', async () => {
      const attempts: number[] = [];
      await add('m1', { maxAttempts: 1 });
      const runner = started(
        work(async (_, job) => {
          attempts.push(job.attempt);
          await untilTold({}, job);
        }),
      );
      await until(() => begun.length === 1);
      await runner.stop();
      const next = started(
        work(async (_, job) => {
          attempts.push(job.attempt);
        }),
      );
      queue.advance(queue.leaseMs + 1_000);
      await until(() => begun.length === 2);
      expect(attempts).toEqual([1, 1]);
      expect(await next.dead(10)).toEqual([]);
    });

    test('what the handlers keep from job to job is freed when the last job has ended', async () => {
      const gate = makeGate();
      const seen: string[] = [];
      await add('m1');
      const handler = noting(async () => {
        await gate.passed;
        seen.push('ended');
      });
      const runner = started([{ name: 'work', handler, atStop: async () => void seen.push('freed') }]);
      await until(() => begun.length === 1);
      const stopping = runner.stop();
      await settle();
      expect(seen).toEqual([]);
      gate.open();
      await stopping;
      expect(seen).toEqual(['ended', 'freed']);
    });

    test('a runner that never started stops at once', async () => {
      await queue.runner().stop();
    });
  });

  describe(`${title}: schedule`, () => {
    const hourly = (): JobDefinition[] => [{ name: 'hourly', everyMs: HOUR, handler: noting() }];
    const turns = () => begun.length;

    test('the first turn is taken at the start, then one each period', async () => {
      started(hourly());
      await until(() => turns() === 1);
      await settle();
      for (let turn = 2; turn <= 4; turn += 1) {
        queue.advance(HOUR - 1_000);
        await settle();
        expect(turns()).toBe(turn - 1);
        queue.advance(1_000);
        await until(() => turns() === turn);
      }
    });

    test('of several processes one runs each turn', async () => {
      for (let count = 0; count < 3; count += 1) started(hourly());
      await until(() => turns() === 1);
      await settle();
      queue.advance(HOUR);
      await until(() => turns() === 2);
      await settle();
      expect(turns()).toBe(2);
    });

    test('a restart neither repeats a turn nor skips the next', async () => {
      const first = started(hourly());
      await until(() => turns() === 1);
      await settle();
      await first.stop();
      queue.advance(30 * MINUTE);
      started(hourly());
      await settle();
      expect(turns()).toBe(1);
      queue.advance(30 * MINUTE);
      await until(() => turns() === 2);
    });

    test('the turns of a night without a process are made up for by one', async () => {
      const first = started(hourly());
      await until(() => turns() === 1);
      await settle();
      await first.stop();
      queue.advance(10 * HOUR + 30 * MINUTE);
      started(hourly());
      await until(() => turns() === 2);
      await settle();
      expect(turns()).toBe(2);
      // The grid is kept: the next turn is at the full hour.
      queue.advance(30 * MINUTE);
      await until(() => turns() === 3);
    });

    test('a turn that comes while the last one still runs waits for it', async () => {
      const gate = makeGate();
      let atOnce = 0;
      let most = 0;
      const slow: JobHandler = async () => {
        most = Math.max(most, (atOnce += 1));
        await gate.passed;
        atOnce -= 1;
      };
      started([{ name: 'hourly', everyMs: HOUR, handler: noting(slow) }], 4);
      await until(() => turns() === 1);
      for (let count = 0; count < 240; count += 1) {
        queue.advance(queue.leaseMs / 2);
        if (count % 40 === 0) await settle();
        else await settle(2);
      }
      expect(turns()).toBe(1);
      gate.open();
      await until(() => turns() === 2);
      expect(most).toBe(1);
    });
  });
}

/** A handler that goes on until its process tells it to stop. */
const untilTold: JobHandler = (_, job) => new Promise(done => job.signal.addEventListener('abort', () => done()));

function makeGate(): { passed: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>(done => (open = done));
  return { passed, open };
}

/** Waits for something to become true; a queue that never does it fails the test by its time limit. */
async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise(done => setTimeout(done, 2));
}

/** Time enough for a runner to have done what it must not do. */
async function settle(rounds = 15): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await new Promise(done => setTimeout(done, 2));
}
