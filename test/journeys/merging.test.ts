import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import type { RunningProgram } from '../support/browser';
import { chooseLanguage, openBrowser, openPage, seen, startProgram, story } from '../support/browser';

/** Whose customer it is, two that become one and two again, and one person's work that becomes another's: in a browser, in both languages. */
let folder: string;
let demo: RunningProgram;
let browser: Browser;
let liNa: Page;
let wangLei: Page;
let manager: Page;

const step = story('merging', () => ({ liNa, wangLei, manager }));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-merging-'));
  browser = await openBrowser();
  demo = await startProgram(join(folder, 'data'), 'demo');
  liNa = await openPage(browser, demo.url, { locale: 'zh-CN' });
  wangLei = await openPage(browser, demo.url, { locale: 'zh-CN' });
  manager = await openPage(browser, demo.url, { locale: 'zh-CN' });
  for (const [page, name] of [
    [liNa, '李娜'],
    [wangLei, '王磊'],
    [manager, '陈静'],
  ] as const) {
    await page.getByRole('button', { name: new RegExp(name) }).click();
    await seen(page.getByRole('navigation'));
  }
  await chooseLanguage(wangLei, 'EN');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run(document.querySelector("main"))')) as AxeResults;
  const serious = violations.filter(one => one.impact === 'serious' || one.impact === 'critical');
  expect(serious.map(one => `${one.id}: ${one.nodes.map(node => node.html).join(' ')}`)).toEqual([]);
}

const idOf = (page: Page, name: string): Promise<number> =>
  page.evaluate(async sought => {
    const reply = await fetch(`/api/companies?q=${encodeURIComponent(sought)}`);
    return ((await reply.json()) as { companies: { id: number }[] }).companies[0]?.id ?? 0;
  }, name);

step('who enters a customer that a colleague has learns whose it is before he saves, and asks for it', async () => {
  await wangLei.goto(`${demo.url}/companies?open=new`);
  const sheet = wangLei.getByRole('dialog', { name: 'New company' });
  await sheet.getByRole('textbox', { name: 'Company', exact: true }).fill('Maison Lavnade');
  const known = sheet.getByRole('status').filter({ hasText: 'Perhaps known already' });
  await seen(known.getByText('Maison Lavnade'));
  const told = await known.innerText();
  expect(told).toContain('Li Na owns it');
  expect(told).toContain('a letter or two apart');
  expect(told).not.toMatch(/SARL|Lavande|薰衣草/);
  await known.getByRole('button', { name: 'Ask the owner to share it' }).click();
  await known.getByLabel('A word to the owner (optional)').fill('They wrote to me at the fair');
  await known.getByRole('button', { name: 'Ask', exact: true }).click();
  await seen(known.getByText(/has yet to answer/));
});

step('he who enters it all the same is refused by its name', async () => {
  const sheet = wangLei.getByRole('dialog', { name: 'New company' });
  await sheet.getByRole('textbox', { name: 'Company', exact: true }).fill('Maison Lavande');
  await sheet.getByRole('button', { name: 'Create' }).click();
  await seen(sheet.getByRole('alert').filter({ hasText: 'Li Na' }));
  await wangLei.goto(`${demo.url}/requests`);
  await seen(wangLei.getByText('Waiting', { exact: true }));
  await expectAccessible(wangLei);
});

step('the owner finds the request under Today, shares, and the colleague sees the customer', async () => {
  await liNa.goto(`${demo.url}/today`);
  await liNa.getByText('1 个共享申请等您答复').waitFor();
  await liNa.getByRole('link', { name: '打开', exact: true }).first().click();
  await liNa.waitForURL('**/requests');
  await seen(liNa.getByText('They wrote to me at the fair'));
  await expectAccessible(liNa);
  await liNa.getByRole('button', { name: '共享', exact: true }).click();
  await seen(liNa.getByText('没有等您答复的申请。'));
  await wangLei.goto(`${demo.url}/requests`);
  await wangLei
    .getByRole('main')
    .getByRole('link', { name: /Maison/ })
    .click();
  await seen(wangLei.getByRole('heading', { name: /Maison Lavande/, level: 1 }));
});

step('two entries of one customer are merged after a look at everything that goes over', async () => {
  await liNa.goto(`${demo.url}/companies?open=new`);
  const sheet = liNa.getByRole('dialog');
  await sheet.getByRole('textbox', { name: '公司', exact: true }).fill('Maison Lavande Lyon');
  await seen(sheet.getByText('可能已经有了'));
  await sheet.getByRole('button', { name: '新建', exact: true }).click();
  await seen(liNa.getByRole('heading', { name: 'Maison Lavande Lyon', level: 1 }));
  const survivor = await idOf(manager, '薰衣草');
  const loser = await idOf(manager, 'Maison Lavande Lyon');
  await manager.goto(`${demo.url}/companies/${loser}`);
  await manager.getByRole('link', { name: '合并', exact: true }).click();
  await manager.getByRole('combobox').fill('Maison Lavande SARL');
  await manager.getByRole('option').first().click();
  await seen(manager.getByRole('heading', { name: '会一起转过去的' }));
  await manager.getByRole('button', { name: '对调' }).click();
  await seen(manager.getByRole('button', { name: /^合并到 Maison Lavande SARL/ }));
  await expectAccessible(manager);
  await manager.getByRole('button', { name: /^合并到 Maison Lavande SARL/ }).click();
  await manager.waitForURL(`**/companies/${survivor}`);
  await seen(manager.getByRole('status').filter({ hasText: '已将 Maison Lavande Lyon 合并到' }));
  await liNa.goto(`${demo.url}/companies/${loser}`);
  await seen(liNa.getByText(/这条记录已合并到/));
  await liNa.getByRole('link', { name: '打开', exact: true }).click();
  await seen(liNa.getByRole('heading', { name: /薰衣草之家/, level: 1 }));
});

step('the merge is undone from the list of merges, and both are there again', async () => {
  await manager.goto(`${demo.url}/merges`);
  await manager.getByRole('link', { name: '撤销合并' }).first().click();
  await seen(manager.getByRole('heading', { name: /合并之后新增的/ }));
  await expectAccessible(manager);
  await manager.getByRole('button', { name: '撤销合并' }).click();
  await seen(manager.getByRole('heading', { name: 'Maison Lavande Lyon', level: 1 }));
});

step('a manager hands one person’s customers to another after a look, in English, and takes it back', async () => {
  await chooseLanguage(manager, 'EN');
  await manager.goto(`${demo.url}/transfer`);
  await manager.getByLabel('From').selectOption({ label: '李娜 Li Na' });
  await manager.getByLabel('To', { exact: true }).selectOption({ label: '王磊 Wang Lei' });
  await manager.getByRole('button', { name: 'Preview' }).click();
  await seen(manager.getByRole('heading', { name: /Wang Lei gets/ }));
  await expectAccessible(manager);
  await manager.getByRole('button', { name: /^Hand over to/ }).click();
  await seen(manager.getByRole('status').filter({ hasText: 'Handed over to' }));
  await liNa.goto(`${demo.url}/companies/${await idOf(manager, '薰衣草')}`);
  await seen(liNa.getByText(/王磊 Wang Lei/));
  await manager.getByRole('button', { name: 'Undo', exact: true }).last().click();
  const sheet = manager.getByRole('dialog');
  await seen(sheet.getByRole('heading', { name: /Goes back to/ }));
  await sheet.getByRole('button', { name: 'Undo', exact: true }).click();
  await seen(manager.getByText('Undone by 陈静 Chen Jing'));
  await liNa.reload();
  await seen(liNa.getByRole('heading', { name: /薰衣草之家/, level: 1 }));
});
