import { Company } from '../../service/companies/company.entity';
import { MailboxMember } from '../../service/mail/message.entity';
import { Inquiry } from '../../service/leads/inquiry.entity';
import { Opportunity } from '../../service/leads/opportunity.entity';
import { TradeRecord } from '../../service/records/record.entity';
import type { Pane } from '../../service/sidebar/sidebar.schema';
import type { TestBrowser } from '../support/app';
import type { Letter } from '../support/letters';
import type { Office } from '../leads/office';
import { asking, openOffice } from '../leads/office';

let office: Office;
type Who = keyof Office['viewers'];
const browsers = new Map<Who, TestBrowser>();

beforeEach(async () => {
  office = await openOffice();
  browsers.clear();
});
afterEach(() => office.app.close());

const as = async (who: Who): Promise<TestBrowser> => {
  const known = browsers.get(who) ?? (await office.browserOf(who));
  browsers.set(who, known);
  return known;
};
const card = async (who: Who, id: Letter['id'] = asking.id, mailbox = 'li.na@haitu.example'): Promise<Pane> => {
  const reply = await (await as(who)).post('/api/pane/card', { mailbox, internetMessageId: `<${id}>` });
  expect(reply.status).toBe(200);
  return reply.body as Pane;
};
const post = async (who: Who, path: string, body: object) => (await as(who)).post(path, body);
const receiptIn = (pane: Pane, key: string) => pane.lead?.fields.find(field => field.key === key)?.receipt;

/** A letter that nobody would take for an inquiry. */
const chat: Letter = {
  ...{ id: 'chat-1@casasole.example', from: 'Marco Rossi <m.rossi@casasole.example>', subject: 'Good morning' },
  ...{ text: 'It was nice to meet you at the fair.\n\nMarco', date: 'Mon, 02 Mar 2026 07:00:00 +0000' },
};
/** As `asking`, of the customer whose owner is Li Na. */
const ofCustomer: Letter = {
  ...asking,
  ...{ from: 'Anna Weber <anna.weber@nordlicht.example>', id: 'ask-1@nordlicht.example' },
  text: (asking.text ?? '')
    .replaceAll('Casa Sole Srl', 'Nordlicht Küchen GmbH')
    .replaceAll('Marco Rossi', 'Anna Weber'),
};

test('an inquiry of nobody that is known: who asks, for what, each value with its place in the mail', async () => {
  const { lead, messageId } = await office.ask();
  const pane = await card('liNa');
  expect(pane).toMatchObject({
    state: 'lead',
    message: { id: messageId },
    ...{ party: null, unknownSender: null, hiddenLead: null, inquiry: null },
    lead: { id: lead.id, number: 'L-2026-00001', stage: 'assigned', isMine: true, isMasked: false, itemCount: 1 },
    can: { makeLead: false },
  });
  expect(pane.lead?.can).toMatchObject({ deny: true, take: false, claim: false, qualify: true, change: true });
  expect(pane.lead?.place.country).toBe('IT');
  const values = Object.fromEntries((pane.lead?.fields ?? []).map(({ key, value }) => [key, value]));
  expect(values).toMatchObject({ contactName: 'Marco Rossi', email: 'm.rossi@casasole.example', incoterm: 'CIF' });
  expect(values).not.toHaveProperty('paymentTerms');
  const { texts } = (await (await as('liNa')).get(`/api/messages/${messageId}/inquiry`)).body;
  for (const receipt of pane.lead?.items[0]?.receipts ?? [])
    expect(texts[receipt.part].slice(receipt.start, receipt.end)).toBe(receipt.text);
  expect(receiptIn(pane, 'incoterm')).toMatchObject({ part: 'body', text: 'CIF' });
});

test('what a person has corrected stands without the words of the mail, which says something else', async () => {
  const { lead } = await office.ask();
  const { asked } = (await (await as('liNa')).get(`/api/leads/${lead.id}`)).body;
  const change = { asked: { ...asked, incoterm: 'FOB' } };
  expect((await (await as('liNa')).patch(`/api/leads/${lead.id}?version=${lead.version}`, change)).status).toBe(200);
  const pane = await card('liNa');
  expect(pane.lead?.fields).toContainEqual({ key: 'incoterm', value: 'FOB', receipt: null });
});

test('minutes of the buyer’s working day until the answer is due, which change no etag', async () => {
  await office.ask();
  const first = await card('liNa');
  expect(first.lead?.answerLeftMinutes).toBeGreaterThan(0);
  office.app.time.now = new Date(office.app.time.now.getTime() + 3_600_000);
  const second = await card('liNa');
  expect(second.lead?.answerLeftMinutes).toBeLessThan(first.lead?.answerLeftMinutes ?? 0);
  expect(second.etag).toBe(first.etag);
});

test.each<[Who, string]>([
  ['chenJing', 'the manager sees it and may give it to herself'],
  ['zhouMin', 'so does the owner'],
])('%s: %s', async who => {
  await office.ask();
  const pane = await card(who);
  expect(pane.lead).toMatchObject({ isMine: false, owner: { name: 'li.na' }, can: { assignToMe: true } });
});

test.each<Who>(['zhaoFang', 'sunYue', 'hePing', 'wangLei'])(
  '%s learns nothing of a lead in a mailbox of Li Na’s',
  async who => {
    await office.ask();
    expect(await card(who)).toMatchObject({ state: 'no_right', lead: null, hiddenLead: null, inquiry: null });
  },
);

test('a letter in a shared mailbox: whoever takes its lead has it, and a colleague reads since when, and no more', async () => {
  const member = { mailboxId: office.mailboxes.sales.id, userId: office.viewers.wangLei.userId };
  await office.context.database.writer.getRepository(MailboxMember).insert(member);
  const { lead } = await office.ask({ to: 'sales@haitu.example' }, office.mailboxes.sales);
  const seen = (who: Who) => card(who, asking.id, 'sales@haitu.example');
  if (lead.ownerId === null) {
    const free = await seen('wangLei');
    expect(free.lead).toMatchObject({ stage: 'new', owner: null, can: { take: true, qualify: true } });
  }
  const given = { version: lead.version, userId: office.viewers.liNa.userId };
  expect((await post('chenJing', `/api/leads/${lead.id}/assign`, given)).status).toBe(200);
  const pane = await seen('wangLei');
  expect(pane).toMatchObject({ state: 'lead', lead: null, inquiry: null, can: { makeLead: false } });
  expect(pane.hiddenLead).toEqual({ ownerName: 'li.na', since: office.app.time.now.toISOString() });
  expect(JSON.stringify(pane)).not.toContain('L-2026-00001');
});

test('"no inquiry" sends the letter back to review, and is taken back there', async () => {
  const { lead } = await office.ask();
  expect((await post('liNa', `/api/leads/${lead.id}/deny`, { version: lead.version })).status).toBe(200);
  const pane = await card('liNa');
  expect(pane).toMatchObject({ state: 'review', filing: { category: 'unknown_sender' }, can: { makeLead: true } });
  expect(pane.lead).toMatchObject({ id: lead.id, closeReason: 'not_inquiry', can: { reopen: true, deny: false } });
  const reopen = { version: pane.lead?.version };
  expect((await post('liNa', `/api/leads/${lead.id}/reopen`, reopen)).status).toBe(200);
  expect(await card('liNa')).toMatchObject({ state: 'lead', lead: { id: lead.id, closeReason: '' } });
});

test('a letter that was passed over becomes a lead in one click; a customer’s cannot', async () => {
  const messageId = await office.send(chat);
  const before = await card('liNa', chat.id);
  expect(before).toMatchObject({ state: 'review', lead: null, can: { makeLead: true } });
  expect((await post('liNa', '/api/leads', { messageId })).body).toMatchObject({ isNew: true });
  expect(await card('liNa', chat.id)).toMatchObject({
    state: 'lead',
    lead: { isMine: true },
    can: { makeLead: false },
  });
  await office.send({ ...chat, id: 'chat-2@nordlicht.example', from: 'Anna Weber <anna.weber@nordlicht.example>' });
  expect((await card('liNa', 'chat-2@nordlicht.example')).can.makeLead).toBe(false);
});

/** The inquiry of a customer, and its opportunity. */
async function askAsCustomer(isToCheck: boolean): Promise<{ messageId: number; recordId: number }> {
  const { manager, writer } = office.context.database;
  await office.ask(ofCustomer).catch(() => undefined);
  const row = await manager.findOneByOrFail(Inquiry, { state: 'opportunity' });
  await writer.getRepository(Opportunity).update({ recordId: row.recordId ?? 0 }, { isToCheck });
  return { messageId: row.messageId, recordId: row.recordId ?? 0 };
}

test('a customer’s inquiry stands under its opportunity; yes takes the doubt away', async () => {
  const { messageId, recordId } = await askAsCustomer(true);
  const pane = await card('liNa', ofCustomer.id);
  expect(pane).toMatchObject({ state: 'filed', lead: null, party: { company: { name: 'Nordlicht Küchen GmbH' } } });
  expect(pane.inquiry).toMatchObject({ recordId, isToCheck: true, can: { confirm: true, deny: true } });
  expect(pane.inquiry?.number).toMatch(/^O-2026-/);
  const body = { version: pane.inquiry?.version };
  expect((await post('liNa', `/api/messages/${messageId}/inquiry/confirm`, body)).status).toBe(200);
  const late = await post('liNa', `/api/messages/${messageId}/inquiry/confirm`, body);
  expect([late.status, late.body.error.code]).toEqual([409, 'opportunity.changed_meanwhile']);
  expect((await card('liNa', ofCustomer.id)).inquiry).toMatchObject({ isToCheck: false, can: { confirm: false } });
});

test('no takes the opportunity away and leaves the letter with the customer, and is taken back', async () => {
  const { messageId, recordId } = await askAsCustomer(false);
  const { inquiry } = await card('liNa', ofCustomer.id);
  const body = { version: inquiry?.version };
  expect((await post('wangLei', `/api/messages/${messageId}/inquiry/deny`, body)).status).toBe(404);
  expect((await post('liNa', `/api/messages/${messageId}/inquiry/deny`, body)).status).toBe(200);
  expect(await office.context.database.manager.existsBy(TradeRecord, { id: recordId })).toBe(false);
  const pane = await card('liNa', ofCustomer.id);
  expect(pane).toMatchObject({ state: 'filed', inquiry: null, filing: { filings: [{ record: null }] } });
  expect((await post('liNa', '/api/leads', { messageId })).status).toBe(200);
  // A number that was told once is not given to something else, and so not again.
  const back = (await card('liNa', ofCustomer.id)).inquiry;
  expect(back).toMatchObject({ isToCheck: false });
  expect([back?.number, inquiry?.number]).toEqual(['O-2026-00002', 'O-2026-00001']);
});

test('an opportunity on which somebody has worked is not taken away by a no', async () => {
  const { messageId, recordId } = await askAsCustomer(false);
  const { inquiry } = await card('liNa', ofCustomer.id);
  const worked = await (
    await as('liNa')
  ).patch(`/api/opportunities/${recordId}?version=${inquiry?.version}`, {
    nextAction: 'Call Anna',
  });
  expect(worked.status).toBe(200);
  const { inquiry: after } = await card('liNa', ofCustomer.id);
  const refused = await post('liNa', `/api/messages/${messageId}/inquiry/deny`, { version: after?.version });
  expect([refused.status, refused.body.error.code]).toEqual([409, 'inquiry.deal_in_use']);
});

test('of a customer’s inquiry whose customer is a colleague’s nothing is told', async () => {
  const { writer, manager } = office.context.database;
  await askAsCustomer(false);
  const owner = { ownerId: office.viewers.wangLei.userId };
  await writer.getRepository(Company).update({ externalKey: 'nordlicht' }, owner);
  await writer.getRepository(TradeRecord).update({ kind: 'opportunity' }, owner);
  expect(await manager.countBy(Inquiry, { state: 'opportunity' })).toBe(1);
  expect((await card('liNa', ofCustomer.id)).inquiry).toBeNull();
});

test('who writes to the address of an open lead reads which it is; a colleague reads nothing', async () => {
  await office.ask();
  const asked = async (who: Who) => {
    const recipients = [{ kind: 'to', address: 'M.Rossi@casasole.example', name: '' }];
    const mailbox = who === 'liNa' ? 'li.na@haitu.example' : 'wang.lei@haitu.example';
    return (await post(who, '/api/pane/recipients', { mailbox, recipients })).body.recipients[0];
  };
  expect(await asked('liNa')).toMatchObject({ mark: 'stranger', lead: { number: 'L-2026-00001' } });
  expect(await asked('wangLei')).toMatchObject({ mark: 'stranger', lead: null });
});
