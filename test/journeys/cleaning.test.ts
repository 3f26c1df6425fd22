import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import type { RunningProgram } from '../support/browser';
import { openBrowser, openPage, seen, startProgram, story } from '../support/browser';

/** Many put right at once, one of them changed by hand meanwhile, and all taken back: in a browser, in Chinese. */
let folder: string;
let demo: RunningProgram;
let browser: Browser;
let manager: Page;

const step = story('cleaning', () => ({ manager }));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-cleaning-'));
  browser = await openBrowser();
  demo = await startProgram(join(folder, 'data'), 'demo');
  manager = await openPage(browser, demo.url, { locale: 'zh-CN' });
  await manager.getByRole('button', { name: /陈静/ }).click();
  await seen(manager.getByRole('navigation').first());
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function expectAccessible(page: Page, part = 'main'): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate(`axe.run(document.querySelector('${part}'))`)) as AxeResults;
  const serious = violations.filter(one => one.impact === 'serious' || one.impact === 'critical');
  expect(serious.map(one => `${one.id}: ${one.nodes.map(node => node.html).join(' ')}`)).toEqual([]);
}

const tagged = (tag: string): Promise<number> =>
  manager.evaluate(async word => {
    const reply = await fetch(`/api/companies?tag=${encodeURIComponent(word)}&limit=200`);
    return ((await reply.json()) as { companies: unknown[] }).companies.length;
  }, tag);

let count = 0;

step('a tag is put on all German customers after a look at what would change', async () => {
  await manager.goto(`${demo.url}/companies/cleaning?tab=mend&field=addTag&country=DE`);
  await seen(manager.getByRole('heading', { name: '整理台', level: 1 }));
  await manager.getByRole('textbox', { name: /^标签/ }).fill('广交会');
  await manager.getByRole('button', { name: '预览' }).click();
  const act = manager.getByRole('button', { name: /^修改 \d+ 个客户$/ });
  await seen(act);
  count = Number(/\d+/.exec(await act.innerText())?.[0]);
  expect(count).toBeGreaterThan(0);
  expect(await tagged('广交会')).toBe(0);
  await expectAccessible(manager);
  await act.click();
  await seen(manager.getByText(new RegExp(`修改 ${count}，原值相同 0，无权 0`)));
  expect(await tagged('广交会')).toBe(count);
});

step('somebody takes it off one of them; the rest is taken back as a whole, and the one is named', async () => {
  const name = await manager.evaluate(async () => {
    const headers = { 'content-type': 'application/json' };
    const list = (await (await fetch(`/api/companies?tag=${encodeURIComponent('广交会')}`)).json()) as {
      companies: { id: number; name: string; version: number }[];
    };
    const first = list.companies[0] as { id: number; name: string; version: number };
    const url = `/api/companies/${first.id}/profile?version=${first.version}`;
    const reply = await fetch(url, { method: 'PATCH', headers, body: JSON.stringify({ tags: [] }) });
    return reply.ok ? first.name : `not saved: ${reply.status}`;
  });
  await manager.getByRole('button', { name: '撤销这一批' }).first().click();
  await seen(manager.getByText(new RegExp(`恢复 ${count - 1}，之后又改过、保持不动 1`)));
  await seen(manager.getByText('之后有人改过，保持现在的值：'));
  await seen(manager.getByRole('link', { name, exact: true }));
  expect(await tagged('广交会')).toBe(0);
  await expectAccessible(manager);
});

step('every desk opens, and what is missing leads to setting it for all', async () => {
  for (const [tab, shown] of [
    ['重复客户', /^可能重复的客户/],
    ['重复联系人', /^可能是同一个人的联系人/],
    ['失效邮箱', /^寄给这些地址的邮件/],
    ['各人情况', /^每个负责人名下/],
    ['资料审核', '没有等您审核的资料。'],
    ['缺资料', /^按资料项找出/],
  ] as const) {
    await manager.getByRole('tab', { name: tab }).click();
    await seen(manager.getByText(shown));
    await expectAccessible(manager);
  }
  await manager.getByRole('combobox', { name: '资料项' }).selectOption({ label: '行业' });
  await manager.getByRole('link', { name: '给这些客户一起填' }).click();
  await seen(manager.getByRole('checkbox', { name: '只改没填的', checked: true }));
});

step('on the page of a company its completeness stands, and that its data are right is said there', async () => {
  const id = await manager.evaluate(
    async () => ((await (await fetch('/api/companies')).json()) as { companies: { id: number }[] }).companies[0]?.id,
  );
  await manager.goto(`${demo.url}/companies/${id}/profile`);
  await seen(manager.getByText(/资料完整度 \d+%/));
  await manager.getByRole('button', { name: '资料核对无误' }).click();
  await seen(manager.getByText(/陈静.*核对/).first());
  await expectAccessible(manager, '[role="group"]');
});
