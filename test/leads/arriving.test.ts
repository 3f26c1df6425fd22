import { FilingStatus, Filing } from '../../service/filing/filing.entity';
import { readInquiry } from '../../service/leads/inquiries.service';
import { Inquiry } from '../../service/leads/inquiry.entity';
import { Lead, LeadKey, LeadMessage } from '../../service/leads/lead.entity';
import { Opportunity } from '../../service/leads/opportunity.entity';
import type { Mailbox } from '../../service/mail/message.entity';
import { Mailbox as MailboxEntity, Message } from '../../service/mail/message.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import { TradeRecord } from '../../service/records/record.entity';
import { Notice } from '../../service/teamwork/care.entity';
import { letter } from '../support/letters';
import { deliver, settleFiling } from '../support/world';
import type { Office } from './office';
import { asking, openOffice } from './office';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.app.close());

const manager = () => office.context.database.manager;

/** Runs every inquiry that waits, all at once. */
async function readAll(): Promise<void> {
  const waiting = await manager().findBy(Inquiry, { state: 'waiting' });
  await Promise.all(waiting.map(row => readInquiry(office.context, row.messageId)));
}

async function tenMailboxes(): Promise<Mailbox[]> {
  const made: Mailbox[] = [];
  for (let at = 0; at < 10; at += 1)
    made.push(
      await inTransaction(office.context.database, writer =>
        writer.save(
          writer.create(MailboxEntity, {
            ...{ address: `trader${at}@haitu.example`, name: `Trader ${at}`, isShared: false, watchedFolder: null },
            ...{ ownerId: office.viewers.liNa.userId, isActive: true, createdAt: office.app.time.now },
          }),
        ),
      ),
    );
  return made;
}

test('a hundred copies of one inquiry over ten mailboxes, with reminders and an answer, are one lead', async () => {
  const mailboxes = await tenMailboxes();
  for (let at = 0; at < 100; at += 1) {
    const mailbox = mailboxes[at % 10] as Mailbox;
    const to = `Sales <${mailbox.address}>`;
    const isReminder = at % 20 === 19;
    await deliver(
      office.context,
      mailbox,
      letter({
        ...asking,
        to,
        id: `copy-${at}@casasole.example`,
        // Of the same second and words it would be one letter.
        date: `Mon, 02 Mar 2026 07:${String(at % 60).padStart(2, '0')}:${at < 60 ? '00' : '30'} +0000`,
        ...(isReminder ? { subject: `Reminder: ${asking.subject}`, inReplyTo: `copy-${at - 1}@casasole.example` } : {}),
      }),
    );
  }
  await readAll();
  await settleFiling(office.context);
  const leads = await manager().find(Lead);
  expect(leads).toHaveLength(1);
  const [lead] = leads as [Lead];
  expect(await manager().countBy(LeadMessage, { leadId: lead.id })).toBe(100);
  expect(await manager().countBy(FilingStatus, { state: 'lead' })).toBe(100);
  expect(new Set((await manager().find(LeadKey)).map(row => row.leadId))).toEqual(new Set([lead.id]));
  expect(lead.asked.items).toHaveLength(1);
  await readAll();
  expect(await manager().count(Lead)).toBe(1);
});

test('a lead is complete: who asks, for what, on which terms, and at whom it is', async () => {
  const { lead } = await office.ask();
  expect(lead).toMatchObject({
    ...{ contactName: 'Marco Rossi', email: 'm.rossi@casasole.example', companyName: 'Casa Sole Srl', country: 'IT' },
    ...{ domain: 'casasole.example', stage: 'assigned', ownerId: office.viewers.liNa.userId, isOpen: true },
    asked: { incoterm: 'CIF', port: 'Genova', items: [{ quantity: 5000, unit: 'pcs' }] },
  });
  expect(lead.answerDueAt).not.toBeNull();
  expect(await manager().countBy(Notice, { kind: 'lead', userId: office.viewers.liNa.userId })).toBe(1);
});

test('our answer is measured from the sent mail, and the letters of the exchange stand with the lead', async () => {
  const { lead } = await office.ask();
  const out = await office.send({
    ...{ from: 'Li Na <li.na@haitu.example>', to: 'm.rossi@casasole.example', subject: `Re: ${asking.subject}` },
    ...{ id: 'answer@haitu.example', inReplyTo: 'ask-1@casasole.example', date: 'Mon, 02 Mar 2026 10:30:00 +0000' },
    text: 'Dear Mr. Rossi, thank you. Which finish do you need?',
  });
  const answered = await manager().findOneByOrFail(Lead, { id: lead.id });
  // In Milan it was 11:30, and they begin at nine.
  expect(answered).toMatchObject({ stage: 'working', answerMinutes: 150 });
  expect(await manager().findOneByOrFail(FilingStatus, { messageId: out })).toMatchObject({ state: 'lead' });
  const back = await office.send({
    ...{ from: asking.from as string, subject: `Re: ${asking.subject}`, id: 'back@casasole.example' },
    ...{ inReplyTo: 'answer@haitu.example', date: 'Tue, 03 Mar 2026 08:00:00 +0000', text: 'Natural, please.' },
  });
  expect(await manager().findOneByOrFail(FilingStatus, { messageId: back })).toMatchObject({ state: 'lead' });
  expect((await manager().findOneByOrFail(Lead, { id: lead.id })).lastInAt).toEqual(new Date('2026-03-03T08:00:00Z'));
});

test('an inquiry of a customer becomes an opportunity of his, once a thread, and never a lead', async () => {
  const from = 'Anna Weber <anna.weber@nordlicht.example>';
  const first = await office.send({ ...asking, from, id: 'n1@nordlicht.example' });
  const second = await office.send({
    ...{ ...asking, from, id: 'n2@nordlicht.example', inReplyTo: 'n1@nordlicht.example' },
    subject: `Re: ${asking.subject}`,
    date: 'Mon, 02 Mar 2026 09:00:00 +0000',
  });
  await readAll();
  await settleFiling(office.context);
  expect(await manager().count(Lead)).toBe(0);
  const records = await manager().findBy(TradeRecord, { kind: 'opportunity' });
  expect(records).toHaveLength(1);
  const [record] = records as [TradeRecord];
  expect(await manager().findOneByOrFail(Opportunity, { recordId: record.id })).toMatchObject({ stage: 'contact' });
  for (const messageId of [first, second]) {
    const filings = (await manager().findBy(Filing, { messageId })).filter(filing => filing.endedAt === null);
    expect(filings.map(filing => [filing.companyId, filing.recordId])).toEqual([[record.companyId, record.id]]);
  }
});

test('what is older than thirty days is not looked at and makes no lead', async () => {
  const messageId = await office.send({ ...asking, date: 'Mon, 05 Jan 2026 07:00:00 +0000' });
  expect(await manager().findOneBy(Inquiry, { messageId })).toBeNull();
  await readAll();
  expect(await manager().count(Lead)).toBe(0);
});

test.each([
  [
    'an offer of a factory',
    'Dear Sir, we are a leading manufacturer of cartons. MOQ 500, FOB price as attached. Samples free.',
  ],
  [
    'a freight rate',
    'Ningbo - Genova 40HQ USD 1,450. If you have cargo please send quantity and volume, we quote at once.',
  ],
  ['a question about a running order', 'When will PO 45321 ship? Please send the packing list.'],
])('%s makes no noise', async (_what, text) => {
  const messageId = await office.send({ ...asking, subject: 'Good day', text });
  expect(await manager().findOneBy(Inquiry, { messageId })).toBeNull();
  expect(await manager().count(Lead)).toBe(0);
});

test('a newsletter, a bounce and an automatic answer open nothing, whatever they say (R29)', async () => {
  const headers: [string, Record<string, string>][] = [
    ['auto', { 'Auto-Submitted': 'auto-replied' }],
    ['list', { 'List-Id': '<news.example>', 'List-Unsubscribe': '<mailto:off@news.example>', Precedence: 'bulk' }],
  ];
  for (const [id, more] of headers)
    await deliver(office.context, office.mailboxes.liNa, letter({ ...asking, id: `${id}@x.example`, headers: more }));
  await readAll();
  expect(await manager().count(Lead)).toBe(0);
});

test('a colleague of the firm who asks again winds the clock of the lead that is open', async () => {
  const { lead } = await office.ask();
  const again = await office.ask({
    from: 'Anna Verdi <a.verdi@casasole.example>',
    id: 'anna-1@casasole.example',
    date: 'Thu, 05 Mar 2026 07:00:00 +0000',
  });
  expect(again.lead.id).toBe(lead.id);
  expect(again.lead.lastInAt).toEqual(new Date('2026-03-05T07:00:00Z'));
  expect(again.lead.evidenceAt.getTime()).toBeGreaterThanOrEqual(new Date('2026-03-05T07:00:00Z').getTime());
});

test('a lead goes on being known by the conversations of all its letters after its telephone was changed', async () => {
  const { lead } = await office.ask();
  const { lead: same, messageId } = await office.ask({
    from: 'Anna Verdi <a.verdi@casasole.example>',
    id: 'anna-1@casasole.example',
    subject: 'Inquiry: cutting boards',
  });
  const liNa = await office.browserOf('liNa');
  const changed = await liNa.patch(`/api/leads/${lead.id}?version=${same.version}`, { phone: '+39 02 5550 9999' });
  expect(changed.body).toMatchObject({ phone: '+39 02 5550 9999' });
  const { conversationId } = await manager().findOneByOrFail(Message, { id: messageId });
  const keys = (await manager().findBy(LeadKey, { leadId: lead.id })).map(row => row.key);
  expect(keys).toEqual(
    expect.arrayContaining([`conversation:${lead.conversationId}`, `conversation:${conversationId}`]),
  );
});

test('numbers go on behind 99,999', async () => {
  const { lead } = await office.ask();
  await inTransaction(office.context.database, writer =>
    writer.update(Lead, { id: lead.id }, { number: 'L-2026-99999' }),
  );
  const ask = (name: string) =>
    office.ask({
      from: `${name} <${name}@${name}.example>`,
      id: `1@${name}.example`,
      text: 'Please quote 500 pcs tray.',
    });
  expect((await ask('uno')).lead.number).toBe('L-2026-100000');
  expect((await ask('due')).lead.number).toBe('L-2026-100001');
});

test.each([
  ['a platform, in the name of a machine', { from: 'Alibaba.com <notification@service.alibaba.com>' }, undefined],
  [
    'a platform, with the headers of advertising',
    {
      from: 'Alibaba.com <notification@service.alibaba.com>',
      headers: { Precedence: 'bulk', 'List-Unsubscribe': '<https://alibaba.com/u>', 'Feedback-ID': '1:2:3:alibaba' },
    },
    undefined,
  ],
  [
    'the form of our own web site',
    { from: 'WordPress <wordpress@haitu.example>' },
    'New message from your website contact form',
  ],
])('what %s sends on for a buyer becomes a lead', async (_what, parts, subject) => {
  const text = [
    'You have received a new inquiry.',
    '',
    'Name: Tom Baker',
    'Company: Baker & Sons LLC',
    'Country/Region: United States',
    'Email: tom@bakersons.example',
    'Product: Bamboo serving tray',
    'Quantity: 3,000 Pieces',
    'Message: Hi, please quote 3000 pcs bamboo serving tray, DDP Oakland. Need FDA. Thanks.',
  ].join('\n');
  const id = await office.send({
    ...{ ...parts, text, id: 'relayed@x.example', date: asking.date as string },
    subject: subject ?? '[Inquiry] Tom Baker sent you an inquiry about Bamboo Tray',
  });
  await readAll();
  const { leadId } = await manager().findOneByOrFail(Inquiry, { messageId: id });
  expect(await manager().findOneByOrFail(Lead, { id: leadId ?? 0 })).toMatchObject({
    ...{ contactName: 'Tom Baker', email: 'tom@bakersons.example', country: 'US' },
  });
  expect(await manager().findOneByOrFail(FilingStatus, { messageId: id })).toMatchObject({ state: 'lead' });
});

test.each([
  [
    'a notice of a platform',
    { from: 'Alibaba.com <notification@service.alibaba.com>', subject: 'Your product was viewed 12 times' },
    'Your product bamboo tray was viewed 12 times this week. See who looked at it.',
  ],
  [
    'a notice of our own printer',
    { from: 'Scanner <scanner@haitu.example>', subject: 'Scan 0012' },
    'See the attached scan.',
  ],
])('%s makes no lead', async (_what, parts, text) => {
  await deliver(
    office.context,
    office.mailboxes.liNa,
    letter({ ...parts, text, id: 'n@x.example', date: asking.date as string }),
  );
  expect(await manager().count(Inquiry)).toBe(0);
});
