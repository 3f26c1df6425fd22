import type { Page } from 'playwright-core';
import { barriers } from '../support/axe';
import type { OpenDemo } from '../support/browser';
import { expectSoon, openDemo, seen, signInDemo, story } from '../support/browser';

/** Two colleagues work in one shared mailbox: each sees what the other does, and nobody answers twice. */
let demo: OpenDemo;
let liNa: Page;
let manager: Page;

const step = story('browserTeam', () => ({ liNa, manager }));

beforeAll(async () => {
  demo = await openDemo('browser-team');
  liNa = await demo.open();
  manager = await demo.open();
}, 180_000);

afterAll(() => demo?.close());

async function signIn(page: Page, name: string): Promise<void> {
  await signInDemo(page, name);
  // Whatever is seen to change afterwards has changed without a reload.
  await page.evaluate('window.isSameDocument = true');
}

const subject = 'Запрос: льняные';
const row = (page: Page) => page.getByRole('row').filter({ hasText: subject });
const standing = (page: Page) => page.getByRole('group', { name: /Sales/ });
const go = async (page: Page, entry: string) => page.getByRole('navigation').getByRole('link', { name: entry }).click();

const seriousProblems = (page: Page) => barriers(page, page.url());

step('both find the inquiry among what waits for an answer, and open it', async () => {
  await signIn(liNa, '李娜');
  await signIn(manager, '陈静');
  for (const page of [liNa, manager]) {
    await go(page, '待回复');
    await seen(row(page));
    expect(await seriousProblems(page)).toEqual([]);
    await row(page).click();
    await seen(standing(page).getByText('新来信'));
  }
});

step('each sees that the other is here, and that he begins to answer', async () => {
  await seen(liNa.getByText(/陈静.*也在看/));
  await manager.getByRole('button', { name: '我来回复' }).click();
  await seen(liNa.getByText(/陈静.*正在回复/));
  await manager.getByRole('button', { name: '不回复了' }).click();
  await seen(liNa.getByText(/陈静.*也在看/));
});

step('who takes it is shown to the other without a reload', async () => {
  await liNa.keyboard.press('a');
  await seen(standing(liNa).getByText('待我方回复'));
  await seen(standing(manager).getByText(/李娜/));
  expect(await manager.evaluate<boolean>('window.isSameDocument')).toBe(true);
});

step('of two who decide at the same moment one wins, and the other is told who was quicker', async () => {
  const done = (page: Page) => standing(page).getByRole('button', { name: '完成' }).click();
  await Promise.all([done(liNa), done(manager)]);
  const told = (page: Page) => page.getByRole('alert').filter({ hasText: /同事抢先了一步（(李娜|陈静).*）/ });
  await expectSoon(async () => (await told(liNa).count()) + (await told(manager).count()) === 1);
  for (const page of [liNa, manager]) await seen(standing(page).getByText('已完成'));
  await standing(liNa).getByRole('button', { name: '更多操作' }).click();
  await liNa.getByRole('menuitem', { name: '重新打开' }).click();
  await seen(standing(manager).getByText('待我方回复'));
});

step('a colleague who is handed the mail, or mentioned in a note, is told by the bell', async () => {
  await standing(liNa).getByRole('button', { name: '转给同事' }).click();
  await liNa.getByRole('radio', { name: /陈静/ }).check();
  await liNa.getByRole('textbox', { name: /留言/ }).fill('客户要 FSC 证书');
  await liNa.getByRole('button', { name: '转交', exact: true }).click();
  await seen(manager.getByRole('button', { name: '通知，1 条未读' }));
  await liNa.getByRole('button', { name: /^协作/ }).click();
  await liNa.getByRole('textbox', { name: '写备注' }).fill('去年也问过');
  await liNa.getByRole('button', { name: '@ 提到同事' }).click();
  await liNa.getByRole('menuitem', { name: /陈静/ }).click();
  await liNa.getByRole('button', { name: '添加备注' }).click();
  await seen(liNa.getByRole('article').filter({ hasText: '去年也问过' }));
  const bell = manager.getByRole('button', { name: '通知，2 条未读' });
  await bell.click();
  await seen(manager.getByRole('link', { name: /李娜.*备注里提到了您/ }));
  await seen(manager.getByRole('link', { name: /李娜.*转给了您/ }));
  await manager.keyboard.press('Escape');
  await seen(manager.getByRole('button', { name: '通知', exact: true }));
  expect(await seriousProblems(liNa)).toEqual([]);
});

step('a shared template is filled for the letter, says what is missing, and is copied', async () => {
  await liNa.getByRole('heading', { level: 1 }).click();
  await liNa.keyboard.press('g');
  await liNa.keyboard.press('p');
  await liNa.getByRole('button', { name: '新建模板' }).click();
  await liNa.getByRole('textbox', { name: '名称' }).fill('询盘答复');
  await liNa.getByRole('combobox', { name: '给谁用' }).selectOption({ label: '公司共用' });
  const body = 'Dear {contact.name},\n\nThank you. Our number: {record.number} {no.such}\n\n{user.name}';
  await liNa.getByRole('textbox', { name: '正文' }).fill(body);
  await liNa.getByRole('button', { name: '预览' }).click();
  await seen(liNa.getByText('不认识的字段 no.such').first());
  expect(await seriousProblems(liNa)).toEqual([]);
  await liNa.getByRole('button', { name: '保存模板' }).click();
  await seen(liNa.getByRole('row').filter({ hasText: '询盘答复' }));

  await manager.keyboard.press('p');
  await seen(manager.getByRole('option', { name: /询盘答复/ }));
  await seen(manager.getByText(/Dear/).last());
  await seen(manager.getByText(/还缺 \d 处/));
  const draft = await manager.getByRole('link', { name: '在邮件软件里写' }).getAttribute('href');
  expect(draft).toMatch(/^mailto:.+\?subject=Re%3A%20.*&body=Dear%20/);
  expect(decodeURIComponent(draft ?? '')).not.toMatch(/[{}]/);
  await manager.getByRole('button', { name: '复制' }).click();
  await seen(manager.getByText('已复制，可以粘贴到邮件里'));
  await manager.keyboard.press('Escape');
});

step('a company that a colleague changes is shown as it is now; whoever is typing is asked first', async () => {
  await liNa.goto(`${demo.url}/companies`);
  await liNa.getByText('Hearthwell Deutschland GmbH').click();
  await liNa.waitForURL(/companies\/\d+$/);
  await liNa.evaluate('window.isSameDocument = true');
  const id = /\d+$/.exec(liNa.url())?.[0];
  const rename = (ending: string) =>
    manager.evaluate(`fetch('/api/companies/${id}').then(reply => reply.json()).then(company =>
      fetch('/api/companies/${id}?version=' + company.version, { method: 'PATCH', headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: company.name + '${ending}' }) })).then(reply => reply.status)`);
  expect(await rename(' Eins')).toBe(200);
  await seen(liNa.getByRole('heading', { level: 1, name: / Eins$/ }));
  await liNa.getByRole('tab', { name: '基本信息', exact: true }).click();
  await liNa.getByRole('main').getByRole('textbox').first().click();
  await liNa.keyboard.type('x');
  expect(await rename(' Zwei')).toBe(200);
  await seen(liNa.getByText(/陈静.*刚改过这里/));
  await liNa.getByRole('button', { name: '显示', exact: true }).click();
  await seen(liNa.getByRole('heading', { level: 1, name: / Eins Zwei$/ }));
  expect(await liNa.evaluate<boolean>('window.isSameDocument')).toBe(true);
});

step('in English and in dark the same pages read well', async () => {
  await manager.getByRole('button', { name: /^EN/ }).click();
  await manager.getByRole('button', { name: 'Theme' }).click();
  await manager.getByRole('menuitemradio', { name: 'Dark' }).click();
  await seen(standing(manager).getByText('Waiting for us'));
  expect(await seriousProblems(manager)).toEqual([]);
  await go(manager, 'To answer');
  await manager.getByRole('tab', { name: /Mine/ }).click();
  await seen(row(manager));
  expect(await seriousProblems(manager)).toEqual([]);
});
