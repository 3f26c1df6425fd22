import type { Page } from 'playwright-core';
import type { OpenDemo } from '../support/browser';
import { chooseLanguage, expectSoon, openDemo, seen, signInDemo, story } from '../support/browser';

/** The sample company in a browser: several people at once, the keyboard alone, and what one may not see. */
let demo: OpenDemo;
let liNa: Page;
let manager: Page;

const step = story('browserDemo', () => ({ liNa, manager }));

beforeAll(async () => {
  demo = await openDemo('browser-demo');
  liNa = await demo.open();
  manager = await demo.open();
}, 180_000);

afterAll(() => demo?.close());

const reviewRow = (page: Page, text: string) =>
  page.getByRole('list', { name: '待确认' }).getByRole('button').filter({ hasText: text });
const selectedRow = (page: Page) => page.locator('[aria-current="true"]').filter({ has: page.locator('time') });

step('the sign-in page of the demo names its people, and one click signs in', async () => {
  await seen(liNa.getByRole('heading', { name: '演示账号，点一下即可登录' }));
  await signInDemo(liNa, '李娜');
  await signInDemo(manager, '陈静');
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
  await chooseLanguage(liNa, 'EN');
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
