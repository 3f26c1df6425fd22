import { In, IsNull } from 'typeorm';
import { Company } from '../../service/companies/company.entity';
import { Filing, FilingAct, FilingStatus } from '../../service/filing/filing.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import { MailboxMember } from '../../service/mail/message.entity';
import { insertRows } from '../../service/platform/database/rows';
import type { TestApp, TestBrowser, TestReply } from '../support/app';
import { buildTestApp } from '../support/app';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld, settleFiling } from '../support/world';

/** Many people at one thing at the same moment: nothing is overwritten silently, nothing is decided twice. */
let test_: TestApp;
let world: TestWorld;

beforeAll(async () => {
  test_ = await buildTestApp();
  world = await makeWorld(test_.context);
  await settleFiling(test_.context);
});
afterAll(() => test_.close());

const signIn = (person: keyof TestWorld['viewers']): Promise<TestBrowser> =>
  test_.signIn({ id: world.viewers[person].userId, address: '', viewer: world.viewers[person] });

test('two people edit one company: the first is saved, the second is told what it is now and loses nothing that he saw', async () => {
  const { manager } = test_.context.database;
  const company = await manager.findOneByOrFail(Company, { externalKey: 'nordlicht' });
  const [trader, manager_] = [await signIn('liNa'), await signIn('chenJing')];
  const url = `/api/companies/${company.id}?version=${company.version}`;
  const replies = await Promise.all([
    trader.patch(url, { city: 'Hamburg' }),
    manager_.patch(url, { city: 'Bremen', website: 'https://nordlicht.example' }),
  ]);
  const statuses = replies.map(reply => reply.status).sort();
  expect(statuses).toEqual([200, 409]);
  const saved = replies.find(reply => reply.status === 200) as TestReply;
  const refused = replies.find(reply => reply.status === 409) as TestReply;
  expect(refused.body.error.code).toMatch(/changed|conflict/);
  const now = await manager.findOneByOrFail(Company, { id: company.id });
  expect(now.city).toBe(saved.body.city ?? now.city);
  expect([now.city, now.website]).toEqual(
    replies[0]?.status === 200 ? ['Hamburg', company.website] : ['Bremen', 'https://nordlicht.example'],
  );
});

test('fifty people decide one queue at once: each mail is decided by exactly one of them, and the others are told so', async () => {
  const { context } = test_;
  const { sales } = world.mailboxes;
  const people = await Promise.all(Array.from({ length: 50 }, () => test_.makeUser({ roles: ['trader'] })));
  await inTransaction(context.database, manager =>
    insertRows(
      manager,
      MailboxMember,
      people.map(person => ({ mailboxId: sales.id, userId: person.id })),
    ),
  );
  const ids: number[] = [];
  for (let at = 0; at < 12; at += 1) {
    const bytes = letter({
      id: `q${at}@casasole.example`,
      from: `Marco <m${at}@casa${at}.example>`,
      to: 'sales@haitu.example',
      subject: `trays ${at}`,
      text: `Please quote ${at} trays.`,
    });
    ids.push((await deliver(context, sales, bytes)) as number);
  }
  const browsers = await Promise.all(people.map(person => test_.signIn(person)));
  const queues = await Promise.all(browsers.map(browser => browser.get('/api/review')));
  for (const queue of queues) expect(queue.body.items).toHaveLength(12);
  const company = await context.database.manager.findOneByOrFail(Company, { ownerId: IsNull() }).catch(async () => {
    const reply = await (browsers[0] as TestBrowser).post('/api/companies', { name: 'Casa Sole', types: ['customer'] });
    return { id: reply.body.id as number };
  });
  const replies = await Promise.all(
    browsers.flatMap((browser, at) =>
      ids.map(async id => {
        const item = queues[at]?.body.items.find((one: { messageId: number }) => one.messageId === id);
        const isFiling = (at + id) % 3 !== 0;
        const body = { scope: 'message', version: item.version, ...(isFiling ? { companyId: company.id } : {}) };
        const url = `/api/messages/${id}/${isFiling ? 'file' : 'not-business'}`;
        return { id, status: (await browser.post(url, body)).status };
      }),
    ),
  );
  expect([...new Set(replies.map(reply => reply.status))].sort()).toEqual([200, 409]);
  for (const id of ids) expect(replies.filter(one => one.id === id && one.status === 200)).toHaveLength(1);
  const { manager } = context.database;
  const statuses = await manager.findBy(FilingStatus, { messageId: In(ids) });
  expect(statuses.filter(one => one.state === 'review')).toEqual([]);
  expect(await manager.countBy(FilingAct, { userId: In(people.map(person => person.id)) })).toBe(12);
  const filed = statuses.filter(one => one.state === 'filed').length;
  expect(await manager.countBy(Filing, { messageId: In(ids), endedAt: IsNull() })).toBe(filed);
  const left = await Promise.all(browsers.map(browser => browser.get('/api/review')));
  for (const queue of left) expect(queue.body.items).toEqual([]);
}, 120_000);
