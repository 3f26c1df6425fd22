import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { barriers } from '../support/axe';
import type { RunningProgram } from '../support/browser';
import { expectSoon, openBrowser, openPage, seen, signInDemo, startProgram, story } from '../support/browser';

/** A trader answers a letter on the page; it leaves through the company's Exchange and comes back as a letter of the conversation. */
let folder: string;
let browser: Browser;
let demo: RunningProgram;
let liNa: Page;
let conversation = '';

const step = story('browserReply', () => ({ liNa }));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-browser-reply-'));
  browser = await openBrowser();
  demo = await startProgram(join(folder, 'data'), 'demo --exchange');
  liNa = await openPage(browser, demo.url, { locale: 'zh-CN' });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const writer = () => liNa.getByRole('region', { name: '写邮件' });
const text = () => writer().getByRole('textbox', { name: '正文' });
const outgoing = () => liNa.getByRole('list', { name: '发件箱' });

step('she opens a letter of a buyer', async () => {
  await signInDemo(liNa, '李娜');
  await liNa.goto(`${demo.url}/mail`);
  await liNa.getByText('AW: SO-2026-0094 ETA update').click();
  await seen(liNa.getByRole('button', { name: '回复', exact: true }));
  conversation = new URL(liNa.url()).pathname;
});

step('she writes an answer, and it is kept', async () => {
  await liNa.getByRole('button', { name: '回复', exact: true }).click();
  await seen(text());
  await text().fill('Dear Jonas,\n\nthank you for your letter. The samples leave on Monday.\n\nLi Na');
  await seen(writer().getByText('草稿已保存'));
  expect(await barriers(liNa, 'writing an answer')).toEqual([]);
});

step('a file of hers goes with it', async () => {
  const file = { name: '样品清单.txt', mimeType: 'text/plain', buffer: Buffer.from('500 trays') };
  await writer().locator('input[type=file]').setInputFiles(file);
  await seen(writer().getByText('样品清单.txt'));
});

step('what she wrote is there when the page is loaded anew', async () => {
  await liNa.reload();
  await outgoing().getByRole('button', { name: '继续写' }).click();
  await expectSoon(async () => (await text().inputValue()).includes('samples leave on Monday'));
  await seen(writer().getByText('样品清单.txt'));
});

step('she sends it by the keyboard and takes it back at once', async () => {
  await expectSoon(async () => (await writer().getByRole('button', { name: /发送/ }).first().isEnabled()) === true);
  await text().press('Control+Enter');
  await outgoing().getByRole('button', { name: '撤回' }).click();
  await outgoing().getByRole('button', { name: '继续写' }).click();
  await seen(text());
});

step('sent again it leaves, and stands in the conversation as a letter', async () => {
  await writer().getByRole('button', { name: /发送/ }).first().click();
  await seen(outgoing().getByRole('timer'));
  await expectSoon(async () => (await outgoing().count()) === 0, 60_000);
  await liNa.goto(`${demo.url}${conversation}`);
  // The letter of the buyer, hers before it, and the answer, filed as she had it.
  await seen(liNa.getByText('3 封'));
  await seen(liNa.getByText(/人工确认.*李娜/));
});

step('the list of what she sent has it once', async () => {
  await liNa.goto(`${demo.url}/outbox/sent`);
  await seen(liNa.getByText('已发出'));
  expect(await liNa.getByText('已发出').count()).toBe(1);
  expect(await barriers(liNa, 'outbox')).toEqual([]);
  await liNa.goto(`${demo.url}/outbox`);
  await seen(liNa.getByText('没有等待发出的邮件。'));
});
