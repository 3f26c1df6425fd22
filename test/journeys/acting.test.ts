import { IsNull } from 'typeorm';
import { Company, Contact } from '../../service/companies/company.entity';
import { Filing, FilingStatus } from '../../service/filing/filing.entity';
import type { ImportData } from '../../service/intake/dataImport/data';
import { loadCompanyData } from '../../service/intake/dataImport.service';
import { Message } from '../../service/mail/message.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import { Session } from '../../service/users/user.entity';
import type { TestApp, TestBrowser } from '../support/app';
import { buildTestApp } from '../support/app';
import type { Letter } from '../support/letters';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld, settleFiling, testCompanies } from '../support/world';

/**
 * What a person can make visible to himself by acting. Wang Lei has mail in his own mailbox; his colleague Li Na, or their manager, does all that the service lets
 * her do, and sees none of it afterwards through any door.
 */
type Person = 'liNa' | 'wangLei' | 'chenJing';

let test_: TestApp;
let world: TestWorld;
let browsers: Record<Person, TestBrowser>;
let nordlicht: number;

beforeEach(async () => {
  test_ = await buildTestApp();
  world = await makeWorld(test_.context);
  browsers = {} as Record<Person, TestBrowser>;
  for (const person of ['liNa', 'wangLei', 'chenJing'] as const) {
    const viewer = world.viewers[person];
    browsers[person] = await test_.signIn({ id: viewer.userId, address: '', viewer });
  }
  nordlicht = await companyOf('nordlicht');
  await settleFiling(test_.context);
});
afterEach(() => test_.close());

const manager = () => test_.context.database.manager;
const companyOf = async (externalKey: string) => (await manager().findOneByOrFail(Company, { externalKey })).id;
const status = (messageId: number) => manager().findOneByOrFail(FilingStatus, { messageId });
const filedUnder = async (messageId: number) =>
  (await manager().findBy(Filing, { messageId, endedAt: IsNull() })).map(filing => filing.companyId);

let sent = 0;
/** A letter in a mailbox; each an hour after the one before. */
async function put(mailbox: keyof TestWorld['mailboxes'], from: string, more: Letter = {}): Promise<number> {
  sent += 1;
  const date = new Date(Date.UTC(2026, 0, 1, sent)).toUTCString().replace('GMT', '+0000');
  const to = mailbox === 'wangLei' ? 'wang.lei@haitu.example' : 'li.na@haitu.example';
  const bytes = letter({ id: `m${sent}@x.example`, subject: `walrus ${sent}`, date, from, to, ...more });
  return (await deliver(test_.context, world.mailboxes[mailbox], bytes)) as number;
}

async function act(person: Person, messageId: number, path: string, body: Record<string, unknown>) {
  const { version } = await status(messageId);
  const reply = await browsers[person].post(`/api/messages/${messageId}/${path}`, { version, ...body });
  await settleFiling(test_.context);
  return reply;
}

/** Knocks at every door of a message; the names of those that opened. */
async function doorsOpenTo(person: Person, id: number): Promise<string[]> {
  const browser = browsers[person];
  const { conversationId } = await manager().findOneByOrFail(Message, { id });
  const ids = (lines: { id?: number; messageId?: number }[]) => lines.map(line => line.id ?? line.messageId);
  const conversation = (await browser.get(`/api/conversations/${conversationId}`)).body;
  const doors: Record<string, boolean> = {
    message: (await browser.get(`/api/messages/${id}`)).status === 200,
    conversation: ids((conversation.messages ?? []).map((one: { message: { id: number } }) => one.message)).includes(
      id,
    ),
    history: (await browser.get(`/api/messages/${id}/history`)).status === 200,
    list: ids((await browser.get('/api/messages?limit=100')).body.messages).includes(id),
    search: ids((await browser.get('/api/search?q=walrus')).body.messages).includes(id),
    today: ids((await browser.get('/api/today?scope=all')).body.feed).includes(id),
    timeline: ids((await browser.get(`/api/companies/${nordlicht}/timeline`)).body.messages ?? []).includes(id),
  };
  return Object.keys(doors).filter(door => doors[door]);
}

test('a contact with a guessed address opens nothing: the mail waits, with the party as its candidate, for whoever has it', async () => {
  const id = await put('wangLei', 'Marco <marco@gmail.com>');
  const made = await browsers.liNa.post(`/api/companies/${nordlicht}/contacts`, {
    name: 'Guess',
    addresses: ['marco@gmail.com'],
  });
  expect(made.status).toBe(200);
  await settleFiling(test_.context);
  expect(await doorsOpenTo('liNa', id)).toEqual([]);
  const { filing } = (await browsers.wangLei.get(`/api/messages/${id}`)).body;
  expect(filing).toMatchObject({
    state: 'review',
    category: 'which_party',
    reasons: [{ code: 'held_back', values: { user: 'li.na' } }],
    candidates: [{ company: { id: nordlicht }, likelihood: 'likely' }],
  });
  // What makes the service look again later opens it no more than the first look did.
  await put('wangLei', 'Marco <marco@gmail.com>', { id: 'late@x.example', inReplyTo: `m${sent}@x.example` });
  await settleFiling(test_.context);
  expect(await doorsOpenTo('liNa', id)).toEqual([]);
  // He decides, and says by that that she may read it.
  expect((await act('wangLei', id, 'file', { companyId: nordlicht, scope: 'message' })).status).toBe(200);
  expect(await doorsOpenTo('liNa', id)).toContain('message');
});

test('mail that comes after the contact is filed by itself, wherever it comes in', async () => {
  await browsers.liNa.post(`/api/companies/${nordlicht}/contacts`, { name: 'Guess', addresses: ['marco@gmail.com'] });
  await settleFiling(test_.context);
  expect(await filedUnder(await put('wangLei', 'Marco <marco@gmail.com>'))).toEqual([nordlicht]);
});

test('of her own mail, and of mail that both have, nothing is held back', async () => {
  const hers = await put('liNa', 'Marco <marco@gmail.com>');
  const parts = {
    id: 'both@x.example',
    from: 'Marco <marco@gmail.com>',
    to: 'wang.lei@haitu.example',
    cc: 'sales@haitu.example',
  };
  const both = await deliver(test_.context, world.mailboxes.wangLei, letter(parts));
  expect(await deliver(test_.context, world.mailboxes.sales, letter(parts))).toBe(both);
  await browsers.liNa.post(`/api/companies/${nordlicht}/contacts`, { name: 'Marco', addresses: ['marco@gmail.com'] });
  await settleFiling(test_.context);
  expect(await filedUnder(hers)).toEqual([nordlicht]);
  expect(await filedUnder(both as number)).toEqual([nordlicht]);
});

test('a company with a guessed domain, and one changed to it, open nothing', async () => {
  const id = await put('wangLei', 'Buyer <buyer@bigfirm.example>');
  const again = await put('wangLei', 'Buyer <buyer@otherfirm.example>');
  const made = await browsers.liNa.post('/api/companies', { name: 'Big Firm', domains: ['bigfirm.example'] });
  expect(made.status).toBe(200);
  const domains = ['bigfirm.example', 'otherfirm.example'];
  const { id: companyId, version } = made.body;
  expect((await browsers.liNa.patch(`/api/companies/${companyId}?version=${version}`, { domains })).status).toBe(200);
  await settleFiling(test_.context);
  expect([await doorsOpenTo('liNa', id), await doorsOpenTo('liNa', again)]).toEqual([[], []]);
});

test('a record with a guessed number moves no mail of a company that is not hers', async () => {
  const atlas = await companyOf('atlas');
  const filed = await put('wangLei', 'John Ward <j.ward@atlas-home.example>', { text: 'about PI26-0444' });
  const waits = await put('wangLei', 'Marco <marco@gmail.com>', { text: 'about PI26-0444' });
  const number = { kind: 'order', number: 'PI26-0444', title: 'Trays' };
  expect((await browsers.liNa.post(`/api/companies/${nordlicht}/records`, number)).status).toBe(200);
  await settleFiling(test_.context);
  expect([await doorsOpenTo('liNa', filed), await doorsOpenTo('liNa', waits)]).toEqual([[], []]);
  expect([atlas, undefined]).toContain((await filedUnder(filed))[0]);
});

describe.each(['address', 'domain'] as const)('"always", said of the %s of a colleague’s customer', scope => {
  test.each([
    ['to file it under her own company', 'file'],
    ['to call it not business', 'not-business'],
  ])('%s is refused and names its owner only', async (_what, path) => {
    const theirs = await put('wangLei', 'John Ward <j.ward@atlas-home.example>');
    const mine = await put('liNa', 'John Ward <j.ward@atlas-home.example>');
    const body = path === 'file' ? { companyId: nordlicht, scope } : { scope };
    const reply = await act('liNa', mine, path, body);
    expect(reply.status).toBe(409);
    expect(reply.body.error).toMatchObject({ code: 'filing.party_of_another', details: { owner: 'wang.lei' } });
    expect(JSON.stringify(reply.body)).not.toContain('Atlas');
    expect(await doorsOpenTo('liNa', theirs)).toEqual([]);
    expect(await filedUnder(theirs)).toEqual([await companyOf('atlas')]);
  });

  test('by their manager, who sees both companies, is done', async () => {
    const mine = await put('sales', 'John Ward <j.ward@atlas-home.example>');
    expect((await act('chenJing', mine, 'file', { companyId: nordlicht, scope })).status).toBe(200);
  });

  test('of a factory is refused without a name', async () => {
    const mine = await put('liNa', '金伟 <jin@xinyuan-textile.example>');
    const reply = await act('liNa', mine, 'file', { companyId: nordlicht, scope });
    expect(reply.body.error).toMatchObject({ code: 'filing.party_of_another', details: { owner: '' } });
    expect(JSON.stringify(reply.body)).not.toMatch(/zhao|鑫源/);
  });

  test('of a sender whom nobody knows takes her own old mail along, and none of a colleague’s', async () => {
    const theirs = await put('wangLei', 'Buyer <buyer@bigfirm.example>');
    const old = await put('liNa', 'Buyer <buyer@bigfirm.example>');
    const mine = await put('liNa', 'Buyer <buyer@bigfirm.example>');
    expect((await act('liNa', mine, 'file', { companyId: nordlicht, scope })).body).toMatchObject({ isRule: true });
    expect(await filedUnder(old)).toEqual([nordlicht]);
    expect(await doorsOpenTo('liNa', theirs)).toEqual([]);
  });

  test('in the place of a rule of a colleague’s is refused', async () => {
    const theirs = await put('wangLei', 'Buyer <buyer@bigfirm.example>');
    await act('wangLei', theirs, 'file', { companyId: await companyOf('atlas'), scope });
    const mine = await put('liNa', 'Buyer <buyer@bigfirm.example>');
    const reply = await act('liNa', mine, 'file', { companyId: nordlicht, scope });
    expect(reply.body.error).toMatchObject({ code: 'filing.party_of_another' });
  });
});

test('a list of Message-IDs opens no mail that is here; what is not here yet gets its place', async () => {
  const id = await put('wangLei', 'Marco <marco@gmail.com>', { id: 'secret@x.example' });
  const [record] = testCompanies.records;
  const data: ImportData = {
    companies: [],
    records: [{ ...record!, filedMessageIds: ['<secret@x.example>', '<earlier@x.example>'] }],
    keysDecide: true,
  };
  const result = await loadCompanyData(test_.context, world.viewers.chenJing, data);
  await settleFiling(test_.context);
  expect(result.problems).toMatchObject([{ code: 'record.mail_hidden' }]);
  expect(await doorsOpenTo('chenJing', id)).toEqual([]);
  expect(await manager().countBy(Message, { kind: 'stub' })).toBe(1);
});

test('a decision on a conversation touches what she sees, directs nothing to herself that comes for others, and tells no hidden subject', async () => {
  const first = await put('wangLei', 'John Ward <j.ward@atlas-home.example>', {
    id: 'a1@x.example',
    subject: 'walrus for 3.20',
  });
  const mine = await put('liNa', 'John Ward <j.ward@atlas-home.example>', {
    inReplyTo: 'a1@x.example',
    subject: 'Re: walrus',
  });
  const reply = await act('liNa', mine, 'file', { companyId: nordlicht, scope: 'conversation' });
  expect(reply.body).toMatchObject({ messageCount: 1, isRule: false, status: { state: 'filed' } });
  expect(await doorsOpenTo('liNa', first)).toEqual([]);
  const later = await put('wangLei', 'John Ward <j.ward@atlas-home.example>', { inReplyTo: 'a1@x.example' });
  expect(await doorsOpenTo('liNa', later)).toEqual([]);
  const { conversationId } = await manager().findOneByOrFail(Message, { id: mine });
  const conversation = (await browsers.liNa.get(`/api/conversations/${conversationId}`)).body;
  expect(conversation.subject).toBe('walrus');
});

test('the contact of another company is no contact here, and none that there is not', async () => {
  const mine = await put('liNa', 'Marco <marco@gmail.com>');
  const jin = await manager().findOneByOrFail(Contact, { name: '金伟' });
  for (const contactId of [jin.id, 999_999]) {
    const reply = await act('liNa', mine, 'file', { companyId: nordlicht, contactId, scope: 'message' });
    expect([reply.status, reply.body.error.code]).toEqual([404, 'contact.not_found']);
  }
});

test('undoing the act of somebody below tells a manager nothing of mail that is not hers to see', async () => {
  const mine = await put('liNa', 'Marco <marco@gmail.com>', { subject: 'walrus in private' });
  const { actId } = (await act('liNa', mine, 'file', { companyId: nordlicht, scope: 'message' })).body;
  const undone = await browsers.chenJing.post(`/api/filing-acts/${actId}/undo`);
  expect(undone.status).toBe(200);
  expect(undone.body).toMatchObject({ messageCount: 1, status: null });
});

test('a stream says nothing more once its session has ended', async () => {
  const { app, context } = test_;
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const reply = await fetch(`${address}/api/today/stream`, { headers: { cookie: browsers.liNa.cookie } });
  expect(reply.status).toBe(200);
  const chunks: string[] = [];
  const ended = (async () => {
    for await (const chunk of reply.body as unknown as AsyncIterable<Uint8Array>)
      chunks.push(Buffer.from(chunk).toString('utf8'));
  })();
  await put('liNa', 'Marco <marco@gmail.com>', { subject: 'walrus before' });
  while (!chunks.join('').includes('walrus before')) await new Promise(resolve => setTimeout(resolve, 50));
  await inTransaction(context.database, writer => writer.delete(Session, { userId: world.viewers.liNa.userId }));
  await put('liNa', 'Marco <marco@gmail.com>', { subject: 'walrus after' });
  await ended;
  expect(chunks.join('')).not.toContain('walrus after');
});
