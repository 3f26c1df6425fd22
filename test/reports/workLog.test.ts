import { Company } from '../../service/companies/company.entity';
import type { CommentList } from '../../service/activities/comments.schema';
import type { MyDayReply } from '../../service/reports/myDay.schema';
import type { WorkLogPeople, WorkLogReply } from '../../service/reports/workLog.schema';
import { spanOf } from '../../service/reports/workLogSpan';
import type { NoticeList } from '../../service/teamwork/care.schema';
import type { Office } from '../teamwork/world';
import { openOffice } from '../teamwork/world';
import { openOffice as openLeadOffice } from '../leads/office';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

type Who = keyof Office['browsers'];
// The clock of the test stands at Monday, 2 March 2026, 16:00 in Ningbo.
const idOf = (who: Who) => office.world.viewers[who].userId;
const read = async (who: Who, query = 'period=day&day=2026-03-02') =>
  (await office.browsers[who].get(`/api/work-logs/one?${query}`)).body as WorkLogReply;
const today = { period: 'day', day: '2026-03-02' };
const submit = (who: Who, text: string, version = 0) =>
  office.browsers[who].post('/api/work-logs/submit', { ...today, text, version });
const say = (who: Who, body: object) => office.browsers[who].post('/api/comments', body);
const notices = async (who: Who): Promise<string[]> =>
  ((await office.browsers[who].get('/api/notices')).body as NoticeList).notices.map(
    ({ kind, work }) => `${kind} ${work?.kind} ${work?.title}`,
  );
const myDay = async (who: Who) => (await office.browsers[who].get('/api/my-day')).body as MyDayReply;

test.each([
  ['day', '2026-03-04', '2026-03-04', '2026-03-04'],
  ['week', '2026-03-04', '2026-03-02', '2026-03-08'],
  ['week', '2026-03-01', '2026-02-23', '2026-03-01'],
  ['week', '2026-01-01', '2025-12-29', '2026-01-04'],
  ['month', '2026-02-15', '2026-02-01', '2026-02-28'],
  ['month', '2028-02-29', '2028-02-01', '2028-02-29'],
  ['month', '2026-12-31', '2026-12-01', '2026-12-31'],
] as const)('the %s of %s begins on %s and ends on %s', (period, day, fromDay, toDay) => {
  expect(spanOf(period, day)).toEqual({ fromDay, toDay });
});

test('a log tells what really happened: letters by company, answers, calls, tasks', async () => {
  const { liNa } = office.world.mailboxes;
  const anna = 'Anna Weber <anna.weber@nordlicht.example>';
  const mine = 'Li Na <li.na@haitu.example>';
  await office.receive(liNa, {
    from: anna,
    to: mine,
    id: 'a1@nordlicht.example',
    date: 'Mon, 02 Mar 2026 01:00:00 +0000',
  });
  const sent = { from: mine, to: anna, date: 'Mon, 02 Mar 2026 02:00:00 +0000' };
  await office.receive(liNa, { ...sent, id: 'b1@haitu.example', inReplyTo: 'a1@nordlicht.example' });
  await office.receive(liNa, { ...sent, id: 'b2@haitu.example', subject: 'New colours' });
  // Of the day before in Ningbo, though it is the same day in London.
  await office.receive(liNa, {
    ...sent,
    id: 'b3@haitu.example',
    subject: 'Old',
    date: 'Sun, 01 Mar 2026 15:59:00 +0000',
  });
  const { id: companyId } = await office.app.context.database.manager.findOneByOrFail(Company, {
    externalKey: 'nordlicht',
  });
  const call = { kind: 'call', subject: 'Price', day: '2026-03-02', time: '11:00', companyId };
  await office.browsers.liNa.post('/api/activities', { ...call, done: { outcome: 'reached' } });
  await office.browsers.liNa.post('/api/activities', { ...call, subject: 'Planned', time: '17:00' });
  const task = (await office.browsers.liNa.post('/api/tasks', { title: 'Offer', companyId })).body;
  await office.browsers.liNa.patch(`/api/tasks/${task.id}?version=1`, { state: 'done' });
  const { facts, companies, version } = await read('liNa');
  expect(facts).toMatchObject({
    mail: { sent: 2, received: 1, answers: 1, companies: [{ companyId, sent: 2, received: 1, answers: 1 }] },
    activities: [{ subject: 'Price', outcome: 'reached', companyId }],
    tasks: [{ title: 'Offer' }],
    moves: [],
  });
  expect([companies, version]).toEqual([[{ id: companyId, name: 'Nordlicht Küchen GmbH' }], 0]);
  expect((await read('liNa', 'period=week&day=2026-03-01')).facts?.mail.sent).toBe(1);
});

test('it is handed in to the manager, who sees who has not, says something, and its author is told', async () => {
  const log = (await submit('liNa', 'A good day')).body as WorkLogReply;
  expect(log).toMatchObject({ text: 'A good day', version: 1, isMine: true });
  expect(await notices('chenJing')).toEqual(['log_submitted work_log 2026-03-02']);
  const people = (await office.browsers.chenJing.get('/api/work-logs/people?period=day&day=2026-03-02'))
    .body as WorkLogPeople;
  expect(people.people.map(({ person, logId }) => [person.name, logId])).toEqual([
    ['li.na', log.id],
    ['wang.lei', null],
  ]);
  expect(await read('chenJing', `period=day&day=2026-03-02&userId=${idOf('liNa')}`)).toMatchObject({
    text: 'A good day',
  });
  const { comments } = (await say('chenJing', { workLogId: log.id, text: 'Ring her again' })).body as CommentList;
  expect(comments).toMatchObject([{ text: 'Ring her again', isMine: true }]);
  expect(await notices('liNa')).toEqual(['comment work_log 2026-03-02']);
  expect((await myDay('liNa')).comments).toMatchObject([
    { text: 'Ring her again', byName: 'chen.jing', kind: 'work_log', aboutId: log.id },
  ]);
  const mine = (await office.browsers.liNa.get(`/api/comments?workLogId=${log.id}`)).body as CommentList;
  expect(mine.comments[0]?.isNew).toBe(true);
  await office.browsers.liNa.post('/api/comments/seen', { ids: mine.comments.map(one => one.id) });
  expect((await myDay('liNa')).comments).toEqual([]);
  await say('liNa', { workLogId: log.id, text: 'Done' });
  expect((await myDay('chenJing')).comments).toMatchObject([{ text: 'Done' }]);
});

test('what was handed in stands as it was; to go on writing its author takes it back', async () => {
  const log = (await submit('liNa', 'First')).body as WorkLogReply;
  const call = { kind: 'call', subject: 'Later', day: '2026-03-02', time: '15:00', done: {} };
  await office.browsers.liNa.post('/api/activities', call);
  expect((await read('liNa')).facts?.activities).toEqual([]);
  const again = await office.browsers.liNa.put('/api/work-logs', { ...today, text: 'Second', version: 1 });
  expect(again.body.error.code).toBe('work_log.handed_in');
  const open = (await office.browsers.liNa.post(`/api/work-logs/${log.id}/take-back?version=1`)).body as WorkLogReply;
  expect(open).toMatchObject({ submittedAt: null, text: 'First', facts: { activities: [{ subject: 'Later' }] } });
  expect((await submit('liNa', 'Second', 1)).body.error.code).toBe('version.changed');
  expect((await submit('liNa', 'Second', open.version)).body).toMatchObject({ text: 'Second', version: 3 });
});

test('a draft is nobody else’s, nor is a log of somebody who stands beside', async () => {
  await office.browsers.liNa.put('/api/work-logs', { ...today, text: 'Secret draft', version: 0 });
  const query = `period=day&day=2026-03-02&userId=${idOf('liNa')}`;
  const seen = await read('chenJing', query);
  expect(seen).toMatchObject({ id: null, text: '', facts: null, submittedAt: null });
  expect((await office.browsers.wangLei.get(`/api/work-logs/one?${query}`)).status).toBe(404);
  const log = (await submit('liNa', 'Open', 1)).body as WorkLogReply;
  expect((await office.browsers.wangLei.get(`/api/work-logs/${log.id}`)).status).toBe(404);
  expect((await say('wangLei', { workLogId: log.id, text: 'Hi' })).status).toBe(404);
  expect((await office.browsers.chenJing.get(`/api/work-logs/${log.id}`)).status).toBe(200);
});

test('nobody reports of days to come', async () => {
  const reply = await office.browsers.liNa.put('/api/work-logs', {
    period: 'day',
    day: '2026-03-03',
    text: '',
    version: 0,
  });
  expect(reply.body.error.code).toBe('work_log.future');
});

test('a manager says something to a customer; its owner is told, whoever may not see it learns nothing, and it can be taken back', async () => {
  const { id: companyId } = await office.app.context.database.manager.findOneByOrFail(Company, {
    externalKey: 'nordlicht',
  });
  const { comments } = (await say('chenJing', { companyId, text: 'Visit them' })).body as CommentList;
  expect(await notices('liNa')).toEqual(['comment company Nordlicht Küchen GmbH']);
  expect((await office.browsers.wangLei.get(`/api/comments?companyId=${companyId}`)).status).toBe(404);
  const id = comments[0]?.id;
  expect((await office.browsers.liNa.delete(`/api/comments/${id}`)).status).toBe(404);
  await office.browsers.chenJing.delete(`/api/comments/${id}`);
  expect((await myDay('liNa')).comments).toEqual([]);
  await office.browsers.chenJing.post(`/api/comments/${id}/restore`);
  expect((await myDay('liNa')).comments).toHaveLength(1);
  expect((await say('liNa', { companyId, text: '  ' })).body.error.code).toBe('comment.empty');
  expect((await say('liNa', { text: 'x' })).body.error.code).toBe('comment.about_nothing');
});

test('what was rejected by mistake and opened again is not told as rejected', async () => {
  const leads = await openLeadOffice();
  try {
    const liNa = await leads.browserOf('liNa');
    const { lead } = await leads.ask();
    const count = async () =>
      ((await liNa.get('/api/work-logs/one?period=day&day=2026-03-02')).body as WorkLogReply).facts?.leads.rejected;
    const rejected = await liNa.post(`/api/leads/${lead.id}/reject`, { version: lead.version, reason: 'no_need' });
    expect(rejected.status).toBe(200);
    expect(await count()).toBe(1);
    const { version } = rejected.body as { version: number };
    expect((await liNa.post(`/api/leads/${lead.id}/reopen`, { version })).status).toBe(200);
    expect(await count()).toBe(0);
  } finally {
    await leads.app.close();
  }
});
