import { In } from 'typeorm';
import { buildApp } from '../../service/app';
import type { Context } from '../../service/context';
import { connectMailbox, stateOf } from '../../service/intake/exchange/exchange.service';
import { FIRST, requestSync, SYNC } from '../../service/intake/exchange/requesting.service';
import { closeParsePool } from '../../service/intake/sharedPool.service';
import { allJobs } from '../../service/jobs';
import { FilingStatus } from '../../service/filing/filing.entity';
import { Mailbox, MailboxMessage, Message } from '../../service/mail/message.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import { graphFor } from '../../service/platform/graph/graphOf';
import { Job } from '../../service/platform/queue/job.entity';
import { closeTestContext, openTestContext } from '../support/context';
import type { ExchangeSimulator } from '../support/exchange/simulator';
import { openSimulator } from '../support/exchange/simulator';
import { letter } from '../support/letters';

// The whole service beside a simulated Exchange: it is told of new mail, and reads it.

let context: Context;
let exchange: ExchangeSimulator;
let close: () => Promise<void>;
const LI_NA = 'li.na@haitu.example';

beforeEach(async () => {
  exchange = await openSimulator();
  const plain = await openTestContext();
  const { origin, caFile, signIn } = exchange;
  const { tenantId, clientId, secret } = signIn;
  const settings = { graph: origin, login: origin, tenantId, clientId, proof: { secret }, caFile };
  const config = { ...plain.config, exchange: settings };
  context = { ...plain, config, graph: graphFor(config, plain.database) };
  const app = await buildApp(context, { pages: null });
  config.publicUrl = await app.listen({ port: 0, host: '127.0.0.1' });
  context.queue.start(allJobs(context), 4);
  close = () => app.close();
});
afterEach(async () => {
  await context.queue.stop();
  await close();
  await context.graph?.close();
  await closeParsePool(context);
  await closeTestContext(context);
  await exchange.close();
});

const manager = () => context.database.manager;
const mail = (n: number | string) => letter({ id: `m${n}@nordlicht.example`, subject: `Mail ${n}`, text: `Text ${n}` });

async function until(holds: () => Promise<boolean>, ms = 20_000): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end;) {
    if (await holds()) return;
    await new Promise(done => setTimeout(done, 50));
  }
  throw new Error('it did not come to pass');
}

async function connect(address: string): Promise<number> {
  exchange.mailbox(address);
  const id = await inTransaction(context.database, async writer => {
    const values = { address, name: address, isShared: false, ownerId: null, watchedFolder: null, isActive: true };
    const made = await writer.save(writer.create(Mailbox, { ...values, createdAt: context.clock() }));
    await connectMailbox(writer, made.id, address, context.clock());
    await requestSync(writer, made.id);
    return made.id;
  });
  context.queue.wake();
  return id;
}
const isComplete = async (id: number) => (await stateOf(manager(), id, context.clock()))?.state === 'complete';

test('a mailbox is connected, its mail comes, and what arrives later is told of and filed at once', async () => {
  for (let at = 0; at < 30; at += 1) exchange.deliver(LI_NA, mail(at));
  const id = await connect(LI_NA);
  await until(() => isComplete(id));
  expect(await manager().countBy(MailboxMessage, { mailboxId: id })).toBe(30);
  expect(exchange.subscriptions.all()).toHaveLength(1);
  exchange.deliver(LI_NA, mail('new'));
  await until(async () => {
    const found = await manager().findOneBy(Message, { subject: 'Mail new' });
    return found !== null && (await manager().existsBy(FilingStatus, { messageId: found.id }));
  });
});

test('where notifications are lost, doubled and the subscription is taken away, nothing is missing in the end', async () => {
  const id = await connect(LI_NA);
  await until(() => isComplete(id));
  Object.assign(exchange.faults, { lostNotifications: 0.6, doubledNotifications: 0.5 });
  for (let at = 0; at < 40; at += 1) exchange.deliver(LI_NA, mail(at));
  await exchange.subscriptions.tellLife('subscriptionRemoved');
  await until(async () => (await manager().countBy(MailboxMessage, { mailboxId: id })) === 40);
  expect(await manager().count(Message)).toBe(40);
  await until(async () => exchange.subscriptions.all().length === 1);
  await until(() => isComplete(id));
});

test('a service that is not the one of the subscription is not believed', async () => {
  const id = await connect(LI_NA);
  await until(() => isComplete(id));
  const jobs = () => manager().countBy(Job, { name: In([SYNC, FIRST]) });
  await until(async () => (await jobs()) === 0);
  exchange.faults.lostNotifications = 1;
  exchange.deliver(LI_NA, mail('untold'));
  const [subscription] = exchange.subscriptions.all();
  const reply = await fetch(`${context.config.publicUrl}/webhooks/graph`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      value: [{ subscriptionId: subscription?.id, clientState: 'guessed', changeType: 'created' }],
    }),
  });
  expect(reply.status).toBe(202);
  expect(await reply.text()).toBe('');
  // Jobs are in the database before it is answered: none is, and nothing is read.
  expect(await jobs()).toBe(0);
  expect(await manager().existsBy(Message, { subject: 'Mail untold' })).toBe(false);
});
