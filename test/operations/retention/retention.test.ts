import { removeOld } from '../../../service/operations/retention/retention.service';
import { AuditEntry } from '../../../service/users/user.entity';
import { Job } from '../../../service/platform/queue/job.entity';
import { addJob, stopJob } from '../../../service/platform/queue/jobRows';
import { inTransaction } from '../../../service/platform/database/transaction';
import type { TestApp } from '../../support/app';
import { buildTestApp } from '../../support/app';

let test: TestApp;
beforeEach(async () => {
  test = await buildTestApp();
});
afterEach(() => test.close());
const signal = new AbortController().signal;

async function deadJobs(n: number, createdAt: Date): Promise<void> {
  await inTransaction(test.context.database, async manager => {
    for (let at = 0; at < n; at += 1) {
      await addJob(manager, 'x', `${createdAt.getTime()} ${at}`, {});
    }
    await manager.update(Job, { state: 'waiting' }, { state: 'dead', createdAt });
  });
}

describe('old bookkeeping', () => {
  it('goes, however much there is; what is younger stays, and of the audit log everything', async () => {
    const { now } = test.time;
    const long = new Date(now.getTime() - 91 * 86_400_000);
    await deadJobs(1_200, long);
    await deadJobs(3, now);
    await test.makeUser();
    const { manager } = test.context.database;
    await inTransaction(test.context.database, writer =>
      writer.insert(AuditEntry, { at: new Date(0), actor: 'system', action: 'x.y', details: {} as never }),
    );
    expect(await removeOld(test.context, signal)).toMatchObject({ job: 1_200 });
    expect(await manager.countBy(Job, { state: 'dead' })).toBe(3);
    expect(await manager.countBy(AuditEntry, { action: 'x.y' })).toBe(1);
  });

  it('is kept for as long as the administrator says, and his change is in the audit log', async () => {
    const admin = await test.signIn(await test.makeUser({ roles: ['administrator'] }));
    const { body } = await admin.get('/api/settings/retention');
    const { version, ...values } = body;
    const changed = { ...values, deadJobDays: 10 };
    expect((await admin.put(`/api/settings/retention?version=${version}`, changed)).body.deadJobDays).toBe(10);
    expect((await admin.put(`/api/settings/retention?version=${version}`, changed)).status).toBe(409);
    await deadJobs(2, new Date(test.time.now.getTime() - 11 * 86_400_000));
    expect(await removeOld(test.context, signal)).toMatchObject({ job: 2 });
    expect((await admin.get('/api/audit?kind=retention')).body.entries[0].details).toMatchObject({
      before: { deadJobDays: 90 },
      after: { deadJobDays: 10 },
    });
  });
});

describe('a job', () => {
  it('that waits or runs is stopped by a person, listed as stopped, and run again', async () => {
    const admin = await test.signIn(await test.makeUser({ roles: ['administrator'] }));
    await inTransaction(test.context.database, manager => addJob(manager, 'mail.send', '1', {}, { lane: 'mail' }));
    const waiting = (await admin.get('/api/job-list?state=waiting&name=mail.send')).body;
    expect(waiting.jobs).toMatchObject([{ name: 'mail.send', lane: 'mail', dueAt: null }]);
    expect((await admin.post(`/api/jobs/${waiting.jobs[0].id}/stop`)).status).toBe(200);
    expect((await admin.post(`/api/jobs/${waiting.jobs[0].id}/stop`)).status).toBe(404);
    const dead = (await admin.get('/api/job-list?state=dead')).body;
    expect(dead.jobs).toMatchObject([{ lastError: 'job.stopped' }]);
    expect(dead.counts).toEqual([{ state: 'dead', name: 'mail.send', n: 1 }]);
    expect((await admin.post(`/api/jobs/${dead.jobs[0].id}/retry`)).status).toBe(200);
    expect((await admin.get('/api/job-list?state=waiting')).body.jobs).toHaveLength(1);
  });

  it('that runs is aborted where it runs, and its end is not taken for success', async () => {
    const { context } = test;
    let isAborted = false;
    await inTransaction(context.database, manager => addJob(manager, 'long', 'one', {}));
    const running = new Promise<void>(started => {
      context.queue.start([
        {
          name: 'long',
          handler: async (_payload, { signal: stop }) => {
            started();
            await new Promise<void>(done => stop.addEventListener('abort', () => done()));
            isAborted = true;
          },
        },
      ]);
    });
    await running;
    const job = await context.database.manager.findOneByOrFail(Job, { name: 'long' });
    expect(await inTransaction(context.database, manager => stopJob(manager, job.id))).toBe(true);
    // The runner renews its leases every 20 seconds of its clock.
    test.time.now = new Date(test.time.now.getTime() + 30_000);
    context.queue.wake();
    while (!isAborted) await new Promise(done => setTimeout(done, 20));
    await context.queue.stop();
    expect(await context.database.manager.findOneByOrFail(Job, { id: job.id })).toMatchObject({ state: 'dead' });
  });
});
