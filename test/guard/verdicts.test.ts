import type { Context } from '../../service/context';
import type { VerdictBody } from '../../service/guard/guard.schema';
import { findingOf } from '../../service/guard/guardCase';
import { saveOwnAccounts } from '../../service/guard/ownAccounts.service';
import { giveVerdict, renewHeaderKey } from '../../service/guard/verdicts.service';
import { Company } from '../../service/companies/company.entity';
import { AuditEntry } from '../../service/users/user.entity';
import { readApprovedHeader } from '../../service/guard/approvedHeader';
import { closeTestContext, openTestContext } from '../support/context';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld } from '../support/world';

let context: Context;
let world: TestWorld;

beforeEach(async () => {
  context = await openTestContext();
  world = await makeWorld(context);
});
afterEach(() => closeTestContext(context));

const anna = { kind: 'to' as const, address: 'anna.weber@nordlicht.example', name: 'Anna Weber' };
const ward = { kind: 'to' as const, address: 'j.ward@atlas-home.example', name: 'John Ward' };
const jin = { kind: 'to' as const, address: 'jin@xinyuan-textile.example', name: '金伟' };
const file = (name: string) => ({ name, size: 10, sha256: null });

const mail = (more: Partial<VerdictBody> = {}): VerdictBody => ({
  mailbox: 'li.na@haitu.example',
  recipients: [anna],
  subject: 'Bamboo tray',
  text: 'Dear Anna,\n\nthank you.\n\nLi Na',
  attachments: [],
  ...more,
});
const factoryMail = [
  'Dear Anna,',
  '',
  'please see below.',
  '',
  '-----Original Message-----',
  'From: Jin Wei <jin@xinyuan-textile.example>',
  'Sent: Monday, 2 November 2026 09:00',
  'To: Li Na <li.na@haitu.example>',
  'Subject: price',
  '',
  'Our price is CNY 11.20 per piece.',
].join('\n');
const ask = (body: VerdictBody, who: keyof TestWorld['viewers'] = 'liNa') =>
  giveVerdict(context, world.viewers[who], body);
const codes = async (body: VerdictBody) => (await ask(body)).findings.map(finding => finding.code);

it('names an order of another customer as the mail does, and tells nobody our number for it', async () => {
  const { findings, message } = await ask(mail({ attachments: [file('ATL-77123.pdf')] }));
  expect(findings[0]).toMatchObject({
    code: 'wrong_customer',
    companies: { owner: null },
    values: { number: 'ATL77123' },
  });
  expect(JSON.stringify([findings, message])).not.toContain('SO-2026-0098');
});

it('gives findings keys by which an address that is not told cannot be tried out', () => {
  const part = { companies: { meant: 7 }, places: [], remedies: [] };
  const keys = ['anna@nordlicht.example', 'anne@nordlicht.example'].map(
    meant => findingOf('mistyped', 'ask', { ...part, values: { address: 'ann@nordlicht.example', meant } }).key,
  );
  expect(keys[0]).toBe(keys[1]);
});

it.each<[string, Partial<VerdictBody>, string[]]>([
  ['an ordinary answer', {}, []],
  ["the customer's own quotation", { subject: 'Re: Q-2026-0031', attachments: [file('Q-2026-0031.pdf')] }, []],
  [
    "another customer's order as an attachment",
    { attachments: [file('SO-2026-0098 invoice.pdf')] },
    ['wrong_customer'],
  ],
  ["another customer's order in the subject", { subject: 'SO-2026-0098' }, ['wrong_customer']],
  ["another customer's order in the text", { text: 'as agreed for SO-2026-0098' }, ['wrong_customer']],
  ["another customer's own long number", { attachments: [file('ATL-77123.pdf')] }, ['wrong_customer']],
  ['an order of a customer to a factory', { recipients: [jin], subject: 'SO-2026-0098 delivery' }, []],
  [
    'an order to a stranger',
    { recipients: [{ kind: 'to', address: 'x@nobody.example' }], subject: 'SO-2026-0098' },
    [],
  ],
  ['a quoted factory mail to a customer', { text: factoryMail }, ['factory_mail']],
  ['a quoted factory mail to the factory itself', { recipients: [jin], text: factoryMail }, []],
  [
    'a factory mail quoted where the factory has it too',
    { recipients: [anna, { ...jin, kind: 'cc' }], text: factoryMail },
    [],
  ],
  ["our purchase order's number in a file for a customer", { attachments: [file('PO-0088.pdf')] }, ['factory_file']],
  ["a factory's name in the text", { text: '货由绍兴鑫源纺织有限公司生产。' }, ['factory_name']],
  ["a factory's name in a file", { attachments: [file('绍兴鑫源纺织有限公司 报价.xlsx')] }, ['factory_file']],
  [
    'a swapped letter in the domain',
    { recipients: [{ kind: 'to', address: 'anna.weber@nordlicth.example' }] },
    ['look_alike'],
  ],
  ['a slip in the name', { recipients: [{ kind: 'to', address: 'ana.weber@nordlicht.example' }] }, ['mistyped']],
  ['a new colleague of the customer', { recipients: [{ kind: 'to', address: 'p.klein@nordlicht.example' }] }, []],
  ['a slip in a common provider', { recipients: [{ kind: 'to', address: 'ivy@gmial.com' }] }, ['mistyped']],
  ['two customers in one mail', { recipients: [anna, { ...ward, kind: 'cc' }] }, ['two_customers']],
  [
    'a customer in To and another in Bcc, who sees him',
    { recipients: [anna, { ...ward, kind: 'bcc' }] },
    ['two_customers'],
  ],
  [
    'a circular to customers in Bcc, who do not see each other',
    {
      recipients: [
        { kind: 'to', address: 'li.na@haitu.example' },
        { ...anna, kind: 'bcc' },
        { ...ward, kind: 'bcc' },
      ],
    },
    [],
  ],
  ['a customer and a factory in one mail', { recipients: [anna, { ...jin, kind: 'cc' }] }, []],
  [
    'colleagues alone',
    { recipients: [{ kind: 'to', address: 'wang.lei@haitu.example' }], subject: 'SO-2026-0098', text: factoryMail },
    [],
  ],
  [
    'what colleagues wrote among themselves',
    {
      text: 'Hello\n\nFrom: Wang Lei <wang.lei@haitu.example>\nSent: Monday, 2 November 2026\nTo: Li Na <li.na@haitu.example>\nSubject: margin\n\nWe earn 20 %.',
    },
    ['outsider'],
  ],
])('%s: what the guard finds', async (_what, more, expected) => {
  expect(await codes(mail(more))).toEqual(expected);
});

it('holds what would cost most, and asks for a look at the rest', async () => {
  expect((await ask(mail({ attachments: [file('SO-2026-0098.pdf')] }))).verdict).toBe('hold');
  expect((await ask(mail({ text: 'as for SO-2026-0098' }))).verdict).toBe('ask');
  expect((await ask(mail())).verdict).toBe('send');
});

it('names another customer to whoever may see him, and to nobody else', async () => {
  const body = mail({ attachments: [file('SO-2026-0098.pdf')] });
  const trader = await ask(body);
  expect(trader.findings[0]?.companies).toEqual({ owner: null, recipient: 'Nordlicht Küchen GmbH' });
  expect(trader.message.en).toContain('another customer');
  expect(JSON.stringify(trader)).not.toContain('Atlas');
  const manager = await ask(body, 'chenJing');
  expect(manager.message.en).toContain('Atlas Home Ltd');
});

it('says "a factory" to a person who may not see suppliers', async () => {
  const trader = await ask(mail({ text: factoryMail }));
  expect(trader.message['zh-CN']).toContain('一家工厂');
  expect(JSON.stringify(trader)).not.toContain('鑫源');
  expect((await ask(mail({ text: factoryMail }), 'zhaoFang')).message['zh-CN']).toContain('绍兴鑫源纺织有限公司');
});

it('finds a factory mail by its words where the heading names nobody', async () => {
  const text = 'Dear Li Na, our best price for the tea towel 40x60 is CNY 11.20 per piece, delivery in 30 days.';
  await deliver(
    context,
    world.mailboxes.liNa,
    letter({ from: '金伟 <jin@xinyuan-textile.example>', text, id: 'price@xinyuan-textile.example' }),
  );
  const quoted = `Dear Anna,\n\nplease see below.\n\n> ${text}`;
  expect(await codes(mail({ text: quoted, inReplyTo: '<price@xinyuan-textile.example>' }))).toEqual(['factory_mail']);
  expect(await codes(mail({ text: 'Dear Anna, thank you.', inReplyTo: '<price@xinyuan-textile.example>' }))).toEqual(
    [],
  );
});

it('holds a mail to a company on the blacklist', async () => {
  await context.database.writer.manager.update(Company, { name: 'Nordlicht Küchen GmbH' }, { standing: 'barred' });
  expect(await codes(mail())).toEqual(['blacklisted']);
});

it('holds bank details that are not the ones that the company has written down', async () => {
  const body = mail({ text: 'Please remit to our bank, IBAN DE89 3704 0044 0532 0130 00' });
  expect(await codes(body)).toEqual([]);
  await saveOwnAccounts(context, world.viewers.admin, 0, {
    accounts: [{ number: 'GB29 NWBK 6016 1331 9268 19', label: 'GBP' }],
  });
  const reply = await ask(body);
  expect(reply.findings.map(one => one.code)).toEqual(['own_bank']);
  expect(reply.message.en).toContain('DE89…3000');
  await saveOwnAccounts(context, world.viewers.admin, 1, {
    accounts: [{ number: 'DE89370400440532013000', label: 'EUR' }],
  });
  expect(await codes(body)).toEqual([]);
});

it('remembers a reason for this mail, and asks again for another', async () => {
  const body = mail({ attachments: [file('SO-2026-0098.pdf')] });
  const reply = await ask({ ...body, answers: [{ code: 'wrong_customer', reason: 'a sample of our invoices' }] });
  expect(reply.verdict).toBe('send');
  expect((await ask({ ...body, text: 'And a word more.' })).verdict).toBe('send');
  expect((await ask({ ...body, subject: 'Another mail' })).verdict).toBe('hold');
  const entries = await context.database.manager.find(AuditEntry, { where: { action: 'guard.answered' } });
  expect(entries.map(entry => entry.details?.reason)).toEqual(['a sample of our invoices']);
});

it('writes every verdict into the audit log, without a word of the mail', async () => {
  await ask(mail({ subject: 'Secret words', text: 'more secret words', attachments: [file('SO-2026-0098.pdf')] }));
  const [entry] = await context.database.manager.find(AuditEntry, { where: { action: 'guard.verdict' } });
  expect(entry?.details).toMatchObject({ verdict: 'hold', findings: [{ code: 'wrong_customer' }] });
  expect(JSON.stringify(entry)).not.toContain('ecret');
});

it('notes nothing while somebody is still writing', async () => {
  await ask(mail({ moment: 'compose', attachments: [file('SO-2026-0098.pdf')] }));
  expect(await context.database.manager.countBy(AuditEntry, { action: 'guard.verdict' })).toBe(0);
});

it('keeps the message of the dialog within what Outlook shows', async () => {
  const attachments = Array.from({ length: 20 }, (_, at) => file(`${'long name '.repeat(20)} SO-2026-0098 ${at}.pdf`));
  const reply = await ask(mail({ attachments, text: factoryMail, recipients: [anna, ward] }));
  expect(reply.message.en.length).toBeLessThanOrEqual(500);
  expect(reply.message['zh-CN'].length).toBeLessThanOrEqual(500);
});

it('signs what may go, once the house has a key for its gate', async () => {
  expect((await ask(mail())).header).toBeNull();
  const { key } = await renewHeaderKey(context, world.viewers.admin);
  const header = (await ask(mail())).header;
  const now = context.clock();
  expect(readApprovedHeader(key, 'li.na@haitu.example', header?.value ?? '', now, 900)).toEqual({ requestId: 0 });
  expect(readApprovedHeader(key, 'wang.lei@haitu.example', header?.value ?? '', now, 900)).toBeNull();
  expect(readApprovedHeader(`${key}x`, 'li.na@haitu.example', header?.value ?? '', now, 900)).toBeNull();
  expect(
    readApprovedHeader(key, 'li.na@haitu.example', header?.value ?? '', new Date(now.getTime() + 3_600_000), 900),
  ).toBeNull();
  expect((await ask(mail({ attachments: [file('SO-2026-0098.pdf')] }))).header).toBeNull();
});

it('writes each reason down with the company that its finding is about', async () => {
  const recipients = ['anna.weber@nordlicth.example', 'j.ward@atlas-hone.example'].map(address => ({
    kind: 'to' as const,
    address,
  }));
  const { findings } = await ask(mail({ recipients }));
  const alike = findings.filter(one => one.code === 'look_alike');
  expect(alike).toHaveLength(2);
  await ask(mail({ recipients, answers: alike.map(({ code, key }) => ({ code, key, reason: 'their new name' })) }));
  const rows = await context.database.manager.findBy(AuditEntry, { action: 'guard.answered' });
  const companies = rows.map(row => (row.details as { companies: { meant: number } }).companies.meant);
  expect(new Set(companies).size).toBe(2);
});

it('shows of a factory letter that is quoted no more than stands in the mail itself', async () => {
  const text =
    'Dear Li, our best price for the coated fabric is CNY 11.20 a piece. The secret rebate of four per cent stays between us.';
  await deliver(
    context,
    world.mailboxes.wangLei,
    letter({
      from: 'Jin <jin@xinyuan-textile.example>',
      to: 'wang.lei@haitu.example',
      subject: 'Price',
      text,
      id: 'price@xinyuan-textile.example',
    }),
  );
  const quoted = `Dear Anna,\n\nsee below.\n\n> ${text.slice(0, 85)}`;
  const { findings } = await ask(mail({ text: quoted, inReplyTo: '<price@xinyuan-textile.example>' }));
  const [found] = findings.filter(one => one.code === 'factory_mail');
  expect(found?.places[0]?.text.length).toBeGreaterThan(20);
  expect(quoted).toContain(found?.places[0]?.text);
});
