import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { OpenDemo } from './browser';
import { seen } from './browser';

/** The page that plays Outlook's part, as a person has it before him. */
export interface OutlookWindow {
  page: Page;
  /** The pane beside the list. */
  pane: FrameLocator;
  /** The pane of the mail that is being written. */
  writing: FrameLocator;
  /** Lines of the list with this text. */
  mails(text: string | RegExp): Locator;
  /** Clicks on the first of them. */
  open(text: string | RegExp): Promise<void>;
  openFolder(mailbox: RegExp, folder: RegExp): Promise<void>;
  /** Signs in to a pane: one click, since the browser is signed in. */
  signIn(pane?: FrameLocator): Promise<void>;
  /** Violations of the content security policy and errors of scripts so far. */
  wrongs(): string[];
}

const words = {
  'zh-CN': { read: 'Tradepost 侧栏', write: 'Tradepost 侧栏（写邮件）', signIn: '登录' },
  en: { read: 'Tradepost sidebar', write: 'Tradepost sidebar (writing)', signIn: 'Sign in' },
};

interface Options {
  language?: 'zh-CN' | 'en';
  colorScheme?: 'light' | 'dark';
  /** 'mailbox=1.5' */
  query?: string;
  viewport?: { width: number; height: number };
}

/** Opens /outlook in a browser of its own; somebody is signed in and his inbox is there. */
export async function openOutlookWindow(demo: OpenDemo, options: Options = {}): Promise<OutlookWindow> {
  const { language = 'en', colorScheme = 'light', query = '', viewport = { width: 1280, height: 800 } } = options;
  const page = await demo.open({ locale: language === 'en' ? 'en-GB' : language, colorScheme, viewport });
  const wrongs: string[] = [];
  page.on('pageerror', error => wrongs.push(error.message));
  page.on('console', message => {
    if (/Content Security Policy|Refused to/i.test(message.text())) wrongs.push(message.text());
  });
  await page.goto(`${demo.url}/outlook${query && `?${query}`}`);
  await seen(page.locator('[data-mail]').first());
  const said = words[language];
  const frame = (title: string) => page.frameLocator(`aside:visible iframe[title="${title}"]`);
  const pane = frame(said.read);
  const mails = (text: string | RegExp) => page.locator('[data-mail]').filter({ hasText: text });
  return {
    page,
    pane,
    writing: frame(said.write),
    mails,
    open: text => mails(text).first().click(),
    openFolder: async (mailbox, folder) => {
      await page.getByRole('region', { name: mailbox }).getByRole('button', { name: folder }).click();
      await seen(page.locator('[data-mail]').first());
    },
    signIn: async (where = pane) => {
      await where.getByRole('button', { name: said.signIn, exact: true }).click();
      await seen(where.getByRole('banner').getByText(/[\u4e00-\u9fff]/));
    },
    wrongs: () => [...wrongs],
  };
}
