import type { Page } from 'playwright-core';
import type { OpportunityBoard, OpportunityReply } from '../../service/leads/opportunity.schema';
import { barriers } from '../support/axe';
import type { OpenDemo } from '../support/browser';
import { expectSoon, openDemo, seen, story } from '../support/browser';
import { enterDemo, own, readAs } from '../support/demoPeople';
import { unfitFor } from '../support/phone';

/** An opportunity from its beginning to its end and back: a trader in Chinese, his manager in English. */
let demo: OpenDemo;
let liNa: Page;
let chenJing: Page;
let id = 0;

const step = story('opportunities', () => ({ liNa, chenJing }));

beforeAll(async () => {
  demo = await openDemo('opportunities');
  liNa = await enterDemo(demo, 'li.na', 'zh-CN');
  chenJing = await enterDemo(demo, 'chen.jing', 'en', 'dark');
}, 180_000);
afterAll(() => demo?.close());

const now = () => readAs<OpportunityReply>(liNa, demo, `/api/opportunities/${id}`);

step('a trader begins one for her customer by hand', async () => {
  await liNa.goto(`${demo.url}/opportunities?open=new`);
  const form = liNa.getByRole('dialog', { name: '新建商机' });
  await form.getByRole('combobox', { name: '查找客户' }).fill('Nordlicht');
  await form
    .getByRole('option', { name: /Nordlicht/ })
    .first()
    .click();
  await form.getByRole('textbox', { name: '商机名称' }).fill('竹托盘春季订单');
  await form.getByRole('spinbutton', { name: '金额' }).fill('18400');
  await form.getByRole('textbox', { name: '币种' }).fill('usd');
  await form.getByLabel('预计成交日').fill('2027-03-15');
  await form.getByRole('button', { name: '新建' }).click();
  await seen(liNa.getByRole('heading', { level: 1, name: '竹托盘春季订单' }));
  id = Number(/opportunities\/(\d+)/.exec(liNa.url())?.[1]);
  expect(await now()).toMatchObject({
    stage: 'contact',
    amount: 1_840_000,
    currency: 'USD',
    expectedDay: '2027-03-15',
  });
  await seen(liNa.getByText('USD 18,400.00'));
});

step('she notes who decides and who else offers', async () => {
  await liNa.getByRole('button', { name: '添加人员' }).click();
  const person = liNa.getByRole('dialog', { name: '客户方人员' });
  await person.getByRole('textbox', { name: '姓名' }).fill('Herr Braun');
  await person.getByRole('combobox', { name: '角色' }).selectOption('decides');
  await person.getByRole('combobox', { name: '态度' }).selectOption('against');
  await person.getByRole('button', { name: '保存' }).click();
  await seen(liNa.getByText('拍板人 · 反对'));
  await liNa.getByRole('button', { name: '添加竞争对手' }).click();
  const competitor = liNa.getByRole('dialog', { name: '竞争对手' });
  await competitor.getByRole('textbox', { name: '名称' }).fill('Textil Star');
  await competitor.getByRole('textbox', { name: '报价' }).fill('USD 2.10');
  await competitor.getByRole('button', { name: '保存' }).click();
  await seen(liNa.getByText('Textil Star'));
  await liNa.getByRole('button', { name: '移除 Textil Star' }).click();
  await liNa.getByRole('button', { name: /^撤销/ }).click();
  await seen(liNa.getByText('USD 2.10'));
  expect(await now()).toMatchObject({ competitors: [{ name: 'Textil Star' }], stakeholders: [{ name: 'Herr Braun' }] });
});

step('on the board it goes on by a key, and by its menu, which asks why stages are skipped', async () => {
  await liNa.goto(`${demo.url}/opportunities`);
  const card = liNa.getByRole('link', { name: '竹托盘春季订单' });
  await card.focus();
  await liNa.keyboard.press('Shift+ArrowRight');
  await seen(liNa.getByRole('region', { name: '需求确认' }).getByRole('link', { name: '竹托盘春季订单' }));
  await expectSoon(async () => (await now()).stage === 'requirement');
  const { number } = await now();
  await liNa.getByRole('button', { name: `移动 ${number}` }).click();
  await liNa.getByRole('menuitem', { name: '待签' }).click();
  const ask = liNa.getByRole('dialog');
  await ask.getByRole('textbox').fill('客户直接要合同');
  await ask.getByRole('button', { name: '移动' }).click();
  await seen(liNa.getByRole('region', { name: '待签' }).getByRole('link', { name: '竹托盘春季订单' }));
  expect(await now()).toMatchObject({ stage: 'contract', probability: 90 });
});

step('by the mouse it is dragged back a stage, and the toast takes it forward again', async () => {
  const card = liNa.getByRole('link', { name: '竹托盘春季订单' });
  await card.dragTo(liNa.getByRole('region', { name: '谈判' }));
  await seen(liNa.getByRole('region', { name: '谈判' }).getByRole('link', { name: '竹托盘春季订单' }));
  await expectSoon(async () => (await now()).stage === 'negotiation');
  await liNa.getByRole('button', { name: /^撤销/ }).click();
  await expectSoon(async () => (await now()).stage === 'contract');
});

step('the next action is written in the list, and a colleague who was quicker is not written over', async () => {
  await liNa.goto(`${demo.url}/opportunities?show=list`);
  const row = liNa.getByRole('row').filter({ hasText: '竹托盘春季订单' });
  await row.getByRole('button', { name: /^下一步/ }).click();
  await liNa.getByRole('textbox', { name: '下一步做什么' }).fill('寄合同');
  await liNa.getByRole('button', { name: '保存' }).click();
  await seen(row.getByText('寄合同'));
  await chenJing.goto(`${demo.url}/opportunities/${id}?open=edit`);
  const form = chenJing.getByRole('dialog');
  await form.getByRole('spinbutton', { name: 'Probability (%)' }).fill('80');
  const { version } = await now();
  const path = `${demo.url}/api/opportunities/${id}?version=${version}`;
  await liNa.request.patch(path, { headers: own, data: { nextAction: '寄样品' } });
  await form.getByRole('button', { name: 'Save' }).click();
  await seen(form.getByText(/somebody has changed this opportunity meanwhile/));
  expect(await now()).toMatchObject({ nextAction: '寄样品', probability: 90 });
  await form.getByRole('button', { name: 'Save' }).click();
  await expectSoon(async () => (await now()).probability === 80);
  expect((await now()).nextAction).toBe('寄样品');
});

step('lost, she says why and to whom, and cannot open it again herself', async () => {
  await liNa.goto(`${demo.url}/opportunities/${id}`);
  await liNa.getByRole('button', { name: '丢单' }).click();
  const ask = liNa.getByRole('dialog');
  await ask.getByRole('combobox', { name: '丢单原因' }).selectOption('competitor');
  expect(await ask.getByRole('button', { name: '移动' }).isDisabled()).toBe(true);
  await ask.getByRole('textbox', { name: '丢给了哪家竞争对手' }).fill('Textil Star');
  await ask.getByRole('textbox', { name: '说明' }).fill('低 8%');
  await ask.getByRole('button', { name: '移动' }).click();
  await seen(liNa.getByText(/已丢单：选了竞争对手 · Textil Star/));
  await seen(liNa.getByText(/只有主管可以重新打开/));
  expect(await liNa.getByRole('button', { name: '重新打开' }).count()).toBe(0);
});

step('her manager opens it again with a reason', async () => {
  await chenJing.goto(`${demo.url}/opportunities?show=list&view=all&stage=lost`);
  await chenJing.getByRole('row').filter({ hasText: '竹托盘春季订单' }).click();
  await chenJing.getByRole('button', { name: 'Open again' }).click();
  await chenJing.getByRole('menuitem', { name: 'Negotiation' }).click();
  const ask = chenJing.getByRole('dialog');
  await ask.getByRole('textbox', { name: 'Why is it opened again?' }).fill('they came back');
  await ask.getByRole('button', { name: 'Move' }).click();
  await seen(chenJing.getByText(/Moved from Lost to Negotiation.*they came back/));
  expect(await now()).toMatchObject({ stage: 'negotiation', lostReason: '' });
});

step('won by a new order of the customer, the figures count it', async () => {
  await chenJing.getByRole('button', { name: 'Won', exact: true }).click();
  const ask = chenJing.getByRole('dialog');
  await ask.getByRole('textbox', { name: /Number of a new order/ }).fill('SO-2027-0815');
  await ask.getByRole('button', { name: 'Move' }).click();
  await seen(chenJing.getByText('Won by SO-2027-0815.'));
  await chenJing.goto(`${demo.url}/opportunities?show=figures`);
  const won = chenJing.getByRole('table', { name: 'Funnel' }).getByRole('row', { name: /^Won/ });
  await seen(won.getByText('USD 18,400', { exact: true }).first());
  const board = await readAs<OpportunityBoard>(chenJing, demo, '/api/opportunities/board');
  const counts = new Map([...board.columns, ...board.others].map(one => [one.stage, one.count]));
  expect(counts.get('won')).toBe(1);
  const shown = await chenJing.getByRole('table', { name: 'Funnel' }).locator('tbody tr').allInnerTexts();
  expect(shown).toHaveLength(counts.size);
  const figures = shown.map(line => Number(/\t(\d+)\t/.exec(line)?.[1]));
  expect(figures.reduce((sum, one) => sum + one, 0)).toBe([...counts.values()].reduce((sum, one) => sum + one, 0));
});

step('from the company it is one click to its opportunities, and to a new one', async () => {
  const { company } = await now();
  await liNa.goto(`${demo.url}/companies/${company.id}`);
  const deals = liNa.getByRole('region', { name: '未结商机' });
  await deals.getByRole('button', { name: '新建商机' }).click();
  const form = liNa.getByRole('dialog', { name: '新建商机' });
  await form.getByRole('textbox', { name: '商机名称' }).fill('餐垫');
  await form.getByRole('button', { name: '新建' }).click();
  await seen(liNa.getByRole('heading', { level: 1, name: '餐垫' }));
  await liNa.goto(`${demo.url}/companies/${company.id}`);
  await deals.getByRole('link', { name: '餐垫' }).click();
  await seen(liNa.getByRole('heading', { level: 1, name: '餐垫' }));
});

step('in the list of records its line leads to its page', async () => {
  const { company, number } = await now();
  await liNa.goto(`${demo.url}/companies/${company.id}/records`);
  await liNa.getByRole('row').filter({ hasText: number }).click();
  await seen(liNa.getByRole('heading', { level: 1, name: '竹托盘春季订单' }));
});

step('no view of it keeps anybody out, and each fits a phone', async () => {
  const findings: string[] = [];
  for (const page of [liNa, chenJing])
    for (const address of ['', '?show=list', '?show=figures', `/${id}`, `/${id}?open=edit`]) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(`${demo.url}/opportunities${address}`);
      await seen(page.locator('main h1').first());
      await expectSoon(async () => (await page.locator('.fui-Skeleton').count()) === 0);
      findings.push(...(await barriers(page, address)));
      if (address.includes('open=')) continue;
      await page.setViewportSize({ width: 390, height: 844 });
      await page.reload();
      await seen(page.locator('main h1').first());
      await expectSoon(async () => (await page.locator('.fui-Skeleton').count()) === 0);
      findings.push(...(await unfitFor(page, address)));
    }
  expect(findings).toEqual([]);
});
