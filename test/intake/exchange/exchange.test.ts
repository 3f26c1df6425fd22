import { createHash } from 'node:crypto';
import type { Context } from '../../../service/context';
import { connectMailbox, stateOf, syncMailbox } from '../../../service/intake/exchange/exchange.service';
import { ExchangeItem, ExchangeMailbox, ExchangeSubscription } from '../../../service/intake/exchange/exchange.entity';
import { hearNotifications } from '../../../service/intake/exchange/subscribing.service';
import { gapsOf, sweepMailbox } from '../../../service/intake/exchange/ledger.service';
import { linesOfMailbox } from '../../../service/intake/messageExport.service';
import { closeParsePool } from '../../../service/intake/sharedPool.service';
import { Mailbox, MailboxMessage, Message } from '../../../service/mail/message.entity';
import { inTransaction } from '../../../service/platform/database/transaction';
import { Job } from '../../../service/platform/queue/job.entity';
import { graphFor } from '../../../service/platform/graph/graphOf';
import { tellStalled } from '../../../service/intake/exchange/alarming.service';
import { insertUser } from '../../../service/users/accounts.service';
import { OutgoingMail } from '../../../service/users/outgoingMail.entity';
import { saveSetting } from '../../../service/users/settings.service';
import { closeTestContext, openTestContext } from '../../support/context';
import { chances } from '../../support/exchange/faults';
import type { ExchangeSimulator } from '../../support/exchange/simulator';
import { openSimulator } from '../../support/exchange/simulator';
import { addFolder, moveItem, removeItem } from '../../support/exchange/store';
import { letter } from '../../support/letters';

let context: Context;
let exchange: ExchangeSimulator;
const LI_NA = 'li.na@haitu.example';
const WANG_LEI = 'wang.lei@haitu.example';

beforeEach(async () => {
  exchange = await openSimulator();
  const plain = await openTestContext();
  const { origin, caFile, signIn } = exchange;
  const { tenantId, clientId, secret } = signIn;
  const settings = { graph: origin, login: origin, tenantId, clientId, proof: { secret }, caFile };
  context = { ...plain, graph: graphFor({ exchange: settings }) };
});
afterEach(async () => {
  await context.graph?.close();
  await closeParsePool(context);
  await closeTestContext(context);
  await exchange.close();
});

const manager = () => context.database.manager;

async function connected(address: string): Promise<number> {
  exchange.mailbox(address);
  return inTransaction(context.database, async writer => {
    const values = { address, name: address, isShared: false, ownerId: null, watchedFolder: null, isActive: true };
    const { id } = await writer.save(writer.create(Mailbox, { ...values, createdAt: context.clock() }));
    await connectMailbox(writer, id, address, context.clock());
    return id;
  });
}

/** Runs until nothing is left to do, whatever goes wrong on the way. */
async function syncAll(mailboxId: number, runs = 200): Promise<void> {
  for (let run = 0; run < runs; run += 1) {
    await dueNow(mailboxId);
    const done = await syncMailbox(context, mailboxId).catch(() => null);
    if (done && !done.isMore && done.settled === 0 && (await wanted(mailboxId)) === 0) return;
  }
  throw new Error('it does not come to an end');
}
const wanted = (mailboxId: number) => manager().countBy(ExchangeItem, { mailboxId, state: 'wanted' });
/** What waits for another try need not wait here. */
const dueNow = (mailboxId: number) =>
  inTransaction(context.database, writer =>
    writer.update(ExchangeItem, { mailboxId, state: 'wanted' }, { dueAt: new Date(0), tries: 0 }),
  );
const subjects = async () => (await manager().find(Message, { order: { subject: 'ASC' } })).map(one => one.subject);
const mail = (n: number | string, more = {}) =>
  letter({ id: `m${n}@nordlicht.example`, subject: `Mail ${n}`, text: `Text ${n}`, ...more });

/** The last change of a folder is never told of. */
const hide = (folderId: string) => exchange.mailbox(LI_NA).changes.get(folderId)?.pop();

test('what stands in a mailbox comes, from every folder but those for rubbish and what is unfinished', async () => {
  const id = await connected(LI_NA);
  const project = addFolder(exchange.mailbox(LI_NA), 'Nordlicht', exchange.mailbox(LI_NA).folders.keys().next().value);
  exchange.deliver(LI_NA, mail(1));
  exchange.deliver(LI_NA, mail(2, { from: LI_NA, to: 'anna.weber@nordlicht.example' }), 'sentitems');
  exchange.deliver(LI_NA, mail(3), project.id);
  for (const [at, folder] of ['drafts', 'deleteditems', 'junkemail'].entries())
    exchange.deliver(LI_NA, mail(`no ${at}`), folder);
  await syncAll(id);
  expect(await subjects()).toEqual(['Mail 1', 'Mail 2', 'Mail 3']);
  expect(await stateOf(manager(), id, context.clock())).toMatchObject({ state: 'complete', wanted: 0, gaps: 0 });
});

test('a second run brings what is new, and nothing twice', async () => {
  const id = await connected(LI_NA);
  for (let at = 0; at < 25; at += 1) exchange.deliver(LI_NA, mail(at));
  await syncAll(id);
  const fetched = () => exchange.requests.filter(one => one.path.endsWith('/$value')).length;
  expect(fetched()).toBe(25);
  exchange.deliver(LI_NA, mail('new'));
  await syncAll(id);
  expect(fetched()).toBe(26);
  expect(await manager().count(Message)).toBe(26);
});

test('what another mailbox brought already is not fetched again, and stands in both', async () => {
  const [first, second] = [await connected(LI_NA), await connected(WANG_LEI)];
  for (let at = 0; at < 10; at += 1) for (const address of [LI_NA, WANG_LEI]) exchange.deliver(address, mail(at));
  await syncAll(first);
  const before = exchange.requests.filter(one => one.path.endsWith('/$value')).length;
  await syncAll(second);
  expect(exchange.requests.filter(one => one.path.endsWith('/$value')).length).toBe(before);
  expect(await manager().countBy(MailboxMessage, { mailboxId: second })).toBe(10);
  expect(await manager().count(Message)).toBe(10);
});

test('a mail that moves keeps its place in the archive; one that is thrown away stays in it', async () => {
  const id = await connected(LI_NA);
  const [moved, thrown] = [exchange.deliver(LI_NA, mail(1)), exchange.deliver(LI_NA, mail(2))];
  await syncAll(id);
  moveItem(exchange.mailbox(LI_NA), moved, 'archive');
  removeItem(exchange.mailbox(LI_NA), thrown);
  await syncAll(id);
  expect(await subjects()).toEqual(['Mail 1', 'Mail 2']);
  expect(await manager().count(ExchangeItem)).toBe(2);
  const { id: messageId } = await manager().findOneByOrFail(Message, { subject: 'Mail 1' });
  expect(await manager().findOneByOrFail(MailboxMessage, { mailboxId: id, messageId })).toMatchObject({
    folder: '存档',
  });
});

test.each([410, 400] as const)('links that are too old (%d) lose nothing', async how => {
  const id = await connected(LI_NA);
  exchange.deliver(LI_NA, mail(1));
  await syncAll(id);
  exchange.deliver(LI_NA, mail(2));
  exchange.expireLinks(how);
  await syncAll(id);
  expect(await subjects()).toEqual(['Mail 1', 'Mail 2']);
});

test('a mail that the changes never tell of (away and back between two looks, R9) is found by its folder, which has one more', async () => {
  const id = await connected(LI_NA);
  exchange.deliver(LI_NA, mail(1));
  await syncAll(id);
  hide(exchange.deliver(LI_NA, mail(2)).folderId);
  await syncAll(id);
  expect(await subjects()).toEqual(['Mail 1', 'Mail 2']);
  expect(await gapsOf(manager(), id)).toEqual([]);
  expect(await stateOf(manager(), id, context.clock())).toMatchObject({ state: 'complete' });
});

test('where one mail was never told of and another has left, the comparison of all of them finds both', async () => {
  const id = await connected(LI_NA);
  const [gone] = [exchange.deliver(LI_NA, mail(1)), exchange.deliver(LI_NA, mail(2))];
  await syncAll(id);
  const box = exchange.mailbox(LI_NA);
  hide(exchange.deliver(LI_NA, mail(3)).folderId);
  removeItem(box, gone);
  hide(gone.folderId);
  await syncAll(id);
  expect(await subjects()).toEqual(['Mail 1', 'Mail 2']);
  const row = await manager().findOneByOrFail(ExchangeMailbox, { mailboxId: id });
  expect(await sweepMailbox(context, context.graph!, row)).toMatchObject({ onServer: 2, missed: 1, moved: 1 });
  expect(await gapsOf(manager(), id)).toMatchObject([{ onServer: 2, stored: 1, open: 1 }]);
  await syncAll(id);
  expect(await subjects()).toEqual(['Mail 1', 'Mail 2', 'Mail 3']);
  expect(await stateOf(manager(), id, context.clock())).toMatchObject({ state: 'complete' });
});

test('while a mail cannot be fetched the mailbox is red, and the day is named', async () => {
  const id = await connected(LI_NA);
  exchange.deliver(LI_NA, mail(1));
  await syncAll(id);
  const item = exchange.deliver(LI_NA, mail(2));
  const mime = item.mime;
  // The server gives another letter than it was asked for, again and again (R15).
  item.mime = mail('other');
  await syncMailbox(context, id);
  expect(await stateOf(manager(), id, context.clock())).toMatchObject({ state: 'incomplete', gaps: 1 });
  expect(await gapsOf(manager(), id)).toMatchObject([{ day: '2026-11-02', onServer: 2, stored: 1, open: 1 }]);
  expect(await subjects()).toEqual(['Mail 1']);
  item.mime = mime;
  await syncAll(id);
  expect(await stateOf(manager(), id, context.clock())).toMatchObject({ state: 'complete', gaps: 0 });
});

test('with faults at every door every mail comes once, never five requests at a time, and the ledger is green', async () => {
  const addresses = [LI_NA, WANG_LEI];
  const ids = [await connected(LI_NA), await connected(WANG_LEI)];
  const chance = chances(11);
  for (let at = 0; at < 120; at += 1)
    for (const address of addresses) if (chance() < 0.7) exchange.deliver(address, mail(at));
  const faults = { unavailable: 0.03, reset: 0.02, resetAfter: 0.02, torn: 0.02, emptyPages: 0.2, repeated: 0.2 };
  Object.assign(exchange.faults, faults);
  await Promise.all(ids.map(id => syncAll(id)));
  Object.assign(exchange.faults, { unavailable: 0, reset: 0, resetAfter: 0, torn: 0 });
  for (const [at, id] of ids.entries()) {
    const box = exchange.mailbox(addresses[at] as string);
    const row = await manager().findOneByOrFail(ExchangeMailbox, { mailboxId: id });
    await sweepMailbox(context, context.graph!, row);
    expect(await stateOf(manager(), id, context.clock())).toMatchObject({ state: 'complete', gaps: 0 });
    expect(await manager().countBy(MailboxMessage, { mailboxId: id })).toBe(box.items.size);
  }
  expect(exchange.gate.mostAtOnce()).toBeLessThanOrEqual(4);
  const letters = new Set(
    addresses.flatMap(address => [...exchange.mailbox(address).items.values()].map(one => one.internetMessageId)),
  );
  expect(await manager().count(Message)).toBe(letters.size);
}, 120_000);

test('what is told of a mailbox is noted as work once, and only by whoever knows the secret of the subscription', async () => {
  const id = await connected(LI_NA);
  const hash = createHash('sha256').update('secret').digest('hex');
  const row = { mailboxId: id, subscriptionId: 's1', stateHash: hash, expiresAt: new Date(Date.now() + 1e9) };
  await inTransaction(context.database, writer => writer.insert(ExchangeSubscription, row));
  const told = (clientState: string | null, more = {}) => ({ subscriptionId: 's1', clientState, ...more });
  expect(
    await hearNotifications(context, [told('wrong'), told(null), { ...told('secret'), subscriptionId: 's2' }]),
  ).toBe(0);
  expect(await manager().countBy(Job, { name: 'exchange.sync' })).toBe(0);
  expect(await hearNotifications(context, [told('secret'), told('secret')])).toBe(1);
  await hearNotifications(context, [told('secret')]);
  expect(await manager().countBy(Job, { name: 'exchange.sync' })).toBe(1);
  await hearNotifications(context, [told('secret', { lifecycleEvent: 'subscriptionRemoved' })]);
  expect(await manager().count(ExchangeSubscription)).toBe(0);
});

test('what became of every mail of a mailbox is listed, with its Message-ID, for whoever compares it with the server', async () => {
  const id = await connected(LI_NA);
  exchange.deliver(LI_NA, mail(1));
  exchange.deliver(LI_NA, mail(2, { headers: { 'List-Unsubscribe': '<mailto:x@news.example>', Precedence: 'bulk' } }));
  await syncAll(id);
  const lines = [];
  for await (const line of linesOfMailbox(manager(), LI_NA)) lines.push(line);
  const of = (n: number) => ({ mailbox: LI_NA, internetMessageId: `m${n}@nordlicht.example`, folder: '收件箱' });
  expect(lines).toHaveLength(2);
  expect(lines).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ ...of(1), state: 'stored' }),
      expect.objectContaining({ ...of(2), state: 'kept_out', reason: 'newsletter' }),
    ]),
  );
});

test('whoever manages mailboxes is told once that one is not being read, and again the next time', async () => {
  const id = await connected(LI_NA);
  const admin = { address: 'admin@haitu.example', name: 'Admin', roles: ['administrator' as const] };
  await inTransaction(context.database, async writer => {
    await insertUser(writer, { ...admin, managerId: null }, context.clock());
    await saveSetting(writer, 'mail.outgoing', {
      isActive: true,
      host: 'mail.haitu.example',
      from: 'crm@haitu.example',
    });
  });
  const later = (minutes: number) => ({ ...context, clock: () => new Date(Date.now() + minutes * 60_000) });
  const mails = () => manager().countBy(OutgoingMail, { kind: 'exchange_stalled' });
  expect(await tellStalled(later(12))).toBe(0);
  expect(await tellStalled(later(14))).toBe(1);
  expect(await tellStalled(later(17))).toBe(0);
  expect(await mails()).toBe(1);
  await syncAll(id);
  expect(await tellStalled(later(1))).toBe(0);
  expect(await tellStalled(later(20))).toBe(1);
  expect(await mails()).toBe(2);
});

test('of two who read a mailbox at once one does it, and the other comes again; a mailbox that is switched off is left alone', async () => {
  const id = await connected(LI_NA);
  for (let at = 0; at < 5; at += 1) exchange.deliver(LI_NA, mail(at));
  const [one, other] = await Promise.all([syncMailbox(context, id), syncMailbox(context, id)]);
  expect([one.isElsewhere, other.isElsewhere].filter(Boolean)).toHaveLength(1);
  expect(one.settled + other.settled).toBe(5);
  await inTransaction(context.database, writer => writer.update(ExchangeMailbox, { mailboxId: id }, { isOn: false }));
  exchange.deliver(LI_NA, mail('later'));
  expect(await syncMailbox(context, id)).toEqual({ settled: 0, isMore: false });
  expect(await manager().count(Message)).toBe(5);
});
