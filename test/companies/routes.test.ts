import type { TestApp, TestBrowser, TestUser } from '../support/app';
import { buildTestApp } from '../support/app';

let test_: TestApp;
let trader: TestUser;
let browser: TestBrowser;
let clerk: TestBrowser;

beforeAll(async () => {
  test_ = await buildTestApp();
  trader = await test_.makeUser({ name: 'Trader', roles: ['trader'] });
  browser = await test_.signIn(trader);
  clerk = await test_.signIn(await test_.makeUser({ name: 'Clerk', roles: ['clerk'] }));
});

afterAll(() => test_.close());

test('a company is made, read, changed, given a contact and a record, and found by the picker', async () => {
  const made = await browser.post('/api/companies', {
    name: 'Nordlicht GmbH',
    country: 'DE',
    domains: ['nordlicht.de'],
  });
  expect(made.status).toBe(200);
  const { id } = made.body;
  const changed = await browser.patch(`/api/companies/${id}?version=1`, { city: 'Kiel' });
  expect(changed.body).toMatchObject({ city: 'Kiel', version: 2, name: 'Nordlicht GmbH' });
  const contact = await browser.post(`/api/companies/${id}/contacts`, {
    name: 'Anna',
    addresses: ['anna@nordlicht.de'],
  });
  expect(contact.body).toMatchObject({ name: 'Anna', version: 1 });
  expect((await browser.patch(`/api/contacts/${contact.body.id}?version=1`, { title: 'CEO' })).body).toMatchObject({
    title: 'CEO',
    addresses: ['anna@nordlicht.de'],
  });
  const record = await browser.post(`/api/companies/${id}/records`, {
    kind: 'order',
    number: 'PI26-0107',
    title: 'Sheets',
  });
  expect((await browser.patch(`/api/records/${record.body.id}?version=1`, { state: 'closed' })).body).toMatchObject({
    state: 'closed',
    version: 2,
  });
  expect((await browser.get(`/api/companies/${id}/records`)).body.records).toHaveLength(1);
  expect((await browser.get('/api/pick?q=pi26-0107')).body.choices).toMatchObject([
    { companyId: id, record: 'PI26-0107' },
  ]);
  expect((await browser.get('/api/companies?q=nord')).body).toMatchObject({
    companies: [{ id, contactCount: 1, openRecordCount: 0 }],
    nextCursor: null,
  });
  expect((await browser.put(`/api/companies/${id}/shares`, { shares: [] })).body).toEqual({
    shares: [],
    canShare: true,
  });
  expect((await browser.get(`/api/companies/${id}`)).body).toMatchObject({
    ownerName: 'Trader',
    contacts: [{ title: 'CEO' }],
  });
});

test('two who change at once: the second is told what stands there now', async () => {
  const { id } = (await browser.post('/api/companies', { name: 'Twice Ltd' })).body;
  await browser.patch(`/api/companies/${id}?version=1`, { city: 'Oslo' });
  const late = await browser.patch(`/api/companies/${id}?version=1`, { city: 'Rome' });
  expect(late.status).toBe(409);
  expect(late.body.error).toMatchObject({ code: 'company.changed_meanwhile', details: { current: { city: 'Oslo' } } });
});

test('a company that others have answers like one that is not there', async () => {
  const { id } = (await browser.post('/api/companies', { name: 'Mine Ltd' })).body;
  const hidden = await clerk.get(`/api/companies/${id}`);
  const missing = await clerk.get('/api/companies/99999');
  expect([hidden.status, hidden.body.error.code]).toEqual([404, 'company.not_found']);
  expect([missing.status, missing.body.error.code]).toEqual([404, 'company.not_found']);
  expect((await clerk.get('/api/companies?q=mine')).body).toMatchObject({
    companies: [],
    others: [{ name: 'Mine Ltd', ownerName: 'Trader' }],
  });
});

test('reading does not give the right to write', async () => {
  for (const sent of [
    await clerk.post('/api/companies', { name: 'x' }),
    await clerk.patch('/api/companies/1?version=1', {}),
    await clerk.post('/api/companies/1/contacts', { name: 'x', addresses: [] }),
    await clerk.post('/api/companies/1/records', { kind: 'order', number: '1', title: '' }),
    await clerk.patch('/api/records/1?version=1', {}),
    await clerk.post('/api/mailboxes', { address: 'a@b.de', name: 'x', isShared: false }),
    await clerk.post('/api/data-imports'),
  ]) {
    expect(sent.status).toBe(403);
  }
});

test('a list sorted by the newest letter goes through all companies once', async () => {
  const seen: number[] = [];
  let cursor = '';
  do {
    const page = (await browser.get(`/api/companies?sort=last_mail&limit=1${cursor && `&cursor=${cursor}`}`)).body;
    seen.push(...page.companies.map((company: { id: number }) => company.id));
    cursor = page.nextCursor ?? '';
  } while (cursor);
  const all = (await browser.get('/api/companies')).body.companies;
  expect([...seen].sort()).toEqual(all.map((company: { id: number }) => company.id).sort());
});
