import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { findPages } from '../../service/platform/http/pages';
import type { SignInSettings } from '../../service/users/signInSettings.schema';
import type { TestApp, TestBrowser, TestUser } from '../support/app';
import { buildTestApp, PASSWORD } from '../support/app';
import { barriers } from '../support/axe';
import { expectSoon, freePort, openBrowser, openPage, seen } from '../support/browser';
import { TENANT } from '../support/entraIssuer';
import type { SignInIssuer } from '../support/signInIssuer';
import { openSignInIssuer } from '../support/signInIssuer';

/** Signing in to the web pages by Microsoft, as people see it: our page, the issuer's page, and back, over HTTP and HTTPS. */
const LI_NA = { oid: '0a0a0a0a-2222-3333-4444-555555555555', name: 'Li Na', signInName: 'li.na@haitu.example' };
const OLGA = { oid: '0b0b0b0b-2222-3333-4444-555555555555', name: 'Olga Petrova', signInName: 'olga@haitu.example' };
const HOUR = 3_600_000;

let browser: Browser;
let test: TestApp;
let issuer: SignInIssuer;
let url: string;
let admin: TestBrowser;
let boss: TestUser;
let olga: TestUser;

beforeAll(async () => {
  issuer = await openSignInIssuer(() => test.time.now);
  issuer.people.push(LI_NA, OLGA);
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  issuer.redirectUris.push(`${url}/auth/entra/callback`);
  const outlook = issuer.outlook({ secret: 'issuer-secret' });
  test = await buildTestApp({ pages: findPages(), config: { publicUrl: url, outlook } });
  test.time.now = new Date();
  boss = await test.makeUser({ name: '陈静', roles: ['administrator'] });
  olga = await test.makeUser({ name: 'Olga', address: 'olga@own.test' });
  admin = await test.signIn(boss);
  await test.app.listen({ host: '127.0.0.1', port });
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await test?.close();
  await issuer?.close();
});

const plain: SignInSettings = {
  ...{ mode: 'linked', domains: [], roles: ['trader'], teamId: null, rules: [], sessionHours: 12, isLocalOff: false },
};
async function settle(change: Partial<SignInSettings>, as = admin): Promise<void> {
  const { version } = (await as.get('/api/settings/sign-in')).body;
  const reply = await as.put(`/api/settings/sign-in?version=${version}`, { ...plain, ...change });
  expect(reply.status).toBe(200);
}
const open = (path: string, options: BrowserContextOptions = {}) =>
  openPage(browser, `${url}${path}`, { ignoreHTTPSErrors: true, locale: 'en-GB', ...options });
const at = (page: Page, path: string) => expectSoon(async () => page.url().replace(url, '') === path);
const choose = async (page: Page, person: { name: string }) => {
  await seen(page.getByRole('heading', { name: 'Pick an account' }));
  await page.getByRole('link', { name: person.name }).click();
};

it('Whoever opens a link signs in at Microsoft and stands where the link led; when the time is over, he goes there and back unasked', async () => {
  await settle({});
  await admin.put(`/api/users/${boss.id}/entra`, { tid: TENANT, oid: LI_NA.oid });
  const page = await open('/settings/audit?kind=user', { locale: 'zh-CN' });
  await seen(page.getByRole('link', { name: '用 Microsoft 账号登录' }));
  await seen(page.getByText('或用 Tradepost 账号'));
  expect(await barriers(page, 'sign-in zh')).toEqual([]);
  await page.getByRole('link', { name: '用 Microsoft 账号登录' }).click();
  await choose(page, LI_NA);
  await at(page, '/settings/audit?kind=user');
  await seen(page.getByRole('navigation').first());
  test.time.now = new Date(test.time.now.getTime() + 13 * HOUR);
  admin = await test.signIn(boss);
  await page.reload();
  await at(page, '/settings/audit?kind=user');
  await seen(page.getByRole('navigation').first());
  // Where he is not signed in there any more, either, he is told so, once.
  await page.context().clearCookies();
  // Microsoft is asked by itself once a minute at most.
  await page.evaluate('sessionStorage.clear()');
  await page.reload();
  await seen(page.getByText('登录已到期，请再用 Microsoft 账号登录一次'));
  expect(new URL(page.url()).searchParams.get('next')).toBe('/settings/audit?kind=user');
  await page.context().close();
});

it('Whoever is linked to nobody signs in by password once, links, and comes by Microsoft from then on', async () => {
  const page = await open('/mail', { colorScheme: 'dark' });
  await page.getByRole('link', { name: 'Sign in with Microsoft' }).click();
  await choose(page, OLGA);
  await seen(page.getByText('No Tradepost account belongs to this Microsoft account yet.', { exact: false }));
  expect(await barriers(page, 'not linked en')).toEqual([]);
  await page.getByLabel(/e-mail/i).fill(olga.address);
  await page.getByLabel(/password/i).fill(PASSWORD);
  await page.getByRole('button', { name: /^sign in$/i }).click();
  await seen(page.getByRole('heading', { name: 'Link your Microsoft account?' }));
  expect(await barriers(page, 'link en')).toEqual([]);
  await page.getByRole('button', { name: 'Link and go on' }).click();
  await at(page, '/mail');
  await page.getByRole('button', { name: /Olga/ }).first().click();
  await page.getByRole('menuitem', { name: /^(Sign out|退出|退出登录)$/ }).click();
  // His account has the company's language; who has left reads on in it.
  await seen(page.getByRole('link', { name: /同时退出 Microsoft|Sign out of Microsoft too/ }));
  await page.getByRole('link', { name: /^(用 Microsoft 账号登录|Sign in with Microsoft)$/ }).click();
  await choose(page, OLGA);
  await seen(page.getByRole('navigation').first());
  await page.getByRole('button', { name: /Olga/ }).first().click();
  await page.getByRole('menuitem', { name: /^(Sign out|退出|退出登录)$/ }).click();
  await page.getByRole('link', { name: /同时退出 Microsoft|Sign out of Microsoft too/ }).click();
  await at(page, '/sign-in');
  await page.context().close();
});

it('Whom no rule lets in is told what to do, in his language', async () => {
  await settle({ mode: 'domain', domains: ['elsewhere.example'] });
  issuer.people.push({ oid: '0c0c0c0c-2222-3333-4444-555555555555', name: 'Stranger', signInName: 's@haitu.example' });
  const page = await open('/mail', { locale: 'zh-CN' });
  await page.getByRole('link', { name: '用 Microsoft 账号登录' }).click();
  await choose(page, { name: 'Stranger' });
  await seen(page.getByText('您的 Microsoft 账号不在自动开通的范围内', { exact: false }));
  expect(await barriers(page, 'not provisioned zh')).toEqual([]);
  await page.context().close();
  issuer.twist = { refusal: { error: 'access_denied', error_description: 'AADSTS50105: not assigned' } };
  const other = await open('/mail');
  await other.getByRole('link', { name: 'Sign in with Microsoft' }).click();
  await seen(other.getByText('This app is not assigned to you.', { exact: false }));
  await seen(other.getByText('Number for your administrator: AADSTS50105'));
  issuer.twist = {};
  await other.context().close();
});

it('An administrator lets people in by a rule and switches passwords off; the page shows Microsoft alone, and the form to those who need it', async () => {
  const page = await open('/settings/signIn', { locale: 'zh-CN' });
  await page.getByRole('link', { name: '用 Microsoft 账号登录' }).click();
  await choose(page, LI_NA);
  await seen(page.getByText(`${url}/auth/entra/callback`).or(page.getByLabel('重定向地址（平台类型选 Web）')).first());
  await page.getByLabel('还有在 Entra 里分到指定应用角色或组的同事，第一次登录自动建账号').check();
  await page.getByRole('button', { name: '添加一条' }).click();
  await page.getByRole('textbox', { name: /^值/ }).fill('Sales');
  await page.getByLabel('已关联 Microsoft 的人不能再用密码登录').check();
  expect(await barriers(page, 'settings zh')).toEqual([]);
  await page.getByRole('button', { name: '保存' }).click();
  await expectSoon(async () => (await test.nobody.get('/api/sign-in')).body.microsoft?.isOnly === true);
  await page.context().close();
  const other = await open('/mail');
  await seen(other.getByRole('link', { name: 'Sign in with Microsoft' }));
  expect(await other.getByLabel(/password/i).count()).toBe(0);
  expect(await barriers(other, 'Microsoft alone')).toEqual([]);
  await other.getByRole('button', { name: 'No Microsoft account linked? Sign in by password' }).click();
  await other.getByLabel(/e-mail/i).fill(olga.address);
  await other.getByLabel(/password/i).fill(PASSWORD);
  await other.getByRole('button', { name: /^sign in$/i }).click();
  await seen(other.getByText('Passwords are switched off here. Sign in with your Microsoft account.'));
  await other.context().close();
});
