import type { Page } from 'playwright-core';
import type { OpenDemo } from '../support/browser';
import { expectSoon, openDemo } from '../support/browser';
import { enterDemo } from '../support/demoPeople';

let demo: OpenDemo;
let page: Page;

beforeAll(async () => {
  demo = await openDemo('company-work');
  page = await enterDemo(demo, 'chen.jing', 'en');
}, 180_000);
afterAll(() => demo?.close());

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
  120_000,
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
}, 120_000);

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
}, 120_000);

test('a new company that a colleague has is refused in one place, which leads on to asking him', async () => {
  const wangLei = await enterDemo(demo, 'wang.lei', 'en');
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
}, 120_000);

test('an account from a contract is entered by hand, a mistyped one refused, and taken out again', async () => {
  const zhaoFang = await enterDemo(demo, 'zhao.fang', 'en');
  const reply = await zhaoFang.request.get(`${demo.url}/api/companies?type=supplier`);
  const { companies } = (await reply.json()) as { companies: { id: number }[] };
  await zhaoFang.goto(`${demo.url}/companies/${companies[0]?.id}/bank`);
  await zhaoFang.getByRole('button', { name: 'Enter an account' }).click();
  const form = zhaoFang.getByRole('dialog');
  await form.getByLabel(/IBAN/).fill('DE89 3704 0044 0532 0130 01');
  await form.getByLabel('How it was checked').fill('framework contract, page 4');
  await form.getByRole('button', { name: 'Enter an account' }).click();
  await form.getByText(/check digits/).waitFor();
  await form.getByLabel(/IBAN/).fill('DE89 3704 0044 0532 0130 00');
  await form.getByRole('button', { name: 'Enter an account' }).click();
  const row = zhaoFang.getByRole('row').filter({ hasText: 'DE89370400440532013000' });
  await row.getByText('Confirmed').waitFor();
  await row.getByRole('button', { name: 'Take out' }).click();
  await zhaoFang.getByText('Took out the account DE89370400440532013000').waitFor();
  expect(await row.count()).toBe(0);
}, 120_000);

test('a merge with itself asks for the other', async () => {
  const id = await idOf('Riad Tissus');
  await page.goto(`${demo.url}/merge?survivor=${id}&loser=${id}`);
  await page.getByRole('heading', { name: 'Which company goes into it?' }).waitFor();
}, 120_000);

test('what is typed into the palette before it is there is not lost', async () => {
  const fresh = await enterDemo(demo, 'li.na', 'en');
  await fresh.route('**/Palette-*.js', async route => {
    await new Promise(resolve => setTimeout(resolve, 600));
    await route.continue();
  });
  await fresh.goto(`${demo.url}/companies`);
  await fresh.getByRole('navigation').waitFor();
  await fresh.keyboard.press('Control+k');
  await fresh.keyboard.type('Nordlicht', { delay: 120 });
  await fresh.getByRole('option', { name: /^Nordlicht Küchen/ }).waitFor();
  expect(await fresh.getByRole('dialog').getByRole('combobox').inputValue()).toBe('Nordlicht');
}, 120_000);

test('a click behind a value that was only typed is not lost', async () => {
  await page.goto(`${demo.url}/rules/edit/new`);
  await page.getByLabel('Values (one is enough)').fill('anna.weber@nordlicht.example');
  await page.getByRole('radio', { name: 'Let a person decide' }).click();
  expect(await page.getByRole('radio', { name: 'Let a person decide' }).isChecked()).toBe(true);
  await page.getByRole('list', { name: 'Values (one is enough)' }).getByText('anna.weber@nordlicht.example').waitFor();
}, 120_000);

test('one company is handed over from its page, and no other with it', async () => {
  const id = await idOf('Riad Tissus');
  await page.goto(`${demo.url}/companies/${id}`);
  await page.getByRole('main').getByRole('link', { name: 'Hand over', exact: true }).click();
  await page.getByText(/Only those of the 1 chosen company/).waitFor();
  await page.getByLabel('To', { exact: true }).selectOption({ label: '王磊 Wang Lei' });
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByText('Riad Tissus', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Hand over to 王磊 Wang Lei' }).click();
  await page.getByText('Handed over to 王磊 Wang Lei').waitFor();
  const owners = async () => {
    const reply = await page.request.get(`${demo.url}/api/companies?limit=100`);
    const { companies } = (await reply.json()) as { companies: { name: string; ownerName: string }[] };
    return companies.filter(one => /Riad|Vlaamse/.test(one.name)).map(one => one.ownerName);
  };
  expect(await owners()).toEqual(['王磊 Wang Lei', '李娜 Li Na']);
  await page.getByRole('button', { name: /^Undo \(Z\)/ }).click();
  await expectSoon(async () => (await owners())[0] === '李娜 Li Na');
}, 120_000);

test('what stands below a group is one click from its head', async () => {
  await page.goto(`${demo.url}/companies/${await idOf('Hearthwell Group')}`);
  await page.getByRole('link', { name: '3 companies below it' }).click();
  await page.getByText('Hearthwell Iberia S.L.').first().waitFor();
}, 120_000);
