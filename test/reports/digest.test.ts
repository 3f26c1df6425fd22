import { Like } from 'typeorm';
import { Company } from '../../service/companies/company.entity';
import { Lead } from '../../service/leads/lead.entity';
import type { LeadList } from '../../service/leads/leads.schema';
import { inTransaction } from '../../service/platform/database/transaction';
import { Job } from '../../service/platform/queue/job.entity';
import { DigestSent, DigestSetting } from '../../service/reports/digest.entity';
import type { DigestReply } from '../../service/reports/digest.schema';
import { digestJobs } from '../../service/reports/digest.jobs';
import { sendDigests } from '../../service/reports/digestSending.service';
import { OutgoingMail } from '../../service/users/outgoingMail.entity';
import { sendWritten } from '../../service/users/outgoingMail.service';
import { saveSetting } from '../../service/users/settings.service';
import { User, UserRole } from '../../service/users/user.entity';
import type { Office } from '../leads/office';
import { openOffice } from '../leads/office';
import { askFrom, DAY, HOUR } from '../leads/poolWorld';
import type { TestBrowser } from '../support/app';
import { openMailServer } from '../support/smallMailServer';

let office: Office;
let liNa: TestBrowser;
let wangLei: TestBrowser;
let chenJing: TestBrowser;
beforeEach(async () => {
  office = await openOffice();
  await signIn();
});
afterEach(() => office.app.close());

/** Again, where days have passed since. */
async function signIn(): Promise<void> {
  liNa = await office.browserOf('liNa');
  wangLei = await office.browserOf('wangLei');
  chenJing = await office.browserOf('chenJing');
}

const digest = async (who: TestBrowser, query = ''): Promise<DigestReply> =>
  (await who.get(`/api/digest${query}`)).body as DigestReply;
const signal = new AbortController().signal;
const forward = (ms: number) => void (office.app.time.now = new Date(office.app.time.now.getTime() + ms));

/** How many the list at an address of the web pages has, asked of the service as its page does. */
async function listed(who: TestBrowser, address: string): Promise<number> {
  const url = new URL(address, 'http://localhost');
  const query = url.searchParams;
  if (url.pathname === '/inbox') {
    const { body } = await who.get('/api/care?view=unanswered&limit=100');
    return (body as { lines: unknown[] }).lines.length;
  }
  query.delete('show');
  if (query.get('view') === 'all') query.delete('view');
  for (const [name, value] of [...query]) if (value === '1') query.set(name, 'true');
  const reply = await who.get(`/api${url.pathname}?${query.toString()}&limit=100`);
  if (reply.status !== 200) throw new Error(`${address}: ${reply.raw.toString()}`);
  const body = reply.body as Record<string, unknown[]>;
  return (body.leads ?? body.opportunities ?? body.tasks ?? []).length;
}

async function aBusyDay(): Promise<void> {
  await askFrom(office, 'alpha');
  const lead = await askFrom(office, 'beta');
  await liNa.post('/api/tasks', { title: 'Book the courier', dueDay: '2026-02-20' });
  const { id: company } = await office.context.database.manager.findOneByOrFail(Company, { name: Like('Nordlicht%') });
  const made = await liNa.post('/api/opportunities', {
    companyId: company,
    title: 'Trays',
    amount: 184000,
    currency: 'USD',
  });
  const { id, version } = made.body as { id: number; version: number };
  await liNa.patch(`/api/opportunities/${id}?version=${version}`, { nextAction: 'Call', nextDay: '2026-02-28' });
  await inTransaction(office.context.database, manager =>
    manager.update(Lead, { id: lead.id }, { returnsAt: new Date(office.app.time.now.getTime() + 2 * DAY) }),
  );
  forward(DAY);
  await signIn();
}

test('every number is what its list has, for each person', async () => {
  await aBusyDay();
  for (const who of [liNa, wangLei, chenJing])
    for (const scope of ['mine', 'team']) {
      const told = await digest(who, `?scope=${scope}`);
      for (const line of [...told.happened, ...told.waits, ...told.late])
        expect([line.address, line.count]).toEqual([line.address, await listed(who, line.address)]);
    }
});

test('yesterday is told to whoever had it and to his manager, and to nobody else', async () => {
  await aBusyDay();
  const of = (told: DigestReply, key: string) =>
    [...told.happened, ...told.waits].find(line => line.key === key)?.count;
  const mine = await digest(liNa);
  expect([of(mine, 'inquiries'), of(mine, 'opened'), of(mine, 'tasks')]).toEqual([2, 1, 1]);
  expect(mine.happened.find(line => line.key === 'opened')?.sums).toEqual([{ currency: 'USD', amount: 184000 }]);
  const others = await digest(wangLei);
  expect([of(others, 'inquiries'), of(others, 'opened'), of(others, 'tasks')]).toEqual([0, 0, 0]);
  const boss = await digest(chenJing);
  expect([of(boss, 'inquiries'), of(boss, 'opened')]).toEqual([2, 1]);
});

test('who did not answer in time is named to the manager, and the number opens his leads', async () => {
  await askFrom(office, 'alpha');
  forward(3 * DAY);
  await signIn();
  const told = await digest(chenJing, '?from=2026-03-02&to=2026-03-04');
  expect(told.late).toMatchObject([{ person: { id: office.viewers.liNa.userId }, count: 1 }]);
  const { body } = await chenJing.get(`/api/leads?state=all&missed=true&from=2026-03-02&to=2026-03-04`);
  expect((body as LeadList).leads).toHaveLength(1);
  expect((await digest(liNa)).late).toEqual([]);
});

test('a day long ago tells what happened then, and not what waits now', async () => {
  await aBusyDay();
  const told = await digest(liNa, '?from=2026-02-01');
  expect(told.waits).toEqual([]);
  expect(told.happened.every(line => line.count === 0)).toBe(true);
  expect((await liNa.get('/api/digest?from=2026-04-01')).body).toMatchObject({ error: { code: 'digest.days_wrong' } });
});

const setting = { isOn: true, hour: 8, days: [1, 2, 3, 4, 5], timeZone: '', scope: 'mine' };
const sent = () => office.context.database.manager.find(DigestSent, { order: { id: 'ASC' } });
const mails = () => office.context.database.manager.findBy(OutgoingMail, { kind: 'digest' });

async function mailIsSetUp(port = 1): Promise<void> {
  const server = { host: '127.0.0.1', port, security: 'none', user: null, from: 'crm@haitu.example', fromName: '' };
  await inTransaction(office.context.database, manager =>
    saveSetting(manager, 'mail.outgoing', { ...server, isActive: true, sealedPassword: null, version: 1 }),
  );
}

test('the mail goes out once a day at the hour, however often the job runs and how many run at once', async () => {
  await mailIsSetUp();
  await aBusyDay();
  const saved = await liNa.put('/api/digest/settings?version=0', setting);
  expect(saved.body).toMatchObject({ nextAt: '2026-03-04T00:00:00.000Z', hasTeam: false });
  await sendDigests(office.context, signal);
  expect(await sent()).toEqual([]);
  office.app.time.now = new Date('2026-03-04T00:03:00.000Z');
  await Promise.all([1, 2, 3].map(() => sendDigests(office.context, signal)));
  await digestJobs(office.context)[0]?.handler({}, { id: 0, key: '', attempt: 1, signal });
  expect(await sent()).toMatchObject([{ userId: office.viewers.liNa.userId, day: '2026-03-04', state: 'written' }]);
  expect(await mails()).toHaveLength(1);
  office.app.time.now = new Date('2026-03-05T00:00:00.000Z');
  await sendDigests(office.context, signal);
  expect(await mails()).toHaveLength(2);
});

test('an hour that passed while the service stood is made good on the same day', async () => {
  await mailIsSetUp();
  await aBusyDay();
  await liNa.put('/api/digest/settings?version=0', setting);
  office.app.time.now = new Date('2026-03-04T08:00:00.000Z');
  await sendDigests(office.context, signal);
  expect(await sent()).toMatchObject([{ day: '2026-03-04', state: 'written' }]);
});

test('nothing goes out on holidays, on other weekdays, on leave, or where there is nothing to say', async () => {
  await mailIsSetUp();
  await liNa.put('/api/digest/settings?version=0', setting);
  const admin = await office.browserOf('admin');
  const holidays = [{ from: '2026-03-03', to: '2026-03-03', name: 'Day off' }];
  await admin.put('/api/settings/digest?version=0', { sendsEmpty: false, holidays });
  for (const at of ['2026-03-03T00:00:00Z', '2026-03-07T00:00:00Z', '2026-03-09T00:00:00Z']) {
    office.app.time.now = new Date(at);
    await sendDigests(office.context, signal);
  }
  expect(await sent()).toMatchObject([{ day: '2026-03-09', state: 'nothing' }]);
  await signIn();
  const later = await office.browserOf('admin');
  await liNa.post('/api/absences', { userId: office.viewers.liNa.userId, fromDay: '2026-03-10', toDay: '2026-03-10' });
  await later.put('/api/settings/digest?version=1', { sendsEmpty: true, holidays: [] });
  for (const at of ['2026-03-10T00:00:00Z', '2026-03-11T00:00:00Z']) {
    office.app.time.now = new Date(at);
    await sendDigests(office.context, signal);
  }
  expect((await sent()).map(one => [one.day, one.state])).toEqual([
    ['2026-03-09', 'nothing'],
    ['2026-03-11', 'written'],
  ]);
});

test('it reaches the mail server in the language of the person, as text and as HTML, and is not kept afterwards', async () => {
  const server = await openMailServer();
  try {
    await mailIsSetUp(server.port);
    await aBusyDay();
    await inTransaction(office.context.database, manager =>
      manager.update(User, { id: office.viewers.liNa.userId }, { language: 'en' }),
    );
    await liNa.put('/api/digest/settings?version=0', setting);
    office.app.time.now = new Date('2026-03-04T00:00:00.000Z');
    await sendDigests(office.context, signal);
    const [mail] = await mails();
    expect(await office.context.database.manager.existsBy(Job, { name: 'mail.send', key: String(mail?.id) })).toBe(
      true,
    );
    await sendWritten(office.context, mail?.id ?? 0, 1);
    const [raw = ''] = server.mails;
    expect(raw).toMatch(/multipart\/alternative/);
    expect(raw).toMatch(/text\/html/);
    expect(raw).toMatch(/Good morning, li.na/);
    expect(raw).toContain(`<${mail?.messageId ?? ''}>`);
    expect((await mails())[0]).toMatchObject({ state: 'sent', content: null });
  } finally {
    await server.close();
  }
});

test('a setting that was changed in another window meanwhile is not written over', async () => {
  await liNa.put('/api/digest/settings?version=0', setting);
  const late = await liNa.put('/api/digest/settings?version=0', { ...setting, hour: 9 });
  expect([late.status, late.body]).toMatchObject([409, { error: { code: 'version.changed' } }]);
  const wrong = await liNa.put('/api/digest/settings?version=1', { ...setting, timeZone: 'Mars/Base' });
  expect(wrong.body).toMatchObject({ error: { code: 'digest.zone_unknown' } });
});

test('an hour is an hour of the person', async () => {
  await mailIsSetUp();
  const reply = await liNa.put('/api/digest/settings?version=0', { ...setting, timeZone: 'Europe/Berlin' });
  const { nextAt } = reply.body as { nextAt: string };
  expect(new Date(nextAt).getTime() - office.app.time.now.getTime()).toBeGreaterThan(-HOUR);
  expect(nextAt.slice(11, 16)).toBe('07:00');
});

test('west of the company the digest tells of the day that is over there, and of what waits', async () => {
  await mailIsSetUp();
  await aBusyDay();
  await liNa.put('/api/digest/settings?version=0', { ...setting, timeZone: 'America/Los_Angeles' });
  // Eight in the morning in Los Angeles, when the fifth of March begins in Ningbo.
  office.app.time.now = new Date('2026-03-04T16:00:00.000Z');
  await sendDigests(office.context, signal);
  const [mail] = await mails();
  expect(mail?.content?.text).toContain('逾期的待办');
  expect(mail?.content?.text).toContain('from=2026-03-04&to=2026-03-04');
});

test('what goes wrong with the digest of one person keeps it from nobody else', async () => {
  await mailIsSetUp();
  await aBusyDay();
  for (const who of [liNa, wangLei, chenJing]) await who.put('/api/digest/settings?version=0', setting);
  const { liNa: first } = office.viewers;
  await inTransaction(office.context.database, manager =>
    manager.update(DigestSetting, { userId: first.userId }, { timeZone: 'Mars/Base' }),
  );
  office.app.time.now = new Date('2026-03-04T00:03:00.000Z');
  await digestJobs(office.context)[0]?.handler({}, { id: 0, key: '', attempt: 1, signal });
  expect((await sent()).map(one => one.userId).sort()).toEqual(
    [office.viewers.wangLei.userId, office.viewers.chenJing.userId].sort(),
  );
});

test('a change of the holidays takes no digest away that is due', async () => {
  await mailIsSetUp();
  await aBusyDay();
  await liNa.put('/api/digest/settings?version=0', setting);
  office.app.time.now = new Date('2026-03-04T00:03:00.000Z');
  const admin = await office.browserOf('admin');
  expect((await admin.put('/api/settings/digest?version=0', { sendsEmpty: false, holidays: [] })).status).toBe(200);
  await sendDigests(office.context, signal);
  expect(await sent()).toMatchObject([{ day: '2026-03-04', state: 'written' }]);
});

test('whoever may not read mail any more gets no digest that was written before', async () => {
  const server = await openMailServer();
  try {
    await mailIsSetUp(server.port);
    await aBusyDay();
    await liNa.put('/api/digest/settings?version=0', setting);
    office.app.time.now = new Date('2026-03-04T00:00:00.000Z');
    await sendDigests(office.context, signal);
    const [mail] = await mails();
    await inTransaction(office.context.database, manager =>
      manager.delete(UserRole, { userId: office.viewers.liNa.userId }),
    );
    await expect(sendWritten(office.context, mail?.id ?? 0, 1)).rejects.toMatchObject({ code: 'mail.nobody' });
    expect(server.mails).toEqual([]);
    expect((await mails())[0]?.state).toBe('failed');
  } finally {
    await server.close();
  }
});

test('whoever was on leave is told of those days when he is back', async () => {
  await mailIsSetUp();
  await liNa.put('/api/digest/settings?version=0', setting);
  await (await office.browserOf('admin')).put('/api/settings/digest?version=0', { sendsEmpty: true, holidays: [] });
  await liNa.post('/api/absences', { userId: office.viewers.liNa.userId, fromDay: '2026-03-04', toDay: '2026-03-05' });
  for (const at of ['2026-03-03T00:00:00Z', '2026-03-04T00:00:00Z', '2026-03-05T00:00:00Z', '2026-03-06T00:00:00Z']) {
    office.app.time.now = new Date(at);
    await sendDigests(office.context, signal);
  }
  expect((await sent()).map(one => one.day)).toEqual(['2026-03-03', '2026-03-06']);
  expect((await mails()).at(-1)?.content?.text).toContain('from=2026-03-03&to=2026-03-05');
});
