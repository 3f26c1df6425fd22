import { remindOfActivities } from '../../service/activities/activityNotices.service';
import type { ActivityList, ActivityReply } from '../../service/activities/activities.schema';
import { Activity, ActivityPerson, Task } from '../../service/activities/activity.entity';
import { Company, Contact } from '../../service/companies/company.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import type { NoticeList } from '../../service/teamwork/care.schema';
import { saveCompanySettings } from '../../service/users/settings.service';
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
const meeting = { kind: 'meeting', subject: 'Samples', day: '2026-03-03', time: '10:00' };
const post = (who: Who, body: object) => office.browsers[who].post('/api/activities', { ...meeting, ...body });
const plan = async (who: Who, body: object = {}): Promise<ActivityReply> => {
  const reply = await post(who, body);
  expect([reply.status, reply.body.error?.code]).toEqual([200, undefined]);
  return reply.body as ActivityReply;
};
const refused = async (who: Who, body: object): Promise<string> => (await post(who, body)).body.error.code;
const one = (who: Who, id: number) => office.browsers[who].get(`/api/activities/${id}`);
const act = (who: Who, { id, version }: ActivityReply, what: string, body: object) =>
  office.browsers[who].post(`/api/activities/${id}/${what}?version=${version}`, body);
const notices = async (who: Who): Promise<string[]> =>
  ((await office.browsers[who].get('/api/notices')).body as NoticeList).notices.map(
    ({ kind, work }) => `${kind} ${work?.title ?? '-'}`,
  );
const remindAt = (at: string) => inTransaction(office.app.context.database, tx => remindOfActivities(tx, new Date(at)));

describe('the time of an activity is the clock of the company', () => {
  test.each([
    ['Asia/Shanghai', '2026-03-03', '10:00', '2026-03-03T02:00:00.000Z'],
    ['Europe/Berlin', '2026-03-03', '10:00', '2026-03-03T09:00:00.000Z'],
    ['Europe/Berlin', '2026-07-03', '10:00', '2026-07-03T08:00:00.000Z'],
    // The hour that is left out in spring is read as an hour later; of the one that is there twice the first is meant.
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['America/New_York', '2026-03-08', '12:00', '2026-03-08T16:00:00.000Z'],
  ])('in %s on %s at %s', async (timeZone, day, time, startAt) => {
    const settings = { name: 'H', ownDomains: ['haitu.example'], dropboxAddresses: [], excludedFolders: [], timeZone };
    await inTransaction(office.app.context.database, tx => saveCompanySettings(tx, settings));
    expect((await plan('liNa', { day, time, minutes: 60 })).startAt).toBe(startAt);
  });

  test('and is told in it, over midnight too', async () => {
    const late = await plan('liNa', { time: '23:30', minutes: 90 });
    expect(late).toMatchObject({ day: '2026-03-03', time: '23:30', endDay: '2026-03-04', endTime: '01:00' });
  });
});

test('a meeting is planned, moved, done with a result, and its next step is a task on the customer', async () => {
  const { id: companyId } = await company('nordlicht');
  const contact = await manager().findOneByOrFail(Contact, { companyId });
  const planned = await plan('liNa', {
    companyId,
    contactIds: [contact.id],
    place: 'Hall 3',
    personIds: [idOf('wangLei')],
  });
  expect(planned).toMatchObject({
    ...{ company: { id: companyId }, contacts: [{ name: 'Anna Weber' }], people: [{ id: idOf('wangLei') }] },
    ...{ state: 'planned', minutes: 60, remindMinutes: 15, version: 1, mayChange: true, isLate: false },
  });
  const { body: moved } = await office.browsers.liNa.patch(`/api/activities/${planned.id}?version=1`, {
    ...{ day: '2026-03-04', time: '09:00' },
  });
  expect(moved).toMatchObject({ startAt: '2026-03-04T01:00:00.000Z', version: 2 });
  expect((await manager().findOneByOrFail(ActivityPerson, { activityId: planned.id })).startAt.toISOString()).toBe(
    '2026-03-04T01:00:00.000Z',
  );
  const { body: done } = await act('liNa', moved, 'done', {
    ...{ outcome: 'quote_wanted', result: 'She likes the tray.', next: { title: 'Quote', dueDay: '2026-03-06' } },
  });
  expect(done).toMatchObject({
    state: 'done',
    outcome: 'quote_wanted',
    next: { title: 'Quote', dueDay: '2026-03-06' },
  });
  const task = await manager().findOneByOrFail(Task, { title: 'Quote' });
  expect(task).toMatchObject({ companyId, assigneeId: idOf('liNa'), dueDay: '2026-03-06' });
  const log = await manager().findBy(AuditEntry, { subjectType: 'activity', subjectId: planned.id });
  expect(log.map(entry => entry.action)).toEqual(['activity.created', 'activity.changed', 'activity.done']);
  expect(JSON.stringify(log)).not.toContain('tray');
});

test('a call is logged in one step; a note is done as it is written', async () => {
  const { id: companyId } = await company('nordlicht');
  const call = await plan('liNa', {
    ...{ kind: 'call', subject: 'Price', day: '2026-03-02', time: '15:30', companyId },
    done: { outcome: 'reached', result: 'Agreed', next: { title: 'Send contract', dueDay: '2026-03-03' } },
  });
  expect(call).toMatchObject({ state: 'done', minutes: 15, next: { title: 'Send contract' }, remindMinutes: null });
  expect(await plan('liNa', { kind: 'note', text: 'Moves in May' })).toMatchObject({ state: 'done', minutes: 0 });
});

test('what was done by mistake is planned again, and its next step goes unless somebody has touched it', async () => {
  const next = { title: 'Quote', dueDay: '2026-03-06' };
  const done = (await act('liNa', await plan('liNa'), 'done', { next })).body as ActivityReply;
  const open = (await act('liNa', done, 'state', { state: 'planned' })).body as ActivityReply;
  expect(open).toMatchObject({ state: 'planned', result: '', next: null });
  expect(await manager().countBy(Task, { title: 'Quote' })).toBe(0);
  const entry = await manager().findOneByOrFail(AuditEntry, { action: 'activity.reopened' });
  expect(entry.details).toMatchObject({ from: 'done', droppedTaskId: done.next?.id });
  const again = (await act('liNa', open, 'done', { next })).body as ActivityReply;
  await office.browsers.liNa.patch(`/api/tasks/${again.next?.id}?version=1`, { note: 'begun' });
  await act('liNa', again, 'state', { state: 'planned' });
  expect(await manager().countBy(Task, { title: 'Quote' })).toBe(1);
  expect((await act('liNa', open, 'done', {})).status).toBe(409);
});

test('called off and planned again; taken away and put back', async () => {
  const planned = await plan('liNa', { personIds: [idOf('wangLei')] });
  const off = (await act('liNa', planned, 'state', { state: 'cancelled' })).body as ActivityReply;
  expect(off.state).toBe('cancelled');
  expect((await act('liNa', off, 'done', {})).body.error.code).toBe('activity.not_now');
  const back = (await act('liNa', off, 'state', { state: 'planned' })).body as ActivityReply;
  expect((await office.browsers.liNa.delete(`/api/activities/${planned.id}?version=${back.version}`)).status).toBe(200);
  expect((await one('liNa', planned.id)).status).toBe(404);
  expect((await office.browsers.zhaoFang.post(`/api/activities/${planned.id}/restore`)).status).toBe(404);
  const restored = (await office.browsers.liNa.post(`/api/activities/${planned.id}/restore`)).body as ActivityReply;
  expect(restored).toMatchObject({ state: 'planned', people: [{ id: idOf('wangLei') }] });
  expect((await manager().findOneByOrFail(Activity, { id: planned.id })).remindAt?.toISOString()).toBe(
    '2026-03-03T01:45:00.000Z',
  );
});

test('two people at one: the second is told, and nothing is overwritten', async () => {
  const planned = await plan('chenJing', { ownerId: idOf('liNa') });
  const change = (who: Who, place: string) =>
    office.browsers[who].patch(`/api/activities/${planned.id}?version=1`, { place });
  await change('liNa', 'Room 1');
  const second = await change('chenJing', 'Room 2');
  expect(second).toMatchObject({ status: 409, body: { error: { code: 'activity.changed_meanwhile' } } });
  expect(second.body.error.details.current.place).toBe('Room 1');
});

describe('who sees it', () => {
  const seen = async (id: number): Promise<string[]> => {
    const found: string[] = [];
    for (const who of Object.keys(office.browsers) as Who[]) if ((await one(who, id)).status === 200) found.push(who);
    return found.sort();
  };

  test('its owner, his managers, and whoever takes part with those above him', async () => {
    expect(await seen((await plan('liNa')).id)).toEqual(['chenJing', 'liNa', 'zhouMin']);
    const shared = await plan('liNa', { personIds: [idOf('zhaoFang')] });
    expect(await seen(shared.id)).toEqual(['chenJing', 'liNa', 'zhaoFang', 'zhouMin']);
  });

  test('whoever may see the company that it is about, who reads it and does not change it', async () => {
    const { id: companyId } = await company('nordlicht');
    const query = `INSERT INTO "company_share" ("companyId", "userId", "access") VALUES (${companyId}, ${idOf('wangLei')}, 'read')`;
    const planned = await plan('liNa', { companyId });
    expect(await seen(planned.id)).not.toContain('wangLei');
    await office.app.context.database.writer.query(query);
    expect(await seen(planned.id)).toContain('wangLei');
    expect((await act('wangLei', planned, 'done', {})).body.error.code).toBe('activity.not_yours');
  });

  test('whoever takes part and may not see the customer is not told who it is', async () => {
    const { id: companyId } = await company('nordlicht');
    const contact = await manager().findOneByOrFail(Contact, { companyId });
    const shared = await plan('liNa', { companyId, contactIds: [contact.id], personIds: [idOf('wangLei')] });
    expect((await one('wangLei', shared.id)).body).toMatchObject({ company: null, contacts: [], subject: 'Samples' });
    expect(
      (await office.browsers.wangLei.get(`/api/activities/${shared.id}/calendar-file`)).raw.toString(),
    ).not.toContain('Nordlicht');
    expect((await office.browsers.wangLei.get(`/api/activities?companyId=${companyId}`)).status).toBe(404);
  });
});

test('nobody names what he may not see, a day that is none, or nothing at all', async () => {
  const atlas = await company('atlas');
  const nordlicht = await company('nordlicht');
  const john = await manager().findOneByOrFail(Contact, { companyId: atlas.id });
  const anna = await manager().findOneByOrFail(Contact, { companyId: nordlicht.id });
  expect(await refused('liNa', { companyId: atlas.id })).toBe('task.company_unknown');
  expect(await refused('liNa', { companyId: nordlicht.id, contactIds: [john.id] })).toBe('task.contact_unknown');
  expect(await refused('liNa', { companyId: nordlicht.id, contactIds: [anna.id, john.id] })).toBe(
    'task.contact_unknown',
  );
  expect(await refused('liNa', { leadId: 99 })).toBe('activity.lead_unknown');
  expect(await refused('liNa', { day: '2026-02-30' })).toBe('activity.day_invalid');
  expect(await refused('liNa', { subject: '   ' })).toBe('activity.empty');
  expect(await refused('liNa', { done: { outcome: 'nonsense' } })).toBe('dictionary.unknown_code');
  expect(await refused('liNa', { personIds: [9_999] })).toBe('task.person_unknown');
});

test('it stands in the timeline of its customer among letters, with its pages, and by the person who was there', async () => {
  const { id: companyId } = await company('nordlicht');
  const anna = await manager().findOneByOrFail(Contact, { companyId });
  for (const [index, time] of ['09:00', '10:00', '11:00'].entries())
    await plan('liNa', { companyId, subject: `M${index}`, time, contactIds: index === 1 ? [anna.id] : [] });
  const dealings = async (query: string) =>
    (await office.browsers.liNa.get(`/api/companies/${companyId}/dealings${query}`)).body;
  const first = await dealings('?kinds=activity&limit=2');
  const rest = await dealings(`?kinds=activity&limit=2&cursor=${first.nextCursor}`);
  const subjects = [...first.dealings, ...rest.dealings].map(line => line.activity.subject);
  expect(subjects).toEqual(['M2', 'M1', 'M0']);
  const his = await dealings(`?contactId=${anna.id}`);
  expect(his.dealings.map((line: { activity: ActivityReply }) => line.activity.subject)).toEqual(['M1']);
  const list = (await office.browsers.liNa.get(`/api/activities?companyId=${companyId}&limit=2`)).body as ActivityList;
  expect(list.activities.map(line => line.subject)).toEqual(['M2', 'M1']);
});

describe('people are told', () => {
  test('colleagues at once; everybody before it begins, once, however often the job runs', async () => {
    await plan('liNa', { personIds: [idOf('wangLei')], remindMinutes: 30 });
    expect(await notices('wangLei')).toEqual(['activity_new Samples']);
    expect(await notices('liNa')).toEqual([]);
    expect(await remindAt('2026-03-03T01:29:00.000Z')).toBe(0);
    expect(await remindAt('2026-03-03T01:30:00.000Z')).toBe(1);
    expect(await remindAt('2026-03-03T01:30:00.000Z')).toBe(0);
    expect(await notices('liNa')).toEqual(['activity_soon Samples']);
    expect(await notices('wangLei')).toEqual(['activity_soon Samples', 'activity_new Samples']);
  });

  test('not of what was called off, done, or is over when the service comes back', async () => {
    const off = await plan('liNa');
    await act('liNa', off, 'state', { state: 'cancelled' });
    await act('liNa', await plan('liNa'), 'done', {});
    await plan('liNa', { subject: 'Missed' });
    expect(await remindAt('2026-03-05T00:00:00.000Z')).toBe(1);
    expect(await notices('liNa')).toEqual([]);
  });

  test('again where it moved, and not at all where nobody wants it', async () => {
    const planned = await plan('liNa', { remindMinutes: null });
    expect(await remindAt('2026-03-03T02:00:00.000Z')).toBe(0);
    await office.browsers.liNa.patch(`/api/activities/${planned.id}?version=1`, {
      ...{ day: '2026-03-04', time: '10:00', remindMinutes: 60 },
    });
    expect(await remindAt('2026-03-04T01:00:00.000Z')).toBe(1);
    expect(await notices('liNa')).toEqual(['activity_soon Samples']);
  });
});

test('a day alone is moved at its hour, and an hour alone on its day', async () => {
  const { id } = await plan('liNa');
  const change = (version: number, body: object) =>
    office.browsers.liNa.patch(`/api/activities/${id}?version=${version}`, body);
  expect((await change(1, { day: '2026-03-05' })).body).toMatchObject({ day: '2026-03-05', time: '10:00' });
  expect((await change(2, { time: '11:30' })).body).toMatchObject({ day: '2026-03-05', time: '11:30' });
});

test('a colleague whose account is switched off hinders nobody from moving what he takes part in', async () => {
  const planned = await plan('liNa', { personIds: [idOf('wangLei')] });
  await office.app.context.database.writer.query(`UPDATE "user" SET "isActive" = 0 WHERE "id" = ${idOf('wangLei')}`);
  const change = (version: number, body: object) =>
    office.browsers.liNa.patch(`/api/activities/${planned.id}?version=${version}`, body);
  expect((await change(1, { day: '2026-03-05', time: '10:00' })).status).toBe(200);
  expect((await change(2, { personIds: [idOf('wangLei'), idOf('zhaoFang')] })).status).toBe(200);
  expect((await change(3, { personIds: [] })).body).toMatchObject({ people: [] });
  expect((await change(4, { personIds: [idOf('wangLei')] })).body.error.code).toBe('task.person_unknown');
});

test('the next step is named to whoever may see that task', async () => {
  const planned = await plan('liNa', { personIds: [idOf('wangLei')] });
  const next = { title: 'Quote', dueDay: '2026-03-06' };
  const done = (await act('liNa', planned, 'done', { next })).body as ActivityReply;
  expect(done.next?.title).toBe('Quote');
  expect((await one('chenJing', done.id)).body).toMatchObject({ next: { title: 'Quote' } });
  expect((await one('wangLei', done.id)).body).toMatchObject({ subject: 'Samples', next: null });
});

test('what becomes a note has happened, and nobody is reminded of it', async () => {
  const { id } = await plan('liNa');
  const { body } = await office.browsers.liNa.patch(`/api/activities/${id}?version=1`, { kind: 'note' });
  expect(body).toMatchObject({ kind: 'note', state: 'done' });
  expect((await manager().findOneByOrFail(Activity, { id })).remindAt).toBeNull();
});

test.each([
  ['0001-01-01', '00:00'],
  ['1582-10-10', '12:00'],
  ['9999-12-31', '23:59'],
])('on %s nobody meets, and no page breaks of it', async (day, time) => {
  const { id: companyId } = await company('nordlicht');
  expect(await refused('liNa', { companyId, day, time, minutes: 10_080 })).toBe('activity.day_invalid');
  expect((await office.browsers.liNa.get(`/api/activities?companyId=${companyId}`)).status).toBe(200);
  expect((await office.browsers.liNa.get(`/api/calendar?from=${day}&to=${day}`)).status).toBe(400);
  expect((await office.browsers.liNa.get(`/api/work-logs/one?period=month&day=${day}`)).status).toBe(400);
});
