import type { Frame } from 'playwright-core';
import { barriers } from '../support/axe';
import type { OpenDemo } from '../support/browser';
import { expectSoon, openDemo, seen, story } from '../support/browser';
import type { OutlookWindow } from '../support/outlookPage';
import { openOutlookWindow } from '../support/outlookPage';

/** An inquiry in Outlook: the sidebar says who asks for what, shows the words, and what is done with the lead is done there, in both languages. */
let demo: OpenDemo;
let outlook: OutlookWindow;

beforeAll(async () => {
  demo = await openDemo('outlook-lead');
}, 120_000);
afterAll(() => demo?.close());

const tell = story('outlookLead', () => ({ outlook: outlook?.page }));

const words = {
  'zh-CN': {
    ...{ theme: '外观', width: '侧栏宽度', inbox: /收件箱/, lead: /^线索 L-/, product: /^产品/, score: /^评分 \d+：/ },
    ...{ no: '不是询盘', undo: '撤销', waits: '尚未归档', take: '归我跟进', mine: /我在跟进/, next: '定下一步' },
    ...{ what: '下一步做什么', save: '保存', nextIs: /^下一步：/, make: '建为线索', write: '新邮件', to: '收件人' },
    ...{ chip: /线索 L-/, call: '报样品价' },
  },
  en: {
    ...{ theme: 'Theme', width: 'Width of the sidebar', inbox: /Inbox/, lead: /^Lead L-/, product: /^Product/ },
    ...{ score: /^Score \d+: /, no: 'No inquiry', undo: 'Undo', waits: 'Not filed yet', take: 'Take it' },
    ...{ mine: /You have it/, next: 'Set next step', what: 'What comes next', save: 'Save', nextIs: /^Next: / },
    ...{ make: 'Make a lead', write: 'New mail', to: 'To', chip: /lead L-/, call: 'Quote the samples' },
  },
} as const;

const mailOf = {
  'zh-CN': { subject: 'Запрос: льняные полотенца', marked: /полотен/, address: 'olga@domtekstil.example' },
  en: { subject: 'Solicitud de cotización manteles', marked: /manteles/, address: 'cvidal@mesaymantel.example' },
} as const;

/** Every theme and the narrowest, the usual and the widest pane. */
async function findAll(language: 'zh-CN' | 'en'): Promise<string[]> {
  const found: string[] = [];
  const said = words[language];
  const frame = outlook.page
    .frames()
    .filter(one => one.url().includes('/addin/taskpane.html'))
    .at(-1) as Frame;
  for (const look of ['dark', 'highContrast', 'light'] as const) {
    await outlook.page.getByLabel(said.theme).selectOption(look);
    for (const key of ['ArrowRight', 'ArrowLeft']) {
      await outlook.page.getByRole('separator', { name: said.width }).last().focus();
      for (let step = 0; step < 13; step += 1) await outlook.page.keyboard.press(key);
      const width = key === 'ArrowRight' ? 320 : 450;
      await expectSoon(async () => (await frame.evaluate('document.documentElement.clientWidth')) === width);
      found.push(...(await barriers(frame, `lead ${language} ${look} ${width}`)));
      const over = await frame.evaluate<number>('document.documentElement.scrollWidth');
      if (over > width) found.push(`lead ${language} ${look}: ${over} pixels wide in ${width}`);
    }
  }
  return found;
}

for (const language of ['zh-CN', 'en'] as const) {
  const said = words[language];
  const mail = mailOf[language];

  tell(`an inquiry nobody has is a lead, with the words of the mail behind each value (${language})`, async () => {
    outlook = await openOutlookWindow(demo, { language });
    await outlook.signIn();
    await outlook.openFolder(/Sales/, said.inbox);
    await outlook.open(mail.subject);
    await seen(outlook.pane.getByRole('heading', { name: said.lead }));
    await seen(outlook.pane.getByText(said.score));
    const line = outlook.pane.getByRole('button', { name: said.product }).first();
    await line.focus();
    await outlook.page.keyboard.press('Enter');
    await seen(outlook.pane.locator('mark').filter({ hasText: mail.marked }).first());
    expect(await line.getAttribute('aria-expanded')).toBe('true');
  });

  tell(`it can be read by everybody, in every look and width (${language})`, async () => {
    expect(await findAll(language)).toEqual([]);
  });

  tell(`"no inquiry" sends it back to those that wait, and is taken back (${language})`, async () => {
    await outlook.pane.getByRole('button', { name: said.no }).click();
    await seen(outlook.pane.getByRole('heading', { name: said.waits }));
    await seen(outlook.pane.getByRole('button', { name: said.make }));
    await outlook.pane.getByRole('button', { name: said.undo }).first().click();
    await seen(outlook.pane.getByRole('heading', { name: said.lead }));
  });

  tell(`its next step is written down, and stands there (${language})`, async () => {
    await outlook.pane.getByRole('button', { name: said.next }).click();
    await outlook.pane.getByRole('textbox', { name: said.what }).fill(said.call);
    await outlook.pane.getByRole('button', { name: said.save }).click();
    await seen(outlook.pane.getByText(said.nextIs).filter({ hasText: said.call }));
    // Nobody had it before "no inquiry", and so nobody has it again: a plan alone makes it nobody's own.
    await outlook.pane.getByRole('button', { name: said.take, exact: true }).click();
    await seen(outlook.pane.getByText(said.mine));
  });

  tell(`another is taken in one click (${language})`, async () => {
    await outlook.open(language === 'en' ? 'Enquiry chopping boards' : 'fair visit photo');
    await outlook.pane.getByRole('button', { name: said.take, exact: true }).click();
    await seen(outlook.pane.getByText(said.mine));
    expect(await outlook.pane.getByRole('button', { name: said.take, exact: true }).count()).toBe(0);
  });

  tell(`what was passed over becomes a lead, and is none again (${language})`, async () => {
    await outlook.open('美西美东特价舱位');
    await outlook.pane.getByRole('button', { name: said.make }).click();
    await seen(outlook.pane.getByRole('heading', { name: said.lead }));
    await outlook.pane.getByRole('button', { name: said.undo }).last().click();
    await seen(outlook.pane.getByRole('heading', { name: said.waits }));
  });

  tell(`who writes to its address reads which lead it is (${language})`, async () => {
    await outlook.page.getByRole('button', { name: said.write }).click();
    await outlook.signIn(outlook.writing);
    await outlook.page.getByLabel(said.to, { exact: true }).fill(`${mail.address};`);
    await outlook.page.keyboard.press('Tab');
    await seen(outlook.writing.getByText(said.chip).first());
    expect(outlook.wrongs()).toEqual([]);
  });
}
