import { Company } from '../../service/companies/company.entity';
import { CompanyEvent, CompanyTouch } from '../../service/companies/profile.entity';
import { CompanyClaim } from '../../service/leads/assignment.entity';
import type { CustomerRules } from '../../service/leads/customerPool.schema';
import { leadsJobs } from '../../service/leads/leads.jobs';
import { Job } from '../../service/platform/queue/job.entity';
import { createRecord } from '../../service/records/records.service';
import { TradeRecord } from '../../service/records/record.entity';
import { Notice } from '../../service/teamwork/care.entity';
import { AuditEntry } from '../../service/users/user.entity';
import type { TestBrowser } from '../support/app';
import type { Office } from './office';
import { openOffice } from './office';
import { changed, DAY, makePool } from './poolWorld';

const rules: CustomerRules = {
  ...{ isOn: true, days: 90, warnDays: 7, protectionDays: 0, most: 0, exemptLevels: [] },
};
let office: Office;
let begun: number;
let chenJing: TestBrowser;
let liNa: TestBrowser;
let wangLei: TestBrowser;
let nordlicht: number;

beforeEach(async () => {
  office = await openOffice();
  begun = office.app.time.now.getTime();
  await later(0);
  nordlicht = (await manager().findOneByOrFail(Company, { name: 'Nordlicht Küchen GmbH' })).id;
});
afterEach(() => office.app.close());

const manager = () => office.context.database.manager;
const writer = () => office.context.database.writer.manager;
const day = (days: number) => new Date(begun + days * DAY);
const company = (id = nordlicht) => manager().findOneByOrFail(Company, { id });

async function later(days: number): Promise<void> {
  office.app.time.now = day(days);
  [chenJing, liNa, wangLei] = await Promise.all([
    office.browserOf('chenJing'),
    office.browserOf('liNa'),
    office.browserOf('wangLei'),
  ]);
}

/** Lets the clock run, what a change of a pool asked for, and the daily look. */
async function tick(isReckoned = true): Promise<void> {
  // What mail and records have touched, another job reckons.
  if (isReckoned) await writer().deleteAll(CompanyTouch);
  const run = { id: 0, key: '', attempt: 1, signal: new AbortController().signal };
  const jobs = leadsJobs(office.context);
  const handle = (name: string, payload: unknown) =>
    jobs.find(job => job.name === name)?.handler(payload as never, run);
  for (const job of await manager().findBy(Job, { name: 'customers.reckon', state: 'waiting' })) {
    await writer().delete(Job, { id: job.id });
    await handle('customers.reckon', job.payload);
  }
  await handle('customers.reckon', {});
  await handle('leads.clock', {});
}

/** So many days on, with the clock running each day. */
async function live(from: number, to: number): Promise<void> {
  for (let at = from; at <= to; at += 1) {
    office.app.time.now = day(at);
    await tick();
  }
  await later(to);
}

const notices = async () =>
  (await manager().find(Notice, { where: { companyId: nordlicht }, order: { id: 'ASC' } })).map(
    row => `${row.kind} ${row.userId === office.viewers.liNa.userId ? 'liNa' : 'chenJing'}`,
  );

test('a pool takes no customers until somebody switches it on for them', async () => {
  const pool = await makePool(chenJing);
  expect(pool.customers).toMatchObject({ isOn: false });
  await live(300, 301);
  expect(await company()).toMatchObject({ ownerId: office.viewers.liNa.userId, poolId: null, returnsAt: null });
});

test('a customer with whom nothing passes returns after its days, with one warning', async () => {
  const pool = await makePool(chenJing, { customers: rules });
  await tick();
  expect((await company()).returnsAt).toEqual(day(90));
  await live(82, 83);
  await live(84, 85);
  expect(await notices()).toEqual(['customer_returns liNa']);
  const told = await liNa.get(`/api/companies/${nordlicht}/pool`);
  expect(told.body).toMatchObject({ returnsAt: day(90).toISOString(), days: 5, pool: pool.name, canRelease: true });
  expect((await liNa.get('/api/my-day')).body.returningCustomers).toMatchObject([{ id: nordlicht }]);
  await live(89, 91);
  expect(await company()).toMatchObject({
    ...{ ownerId: null, poolId: pool.id, returnsAt: null, formerOwnerId: office.viewers.liNa.userId },
  });
  expect((await notices()).slice(1)).toEqual(['customer_returned liNa', 'customer_returned chenJing']);
  const [event] = await manager().findBy(CompanyEvent, { companyId: nordlicht, kind: 'owner' });
  expect(event).toMatchObject({ rule: 'pool_idle', toValue: null, userId: null });
  expect(await manager().countBy(AuditEntry, { action: 'company.pooled', subjectId: nordlicht })).toBe(1);
});

test('mail both ways, a quotation and an order wind the clock; typed notes and mail of one side do not', async () => {
  await makePool(chenJing, { customers: rules });
  await tick();
  office.app.time.now = day(60);
  await writer().update(Company, nordlicht, { lastInAt: day(50), lastOutAt: day(40), lastContactAt: day(50) });
  await live(85, 92);
  expect(await company()).toMatchObject({ ownerId: office.viewers.liNa.userId, returnsAt: day(130) });
  const note = { text: 'Called them, all is well', isPrompt: false };
  expect((await liNa.post(`/api/companies/${nordlicht}/notes`, note)).status).toBe(200);
  await writer().update(Company, nordlicht, { lastOutAt: day(92) });
  const body = { kind: 'quote' as const, number: 'Q-2026-0099', title: 'Trays' };
  office.app.time.now = day(120);
  await createRecord(office.context, office.viewers.liNa, nordlicht, body);
  await live(129, 131);
  expect(await company()).toMatchObject({ ownerId: office.viewers.liNa.userId, returnsAt: day(210) });
  await live(209, 211);
  expect((await company()).ownerId).toBeNull();
});

test('suppliers, levels that are left out and the blacklisted stay whatever happens', async () => {
  await makePool(chenJing, { customers: { ...rules, exemptLevels: ['key'] } });
  await writer().update(Company, nordlicht, { level: 'key' });
  const supplier = (await manager().findOneByOrFail(Company, { isSupplier: true })).id;
  await live(300, 310);
  expect((await company()).ownerId).not.toBeNull();
  expect((await company(supplier)).ownerId).not.toBeNull();
});

test('a pool that is switched on for old customers gives everybody the days of the warning', async () => {
  const pool = await makePool(chenJing);
  await later(400);
  const reply = await chenJing.patch(
    `/api/pools/${pool.id}?version=${pool.version}`,
    changed(pool, { customers: rules }),
  );
  expect(reply.status).toBe(200);
  await tick();
  expect((await company()).returnsAt).toEqual(day(407));
  expect(await notices()).toEqual(['customer_returns liNa']);
});

test('mail that is filed and not reckoned yet keeps a customer where it is', async () => {
  await makePool(chenJing, { customers: rules });
  await tick();
  office.app.time.now = day(91);
  await writer().insert(CompanyTouch, { companyId: nordlicht, inAt: day(90), outAt: day(90), isWhole: false });
  await tick(false);
  expect((await company()).ownerId).toBe(office.viewers.liNa.userId);
});

describe('what lies in the pool', () => {
  let poolId: number;
  beforeEach(async () => {
    poolId = (await makePool(chenJing, { claimsPerDay: 1, customers: rules })).id;
    await writer().update(Company, nordlicht, { country: 'DE' });
    const { version } = await company();
    const reply = await liNa.post(`/api/companies/${nordlicht}/release?version=${version}`, { reason: 'Wrong market' });
    expect(reply.status).toBe(200);
  });
  const lying = (browser: TestBrowser) => browser.get(`/api/pool/customers/list?poolId=${poolId}`);

  test('is told masked, and no other door tells more', async () => {
    const { body } = await lying(wangLei);
    expect(body.customers).toEqual([
      expect.objectContaining({ id: nordlicht, initial: 'N…', name: null, country: 'DE', lastContact: null }),
    ]);
    for (const browser of [wangLei, liNa]) {
      expect((await browser.get(`/api/companies/${nordlicht}`)).status).toBe(404);
      expect((await browser.get('/api/companies?q=Nordlicht')).body.companies).toEqual([]);
      expect((await browser.get('/api/contacts?q=Anna')).body.contacts).toEqual([]);
    }
    expect((await lying(chenJing)).body.customers).toMatchObject([{ name: 'Nordlicht Küchen GmbH' }]);
    expect((await chenJing.get(`/api/companies/${nordlicht}/pool`)).body).toMatchObject({ lying: 'Common pool' });
  });

  test('is claimed by one, with its open records; the other is told who', async () => {
    const replies = await Promise.all([
      wangLei.post(`/api/companies/${nordlicht}/claim`),
      chenJing.post(`/api/companies/${nordlicht}/claim`),
    ]);
    expect(replies.map(reply => reply.status).sort()).toEqual([200, 409]);
    const lost = replies.find(reply => reply.status === 409);
    expect(lost?.body.error).toMatchObject({ code: 'customer.taken' });
    const { ownerId, returnsAt, poolId: lies } = await company();
    expect([returnsAt, lies]).toEqual([day(90), null]);
    const records = await manager().findBy(TradeRecord, { companyId: nordlicht });
    expect(records.filter(record => record.ownerId !== null).every(record => record.ownerId === ownerId)).toBe(true);
    expect(await manager().countBy(CompanyClaim, { companyId: nordlicht })).toBe(1);
  });

  test('is not for whoever gave it away, until he has cooled down', async () => {
    const reply = await liNa.post(`/api/companies/${nordlicht}/claim`);
    expect(reply.body.error).toMatchObject({ code: 'customer.cooling_down' });
    await later(8);
    expect((await liNa.post(`/api/companies/${nordlicht}/claim`)).status).toBe(200);
  });

  test('is taken out no faster than the pool allows', async () => {
    const atlas = (await manager().findOneByOrFail(Company, { name: 'Atlas Home Ltd' })).id;
    await writer().update(Company, atlas, { ownerId: null, poolId });
    expect((await wangLei.post(`/api/companies/${nordlicht}/claim`)).status).toBe(200);
    const second = await wangLei.post(`/api/companies/${atlas}/claim`);
    expect(second.body.error).toMatchObject({ code: 'customer.claimed_enough', details: { n: 1 } });
    await later(1);
    expect((await wangLei.post(`/api/companies/${atlas}/claim`)).status).toBe(200);
  });

  test('goes back to whoever gave it away by mistake, while nobody has claimed it', async () => {
    const { version } = await company();
    expect((await wangLei.post(`/api/companies/${nordlicht}/release/undo?version=${version}`)).status).toBe(404);
    const undone = await liNa.post(`/api/companies/${nordlicht}/release/undo?version=${version}`);
    expect(undone.body).toEqual({ companyId: nordlicht });
    expect(await company()).toMatchObject({ ownerId: office.viewers.liNa.userId, poolId: null, formerOwnerId: null });
    expect((await liNa.get(`/api/companies/${nordlicht}`)).status).toBe(200);
  });

  test('comes back with the days that were left, and no more: nobody winds his clock by giving away and taking back', async () => {
    await later(60);
    const { version } = await company();
    await liNa.post(`/api/companies/${nordlicht}/release/undo?version=${version}`);
    expect((await company()).returnsAt).toEqual(day(90));
    await live(85, 91);
    expect(await company()).toMatchObject({ ownerId: null, poolId });
  });

  test('keeps its pool from being switched off', async () => {
    const { body } = await chenJing.get('/api/pools');
    const [pool] = body.pools;
    const off = { ...changed(pool, {}), customers: { ...rules, isOn: false } };
    const reply = await chenJing.patch(`/api/pools/${poolId}?version=${pool.version}`, off);
    expect(reply.body.error).toMatchObject({ code: 'pool.has_customers', details: { count: 1 } });
  });

  test('leaves it when a manager gives it to somebody', async () => {
    const { version } = await company();
    const given = { ownerId: office.viewers.wangLei.userId };
    expect((await chenJing.patch(`/api/companies/${nordlicht}?version=${version}`, given)).status).toBe(200);
    await tick();
    expect((await company()).poolId).toBeNull();
    expect((await lying(liNa)).body.customers).toEqual([]);
  });
});

test('a changed clock is tried before it is saved: how many, and whose', async () => {
  await makePool(chenJing, { customers: rules });
  await later(100);
  const body = { poolId: null, teamIds: [], customers: { ...rules, days: 60 } };
  const pools = await chenJing.get('/api/pools');
  const reply = await chenJing.post('/api/pools/preview-customers', { ...body, poolId: pools.body.pools[0].id });
  expect(reply.body).toMatchObject({
    ...{ days: 7, count: 2 },
    owners: [
      { name: 'li.na', count: 1 },
      { name: 'wang.lei', count: 1 },
    ],
  });
  const later60 = { ...body, poolId: pools.body.pools[0].id, customers: { ...rules, days: 200 } };
  expect((await chenJing.post('/api/pools/preview-customers', later60)).body.count).toBe(0);
});

test.each([
  ['a warning longer than the clock', { customers: { ...rules, days: 5, warnDays: 7 } }, 'pool.warn_too_long'],
  ['a pool for nothing', { isForLeads: false, isDefault: false }, 'pool.for_nothing'],
  ['a default pool that takes no leads', { isForLeads: false, customers: rules }, 'pool.default_for_leads'],
])('%s is refused', async (_what, part, code) => {
  await makePool(chenJing);
  const body = changed((await chenJing.get('/api/pools')).body.pools[0], {});
  const reply = await chenJing.post('/api/pools', { ...body, name: 'Second', ...part });
  expect(reply.body.error).toMatchObject({ code });
});
