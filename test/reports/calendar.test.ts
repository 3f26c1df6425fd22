import fc from 'fast-check';
import { Company, Contact } from '../../service/companies/company.entity';
import { Lead } from '../../service/leads/lead.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import { OpportunityMember } from '../../service/leads/opportunity.entity';
import { birthDaysOf } from '../../service/reports/birthdays';
import type { CalendarReply } from '../../service/reports/calendar.schema';
import type { MyDayReply } from '../../service/reports/myDay.schema';
import { daysToBirthday } from '../../service/sidebar/prompting';
import type { ActivityList } from '../../service/activities/activities.schema';
import type { TestBrowser } from '../support/app';
import type { Office } from '../leads/office';
import { openOffice } from '../leads/office';

describe('birthdays', () => {
  test('of 29 February stand on the 28th in years without one', () => {
    expect(birthDaysOf('2026-02-27', '2026-03-01').get('02-29')).toEqual(['2026-02-28']);
    expect(birthDaysOf('2028-02-27', '2028-03-01').get('02-29')).toEqual(['2028-02-29']);
    expect(birthDaysOf('2025-12-31', '2026-01-01')).toEqual(
      new Map([
        ['12-31', ['2025-12-31']],
        ['01-01', ['2026-01-01']],
      ]),
    );
  });

  test('stand on the day on which the pane tells of them', () => {
    const days = fc
      .integer({ min: 0, max: 3_000 })
      .map(n => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, day => {
        for (const birthDay of birthDaysOf(day, day).keys()) expect(daysToBirthday(birthDay, day)).toBe(0);
      }),
    );
  });
});

describe('a calendar', () => {
  let office: Office;
  const browsers = {} as Record<'liNa' | 'wangLei' | 'chenJing', TestBrowser>;
  beforeEach(async () => {
    office = await openOffice();
    for (const who of ['liNa', 'wangLei', 'chenJing'] as const) browsers[who] = await office.browserOf(who);
  });
  afterEach(() => office.app.close());

  type Who = keyof typeof browsers;
  const manager = () => office.context.database.manager;
  const idOf = (who: Who) => office.viewers[who].userId;
  const read = async (who: Who, query = 'from=2026-03-01&to=2026-03-31') =>
    (await browsers[who].get(`/api/calendar?${query}`)).body as CalendarReply;
  const plan = (who: Who, body: object) =>
    browsers[who].post('/api/activities', {
      kind: 'meeting',
      subject: 'Samples',
      day: '2026-03-03',
      time: '10:00',
      ...body,
    });
  const subjects = async (who: Who, query?: string) => (await read(who, query)).activities.map(one => one.subject);

  test('holds what is planned, what is due, next steps, birthdays and who is away', async () => {
    const { lead } = await office.ask();
    const nordlicht = await manager().findOneByOrFail(Company, { externalKey: 'nordlicht' });
    await inTransaction(office.context.database, async tx => {
      await tx.update(Lead, { id: lead.id }, { nextAction: 'Call Marco', nextDay: '2026-03-05' });
      await tx.update(Contact, { companyId: nordlicht.id }, { birthDay: '03-08' });
    });
    await plan('liNa', { companyId: nordlicht.id });
    await browsers.liNa.post('/api/tasks', { title: 'Offer', dueDay: '2026-03-06', companyId: nordlicht.id });
    await browsers.wangLei.post('/api/absences', {
      userId: idOf('wangLei'),
      fromDay: '2026-03-09',
      toDay: '2026-03-10',
      note: 'doctor',
    });
    const calendar = await read('liNa');
    expect(calendar).toMatchObject({
      ...{ today: '2026-03-02', time: '16:00', timeZone: 'Asia/Shanghai', person: { name: 'li.na' }, people: [] },
      activities: [
        { subject: 'Samples', day: '2026-03-03', time: '10:00', company: { name: 'Nordlicht Küchen GmbH' } },
      ],
      tasks: [{ title: 'Offer', day: '2026-03-06', company: 'Nordlicht Küchen GmbH' }],
      steps: [{ kind: 'lead', nextAction: 'Call Marco', day: '2026-03-05' }],
      birthdays: [{ name: 'Anna Weber', day: '2026-03-08', company: 'Nordlicht Küchen GmbH' }],
      absences: [{ userName: 'wang.lei', fromDay: '2026-03-09', toDay: '2026-03-10' }],
      isCut: false,
    });
    expect(JSON.stringify(calendar)).not.toContain('doctor');
    expect((await read('wangLei')).birthdays).toEqual([]);
  });

  test('holds where one takes part, and what goes on over the first midnight, but nothing that was called off', async () => {
    await plan('liNa', { personIds: [idOf('wangLei')] });
    await plan('wangLei', { subject: 'Fair', day: '2026-02-27', minutes: 7_200 });
    await plan('wangLei', { subject: 'Over', day: '2026-02-27' });
    const off = (await plan('wangLei', { subject: 'Off' })).body;
    await browsers.wangLei.post(`/api/activities/${off.id}/state?version=1`, { state: 'cancelled' });
    expect(await subjects('wangLei')).toEqual(['Fair', 'Samples']);
  });

  test('of somebody else is open to those above him alone', async () => {
    await plan('liNa', {});
    const of = (who: Who) => `from=2026-03-01&to=2026-03-31&userId=${idOf(who)}`;
    expect(await subjects('chenJing', of('liNa'))).toEqual(['Samples']);
    expect((await read('chenJing')).people.map(one => one.name)).toEqual(['li.na', 'wang.lei']);
    expect((await browsers.wangLei.get(`/api/calendar?${of('liNa')}`)).status).toBe(404);
    expect((await browsers.liNa.get(`/api/calendar?${of('chenJing')}`)).status).toBe(404);
  });

  test('asks for at most two months', async () => {
    for (const query of [
      'from=2026-03-01&to=2026-05-02',
      'from=2026-03-02&to=2026-03-01',
      'from=2026-02-30&to=2026-03-01',
    ])
      expect((await browsers.liNa.get(`/api/calendar?${query}`)).body.error.code).toBe('calendar.span_invalid');
    expect((await browsers.liNa.get('/api/calendar?from=2026-03-01&to=2026-05-01')).status).toBe(200);
  });

  test('and My day has today’s in the order of their time, and what nobody has said the end of', async () => {
    for (const [subject, day, time] of [
      ['Evening', '2026-03-02', '18:00'],
      ['Morning', '2026-03-02', '09:00'],
      ['Tomorrow', '2026-03-03', '09:00'],
      ['Open', '2026-02-20', '09:00'],
    ])
      await plan('liNa', { subject, day, time });
    const { activities } = (await browsers.liNa.get('/api/my-day')).body as MyDayReply;
    expect(activities.map(one => [one.subject, one.isLate])).toEqual([
      ['Open', true],
      ['Morning', true],
      ['Evening', false],
    ]);
  });

  test('whoever is in the team of an opportunity sees and enters what was done about it, without its customer', async () => {
    const nordlicht = await manager().findOneByOrFail(Company, { externalKey: 'nordlicht' });
    const { body: deal } = await browsers.liNa.post('/api/opportunities', { companyId: nordlicht.id, title: 'Trays' });
    await plan('liNa', { recordId: deal.id });
    const read = () => browsers.wangLei.get(`/api/activities?recordId=${deal.id}`);
    expect((await read()).status).toBe(404);
    const member = { recordId: deal.id, userId: idOf('wangLei'), part: 'work' as never, addedById: null };
    await inTransaction(office.context.database, tx =>
      tx.insert(OpportunityMember, { ...member, createdAt: office.context.clock() }),
    );
    expect((await plan('wangLei', { recordId: deal.id, subject: 'His call' })).status).toBe(200);
    const { activities } = (await read()).body as ActivityList;
    expect(activities.map(one => [one.company, one.record?.number])).toEqual([
      [null, deal.number],
      [null, deal.number],
    ]);
    expect((await browsers.wangLei.post('/api/comments', { recordId: deal.id, text: 'Soon' })).status).toBe(200);
  });

  test('a call about a lead goes with it: to the lead that it is merged into, and to the customer that it becomes, and back', async () => {
    const { lead } = await office.ask();
    await plan('liNa', { leadId: lead.id, subject: 'First call' });
    const of = async (query: string) =>
      ((await browsers.liNa.get(`/api/activities?${query}`)).body as ActivityList).activities?.map(one => one.subject);
    expect(await of(`leadId=${lead.id}`)).toEqual(['First call']);
    expect((await browsers.wangLei.get(`/api/activities?leadId=${lead.id}`)).status).toBe(404);
    const evidence = lead.evidenceAt.getTime();
    expect((await manager().findOneByOrFail(Lead, { id: lead.id })).evidenceAt.getTime()).toBe(evidence);
    const { version } = await manager().findOneByOrFail(Lead, { id: lead.id });
    const { body: made } = await browsers.liNa.post(`/api/leads/${lead.id}/qualify`, {
      ...{ version, company: { name: 'Casa Sole Srl' }, contact: null, opportunity: { title: 'Trays' } },
    });
    expect(await of(`companyId=${made.companyId}`)).toEqual(['First call']);
    expect(await of(`recordId=${made.recordId}`)).toEqual(['First call']);
    const after = await manager().findOneByOrFail(Lead, { id: lead.id });
    const undone = await browsers.liNa.post(`/api/leads/${lead.id}/qualify/undo`, { version: after.version });
    expect(undone.status).toBe(200);
    expect(await of(`leadId=${lead.id}`)).toEqual(['First call']);
  });

  test('names no opportunity whose customer went over to a colleague', async () => {
    const nordlicht = await manager().findOneByOrFail(Company, { externalKey: 'nordlicht' });
    const { body } = await browsers.liNa.post('/api/opportunities', { companyId: nordlicht.id, title: 'Trays' });
    const change = { nextAction: 'Call', nextDay: '2026-03-06' };
    await browsers.liNa.patch(`/api/opportunities/${body.id}?version=${body.version}`, change);
    expect((await read('liNa')).steps).toHaveLength(1);
    await inTransaction(office.context.database, tx =>
      tx.update(Company, { id: nordlicht.id }, { ownerId: idOf('wangLei') }),
    );
    expect((await browsers.liNa.get('/api/opportunities?view=mine')).body).toMatchObject({ opportunities: [] });
    expect((await read('liNa')).steps).toEqual([]);
    office.app.time.now = new Date('2026-03-06T02:00:00.000Z');
    browsers.liNa = await office.browserOf('liNa');
    expect(((await browsers.liNa.get('/api/my-day')).body as MyDayReply).steps).toEqual([]);
  });

  test('taking a qualification back leaves a call where somebody has put it since', async () => {
    const { lead } = await office.ask();
    const { body: call } = await plan('liNa', { leadId: lead.id, subject: 'First call' });
    const { version } = await manager().findOneByOrFail(Lead, { id: lead.id });
    await browsers.liNa.post(`/api/leads/${lead.id}/qualify`, {
      ...{ version, company: { name: 'Casa Sole Srl' }, contact: null, opportunity: { title: 'Trays' } },
    });
    const nordlicht = await manager().findOneByOrFail(Company, { externalKey: 'nordlicht' });
    const moved = await browsers.liNa.patch(`/api/activities/${call.id}?version=2`, {
      ...{ companyId: nordlicht.id, recordId: null, leadId: null },
    });
    expect(moved.status).toBe(200);
    const after = await manager().findOneByOrFail(Lead, { id: lead.id });
    const undone = await browsers.liNa.post(`/api/leads/${lead.id}/qualify/undo`, { version: after.version });
    expect(undone.status).toBe(200);
    const { body: left } = await browsers.liNa.get(`/api/activities/${call.id}`);
    expect(left).toMatchObject({ company: { id: nordlicht.id } });
  });
});
