import type { Page } from 'playwright-core';
import type { OpenDemo } from '../support/browser';
import { expectSoon, openDemo, seen } from '../support/browser';
import { enterDemo, own } from '../support/demoPeople';
import { letter } from '../support/letters';

/** The road of a lead: a mail comes in, is a lead by itself, is read beside what was taken from it, and becomes a customer with an opportunity. */
let demo: OpenDemo;

beforeAll(async () => {
  demo = await openDemo('leads');
}, 180_000);
afterAll(() => demo?.close());

interface Asking {
  person: string;
  company: string;
  host: string;
  product: string;
  phone: string;
}

/** A buyer's first mail, put into Li Na's own mailbox; answers the number of the lead that came of it. */
async function arrives(page: Page, { person, company, host, product, phone }: Asking): Promise<number> {
  const { mailboxes } = (await (await page.request.get(`${demo.url}/api/mailboxes`)).json()) as {
    mailboxes: { id: number; address: string }[];
  };
  const mailbox = mailboxes.find(one => one.address === 'li.na@haitu.example');
  const bytes = letter({
    from: `${person} <buying@${host}>`,
    subject: `Inquiry for ${product}`,
    id: `first@${host}`,
    date: new Date().toUTCString().replace('GMT', '+0000'),
    text: [
      'Dear Sir or Madam,',
      '',
      `we are ${company} and are looking for a supplier of ${product}.`,
      `Please quote your best price for 5,000 pcs ${product}, CIF Genova.`,
      '',
      'Best regards',
      person,
      'Purchasing Manager',
      company,
      `Tel: ${phone}`,
    ].join('\n'),
  });
  const file = { name: 'first.eml', mimeType: 'message/rfc822', buffer: bytes };
  const multipart = { mailboxId: String(mailbox?.id ?? 0), files: file };
  const reply = await page.request.post(`${demo.url}/api/imports`, { headers: own, multipart });
  expect([200, 201, 202]).toContain(reply.status());
  let id = 0;
  await expectSoon(async () => {
    const found = await page.request.get(`${demo.url}/api/leads?view=mine&q=${encodeURIComponent(company)}`);
    id = ((await found.json()) as { leads: { id: number }[] }).leads[0]?.id ?? 0;
    return id > 0;
  }, 30_000);
  return id;
}

const words = {
  'zh-CN': {
    ...{ leads: '线索', company: /^公司/, qualify: '转为客户和商机', now: '转换', became: /已转为商机 O-/ },
    ...{ undo: '撤销转换', more: '更多操作', deny: '不是询盘', closed: /无效：不是询盘/, reopen: '重新打开' },
    ...{ start: '开始跟进', working: '跟进中', board: '看板' },
  },
  en: {
    ...{ leads: 'Leads', company: /^Company/, qualify: 'Qualify', now: 'Qualify', became: /Became opportunity O-/ },
    ...{ undo: 'Take it back', more: 'More', deny: 'No inquiry', closed: /Rejected: No inquiry/, reopen: 'Open again' },
    ...{ start: 'Start work', working: 'Working', board: 'Board' },
  },
} as const;

const askers: Record<'zh-CN' | 'en', Asking> = {
  'zh-CN': {
    person: 'Paola Verdi',
    company: 'Tavola Nuova Srl',
    host: 'tavolanuova.example',
    product: 'bamboo trays',
    phone: '+39 02 5550 7788',
  },
  en: {
    person: 'Erik Dahl',
    company: 'Fjordbord Kitchens AS',
    host: 'fjordbord.example',
    product: 'cutting boards',
    phone: '+47 22 55 01 88',
  },
};

describe.each(['zh-CN', 'en'] as const)('in %s', language => {
  const said = words[language];
  const asker = askers[language];
  let page: Page;
  let id: number;

  beforeAll(async () => {
    page = await enterDemo(demo, 'li.na', language);
    id = await arrives(page, asker);
  }, 120_000);
  afterAll(() => page?.context().close());

  test('the mail is a lead in the list, and opens beside what was taken from it', async () => {
    await page.goto(`${demo.url}/leads?view=mine`);
    await page.getByRole('row', { name: new RegExp(asker.company) }).click();
    await seen(page.getByRole('heading', { level: 1, name: asker.company }));
    const marks = page.locator('article mark');
    await marks.filter({ hasText: asker.product }).first().waitFor();
    // A line shows its words ...
    const line = page.getByRole('button', { name: said.company });
    await line.click();
    await expectSoon(() => line.evaluate(element => element.getAttribute('aria-pressed') === 'true'));
    await seen(page.locator('article mark:focus').filter({ hasText: asker.company }));
    // ... and the words their line.
    await marks.filter({ hasText: asker.person }).last().click();
    await expectSoon(() => line.evaluate(element => element.getAttribute('aria-pressed') === 'false'));
  }, 120_000);

  test('its card is moved on the board by the keyboard', async () => {
    await page.goto(`${demo.url}/leads?view=mine&show=board`);
    const card = page.getByRole('link', { name: asker.company });
    await card.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await seen(page.getByRole('region', { name: said.working }).getByRole('link', { name: asker.company }));
  }, 120_000);

  test('"no inquiry" closes it, and it is opened again', async () => {
    await page.goto(`${demo.url}/leads/${id}`);
    await page.getByRole('button', { name: said.more }).click();
    await page.getByRole('menuitem', { name: said.deny }).click();
    await seen(page.getByText(said.closed).first());
    await page.getByRole('button', { name: said.reopen }).click();
    await seen(page.getByRole('button', { name: said.qualify, exact: true }));
  }, 120_000);

  test('it becomes a customer, a contact and an opportunity, with its mail; and that is taken back', async () => {
    await page.goto(`${demo.url}/leads/${id}`);
    await page.getByRole('button', { name: said.qualify, exact: true }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: said.now, exact: true }).click();
    await seen(page.getByText(said.became).first());
    const lead = (await (await page.request.get(`${demo.url}/api/leads/${id}`)).json()) as {
      company: { id: number };
      letters: { messageId: number }[];
    };
    const reply = await page.request.get(`${demo.url}/api/messages/${lead.letters[0]?.messageId ?? 0}`);
    const { filing } = (await reply.json()) as {
      filing: { state: string; filings: { company: { id: number }; record: { kind: string } }[] };
    };
    expect(filing).toMatchObject({
      state: 'filed',
      filings: [{ company: { id: lead.company.id }, record: { kind: 'opportunity' } }],
    });
    await page.getByRole('button', { name: said.undo, exact: true }).click();
    await seen(page.getByRole('button', { name: said.qualify, exact: true }));
  }, 120_000);
});
