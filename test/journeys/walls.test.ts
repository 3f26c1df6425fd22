import { In } from 'typeorm';
import { Attachment, Message } from '../../service/mail/message.entity';
import type { TestApp, TestBrowser } from '../support/app';
import { buildTestApp } from '../support/app';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld, settleFiling } from '../support/world';

/**
 * Who may see which mail, through every door: list, conversation, id, attachment, source, history, timeline, search, today, review. Each door is knocked at
 * by each person; the table says who gets in.
 */
type Person = keyof TestWorld['viewers'];
const everybody: Person[] = ['liNa', 'wangLei', 'chenJing', 'zhaoFang', 'sunYue', 'hePing', 'admin', 'zhouMin'];

let test_: TestApp;
let world: TestWorld;
let browsers: Record<Person, TestBrowser>;
const letters: Record<string, number> = {};

const withAttachment = (id: string, subject: string, from: string, to: string, extra = '') =>
  Buffer.from(
    [
      `From: ${from}`,
      `To: ${to}`,
      `Subject: ${subject}`,
      'Date: Mon, 02 Mar 2026 07:00:00 +0000',
      `Message-ID: <${id}>`,
      extra,
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      `The word zebrafish stands in ${subject}.`,
      '--b',
      'Content-Type: application/pdf; name="drawing.pdf"',
      'Content-Disposition: attachment; filename="drawing.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERi0xLjQK',
      '--b--',
      '',
    ]
      .filter((line, at) => line !== '' || at > 5)
      .join('\r\n'),
  );

beforeAll(async () => {
  test_ = await buildTestApp();
  const { context } = test_;
  world = await makeWorld(context);
  browsers = {} as Record<Person, TestBrowser>;
  for (const person of everybody)
    browsers[person] = await test_.signIn({
      id: world.viewers[person].userId,
      address: '',
      viewer: world.viewers[person],
    });
  const { liNa, wangLei, sales } = world.mailboxes;
  const put = async (name: string, mailbox: typeof liNa, bytes: Buffer, folder?: string) => {
    letters[name] = (await deliver(context, mailbox, bytes, folder)) as number;
  };
  await put(
    'customer',
    liNa,
    withAttachment(
      'c1@nordlicht.example',
      'Q-2026-0031',
      'Anna Weber <anna.weber@nordlicht.example>',
      'li.na@haitu.example',
    ),
  );
  await put(
    'unfiled',
    liNa,
    withAttachment('u1@nowhere.example', 'who are you', 'Stranger <s@nowhere.example>', 'li.na@haitu.example'),
  );
  await put(
    'shared',
    sales,
    withAttachment('s1@nowhere.example', 'to all of sales', 'Stranger <s2@elsewhere.example>', 'sales@haitu.example'),
  );
  await put(
    'factory',
    wangLei,
    withAttachment(
      'f1@xinyuan-textile.example',
      'PO-0088',
      '金伟 <jin@xinyuan-textile.example>',
      'wang.lei@haitu.example',
    ),
  );
  await settleFiling(context);
});
afterAll(() => test_.close());

/** Who sees what. A trader's customer mail: he, his manager, the general manager. Unfiled: the owner of the mailbox. Filed under a factory: whoever may see factories. */
const mayRead: Record<string, Person[]> = {
  customer: ['liNa', 'chenJing', 'zhouMin'],
  unfiled: ['liNa'],
  // Li Na works in it, Chen Jing manages it; so does whoever is above her.
  shared: ['liNa', 'chenJing', 'zhouMin'],
  // Wang Lei has the copy in his own mailbox; the purchaser owns the factory; the manager of neither sees it but as above the owner.
  factory: ['wangLei', 'zhaoFang', 'zhouMin'],
};
const mayHaveSource: Record<string, Person[]> = {
  customer: ['liNa'],
  unfiled: ['liNa'],
  shared: ['liNa', 'chenJing', 'zhouMin'],
  factory: ['wangLei'],
};

const cases = Object.keys(mayRead).flatMap(name =>
  everybody.map(person => ({ name, person, sees: (mayRead[name] as Person[]).includes(person) })),
);

describe.each(cases)('$person and the mail "$name" (sees it: $sees)', ({ name, person, sees }) => {
  const id = () => letters[name] as number;
  const browser = () => browsers[person];
  const found = sees ? 200 : 404;

  test('by its id, its conversation, its history and its scopes', async () => {
    const message = await test_.context.database.manager.findOneByOrFail(Message, { id: id() });
    expect((await browser().get(`/api/messages/${id()}`)).status).toBe(found);
    expect((await browser().get(`/api/conversations/${message.conversationId}`)).status).toBe(found);
    expect((await browser().get(`/api/messages/${id()}/history`)).status).toBe(found);
    expect((await browser().get(`/api/messages/${id()}/scope`)).status).toBe(found);
  });

  test('by the link of its attachment', async () => {
    const [attachment] = await test_.context.database.manager.findBy(Attachment, { messageId: In([id()]) });
    const reply = await browser().get(`/api/attachments/${attachment?.id}`);
    expect(reply.status).toBe(found);
    if (sees) expect(reply.raw.toString('latin1')).toBe('%PDF-1.4\n');
    if (sees) expect(reply.headers['content-disposition']).toContain('drawing.pdf');
  });

  test('its raw source, for owners of a copy alone', async () => {
    const isOwner = (mayHaveSource[name] as Person[]).includes(person);
    expect((await browser().get(`/api/messages/${id()}/source`)).status).toBe(isOwner ? 200 : 404);
  });

  test('in lists, search, today', async () => {
    const listed = (await browser().get('/api/messages?limit=100')).body.messages.map(
      (line: { id: number }) => line.id,
    );
    expect(listed.includes(id())).toBe(sees);
    const words = (await browser().get('/api/messages?q=zebrafish')).body.messages.map(
      (line: { id: number }) => line.id,
    );
    expect(words.includes(id())).toBe(sees);
    const sought = (await browser().get('/api/search?q=zebrafish')).body.messages.map(
      (line: { id: number }) => line.id,
    );
    expect(sought.includes(id())).toBe(sees);
    const feed = (await browser().get('/api/today?scope=all')).body.feed.map(
      (line: { messageId: number }) => line.messageId,
    );
    expect(feed.includes(id())).toBe(sees);
  });

  test('in the review queue only while it waits, and to nobody who may not decide it', async () => {
    const queue = await browser().get('/api/review');
    const waits = queue.body.items.map((item: { messageId: number }) => item.messageId);
    const isUnfiled = name === 'unfiled' || name === 'shared';
    expect(waits.includes(id())).toBe(sees && isUnfiled);
    const decided = await browser().post(`/api/messages/${id()}/file`, {
      companyId: 999,
      scope: 'message',
      version: 1,
    });
    expect(decided.status).toBe(404);
  });
});

test('the timeline of a customer shows nothing to whoever may not see the customer', async () => {
  const companies = (await browsers.zhouMin.get('/api/companies')).body.companies as { id: number; name: string }[];
  const nordlicht = companies.find(company => company.name.startsWith('Nordlicht'))?.id as number;
  const lines = async (person: Person) =>
    (await browsers[person].get(`/api/companies/${nordlicht}/timeline`)).body.messages?.length ?? 0;
  expect(await lines('liNa')).toBe(1);
  expect(await lines('chenJing')).toBe(1);
  expect(await lines('wangLei')).toBe(0);
  expect(await lines('hePing')).toBe(0);
  expect((await browsers.wangLei.get(`/api/companies/${nordlicht}`)).status).toBe(404);
});

test('blind copies are told to owners of a copy alone', async () => {
  const id = (await deliver(
    test_.context,
    world.mailboxes.liNa,
    letter({
      id: 'b1@haitu.example',
      from: 'Li Na <li.na@haitu.example>',
      to: 'Anna Weber <anna.weber@nordlicht.example>',
      subject: 'Q-2026-0031 price',
      headers: { Bcc: 'boss@partner.example' },
    }),
    'sent',
  )) as number;
  const roles = async (person: Person) =>
    (await browsers[person].get(`/api/messages/${id}`)).body.message.participants.map(
      (one: { role: string }) => one.role,
    );
  expect(await roles('liNa')).toContain('bcc');
  expect(await roles('zhouMin')).not.toContain('bcc');
});

test('private mail is not stored, so nobody can be shown it', async () => {
  const id = await deliver(
    test_.context,
    world.mailboxes.liNa,
    letter({
      id: 'p@x.example',
      from: 'Doctor <d@clinic.example>',
      headers: { Sensitivity: 'Private' },
      text: 'wombat',
    }),
  );
  expect(id).toBeNull();
  for (const person of everybody)
    expect((await browsers[person].get('/api/messages?q=wombat')).body.messages).toEqual([]);
});
