import type { Context } from '../../service/context';
import { Company } from '../../service/companies/company.entity';
import { fileByPerson } from '../../service/filing/deciding.service';
import { FilingStatus } from '../../service/filing/filing.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import { listMessages, listTimeline } from '../../service/reading/listing.service';
import { readMessage } from '../../service/reading/reading.service';
import { addRecord } from '../../service/records/records.service';
import type { Viewer } from '../../service/users/roles';
import { closeTestContext, openTestContext } from '../support/context';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld, settleFiling } from '../support/world';

let context: Context;
let world: TestWorld;
let nordlicht: number;
beforeAll(async () => {
  context = await openTestContext();
  world = await makeWorld(context);
  nordlicht = (await context.database.manager.findOneByOrFail(Company, { externalKey: 'nordlicht' })).id;
  for (let at = 0; at < 25; at += 1) {
    const date = new Date(Date.UTC(2026, 9, 1, 8, at)).toUTCString();
    await deliver(
      context,
      world.mailboxes.liNa,
      letter({ id: `n${at}@nordlicht.example`, subject: `Letter ${at}`, date }),
    );
  }
  await deliver(
    context,
    world.mailboxes.sales,
    letter({
      id: 'a@atlas-home.example',
      from: 'j.ward@atlas-home.example',
      to: 'sales@haitu.example',
      subject: 'towels',
    }),
  );
  await settleFiling(context);
}, 60_000);
afterAll(() => closeTestContext(context));

const read = (query: Parameters<typeof listMessages>[2]) =>
  listMessages(context.database.manager, world.viewers.liNa, query);

async function allPages(query: Parameters<typeof listMessages>[2]): Promise<string[]> {
  const subjects: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await read({ ...query, limit: 7, ...(cursor ? { cursor } : {}) });
    subjects.push(...page.messages.map(message => message.subject));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return subjects;
}
const newestFirst = Array.from({ length: 25 }, (_unused, at) => `Letter ${24 - at}`);

test.each([
  ['a mailbox', () => ({ mailboxId: world.mailboxes.liNa.id })],
  ['a company', () => ({ companyId: nordlicht })],
])('the pages of %s hold every letter once, newest first', async (_what, query) => {
  expect(await allPages(query())).toEqual(newestFirst);
});

test('a letter under several records of a company stands once in its timeline, on whatever page', async () => {
  const viewer = world.viewers.liNa;
  const records = await inTransaction(context.database, async manager => {
    const ids: number[] = [];
    for (let at = 0; at < 12; at += 1) {
      const values = { kind: 'order' as const, number: `SO-2026-1${at}0`, title: `Order ${at}` };
      ids.push((await addRecord(manager, viewer, nordlicht, values, new Date())).id);
    }
    return ids;
  });
  const [newest] = (await read({ limit: 1, companyId: nordlicht })).messages;
  const id = newest?.id as number;
  const { version } = await context.database.manager.findOneByOrFail(FilingStatus, { messageId: id });
  const body = { companyId: nordlicht, recordIds: records, scope: 'message' as const, version };
  await inTransaction(context.database, manager => fileByPerson(manager, viewer, id, body, new Date()));
  const subjects: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listTimeline(context.database.manager, viewer, nordlicht, cursor, 2);
    subjects.push(...page.messages.map(message => message.subject));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(subjects).toEqual(newestFirst);
});

test('"mine" leaves out what is seen for the sake of a party alone', async () => {
  const { messages } = await listMessages(context.database.manager, world.viewers.chenJing, { scope: 'mine' });
  expect(messages.map(message => message.subject)).toEqual(['towels']);
  const all = await listMessages(context.database.manager, world.viewers.chenJing, { limit: 100 });
  expect(all.messages).toHaveLength(26);
});

test('the state, the words and the time of arrival narrow the list', async () => {
  expect((await read({ q: 'letter 7' })).messages.map(message => message.subject)).toEqual(['Letter 7']);
  expect((await read({ state: 'review' })).messages).toEqual([]);
  expect((await read({ arrivedSince: new Date(Date.now() + 60_000).toISOString() })).messages).toEqual([]);
  expect((await read({ before: '2026-10-01T08:02:30.000Z' })).messages.map(message => message.subject)).toEqual([
    'Letter 2',
    'Letter 1',
    'Letter 0',
  ]);
});

test('a blind copy is not told by the mailbox that it stands in', async () => {
  const source = letter({ id: 'blind@nordlicht.example', to: 'li.na@haitu.example', subject: 'Blind' });
  const id = (await deliver(context, world.mailboxes.liNa, source)) as number;
  await deliver(context, world.mailboxes.wangLei, source);
  await settleFiling(context);
  const { liNa, wangLei, chenJing } = world.viewers;
  const boxesFor = async (viewer: Viewer) => (await readMessage(context, viewer, id, false)).message.mailboxes;
  expect(await boxesFor(liNa)).toEqual(['li.na@haitu.example']);
  expect(await boxesFor(wangLei)).toEqual(['li.na@haitu.example', 'wang.lei@haitu.example']);
  expect(await boxesFor(chenJing)).toEqual(['li.na@haitu.example']);
  const inHis = (more: object) =>
    listMessages(context.database.manager, liNa, { mailboxId: world.mailboxes.wangLei.id, ...more });
  for (const more of [{}, { q: 'Blind' }, { companyId: nordlicht }]) expect((await inHis(more)).messages).toEqual([]);
});
