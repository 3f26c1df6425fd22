import ExcelJS from 'exceljs';
import { openAttachmentReader } from '../../service/mail/attachmentReading';
import { readNextAttachments } from '../../service/mail/attachmentTexts.service';
import { searchMail } from '../../service/reports/searchMail.service';
import type { Viewer } from '../../service/users/roles';
import { buildTestContext } from '../support/app';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld } from '../support/world';

let made: Awaited<ReturnType<typeof buildTestContext>>;
let world: TestWorld;
const plain = (text: string) => text.replace(/[\u0002\u0003]/g, '');
const find = (viewer: Viewer, q: string, more = {}) =>
  searchMail(made.context.database.manager, viewer, { q, ...more }, made.time.now);
const subjects = async (viewer: Viewer, q: string, more = {}) =>
  (await find(viewer, q, more)).messages.map(one => plain(one.subject));

function withFile(parts: Parameters<typeof letter>[0], name: string, type: string, content: Buffer): Buffer {
  const head = letter(parts)
    .toString('utf8')
    .replace('Content-Type: text/plain; charset=utf-8\r\n', 'Content-Type: multipart/mixed; boundary=b\r\n')
    .replace('Content-Transfer-Encoding: 8bit\r\n', '');
  const [headers, body] = head.split('\r\n\r\n', 2);
  const base64 = content.toString('base64').replace(/.{76}/g, '$&\r\n');
  return Buffer.from(
    `${headers}\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}\r\n--b\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64}\r\n--b--\r\n`,
  );
}

async function readAll(): Promise<void> {
  const reader = openAttachmentReader(null);
  const { signal } = new AbortController();
  while (await readNextAttachments(made.context, reader, signal));
}

beforeAll(async () => {
  made = await buildTestContext();
  made.time.now = new Date('2026-11-21T08:00:00.000Z');
  world = await makeWorld(made.context);
  const { liNa, wangLei, sales } = world.mailboxes;
  const day = (n: number) => `Mon, ${String(n).padStart(2, '0')} Nov 2026 09:00:00 +0000`;
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Prices');
  sheet.addRow(['Bambustablett', 40, '竹盘样品']);
  const xlsx = Buffer.from(await workbook.xlsx.writeBuffer());
  const send = (box: typeof liNa, parts: Parameters<typeof letter>[0]) =>
    deliver(made.context, box, letter({ id: `${parts?.subject}@x.example`, ...parts }));
  // Imported in another order than sent.
  await send(liNa, { subject: 'Third', date: day(12), text: 'Offer Q-2026-0031 for the bamboo tray, 8,000 pcs' });
  await send(liNa, { subject: 'First', date: day(2), text: 'Angebot für Küchenmöbel, bamboo tray samples' });
  await send(liNa, { subject: 'Second 报价单', date: day(8), text: '请确认竹盘的最新报价和交货期。 bamboo' });
  await deliver(
    made.context,
    liNa,
    withFile(
      { subject: 'Fourth', date: day(15), id: '4@x.example', text: 'See the list.' },
      'Preise 2026.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      xlsx,
    ),
  );
  await send(wangLei, {
    subject: 'Ward',
    from: 'John Ward <j.ward@atlas-home.example>',
    to: 'Wang Lei <wang.lei@haitu.example>',
    date: day(16),
    text: 'bamboo for Atlas',
  });
  await send(wangLei, {
    subject: 'Stranger',
    from: 'Somebody <who@nobody.example>',
    to: 'Wang Lei <wang.lei@haitu.example>',
    date: day(17),
    text: 'bamboo secret',
  });
  await send(sales, {
    subject: 'Русский',
    from: 'Иван Петров <ivan@unknown.example>',
    to: 'sales@haitu.example',
    date: day(18),
    text: 'Просим выслать коммерческое предложение на ёлки',
  });
  await readAll();
});
afterAll(() => made.close());

test('mail is found newest first, whatever the order of import', async () => {
  expect(await subjects(world.viewers.liNa, 'bamboo')).toEqual(['Third', 'Second 报价单', 'First']);
});

test.each([
  ['the beginning of words, in attachments too', 'bamb', ['Fourth', 'Third', 'Second 报价单', 'First']],
  ['two Chinese characters', '报价', ['Second 报价单']],
  ['Chinese across a word', '竹盘的最新', ['Second 报价单']],
  ['traditional Chinese for simplified', '報價', ['Second 报价单']],
  ['traditional Chinese in a column', 'subject:報價單', ['Second 报价单']],
  ['without a word in the other script', 'bamboo -報價', ['Third', 'First']],
  ['one Chinese character', '盘', ['Fourth', 'Second 报价单']],
  ['part of a number', '26-0031', ['Third']],
  ['the end of a number', '0031', ['Third']],
  ['German without its dots', 'kuchenmobel', ['First']],
  ['German with ue and oe', 'Kuechenmoebel', ['First']],
  ['Russian with е for ё, a beginning', 'елк', ['Русский']],
  ['a name', 'from:Петров', ['Русский']],
  ['an address', 'from:anna.weber@nordlicht.example bamboo', ['Third', 'Second 报价单', 'First']],
  ['a phrase', '"bamboo tray"', ['Third', 'First']],
  ['without a word', 'bamboo -samples', ['Third', 'Second 报价单']],
  ['only without words', 'subject:First -tray', []],
  ['one word or another', 'subject:First OR subject:Third', ['Third', 'First']],
  ['a company', 'company:nordlicht tray', ['Third', 'First']],
  ['a record', 'record:26-0031 pcs', ['Third']],
  ['before a day', 'bamboo before:2026-11-08', ['First']],
  ['from a day on', 'bamboo after:2026-11-08', ['Third', 'Second 报价单']],
  ['on a day, in the time of the company', 'on:2026-11-12', ['Third']],
  ['a span of days', 'after:10d has:attachment', ['Fourth']],
  ['the name of an attachment', 'filename:preise', ['Fourth']],
  ['text inside an attachment', '竹盘样品', ['Fourth']],
  ['a mailbox of his own', 'in:sales', ['Русский']],
  ['what is not filed', 'is:unfiled', ['Русский']],
  ['Chinese operators', '发件人：Anna 主题：报价', ['Second 报价单']],
])('%s: %s', async (_what, q, expected) => {
  expect(await subjects(world.viewers.liNa, q)).toEqual(expected);
});

test('what was found is marked in the text, the subject and the attachment, and nothing else is done to the text', async () => {
  const [third] = (await find(world.viewers.liNa, '26-0031')).messages;
  expect(third?.excerpt).toContain('\u0002Q-2026-0031\u0003');
  const [fourth] = (await find(world.viewers.liNa, 'Bambustablett')).messages;
  expect(fourth?.attachments).toEqual([
    { id: expect.any(Number), name: 'Preise 2026.xlsx', excerpt: expect.stringContaining('\u0002Bambustablett\u0003') },
  ]);
});

test('what was found in the other script is marked as it stands there', async () => {
  const [second] = (await find(world.viewers.liNa, '報價')).messages;
  expect(second?.subject).toBe('Second \u0002报价\u0003单');
  expect(second?.excerpt).toContain('\u0002报价\u0003');
});

test('the best come first where that is asked, of the same mail', async () => {
  expect(await subjects(world.viewers.liNa, 'bamboo tray', { order: 'best' })).toEqual(['Third', 'First']);
  expect((await subjects(world.viewers.liNa, '报价 OR first', { order: 'best' })).sort()).toEqual([
    'First',
    'Second 报价单',
  ]);
});

test('pages join without a gap or a repeat, and the first tells how many there are', async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  let count: number | null = null;
  do {
    const page = await find(world.viewers.liNa, 'bamboo', { limit: 1, ...(cursor ? { cursor } : {}) });
    count ??= page.count;
    seen.push(...page.messages.map(one => plain(one.subject)));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual(['Third', 'Second 报价单', 'First']);
  expect(count).toBe(3);
});

describe("a trader finds nothing of a colleague's", () => {
  test.each([
    ...['bamboo', 'secret', 'from:who@nobody.example', 'from:ward', 'in:wang', 'company:atlas', 'record:SO-2026-0098'],
    ...[
      'is:unfiled',
      'is:review',
      'is:filed',
      'subject:Stranger',
      '-nothing',
      'on:2026-11-17',
      'after:2020',
      '-in:li.na',
      '-company:nordlicht',
    ],
    ...['bamboo OR secret', 'to:wang.lei', 'filename:x OR bamboo', '-is:filed', 'bam', '"bamboo secret"'],
  ])('%s', async q => {
    const found = await subjects(world.viewers.liNa, q);
    expect(found).not.toContain('Stranger');
    expect(found).not.toContain('Ward');
    expect(await subjects(world.viewers.liNa, q, { order: 'best' })).toHaveLength(found.length);
    // The administrator configures, and has no mail.
    expect(await subjects(world.viewers.admin, q)).toEqual([]);
  });
});

test('only his own mailboxes are named beside a mail', async () => {
  const [third] = (await find(world.viewers.chenJing, 'Third')).messages;
  expect(third?.mailboxes).toEqual([]);
  expect((await find(world.viewers.liNa, 'Third')).messages[0]?.mailboxes).toEqual(['li.na@haitu.example']);
});
