import { AuditEntry } from '../../service/users/user.entity';
import { FilingStatus } from '../../service/filing/filing.entity';
import { Company } from '../../service/companies/company.entity';
import { Job } from '../../service/platform/queue/job.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import { beginFollowing, FOLLOW } from '../../service/teamwork/following.service';
import { MailCare } from '../../service/teamwork/care.entity';
import type { CareLine, TeamReply } from '../../service/teamwork/care.schema';
import type { Office } from './world';
import { openOffice } from './world';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

// The clock of the test stands at Monday, 2 March 2026, 16:00 in Ningbo.
const day = 'Mon, 02 Mar 2026';
const anna = 'Anna Weber <anna.weber@nordlicht.example>';
const inquiry = {
  ...{ id: 'q1@nordlicht.example', from: anna, to: 'Sales <sales@haitu.example>', subject: 'Trays' },
  ...{ text: 'Please quote 500 bamboo trays.', date: `${day} 02:00:00 +0000` },
};
const sales = () => office.world.mailboxes.sales;
const list = async (who: keyof Office['browsers'], query = '') =>
  (await office.browsers[who].get(`/api/care${query}`)).body;
const lines = async (who: keyof Office['browsers'], query = ''): Promise<CareLine[]> => (await list(who, query)).lines;
const team = async (who: keyof Office['browsers'], id: number): Promise<TeamReply> =>
  (await office.browsers[who].get(`/api/conversations/${id}/team`)).body;
const act = (who: keyof Office['browsers'], id: number, body: object) =>
  office.browsers[who].post(`/api/conversations/${id}/care`, { mailboxId: sales().id, ...body });
const shared = (reply: TeamReply) => reply.care.find(one => one.isShared);

test('a letter to the shared mailbox waits for everybody who works there, in the working time of the company', async () => {
  await office.receive(sales(), inquiry);
  const [line] = await lines('liNa');
  expect(line).toMatchObject({ state: 'new', subject: 'Trays', waitedMinutes: 360, isRed: false, carerId: null });
  expect(await lines('wangLei')).toHaveLength(1);
  expect(await lines('hePing')).toEqual([]);
  expect((await list('liNa')).counts).toEqual({ unanswered: 1, mine: 0, red: 0 });
  office.app.time.now = new Date('2026-03-02T10:30:00.000Z');
  expect((await lines('liNa'))[0]).toMatchObject({ waitedMinutes: 480, isRed: true });
  expect((await list('liNa')).counts.red).toBe(1);
});

test.each<[string, { from: string; subject: string; text: string }]>([
  [
    'advertising of somebody unknown',
    {
      from: 'amit@toprank-seo.example',
      subject: 'first page of Google',
      text: 'We put you on the first page of Google.',
    },
  ],
  [
    'mail that looks like fraud',
    {
      from: 'anna.weber@nordllicht.example',
      subject: 'Payment',
      text: 'Our bank account has changed, please pay there.',
    },
  ],
])('%s waits in the review queue and is no overdue answer', async (_name, parts) => {
  const { conversationId } = await office.receive(sales(), { ...inquiry, id: 'u1@x.example', ...parts });
  office.app.time.now = new Date('2026-03-02T10:30:00.000Z');
  expect((await list('liNa')).counts).toMatchObject({ unanswered: 0, red: 0 });
  expect(await lines('liNa')).toEqual([]);
  expect(await lines('liNa', '?view=all')).toMatchObject([{ conversationId }]);
  // As soon as somebody has said whose it is, the buyer waits since he wrote.
  await inTransaction(office.app.context.database, manager =>
    manager.update(FilingStatus, { state: 'review' }, { state: 'filed', category: null }),
  );
  expect(await lines('liNa')).toMatchObject([{ conversationId, isRed: true }]);
});

test('who has waited longest stands first, and pages go on where they ended', async () => {
  for (const at of [3, 1, 2])
    await office.receive(sales(), {
      ...{ ...inquiry, id: `l${at}@nordlicht.example`, subject: `Matter ${at}` },
      date: `${day} 0${at}:00:00 +0000`,
    });
  const first = await list('liNa', '?limit=2');
  expect(first.lines.map((line: CareLine) => line.subject)).toEqual(['Matter 1', 'Matter 2']);
  const second = await list('liNa', `?limit=2&cursor=${first.nextCursor}`);
  expect(second.lines.map((line: CareLine) => line.subject)).toEqual(['Matter 3']);
  expect(second.nextCursor).toBeNull();
});

test('a colleague who answers from his own mailbox answers for the shared one', async () => {
  const { conversationId } = await office.receive(sales(), inquiry);
  const answer = { ...{ id: 'a1@haitu.example', inReplyTo: 'q1@nordlicht.example', subject: 'Re: Trays' } };
  await office.receive(office.world.mailboxes.wangLei, {
    ...{ ...answer, from: 'Wang Lei <wang.lei@haitu.example>', to: anna, date: `${day} 03:00:00 +0000` },
  });
  expect(await lines('liNa')).toEqual([]);
  const reply = await team('liNa', conversationId);
  expect(shared(reply)).toMatchObject({ state: 'answered', waitingSince: null });
  expect(reply.answerers).toMatchObject([{ name: 'Wang Lei', letters: 1 }]);
  expect(reply.holders.map(one => one.mailbox).sort()).toEqual(['sales@haitu.example', 'wang.lei@haitu.example']);
  await office.receive(sales(), {
    ...{ ...inquiry, id: 'q2@nordlicht.example', inReplyTo: 'a1@haitu.example', date: `${day} 05:00:00 +0000` },
  });
  expect(await lines('liNa')).toMatchObject([{ state: 'open', waitedMinutes: 180 }]);
});

test('an out-of-office answer makes nothing unanswered', async () => {
  await office.receive(sales(), {
    ...inquiry,
    headers: { 'Auto-Submitted': 'auto-replied' },
    subject: 'Out of office',
  });
  expect(await lines('liNa')).toEqual([]);
});

test('mail of years ago waits for nobody when it is imported', async () => {
  const { conversationId } = await office.receive(sales(), { ...inquiry, date: 'Mon, 02 Mar 2020 02:00:00 +0000' });
  expect(await lines('liNa')).toEqual([]);
  expect(shared(await team('liNa', conversationId))).toMatchObject({ state: null, version: 0, mayChange: true });
  const { liNa } = office.world.viewers;
  expect((await act('liNa', conversationId, { version: 0, carerId: liNa.userId, state: 'open' })).status).toBe(200);
  expect(await lines('liNa', '?view=mine')).toHaveLength(1);
});

test('taking, handing over with a word, and done stand in the history and in the audit log', async () => {
  const { conversationId } = await office.receive(sales(), inquiry);
  const { liNa, wangLei } = office.world.viewers;
  await act('liNa', conversationId, { version: 1, carerId: liNa.userId });
  expect(await lines('liNa', '?view=mine')).toMatchObject([{ state: 'open', carerName: 'li.na' }]);
  await act('liNa', conversationId, { version: 2, carerId: wangLei.userId, note: 'She wants FSC.' });
  const notices = (await office.browsers.wangLei.get('/api/notices')).body;
  expect(notices).toMatchObject({ unread: 1, notices: [{ kind: 'assigned', byName: 'li.na', subject: 'Trays' }] });
  // With whom the company is shared sees the letter and who has it; what they say to one another in the mailbox is theirs.
  const company = await office.app.context.database.manager.findOneByOrFail(Company, { externalKey: 'nordlicht' });
  const shares = [{ kind: 'person', id: office.world.viewers.sunYue.userId, access: 'read' }];
  expect((await office.browsers.liNa.put(`/api/companies/${company.id}/shares`, { shares })).status).toBe(200);
  const beside = await team('sunYue', conversationId);
  expect(beside.care).toMatchObject([{ carerName: 'wang.lei', mayChange: false }]);
  expect(beside.events).toEqual([]);
  const done = await act('wangLei', conversationId, { version: 3, state: 'done' });
  expect(done.body.events.map((one: { kind: string; note: string | null }) => [one.kind, one.note])).toEqual([
    ['state', null],
    ['assigned', 'She wants FSC.'],
    ['assigned', null],
  ]);
  expect(await lines('wangLei', '?view=mine')).toEqual([]);
  expect(await lines('wangLei', '?view=done')).toHaveLength(1);
  const log = await office.app.context.database.manager.findBy(AuditEntry, { action: 'care.changed' });
  expect(log).toHaveLength(3);
  const read = await office.browsers.wangLei.post('/api/notices/read', { throughId: notices.notices[0].id });
  expect(read.body.unread).toBe(0);
});

test('of two people who take the same mail one wins, and the other is told who it was', async () => {
  const { conversationId } = await office.receive(sales(), inquiry);
  const { liNa, wangLei } = office.world.viewers;
  const [first, second] = await Promise.all([
    act('liNa', conversationId, { version: 1, carerId: liNa.userId }),
    act('wangLei', conversationId, { version: 1, carerId: wangLei.userId }),
  ]);
  const lost = first?.status === 409 ? first : second;
  expect([first?.status, second?.status].sort()).toEqual([200, 409]);
  const winner = first?.status === 200 ? 'li.na' : 'wang.lei';
  expect(lost?.body.error).toMatchObject({ code: 'care.changed', details: { byName: winner, carerName: winner } });
  expect(shared(await team('liNa', conversationId))).toMatchObject({ carerName: winner, version: 2 });
});

test('a mailbox is worked in by whoever is allowed to: nobody else changes it, and nobody else is given its mail', async () => {
  const { conversationId } = await office.receive(sales(), inquiry);
  expect((await act('hePing', conversationId, { version: 1, state: 'done' })).status).toBe(404);
  const stranger = await act('liNa', conversationId, { version: 1, carerId: office.world.viewers.sunYue.userId });
  expect([stranger.status, stranger.body.error.code]).toEqual([400, 'care.not_member']);
  expect(await office.app.context.database.manager.countBy(MailCare, { isDone: true })).toBe(0);
});

test('what waits in a personal mailbox is told to its owner alone, and is given to nobody', async () => {
  const own = office.world.mailboxes.liNa;
  const { conversationId } = await office.receive(own, { ...inquiry, to: 'Li Na <li.na@haitu.example>' });
  expect(await lines('liNa')).toMatchObject([{ isShared: false, state: 'new' }]);
  expect(await lines('wangLei')).toEqual([]);
  // The manager sees the letter, because the company is below her; how Li Na keeps her mailbox is not hers to see.
  expect((await team('chenJing', conversationId)).care).toEqual([]);
  const { wangLei } = office.world.viewers;
  const given = await act('liNa', conversationId, { mailboxId: own.id, version: 1, carerId: wangLei.userId });
  expect([given.status, given.body.error.code]).toEqual([400, 'care.not_shared']);
});

describe('by its rule a mailbox gives what comes', () => {
  const rule = async (assignRule: string) =>
    office.browsers.chenJing.put(`/api/mailboxes/${sales().id}/care?version=0`, { assignRule, redHours: 4 });
  const receiveThree = async () => {
    for (const at of [1, 2, 3])
      await office.receive(sales(), { ...inquiry, id: `r${at}@nordlicht.example`, subject: `Matter ${at}` });
    return (await lines('liNa')).map(line => line.carerName).sort();
  };

  test('to its members in turn', async () => {
    expect((await rule('turn')).status).toBe(200);
    expect(await receiveThree()).toEqual(['li.na', 'li.na', 'wang.lei']);
  });

  test('to whoever has the company', async () => {
    await rule('company');
    expect(await receiveThree()).toEqual(['li.na', 'li.na', 'li.na']);
  });

  test('and only who manages it sets the rule', async () => {
    const { sales: box } = office.world.mailboxes;
    const body = { assignRule: 'turn', redHours: 4 };
    const reply = await office.browsers.liNa.put(`/api/mailboxes/${box.id}/care?version=0`, body);
    expect([reply.status, reply.body.error.code]).toEqual([403, 'care.setting_not_yours']);
    const stranger = await office.browsers.hePing.put(`/api/mailboxes/${box.id}/care?version=0`, body);
    expect(stranger.status).toBe(404);
  });
});

describe('a note for colleagues', () => {
  test('is seen by whoever sees the letter, and tells whom it mentions', async () => {
    const { conversationId } = await office.receive(sales(), inquiry);
    const { wangLei } = office.world.viewers;
    const body = { text: 'She asked for this last year too.', mentionIds: [wangLei.userId] };
    const reply = await office.browsers.liNa.post(`/api/conversations/${conversationId}/notes`, body);
    expect(reply.body.notes).toMatchObject([{ byName: 'li.na', isMine: true, mentions: [{ name: 'wang.lei' }] }]);
    expect((await team('wangLei', conversationId)).notes).toMatchObject([{ text: body.text, isMine: false }]);
    expect((await office.browsers.wangLei.get('/api/notices')).body.notices).toMatchObject([{ kind: 'mentioned' }]);
    const { id } = reply.body.notes[0];
    expect((await office.browsers.wangLei.delete(`/api/conversation-notes/${id}`)).status).toBe(404);
    expect((await office.browsers.liNa.delete(`/api/conversation-notes/${id}`)).status).toBe(200);
    expect((await team('wangLei', conversationId)).notes).toEqual([]);
  });

  test('mentions nobody who may not see the letter, and says who that is', async () => {
    const { conversationId } = await office.receive(sales(), inquiry);
    const mentionIds = [office.world.viewers.hePing.userId];
    const url = `/api/conversations/${conversationId}/notes`;
    const reply = await office.browsers.liNa.post(url, { text: 'Look', mentionIds });
    expect([reply.status, reply.body.error.code]).toEqual([400, 'note.cannot_see']);
    expect(reply.body.error.details.names).toBe('he.ping');
    expect((await office.browsers.hePing.post(url, { text: 'Look' })).status).toBe(404);
  });
});

test("the working hours are the company's, and two who set them do not overwrite each other", async () => {
  const body = { days: [1, 2, 3, 4, 5, 6], from: 480, to: 1020 };
  const url = '/api/settings/working-hours';
  expect((await office.browsers.liNa.put(`${url}?version=0`, body)).status).toBe(403);
  expect((await office.browsers.admin.put(`${url}?version=0`, body)).body).toMatchObject({ ...body, version: 1 });
  expect((await office.browsers.admin.put(`${url}?version=0`, body)).status).toBe(409);
  const empty = await office.browsers.admin.put(`${url}?version=1`, { ...body, to: 400 });
  expect(empty.body.error.code).toBe('working_hours.empty');
});

test('what comes after months to a conversation that we had is not called new', async () => {
  const ours = { id: 'old@haitu.example', from: 'Sales <sales@haitu.example>', to: anna, subject: 'Trays' };
  await office.receive(sales(), { ...ours, date: 'Thu, 01 Jan 2026 02:00:00 +0000' });
  await office.receive(sales(), { ...inquiry, inReplyTo: 'old@haitu.example' });
  expect(await lines('liNa')).toMatchObject([{ state: 'open' }]);
});

test('after an upgrade the mail of the last days is looked at, once', async () => {
  const { context } = office.app;
  const { conversationId } = await office.receive(sales(), inquiry);
  await context.database.writer.query('DELETE FROM "mail_care"');
  const begin = () => inTransaction(context.database, manager => beginFollowing(manager, office.app.time.now));
  expect(await begin()).toBe(true);
  expect(await begin()).toBe(false);
  const jobs = await context.database.manager.findBy(Job, { name: FOLLOW });
  expect(jobs.map(job => job.payload)).toEqual([{ conversationIds: [conversationId] }]);
});
