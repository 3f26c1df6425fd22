import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { RunningProgram } from '../support/browser';
import { guardHosts, openBrowser, openPage, seen, startProgram, story } from '../support/browser';
import { boxSum, knownCompanies, pictureHost, traderBox } from '../support/browserMail';

/**
 * The main job in a browser, from the first start of an empty installation on. The tests are one story: each goes on where the one before ended.
 */
const liNa = { name: '李娜', address: 'li.na@haitu.example', password: 'lantern-harbour-42' };
const administrator = { name: 'Zhou Min', address: 'zhou.min@haitu.example', password: 'quiet-river-lamp-7' };

let folder: string;
let service: RunningProgram;
let browser: Browser;
let administratorPage: Page;
let trader: BrowserContext;
let page: Page;
let asked: ReturnType<typeof guardHosts>;
let liNaLink = '';

const step = story('browser', () => ({ administrator: administratorPage, trader: page }));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-browser-'));
  browser = await openBrowser();
  service = await startProgram(join(folder, 'data'), 'serve', printed => printed.includes('/link'));
  administratorPage = await openPage(browser, service.url, { locale: 'en-GB' });
  page = await openPage(browser, service.url, { locale: 'zh-CN' });
  trader = page.context();
  asked = guardHosts(trader, service.url, [pictureHost]);
  await asked.ready;
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await service?.stop();
  rmSync(folder, { recursive: true, force: true });
});

step('the link of the first start makes the first administrator and the company', async () => {
  const link = /https?:\/\/\S+\/links?\/\S+/.exec(service.printed())?.[0] as string;
  await administratorPage.goto(link);
  await administratorPage.getByLabel('Name').fill(administrator.name);
  await administratorPage.getByLabel('E-mail').fill(administrator.address);
  await administratorPage.getByLabel('Password', { exact: true }).fill(administrator.password);
  await administratorPage.getByLabel('Password again').fill(administrator.password);
  await administratorPage.getByRole('button', { name: 'Next' }).click();
  await administratorPage.getByLabel('Company name').fill('Ningbo Haitu Trading Co., Ltd.');
  await seen(administratorPage.getByText('haitu.example', { exact: true }));
  await administratorPage.getByRole('button', { name: 'Finish' }).click();
  await administratorPage.waitForURL('**/import**');
});

step('the administrator adds a person and a mailbox, and hands over a link', async () => {
  const at = administratorPage;
  await at.goto(`${service.url}/settings/users`);
  await at.getByRole('button', { name: 'Add person' }).click();
  const sheet = at.getByRole('dialog', { name: 'Add person' });
  await sheet.getByLabel('E-mail').fill(liNa.address);
  await sheet.getByLabel('Name').fill(liNa.name);
  await sheet.getByRole('button', { name: 'Add and make a link' }).click();
  liNaLink = await at.getByRole('textbox', { name: `Link for ${liNa.name}` }).inputValue();
  await at.getByRole('button', { name: 'Close' }).click();
  await at.goto(`${service.url}/settings/mailboxes`);
  await at.getByRole('button', { name: 'Add mailbox' }).first().click();
  const box = at.getByRole('dialog', { name: 'Add mailbox' });
  await box.getByLabel('Mailbox').first().fill(liNa.address);
  await box.getByLabel('Belongs to').selectOption({ label: liNa.name });
  await box.getByRole('button', { name: 'Add mailbox' }).click();
  await seen(at.getByRole('row').filter({ hasText: liNa.address }));
});

step('a list of companies is looked at before it is written', async () => {
  const at = administratorPage;
  const file = join(folder, 'companies.json');
  writeFileSync(file, JSON.stringify(knownCompanies));
  await at.goto(`${service.url}/import/data`);
  await at.locator('input[type=file]').first().setInputFiles(file);
  await seen(at.getByText('Nothing is written yet'));
  await at.getByRole('button', { name: /^Import these/ }).click();
  await seen(at.getByRole('heading', { name: 'Imported' }));
});

step('the person sets a password with the link, which works once', async () => {
  await page.goto(liNaLink);
  await page.getByLabel('密码', { exact: true }).fill(liNa.password);
  await page.getByLabel('再输一次密码').fill(liNa.password);
  await page.getByRole('button', { name: '设置密码并登录' }).click();
  await seen(page.getByRole('heading', { name: /^今天/ }));
  await administratorPage.goto(liNaLink);
  await seen(administratorPage.getByText('This link was used or has expired'));
});

step('an mbox that is uploaded ends with a sum that adds up', async () => {
  const file = join(folder, 'sales-2026.mbox');
  writeFileSync(file, traderBox());
  await page.getByRole('button', { name: '工具' }).click();
  await page.getByRole('link', { name: '导入' }).click();
  await page.locator('input[type=file]').first().setInputFiles(file);
  await seen(page.getByText('合计相符'));
  const sum = await page.locator('dl').last().locator('dd').allInnerTexts();
  const numbers = sum
    .map(text => text.trim())
    .filter(text => /^\d+$/.test(text))
    .map(Number);
  expect(numbers).toEqual(Object.values(boxSum));
  const [found, ...parts] = numbers as [number, ...number[]];
  expect(parts.reduce((total, part) => total + part, 0)).toBe(found);
});

const row = (text: string) => page.getByRole('list', { name: '待确认' }).getByRole('button').filter({ hasText: text });
const decided = (name: string) => page.getByRole('status').filter({ hasText: `已归到 ${name}` });

step(
  'a mail of an agent for two customers waits, is filed by one key, comes back by Z and is filed again',
  async () => {
    await page.getByRole('link', { name: /^待确认/ }).click();
    await row('bamboo samples').click();
    const choice = page.getByRole('region', { name: '归到哪里？' }).getByRole('button', { name: /^Atlas Home Ltd/ });
    const number = (await choice.getAttribute('aria-keyshortcuts')) as string;
    await page.keyboard.press(number);
    await seen(decided('Atlas Home Ltd'));
    await row('bamboo samples').waitFor({ state: 'detached' });
    await page.keyboard.press('z');
    await seen(row('bamboo samples'));
    await seen(page.getByRole('heading', { name: 'bamboo samples' }));
    await page.keyboard.press(number);
    await seen(decided('Atlas Home Ltd'));
    await row('bamboo samples').waitFor({ state: 'detached' });
  },
);

step(
  'a stranger becomes a company and a contact by N, read from the signature, and takes the older mail along',
  async () => {
    await row('Visita in fiera').click();
    await seen(page.getByRole('heading', { name: 'Visita in fiera' }));
    await page.keyboard.press('n');
    const form = page.getByRole('dialog');
    expect(await form.getByRole('textbox', { name: /^公司/ }).first().inputValue()).toContain('Casa Sole');
    expect(
      await form
        .getByRole('textbox', { name: /^联系人/ })
        .first()
        .inputValue(),
    ).toBe('Marco Rossi');
    await form.getByRole('button', { name: '新建并归档' }).click();
    await row('Visita in fiera').waitFor({ state: 'detached' });
    // The second letter of the same company follows by a job.
    await page.waitForFunction(async () => {
      const reply = await fetch('/api/review');
      const queue = (await reply.json()) as { items: { subject: string }[] };
      return queue.items.every(item => item.subject !== 'Grazie di tutto');
    });
  },
);

step(
  'a filed mail is filed elsewhere from its conversation, the history tells it, and undo takes it back',
  async () => {
    await openMail('Fair in February');
    const panel = page.getByRole('region', { name: '归档' });
    await seen(panel.getByRole('link', { name: 'Nordlicht Küchen GmbH' }));
    await page.keyboard.press('f');
    const picker = page.getByRole('dialog');
    await picker.getByRole('combobox').fill('SO-2026');
    await seen(picker.getByRole('option').filter({ hasText: 'SO-2026-0098' }));
    await page.keyboard.press('Enter');
    await picker.getByRole('button', { name: '归到这里' }).click();
    await seen(panel.getByRole('link', { name: 'Atlas Home Ltd' }));
    await panel.getByRole('button', { name: '记录' }).click();
    const history = panel.getByRole('list', { name: '记录' });
    await seen(history.getByRole('listitem').filter({ hasText: 'Atlas Home Ltd / SO-2026-0098' }).first());
    await seen(history.getByRole('listitem').filter({ hasText: liNa.name }).first());
    await panel.getByRole('button', { name: '撤销' }).first().click();
    await seen(panel.getByRole('link', { name: 'Nordlicht Küchen GmbH' }));
  },
);

step('a letter written in GB18030 is read as it was written, marked as Chinese', async () => {
  await openMail('竹盘样品已收到');
  const text = page.locator('main [lang^="zh"]').filter({ hasText: '木纹很漂亮' });
  await seen(text);
  expect(await text.innerText()).toContain('客户要求㙍字样的包装,请报含税价。');
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
});

step('a letter full of traps runs nothing and asks nobody; pictures come when the reader says so', async () => {
  const dialogs: string[] = [];
  page.on('dialog', dialog => (dialogs.push(dialog.message()), void dialog.dismiss()));
  await openMail('Drawing of the tray');
  const frame = page.frameLocator('iframe');
  await seen(frame.getByText('Please see the drawing of the tray.'));
  await expect(page.locator('iframe').getAttribute('sandbox')).resolves.toBe('');
  const source = (await page.locator('iframe').getAttribute('srcdoc')) as string;
  expect(source).not.toMatch(/<script|<form|<input|<iframe|<object|<video|<svg|<base|<link|http-equiv="refresh"/i);
  expect(source).not.toMatch(/javascript:|onerror|onload|@import|example\.net/i);
  expect(asked.foreign()).toEqual([]);
  await page.getByRole('button', { name: '显示一次' }).click();
  await expect(asked.next(pictureHost)).resolves.toBe(`https://${pictureHost}/tray.png`);
  await seen(frame.getByText('Please see the drawing of the tray.'));
  expect(await page.evaluate<boolean>("'broken' in window")).toBe(false);
  expect(dialogs).toEqual([]);
  expect(new Set(asked.foreign())).toEqual(new Set([`https://${pictureHost}/tray.png`]));
  expect(page.url()).toContain(`${service.url}/mail/`);
  // Once is once.
  await openMail('Drawing of the tray');
  await seen(page.getByRole('button', { name: '显示一次' }));
  expect(asked.foreign()).toHaveLength(1);
});

step('the page of a company shows its mail and its contacts', async () => {
  await page.getByRole('link', { name: '客户与伙伴' }).click();
  await page
    .getByRole('link', { name: /Nordlicht Küchen GmbH/ })
    .or(page.getByText('Nordlicht Küchen GmbH'))
    .first()
    .click();
  await page.waitForURL('**/companies/**');
  const timeline = page.getByRole('grid', { name: '往来' });
  await seen(timeline.getByText('Your quotation Q-2026-0031').first());
  await seen(timeline.getByText('Drawing of the tray').first());
  await page.getByRole('tab', { name: /^联系人/ }).click();
  await seen(page.locator('main').getByText('anna.weber@nordlicht.example').first());
});

step('a word of two Chinese characters finds the mail that holds it', async () => {
  await page.getByRole('link', { name: '邮件', exact: true }).click();
  await page.getByRole('searchbox').fill('茶巾');
  await page.keyboard.press('Enter');
  const list = page.getByRole('grid', { name: '邮件' });
  await seen(list.getByText('交货期').first());
  await list.getByText('Fair in February').waitFor({ state: 'detached' });
  expect(await list.getByRole('row').count()).toBe(2);
});

step('after signing out a wrong password tells how many tries are left', async () => {
  await page.getByRole('button', { name: new RegExp(liNa.name) }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await seen(page.getByText('已退出登录。'));
  await page.getByLabel('邮箱').fill(liNa.address);
  await page.getByLabel('密码').fill('wrong-wrong-wrong');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await seen(page.getByRole('alert').filter({ hasText: /还可再试 \d+ 次/ }));
  // The story asked no other host than ours, but for the one picture that the reader wanted.
  expect(new Set(asked.foreign())).toEqual(new Set([`https://${pictureHost}/tray.png`]));
});

/** Finds a mail by its subject in the list of all mail, and opens its conversation. */
async function openMail(subject: string): Promise<void> {
  await page.goto(`${service.url}/mail`);
  await page.getByRole('grid', { name: '邮件' }).getByRole('row').filter({ hasText: subject }).first().click();
  await seen(page.getByRole('heading', { name: subject, level: 1 }));
}
