import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { barriers } from '../support/axe';
import type { RunningProgram } from '../support/browser';
import { expectSoon, openBrowser, openPage, seen, startProgram, story } from '../support/browser';
import { enterDemo } from '../support/demoPeople';
import { unfitFor } from '../support/phone';

// The mailboxes of the sample company, read from a simulated Exchange, as an administrator sees them.

let folder: string;
let demo: RunningProgram;
let browser: Browser;
let page: Page | undefined;
let mailbox: number;

const step = story('browserExchange', () => ({ page }));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-browser-exchange-'));
  browser = await openBrowser();
  demo = await startProgram(join(folder, 'data'), 'demo --exchange');
  page = await enter(looks[1]);
  const at = page;
  // The first comparison with the server comes with the look of the next minute.
  const areMost = async () => (await standings(at)).filter(one => one.state === 'complete').length > 5;
  await expectSoon(areMost, 200_000);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const looks = [
  { language: 'zh-CN', colorScheme: 'light' },
  { language: 'en', colorScheme: 'dark' },
] as const;

function enter({ language, colorScheme }: (typeof looks)[number]): Promise<Page> {
  const open = (options?: BrowserContextOptions) => openPage(browser, demo.url, options);
  return enterDemo({ url: demo.url, open }, 'admin', language, colorScheme);
}

interface Standing {
  mailboxId: number;
  state: string;
  onServer: number;
  stored: number;
  keptOut: number;
  unreadable: number;
  missing: number;
}
const standings = async (at: Page) =>
  ((await (await at.request.get(`${demo.url}/api/exchange`)).json()) as { mailboxes: Standing[] }).mailboxes;

step('every mailbox becomes complete, and what the server has is the sum of what became of it', async () => {
  if (!page) throw new Error('no page');
  for (const { onServer, stored, keptOut, unreadable, missing } of await standings(page))
    expect(stored + keptOut + unreadable + missing).toBe(onServer);
  mailbox = (await standings(page))[0]?.mailboxId ?? 0;
  await page.goto(`${demo.url}/settings/exchange`);
  await seen(page.getByText('li.na@haitu.example'));
  await seen(page.getByText(/^Server [\d,]+ = stored|add up/).first());
});

step('a mailbox is opened by keyboard, and each of its folders by day', async () => {
  if (!page) throw new Error('no page');
  const row = page.locator('main [role="row"]', { hasText: 'li.na@haitu.example' });
  await row.focus();
  await page.keyboard.press('Enter');
  await seen(page.getByRole('heading', { name: 'li.na@haitu.example' }));
  const inbox = page.locator('main table button[aria-expanded]').last();
  await inbox.focus();
  await page.keyboard.press('Enter');
  await seen(page.getByRole('table', { name: / by day$/ }));
});

step('the connection is tried, and each step says how it went', async () => {
  if (!page) throw new Error('no page');
  await page.getByRole('tab', { name: 'Connection test' }).click();
  await page.getByRole('button', { name: 'Test now' }).click();
  await seen(page.getByText('Everything works.'));
  await seen(page.getByText('A message came, whole'));
});

step('reading is stopped after a question that says what becomes of the mail, and taken up again', async () => {
  if (!page) throw new Error('no page');
  await page.getByRole('button', { name: 'Stop reading…' }).click();
  const dialog = page.getByRole('dialog');
  await seen(dialog.getByText('What has been taken in stays'));
  await page.keyboard.press('Escape');
  await expectSoon(async () => (await dialog.count()) === 0);
  await page.getByRole('button', { name: 'Stop reading…' }).click();
  await dialog.getByRole('button', { name: 'Stop reading' }).click();
  await page.getByRole('button', { name: 'Read again' }).click();
  await seen(page.getByRole('button', { name: 'Stop reading…' }));
  await page.getByRole('tab', { name: 'History' }).click();
  await page.reload();
  await seen(page.getByText(/stopped the reading/));
  // On a busy machine the first import was stopped too, and ends when it was taken up again: that is noted at the next look.
  await expectSoon(async () => {
    if ((await page?.getByText('The first import ended', { exact: false }).count()) !== 0) return true;
    await page?.reload();
    await page?.getByText(/stopped the reading/).waitFor();
    return false;
  }, 100_000);
  await page.context().close();
});

for (const look of looks) {
  step(`no part of the page keeps anybody out: ${look.language}, ${look.colorScheme}`, async () => {
    page = await enter(look);
    const findings: string[] = [];
    const tabs = ['ledger', 'open', 'outlook', 'history', 'jobs', 'test'].map(tab => `?open=${mailbox}&tab=${tab}`);
    for (const query of ['', '?open=new', ...tabs]) {
      await page.goto(`${demo.url}/settings/exchange${query}`);
      await seen(page.locator(query.includes('tab=') ? 'main [role="tab"]' : 'main h1').first());
      if (query === '?open=new') await seen(page.getByRole('dialog'));
      await expectSoon(async () => (await page?.locator('.fui-Skeleton').count()) === 0);
      findings.push(...(await barriers(page, `/settings/exchange${query}`)));
    }
    await page.setViewportSize({ width: 390, height: 844 });
    for (const query of ['', ...tabs]) {
      await page.goto(`${demo.url}/settings/exchange${query}`);
      await seen(page.locator('main h1').first());
      await expectSoon(async () => (await page?.locator('.fui-Skeleton').count()) === 0);
      findings.push(...(await unfitFor(page, `/settings/exchange${query}`)));
    }
    await page.context().close();
    expect(findings).toEqual([]);
  });
}
