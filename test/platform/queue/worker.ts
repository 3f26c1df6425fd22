import { appendFileSync } from 'node:fs';
import pino from 'pino';
import { entities } from '../../../service/entities';
import { openDatabase } from '../../../service/platform/database/dataSource';
import { embeddedQueue } from '../../../service/platform/queue/embedded';
import { Job } from '../../../service/platform/queue/job.entity';

/** A process that takes jobs until none is left, noting each in a file. */
async function workUntilNoneIsLeft(file: string, record: string): Promise<void> {
  const database = await openDatabase({ dialect: 'sqlite', file }, entities);
  const runner = embeddedQueue(database, {
    clock: () => new Date(),
    log: pino({ level: 'silent' }),
    pollMs: 20,
    // Longer than a busy machine lets a process wait for its turn: a lease that runs out repeats what a living one does.
    leaseMs: 5_000,
  });
  const handler = async (_: unknown, { key }: { key: string }) => {
    await new Promise(done => setTimeout(done, 5));
    appendFileSync(record, `${key} ${process.pid}\n`);
  };
  runner.start([{ name: 'work', handler }], 2);
  while ((await database.manager.count(Job)) > 0) await new Promise(done => setTimeout(done, 50));
  await runner.stop();
  await database.close();
}

void workUntilNoneIsLeft(process.argv[2], process.argv[3]);
