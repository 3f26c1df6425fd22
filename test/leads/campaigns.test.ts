import type { EntityManager } from 'typeorm';
import { inTransaction } from '../../service/platform/database/transaction';
import { Campaign } from '../../service/leads/campaign.entity';
import { Lead } from '../../service/leads/lead.entity';
import { Opportunity } from '../../service/leads/opportunity.entity';
import type { TestBrowser } from '../support/app';
import type { Office } from './office';
import { openOffice } from './office';

let office: Office;
let liNa: TestBrowser;
let wangLei: TestBrowser;
let chenJing: TestBrowser;

beforeEach(async () => {
  office = await openOffice();
  [liNa, wangLei, chenJing] = (await Promise.all(
    (['liNa', 'wangLei', 'chenJing'] as const).map(person => office.browserOf(person)),
  )) as [TestBrowser, TestBrowser, TestBrowser];
});
afterEach(() => office.app.close());

const fair = { name: 'Canton Fair 2026', kind: 'fair', fromDay: '2026-10-15', toDay: '2026-10-19', place: 'Guangzhou' };
const make = async (browser: TestBrowser, part: object = {}) =>
  (await browser.post('/api/campaigns', { ...fair, ...part })).body;
const enter = async (browser: TestBrowser, campaignId: number, name: string) =>
  (await browser.post('/api/leads', { companyName: name, source: 'fair', campaignId })).body.leadId as number;
const listed = async (browser: TestBrowser, query = '') => (await browser.get(`/api/campaigns${query}`)).body.campaigns;

const write = (...[what, where, values]: Parameters<EntityManager['update']>) =>
  inTransaction(office.context.database, manager => manager.update(what, where, values));

test('a campaign has one name, days in their order, and an owner who is there', async () => {
  expect(await make(liNa)).toMatchObject({ ...fair, isActive: true, mayChange: true, version: 1, owner: { id: 3 } });
  const code = async (part: object) => (await make(wangLei, part)).error.code;
  expect(await code({ name: ' canton  FAIR 2026 ' })).toBe('campaign.exists');
  expect(await code({ name: '  ' })).toBe('campaign.name_missing');
  expect(await code({ name: 'B', fromDay: '2026-10-20' })).toBe('campaign.days_invalid');
  expect(await code({ name: 'B', toDay: '2026-02-30' })).toBe('campaign.days_invalid');
  expect(await code({ name: 'B', ownerId: 999 })).toBe('campaign.person_unknown');
});

test('its owner and managers change it, each what he has seen; one with leads is closed and not removed', async () => {
  const { id } = await make(liNa);
  const change = (browser: TestBrowser, version: number, part: object) =>
    browser.patch(`/api/campaigns/${id}?version=${version}`, part);
  expect((await change(wangLei, 1, { place: 'Canton' })).body.error.code).toBe('campaign.not_yours');
  expect((await change(chenJing, 1, { place: 'Canton' })).body).toMatchObject({ place: 'Canton', version: 2 });
  expect((await change(liNa, 1, { place: 'GZ' })).body.error.code).toBe('campaign.changed_meanwhile');
  await enter(liNa, id, 'Casa Sole');
  const remove = () => liNa.delete(`/api/campaigns/${id}?version=2`);
  expect((await remove()).body.error.code).toBe('campaign.in_use');
  expect((await change(liNa, 2, { isActive: false })).body.isActive).toBe(false);
  expect(await listed(liNa)).toEqual([]);
  expect(await listed(liNa, '?state=over')).toHaveLength(1);
  const other = await make(liNa, { name: 'Mailing' });
  expect((await liNa.delete(`/api/campaigns/${other.id}?version=1`)).status).toBe(200);
  expect(await office.context.database.manager.count(Campaign)).toBe(1);
});

test('the latest come first, page by page, and those without a day last', async () => {
  for (const [name, fromDay] of [
    ['A', ''],
    ['B', '2026-01-01'],
    ['C', '2026-05-01'],
    ['D', ''],
  ])
    await make(liNa, { name, fromDay, toDay: '' });
  const first = (await liNa.get('/api/campaigns?limit=3')).body;
  const rest = (await liNa.get(`/api/campaigns?limit=3&cursor=${first.nextCursor}`)).body;
  const names = [...first.campaigns, ...rest.campaigns].map((one: { name: string }) => one.name);
  expect(names).toEqual(['C', 'B', 'D', 'A']);
  expect(rest.nextCursor).toBeNull();
  expect((await liNa.get('/api/campaigns?cursor=eA')).body.error.code).toBe('page.cursor_invalid');
  expect((await listed(liNa, '?q=c')).map((one: { name: string }) => one.name)).toEqual(['C']);
});

test('each number is that of its list, for each as far as he sees; the cost is told to whoever may see the budget', async () => {
  const { manager } = office.context.database;
  const { id } = await make(chenJing, { budget: 30_000_00, currency: 'CNY' });
  const ids = [await enter(liNa, id, 'One'), await enter(liNa, id, 'Two'), await enter(wangLei, id, 'Three')];
  const due = new Date('2026-11-02T16:00:00Z');
  await write(Lead, { id: ids[0] }, { answerDueAt: due, answeredAt: new Date('2026-11-01T08:00:00Z') });
  await write(Lead, { id: ids[2] }, { answerDueAt: due, answeredAt: new Date('2026-11-03T08:00:00Z') });
  const { version } = (await liNa.get(`/api/leads/${ids[0]}`)).body;
  const qualified = await liNa.post(`/api/leads/${ids[0]}/qualify`, {
    version,
    company: { name: 'One GmbH', country: 'DE' },
    contact: null,
    opportunity: { title: 'Trays' },
  });
  const deal = await manager.findOneByOrFail(Opportunity, { recordId: qualified.body.recordId });
  expect(deal.campaignId).toBe(id);
  expect((await liNa.get(`/api/opportunities/${deal.recordId}`)).body.campaign).toEqual({ id, name: fair.name });
  const figures = { leads: 2, answersDue: 1, answeredInTime: 1, qualified: 1, opportunities: 1, won: 0 };
  expect(await listed(liNa)).toMatchObject([
    { budget: null, isBudgetHidden: true, figures: { ...figures, costPerLead: null } },
  ]);
  for (const [list, field] of [
    ['leads?state=all&view=mine', 'leads'],
    ['opportunities?state=all', 'opportunities'],
  ])
    expect((await liNa.get(`/api/${list}&campaignId=${id}`)).body[field as string]).toHaveLength(
      figures[field as 'leads' | 'opportunities'],
    );
  expect(await listed(chenJing)).toMatchObject([
    { budget: 30_000_00, figures: { leads: 3, answersDue: 2, answeredInTime: 1, costPerLead: 10_000_00 } },
  ]);
  await write(Opportunity, { recordId: deal.recordId }, { stage: 'won' });
  expect((await listed(chenJing))[0].figures.won).toBe(1);
});

test('a lead takes a campaign and gives it up; one that is not there is refused', async () => {
  const { id } = await make(liNa);
  const leadId = await enter(liNa, id, 'Casa Sole');
  const { version, campaign } = (await liNa.get(`/api/leads/${leadId}`)).body;
  expect(campaign).toEqual({ id, name: fair.name });
  const change = (part: object) => liNa.patch(`/api/leads/${leadId}?version=${version}`, part);
  expect((await change({ campaignId: 999 })).body.error.code).toBe('campaign.not_found');
  expect((await change({ campaignId: null })).body.campaign).toBeNull();
  expect((await liNa.post('/api/leads', { companyName: 'X', campaignId: 999 })).body.error.code).toBe(
    'campaign.not_found',
  );
});

test('the export of leads names the campaign', async () => {
  const { id } = await make(chenJing);
  await enter(chenJing, id, 'Casa Sole');
  const [head = '', row = ''] = (await chenJing.get('/api/leads/export?format=csv')).raw.toString().split('\r\n');
  const at = head.split(',').indexOf('campaign');
  expect(row.split(',')[at]).toBe(fair.name);
});
