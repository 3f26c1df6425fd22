import type { Frame } from 'playwright-core';
import { barriers } from '../support/axe';
import type { OpenDemo } from '../support/browser';
import { expectSoon, openDemo, seen, story } from '../support/browser';
import type { OutlookWindow } from '../support/outlookPage';
import { openOutlookWindow } from '../support/outlookPage';

/** What the sidebar and the practice page are for eyes, keys and screen readers: both languages, all themes, the narrowest and the widest pane. */
let demo: OpenDemo;
let outlook: OutlookWindow;
const windows: OutlookWindow[] = [];

beforeAll(async () => {
  demo = await openDemo('outlook-look');
}, 120_000);
afterAll(() => demo?.close());

const tell = story('outlookLook', () => ({ outlook: outlook?.page }));
const looks = ['light', 'dark', 'highContrast'] as const;

const words = {
  'zh-CN': {
    theme: '外观',
    width: '侧栏宽度',
    filed: /已归档：/,
    review: '请选择，目前未归档',
    stranger: '尚未归档',
    risk: /请勿按此邮件付款|风险|注意/,
    take: '立即收录',
    reply: '答复',
    inbox: /收件箱/,
    people: '收件人',
  },
  en: {
    theme: 'Theme',
    width: 'Width of the sidebar',
    filed: /Filed: /,
    review: 'Please choose: filed nowhere yet',
    stranger: 'Not filed yet',
    risk: /Do not pay|Risk|Look/,
    take: 'Take in now',
    reply: 'Reply',
    inbox: /Inbox/,
    people: 'To',
  },
} as const;

const frameOf = (window: OutlookWindow): Frame => {
  const frames = window.page.frames().filter(frame => frame.url().includes('/addin/taskpane.html'));
  return frames.at(-1) as Frame;
};

/** Every theme and both widths of what is open now. */
async function findAll(window: OutlookWindow, language: 'zh-CN' | 'en', name: string): Promise<string[]> {
  const found: string[] = [];
  const said = words[language];
  for (const look of looks) {
    await window.page.getByLabel(said.theme).selectOption(look);
    for (const width of [320, 450]) {
      const handle = window.page.getByRole('separator', { name: said.width }).last();
      await handle.focus();
      for (let step = 0; step < 13; step += 1)
        await window.page.keyboard.press(width === 320 ? 'ArrowRight' : 'ArrowLeft');
      const frame = frameOf(window);
      await expectSoon(async () => (await frame.evaluate('document.documentElement.clientWidth')) === width);
      found.push(...(await barriers(frame, `${name} ${language} ${look} ${width}`)));
      // Nothing is cut off sideways.
      const over = await frame.evaluate<number>('document.documentElement.scrollWidth');
      if (over > width) found.push(`${name} ${language} ${look}: ${over} pixels wide in ${width}`);
    }
    found.push(...(await barriers(window.page, `page around ${name} ${language} ${look}`)));
  }
  return found;
}

const take = async (window: OutlookWindow, language: 'zh-CN' | 'en', there: RegExp | string) => {
  const button = window.pane.getByRole('button', { name: words[language].take });
  const heading = window.pane.getByRole('heading', { name: there }).first();
  await seen(button.or(heading).first());
  if (await button.isVisible()) await button.click();
  await seen(heading);
};

for (const language of ['zh-CN', 'en'] as const) {
  const said = words[language];

  tell(`not signed in (${language})`, async () => {
    outlook = await openOutlookWindow(demo, { language });
    windows.push(outlook);
    expect(await findAll(outlook, language, 'signed out')).toEqual([]);
    await outlook.signIn();
  });

  tell(`a customer's mail (${language})`, async () => {
    await outlook.open('back from the fair');
    await seen(outlook.pane.getByRole('heading', { name: said.filed }));
    expect(await findAll(outlook, language, 'customer')).toEqual([]);
  });

  tell(`one that a person has to choose for (${language})`, async () => {
    await outlook.open('Re: bamboo tray samples');
    await take(outlook, language, said.review);
    expect(await findAll(outlook, language, 'choose')).toEqual([]);
  });

  tell(`a sender whom nobody knows (${language})`, async () => {
    await outlook.openFolder(/Sales/, said.inbox);
    await outlook.open('美西美东特价舱位');
    await seen(outlook.pane.getByRole('heading', { name: said.stranger }));
    expect(await findAll(outlook, language, 'stranger')).toEqual([]);
  });

  tell(`one with a warning (${language})`, async () => {
    await outlook.openFolder(/Li Na/, said.inbox);
    await outlook.open('ich schreibe vom Sofa');
    await seen(outlook.pane.getByText(said.risk).first());
    expect(await findAll(outlook, language, 'risk')).toEqual([]);
  });

  tell(`a mail that is written (${language})`, async () => {
    await outlook.page.getByRole('button', { name: said.reply, exact: true }).click();
    await outlook.signIn(outlook.writing);
    await seen(outlook.writing.getByText(/Anna Weber|anna\.weber/).first());
    expect(await findAll(outlook, language, 'writing')).toEqual([]);
    expect(outlook.wrongs()).toEqual([]);
  });
}
