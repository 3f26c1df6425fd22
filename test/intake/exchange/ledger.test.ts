import type { Context } from '../../../service/context';
import { ExchangeFolder } from '../../../service/intake/exchange/exchange.entity';
import { exchangeJobs } from '../../../service/intake/exchange/exchange.jobs';
import { connectMailbox, stateOf, syncMailbox } from '../../../service/intake/exchange/exchange.service';
import { gapsOf } from '../../../service/intake/exchange/ledger.service';
import { FIRST, requestSync, SYNC } from '../../../service/intake/exchange/requesting.service';
import { closeParsePool } from '../../../service/intake/sharedPool.service';
import { Mailbox, Message } from '../../../service/mail/message.entity';
import { inTransaction } from '../../../service/platform/database/transaction';
import type { Graph } from '../../../service/platform/graph/graph';
import { graphFault, graphUnreachable } from '../../../service/platform/graph/graphFaults';
import { graphFor } from '../../../service/platform/graph/graphOf';
import { Job } from '../../../service/platform/queue/job.entity';
import { closeTestContext, openTestContext } from '../../support/context';
import type { ExchangeSimulator } from '../../support/exchange/simulator';
import { openSimulator } from '../../support/exchange/simulator';
import type { SimItem, SimMailbox } from '../../support/exchange/store';
import { addFolder, addItem, removeFolder, touchItem } from '../../support/exchange/store';
import { letter } from '../../support/letters';

// What the ledger says while the server hides mail, and how reading goes on beside a first import.

const LI_NA = 'li.na@haitu.example';
let context: Context;
let exchange: ExchangeSimulator;
let box: SimMailbox;
let id: number;
let now: Date;

beforeEach(async () => {
  exchange = await openSimulator();
  box = exchange.mailbox(LI_NA);
  const plain = await openTestContext();
  const { origin, caFile, signIn } = exchange;
  const { tenantId, clientId, secret } = signIn;
  const settings = { graph: origin, login: origin, tenantId, clientId, proof: { secret }, caFile };
  now = new Date();
  context = { ...plain, clock: () => now, graph: graphFor({ exchange: settings }, plain.database) };
  id = await inTransaction(context.database, async writer => {
    const values = { address: LI_NA, name: LI_NA, isShared: false, ownerId: null, watchedFolder: null, isActive: true };
    const made = await writer.save(writer.create(Mailbox, { ...values, createdAt: now }));
    await connectMailbox(writer, made.id, LI_NA, now);
    return made.id;
  });
});
afterEach(async () => {
  await context.graph?.close();
  await closeParsePool(context);
  await closeTestContext(context);
  await exchange.close();
});

const manager = () => context.database.manager;
const mail = (n: number | string) => letter({ id: `m${n}@nordlicht.example`, subject: `Mail ${n}`, text: `Text ${n}` });
const state = async () => (await stateOf(manager(), id, now))?.state;
const hoursPass = (hours: number) => (now = new Date(now.getTime() + hours * 3_600_000));
const run = () => syncMailbox(context, id);
const fetches = () => exchange.requests.filter(one => one.path.endsWith('/$value')).length;

async function settle(): Promise<void> {
  for (let at = 0; at < 20; at += 1) if (!(await run()).isMore) return;
  throw new Error('it does not come to an end');
}

function hide(n: number | string): SimItem {
  const item = exchange.deliver(LI_NA, mail(n));
  item.isHidden = true;
  return item;
}

test('as long as the server counts a letter that it shows nowhere the mailbox is red, and green when it comes', async () => {
  exchange.deliver(LI_NA, mail(1));
  await settle();
  expect(await state()).toBe('complete');
  const hidden = hide(2);
  await settle();
  expect(await state()).toBe('incomplete');
  expect(await manager().findOneByOrFail(ExchangeFolder, { mailboxId: id, role: 'inbox' })).toMatchObject({ short: 1 });
  hidden.isHidden = false;
  touchItem(box, hidden);
  await settle();
  expect(await state()).toBe('complete');
  expect(await manager().count(Message)).toBe(2);
});

test('drafts are no missing mail; what the server counts and shows nowhere for a day is believed to be none, until one more is', async () => {
  exchange.deliver(LI_NA, mail(1));
  addItem(box, 'inbox', mail('draft'), { isDraft: true });
  await settle();
  expect(await state()).toBe('complete');
  hide('a note');
  await settle();
  hoursPass(23);
  await settle();
  expect(await state()).toBe('incomplete');
  hoursPass(7);
  await settle();
  expect(await state()).toBe('complete');
  expect(await manager().findOneByOrFail(ExchangeFolder, { mailboxId: id, role: 'inbox' })).toMatchObject({
    apart: 2,
    short: 0,
  });
  hide('one more');
  await settle();
  expect(await state()).toBe('incomplete');
});

test('where the comparison itself fails the mailbox is not green', async () => {
  exchange.deliver(LI_NA, mail(1));
  await settle();
  hide(2);
  // Neither what changed nor what is there can be read to its end, but how many there are can.
  const broken = { ...context, graph: { ...context.graph!, call: failingLists(context.graph!.call) } } as Context;
  await expect(syncMailbox(broken, id)).rejects.toMatchObject({ code: 'test.list' });
  expect(await state()).not.toBe('complete');
});

type Call = NonNullable<Context['graph']>['call'];
function failingLists(call: Call): Call {
  return one =>
    /\/messages$/.test(one.path) ? Promise.reject(Object.assign(new Error('x'), { code: 'test.list' })) : call(one);
}

test('a folder that is deleted while its mail is fetched leaves no gap, and keeps nobody waiting', async () => {
  const folder = addFolder(box, 'Nordlicht');
  for (const n of [1, 2, 3]) exchange.deliver(LI_NA, mail(n), folder.id);
  await settle();
  exchange.deliver(LI_NA, mail(4), folder.id);
  exchange.deliver(LI_NA, mail(5));
  removeFolder(box, folder.id);
  // The list of folders was read a moment ago.
  expect(await syncMailbox(context, id, { isTold: true })).toMatchObject({ isMore: false });
  expect(await manager().existsBy(Message, { subject: 'Mail 5' })).toBe(true);
  await settle();
  expect(await gapsOf(manager(), id)).toEqual([]);
  expect(await state()).toBe('complete');
  expect(await manager().count(Message)).toBe(4);
});

test('what was told of is read without asking for folders and totals again', async () => {
  await settle();
  exchange.deliver(LI_NA, mail(1));
  const before = exchange.requests.length;
  await syncMailbox(context, id, { isTold: true });
  const asked = exchange.requests.slice(before).map(one => one.path.replace(/.*\/users\/[^/]+/, ''));
  expect(asked.filter(path => !/messages/.test(path))).toEqual([]);
  expect(await manager().existsBy(Message, { subject: 'Mail 1' })).toBe(true);
});

test('a connection that breaks once costs no wait', async () => {
  for (let at = 0; at < 20; at += 1) exchange.deliver(LI_NA, mail(at));
  await settle();
  expect(fetches()).toBe(20);
  exchange.deliver(LI_NA, mail('new'));
  const { read } = context.graph!;
  let broken = 0;
  const once: typeof read = call => {
    broken += 1;
    return broken === 1 ? Promise.reject(graphUnreachable(new Error('x'))) : read(call);
  };
  await syncMailbox({ ...context, graph: { ...context.graph!, read: once } }, id);
  expect(await manager().existsBy(Message, { subject: 'Mail new' })).toBe(true);
});

test('the slice of a first import ends when somebody waits for what is new in the same mailbox', async () => {
  for (let at = 0; at < 130; at += 1) exchange.deliver(LI_NA, mail(at));
  // The beginning of its first import, as it stands when its first slice begins.
  const stop = new AbortController();
  const halted: Graph['read'] = () => {
    stop.abort(new Error('stopped'));
    return Promise.reject(new Error('stopped'));
  };
  const early = { ...context, graph: { ...context.graph!, read: halted } };
  await syncMailbox(early, id, { signal: stop.signal }).catch(() => undefined);
  await inTransaction(context.database, writer => requestSync(writer, id));
  const { settled, isMore } = await syncMailbox(context, id, { isFirst: true });
  expect({ settled, isMore }).toEqual({ settled: 40, isMore: true });
});

test('a first import that has spent its budget comes again later, and its job is not the one that reads what is new', async () => {
  exchange.deliver(LI_NA, mail(1));
  const spent: Graph['read'] = () => Promise.reject(graphFault({ status: 429, code: 'OwnBudget', retryAfter: '60' }));
  const job = exchangeJobs({ ...context, graph: { ...context.graph!, read: spent } });
  const running = { id: 1, key: String(id), attempt: 1, signal: new AbortController().signal };
  const runJob = (name: string) => job.find(one => one.name === name)?.handler({ mailboxId: id }, running);
  const waiting = async (name: string) => (await manager().findOneBy(Job, { name, key: String(id) }))?.dueAt ?? null;
  // What is old is left to the job of the first import.
  await runJob(SYNC);
  expect([await waiting(SYNC), await waiting(FIRST)]).toEqual([null, new Date(0)]);
  await inTransaction(context.database, writer => writer.delete(Job, { name: FIRST }));
  await runJob(FIRST);
  expect([await waiting(SYNC), await waiting(FIRST)]).toEqual([null, new Date(now.getTime() + 60_000)]);
});

test('a person who asks is not kept waiting by a job that is due in half an hour', async () => {
  const later = new Date(now.getTime() + 1_800_000);
  const dueAt = async () => (await manager().findOneByOrFail(Job, { name: SYNC, key: String(id) })).dueAt;
  await inTransaction(context.database, writer => requestSync(writer, id, { dueAt: later }));
  await inTransaction(context.database, writer => requestSync(writer, id));
  expect(await dueAt()).toEqual(later);
  await inTransaction(context.database, writer => requestSync(writer, id, { isAsking: true }));
  expect((await dueAt()).getTime()).toBeLessThan(now.getTime());
});
