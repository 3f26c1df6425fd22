import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { startService } from '../service/server';
import type { RunningService } from '../service/server';
import { inTransaction } from '../service/platform/database/transaction';
import { insertUser } from '../service/users/accounts.service';
import { openSession } from '../service/users/sessions.service';
import { buildTestContext } from './support/app';

type Built = Awaited<ReturnType<typeof buildTestContext>>;
let built: Built;
let service: RunningService | null = null;

beforeEach(async () => {
  built = await buildTestContext();
});
afterEach(async () => {
  await service?.stop();
  service = null;
  await built.close();
});

async function cookieOfTrader(): Promise<string> {
  const { database } = built.context;
  const now = built.time.now;
  return inTransaction(database, async manager => {
    const user = await insertUser(manager, { address: 'a@own.test', name: 'A', roles: ['trader'] }, now);
    return `tradepost=${await openSession(manager, user.id, null, now)}`;
  });
}

/** Opens a stream of events and waits for its first bytes. */
async function openStream(url: string, cookie: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { cookie } }, answer => answer.once('data', () => resolve(answer)));
    asked.on('error', reject);
    asked.end();
  });
}

describe('the service', () => {
  it('says where it listens, and answers there', async () => {
    service = await startService(built.context);
    expect(service.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(`${service.address}/health/ready`)).json()).toMatchObject({ status: 'ok' });
  });

  it('that is told to stop ends open streams, closes all it holds, and answers no more', async () => {
    service = await startService(built.context);
    const stream = await openStream(`${service.address}/api/today/stream`, await cookieOfTrader());
    const ended = new Promise<void>(resolve => stream.once('end', () => resolve()));
    stream.resume();
    await service.stop();
    await ended;
    await expect(fetch(service.address)).rejects.toThrow();
    expect(built.context.database.writer.isInitialized).toBe(false);
  });

  it('may be told twice', async () => {
    service = await startService(built.context);
    await Promise.all([service.stop(), service.stop()]);
    await service.stop();
  });

  it('says in one sentence that its port is taken', async () => {
    service = await startService(built.context);
    const port = Number(new URL(service.address).port);
    const second = { ...built.context, config: { ...built.context.config, port } };
    await expect(startService(second)).rejects.toMatchObject({
      code: 'server.port_taken',
      message: expect.stringContaining(`${port}`),
    });
  });
});
