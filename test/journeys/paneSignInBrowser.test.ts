import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { usualOutlook } from '../../service/common/microsoftClouds';
import { findPages } from '../../service/platform/http/pages';
import type { TestApp, TestUser } from '../support/app';
import { buildTestApp, PASSWORD } from '../support/app';
import { barriers } from '../support/axe';
import { expectSoon, openBrowser, openPage, seen } from '../support/browser';

/** The sign-in window and the check of the Outlook pane, in a browser, under their own policy; Office.js comes from Microsoft's host, played here. */
let browser: Browser;
let test: TestApp;
let user: TestUser;
let url: string;

// What a page in a dialog has of Office.js; it takes the history away, as the real one does.
const office = `
  window.Office = {
    onReady: () => Promise.resolve({ host: 'Outlook', platform: 'OfficeOnline' }),
    context: {
      ui: { messageParent: (message, options) => { window.told = { message, options }; } },
      requirements: { isSetSupported: () => true },
    },
  };
  history.pushState = null;
  history.replaceState = null;
`;
const OUTLOOK = 'https://outlook.office.com';

beforeAll(async () => {
  const port = await new Promise<number>(done => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: found } = server.address() as AddressInfo;
      server.close(() => done(found));
    });
  });
  url = `http://127.0.0.1:${port}`;
  test = await buildTestApp({ pages: findPages(), config: { publicUrl: url, outlook: usualOutlook } });
  test.time.now = new Date();
  user = await test.makeUser({ name: '李娜' });
  await test.app.listen({ host: '127.0.0.1', port });
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await test?.close();
});

/** A page of the pane in a client of its own; what the policy refuses is remembered. */
async function open(path: string, options: { locale?: string; hasOffice?: boolean; colorScheme?: 'dark' } = {}) {
  const { hasOffice = true, ...more } = options;
  const page = await openPage(browser, 'about:blank', {
    viewport: { width: 320, height: 640 },
    locale: 'en-GB',
    ...more,
  });
  const refused: string[] = [];
  page.on('console', line => {
    if (/Content Security Policy|Refused to/.test(line.text())) refused.push(line.text());
  });
  await page.route('https://appsforoffice.microsoft.com/**', route =>
    hasOffice ? route.fulfill({ body: office, contentType: 'text/javascript' }) : route.abort(),
  );
  await page.goto(`${url}${path}`);
  return { page, refused };
}
const told = async (page: Page) => {
  await expectSoon(async () => page.evaluate(`window.told !== undefined`));
  const { message, options } = await page.evaluate<{ message: string; options: object }>('window.told');
  return { ...(JSON.parse(message) as { kind: string; token: string; isLinking: boolean }), options };
};
const signIn = async (page: Page, words: RegExp[]) => {
  const [address, password, button] = words as [RegExp, RegExp, RegExp];
  await page.getByLabel(address).fill(user.address);
  await page.getByLabel(password).fill(PASSWORD);
  await page.getByRole('button', { name: button }).click();
};
const english = [/e-mail|address/i, /password/i, /^sign in$/i];

it('the dialog asks for address and password, and hands a token to our own pages alone', async () => {
  const { page, refused } = await open('/addin/dialog.html');
  await seen(page.getByRole('heading', { name: 'Sign in to the Outlook sidebar' }));
  await seen(page.getByRole('button', { name: /^sign in$/i }));
  expect(await barriers(page, 'dialog')).toEqual([]);
  await signIn(page, english);
  const handed = await told(page);
  expect(handed).toMatchObject({ kind: 'local', isLinking: false, options: { targetOrigin: url } });
  const answer = await fetch(`${url}/api/session`, { headers: { authorization: `Bearer ${handed.token}` } });
  expect(((await answer.json()) as { user: { id: number } }).user.id).toBe(user.id);
  await seen(page.getByText(/Signed in as 李娜/));
  // Nothing of it is kept in the browser but the session's cookie, which no script reads.
  const kept = await page.evaluate<string>('JSON.stringify([localStorage, sessionStorage, document.cookie])');
  expect(kept).not.toContain(handed.token);
  // Opened again, nobody is asked.
  await page.reload();
  expect((await told(page)).kind).toBe('local');
  expect(refused).toEqual([]);
  await page.context().close();
});

it('the dialog asks whose Outlook this is before it links an account, and a wrong password is told', async () => {
  const { page } = await open('/addin/dialog.html#link', { locale: 'zh-CN', colorScheme: 'dark' });
  await page.getByLabel('邮箱').first().fill(user.address);
  await page.getByLabel('密码').fill('wrong');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await seen(page.getByRole('alert'));
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await seen(page.getByRole('heading', { name: '关联 Microsoft 账号？' }));
  expect(await barriers(page, 'link')).toEqual([]);
  await page.getByRole('button', { name: '关联并继续' }).click();
  expect(await told(page)).toMatchObject({ kind: 'local', isLinking: true });
  await page.context().close();
});

it('the check says what is wrong, also without Outlook and without Office.js', async () => {
  const { page } = await open('/addin/check.html', { hasOffice: false });
  await seen(page.getByText('Interface of Outlook (Office.js): Wrong'));
  await seen(page.getByText('Tradepost service: Good'));
  await seen(page.getByText('Clock: Good'));
  await seen(page.getByText('Nobody is signed in', { exact: false }));
  expect(await barriers(page, 'check')).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= 320')).toBe(true);
  await page.context().close();
});

it.each([
  ['the pane', '/addin/check.html', OUTLOOK, true],
  ['the pane', '/addin/check.html', 'https://evil.example', false],
  ['the dialog', '/addin/dialog.html', 'https://evil.example', false],
  ['the admin', '/', OUTLOOK, false],
  ['the admin, by an address of the pane that is not there', '/addin/', OUTLOOK, false],
])('a browser shows %s (%s) in a frame of %s: %s', async (_name, path, host, isShown) => {
  const page = await openPage(browser, 'about:blank', { locale: 'en-GB' });
  await page.route('https://appsforoffice.microsoft.com/**', route =>
    route.fulfill({ body: office, contentType: 'text/javascript' }),
  );
  // The service under a name of the Internet: a browser keeps pages from outside away from this machine, whatever a policy says.
  const named = 'https://crm.example.com';
  await page.route(`${named}/**`, async route => {
    const response = await route.fetch({ url: route.request().url().replace(named, url) });
    await route.fulfill({ response });
  });
  await page.route(`${host}/**`, route =>
    route.fulfill({ body: `<iframe src="${named}${path}"></iframe>`, contentType: 'text/html' }),
  );
  const loaded = page.waitForResponse(answer => answer.url() === `${named}${path}`);
  await page.goto(`${host}/mail`);
  await loaded;
  await page.waitForLoadState('networkidle');
  const frame = page.frames()[1];
  const text = await frame?.evaluate<string>('document.body?.innerText ?? ""').catch(() => '');
  expect(/Check of the sidebar/.test(text ?? '')).toBe(isShown);
  if (!isShown) expect(text).not.toMatch(/sign in|登录/i);
  await page.context().close();
});
