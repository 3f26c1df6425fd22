import type { Request } from 'playwright-core';
import type { OpenDemo } from '../support/browser';
import { expectSoon, openDemo, seen, story } from '../support/browser';
import type { OutlookWindow } from '../support/outlookPage';
import { openOutlookWindow } from '../support/outlookPage';

/** The sidebar under Outlook's habits: selections that run, several at once, shared mailboxes, old clients, and a day on which all is slow. */
let demo: OpenDemo;
let outlook: OutlookWindow;

beforeAll(async () => {
  demo = await openDemo('outlook-habits');
  outlook = await openOutlookWindow(demo, { language: 'zh-CN' });
}, 120_000);
afterAll(() => demo?.close());

const tell = story('outlookHabits', () => ({ outlook: outlook?.page }));
const subjectOf = (request: Request) => (request.postDataJSON() as { subject?: string }).subject;

tell(
  '200 changes of the selection in ten seconds: the sidebar shows the last one, and nothing was written',
  async () => {
    await outlook.signIn();
    const written: string[] = [];
    const asked: Request[] = [];
    const watch = (request: Request) => {
      const { pathname } = new URL(request.url());
      if (!pathname.startsWith('/api') || request.method() === 'GET') return;
      if (pathname === '/api/pane/card') asked.push(request);
      else if (pathname !== '/api/live/place') written.push(`${request.method()} ${pathname}`);
    };
    outlook.page.on('request', watch);
    const began = Date.now();
    const lines = outlook.page.locator('[data-mail]');
    const count = Math.min(40, await lines.count());
    const ids = await lines.evaluateAll(all => all.map(one => one.getAttribute('data-mail')));
    for (let turn = 0; turn < 200; turn += 1) {
      const id = ids[(turn * 7) % count];
      // As a finger on the arrow key: the page gets the click, nobody waits for anything.
      await outlook.page.evaluate(`document.getElementById('mail-${id}').click()`);
      const early = began + turn * 50 - Date.now();
      if (early > 0) await outlook.page.waitForTimeout(early);
    }
    await outlook.mails('back from the fair').first().click();
    await seen(outlook.pane.getByRole('heading', { name: /已归档：.*Q-2026-0031/ }));
    // What comes late changes nothing.
    await outlook.page.waitForTimeout(1500);
    await seen(outlook.pane.getByText('Anna Weber', { exact: false }).first());
    expect(subjectOf(asked.at(-1) as Request)).toBe('AW: Q-2026-0031 rev. 2, bamboo tray revised');
    expect(written).toEqual([]);
    outlook.page.off('request', watch);
  },
);

tell('a write goes to the mail that it was pressed for, also when another is opened at once', async () => {
  await outlook.open('Nappes enduites pour le printemps');
  const filed = outlook.pane.getByRole('heading', { name: /^已归档：/ });
  await seen(filed);
  await seen(outlook.pane.getByText('Hélène Perrin', { exact: false }).first());
  await outlook.pane.getByRole('button', { name: '备注', exact: true }).click();
  await outlook.pane.getByRole('textbox').first().fill('样品先寄两份');
  const sent = outlook.page.waitForRequest(request => request.method() === 'POST' && /note/.test(request.url()));
  await outlook.pane.getByRole('button', { name: '保存' }).click();
  await outlook.open('back from the fair');
  const request = await sent;
  await seen(outlook.pane.getByRole('heading', { name: /已归档：.*Q-2026-0031/ }));
  expect(await outlook.pane.getByText('样品先寄两份').count()).toBe(0);
  expect(request.postData()).toContain('样品先寄两份');
  await outlook.open('Nappes enduites pour le printemps');
  await outlook.pane.getByRole('button', { name: '任务与备注（1）' }).click();
  await seen(outlook.pane.getByText('样品先寄两份').first());
});

tell('what is filed under a supplier says to a trader that it is filed, and not where', async () => {
  await outlook.open('涂层桌布 询价');
  await seen(outlook.pane.getByRole('heading', { name: '已归档，归到的客户或供应商您无权查看' }));
  expect(await outlook.pane.getByText('蓝印').count()).toBe(0);
});

tell('several mails at once are filed together', async () => {
  await outlook.mails('Nappes enduites').first().click();
  await outlook
    .mails('back from the fair')
    .first()
    .click({ modifiers: ['Control'] });
  await seen(outlook.pane.getByText('已选 2 封'));
  await outlook.pane.getByRole('button', { name: '全部归到…' }).click();
  await outlook.pane.getByRole('combobox').fill('Hearthwell');
  await outlook.pane.getByRole('option', { name: /Deutschland/ }).click();
  await seen(outlook.pane.getByText('2 封已归到', { exact: false }).first());
  await outlook.open('Nappes enduites');
  await seen(outlook.pane.getByRole('heading', { name: /已归档：.*Hearthwell/ }));
  await outlook.open('back from the fair');
  await seen(outlook.pane.getByRole('heading', { name: /已归档：.*Hearthwell/ }));
});

tell('and taken back together, from the toast and from the sidebar', async () => {
  const both = async () => {
    await outlook.mails('Sollecito').first().click();
    await outlook
      .mails('back from the fair')
      .first()
      .click({ modifiers: ['Control'] });
    await seen(outlook.pane.getByText('已选 2 封'));
    await outlook.pane.getByRole('button', { name: '全部归到…' }).click();
    await outlook.pane.getByRole('combobox').fill('Hearthwell');
    await outlook.pane.getByRole('option', { name: /Iberia/ }).click();
    await expectSoon(async () => (await outlook.pane.getByText(/^2 封已归到.*Iberia/).count()) === 2);
  };
  const undo = (at: 'sidebar' | 'toast') => {
    const buttons = outlook.pane.getByRole('button', { name: '撤销' });
    return (at === 'sidebar' ? buttons.first() : buttons.last()).click();
  };
  for (const at of ['sidebar', 'toast'] as const) {
    await both();
    await undo(at);
    await seen(outlook.pane.getByText('2 封已撤销，回到原处').first());
  }
  await outlook.open('Sollecito');
  await seen(outlook.pane.getByRole('heading', { name: /^(线索 L-|尚未归档)/ }));
});

tell('several of the shared mailbox are asked for in that mailbox', async () => {
  await outlook.openFolder(/Sales/, /收件箱/);
  const card = outlook.page.waitForRequest(
    request => request.url().endsWith('/api/pane/card') && !(request.postDataJSON() as { itemId?: string }).itemId,
  );
  await outlook.mails('Enquiry chopping boards').first().click();
  await outlook
    .mails('fair visit photo')
    .first()
    .click({ modifiers: ['Control'] });
  expect((await card).postDataJSON()).toMatchObject({ mailbox: 'sales@haitu.example' });
  await seen(outlook.pane.getByText('已选 2 封'));
});

tell('a mail of the shared mailbox is asked for in that mailbox', async () => {
  const card = outlook.page.waitForRequest(request => request.url().endsWith('/api/pane/card'));
  await outlook.openFolder(/Sales/, /收件箱/);
  await outlook.open('Enquiry chopping boards');
  expect((await card).postDataJSON()).toMatchObject({ mailbox: 'sales@haitu.example' });
  await seen(outlook.pane.getByRole('heading', { name: /^(线索 L-|尚未归档)/ }));
});

tell('on a day when all is late and changes are not told, the sidebar still ends on the open mail', async () => {
  await outlook.openFolder(/Li Na/, /收件箱/);
  await outlook.page.getByLabel('变慢').check();
  for (const text of ['Nappes enduites', 'Re: Q-2026-0041', 'back from the fair']) {
    await outlook.open(text);
    await outlook.page.waitForTimeout(700);
  }
  await seen(outlook.pane.getByRole('heading', { name: /已归档：.*Hearthwell/ }));
  await outlook.page.getByLabel('变慢').uncheck();
});

tell('and a mail to an address that imitates a known one is still asked about, for its sender to decide', async () => {
  await outlook.open('Balance SO-2026-0112');
  await outlook.page.getByRole('button', { name: '答复', exact: true }).click();
  await outlook.signIn(outlook.writing);
  await outlook.page.getByLabel('抄送', { exact: true }).fill('anna.weber@nordlicth.example');
  await outlook.page.keyboard.press('Tab');
  await seen(outlook.writing.getByText('发送前有 1 处请看一下'));
  await outlook.page.getByLabel('变慢').check();
  await outlook.page.getByRole('button', { name: '发送', exact: true }).click();
  const dialog = outlook.page.getByRole('alertdialog');
  await seen(dialog.getByText(/anna\.weber@nordlicth\.example/));
  await dialog.getByRole('button', { name: '不发送' }).click();
  await outlook.page.getByLabel('变慢').uncheck();
  await outlook.page.getByRole('button', { name: '删除草稿' }).click();
});

tell('cut off, it says so and keeps the last card; mail goes all the same', async () => {
  await outlook.page.getByLabel('断网').check();
  await outlook.open('Re: Q-2026-0041');
  await seen(outlook.pane.getByRole('heading', { name: '暂时连不上 Tradepost' }));
  await outlook.page.getByRole('button', { name: '答复', exact: true }).click();
  await outlook.page.getByRole('textbox', { name: '正文' }).fill('Bonjour Camille, bien reçu.');
  await outlook.page.getByRole('button', { name: '发送', exact: true }).click();
  await expectSoon(async () => (await outlook.page.getByRole('textbox', { name: '正文' }).count()) === 0);
  await outlook.openFolder(/Li Na/, /已发送/);
  await seen(outlook.mails('bien reçu').first());
  await outlook.page.getByLabel('断网').uncheck();
});

tell('who comes after is nobody before he has signed in', async () => {
  await outlook.page.getByLabel('用户').selectOption({ label: '王磊 Wang Lei' });
  await seen(outlook.pane.getByText('登录后可看到对方是谁', { exact: false }));
  await outlook.signIn();
  await seen(outlook.pane.getByRole('banner').getByText('王磊'));
});

tell('on Exchange on-premises, with an Outlook of Mailbox 1.5, it reads and files', async () => {
  await outlook.page.context().close();
  outlook = await openOutlookWindow(demo, { language: 'zh-CN', query: 'mailbox=1.5' });
  await outlook.signIn();
  await outlook.open('back from the fair');
  await seen(outlook.pane.getByRole('heading', { name: /已归档：.*Hearthwell/ }));
  await outlook.page.getByRole('button', { name: '答复', exact: true }).click();
  await outlook.signIn(outlook.writing);
  await seen(outlook.writing.getByText('Anna Weber', { exact: false }).first());
});

tell('all of it under the content security policy, without a script that failed', async () => {
  expect(outlook.wrongs()).toEqual([]);
});
