import { createCompany } from '../../service/companies/companies.service';
import { Company } from '../../service/companies/company.entity';
import { getDeskSettings } from '../../service/companies/deskSettings.service';
import { DuplicateCheck } from '../../service/companies/duplicates.entity';
import { readCard } from '../../service/sidebar/card.service';
import type { Pane, PaneAsk } from '../../service/sidebar/sidebar.schema';
import type { Letter } from '../support/letters';
import type { Office } from '../teamwork/world';
import { openOffice } from '../teamwork/world';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

type Who = keyof Office['browsers'];

// The clock of the test stands at Monday, 2 March 2026, 16:00 in Ningbo, 09:00 in Hamburg.
const anna = 'Anna Weber <anna.weber@nordlicht.example>';
const inquiry: Letter = {
  ...{ id: 'q1@nordlicht.example', from: anna, to: 'Li Na <li.na@haitu.example>', subject: 'Your Q-2026-0031' },
  ...{ text: 'Please send the trays.', date: 'Mon, 02 Mar 2026 02:00:00 +0000' },
};
const ask = (more: Partial<PaneAsk> = {}): PaneAsk => ({
  mailbox: 'li.na@haitu.example',
  internetMessageId: '<q1@nordlicht.example>',
  ...more,
});
const card = async (who: Who, body: PaneAsk = ask()): Promise<Pane> => {
  const reply = await office.browsers[who].post('/api/pane/card', body);
  expect(reply.status).toBe(200);
  return reply.body as Pane;
};
const company = (externalKey: string) => office.app.context.database.manager.findOneByOrFail(Company, { externalKey });
const change = (key: string, values: Partial<Company>) =>
  office.app.context.database.writer.getRepository(Company).update({ externalKey: key }, values);
const nobodyElse = { party: null, filing: null, message: null, open: [], tasks: [], notes: [], conversation: null };

test('a filed mail: who it is, where it lies and why, what is open with them', async () => {
  await change('nordlicht', { country: 'DE', city: 'Hamburg' });
  const { messageId } = await office.receive(office.world.mailboxes.liNa, inquiry);
  const pane = await card('liNa');
  expect(pane).toMatchObject({
    state: 'filed',
    message: { id: messageId, partyAddress: 'anna.weber@nordlicht.example', direction: 'in' },
    party: {
      company: { name: 'Nordlicht Küchen GmbH', isCustomer: true },
      contact: { name: 'Anna Weber', hasLeft: false },
      owner: { name: 'li.na' },
      place: { timeZone: 'Europe/Berlin', localTime: '09:00', isOpen: true, changesInMinutes: 540 },
      figures: { messages: 1, openRecords: 1 },
    },
    filing: { filings: [{ record: { number: 'Q-2026-0031' } }], version: 1 },
    open: [{ kind: 'quote', number: 'Q-2026-0031', title: 'Bamboo tray', dueDay: null }],
    conversation: { count: 1, waitingOn: 'us', messages: [{ id: messageId, isCurrent: true, colleague: 'li.na' }] },
    can: { decide: true, takeIn: false },
    hiddenParty: null,
    unknownSender: null,
  });
  expect(pane.filing?.filings[0]?.reasons.map(reason => reason.code)).toContain('number');
  expect(pane.party?.prompts).toEqual([{ kind: 'missing', fields: ['contact_title', 'contact_phone'] }]);
});

test('the same picture has the same etag, and another one where something has changed', async () => {
  await office.receive(office.world.mailboxes.liNa, inquiry);
  const first = await card('liNa');
  office.app.time.now = new Date(office.app.time.now.getTime() + 60_000);
  const second = await card('liNa');
  expect(second.asOf).not.toBe(first.asOf);
  expect(second.etag).toBe(first.etag);
  await office.browsers.liNa.post('/api/tasks', { title: 'Call Anna', messageId: first.message?.id });
  expect((await card('liNa')).etag).not.toBe(first.etag);
});

test('an unknown sender: what his signature says, and companies that look like his', async () => {
  await office.receive(office.world.mailboxes.liNa, {
    ...{ id: 'q1@nordlicht.example', from: 'Marco Rossi <m.rossi@nordlicht-kuechen.example>', subject: 'Bamboo trays' },
    text: 'Dear Li Na,\nplease quote.\n\nBest regards\nMarco Rossi\nPurchasing Manager\nNordlicht Küchen GmbH\nTel. +39 02 5550 1234',
  });
  const pane = await card('liNa');
  expect(pane).toMatchObject({
    state: 'review',
    party: null,
    filing: { category: 'unknown_sender' },
    unknownSender: {
      address: 'm.rossi@nordlicht-kuechen.example',
      isFirst: true,
      fromSignature: { name: 'Marco Rossi', domain: 'nordlicht-kuechen.example', company: 'Nordlicht Küchen GmbH' },
    },
    can: { makeCompany: true },
  });
  expect(pane.unknownSender?.similar[0]).toMatchObject({ name: 'Nordlicht Küchen GmbH' });
  expect(pane.unknownSender?.similar[0]?.id).toBe((await company('nordlicht')).id);
});

test('a company of a colleague that looks like the unknown sender is masked', async () => {
  await office.receive(office.world.mailboxes.wangLei, {
    ...{ id: 'q1@nordlicht.example', from: 'Marco Rossi <m.rossi@kuechen.example>', to: 'wang.lei@haitu.example' },
    text: 'Please quote.\n\nBest regards\nMarco Rossi\nNordlicht Küchen GmbH',
  });
  const pane = await card('wangLei', ask({ mailbox: 'wang.lei@haitu.example' }));
  expect(pane.unknownSender?.similar).toMatchObject([{ id: null, ownerName: 'li.na' }]);
});

test('what is told of companies of colleagues counts as a question, once an hour for one letter, and ends at the limit', async () => {
  const receive = async (id: string, at: string) =>
    office.receive(office.world.mailboxes.wangLei, {
      ...{ id, from: `Marco Rossi <m.rossi@${at}>`, to: 'wang.lei@haitu.example' },
      text: 'Please quote.\n\nBest regards\nMarco Rossi\nNordlicht Küchen GmbH',
    });
  const { manager, writer } = office.app.context.database;
  const { messageId } = await receive('q1@nordlicht.example', 'kuechen.example');
  const wangs = (id: string) => card('wangLei', ask({ mailbox: 'wang.lei@haitu.example', internetMessageId: id }));
  for (let turn = 0; turn < 2; turn += 1) await wangs('q1@nordlicht.example');
  const proposal = await office.browsers.wangLei.get(`/api/messages/${messageId}/new-company`);
  expect(proposal.body.similar).toMatchObject([{ id: null, ownerName: 'li.na' }]);
  expect(await manager.count(DuplicateCheck)).toBe(1);
  const userId = office.world.viewers.wangLei.userId;
  const { checksPerHour } = await getDeskSettings(manager);
  const more = { userId, at: office.app.context.clock(), companyIds: [], maskedCount: 1 };
  for (let n = 0; n < checksPerHour; n += 1)
    await writer.getRepository(DuplicateCheck).insert({ ...more, asked: `guess ${n}` });
  const second = await receive('q2@nordlicht.example', 'trays.example');
  expect((await wangs('q2@nordlicht.example')).unknownSender?.similar).toEqual([]);
  const late = await office.browsers.wangLei.get(`/api/messages/${second.messageId}/new-company`);
  expect(late).toMatchObject({ status: 200, body: { similar: [] } });
});

test('a colleague’s mailbox: that it is his, and no other fact, whether the mail is there or not', async () => {
  await office.receive(office.world.mailboxes.liNa, inquiry);
  const there = await card('wangLei');
  expect(there).toMatchObject({ state: 'no_right', noRight: { ownerName: 'li.na' }, ...nobodyElse });
  const absent = await card('wangLei', ask({ internetMessageId: '<never@was.example>' }));
  expect({ ...absent, asOf: '' }).toEqual({ ...there, asOf: '' });
});

test('the manager sees his people’s filed mail, in whichever mailbox Outlook shows it', async () => {
  await office.receive(office.world.mailboxes.liNa, inquiry);
  expect(await card('chenJing')).toMatchObject({
    state: 'filed',
    party: { company: { name: 'Nordlicht Küchen GmbH' } },
  });
});

test('a mail in the own mailbox that is filed under a colleague’s customer: whose it is, and nothing of him', async () => {
  await office.receive(office.world.mailboxes.wangLei, { ...inquiry, to: 'Wang Lei <wang.lei@haitu.example>' });
  const pane = await card('wangLei', ask({ mailbox: 'wang.lei@haitu.example' }));
  expect(pane).toMatchObject({ state: 'filed', party: null, hiddenParty: { ownerName: 'li.na' }, open: [], notes: [] });
});

test('a colleague’s forwarder is named for what it is, and nothing else is told of it', async () => {
  await createCompany(office.app.context, office.world.viewers.wangLei, {
    ...{ name: 'Hailian Logistics', domains: ['hailian.example'], isCustomer: false, isForwarder: true },
  });
  await office.receive(office.world.mailboxes.liNa, {
    ...inquiry,
    from: 'Hu Jia <hujia@hailian.example>',
    subject: 'B/L',
  });
  const pane = await card('liNa');
  expect(pane).toMatchObject({ state: 'filed', party: null, hiddenParty: { ownerName: 'wang.lei' } });
  expect(pane.filing?.filings[0]?.company).toMatchObject({
    ...{ name: 'Hailian Logistics', isForwarder: true, isCustomer: false },
  });
});

describe('a contact can be made of who writes', () => {
  const writer = (from: string, more: Partial<Letter> = {}) =>
    office.receive(office.world.mailboxes.liNa, { ...inquiry, from, ...more });

  test('for a company that is known, where nobody has his address yet', async () => {
    await writer('Neuer Mann <neu@nordlicht.example>');
    const pane = await card('liNa');
    expect(pane).toMatchObject({ state: 'filed', party: { contact: null, canEdit: true }, can: { makeContact: true } });
    await office.browsers.liNa.post(`/api/companies/${pane.party?.company.id}/contacts`, {
      ...{ name: 'Neuer Mann', addresses: ['neu@nordlicht.example'] },
    });
    expect(await card('liNa')).toMatchObject({
      ...{ party: { contact: { name: 'Neuer Mann' } }, can: { makeContact: false } },
    });
  });

  test('not of one who is a contact, and not of one of whom it is not settled who he is', async () => {
    await writer(anna);
    expect((await card('liNa')).can.makeContact).toBe(false);
    await writer('Anna Weber <anna.weber55@gmx.de>', { id: 'q2@gmx.de', inReplyTo: 'q1@nordlicht.example' });
    const second = await card('liNa', ask({ internetMessageId: '<q2@gmx.de>' }));
    expect(second.risks.map(({ state }) => state)).toContain('open');
    expect(second.can.makeContact).toBe(false);
  });
});

test('the wall: a trader learns nothing of the factory that his mail is filed under', async () => {
  await office.receive(office.world.mailboxes.liNa, {
    ...inquiry,
    from: '金伟 <jin@xinyuan-textile.example>',
    subject: 'PO-0088 ready',
  });
  const trader = await card('liNa');
  expect(trader).toMatchObject({ party: null, hiddenParty: null, open: [], notes: [] });
  expect(JSON.stringify({ ...trader, message: null, conversation: null })).not.toContain('鑫源');
  const buyer = await card('zhaoFang');
  expect(buyer).toMatchObject({
    state: 'filed',
    party: { company: { isSupplier: true } },
    open: [{ number: 'PO-0088' }],
  });
});

test('without the right to contact details no address, phone or birthday of another’s copy is told', async () => {
  await office.receive(office.world.mailboxes.liNa, inquiry);
  const { id } = await company('nordlicht');
  const { context } = office.app;
  await context.database.writer.query(
    `UPDATE "contact" SET "phone" = '+49 40 1', "birthDay" = '03-03' WHERE "companyId" = ${id}`,
  );
  const manager = office.world.viewers.chenJing;
  const told = await readCard(context, manager, ask());
  expect(told.party?.contact?.phone).toBe('+49 40 1');
  expect(told.party?.prompts.map(prompt => prompt.kind)).toContain('birthday');
  const grants = new Set([...manager.grants].filter(grant => !grant.startsWith('fields.contact')));
  const masked = await readCard(context, { ...manager, grants }, ask());
  expect(masked).toMatchObject({
    message: { fromAddress: '***', partyAddress: '***' },
    party: { contact: { phone: null } },
  });
  expect(JSON.stringify(masked)).not.toMatch(/anna\.weber@|\+49 40 1|birthday|contact_phone/);
  // What stands in his own mailbox a person may read.
  const own = await readCard(context, { ...office.world.viewers.liNa, grants }, ask());
  expect(own.message?.fromAddress).toBe('anna.weber@nordlicht.example');
});

test.each<[string, Partial<PaneAsk>]>([
  ['not imported yet', { internetMessageId: '<other@nordlicht.example>' }],
  ['without an id, and nothing to find it by', { internetMessageId: null }],
])('%s: it can be taken in, and a known sender is told', async (_what, more) => {
  const from = { address: 'Anna.Weber@Nordlicht.example', name: 'Anna' };
  const pane = await card('liNa', ask({ ...more, from }));
  expect(pane).toMatchObject({
    ...{ state: 'not_taken_in', notTakenIn: 'not_yet', message: null, conversation: null },
    can: { takeIn: true, decide: false },
    party: { company: { name: 'Nordlicht Küchen GmbH' } },
  });
});

test('a mailbox that Tradepost does not look after', async () => {
  const pane = await card('liNa', ask({ mailbox: 'private@elsewhere.example' }));
  expect(pane).toMatchObject({ state: 'not_taken_in', notTakenIn: 'mailbox_unknown', can: { takeIn: false } });
});

test('without its Message-ID an item is found by sender, time and subject, in the own mailbox alone', async () => {
  const { messageId } = await office.receive(office.world.mailboxes.liNa, { ...inquiry, id: null });
  const facts = {
    ...{ internetMessageId: null, subject: 'RE: Your Q-2026-0031', sentAt: '2026-03-02T02:02:00.000Z' },
    from: { address: 'anna.weber@nordlicht.example', name: '' },
  };
  expect((await card('liNa', ask(facts))).message?.id).toBe(messageId);
  expect((await card('liNa', ask({ ...facts, subject: 'Another' }))).state).toBe('not_taken_in');
  expect((await card('liNa', ask({ ...facts, sentAt: '2026-03-02T03:02:00.000Z' }))).state).toBe('not_taken_in');
  expect((await card('wangLei', ask(facts))).state).toBe('no_right');
});

test('what was kept out says why, and can be taken in all the same', async () => {
  const internal = { ...inquiry, from: 'Wang Lei <wang.lei@haitu.example>', subject: 'Lunch' };
  await office.receive(office.world.mailboxes.liNa, internal).catch(() => null);
  expect(await card('liNa')).toMatchObject({
    ...{ state: 'kept_out', keptOut: { reason: 'internal' }, can: { takeIn: true }, party: null, message: null },
  });
  expect((await card('wangLei')).state).toBe('no_right');
});

test('put off until later it is held, and comes back by itself', async () => {
  const { messageId } = await office.receive(office.world.mailboxes.liNa, {
    ...inquiry,
    ...{ from: 'New Man <new.man@unknown.example>', subject: 'Hello' },
  });
  await office.browsers.liNa.post(`/api/messages/${messageId}/later`, { hours: 2, version: 1 });
  expect(await card('liNa')).toMatchObject({ state: 'held', held: { until: '2026-03-02T10:00:00.000Z' } });
  office.app.time.now = new Date('2026-03-02T10:00:01.000Z');
  expect(await card('liNa')).toMatchObject({ state: 'review', held: null });
});

test('a decision can be taken back from the pane by whoever made it, until somebody decides anew', async () => {
  const { messageId } = await office.receive(office.world.mailboxes.liNa, inquiry);
  expect((await card('liNa')).undoActId).toBeNull();
  const act = await office.browsers.liNa.post(`/api/messages/${messageId}/not-business`, {
    scope: 'message',
    version: 1,
  });
  const pane = await card('liNa');
  expect(pane).toMatchObject({ state: 'not_business', undoActId: act.body.actId, filing: { decidedBy: 'li.na' } });
  expect((await office.browsers.liNa.post(`/api/filing-acts/${pane.undoActId}/undo`)).status).toBe(200);
  expect(await card('liNa')).toMatchObject({ state: 'filed', undoActId: null });
});

test('a suspicious mail has its warnings and no party', async () => {
  await office.receive(office.world.mailboxes.liNa, { ...inquiry, from: 'Anna Weber <anna.weber@nordlicth.example>' });
  const pane = await card('liNa');
  expect(pane).toMatchObject({ state: 'review', filing: { category: 'suspicious' }, party: null, unknownSender: null });
  expect(pane.risks[0]).toMatchObject({ code: 'look_alike', severity: 'high', state: 'open' });
  expect(pane.filing?.candidates[0]?.company.name).toBe('Nordlicht Küchen GmbH');
});

test('colleagues in the conversation, who is answering, and whose turn it is', async () => {
  const { world, browsers } = office;
  const { conversationId } = await office.receive(world.mailboxes.sales, { ...inquiry, to: 'sales@haitu.example' });
  const sales = ask({ mailbox: 'sales@haitu.example' });
  expect((await card('liNa', sales)).conversation).toMatchObject({
    ...{ waitingOn: 'us', care: { state: 'new', version: 1, mayChange: true } },
  });
  await browsers.wangLei.post('/api/live/place', { tab: 'pane-0001', conversationId, isAnswering: true });
  expect((await card('liNa', sales)).presence).toMatchObject([{ name: 'wang.lei', kind: 'answering' }]);
  expect((await card('wangLei', sales)).presence).toEqual([]);
  await office.receive(world.mailboxes.wangLei, {
    ...{ id: 'a1@haitu.example', inReplyTo: 'q1@nordlicht.example', subject: 'Re: Your Q-2026-0031' },
    ...{ from: 'Wang Lei <wang.lei@haitu.example>', to: anna, date: 'Mon, 02 Mar 2026 03:00:00 +0000' },
  });
  const pane = await card('liNa', sales);
  expect(pane.conversation).toMatchObject({ count: 2, waitingOn: 'buyer', since: '2026-03-02T03:00:00.000Z' });
  expect(pane.conversation?.colleagues).toContain('Wang Lei');
});

test('prompts: blacklisted, a note to heed, silence, a birthday', async () => {
  await office.receive(office.world.mailboxes.liNa, {
    ...inquiry,
    ...{ id: 'old@nordlicht.example', date: 'Tue, 02 Dec 2025 02:00:00 +0000' },
  });
  await office.receive(office.world.mailboxes.liNa, inquiry);
  const { id } = await company('nordlicht');
  await change('nordlicht', { standing: 'barred', country: 'DE' });
  await office.browsers.liNa.post(`/api/companies/${id}/notes`, { text: 'Only FSC', isPrompt: true });
  await office.browsers.liNa.post(`/api/companies/${id}/notes`, { text: 'Met in Canton', isPrompt: false });
  await office.app.context.database.writer.query(
    `UPDATE "contact" SET "birthDay" = '03-05', "phone" = '1', "title" = 'Buyer' WHERE "companyId" = ${id}`,
  );
  const pane = await card('liNa');
  expect(pane.party?.prompts).toMatchObject([
    { kind: 'barred' },
    { kind: 'note', text: 'Only FSC', byName: 'li.na' },
    { kind: 'birthday', inDays: 3 },
    { kind: 'silent', days: 90 },
  ]);
  expect(pane.notes.map(note => note.text)).toEqual(['Met in Canton']);
});

test.each([
  ['nothing', {}],
  ['no mailbox', { internetMessageId: null }],
  ['a time that is none', { mailbox: 'li.na@haitu.example', internetMessageId: null, sentAt: 'yesterday' }],
  ['a text that is too long', { mailbox: 'li.na@haitu.example', internetMessageId: 'x'.repeat(3000) }],
])('a question with %s is refused', async (_what, body) => {
  expect((await office.browsers.liNa.post('/api/pane/card', body)).status).toBe(400);
});

test.each(["' OR 1=1 --", '<<<>>>', '\u0000', '🦆'.repeat(100)])('a hostile id %j finds nothing', async id => {
  expect((await card('liNa', ask({ internetMessageId: id }))).state).toBe('not_taken_in');
});

test('whoever is not signed in gets nothing', async () => {
  expect((await office.app.nobody.post('/api/pane/card', ask())).status).toBe(401);
});
