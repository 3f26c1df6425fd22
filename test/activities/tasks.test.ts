import { Company, Contact } from '../../service/companies/company.entity';
import { NO_DAY, Task } from '../../service/activities/activity.entity';
import { daysUntil, isDay } from '../../service/activities/taskSight';
import type { TaskList, TaskReply } from '../../service/activities/tasks.schema';
import { TradeRecord } from '../../service/records/record.entity';
import { AuditEntry } from '../../service/users/user.entity';
import type { Office } from '../teamwork/world';
import { openOffice } from '../teamwork/world';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

type Who = keyof Office['browsers'];
// The clock of the test stands at Monday, 2 March 2026, 16:00 in Ningbo.
const manager = () => office.app.context.database.manager;
const idOf = (who: Who) => office.world.viewers[who].userId;
const company = (externalKey: string) => manager().findOneByOrFail(Company, { externalKey });
const add = async (who: Who, body: object): Promise<TaskReply> => {
  const reply = await office.browsers[who].post('/api/tasks', { title: 'Call Anna', ...body });
  expect(reply.status).toBe(200);
  return reply.body as TaskReply;
};
const refused = async (who: Who, body: object): Promise<string> =>
  (await office.browsers[who].post('/api/tasks', { title: 'Call', ...body })).body.error.code;
const list = async (who: Who, query = ''): Promise<TaskList> =>
  (await office.browsers[who].get(`/api/tasks${query}`)).body as TaskList;
const titles = async (who: Who, query = '') => (await list(who, query)).tasks.map(task => task.title);
const change = (who: Who, task: TaskReply, body: object, version = task.version) =>
  office.browsers[who].patch(`/api/tasks/${task.id}?version=${version}`, body);

test('what is overdue stands first, what has no date last, each with how many days are left', async () => {
  for (const [title, dueDay] of [
    ['none', null],
    ['tomorrow', '2026-03-03'],
    ['today', '2026-03-02'],
    ['overdue', '2026-02-20'],
  ])
    await add('liNa', { title, dueDay });
  const page = await list('liNa');
  expect(page.tasks.map(task => [task.title, task.dueIn])).toEqual([
    ['overdue', -10],
    ['today', 0],
    ['tomorrow', 1],
    ['none', null],
  ]);
  expect(page).toMatchObject({ counts: { overdue: 1, today: 1, open: 4 }, today: '2026-03-02' });
});

test('pages go on where they ended, open ones and done ones', async () => {
  for (const day of ['2026-03-04', '2026-03-04', '2026-03-03']) await add('liNa', { title: day, dueDay: day });
  const first = await list('liNa', '?limit=2');
  const second = await list('liNa', `?limit=2&cursor=${first.nextCursor}`);
  expect([...first.tasks, ...second.tasks].map(task => task.title)).toEqual(['2026-03-03', '2026-03-04', '2026-03-04']);
  expect(second.nextCursor).toBeNull();
  for (const task of [...first.tasks, ...second.tasks]) await change('liNa', task, { state: 'done' });
  const done = await list('liNa', '?state=done&limit=2');
  const rest = await list('liNa', `?state=done&limit=2&cursor=${done.nextCursor}`);
  expect(new Set([...done.tasks, ...rest.tasks].map(task => task.id)).size).toBe(3);
  expect((await office.browsers.liNa.get('/api/tasks?cursor=nonsense')).body.error.code).toBe('page.cursor_invalid');
});

test('whoever is to do it, gave it, or stands above sees it; nobody else', async () => {
  await add('liNa', { title: 'own' });
  await add('chenJing', { title: 'given', assigneeId: idOf('liNa') });
  expect((await titles('liNa')).sort()).toEqual(['given', 'own']);
  expect(await titles('chenJing', '?view=given')).toEqual(['given']);
  expect((await titles('chenJing', '?view=people')).sort()).toEqual(['given', 'own']);
  expect((await titles('zhouMin', '?view=all')).sort()).toEqual(['given', 'own']);
  expect(await titles('wangLei', '?view=all')).toEqual([]);
  const { tasks } = await list('liNa');
  const task = tasks[0] as TaskReply;
  expect((await change('wangLei', task, { title: 'x' })).status).toBe(404);
});

test('finished, opened again, and both in the log', async () => {
  const task = await add('liNa', {});
  const done = (await change('liNa', task, { state: 'done' })).body as TaskReply;
  expect(done).toMatchObject({ state: 'done', doneByName: 'li.na', version: 2 });
  expect(await titles('liNa')).toEqual([]);
  expect(await titles('liNa', '?state=done')).toEqual(['Call Anna']);
  const open = (await change('liNa', done, { state: 'open' })).body as TaskReply;
  expect(open).toMatchObject({ state: 'open', doneAt: null, doneByName: null });
  const log = await manager().findBy(AuditEntry, { subjectType: 'task', subjectId: task.id });
  expect(log.map(entry => entry.action)).toEqual(['task.created', 'task.done', 'task.reopened']);
});

test('two people at one task: the second is told, and nothing is overwritten', async () => {
  const task = await add('chenJing', { assigneeId: idOf('liNa') });
  await change('liNa', task, { note: 'She is away' });
  const second = await change('chenJing', task, { note: 'Hurry' });
  expect(second).toMatchObject({ status: 409, body: { error: { code: 'task.changed_meanwhile' } } });
  expect(second.body.error.details.current.note).toBe('She is away');
});

test('what it is about is told as far as each may see it', async () => {
  const nordlicht = await company('nordlicht');
  const record = await manager().findOneByOrFail(TradeRecord, { number: 'Q-2026-0031' });
  const { messageId } = await office.receive(office.world.mailboxes.liNa, { subject: 'Q-2026-0031' });
  const task = await add('liNa', { assigneeId: idOf('wangLei'), recordId: record.id, messageId });
  expect(task).toMatchObject({
    company: { id: nordlicht.id },
    record: { number: 'Q-2026-0031' },
    message: { id: messageId },
  });
  const [seen] = (await list('wangLei')).tasks;
  expect(seen).toMatchObject({ title: 'Call Anna', company: null, record: null, message: null, mayChange: true });
  expect(await titles('liNa', `?companyId=${nordlicht.id}`)).toEqual(['Call Anna']);
  expect((await office.browsers.wangLei.get(`/api/tasks?companyId=${nordlicht.id}`)).status).toBe(404);
});

test('nobody names what he may not see, a day that is none, or a colleague who is gone', async () => {
  const atlas = await company('atlas');
  const order = await manager().findOneByOrFail(TradeRecord, { number: 'SO-2026-0098' });
  const { messageId } = await office.receive(office.world.mailboxes.wangLei, { to: 'wang.lei@haitu.example' });
  await office.app.context.database.writer.query(`UPDATE "user" SET "isActive" = 0 WHERE "id" = ${idOf('hePing')}`);
  expect(await refused('liNa', { companyId: atlas.id })).toBe('task.company_unknown');
  const hidden = await manager().findOneByOrFail(Contact, { companyId: atlas.id });
  // What is hidden and what is not there have one answer, by itself and beside what he sees.
  const nordlicht = (await company('nordlicht')).id;
  for (const [name, id] of [
    ['recordId', order.id],
    ['contactId', hidden.id],
  ] as const)
    for (const beside of [{}, { companyId: nordlicht }]) {
      const [one, other] = await Promise.all(
        [id, 999_999].map(value => office.browsers.liNa.post('/api/tasks', { title: 'x', ...beside, [name]: value })),
      );
      expect([one?.status, one?.body.error.code]).toEqual([other?.status, other?.body.error.code]);
    }
  expect(await refused('sunYue', { messageId })).toBe('task.message_unknown');
  expect(await refused('liNa', { contactId: 9_999 })).toBe('task.contact_unknown');
  expect(await refused('liNa', { dueDay: '2026-02-30' })).toBe('task.day_invalid');
  expect(await refused('liNa', { assigneeId: idOf('hePing') })).toBe('task.person_unknown');
  expect(await refused('liNa', { title: '   ' })).toBe('task.empty');
  expect(await manager().count(Task)).toBe(0);
});

test('the pane shows tasks of the conversation and of the company, and the next day of a record', async () => {
  const nordlicht = await company('nordlicht');
  const record = await manager().findOneByOrFail(TradeRecord, { number: 'Q-2026-0031' });
  await office.receive(office.world.mailboxes.liNa, { subject: 'Q-2026-0031' });
  await add('liNa', { title: 'quote ends', recordId: record.id, dueDay: '2026-03-05' });
  await add('liNa', { title: 'call', companyId: nordlicht.id, dueDay: '2026-03-03' });
  await add('wangLei', { title: 'his own' });
  const ask = { mailbox: 'li.na@haitu.example', internetMessageId: 'one@nordlicht.example' };
  const card = (await office.browsers.liNa.post('/api/pane/card', ask)).body;
  expect(card.tasks.map((task: TaskReply) => task.title)).toEqual(['call', 'quote ends']);
  expect(card.open).toMatchObject([{ number: 'Q-2026-0031', dueDay: '2026-03-05', dueIn: 3 }]);
});

test.each([
  ['2026-03-02', '2026-03-02', 0],
  ['2026-02-28', '2026-03-01', -1],
  ['2024-03-01', '2024-02-28', 2],
  [NO_DAY, '9999-12-30', 1],
])('from %s to %s', (day, today, days) => {
  expect(daysUntil(day, today)).toBe(days);
});
test.each([
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
])('%s is a day: %s', (day, is) => {
  expect(isDay(day)).toBe(is);
});
