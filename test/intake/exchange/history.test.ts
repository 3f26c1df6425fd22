import type { Context } from '../../../service/context';
import { tellStalled } from '../../../service/intake/exchange/alarming.service';
import { ExchangeItem, ExchangeMailbox } from '../../../service/intake/exchange/exchange.entity';
import { exchangeJobs } from '../../../service/intake/exchange/exchange.jobs';
import { connectMailbox } from '../../../service/intake/exchange/exchange.service';
import { ExchangeHappening } from '../../../service/intake/exchange/history.entity';
import { noteHappening, pruneHistory, readHistory } from '../../../service/intake/exchange/history.service';
import { readDays, readOpen } from '../../../service/intake/exchange/ledgerDays.service';
import { SYNC } from '../../../service/intake/exchange/requesting.service';
import { listExchange, refreshStanding } from '../../../service/intake/exchange/standing.service';
import { webhookAddress } from '../../../service/intake/exchange/subscribing.service';
import { closeParsePool } from '../../../service/intake/sharedPool.service';
import { Mailbox } from '../../../service/mail/message.entity';
import { inTransaction } from '../../../service/platform/database/transaction';
import { graphFor } from '../../../service/platform/graph/graphOf';
import { Notice } from '../../../service/teamwork/care.entity';
import { insertUser } from '../../../service/users/accounts.service';
import { OutgoingMail } from '../../../service/users/outgoingMail.entity';
import { saveSetting } from '../../../service/users/settings.service';
import { closeTestContext, openTestContext } from '../../support/context';
import type { ExchangeSimulator } from '../../support/exchange/simulator';
import { openSimulator } from '../../support/exchange/simulator';
import { letter } from '../../support/letters';

let context: Context;
let exchange: ExchangeSimulator;
let shift: number;
const LI_NA = 'li.na@haitu.example';
const WANG_LEI = 'wang.lei@haitu.example';

beforeEach(async () => {
  exchange = await openSimulator();
  shift = 0;
  const plain = await openTestContext();
  const { origin, caFile, signIn } = exchange;
  const { tenantId, clientId, secret } = signIn;
  const settings = { graph: origin, login: origin, tenantId, clientId, proof: { secret }, caFile };
  const config = { ...plain.config, exchange: settings };
  const clock = () => new Date(Date.now() + shift);
  context = { ...plain, config, clock, graph: graphFor(config) };
});
afterEach(async () => {
  await context.graph?.close();
  await closeParsePool(context);
  await closeTestContext(context);
  await exchange.close();
});

const manager = () => context.database.manager;
const mail = (n: number | string) => letter({ id: `m${n}@nordlicht.example`, subject: `Mail ${n}`, text: `Text ${n}` });
const later = (minutes: number) => (shift += minutes * 60_000);

async function connected(address: string): Promise<number> {
  exchange.mailbox(address);
  return inTransaction(context.database, async writer => {
    const values = { address, name: address, isShared: false, ownerId: null, watchedFolder: null, isActive: true };
    const { id } = await writer.save(writer.create(Mailbox, { ...values, createdAt: context.clock() }));
    await connectMailbox(writer, id, address, context.clock());
    return id;
  });
}

/** As the queue does it: the job of the mailbox, and once more for what it left. */
async function run(mailboxId: number, times = 3): Promise<void> {
  const job = exchangeJobs(context).find(one => one.name === SYNC);
  for (let at = 0; at < times; at += 1) {
    await job?.handler({ mailboxId }, { signal: new AbortController().signal } as never).catch(() => undefined);
    later(1);
  }
}
const kinds = async (mailboxId: number) =>
  (await readHistory(context, mailboxId, null, 50)).happenings.map(one => one.kind).reverse();

async function makeAdministrator(): Promise<void> {
  const admin = { address: 'admin@haitu.example', name: 'Admin', roles: ['administrator' as const] };
  await inTransaction(context.database, async writer => {
    await insertUser(writer, { ...admin, managerId: null }, context.clock());
    const host = 'mail.haitu.example';
    await saveSetting(writer, 'mail.outgoing', { isActive: true, host, from: 'crm@haitu.example' });
  });
}
const told = async () => ({
  mails: (await manager().find(OutgoingMail, { order: { id: 'ASC' } })).map(one => one.kind),
  notices: (await manager().find(Notice, { order: { id: 'ASC' } })).map(one => one.kind),
});

test('a first import is written down with its beginning, its end and what it brought', async () => {
  const id = await connected(LI_NA);
  for (let at = 0; at < 5; at += 1) exchange.deliver(LI_NA, mail(at));
  await run(id);
  // Nobody listens at our own address in this test.
  expect(await kinds(id)).toEqual(['subscription_refused', 'import_begun', 'import_ended']);
  const { happenings } = await readHistory(context, id, null, 1);
  expect(happenings[0]).toMatchObject({ details: { stored: 5, keptOut: 0 } });
  const { mailboxes } = await listExchange(context);
  expect(mailboxes[0]).toMatchObject({ state: 'complete', onServer: 5, stored: 5, missing: 0, isFirst: false });
});

test.each([410, 400] as const)(
  'links that are too old (%d) are written down once, however many folders had one',
  async how => {
    const id = await connected(LI_NA);
    exchange.deliver(LI_NA, mail(1));
    await run(id);
    exchange.expireLinks(how);
    await run(id);
    expect((await kinds(id)).filter(kind => kind === 'resynced')).toHaveLength(1);
  },
);

test('a gap is written down when it is found and when it is repaired, and the server is the sum of what became of its mail', async () => {
  const id = await connected(LI_NA);
  exchange.deliver(LI_NA, mail(1));
  await run(id);
  // Exchange never tells of it.
  const hidden = exchange.deliver(LI_NA, mail(2));
  exchange.mailbox(LI_NA).changes.get(hidden.folderId)?.pop();
  await run(id, 4);
  expect((await kinds(id)).slice(-2)).toEqual(['gap_found', 'gap_repaired']);
  const [mailbox] = (await listExchange(context)).mailboxes;
  expect(mailbox).toMatchObject({ state: 'complete', gapSince: null });
  expect(mailbox?.onServer).toBe((mailbox?.stored ?? 0) + (mailbox?.keptOut ?? 0) + (mailbox?.missing ?? 0));
});

test('while mail cannot be fetched the mailbox is not green, the day is named and the mail is listed with the reason', async () => {
  const id = await connected(LI_NA);
  const item = exchange.deliver(LI_NA, mail(1));
  await run(id);
  await inTransaction(context.database, writer =>
    writer.update(
      ExchangeItem,
      { mailboxId: id },
      { state: 'refused', reason: 'graph.refused', tries: 8, messageId: null },
    ),
  );
  await refreshStanding(context, id);
  const [mailbox] = (await listExchange(context)).mailboxes;
  expect(mailbox).toMatchObject({ state: 'incomplete', missing: 1, refused: 1 });
  expect(mailbox?.gapSince).not.toBeNull();
  const { days } = await readDays(context, id, {});
  expect(days).toEqual([expect.objectContaining({ onServer: 1, stored: 0, open: 1 })]);
  const { messages, more } = await readOpen(context, id);
  expect(messages).toEqual([expect.objectContaining({ state: 'refused', reason: 'graph.refused', tries: 8 })]);
  expect(messages[0]?.internetMessageId).toContain('m1@nordlicht.example');
  expect([more, item.isDraft]).toEqual([0, false]);
});

test('what comes again and again is one row with a count', async () => {
  const id = await connected(LI_NA);
  const note = (code: string) =>
    inTransaction(context.database, writer => noteHappening(writer, id, 'throttled', context.clock(), { code }));
  for (let at = 0; at < 30; at += 1) await note('graph.throttled');
  await note('graph.other');
  later(90);
  await note('graph.throttled');
  const { happenings } = await readHistory(context, id, null, 50);
  expect(happenings.map(one => one.times)).toEqual([1, 1, 30]);
});

test('the history is read in pages, and is forgotten: what is old, and of each mailbox all but the newest thousand', async () => {
  const [first, second] = [await connected(LI_NA), await connected(WANG_LEI)];
  const row = (mailboxId: number, at: Date) => ({ mailboxId, kind: 'resynced' as const, at, lastAt: at, times: 1 });
  const old = new Date(context.clock().getTime() - 200 * 86_400_000);
  await inTransaction(context.database, async writer => {
    const many = Array.from({ length: 1_010 }, () => ({ ...row(first, context.clock()), details: {} as never }));
    await writer.insert(ExchangeHappening, many);
    await writer.insert(ExchangeHappening, { ...row(second, old), details: {} as never });
  });
  expect(await pruneHistory(context)).toBe(11);
  expect(await manager().countBy(ExchangeHappening, { mailboxId: first })).toBe(1_000);
  expect(await manager().countBy(ExchangeHappening, { mailboxId: second })).toBe(0);
  const page = await readHistory(context, first, null, 600);
  const next = await readHistory(context, first, Number(page.nextCursor), 600);
  expect([page.happenings.length, next.happenings.length, next.nextCursor]).toEqual([600, 400, null]);
});

test('whoever manages mailboxes is told of a stalled one within a quarter of an hour, once, by mail and in the pages; and that all is well, once', async () => {
  await makeAdministrator();
  const id = await connected(LI_NA);
  await run(id);
  exchange.faults.reset = 1;
  for (let minute = 0; minute < 14; minute += 1) {
    await run(id, 1);
    await tellStalled(context);
  }
  expect(await told()).toEqual({ mails: ['exchange_stalled'], notices: ['mailbox_stalled'] });
  await tellStalled(context);
  exchange.faults.reset = 0;
  await run(id, 1);
  await tellStalled(context);
  await tellStalled(context);
  expect(await told()).toEqual({
    mails: ['exchange_stalled', 'exchange_read'],
    notices: ['mailbox_stalled', 'mailbox_read'],
  });
  expect(await kinds(id)).toEqual(expect.arrayContaining(['unreachable', 'stalled', 'works_again']));
});

test('where several stall the all-clear by mail waits for the last of them', async () => {
  await makeAdministrator();
  const [first, second] = [await connected(LI_NA), await connected(WANG_LEI)];
  later(14);
  expect(await tellStalled(context)).toBe(2);
  await run(first, 1);
  await tellStalled(context);
  expect((await told()).mails).toEqual(['exchange_stalled']);
  await run(second, 1);
  await run(first, 1);
  await tellStalled(context);
  expect(await told()).toEqual({
    mails: ['exchange_stalled', 'exchange_read'],
    notices: ['mailbox_stalled', 'mailbox_stalled', 'mailbox_read', 'mailbox_read'],
  });
});

test('a mailbox that somebody stops reading is no alarm, nor is one that he has read again', async () => {
  await makeAdministrator();
  const id = await connected(LI_NA);
  await run(id);
  await inTransaction(context.database, writer => writer.update(ExchangeMailbox, { mailboxId: id }, { isOn: false }));
  later(60);
  expect(await tellStalled(context)).toBe(0);
  await inTransaction(context.database, writer => connectMailbox(writer, id, LI_NA, context.clock()));
  expect(await tellStalled(context)).toBe(0);
  expect((await listExchange(context)).mailboxes[0]).toMatchObject({ state: 'complete' });
  expect(await told()).toEqual({ mails: [], notices: [] });
});

test('where the cloud cannot tell of new mail nobody subscribes, and what comes is read all the same', async () => {
  const { exchange: settings } = context.config;
  if (!settings) throw new Error('no exchange');
  context.config.publicUrl = 'https://crm.haitu.example';
  expect(webhookAddress(context)).toBe('https://crm.haitu.example/webhooks/graph');
  context.config.exchange = { ...settings, lacks: ['notifications'] };
  expect(webhookAddress(context)).toBeNull();
  const id = await connected(LI_NA);
  await run(id);
  exchange.deliver(LI_NA, mail('new'));
  await run(id, 2);
  expect(exchange.subscriptions.all()).toEqual([]);
  expect((await listExchange(context)).mailboxes[0]).toMatchObject({ state: 'complete', stored: 1 });
  expect((await listExchange(context)).isTold).toBe(false);
});
