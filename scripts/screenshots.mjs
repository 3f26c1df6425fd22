// Draws the pictures of docs/ from the sample company: `npm run screenshots`; those of the Outlook sidebar alone: `npm run screenshots -- sidebar`. Every picture is of a running service, nothing is drawn by hand. The folder that
// the sample is kept in, and the browser's profile, are thrown away.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser, openPage, startProgram } from '../test/support/browser.ts';
import { buildAll } from './build.mjs';
import { toPalette } from './palettePng.mjs';

const docs = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs');
const MOST_BYTES = 150 * 1024;
// The last mail that a picture needs comes among the live ones.
const LONGEST_WAIT_MS = 200_000;
const PHONE = { width: 390, height: 844 };

await buildAll();
const folder = mkdtempSync(join(tmpdir(), 'tradepost-screenshots-'));
const demo = await startProgram(join(folder, 'data'), 'demo');
const browser = await openBrowser();
try {
  await (process.argv.includes('sidebar') ? drawSidebar() : drawAll());
} finally {
  await browser.close();
  await demo.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function drawAll() {
  mkdirSync(docs, { recursive: true });
  const outside = await openPage(browser, demo.url, { locale: 'zh-CN' });
  await outside.getByRole('button', { name: /李娜/ }).waitFor();
  await draw(outside, 'sign-in.zh');

  const liNa = await person('li.na', 'zh-CN', 'light');
  await drawConversation(liNa, 'AW: Balance SO-2026-0112', 'conversation.zh');
  await liNa.context().close();

  const liNaEnglish = await person('li.na', 'en', 'light');
  await drawConversation(liNaEnglish, 'NK-48817 packing question', 'conversation.en');
  await drawCompany(liNaEnglish);
  await drawToday(liNaEnglish, 'today.en');
  await liNaEnglish.context().close();

  await drawReviews();
  await drawArchive();

  await drawSidebar();

  const again = await person('li.na', 'zh-CN', 'light');
  await drawToday(again, 'today.zh');
  // Last: what it takes in would be all that is new on Today.
  await drawImport(again);
}

/** The sidebar in the page that plays Outlook's part: a customer, somebody unknown, an agent, a fraud, a mail that is written, and what waits for a manager. */
async function drawSidebar() {
  const chinese = await outlook('li.na', 'zh-CN', 'light');
  await chinese.open('back from the fair', /已归档/);
  await draw(chinese.page, 'outlook.zh');
  await chinese.drawPane('pane-customer.zh');
  await chinese.open('Re: bamboo tray samples', '请选择，目前未归档');
  await chinese.drawPane('pane-choose.zh');
  await chinese.page.context().close();

  const english = await outlook('li.na', 'en', 'dark');
  await english.page.getByRole('region', { name: /Sales/ }).getByRole('button', { name: 'Inbox' }).click();
  await english.open('Solicitud de cotización', 'Not filed yet');
  await english.drawPane('pane-unknown.en-dark');
  await english.page.getByRole('region', { name: /Li Na/ }).getByRole('button', { name: 'Inbox' }).click();
  await english.open('back from the fair', /Filed/);
  await drawWriting(english);
  await english.page.context().close();

  const purchaser = await outlook('zhao.fang', 'zh-CN', 'light');
  await purchaser.open('付款账户变更通知', /请勿按此邮件付款|风险|尚未归档|请选择/);
  await purchaser.drawPane('pane-risk.zh');
  await purchaser.page.context().close();
  await drawApproval();
}

/** What a manager has before him: a quotation that needs his word. */
async function drawApproval() {
  const headers = { 'sec-fetch-site': 'same-origin' };
  const nobody = { userIds: [], roles: [] };
  const admin = await person('admin', 'zh-CN', 'light');
  const data = {
    ...{ name: '报价发给签约客户前', isActive: true, conditions: { quotation: { words: [] } } },
    ...{ deciders: { managers: true, ...nobody }, exempt: nobody, expiresHours: 48 },
  };
  await admin.request.post(`${demo.url}/api/approval-policies`, { headers, data });
  await admin.context().close();
  const trader = await person('wang.lei', 'zh-CN', 'light');
  const mail = {
    mailbox: 'wang.lei@haitu.example',
    recipients: [{ kind: 'to', address: 'j.ward@atlas-home.example', name: 'James Ward' }],
    subject: 'Q-2026-0044 rev. 1, kitchen towels at USD 1.94',
    text: 'Dear James,\n\n1.94 is held for 30,000 sets, signed this week. The paper towel holders go into the same container.\n\nLeo',
    attachments: [{ name: 'Q-2026-0044 rev1.pdf', size: 18_240 }],
    note: '客人本周签 3 万套，毛利 11.5%，请批。',
  };
  const asked = await trader.request.post(`${demo.url}/api/guard/approval`, { headers, data: mail });
  if (!asked.ok()) throw new Error(await asked.text());
  const { id } = await asked.json();
  await trader.context().close();
  const manager = await person('chen.jing', 'zh-CN', 'light');
  await manager.goto(`${demo.url}/approvals/${id}`);
  await manager.getByRole('button', { name: '批准' }).waitFor();
  await draw(manager, 'approval.zh');
  await manager.context().close();
}

/** A mail with another customer's quotation: the guard's dialog, and the sidebar beside it. Then what a manager gets to approve. */
async function drawWriting({ page, signIn }) {
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  await page.getByRole('button', { name: 'Attach file' }).click();
  await page.getByRole('menuitem', { name: /Q-2026-0044/ }).click();
  await signIn();
  const writing = page.frameLocator('aside:visible iframe');
  await writing
    .getByText(/belongs to/)
    .first()
    .waitFor();
  await draw(page, 'outlook-writing.en-dark');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page
    .getByRole('alertdialog')
    .getByText(/belongs to/)
    .waitFor();
  await draw(page, 'outlook-guard.en-dark');
}

/** /outlook as a person has it; his pane is signed in. */
async function outlook(name, language, theme) {
  const page = await person(name, language, theme);
  await page.goto(`${demo.url}/outlook`);
  await page.locator('[data-mail]').first().waitFor();
  const pane = page.frameLocator('aside:visible iframe');
  const signIn = async () => {
    await pane.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
    await pane
      .getByRole('banner')
      .getByText(/[\u4e00-\u9fff]/)
      .waitFor();
  };
  await signIn();
  return {
    page,
    signIn,
    open: async (text, heading) => {
      await page.locator('[data-mail]').filter({ hasText: text }).first().click();
      const take = pane.getByRole('button', { name: /^(立即收录|Take in now)$/ });
      const there = pane.getByRole('heading', { name: heading }).first();
      await take.or(there).first().waitFor();
      if (await take.isVisible()) await take.click();
      await there.waitFor();
      // The toast has gone by then.
      await page.waitForTimeout(9000);
    },
    drawPane: picture => draw(page, picture, page.locator('aside:visible iframe')),
  };
}

/** The queue with the mail of an agent, with a warning, and on a phone. */
async function drawReviews() {
  const liNa = await person('li.na', 'zh-CN', 'light');
  await drawReview(liNa, 'Re: bamboo tray samples', 'review.zh');
  await liNa.context().close();
  const wangLei = await person('wang.lei', 'en', 'dark');
  await drawReview(wangLei, 'Updated account for SR-26-011 credit', 'review.en-dark');
  const zhaoFang = await person('zhao.fang', 'zh-CN', 'light', PHONE);
  await drawReview(zhaoFang, '付款账户变更通知 PO-0088', 'phone-review.zh');
}

/** What keeps an archive in order: search, a rule that is tried, a merge before it is done, the settings. */
async function drawArchive() {
  const liNa = await person('li.na', 'zh-CN', 'light');
  await drawSearch(liNa, 'bamboo 有:附件', 'search.zh');
  await liNa.context().close();
  const chenJing = await person('chen.jing', 'en', 'dark');
  await drawMerge(chenJing, 'merge.en-dark');
  await chenJing.context().close();
  const manager = await person('chen.jing', 'zh-CN', 'light');
  await drawRule(manager, 'rule.zh');
  await manager.context().close();
  const owner = await person('chen.jing', 'zh-CN', 'dark');
  await drawCompany(owner, 'company.zh-dark');
  await owner.context().close();
  for (const [language, theme, section, name] of [
    ['zh-CN', 'light', 'dictionaries', 'settings.zh'],
    ['en', 'dark', 'roles', 'settings.en-dark'],
  ]) {
    const admin = await person('admin', language, theme);
    await admin.goto(`${demo.url}/settings/${section}`);
    await admin.locator('main [aria-rowindex="4"]').waitFor();
    await draw(admin, name);
    await admin.context().close();
  }
}

async function drawSearch(page, query, name) {
  await page.goto(`${demo.url}/search?q=${encodeURIComponent(query)}`);
  await page.locator('main a[data-hit] mark').first().waitFor();
  await draw(page, name);
}

/** Two customers that are one, as the page shows them before anything is done. */
async function drawMerge(page, name) {
  const headers = { 'sec-fetch-site': 'same-origin' };
  const { companies } = await ask(page, '/api/companies?q=Vlaamse');
  const data = { name: 'VLB Textiel Kortrijk', country: 'BE', city: 'Courtrai', website: 'vlaamselinnen.example' };
  const made = await page.request.post(`${demo.url}/api/companies`, { headers, data });
  const { id } = await made.json();
  await page.goto(`${demo.url}/merge?survivor=${companies[0].id}&loser=${id}`);
  await page.locator('main h2').nth(1).waitFor();
  await draw(page, name);
}

/** A rule after its trial over past mail. */
async function drawRule(page, name) {
  const headers = { 'sec-fetch-site': 'same-origin' };
  const data = {
    name: '竹托盘报价先由人确认',
    conditions: [{ field: 'subject', isNot: false, values: ['tray', 'Tablett'] }],
    action: 'review',
    coverage: 'own',
  };
  const made = await page.request.post(`${demo.url}/api/rules`, { headers, data });
  const { rule } = await made.json();
  await page.goto(`${demo.url}/rules/edit/${rule.id}`);
  await page.getByRole('button', { name: '在以往邮件上试跑' }).click();
  const told = page.getByText(/试跑完成/).first();
  await told.waitFor();
  await told.evaluate(element => element.scrollIntoView({ block: 'center' }));
  await draw(page, name);
}

/** A page on which somebody is signed in, in a language and a theme. */
async function person(name, language, theme, viewport = { width: 1280, height: 800 }) {
  const page = await openPage(browser, demo.url, { locale: language, colorScheme: theme, viewport });
  const headers = { 'sec-fetch-site': 'same-origin' };
  const data = { address: `${name}@haitu.example`, password: 'demo' };
  await page.request.post(`${demo.url}/api/session`, { headers, data });
  await page.request.patch(`${demo.url}/api/session/preferences`, { headers, data: { language, theme } });
  return page;
}

async function ask(page, path) {
  const reply = await page.request.get(`${demo.url}${path}`);
  if (!reply.ok()) throw new Error(`${path} answered ${reply.status()}`);
  return reply.json();
}

/** Asks until `find` finds something; the sample's mail goes on coming in. */
async function untilFound(what, find) {
  const end = Date.now() + LONGEST_WAIT_MS;
  for (;;) {
    const found = await find();
    if (found) return found;
    if (Date.now() > end) throw new Error(`There is no ${what} in the sample.`);
    await new Promise(resolve => setTimeout(resolve, 1000));
  }
}

async function drawToday(page, name) {
  await page.goto(`${demo.url}/today`);
  const lines = page.locator('main ul').last().getByRole('listitem');
  await lines.first().waitFor();
  const before = await lines.first().innerText();
  await untilFound('live mail', async () => (await lines.first().innerText()) !== before);
  // The numbers follow a moment later; the picture has both.
  await page.waitForResponse(reply => reply.url().includes('/api/today?'));
  await draw(page, name);
}

async function drawReview(page, subject, name) {
  const { messageId } = await untilFound(`mail "${subject}" to review`, async () => {
    const { items } = await ask(page, '/api/review?limit=100');
    return items.find(item => item.subject === subject);
  });
  await page.goto(`${demo.url}/review?message=${messageId}`);
  await page.getByRole('heading', { name: subject }).waitFor();
  await draw(page, name);
}

async function drawConversation(page, subject, name) {
  const { messages } = await ask(page, `/api/messages?q=${encodeURIComponent(subject)}&state=filed&limit=20`);
  const message = messages.find(line => line.subject.startsWith(subject) && line.direction === 'in');
  if (!message) throw new Error(`There is no filed mail "${subject}" in the sample.`);
  await page.goto(`${demo.url}/mail/${message.conversationId}?message=${message.id}`);
  await page.locator('mark').first().waitFor();
  await draw(page, name);
}

async function drawCompany(page, name = 'company.en') {
  const { companies } = await ask(page, '/api/companies?q=Nordlicht');
  await page.goto(`${demo.url}/companies/${companies[0].id}`);
  await page.locator('main [aria-rowindex="4"]').waitFor();
  await draw(page, name);
}

/** Takes a part of the sample's mail in again, with letters of last year and some among colleagues: an import with several kinds of end. */
async function drawImport(page) {
  const box = join(folder, 'data', 'sample-mail', 'li.na@haitu.example', 'inbox');
  const letters = readdirSync(box)
    .slice(0, 60)
    .map(file => readFileSync(join(box, file), 'latin1').replace(/\r\n/g, '\n'));
  const fresh = Array.from({ length: 64 }, (_, at) => letterOf(at));
  const file = join(folder, '李娜-2025.mbox');
  const lines = [...letters, ...fresh].map(
    text => `From - Thu Jan  1 00:00:00 2026\n${text.replace(/^(>*From )/gm, '>$1')}\n`,
  );
  writeFileSync(file, lines.join(''), 'latin1');
  await page.goto(`${demo.url}/import`);
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.getByText('合计相符').waitFor();
  await page.mouse.move(640, 780);
  await draw(page, 'import.zh');
}

function letterOf(at) {
  const isInternal = at % 7 === 3;
  const from = isInternal ? 'wang.lei@haitu.example' : 'anna.weber@nordlicht.example';
  const day = String(1 + (at % 27)).padStart(2, '0');
  return [
    `From: <${from}>`,
    'To: <li.na@haitu.example>',
    `Subject: Bamboo trays, delivery ${at + 1} of 2025`,
    `Date: ${day} Mar 2025 09:00:00 +0100`,
    `Message-ID: <2025-${at}@${from.split('@')[1]}>`,
    '',
    `Delivery ${at + 1} of 2025 has arrived in Hamburg.`,
    '',
  ].join('\n');
}

/** Draws what a person would see: fonts there, nothing moving. */
async function draw(page, name, part = page) {
  await page.evaluate('document.fonts.ready');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // The slowest motion of the page has ended by then.
  await page.waitForTimeout(400);
  const file = join(docs, `${name}.png`);
  const picture = toPalette(await part.screenshot({ scale: 'css' }));
  if (picture.length > MOST_BYTES) throw new Error(`${name}.png has ${picture.length} bytes, more than ${MOST_BYTES}.`);
  writeFileSync(file, picture);
  process.stdout.write(`docs/${name}.png ${Math.round(picture.length / 1024)} KB\n`);
}
