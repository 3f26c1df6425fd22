import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { barriers } from '../support/axe';
import type { RunningProgram } from '../support/browser';
import { enterDemo, own } from '../support/demoPeople';
import { unfitFor } from '../support/phone';
import { expectSoon, openBrowser, openPage, seen, startProgram, story } from '../support/browser';

/** Every page that there is, opened with the sample company in both languages and themes: none keeps anybody out who reads it with other means. */
const source = (file: string) => readFileSync(resolve(__dirname, '../..', file), 'utf8');
const patterns = [...source('admin/routes.tsx').matchAll(/\broute\('([^']+)'/g)].map(found => found[1] as string);
const settings = [...source('admin/views/settings/pages.ts').matchAll(/key: '(\w+)', word: '[\w.]+', grant:/g)].map(
  found => found[1] as string,
);

type Who = 'li.na' | 'chen.jing' | 'he.ping' | 'admin';
/** What the sample has no fixed number for. */
interface Known {
  conversation: number;
  lead: number;
  company: number;
  rule: number;
  merge: number;
  other: number;
  opportunity: number;
  activity: number;
  segment: number;
}
/** Who opens it, its addresses, and what stands there when it is whole. */
interface Opening {
  who: Who;
  addresses: (known: Known) => string[];
  whole: string;
}

const opening = (who: Who, whole: string, ...addresses: string[]): Opening => ({
  who,
  whole,
  addresses: () => addresses,
});
const firstRow = 'main [aria-rowindex="2"]';
const title = 'main h1';

/** A route without a line here fails the first test: a new page is opened too. */
const openings: Readonly<Record<string, Opening>> = {
  '/digest': opening('chen.jing', 'main ul li a', '/digest', '/digest?scope=mine'),
  '/my-day': opening('li.na', 'main ul li', '/my-day'),
  '/today': opening('li.na', 'main ul li time', '/today'),
  '/review': opening('li.na', 'main article h2', '/review'),
  '/inbox': opening('li.na', firstRow, '/inbox'),
  '/approvals/:tab?': opening('chen.jing', title, '/approvals', '/approvals/mine', '/approvals/left'),
  '/tasks': opening('li.na', title, '/tasks', '/tasks?view=given', '/tasks?view=done'),
  '/calendar': {
    who: 'chen.jing',
    addresses: ({ activity }) => ['', '?view=week', '?view=day', `?open=${activity}`].map(view => `/calendar${view}`),
    whole: 'main table, main h2',
  },
  '/work-log': opening('chen.jing', 'main section', '/work-log', '/work-log?view=people', '/work-log?period=week'),
  '/mail': opening('li.na', firstRow, '/mail'),
  '/outbox/:tab?': opening('li.na', title, '/outbox', '/outbox/drafts', '/outbox/sent'),
  '/mail/:conversation': {
    who: 'li.na',
    addresses: known => [`/mail/${known.conversation}`],
    whole: 'main section a[href^="/companies/"]',
  },
  '/search': opening('li.na', 'main [role="search"]', '/search', '/search?q=bamboo'),
  '/merge': {
    who: 'chen.jing',
    addresses: known => ['/merge', `/merge?survivor=${known.company}&loser=${known.other}`],
    whole: 'main h2',
  },
  '/merges': opening('chen.jing', 'main h1', '/merges'),
  '/merges/:id': { who: 'chen.jing', addresses: known => [`/merges/${known.merge}`], whole: 'main h2' },
  '/transfer': opening('chen.jing', 'main select', '/transfer'),
  '/requests': opening('li.na', 'main h2', '/requests'),
  '/contacts': {
    who: 'chen.jing',
    addresses: ({ company }) => ['/contacts', '/contacts?role=buyer', `/contacts?company=${company}`],
    whole: title,
  },
  '/companies/cleaning': opening(
    'chen.jing',
    'main [role="tab"]',
    ...['duplicates', 'contacts', 'dead', 'missing', 'mend', 'people', 'audit'].map(
      tab => `/companies/cleaning?tab=${tab}`,
    ),
  ),
  '/companies': opening('chen.jing', firstRow, '/companies', '/companies?open=new'),
  '/companies/:id/:tab?': {
    who: 'chen.jing',
    addresses: ({ company }) =>
      [
        '',
        '/contacts',
        '/records',
        '/deals',
        '/tasks',
        '/documents',
        '/data',
        '/profile',
        '/bank',
        '/changes',
        '/comments',
      ].map(tab => `/companies/${company}${tab}`),
    whole: 'main [role="tab"]',
  },
  '/segments': opening('chen.jing', title, '/segments', '/segments?kind=fixed'),
  '/segments/:id': {
    who: 'chen.jing',
    addresses: ({ segment }) => ['/segments/new', `/segments/${segment}`, `/segments/${segment}?tab=edit`],
    whole: title,
  },
  '/leads': opening('li.na', title, '/leads', '/leads?show=board&view=all', '/leads?open=new'),
  '/leads/campaigns': opening('li.na', title, '/leads/campaigns', '/leads/campaigns?open=new'),
  '/leads/import': opening('li.na', 'main h2', '/leads/import'),
  '/leads/:id': {
    who: 'li.na',
    addresses: ({ lead }) => [`/leads/${lead}`, `/leads/${lead}?open=edit`],
    whole: 'main h2',
  },
  '/opportunities': opening(
    'chen.jing',
    title,
    ...['', '?show=list&view=all', '?show=figures', '?open=new'].map(view => `/opportunities${view}`),
  ),
  '/opportunities/:id': {
    who: 'chen.jing',
    addresses: ({ opportunity }) => [`/opportunities/${opportunity}`, `/opportunities/${opportunity}?open=edit`],
    whole: 'main ol',
  },
  '/accounts/:id?': {
    who: 'he.ping',
    addresses: ({ company }) => ['/accounts', `/accounts/${company}`],
    whole: 'main section',
  },
  '/rules/:tab?': opening(
    'chen.jing',
    'main [role="tab"]',
    '/rules',
    '/rules/always',
    '/rules/corrections',
    '/rules/warnings',
    '/rules/999999',
  ),
  '/rules/edit/:id': {
    who: 'chen.jing',
    addresses: known => ['/rules/edit/new', `/rules/edit/${known.rule}`],
    whole: 'main fieldset',
  },
  '/import/:tab?': opening('chen.jing', 'main [role="tab"]', '/import', '/import/data'),
  '/templates': opening('li.na', title, '/templates', '/templates?open=new'),
  '/settings/templates': opening('li.na', title, '/settings/templates'),
  '/pool': opening('li.na', title, '/pool', '/pool?product=bamboo', '/pool?what=customers'),
  '/leave': opening('li.na', title, '/leave', '/leave?open=new'),
  '/settings/:page?': opening(
    'admin',
    title,
    ...settings.map(key => `/settings/${key}`),
    ...['users', 'teams', 'roles', 'fields', 'mailboxes', 'exchange'].map(key => `/settings/${key}?open=new`),
  ),
};

let folder: string;
let demo: RunningProgram;
let browser: Browser;
let page: Page | undefined;
let known: Known;

const step = story('browserPages', () => ({ page }));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-browser-pages-'));
  browser = await openBrowser();
  demo = await startProgram(join(folder, 'data'), 'demo');
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const looks = [
  { locale: 'zh-CN', colorScheme: 'light', language: 'zh-CN' },
  { locale: 'en-GB', colorScheme: 'dark', language: 'en' },
] as const;
type Look = (typeof looks)[number];
// A colour that is still changing has no contrast to be measured.
const reducedMotion = 'reduce';

step('every route of the pages is known here, and every page of the settings', async () => {
  expect(patterns.length).toBeGreaterThan(15);
  expect(settings.length).toBeGreaterThan(10);
  expect(Object.keys(openings).sort()).toEqual([...patterns].sort());
});

step('the sample has a rule, and two customers of which one was merged into the other', async () => {
  const manager = await enter('chen.jing', looks[0]);
  const send = async (path: string, data: unknown) => {
    const reply = await manager.request.post(`${demo.url}${path}`, { headers: own, data });
    expect([200, 201, 202]).toContain(reply.status());
    return (await reply.json()) as { id: number; rule: { id: number } };
  };
  const company = await firstId(manager, '/api/companies?q=Nordlicht', 'companies', 'id');
  const goes = await send('/api/companies', { name: 'Nordlicht Hamburg Lager' });
  const other = await send('/api/companies', { name: 'Vlaamse Keukens' });
  const merge = await send('/api/merges', { kind: 'company', survivorId: company, loserId: goes.id });
  const { rule } = await send('/api/rules', {
    name: 'Samples',
    conditions: [{ field: 'subject', isNot: false, values: ['samples'] }],
    action: 'review',
    coverage: 'own',
  });
  const conversation = await firstId(manager, '/api/messages?state=filed', 'messages', 'conversationId');
  const trader = await enter('li.na', looks[0]);
  const entered = await trader.request.post(`${demo.url}/api/leads`, {
    headers: own,
    data: { companyName: 'Casa Sole Due Srl', contactName: 'Marco Rossi', country: 'IT', title: 'Bamboo trays' },
  });
  const { leadId: lead } = (await entered.json()) as { leadId: number };
  await trader.context().close();
  const conditions = {
    mode: 'all',
    groups: [{ mode: 'all', conditions: [{ field: 'type', op: 'one_of', values: ['customer'] }] }],
  };
  const group = { name: 'Customers', kind: 'dynamic', about: 'companies', sharing: 'all', conditions };
  const { id: segment } = await send('/api/segments', group);
  const deal = { companyId: company, title: 'Bamboo trays', amount: 1_240_000, currency: 'USD' };
  const { id: opportunity } = await send('/api/opportunities', deal);
  const choices = await manager.request.get(`${demo.url}/api/activities/choices`);
  const { day } = (await choices.json()) as { day: string };
  const visit = { kind: 'visit', subject: 'Visit at the fair', day, time: '23:00', companyId: company };
  const { id: activity } = await send('/api/activities', visit);
  await send('/api/work-logs/submit', { period: 'week', day, text: 'A good week', version: 0 });
  await send('/api/comments', { companyId: company, text: 'Visit them before the season' });
  known = {
    company,
    other: other.id,
    merge: merge.id,
    rule: rule.id,
    conversation,
    lead,
    opportunity,
    segment,
    activity,
  };
  await manager.context().close();
});

step('the sign-in page keeps nobody out', async () => {
  const findings: string[] = [];
  for (const { locale, colorScheme } of looks) {
    page = await openPage(browser, demo.url, { locale, colorScheme, reducedMotion });
    await seen(page.getByRole('heading', { level: 1 }));
    findings.push(...(await barriers(page, `/sign-in ${locale}`)));
    await page.context().close();
  }
  expect(findings).toEqual([]);
});

step('an address that leads nowhere says so, and one that is closed to somebody says that', async () => {
  const trader = await enter('li.na', looks[1]);
  page = trader;
  for (const [address, line] of [
    ['/nowhere', 'There is no such page.'],
    ['/settings/nothing', 'You have no access to this page.'],
  ] as const) {
    await trader.goto(`${demo.url}${address}`);
    await seen(trader.getByText(line));
  }
  await trader.context().close();
  const admin = await enter('admin', looks[0]);
  page = admin;
  await admin.goto(`${demo.url}/settings/nothing`);
  await seen(admin.getByText('没有这个页面。'));
  await admin.getByText('回到首页').click();
  await seen(admin.locator('main h1, main h2').first());
  await admin.context().close();
});

const parts: readonly [string, Who, (address: string) => boolean][] = [
  ['mail', 'li.na', () => true],
  ['accounts to check', 'he.ping', () => true],
  ['the cleaning desk', 'chen.jing', address => address.startsWith('/companies/cleaning')],
  ['companies', 'chen.jing', address => /^\/companies(?!\/cleaning)/.test(address)],
  ['rules and merges', 'chen.jing', address => !address.startsWith('/companies')],
  ['settings', 'admin', address => !address.includes('open=new')],
  ['settings, to add something,', 'admin', address => address.includes('open=new')],
];
for (const look of looks) {
  for (const [what, who, isPart] of parts) {
    step(`no page of ${what} keeps anybody out: ${look.language}, ${look.colorScheme}`, async () => {
      page = await enter(who, look);
      const findings: string[] = [];
      for (const one of Object.values(openings).filter(candidate => candidate.who === who)) {
        const addresses = one.addresses(known).filter(isPart);
        for (const address of addresses) findings.push(...(await barriersAt(page, address, one.whole)));
      }
      await page.context().close();
      expect(findings).toEqual([]);
    });
  }
}

const phonePages: (keyof typeof openings)[] = [
  ...[
    '/today',
    '/mail',
    '/mail/:conversation',
    '/companies/:id/:tab?',
    '/review',
    '/inbox',
    '/search',
    '/requests',
    '/leads',
    '/leads/:id',
    '/calendar',
    '/work-log',
  ],
];
for (const look of looks) {
  step(`the main pages fit a phone and a finger: ${look.language}, ${look.colorScheme}`, async () => {
    page = await enter('li.na', look);
    await page.setViewportSize({ width: 390, height: 844 });
    const findings: string[] = [];
    for (const pattern of phonePages) {
      const [address = ''] = openings[pattern]?.addresses(known) ?? [];
      await page.goto(`${demo.url}${address}`);
      await seen(page.locator('main h1').first());
      await expectSoon(async () => (await page?.locator('.fui-Skeleton').count()) === 0);
      findings.push(...(await barriers(page, address)), ...(await unfitFor(page, address)));
    }
    await page.context().close();
    expect(findings).toEqual([]);
  });
}

/** A page on which somebody is signed in, in a language; the theme follows the machine. */
function enter(who: Who, { language, colorScheme }: Look): Promise<Page> {
  const open = (options?: BrowserContextOptions) => openPage(browser, demo.url, options);
  return enterDemo({ url: demo.url, open }, who, language, colorScheme);
}

async function firstId(from: Page, path: string, list: string, field: string): Promise<number> {
  const reply = await from.request.get(`${demo.url}${path}`);
  const body = (await reply.json()) as Record<string, Record<string, number>[]>;
  return body[list]?.[0]?.[field] as number;
}

async function barriersAt(at: Page, address: string, whole: string): Promise<string[]> {
  await at.goto(`${demo.url}${address}`);
  await seen(at.locator(whole).first());
  if (/open=(new|edit)/.test(address)) await seen(at.getByRole('dialog'));
  // Rows that stand for what is still being loaded are no page yet.
  await expectSoon(async () => (await at.locator('.fui-Skeleton').count()) === 0);
  return barriers(at, address);
}
