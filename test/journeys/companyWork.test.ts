import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { RunningProgram } from '../support/browser';
import { openBrowser, openPage, startProgram } from '../support/browser';

let folder: string;
let demo: RunningProgram;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-company-work-'));
  browser = await openBrowser();
  demo = await startProgram(join(folder, 'data'), 'demo');
  page = await enter('chen.jing');
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function enter(who: string): Promise<Page> {
  const entered = await openPage(browser, demo.url, { locale: 'en-GB' });
  const headers = { 'sec-fetch-site': 'same-origin' };
  const data = { address: `${who}@haitu.example`, password: 'demo' };
  await entered.request.post(`${demo.url}/api/session`, { headers, data });
  await entered.request.patch(`${demo.url}/api/session/preferences`, { headers, data: { language: 'en' } });
  return entered;
}

/** The number of a company by its name. */
async function idOf(name: string): Promise<number> {
  const reply = await page.request.get(`${demo.url}/api/companies?q=${encodeURIComponent(name)}`);
  const { companies } = (await reply.json()) as { companies: { id: number }[] };
  return companies[0]?.id ?? 0;
}

test.each([
  ['loser', 'Which company stays?'],
  ['survivor', 'Which company goes into it?'],
])(
  'a merge of which only the %s is named asks for the other',
  async (named, question) => {
    const [first, second] = [await idOf('Riad Tissus'), await idOf('Vlaamse Linnen')];
    await page.goto(`${demo.url}/merge?${named}=${first}`);
    await page.getByRole('heading', { name: question }).waitFor();
    await page.getByRole('combobox', { name: 'Company' }).fill('Vlaamse');
    await page.getByRole('option', { name: /Vlaamse Linnen/ }).click();
    await page.getByRole('heading', { name: 'What goes over' }).waitFor();
    expect(new URL(page.url()).searchParams.get(named === 'loser' ? 'survivor' : 'loser')).toBe(String(second));
  },
  60_000,
);

test('a merge of contacts without a company asks whose they are', async () => {
  await page.goto(`${demo.url}/merge?kind=contact`);
  await page.getByRole('heading', { name: 'Whose contacts are to be merged?' }).waitFor();
  await page.getByRole('combobox', { name: 'Company' }).fill('Hearthwell Group');
  await page
    .getByRole('option', { name: /Hearthwell Group/ })
    .first()
    .click();
  await page.getByRole('combobox', { name: 'Stays' }).waitFor();
}, 60_000);

test('a cell of the list is changed where it stands, twice in a row, and taken back', async () => {
  await page.goto(`${demo.url}/companies?q=Riad&columns=country-tags`);
  await page.getByRole('button', { name: 'Tags: not set. Change' }).click();
  await page.getByRole('textbox', { name: 'Tags' }).fill('linen, fair');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Tags: linen, fair. Change' }).waitFor();
  await page.getByRole('button', { name: /^Country: .* Change$/ }).click();
  await page.getByRole('combobox', { name: 'Country' }).selectText();
  await page.keyboard.type('Tunis');
  await page.getByRole('option', { name: 'Tunisia' }).click();
  await page.getByRole('button', { name: 'Country: Tunisia. Change' }).waitFor();
  await page.getByRole('button', { name: /^Undo/ }).last().click();
  await page.getByRole('button', { name: 'Country: Morocco. Change' }).waitFor();
  const id = await idOf('Riad Tissus');
  const reply = await page.request.get(`${demo.url}/api/companies/${id}`);
  expect(await reply.json()).toMatchObject({ country: 'MA' });
}, 60_000);

test('a new company that a colleague has is refused in one place, which leads on to asking him', async () => {
  const wangLei = await enter('wang.lei');
  await wangLei.goto(`${demo.url}/companies?open=new`);
  const form = wangLei.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Company', exact: false }).first().fill('Green Shelf Pty Ltd');
  await form.getByRole('button', { name: 'Create' }).click();
  await form.getByText('Not saved: this company is known already.').waitFor();
  expect(await form.getByText('Green Shelf Pty Ltd').count()).toBe(1);
  expect(await form.getByRole('alert').count()).toBe(1);
  // What is said needs no number to quote.
  expect(await form.getByText(/Ref(erence)? /).count()).toBe(0);
  await form.getByRole('button', { name: 'Ask the owner to share it' }).click();
  await form.getByRole('button', { name: 'Ask' }).click();
  await form.getByText(/Asked; .* has yet to answer/).waitFor();
}, 60_000);
