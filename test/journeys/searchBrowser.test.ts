import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { barriers } from '../support/axe';
import type { RunningProgram } from '../support/browser';
import { openBrowser, openPage, seen, startProgram, story } from '../support/browser';

/** Search in a browser, with the sample company: one person in Chinese, another in English. */
let folder: string;
let demo: RunningProgram;
let browser: Browser;
let liNa: Page;
let chenJing: Page;

const step = story('searchBrowser', () => ({ liNa, chenJing }));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-browser-search-'));
  browser = await openBrowser();
  demo = await startProgram(join(folder, 'data'), 'demo');
  liNa = await openPage(browser, demo.url, { locale: 'zh-CN' });
  chenJing = await openPage(browser, demo.url, { locale: 'en-GB' });
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The mails that were found, each a link to its conversation. */
const hits = (page: Page): Locator => page.locator('main a[data-hit]');
/** "找到 3 封", "3 mails found": the sentence over them. */
const sum = (page: Page): Locator =>
  page
    .locator('main')
    .getByRole('status')
    .filter({ hasText: /找到|found/ });
const query = (page: Page) => new URL(page.url()).searchParams.get('q');

async function search(page: Page, text: string): Promise<void> {
  const box = page.locator('main').getByRole('searchbox');
  await box.fill(text);
  const answered = page.waitForResponse(reply => reply.url().includes('/api/search/mail?'));
  await box.press('Enter');
  await answered;
  await page.waitForURL(url => url.searchParams.get('q') === text);
  await seen(sum(page));
}

step(
  'G and F lead to the search, where a word of two Chinese characters finds the mail and is marked in it',
  async () => {
    await liNa.getByRole('button', { name: /李娜/ }).click();
    await seen(liNa.getByRole('heading', { name: /^今天/ }));
    await liNa.keyboard.press('g');
    await liNa.keyboard.press('f');
    await liNa.waitForURL('**/search');
    await search(liNa, '样品');
    const hit = hits(liNa).filter({ hasText: '竹托盘样品客人意见' }).first();
    await seen(hit);
    expect(await hit.locator('mark').first().innerText()).toBe('样品');
    expect(await sum(liNa).innerText()).toMatch(/^找到 [1-9]\d* 封$/);
    expect(await hits(liNa).count()).toBe(Number(/\d+/.exec(await sum(liNa).innerText())?.[0]));
  },
);

step('operators may be written in Chinese, and mean the same as in English', async () => {
  await search(liNa, '发件人:weber 有:附件');
  const inChinese = await hits(liNa).allInnerTexts();
  expect(inChinese.length).toBeGreaterThan(0);
  for (const text of inChinese) expect(text).toContain('Weber');
  await search(liNa, 'from:weber has:attachment');
  await seen(hits(liNa).first());
  expect(await hits(liNa).allInnerTexts()).toEqual(inChinese);
});

step('the form shows the query in its boxes, and what is chosen there becomes the query', async () => {
  await search(liNa, '主题:Sollecito');
  await liNa.getByRole('button', { name: '按条件搜索' }).click();
  const form = liNa.getByRole('form', { name: '按条件搜索' });
  await seen(form);
  expect(await form.getByLabel('主题').inputValue()).toBe('Sollecito');
  await form.getByLabel('归档状态').selectOption('待确认');
  await form.getByRole('button', { name: '搜索', exact: true }).click();
  await liNa.waitForURL(url => url.searchParams.get('q') !== '主题:Sollecito');
  await seen(sum(liNa));
  await seen(hits(liNa).filter({ hasText: 'Sollecito campioni' }).first());
  for (const text of await hits(liNa).allInnerTexts()) expect(text).toContain('待确认');
  // The box above says the same in words.
  const box = liNa.locator('main').getByRole('searchbox');
  expect(await box.inputValue()).toBe(query(liNa));
  expect(await box.inputValue()).toContain('Sollecito');
  expect(await barriers(liNa, '/search')).toEqual([]);
});

step('a search is kept under a name, and is one click away after a new start', async () => {
  await search(liNa, '发件人:weber');
  const before = await sum(liNa).innerText();
  await liNa.getByRole('button', { name: '保存这个搜索' }).click();
  const kept = liNa.getByRole('region', { name: '保存的搜索' });
  await kept.getByLabel('名称').fill('汉堡来信');
  await kept.getByRole('button', { name: '保存', exact: true }).click();
  await seen(liNa.getByRole('status').filter({ hasText: /已保存搜索/ }));
  await liNa.goto(`${demo.url}/search`);
  await kept.getByRole('link', { name: '汉堡来信' }).click();
  await liNa.waitForURL(url => url.searchParams.get('q') === '发件人:weber');
  await seen(sum(liNa));
  expect(await sum(liNa).innerText()).toBe(before);
});

step('words that stand in an attachment alone find the mail, which names the file; Enter opens it', async () => {
  await chenJing.getByRole('button', { name: /Chen Jing/ }).click();
  await seen(chenJing.getByRole('navigation'));
  await chenJing.getByRole('button', { name: /^EN/ }).click();
  await seen(chenJing.getByRole('heading', { name: /^Today/ }));
  await chenJing.getByRole('navigation').getByRole('link', { name: 'Search' }).click();
  await search(chenJing, '"Home textiles"');
  const hit = hits(chenJing).filter({ hasText: 'In the attachment Haitu catalogue 2027 lite.pdf' }).first();
  await seen(hit);
  expect(await hit.locator('mark').allInnerTexts()).toContain('Home');
  await hit.focus();
  await chenJing.keyboard.press('Enter');
  await chenJing.waitForURL('**/mail/**');
  await seen(chenJing.getByRole('heading', { level: 1 }));
  await chenJing.goBack();
  await seen(hit);
});

step('the best match first is another order of the same mails, and stands in the address', async () => {
  await search(chenJing, 'subject:bamboo');
  const sorted = async () =>
    (await hits(chenJing).evaluateAll(found => found.map(one => one.getAttribute('href')))).sort();
  const newest = await sorted();
  await chenJing.getByRole('tab', { name: 'Best first' }).click();
  await chenJing.waitForURL('**order=best**');
  await seen(hits(chenJing).first());
  expect(await sorted()).toEqual(newest);
});

step('an operator that there is not is searched as words, and the page says so', async () => {
  await search(chenJing, 'colour:red');
  await seen(
    chenJing
      .locator('main')
      .getByText(/colour:red/)
      .first(),
  );
  expect(await barriers(chenJing, '/search')).toEqual([]);
});

step('nothing found says what to try, and shows nobody more than he may see', async () => {
  await search(chenJing, 'zzqqxx');
  await seen(chenJing.getByText(/Nothing found for zzqqxx/));
  // The letters of a colleague's customer are found by the manager, and by nobody else who may not see them.
  await search(chenJing, 'from:ward');
  await seen(hits(chenJing).first());
  await search(liNa, 'from:ward');
  expect(await sum(liNa).innerText()).toBe('找到 0 封');
  expect(await hits(liNa).count()).toBe(0);
});
