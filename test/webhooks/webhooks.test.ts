import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deliverWaiting } from '../../service/webhooks/delivering.service';
import { DELIVER, handOn } from '../../service/webhooks/handing.service';
import { afterFailure, signature } from '../../service/webhooks/signing';
import { Job } from '../../service/platform/queue/job.entity';
import { Happening, Webhook, WebhookDelivery } from '../../service/users/happening.entity';
import { happeningOf } from '../../service/users/happenings';
import { User } from '../../service/users/user.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import type { TestApp, TestBrowser } from '../support/app';
import { buildTestApp } from '../support/app';
import { letter } from '../support/letters';
import { deliver, makeWorld } from '../support/world';
import type { TestWorld } from '../support/world';

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

let test: TestApp;
let world: TestWorld;
let server: Server;
let received: Received[];
let answer: number;
const signal = new AbortController().signal;

beforeEach(async () => {
  received = [];
  answer = 200;
  server = createServer((request, reply) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      reply.writeHead(answer).end();
    });
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  test = await buildTestApp({ config: { allowsLocalWebhooks: true } });
  world = await makeWorld(test.context);
});
afterEach(async () => {
  await test.close();
  server.closeAllConnections();
  await new Promise(done => server.close(done));
});

const signIn = (key: keyof TestWorld['viewers']) =>
  test.signIn({ id: world.viewers[key].userId, address: '', viewer: world.viewers[key] });
const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;

async function makeWebhook(browser: TestBrowser, kinds: string[]): Promise<{ id: number; secret: string }> {
  const reply = await browser.post('/api/webhooks', { name: 'ERP', url: url(), kinds });
  expect(reply.status).toBe(201);
  return { id: reply.body.webhook.id as number, secret: reply.body.secret as string };
}

/** Makes a webhook of another person's: in the tests he need not hold the right to make webhooks. */
async function givenTo(id: number, key: keyof TestWorld['viewers']): Promise<void> {
  await inTransaction(test.context.database, manager =>
    manager.update(Webhook, { id }, { ownerId: world.viewers[key].userId }),
  );
}

async function deliverAll(letters: readonly Buffer[]): Promise<void> {
  for (const one of letters) await deliver(test.context, world.mailboxes.liNa, one);
}

const changeCompany = async (browser: TestBrowser, name: string) => {
  const list = await browser.get('/api/companies');
  const company = (list.body.companies as { id: number; name: string }[]).find(one => one.name.includes(name));
  const { body } = await browser.get(`/api/companies/${company?.id}`);
  const saved = await browser.patch(`/api/companies/${company?.id}?version=${body.version}`, { city: 'Bremen' });
  expect(saved.status).toBe(200);
  return company?.id;
};

describe('a webhook', () => {
  it('is told of a change, signed, with the kind and the number and nothing else', async () => {
    const { id, secret } = await makeWebhook(await signIn('zhouMin'), ['company.changed']);
    const companyId = await changeCompany(await signIn('liNa'), 'Nordlicht');
    await handOn(test.context, signal);
    await deliverWaiting(test.context, id, signal);
    expect(received).toHaveLength(1);
    const { headers, body } = received[0] as Received;
    expect(JSON.parse(body)).toEqual({
      delivery: 1,
      event: 'company.changed',
      at: test.time.now.toISOString(),
      subject: 'company',
      ids: [companyId],
    });
    const at = Number(headers['tradepost-timestamp']);
    expect(headers['tradepost-signature']).toBe(`v1=${signature(secret, body, at)}`);
    expect(body).not.toContain('Nordlicht');
  });

  it('is told only of what its owner may see', async () => {
    const { id } = await makeWebhook(await signIn('zhouMin'), ['company.changed']);
    await givenTo(id, 'wangLei');
    await changeCompany(await signIn('liNa'), 'Nordlicht');
    const own = await changeCompany(await signIn('wangLei'), 'Atlas');
    await handOn(test.context, signal);
    await deliverWaiting(test.context, id, signal);
    expect(received.map(one => JSON.parse(one.body).ids)).toEqual([[own]]);
  });

  it('says by whose rights it is told, and of which chosen kinds its owner can never hear', async () => {
    const admin = await signIn('admin');
    const { id } = await makeWebhook(admin, ['company.changed', 'lead.created']);
    const reach = async () => (await admin.get('/api/webhooks')).body.webhooks[0].reach as object;
    const { owners } = (await admin.get('/api/webhooks')).body;
    expect(owners[0]).toMatchObject({ reach: { isAll: false, companies: 0 } });
    expect(await reach()).toEqual({
      ...{ isAll: false, companies: 0 },
      silent: expect.arrayContaining(['company.changed', 'contact.created', 'record.changed', 'lead.created']),
    });
    await givenTo(id, 'liNa');
    expect(await reach()).toEqual({ isAll: false, companies: 1, silent: [] });
    await givenTo(id, 'zhouMin');
    expect(await reach()).toEqual({ isAll: true, companies: 3, silent: [] });
    await test.context.database.writer.query(
      `UPDATE "user" SET "isActive" = 0 WHERE "id" = ${world.viewers.zhouMin.userId}`,
    );
    expect(await reach()).toMatchObject({ isAll: false, companies: 0 });
  });

  it('sends nothing that waits once its owner has left, or a program’s account has become a person’s', async () => {
    const { id } = await makeWebhook(await signIn('zhouMin'), ['company.changed']);
    await givenTo(id, 'wangLei');
    await changeCompany(await signIn('wangLei'), 'Atlas');
    await handOn(test.context, signal);
    const change = (values: object) =>
      inTransaction(test.context.database, manager =>
        manager.update(User, { id: world.viewers.wangLei.userId }, values),
      );
    await change({ isActive: false });
    await deliverWaiting(test.context, id, signal);
    await change({ isActive: true, passwordHash: 'set' });
    await deliverWaiting(test.context, id, signal);
    await changeCompany(await signIn('wangLei'), 'Atlas');
    await handOn(test.context, signal);
    expect(received).toEqual([]);
    expect(await test.context.database.manager.countBy(WebhookDelivery, { webhookId: id })).toBe(1);
  });

  it('is told of a batch of mail by one row, and of the mails that its owner sees', async () => {
    const { id } = await makeWebhook(await signIn('zhouMin'), ['message.stored']);
    await givenTo(id, 'wangLei');
    const letters = Array.from({ length: 20 }, (_, at) =>
      letter({ id: `m${at}@nordlicht.example`, subject: `Q ${at}` }),
    );
    await deliverAll(letters);
    expect(await test.context.database.manager.count(Happening)).toBeGreaterThan(0);
    await handOn(test.context, signal);
    expect(await test.context.database.manager.count(WebhookDelivery)).toBe(0);
    expect(await test.context.database.manager.count(Happening)).toBe(0);
    await givenTo(id, 'liNa');
    await deliverAll([letter({ id: 'n@nordlicht.example', subject: 'New' })]);
    await handOn(test.context, signal);
    await deliverWaiting(test.context, id, signal);
    expect(received).toHaveLength(1);
  });

  it('costs nothing where there is none: nothing is written', async () => {
    await deliverAll([letter({ id: 'n@nordlicht.example', subject: 'New' })]);
    await changeCompany(await signIn('liNa'), 'Nordlicht');
    expect(await test.context.database.manager.count(Happening)).toBe(0);
    expect(await test.context.database.manager.countBy(Job, { name: 'webhooks.hand_on' })).toBe(0);
  });

  it('hears of nothing that was rolled back', async () => {
    await makeWebhook(await signIn('zhouMin'), ['company.changed']);
    const browser = await signIn('liNa');
    const { body } = await browser.get('/api/companies');
    expect((await browser.patch(`/api/companies/${body.companies[0].id}?version=99`, { city: 'x' })).status).toBe(409);
    expect(await test.context.database.manager.count(Happening)).toBe(0);
  });

  it('that does not answer keeps what is to be told, in order, and is told later', async () => {
    const { id } = await makeWebhook(await signIn('zhouMin'), ['company.changed']);
    const first = await changeCompany(await signIn('liNa'), 'Nordlicht');
    const second = await changeCompany(await signIn('wangLei'), 'Atlas');
    await handOn(test.context, signal);
    expect(await test.context.database.manager.countBy(Job, { name: DELIVER })).toBe(1);
    answer = 500;
    await expect(deliverWaiting(test.context, id, signal)).rejects.toMatchObject({ retry: true });
    expect(received).toHaveLength(1);
    answer = 204;
    await deliverWaiting(test.context, id, signal);
    expect(received.map(one => JSON.parse(one.body).ids)).toEqual([[first], [first], [second]]);
    expect(await test.context.database.manager.findOneByOrFail(Webhook, { id })).toMatchObject({ failures: 0 });
  });

  it('that never answers is paused, with an entry in the audit log, and goes on where it stopped once it is resumed', async () => {
    const owner = await signIn('zhouMin');
    const { id } = await makeWebhook(owner, ['company.changed']);
    for (const name of ['Nordlicht', 'Nordlicht']) await changeCompany(await signIn('liNa'), name);
    await handOn(test.context, signal);
    answer = 503;
    for (let turn = 0; turn < 25; turn += 1) await deliverWaiting(test.context, id, signal).catch(() => undefined);
    const paused = (await owner.get('/api/webhooks')).body.webhooks[0];
    expect(paused).toMatchObject({ isActive: false, pauseReason: 'failures', failures: 20, dead: 1, waiting: 1 });
    expect((await owner.get('/api/audit?kind=webhook')).body.entries[0].action).toBe('webhook.paused');
    answer = 200;
    await deliverWaiting(test.context, id, signal);
    expect(received).toHaveLength(20);
    await owner.patch(`/api/webhooks/${id}?version=${paused.version}`, { isActive: true });
    await deliverWaiting(test.context, id, signal);
    const log = (await owner.get(`/api/webhooks/${id}/deliveries`)).body.deliveries;
    expect(log.map((one: { state: string }) => one.state)).toEqual(['delivered', 'dead']);
    expect((await owner.post(`/api/webhooks/${id}/deliveries/${log[1].id}/retry`)).status).toBe(200);
    await deliverWaiting(test.context, id, signal);
    expect(received).toHaveLength(22);
  });

  it('is tried at once by a button, which says what came back', async () => {
    const owner = await signIn('zhouMin');
    const { id } = await makeWebhook(owner, ['company.changed']);
    expect((await owner.post(`/api/webhooks/${id}/test`)).body).toMatchObject({ state: 'delivered', status: 200 });
    answer = 404;
    expect((await owner.post(`/api/webhooks/${id}/test`)).body).toMatchObject({ state: 'dead', status: 404 });
    expect(received.map(one => one.headers['tradepost-event'])).toEqual(['webhook.test', 'webhook.test']);
  });

  it('of somebody else is not led to another address by an administrator, who would see what he may not', async () => {
    const { id } = await makeWebhook(await signIn('zhouMin'), ['message.stored']);
    await inTransaction(test.context.database, manager =>
      manager.query(`UPDATE "user" SET "lastSignInAt" = '2026-01-01 00:00:00.000'`),
    );
    const admin = await signIn('admin');
    const moved = await admin.patch(`/api/webhooks/${id}?version=1`, { url: 'https://elsewhere.example/x' });
    expect(moved.body.error.code).toBe('program.of_a_person');
    expect((await admin.patch(`/api/webhooks/${id}?version=1`, { isActive: false })).status).toBe(200);
    expect((await admin.patch(`/api/webhooks/${id}?version=1`, { isActive: true })).body.error.code).toBe(
      'version.changed',
    );
  });

  it('is not made for an inner address or a happening that does not exist', async () => {
    const owner = await signIn('zhouMin');
    const make = async (body: object) =>
      (await owner.post('/api/webhooks', { name: 'x', url: url(), kinds: ['company.changed'], ...body })).body.error
        .code;
    expect(await make({ url: 'https://10.0.0.1/' })).toBe('outgoing.bad_url');
    expect(await make({ kinds: ['mail.read'] })).toBe('webhook.unknown_kind');
  });

  it('is removed with its log', async () => {
    const owner = await signIn('zhouMin');
    const { id } = await makeWebhook(owner, ['company.changed']);
    await owner.post(`/api/webhooks/${id}/test`);
    expect((await owner.delete(`/api/webhooks/${id}`)).status).toBe(200);
    expect(await test.context.database.manager.count(WebhookDelivery)).toBe(0);
  });
});

describe('a failure', () => {
  it.each([
    [1, 1, { isDead: false, isPaused: false }],
    [12, 12, { isDead: true, isPaused: false }],
    [8, 20, { isDead: false, isPaused: true }],
  ])('after %i attempts and %i in a row leads to %o', (attempts, failures, what) =>
    expect(afterFailure(attempts, failures)).toEqual(what),
  );
});

describe('an act of people', () => {
  it.each([
    ['company.created', 'company', 'company.created'],
    ['company.changed', 'company', 'company.changed'],
    ['company.merged', 'company', 'company.changed'],
    ['filing.decided', 'message', 'review.decided'],
    ['filing.undone', 'message', 'review.decided'],
    ['message.read', 'message', null],
    ['user.locked', 'user', null],
  ])('%s on a %s is told as %s', (action, subject, kind) => expect(happeningOf(action, subject)).toBe(kind));
});
