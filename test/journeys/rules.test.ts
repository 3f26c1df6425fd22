import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import type { RunningProgram } from '../support/browser';
import { chooseLanguage, openBrowser, openPage, seen, startProgram, story } from '../support/browser';

/** A filing rule in a browser, in both languages: written, tried over the past, applied, taken back. */
let folder: string;
let demo: RunningProgram;
let browser: Browser;
let liNa: Page;
let owner: Page;

const step = story('rules', () => ({ liNa, owner }));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-rules-'));
  browser = await openBrowser();
  demo = await startProgram(join(folder, 'data'), 'demo');
  liNa = await openPage(browser, demo.url, { locale: 'zh-CN' });
  owner = await openPage(browser, demo.url, { locale: 'en-GB' });
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function seriousProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const result = await page.evaluate<AxeResults>(
    "window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })",
  );
  return result.violations
    .filter(one => one.impact === 'serious' || one.impact === 'critical')
    .map(one => `${one.id}: ${one.nodes.map(node => node.html).join(' ')}`);
}

step('a rule is written, and says while one writes how many mails fit', async () => {
  await liNa.getByRole('button', { name: /李娜/ }).click();
  await seen(liNa.getByRole('navigation'));
  await liNa.goto(`${demo.url}/rules`);
  await seen(liNa.getByRole('heading', { name: '归档规则', level: 1 }));
  await liNa.getByRole('button', { name: '新建规则' }).first().click();
  await liNa.getByLabel('名称').fill('报价往来');
  await liNa.getByRole('combobox', { name: '条件 1' }).selectOption('subject');
  await liNa.getByLabel('值（任一即可）').fill('Q-2026');
  await liNa.getByLabel('值（任一即可）').press('Enter');
  await seen(liNa.getByText(/最新 \d+ 封邮件中有 [1-9]\d* 封符合/));
  await liNa.getByRole('radio', { name: '交给人确认' }).check();
  await liNa.getByRole('button', { name: '保存规则' }).click();
  await seen(liNa.getByRole('heading', { name: '报价往来', level: 1 }));
  expect(await seriousProblems(liNa)).toEqual([]);
});

step('it is tried over past mail, and lists what would change, from where to where', async () => {
  await liNa.getByRole('button', { name: '在以往邮件上试跑' }).click();
  await seen(liNa.getByText(/试跑完成：看了 \d+ 封，[1-9]\d* 封符合，[1-9]\d* 封会改变归档/));
  await seen(liNa.getByRole('columnheader', { name: '改为' }));
  await seen(liNa.getByRole('cell', { name: '待确认' }).first());
});

step('it is switched on with the past, and the application is taken back as a whole', async () => {
  await liNa.getByRole('button', { name: /启用，并应用到这 \d+ 封/ }).click();
  await seen(liNa.getByText(/已应用：[1-9]\d* 封邮件改变了归档/));
  await liNa.getByRole('button', { name: '撤销这次应用' }).click();
  await seen(liNa.getByText(/已撤销：还原 [1-9]\d* 封/));
});

step('the owner of the company sees it in English, above it one that takes its mail, and which', async () => {
  await owner.getByRole('button', { name: /周敏/ }).click();
  await seen(owner.getByRole('navigation'));
  if ((await owner.getByRole('button', { name: 'EN' }).count()) > 0) await chooseLanguage(owner, 'EN');
  await owner.goto(`${demo.url}/rules/edit/new`);
  await owner.getByLabel('Name').fill('Quotations of all');
  await owner.getByRole('combobox', { name: 'Condition 1' }).selectOption('subject');
  await owner.getByLabel('Values (one is enough)').fill('Q-2026');
  await owner.getByLabel('Values (one is enough)').press('Enter');
  await owner.getByRole('radio', { name: 'Not business, file nowhere' }).check();
  await owner.getByRole('radio', { name: 'All mailboxes of the company' }).check();
  await owner.getByRole('button', { name: 'Save rule' }).click();
  await owner.getByRole('button', { name: 'Try on past mail' }).click();
  await seen(owner.getByText(/Tried: \d+ mails looked at/));
  await owner.getByRole('button', { name: 'Switch on for new mail only' }).click();
  await owner.goto(`${demo.url}/rules`);
  const rows = owner.getByRole('list', { name: 'Filing rules' }).getByRole('listitem');
  await seen(rows.nth(1));
  expect(await rows.allInnerTexts()).toEqual([
    expect.stringContaining('报价往来'),
    expect.stringContaining('Quotations of all'),
  ]);
});

step('the rules change places by keyboard, and the list says that they contradict', async () => {
  await owner.getByRole('link', { name: 'Quotations of all' }).press('Alt+ArrowUp');
  const rows = owner.getByRole('list', { name: 'Filing rules' }).getByRole('listitem');
  await seen(rows.nth(1).getByText(/Contradicts "Quotations of all" above/));
  expect(await rows.first().innerText()).toContain('Quotations of all');
  expect(await seriousProblems(owner)).toEqual([]);
});

step('corrections and warnings open, and say where there are none', async () => {
  await owner.getByRole('tab', { name: "Last week's corrections" }).click();
  await seen(owner.getByText(/last 7 days/).first());
  await owner.getByRole('tab', { name: 'Warnings' }).click();
  await seen(owner.getByRole('tab', { name: 'Confirmed' }));
  expect(await seriousProblems(owner)).toEqual([]);
});
