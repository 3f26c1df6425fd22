import type { Page } from 'playwright-core';
import type { OpenDemo } from '../support/browser';
import { expectSoon, openDemo, seen, signInDemo, story } from '../support/browser';
import type { OutlookWindow } from '../support/outlookPage';
import { openOutlookWindow } from '../support/outlookPage';

/** A reply that needs a manager: held when it is sent, asked for in the sidebar, approved in the web page by somebody else, and then sent. */
let demo: OpenDemo;
let outlook: OutlookWindow;
let manager: Page;

beforeAll(async () => {
  demo = await openDemo('outlook-approval');
  const admin = await demo.open();
  const headers = { 'sec-fetch-site': 'same-origin' };
  const data = { address: 'admin@haitu.example', password: 'demo' };
  await admin.request.post(`${demo.url}/api/session`, { headers, data });
  const policy = {
    name: '报价先审',
    isActive: true,
    conditions: { quotation: { words: [] } },
    deciders: { managers: true, userIds: [], roles: [] },
    exempt: { userIds: [], roles: [] },
    expiresHours: 48,
  };
  const made = await admin.request.post(`${demo.url}/api/approval-policies`, { headers, data: policy });
  expect(await made.text()).toContain('报价先审');
  await admin.context().close();
  outlook = await openOutlookWindow(demo, { language: 'zh-CN' });
}, 120_000);
afterAll(() => demo?.close());

const tell = story('outlookApproval', () => ({ outlook: outlook?.page, manager }));
const body = () => outlook.page.getByRole('textbox', { name: '正文' });
const send = () => outlook.page.getByRole('button', { name: '发送', exact: true }).click();

tell('an answer with a quotation is held, and stays as it is written', async () => {
  await outlook.open('back from the fair');
  await outlook.page.getByRole('button', { name: '答复', exact: true }).click();
  await outlook.page.getByRole('button', { name: '添加附件' }).click();
  await outlook.page.getByRole('menuitem', { name: /Q-2026-0031/ }).click();
  await body().click();
  await outlook.page.keyboard.press('Control+Home');
  await outlook.page.keyboard.type('Dear Anna, here is our last word.');
  await send();
  const dialog = outlook.page.getByRole('alertdialog');
  await seen(dialog.getByText(/需.*审批/));
  expect(await dialog.getByRole('button', { name: '仍然发送' }).count()).toBe(0);
  await dialog.getByRole('button', { name: '在侧栏中处理' }).click();
  await seen(body().getByText('Dear Anna, here is our last word.', { exact: false }));
});

tell('the sender asks for it in the sidebar', async () => {
  await outlook.signIn(outlook.writing);
  await seen(outlook.writing.getByText('需要审批：报价先审'));
  await outlook.writing.getByRole('button', { name: /陈静/ }).click();
  await outlook.writing.getByRole('textbox', { name: /给审批人的说明/ }).fill('客人今天要答复');
  await outlook.writing.getByRole('button', { name: '提交' }).click();
  await seen(outlook.writing.getByText(/已请 .*陈静.* 审批/));
});

tell('his manager reads the mail in the web page and approves it', async () => {
  manager = await demo.open();
  await signInDemo(manager, '陈静');
  await manager.goto(`${demo.url}/approvals`);
  await manager.getByRole('link', { name: /李娜.*要发给 Anna Weber/ }).click();
  await seen(manager.getByText('客人今天要答复').first());
  await seen(manager.getByText('Dear Anna, here is our last word.', { exact: false }).first());
  await manager.getByRole('button', { name: '批准' }).click();
  await seen(manager.getByText('已批准').first());
});

tell('the sidebar hears of it, and Send works', async () => {
  await seen(outlook.writing.getByText(/已批准，请点发送/));
  await send();
  await expectSoon(async () => (await body().count()) === 0);
  await outlook.openFolder(/Li Na/, /已发送/);
  await seen(outlook.mails('here is our last word').first());
});

tell('the letter that left is the one that was approved', async () => {
  const isSent = async () => {
    const reply = await manager.request.get(`${demo.url}/api/approvals?list=decided`);
    const { approvals } = (await reply.json()) as { approvals: { isSent: boolean; state: string }[] };
    return approvals.some(one => one.state === 'approved' && one.isSent);
  };
  await expectSoon(isSent, 30_000);
  expect(outlook.wrongs()).toEqual([]);
});
