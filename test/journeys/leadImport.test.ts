import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { CampaignList } from '../../service/leads/campaigns.schema';
import type { LeadList } from '../../service/leads/leads.schema';
import { barriers } from '../support/axe';
import type { OpenDemo } from '../support/browser';
import { expectSoon, openDemo, seen, story } from '../support/browser';
import { enterDemo, own, readAs } from '../support/demoPeople';
import { unfitFor } from '../support/phone';

/** Cards of a fair become leads and go again: a trader in Chinese with a table, her manager in English with cards of a telephone. */
let folder: string;
let demo: OpenDemo;
let liNa: Page;
let chenJing: Page;

const step = story('leadImport', () => ({ liNa, chenJing }));

const list = [
  '姓名,职务,公司,邮箱,手机,国家,意向产品,展位,备注',
  'Paolo Bianchi,采购经理,Casa Verde Srl,p.bianchi@casaverde.example,+39 333 5559876,意大利,竹托盘,9.2K14,要样品',
  'Giulia Neri,助理,Casa Verde Srl,g.neri@casaverde.example,,意大利,餐盘,9.2K14,',
  'Ivy Chow,,Harbour Gifts Ltd,ivy.chow@gmail.com,+852 9123 4567,香港,茶巾,9.2K14,',
  'Anna Weber,,Nordlicht,anna.weber@nordlicht.example,,德国,,,',
  'Somebody,,Nowhere Ltd,somebody(at)nowhere,,Atlantis,,,',
].join('\r\n');

const cards = ['Rosa Lopez', 'Juan Perez']
  .map((name, at) =>
    [
      ...['BEGIN:VCARD', 'VERSION:3.0', `FN:${name}`, `ORG:Mercado ${at} SA`],
      ...[`EMAIL;TYPE=INTERNET:buyer@mercado${at}.example`, `TEL;TYPE=CELL:+34 600 000 00${at}`, 'END:VCARD'],
    ].join('\r\n'),
  )
  .join('\r\n');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-lead-import-'));
  writeFileSync(join(folder, '广交会名片.csv'), `\ufeff${list}`);
  writeFileSync(join(folder, 'phone.vcf'), cards);
  writeFileSync(join(folder, 'photo.jpg'), 'x');
  demo = await openDemo('lead-import');
  liNa = await enterDemo(demo, 'li.na', 'zh-CN');
  chenJing = await enterDemo(demo, 'chen.jing', 'en', 'dark');
}, 180_000);
afterAll(async () => {
  await demo?.close();
  rmSync(folder, { recursive: true, force: true });
});

const named = async (page: Page, q: string) =>
  (await readAs<LeadList>(page, demo, `/api/leads?q=${encodeURIComponent(q)}`)).leads.map(lead => lead.companyName);

step('a trader gives the page a file that it cannot read, and is told which it can', async () => {
  await liNa.goto(`${demo.url}/leads`);
  await liNa.getByRole('link', { name: '导入名片' }).click();
  await seen(liNa.getByRole('heading', { level: 1, name: '导入名片' }));
  await liNa.locator('input[type="file"]').setInputFiles(join(folder, 'photo.jpg'));
  await seen(liNa.getByText('请选择 .xlsx、.csv 或 .vcf 文件。'));
});

step('her list is shown with what each row becomes, and all that is wrong with one', async () => {
  await liNa.locator('input[type="file"]').setInputFiles(join(folder, '广交会名片.csv'));
  await seen(liNa.getByRole('heading', { name: '预览 广交会名片.csv' }));
  await seen(liNa.getByText('并入第 2 行的线索'));
  await seen(liNa.getByText(/记到客户 Nordlicht/));
  await seen(liNa.getByText('“somebody(at)nowhere”不是邮箱地址。'));
  await liNa.getByRole('tab', { name: /有错误/ }).click();
  await expectSoon(async () => (await liNa.getByText('并入第 2 行的线索').count()) === 0);
  expect(await barriers(liNa, '/leads/import')).toEqual([]);
});

step('she names the fair, says what is next, takes a column out, and imports', async () => {
  await liNa.getByRole('combobox', { name: '展会或活动' }).selectOption({ label: '新建：填写名称…' });
  await liNa.getByRole('textbox', { name: '活动名称' }).fill('广交会 2026 秋');
  await liNa.getByRole('textbox', { name: '下一步' }).fill('发目录');
  await liNa.getByLabel('日期').fill('2026-12-01');
  await liNa.getByRole('combobox', { name: '展位: 导入为' }).selectOption({ label: '不导入' });
  await expectSoon(async () => liNa.getByRole('button', { name: '导入 4 行' }).isEnabled());
  await liNa.getByRole('button', { name: '导入 4 行' }).click();
  await seen(liNa.getByRole('heading', { name: '导入完成' }));
  await seen(liNa.getByText('共 5 行：新线索 2，并入 1，已有客户 1，同事的 0，以前导入过 0，有错误 1。'));
  const download = liNa.waitForEvent('download');
  await liNa.getByRole('button', { name: '下载未导入的行' }).click();
  await liNa.getByRole('menuitem', { name: 'CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/^failed-rows.*\.csv$/);
});

step('the leads stand in the list of the fair, and the fair counts them', async () => {
  await liNa.getByRole('link', { name: '查看线索' }).click();
  await seen(liNa.getByText('Casa Verde Srl'));
  await seen(liNa.getByText('广交会 2026 秋').first());
  await liNa.getByText('Casa Verde Srl').click();
  await seen(liNa.getByRole('link', { name: '广交会 2026 秋' }));
  expect(await liNa.getByRole('textbox', { name: '下一步做什么' }).inputValue()).toBe('发目录');
  await seen(liNa.getByText('备注：要样品'));
  await liNa.goto(`${demo.url}/leads/campaigns`);
  await seen(liNa.getByRole('link', { name: '线索 2' }));
  await liNa.getByText('广交会 2026 秋').click();
  const sheet = liNa.getByRole('dialog', { name: '广交会 2026 秋' });
  await sheet.getByRole('spinbutton', { name: '预算' }).fill('24000');
  await sheet.getByRole('textbox', { name: '币种' }).fill('cny');
  await sheet.getByRole('textbox', { name: '地点' }).fill('广州');
  await sheet.getByRole('button', { name: '保存' }).click();
  await seen(liNa.getByText('CNY 12,000.00'));
  await sheet.waitFor({ state: 'hidden' });
  expect(await barriers(liNa, '/leads/campaigns')).toEqual([]);
  const { campaigns } = await readAs<CampaignList>(liNa, demo, '/api/campaigns?q=广交会');
  expect(campaigns[0]).toMatchObject({ place: '广州', budget: 2_400_000, figures: { leads: 2, answersDue: 2 } });
});

step('the same file again brings nothing', async () => {
  await liNa.goto(`${demo.url}/leads/import`);
  await liNa.locator('input[type="file"]').setInputFiles(join(folder, '广交会名片.csv'));
  await liNa.getByRole('combobox', { name: '展会或活动' }).selectOption({ label: '广交会 2026 秋' });
  await liNa.getByRole('combobox', { name: '展位: 导入为' }).selectOption({ label: '不导入' });
  await seen(liNa.getByRole('button', { name: '没有可导入的行' }));
  await seen(liNa.getByText('以前导入过，跳过').first());
});

step('somebody works on one lead; the import is taken back but for that', async () => {
  const { leads } = await readAs<LeadList>(liNa, demo, '/api/leads?q=Harbour');
  const id = leads[0]?.id ?? 0;
  await liNa.request.post(`${demo.url}/api/leads/${id}/notes`, { headers: own, data: { text: '打过电话' } });
  await liNa.goto(`${demo.url}/leads/import`);
  await liNa.getByRole('link', { name: '广交会名片.csv' }).click();
  await liNa.getByRole('button', { name: '撤销整个导入' }).click();
  await seen(liNa.getByRole('heading', { name: '导入已撤销' }));
  await seen(liNa.getByText('撤回 3 行，保留 1 行（之后已有人跟进）。'));
  await seen(liNa.getByRole('heading', { name: '保留的线索' }));
  expect(await named(liNa, 'Casa Verde')).toEqual([]);
  expect(await named(liNa, 'Harbour')).toEqual(['Harbour Gifts Ltd']);
  expect(await barriers(liNa, '/leads/import?run')).toEqual([]);
});

step('a manager takes in cards of a telephone for one of her people, and back again', async () => {
  await chenJing.goto(`${demo.url}/leads/import`);
  await chenJing.locator('input[type="file"]').setInputFiles(join(folder, 'phone.vcf'));
  await seen(chenJing.getByText('Rosa Lopez').first());
  await chenJing.getByRole('combobox', { name: 'Source' }).selectOption('referral');
  await chenJing.getByRole('combobox', { name: 'Owner' }).selectOption({ label: '李娜 Li Na' });
  await chenJing.getByRole('button', { name: 'Import 2 rows' }).click();
  await seen(chenJing.getByRole('heading', { name: 'Imported' }));
  expect(await named(liNa, 'Mercado')).toHaveLength(2);
  await chenJing.getByRole('button', { name: 'Take the whole import back' }).click();
  await seen(chenJing.getByText('2 rows were taken back, 0 stayed: somebody has worked on them since.'));
  expect(await named(liNa, 'Mercado')).toEqual([]);
  expect(await barriers(chenJing, '/leads/import?run')).toEqual([]);
});

step('both pages fit a phone', async () => {
  await liNa.setViewportSize({ width: 390, height: 844 });
  const findings: string[] = [];
  for (const address of ['/leads/import', '/leads/campaigns']) {
    await liNa.goto(`${demo.url}${address}`);
    await seen(liNa.locator('main h1').first());
    await expectSoon(async () => (await liNa.locator('.fui-Skeleton').count()) === 0);
    findings.push(...(await barriers(liNa, address)), ...(await unfitFor(liNa, address)));
  }
  expect(findings).toEqual([]);
});
