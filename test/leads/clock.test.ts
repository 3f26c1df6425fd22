import { LeadEvent } from '../../service/leads/lead.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import { AuditEntry } from '../../service/users/user.entity';
import { FilingStatus } from '../../service/filing/filing.entity';
import { loadCompanyData } from '../../service/intake/dataImport.service';
import { Lead } from '../../service/leads/lead.entity';
import { Company } from '../../service/companies/company.entity';
import { createRecord } from '../../service/records/records.service';
import type { TestBrowser } from '../support/app';
import type { Office } from './office';
import { openOffice } from './office';
import { askFrom, changed, DAY, HOUR, leadNow, makePool, makeRule, runJobs, toldOf } from './poolWorld';

let office: Office;
let manager: TestBrowser;
let begun: number;

beforeEach(async () => {
  office = await openOffice();
  manager = await office.browserOf('chenJing');
  begun = office.app.time.now.getTime();
});
afterEach(() => office.app.close());

const to = (days: number) => {
  office.app.time.now = new Date(begun + days * DAY);
};
/** Sessions end in the days that these tests skip. */
const later = async (days: number) => {
  to(days);
  manager = await office.browserOf('chenJing');
};
const day = (days: number) => new Date(begun + days * DAY);

test('a lead that nobody answers returns on day 14, with one warning on day 11', async () => {
  const pool = await makePool(manager);
  const lead = await askFrom(office, 'casasole');
  expect(lead).toMatchObject({ stage: 'assigned', poolId: pool.id, returnsAt: day(14) });
  to(10.9);
  await runJobs(office, ['leads.clock']);
  expect((await leadNow(office, lead.id)).warnedAt).toBeNull();
  to(11);
  await runJobs(office);
  await runJobs(office);
  to(12);
  await runJobs(office);
  const told = await toldOf(office, lead.id);
  expect(told.filter(one => one.startsWith('lead_returns'))).toEqual(['lead_returns liNa']);
  to(13.99);
  await runJobs(office);
  expect(await leadNow(office, lead.id)).toMatchObject({ stage: 'assigned' });
  to(14);
  await runJobs(office);
  await runJobs(office);
  expect(await leadNow(office, lead.id)).toMatchObject({
    ...{ stage: 'pool', ownerId: null, poolId: pool.id, returnsAt: null, warnedAt: null },
    ...{ formerOwnerId: office.viewers.liNa.userId, formerUntil: day(21) },
  });
  const after = (await toldOf(office, lead.id)).filter(one => one.startsWith('lead_returned'));
  expect(after.sort()).toEqual(['lead_returned chenJing', 'lead_returned liNa']);
  const { manager: reader } = office.context.database;
  const events = await reader.findBy(LeadEvent, { leadId: lead.id, kind: 'pooled' });
  expect(events).toMatchObject([{ userId: null, details: { why: 'idle', userId: office.viewers.liNa.userId } }]);
  const audited = await reader.findBy(AuditEntry, { action: 'lead.pooled', subjectId: lead.id });
  expect(audited).toMatchObject([{ actor: 'system' }]);
});

test.each([
  ['mail that comes', 'in'],
  ['mail that leaves', 'out'],
])('%s winds the clock', async (_what, direction) => {
  await makePool(manager);
  const lead = await askFrom(office, 'casasole');
  to(11);
  await runJobs(office);
  expect((await leadNow(office, lead.id)).warnedAt).not.toBeNull();
  const date = new Date(begun + 11.5 * DAY).toUTCString();
  const us = 'Li Na <li.na@haitu.example>';
  const them = 'Buyer casasole <buyer@casasole.example>';
  const [from, whom] = direction === 'in' ? [them, us] : [us, them];
  to(11.6);
  await office.send({ from, to: whom, subject: 'Re: bamboo tray', id: `more-${direction}@x.example`, date });
  const wound = await leadNow(office, lead.id);
  expect(wound).toMatchObject({ returnsAt: day(25.5), warnedAt: null });
  to(20);
  await runJobs(office);
  expect((await leadNow(office, lead.id)).stage).not.toBe('pool');
  to(22.6);
  await runJobs(office);
  // Another date of return, another warning.
  expect((await toldOf(office, lead.id)).filter(one => one === 'lead_returns liNa')).toHaveLength(2);
});

test('mail with a buyer who was entered as a customer meanwhile winds the clock, too', async () => {
  await makePool(manager);
  const lead = await askFrom(office, 'casasole');
  await loadCompanyData(office.context, 'command_line', {
    ...{ contacts: [], records: [], keysDecide: true },
    companies: [
      {
        ...{ key: 'cs', name: 'Casa Sole Srl', types: ['customer'], domains: ['casasole.example'] },
        ...{
          ownerAddress: 'li.na@haitu.example',
          contacts: [{ name: 'Buyer', addresses: ['buyer@casasole.example'] }],
        },
      },
    ],
  });
  to(10);
  const date = new Date(begun + 10 * DAY).toUTCString();
  const from = 'Buyer <buyer@casasole.example>';
  const messageId = await office.send({
    from,
    to: 'li.na@haitu.example',
    subject: 'And now?',
    id: 'b@x.example',
    date,
  });
  const { manager: reader } = office.context.database;
  expect((await reader.findOneByOrFail(FilingStatus, { messageId })).state).toBe('filed');
  expect(await leadNow(office, lead.id)).toMatchObject({ lastInAt: day(10), returnsAt: day(24) });
});

test('a note that somebody types winds nothing', async () => {
  await makePool(manager);
  const lead = await askFrom(office, 'casasole');
  to(5);
  const liNa = await office.browserOf('liNa');
  expect((await liNa.post(`/api/leads/${lead.id}/notes`, { text: 'called him' })).status).toBe(200);
  expect((await leadNow(office, lead.id)).returnsAt).toEqual(day(14));
});

test('what a rule protects returns only when its protection is over', async () => {
  await makePool(manager);
  const { userId } = office.viewers.wangLei;
  await makeRule(manager, { userIds: [userId], protectionDays: 30 });
  const lead = await askFrom(office, 'casasole');
  expect(lead).toMatchObject({ ownerId: userId, returnsAt: day(30), protectedUntil: day(30) });
  to(29);
  await runJobs(office);
  expect((await leadNow(office, lead.id)).stage).toBe('assigned');
  to(30);
  await runJobs(office);
  expect((await leadNow(office, lead.id)).stage).toBe('pool');
});

test.each(['qualified', 'disqualified'])('a %s lead is never taken back', async stage => {
  await makePool(manager);
  const lead = await askFrom(office, 'casasole');
  const liNa = await office.browserOf('liNa');
  const { version } = await leadNow(office, lead.id);
  const reply =
    stage === 'qualified'
      ? await liNa.post(`/api/leads/${lead.id}/stage`, { version, stage })
      : await liNa.post(`/api/leads/${lead.id}/reject`, { version, reason: 'no_need' });
  expect(reply.body.stage).toBe(stage);
  // Even where a date of return was left standing by mistake.
  await inTransaction(office.context.database, writer => writer.update(Lead, { id: lead.id }, { returnsAt: day(1) }));
  to(60);
  await runJobs(office);
  expect((await leadNow(office, lead.id)).stage).toBe(stage);
});

test('a quotation for the company that a lead belongs to is proof of work', async () => {
  await makePool(manager);
  const lead = await askFrom(office, 'casasole');
  const { database } = office.context;
  const company = await database.manager.findOneByOrFail(Company, { name: 'Nordlicht Küchen GmbH' });
  await inTransaction(database, writer => writer.update(Lead, { id: lead.id }, { companyId: company.id }));
  to(10);
  await createRecord(office.context, office.viewers.liNa, company.id, {
    ...{ kind: 'quote', number: 'Q-2026-0900', title: 'Bamboo tray' },
  });
  to(14);
  await runJobs(office);
  expect(await leadNow(office, lead.id)).toMatchObject({ stage: 'assigned', returnsAt: day(24) });
  to(24);
  await runJobs(office);
  expect((await leadNow(office, lead.id)).stage).toBe('pool');
});

test('a late first answer is told once, to the owner and to his manager', async () => {
  await makePool(manager);
  const lead = await askFrom(office, 'casasole');
  office.app.time.now = new Date((lead.answerDueAt as Date).getTime() - HOUR);
  await runJobs(office);
  expect(await toldOf(office, lead.id)).toEqual([]);
  office.app.time.now = new Date((lead.answerDueAt as Date).getTime() + HOUR);
  await runJobs(office);
  await runJobs(office);
  expect((await toldOf(office, lead.id)).sort()).toEqual(['lead_late chenJing', 'lead_late liNa']);
  const notices = (await (await office.browserOf('liNa')).get('/api/notices')).body.notices;
  expect(notices).toMatchObject([
    { kind: 'lead_late', messageId: null, lead: { number: lead.number, isOpen: true } },
    { kind: 'lead' },
  ]);
});

test('an answer in time is told to nobody', async () => {
  const lead = await askFrom(office, 'casasole');
  const date = new Date(office.app.time.now.getTime() + HOUR).toUTCString();
  await office.send({ from: 'Li Na <li.na@haitu.example>', to: 'buyer@casasole.example', id: 'a@haitu.example', date });
  to(9);
  await runJobs(office);
  expect(await toldOf(office, lead.id)).toEqual([]);
});

describe('another clock of a pool', () => {
  test('is carried to its leads, and takes none of them without a warning', async () => {
    const pool = await makePool(manager);
    const lead = await askFrom(office, 'casasole');
    await later(10);
    const reply = await manager.patch(
      `/api/pools/${pool.id}?version=${pool.version}`,
      changed(pool, { returnDays: 7 }),
    );
    expect(reply.status).toBe(200);
    await runJobs(office, ['leads.reclock']);
    expect((await leadNow(office, lead.id)).returnsAt).toEqual(day(13));
    await runJobs(office);
    expect(await toldOf(office, lead.id)).toContain('lead_returns liNa');
    // Done again it moves nothing on.
    await later(11);
    await manager.patch(`/api/pools/${pool.id}?version=${pool.version + 1}`, changed(pool, { returnDays: 6 }));
    await runJobs(office, ['leads.reclock']);
    expect((await leadNow(office, lead.id)).returnsAt).toEqual(day(13));
  });

  test('that does not run any more lets everybody keep what he has', async () => {
    const pool = await makePool(manager);
    const lead = await askFrom(office, 'casasole');
    await manager.patch(`/api/pools/${pool.id}?version=${pool.version}`, changed(pool, { returnDays: 0 }));
    await runJobs(office, ['leads.reclock']);
    expect((await leadNow(office, lead.id)).returnsAt).toBeNull();
  });

  test('the first pool takes in the leads that were given away before there was one', async () => {
    const lead = await askFrom(office, 'casasole');
    expect(lead).toMatchObject({ poolId: null, returnsAt: null });
    await later(40);
    const pool = await makePool(manager);
    await runJobs(office, ['leads.reclock']);
    expect(await leadNow(office, lead.id)).toMatchObject({ poolId: pool.id, returnsAt: day(43) });
  });

  test('is shown beforehand: which leads would return, and whose they are', async () => {
    const pool = await makePool(manager);
    const lead = await askFrom(office, 'casasole');
    await later(10);
    const ask = (returnDays: number) =>
      manager.post('/api/pools/preview', { poolId: pool.id, returnDays, warnDays: 3 });
    expect((await ask(14)).body).toMatchObject({ days: 3, count: 0, already: 0, lines: [] });
    expect((await ask(7)).body).toMatchObject({
      ...{ days: 3, count: 1, already: 0 },
      lines: [{ number: lead.number, owner: 'li.na', returnsAt: day(13).toISOString() }],
    });
    // Whoever sets the rules and reads no leads is told the number alone.
    const admin = await office.browserOf('admin');
    const masked = await admin.post('/api/pools/preview', { poolId: pool.id, returnDays: 7, warnDays: 3 });
    expect(masked.body).toMatchObject({ count: 1, lines: [] });
    expect((await leadNow(office, lead.id)).returnsAt).toEqual(day(14));
  });

  test('and so is another protection of a rule', async () => {
    await makePool(manager);
    const { userId } = office.viewers.wangLei;
    const rule = await makeRule(manager, { userIds: [userId], protectionDays: 60 });
    const lead = await askFrom(office, 'casasole');
    await later(20);
    const ask = (protectionDays: number | null) =>
      manager.post('/api/lead-rules/preview', { ruleId: rule.id, protectionDays });
    expect((await ask(60)).body.count).toBe(0);
    expect((await ask(null)).body).toMatchObject({ count: 1, lines: [{ number: lead.number }] });
    const { id: _id, version: _version, lastUserId: _last, ...kept } = rule;
    const patched = await manager.patch(`/api/lead-rules/${rule.id}?version=1`, { ...kept, protectionDays: 15 });
    expect(patched.status).toBe(200);
    await runJobs(office, ['leads.reclock']);
    expect(await leadNow(office, lead.id)).toMatchObject({ protectedUntil: day(15), returnsAt: day(23) });
  });
});
