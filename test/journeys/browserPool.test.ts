import type { Page } from 'playwright-core';
import { barriers } from '../support/axe';
import type { OpenDemo } from '../support/browser';
import { expectSoon, openDemo, seen, signInDemo, story } from '../support/browser';
import { enterDemo, own } from '../support/demoPeople';
import { unfitFor } from '../support/phone';

/** A lead goes back into the pool and is claimed by a colleague; a manager sets rules and clocks, and sees beforehand what they do. */
let demo: OpenDemo;
let manager: Page;
let wangLei: Page;
let english: Page;

const step = story('browserPool', () => ({ manager, wangLei, english }));

beforeAll(async () => {
  demo = await openDemo('browser-pool');
  manager = await demo.open();
  wangLei = await demo.open();
}, 180_000);

afterAll(() => demo?.close());

async function post(page: Page, path: string, data: object): Promise<Record<string, number>> {
  const reply = await page.request.post(`${demo.url}${path}`, { headers: own, data });
  if (!reply.ok()) throw new Error(`${path}: ${await reply.text()}`);
  return (await reply.json()) as Record<string, number>;
}

/** Leads of the manager that he gives back into the default pool. */
async function fillPool(firms: readonly string[]): Promise<void> {
  for (const [at, companyName] of firms.entries()) {
    const nothing = { incoterm: '', port: '', paymentTerms: '', delivery: '', certificates: [] };
    const item = { product: `bamboo tray ${at}`, quantity: 500, quantityMax: null, unit: 'pcs' };
    const asked = { ...nothing, items: [{ ...item, targetPrice: null, currency: null }] };
    const about = { wantsSamples: false, wantsCatalogue: false };
    const values = { companyName, country: 'SE', email: `buyer@firm${at}.example`, source: 'fair' };
    const { leadId } = await post(manager, '/api/leads', { ...values, asked: { ...asked, ...about } });
    const lead = await (await manager.request.get(`${demo.url}/api/leads/${leadId}`)).json();
    await post(manager, `/api/leads/${leadId}/return`, { version: lead.version, reason: 'Not our market' });
  }
}

const row = (page: Page, product: string) => page.getByRole('row').filter({ hasText: product });

step('a manager makes the first pool', async () => {
  await signInDemo(manager, '陈静');
  await manager.goto(`${demo.url}/settings/pools`);
  await manager.getByRole('button', { name: '新建公海' }).click();
  await manager.getByLabel('名称').fill('公司公海');
  await manager.getByLabel('每人每天最多领取').fill('2');
  expect(await barriers(manager, 'new pool')).toEqual([]);
  await manager.getByRole('button', { name: '保存' }).click();
  await seen(manager.getByText('14 天退回 · 提前 3 天提醒 · 每天领 2 条 · 冷却 7 天'));
});

step('a trader sees what lies there without names, and claims one', async () => {
  await fillPool(['Nordic Kök AB', 'Casa Sole Srl', 'Atlas Gardens LLC']);
  await signInDemo(wangLei, '王磊');
  await wangLei.getByRole('navigation').getByRole('link', { name: '公海' }).click();
  await seen(row(wangLei, 'bamboo tray 0'));
  expect(await wangLei.locator('main').textContent()).not.toContain('Nordic');
  expect(await barriers(wangLei, 'pool')).toEqual([]);
  await seen(wangLei.getByText('今天还能领 2 条'));
  await row(wangLei, 'bamboo tray 0').getByRole('button', { name: /^领取/ }).click();
  await seen(wangLei.getByText(/现在由您跟进/));
  await seen(wangLei.getByText('今天还能领 1 条'));
  await wangLei.getByRole('link', { name: '打开线索' }).click();
  await seen(wangLei.getByText('Nordic Kök AB').first());
});

step('what a colleague takes goes from the open page, and who is late is told why', async () => {
  await wangLei.goto(`${demo.url}/pool`);
  await seen(row(wangLei, 'bamboo tray 1'));
  const { leads } = await (await manager.request.get(`${demo.url}/api/leads?stage=pool&q=bamboo`)).json();
  const one = leads.find((lead: { companyName: string }) => lead.companyName.startsWith('Casa'));
  const { people } = await (await manager.request.get(`${demo.url}/api/pool`)).json();
  const liNa = people.find((person: { name: string }) => person.name.includes('李娜'));
  await post(manager, `/api/leads/${one.id}/assign`, { version: one.version, userId: liNa.id });
  await expectSoon(async () => (await row(wangLei, 'bamboo tray 1').count()) === 0);
  await row(wangLei, 'bamboo tray 2').getByRole('button', { name: /^领取/ }).click();
  await seen(wangLei.getByText('今天的 2 条已领完，明天再来'));
});

step('and gives one back, with a reason', async () => {
  await wangLei.getByRole('link', { name: '打开线索' }).click();
  await wangLei.getByRole('button', { name: '退回公海' }).click();
  await wangLei.getByLabel('退回原因').fill('客户只买现货');
  await wangLei.getByRole('dialog').getByRole('button', { name: '退回公海' }).click();
  await seen(wangLei.getByText(/已退回公海/));
  await wangLei.goto(`${demo.url}/pool`);
  await seen(row(wangLei, 'bamboo tray 2').getByText(/冷却期至/));
});

step('a rule is made, tried on the past and put first by the keyboard', async () => {
  await manager.goto(`${demo.url}/settings/assignment`);
  for (const name of ['欧洲', '其余']) {
    await manager.getByRole('button', { name: '新建规则' }).click();
    await manager.getByLabel('名称').fill(name);
    await manager.getByLabel('分给谁').last().selectOption({ index: 1 });
    expect(await barriers(manager, 'new rule')).toEqual([]);
    await manager.getByRole('button', { name: '按未保存的这条规则试算' }).click();
    await seen(manager.getByText(/条会分给别人/));
    await manager.getByRole('button', { name: '保存', exact: true }).click();
    await seen(manager.getByRole('heading', { name, exact: true }));
  }
  await manager.getByRole('button', { name: '上移: 其余' }).press('Alt+ArrowUp');
  await expectSoon(async () => (await manager.getByRole('heading', { level: 2 }).first().textContent()) === '其余');
});

step('who is away says so himself', async () => {
  await wangLei.goto(`${demo.url}/leave`);
  await wangLei.getByRole('button', { name: '登记休假' }).click();
  expect(await barriers(wangLei, 'leave')).toEqual([]);
  await wangLei.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await seen(wangLei.getByRole('row').filter({ hasText: '休假中' }));
  await manager.goto(`${demo.url}/settings/assignment`);
  await manager.getByRole('button', { name: '新建规则' }).click();
  await manager
    .getByLabel('分给谁')
    .last()
    .selectOption({ label: await labelOf('王磊') });
  await seen(manager.getByText(/休假到/));
});

/** What a person is called in the list of those whom a rule can name. */
async function labelOf(name: string): Promise<string> {
  const options = await manager.getByLabel('分给谁').last().locator('option').allTextContents();
  return options.find(option => option.includes(name)) ?? '';
}

step('all of it reads in English, in the dark, and on a phone', async () => {
  english = await enterDemo(demo, 'chen.jing', 'en', 'dark');
  const findings: string[] = [];
  for (const [address, words] of [
    ['/pool', /Claim as many|You can claim/],
    ['/settings/assignment', 'Assignment of leads'],
    ['/settings/pools', /returns after 14 days/],
    ['/settings/absences', 'away now'],
    ['/settings/leads', 'First answer within (hours)'],
  ] as const) {
    await english.setViewportSize({ width: 1280, height: 800 });
    await english.goto(`${demo.url}${address}`);
    await seen(english.getByText(words).first());
    findings.push(...(await barriers(english, address)));
    await english.setViewportSize({ width: 390, height: 844 });
    findings.push(...(await barriers(english, `${address} on a phone`)), ...(await unfitFor(english, address)));
  }
  expect(findings).toEqual([]);
});
