import type { Page } from 'playwright-core';
import type { OpportunityReply } from '../../service/leads/opportunity.schema';
import type { OpportunitySettingsReply } from '../../service/leads/opportunityTeam.schema';
import type { DigestHouseReply, DigestReply, DigestSettingReply } from '../../service/reports/digest.schema';
import { barriers } from '../support/axe';
import type { OpenDemo } from '../support/browser';
import { expectSoon, openDemo, seen, story } from '../support/browser';
import { enterDemo, own, readAs } from '../support/demoPeople';
import { unfitFor } from '../support/phone';

/** The morning digest, what needs attention in opportunities, and a team that works on one: a trader in Chinese, her colleague and her manager in English. */
let demo: OpenDemo;
let liNa: Page;
let wangLei: Page;
let chenJing: Page;
let deal: OpportunityReply;

const step = story('digest', () => ({ liNa, wangLei, chenJing }));

beforeAll(async () => {
  demo = await openDemo('digest');
  liNa = await enterDemo(demo, 'li.na', 'zh-CN');
  wangLei = await enterDemo(demo, 'wang.lei', 'en');
  chenJing = await enterDemo(demo, 'chen.jing', 'en', 'dark');
}, 120_000);
afterAll(() => demo?.close());

async function write<T>(page: Page, method: 'POST' | 'PATCH', path: string, data: object): Promise<T> {
  const reply = await page.request.fetch(`${demo.url}${path}`, { method, headers: own, data });
  if (!reply.ok()) throw new Error(`${path}: ${await reply.text()}`);
  return (await reply.json()) as T;
}
/** What a colleague's line in a choice of people is called. */
async function idOf(name: string): Promise<string> {
  const { people } = await readAs<{ people: { id: number; name: string }[] }>(liNa, demo, '/api/people');
  return String(people.find(person => person.name.includes(name))?.id);
}
const daysOn = (days: number, from = Date.now()) => new Date(from + days * 86_400_000).toISOString().slice(0, 10);

step('a trader reads what happened and what waits, and a number opens the list that it counts', async () => {
  const { companies } = await readAs<{ companies: { id: number; name: string }[] }>(
    liNa,
    demo,
    '/api/companies?q=Nordlicht',
  );
  const company = companies.find(one => one.name.startsWith('Nordlicht'));
  const made = { companyId: company?.id, title: '竹托盘春季订单', amount: 1_840_000, currency: 'USD' };
  const begun = await write<OpportunityReply>(liNa, 'POST', '/api/opportunities', made);
  const late = { expectedDay: daysOn(-3), nextAction: '催样品确认', nextDay: daysOn(-2) };
  deal = await write<OpportunityReply>(liNa, 'PATCH', `/api/opportunities/${begun.id}?version=${begun.version}`, late);
  await liNa.goto(`${demo.url}/my-day`);
  await liNa.getByRole('link', { name: '早报' }).click();
  await seen(liNa.getByRole('heading', { level: 1, name: '早报' }));
  await seen(liNa.getByRole('heading', { level: 2, name: '现在等着处理的' }));
  const told = await readAs<DigestReply>(liNa, demo, '/api/digest');
  const line = told.waits.find(one => one.key === 'attention');
  expect(line?.count).toBeGreaterThan(0);
  expect(await barriers(liNa, 'digest')).toEqual([]);
  await liNa.getByRole('link', { name: /需要关注的商机/ }).click();
  await seen(liNa.getByText('催样品确认').first());
  const rows = liNa.locator('main [role="row"]');
  await expectSoon(async () => (await rows.count()) === (line?.count ?? 0) + 1);
});

step('and has it sent to her every morning', async () => {
  await liNa.goto(`${demo.url}/digest`);
  const mail = liNa.getByRole('region', { name: '每天发到邮箱' });
  await mail.getByRole('switch').check();
  await mail.getByRole('combobox', { name: '几点发' }).selectOption('7');
  await mail.getByRole('checkbox', { name: '周六' }).check();
  await mail.getByRole('button', { name: '保存' }).click();
  await seen(liNa.getByText('早报设置已保存'));
  await seen(mail.getByText('下一份：'));
  const kept = await readAs<DigestSettingReply>(liNa, demo, '/api/digest/settings');
  expect(kept).toMatchObject({ isOn: true, hour: 7, days: [1, 2, 3, 4, 5, 6], scope: 'mine' });
  expect(await barriers(liNa, 'digest by mail')).toEqual([]);
});

step('her manager reads that of the team, and who did not answer in time', async () => {
  await chenJing.goto(`${demo.url}/digest`);
  await seen(chenJing.getByRole('heading', { level: 1, name: 'Morning digest' }));
  await seen(chenJing.getByRole('heading', { level: 2, name: 'Who did not answer in time' }));
  const team = await readAs<DigestReply>(chenJing, demo, '/api/digest');
  expect(team.scope).toBe('team');
  await chenJing.getByRole('button', { name: 'The day before' }).click();
  // Days are those of the company, which begin eight hours before those of UTC.
  const before = daysOn(-1, Date.parse(team.from));
  await expectSoon(async () => new URL(chenJing.url()).searchParams.get('from') === before);
  expect(await barriers(chenJing, 'digest of the team')).toEqual([]);
});

step('the board and the list mark what needs attention, and show it alone', async () => {
  await liNa.goto(`${demo.url}/opportunities`);
  const attention = liNa.getByRole('button', { name: /^需要关注/ });
  const { attention: count } = await readAs<{ attention: number }>(
    liNa,
    demo,
    '/api/opportunities/attention?view=mine',
  );
  await seen(attention.getByText(String(count)));
  await attention.click();
  const cards = liNa.locator('main section li');
  await expectSoon(async () => (await cards.count()) === count);
  await liNa.getByRole('tab', { name: '列表' }).click();
  await expectSoon(async () => (await liNa.locator('main [role="row"]').count()) === count + 1);
  expect(await barriers(liNa, 'needs attention')).toEqual([]);
});

step('she takes a colleague into the team, who reads of it in the bell and finds the deal', async () => {
  await liNa.goto(`${demo.url}/opportunities/${deal.id}`);
  await liNa.getByRole('button', { name: '添加同事' }).click();
  const sheet = liNa.getByRole('dialog', { name: '项目组成员' });
  await sheet.getByRole('combobox', { name: '同事' }).selectOption(await idOf('王磊'));
  await sheet.getByRole('combobox', { name: '分工' }).selectOption('engineering');
  expect(await barriers(liNa, 'team')).toEqual([]);
  await sheet.getByRole('button', { name: '保存' }).click();
  await seen(liNa.getByText(/王磊.*加入项目组（技术）/));
  await wangLei.goto(`${demo.url}/tasks`);
  await wangLei.getByRole('button', { name: /^Notices/ }).click();
  await wangLei.getByRole('link', { name: /took you into the team/ }).click();
  await seen(wangLei.getByRole('heading', { level: 1, name: '竹托盘春季订单' }));
  expect(await barriers(wangLei, 'the deal of a team')).toEqual([]);
});

step('what he changes stands on her open page, and what he escalates reaches the manager', async () => {
  const now = await readAs<OpportunityReply>(wangLei, demo, `/api/opportunities/${deal.id}`);
  const change = { nextAction: '寄出图纸', nextDay: daysOn(2) };
  await write(wangLei, 'PATCH', `/api/opportunities/${deal.id}?version=${now.version}`, change);
  await seen(liNa.getByText('寄出图纸').first());
  await expectSoon(async () => (await wangLei.getByText('寄出图纸').count()) > 0);
  await wangLei.getByRole('button', { name: 'Escalate' }).click();
  const sheet = wangLei.getByRole('dialog', { name: 'Escalate' });
  await sheet.getByRole('combobox', { name: 'Colleague' }).selectOption(await idOf('陈静'));
  await sheet.getByRole('textbox', { name: 'What is the matter' }).fill('They ask for 90 days of credit.');
  await sheet.getByRole('button', { name: 'Escalate' }).click();
  await seen(wangLei.getByText(/escalated to .*陈静.*: They ask for 90 days of credit\./));
  await chenJing.getByRole('button', { name: /^Notices/ }).click();
  await chenJing.getByRole('link', { name: /asks you to look at opportunity/ }).click();
  await seen(chenJing.getByRole('heading', { level: 1, name: '竹托盘春季订单' }));
});

step('the page of the customer has his leads and opportunities together', async () => {
  await liNa.goto(`${demo.url}/companies/${deal.company.id}/deals`);
  await seen(liNa.getByRole('region', { name: '商机', exact: true }).getByText('竹托盘春季订单'));
  await seen(liNa.getByRole('heading', { level: 2, name: '线索' }));
  expect(await barriers(liNa, 'leads and opportunities of a company')).toEqual([]);
});

step('the administrator enters a holiday, and the manager says when a stage is overdue', async () => {
  const admin = await enterDemo(demo, 'admin', 'en', 'dark');
  await admin.goto(`${demo.url}/settings/digest`);
  await admin.getByRole('button', { name: 'Add a holiday' }).click();
  await admin.getByRole('textbox', { name: 'Name' }).fill('Spring Festival');
  expect(await barriers(admin, 'settings of the digest')).toEqual([]);
  await admin.getByRole('button', { name: 'Save' }).click();
  const house = () => readAs<DigestHouseReply>(admin, demo, '/api/settings/digest');
  await expectSoon(async () => (await house()).holidays[0]?.name === 'Spring Festival');
  await chenJing.goto(`${demo.url}/settings/opportunities`);
  await chenJing.getByRole('textbox', { name: 'Quotation' }).fill('10');
  expect(await barriers(chenJing, 'settings of alerts')).toEqual([]);
  await chenJing.getByRole('button', { name: 'Save' }).click();
  const limits = () => readAs<OpportunitySettingsReply>(chenJing, demo, '/api/settings/opportunities');
  await expectSoon(async () => (await limits()).stageDays.quoting === 10);
});

step('on a phone the digest fits', async () => {
  await liNa.setViewportSize({ width: 390, height: 844 });
  await liNa.goto(`${demo.url}/digest`);
  await seen(liNa.getByRole('heading', { level: 2, name: '现在等着处理的' }));
  expect(await unfitFor(liNa, 'digest')).toEqual([]);
});
