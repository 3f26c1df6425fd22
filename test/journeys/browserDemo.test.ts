import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import type { RunningProgram } from '../support/browser';
import { expectSoon, openBrowser, openPage, seen, startProgram, story } from '../support/browser';

/** The sample company in a browser: several people at once, the keyboard alone, and what one may not see. */
let folder: string;
let demo: RunningProgram;
let browser: Browser;
let liNa: Page;
let manager: Page;
let reader: Page | undefined;

const step = story('browserDemo', () => ({ liNa, manager, reader }));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-browser-demo-'));
  browser = await openBrowser();
  demo = await startProgram(join(folder, 'data'), 'demo');
  liNa = await openPage(browser, demo.url, { locale: 'zh-CN' });
  manager = await openPage(browser, demo.url, { locale: 'zh-CN' });
}, 90_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** One click on a name of the sign-in page. */
async function signIn(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await seen(page.getByRole('navigation'));
}

const reviewRow = (page: Page, text: string) =>
  page.getByRole('list', { name: '待确认' }).getByRole('button').filter({ hasText: text });
const selectedRow = (page: Page) => page.locator('[aria-current="true"]').filter({ has: page.locator('time') });

step('the sign-in page of the demo names its people, and one click signs in', async () => {
  await seen(liNa.getByRole('heading', { name: '演示账号，点一下即可登录' }));
  await signIn(liNa, '李娜');
  await signIn(manager, '陈静');
  await seen(liNa.getByRole('heading', { name: /^今天/ }));
});

step('mail that comes in appears on Today without a reload', async () => {
  await liNa.evaluate('window.isSameDocument = true');
  const feed = liNa.locator('main ul').last();
  const newest = feed.getByRole('listitem').first();
  await seen(newest);
  const before = await newest.innerText();
  // The sample's own mail comes every few seconds, some of it for others.
  await expectSoon(async () => (await newest.innerText()) !== before, 45_000);
  expect(await liNa.evaluate<boolean>('window.isSameDocument')).toBe(true);
});

step('language and theme change at once, and the page with what is typed stays', async () => {
  await liNa.goto(`${demo.url}/mail?state=filed`);
  const box = liNa.getByRole('searchbox');
  await box.fill('tray');
  await liNa.waitForURL('**q=tray**');
  const address = liNa.url();
  const background = () => liNa.evaluate<string>("getComputedStyle(document.querySelector('header')).backgroundColor");
  const light = await background();
  await liNa.getByRole('button', { name: 'EN' }).click();
  await seen(liNa.getByRole('heading', { name: 'Mail', level: 1 }));
  await liNa.getByRole('button', { name: 'Theme' }).click();
  await liNa.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expectSoon(async () => (await background()) !== light);
  expect(await box.inputValue()).toBe('tray');
  expect(liNa.url()).toBe(address);
  await liNa.getByRole('button', { name: 'Theme' }).click();
  await liNa.getByRole('menuitemradio', { name: 'Light' }).click();
  await liNa.getByRole('button', { name: '中' }).click();
  await seen(liNa.getByRole('heading', { name: '邮件', level: 1 }));
});

step('two people decide the same mail at the same moment: one files it, the other learns who was first', async () => {
  for (const page of [liNa, manager]) {
    await page.goto(`${demo.url}/review`);
    await reviewRow(page, 'Remittance advice SO-2026-0094').click();
    await seen(page.getByRole('heading', { name: 'Remittance advice SO-2026-0094' }));
  }
  await Promise.all([liNa.keyboard.press('1'), manager.keyboard.press('1')]);
  const filed = (page: Page) => page.getByRole('status').filter({ hasText: /^已归到/ });
  const late = (page: Page) => page.getByRole('status').filter({ hasText: 'Remittance advice SO-2026-0094' });
  const first = await Promise.any(
    [liNa, manager].map(async page => {
      await seen(filed(page));
      return page;
    }),
  );
  const second = first === liNa ? manager : liNa;
  await seen(late(second));
  expect(await late(second).innerText()).toContain(first === liNa ? '李娜' : '陈静');
  expect(await filed(second).count()).toBe(0);
  await reviewRow(second, 'Remittance advice SO-2026-0094').waitFor({ state: 'detached' });
});

step('the review queue is walked, decided and undone with the keyboard alone', async () => {
  await liNa.goto(`${demo.url}/today`);
  await seen(liNa.getByRole('heading', { name: /^今天/ }));
  await liNa.keyboard.press('g');
  await liNa.keyboard.press('r');
  await liNa.waitForURL('**/review**');
  await seen(selectedRow(liNa));
  const subject = async () => (await selectedRow(liNa).innerText()).split('\n').at(-1) as string;
  const start = await subject();
  await liNa.keyboard.press('j');
  await reviewRow(liNa, start).and(liNa.locator(':not([aria-current])')).first().waitFor();
  expect(await subject()).not.toBe(start);
  await liNa.keyboard.press('k');
  await selectedRow(liNa).filter({ hasText: start }).waitFor();
  const agent = 'Our new office phone';
  // No more steps than there are rows.
  for (let at = await reviewRow(liNa, '').count(); at > 0 && !(await subject()).includes(agent); at -= 1)
    await liNa.keyboard.press('j');
  await seen(liNa.getByRole('heading', { name: agent }));
  await liNa.keyboard.press('1');
  await seen(liNa.getByRole('status').filter({ hasText: /^已归到/ }));
  await reviewRow(liNa, agent).waitFor({ state: 'detached' });
  await liNa.keyboard.press('z');
  await seen(reviewRow(liNa, agent));
  await seen(liNa.getByRole('heading', { name: agent }));
  await liNa.keyboard.press('Shift+?');
  const keys = liNa.getByRole('dialog', { name: '快捷键' });
  await seen(keys.getByText('撤销上一步'));
  await liNa.keyboard.press('Escape');
  await keys.waitFor({ state: 'detached' });
});

step(
  "a trader who opens a colleague's customer by its address is refused, and learns no more than whose it is",
  async () => {
    const id = await manager.evaluate(async () => {
      const reply = await fetch('/api/companies?q=Atlas');
      return ((await reply.json()) as { companies: { id: number }[] }).companies[0]?.id;
    });
    await liNa.goto(`${demo.url}/companies/${id}`);
    await seen(liNa.locator('main').getByText('您无权查看'));
    await seen(liNa.locator('main').getByText('王磊 Wang Lei'));
    const text = await liNa.locator('main').innerText();
    expect(text).not.toMatch(/Atlas|Ward|@|SO-|Q-20/);
  },
);

const looks = [
  { locale: 'zh-CN', colorScheme: 'light', language: 'zh-CN' },
  { locale: 'en-GB', colorScheme: 'dark', language: 'en' },
] as const;

const firstRow = 'main [aria-rowindex="2"]';

for (const { language, ...look } of looks) {
  step(`no page keeps anybody out who reads it with other means: ${language}, ${look.colorScheme}`, async () => {
    const findings: string[] = [];
    const page = await openPage(browser, demo.url, look);
    reader = page;
    await seen(page.getByRole('heading', { level: 1 }));
    findings.push(...(await barriers(page, '/sign-in')));
    await enter(page, 'li.na@haitu.example', language);
    const conversation = await firstId(page, '/api/messages?state=filed', 'messages', 'conversationId');
    const company = await firstId(page, '/api/companies?q=Nordlicht', 'companies', 'id');
    // Each with what stands there when the page is whole.
    const pages = [
      ['/today', 'main ul li time'],
      ['/review', 'main article h2'],
      [`/mail/${conversation}`, 'main section a[href^="/companies/"]'],
      ['/companies', firstRow],
      [`/companies/${company}`, firstRow],
      ['/import', 'main h2'],
    ] as const;
    for (const [address, whole] of pages) findings.push(...(await barriersAt(page, address, whole)));
    await enter(page, 'admin@haitu.example', language);
    findings.push(...(await barriersAt(page, '/settings/users', firstRow)));
    await page.context().close();
    expect(findings).toEqual([]);
  });
}

/** Signs in behind the page, and sets the person's language; the theme follows the machine. */
async function enter(page: Page, address: string, language: string): Promise<void> {
  const headers = { 'sec-fetch-site': 'same-origin' };
  const to = (path: string) => `${demo.url}/api/session${path}`;
  await page.request.post(to(''), { headers, data: { address, password: 'demo' } });
  const reply = await page.request.patch(to('/preferences'), { headers, data: { language, theme: 'system' } });
  expect(reply.status()).toBe(200);
}

async function firstId(page: Page, path: string, list: string, field: string): Promise<number> {
  const reply = (await (await page.request.get(`${demo.url}${path}`)).json()) as Record<
    string,
    Record<string, number>[]
  >;
  return reply[list]?.[0]?.[field] as number;
}

async function barriersAt(page: Page, address: string, whole: string): Promise<string[]> {
  await page.goto(`${demo.url}${address}`);
  await seen(page.locator(whole).first());
  return barriers(page, address);
}

/** What axe finds on the page that is serious or critical. */
async function barriers(page: Page, name: string): Promise<string[]> {
  await page.evaluate(axe.source);
  // Fluent guards lists and tabs with elements of its own that take the focus for an instant and pass it on; they are hidden on purpose.
  const context = { exclude: [['i[data-tabster-dummy]']] };
  const options = { resultTypes: ['violations'], iframes: false };
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(${JSON.stringify(context)}, ${JSON.stringify(options)})`,
  );
  const found = violations
    .filter(one => one.impact === 'serious' || one.impact === 'critical')
    .flatMap(one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`));
  return found.map(one => `${name} ${one}`);
}
