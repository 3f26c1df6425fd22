import fc from 'fast-check';
import { LeadRule } from '../../service/leads/assignment.entity';
import type { AskedRule } from '../../service/leads/assignment';
import { anyLead } from '../../service/leads/assignment';
import { Lead, LeadEvent } from '../../service/leads/lead.entity';
import type { TriedLead } from '../../service/leads/trying';
import { tryRules } from '../../service/leads/trying';
import { AuditEntry } from '../../service/users/user.entity';
import type { TestBrowser } from '../support/app';
import type { Office } from './office';
import { openOffice } from './office';
import { askFrom, DAY, makePool, makeRule, usualRule } from './poolWorld';

const rule = (id: number, part: Partial<AskedRule> = {}): AskedRule => ({
  ...{
    id,
    conditions: anyLead,
    mode: 'turn',
    userIds: [1, 2, 3],
    poolId: null,
    protectionDays: null,
    lastUserId: null,
  },
  ...part,
});
const lead = (id: number, day = '2026-03-02', country = 'DE'): TriedLead => ({
  ...{
    id,
    day,
    country,
    language: 'en',
    source: 'mail',
    products: 'bamboo tray',
    mailboxIds: [],
    mailboxOwnerId: null,
  },
});
const gets = (found: ReturnType<typeof tryRules>) =>
  [...found.values()].map(one => (one.kind === 'user' ? one.userId : one.kind));

describe('a dry run', () => {
  const all = new Set([1, 2, 3]);

  test('goes on in turn from lead to lead, and passes over who was away on the day', () => {
    const leads = [lead(1), lead(2, '2026-03-03'), lead(3, '2026-03-04'), lead(4, '2026-03-05')];
    const leaves = [{ userId: 2, fromDay: '2026-03-03', toDay: '2026-03-03' }];
    expect(gets(tryRules([rule(1)], leads, all, leaves))).toEqual([1, 3, 1, 2]);
  });

  test('lets the first rule that fits decide, and gives by load what it gave by load before', () => {
    const german = { ...anyLead, countries: ['DE'] };
    const rules = [
      rule(1, { conditions: german, mode: 'load', userIds: [2, 3] }),
      rule(2, { mode: 'pool', poolId: 9 }),
    ];
    const leads = [lead(1), lead(2), lead(3, '2026-03-02', 'US'), lead(4)];
    expect(gets(tryRules(rules, leads, all, []))).toEqual([2, 3, 'pool', 2]);
  });

  test('leaves the rules as they were', () => {
    const rules = [rule(1)];
    tryRules(rules, [lead(1), lead(2)], all, []);
    expect(rules[0]?.lastUserId).toBeNull();
  });

  test('in turn nobody gets two more than anybody else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 6 }), (count, people) => {
        const userIds = Array.from({ length: people }, (_, at) => at + 1);
        const leads = Array.from({ length: count }, (_, at) => lead(at + 1));
        const got = gets(tryRules([rule(1, { userIds })], leads, new Set(userIds), []));
        const shares = userIds.map(id => got.filter(one => one === id).length);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('rules of assignment', () => {
  let office: Office;
  let chenJing: TestBrowser;
  beforeEach(async () => {
    office = await openOffice();
    chenJing = await office.browserOf('chenJing');
  });
  afterEach(() => office.app.close());
  const idsOf = () => [office.viewers.liNa.userId, office.viewers.wangLei.userId];

  test('give leads in turn, and go on behind who is on leave', async () => {
    await makeRule(chenJing, { userIds: idsOf() });
    const [liNa, wangLei] = idsOf();
    expect((await askFrom(office, 'one')).ownerId).toBe(liNa);
    expect((await askFrom(office, 'two')).ownerId).toBe(wangLei);
    const browser = await office.browserOf('liNa');
    const leave = { userId: liNa, fromDay: '2026-03-01', toDay: '2026-03-05', note: 'Holiday' };
    expect((await browser.post('/api/absences', leave)).body).toMatchObject({ isNow: true, userName: 'li.na' });
    expect((await askFrom(office, 'three')).ownerId).toBe(wangLei);
    expect((await askFrom(office, 'four')).ownerId).toBe(wangLei);
    office.app.time.now = new Date('2026-03-06T08:00:00.000Z');
    expect((await askFrom(office, 'five')).ownerId).toBe(liNa);
  });

  test('are tried on the past, and nothing is changed by it', async () => {
    await makePool(chenJing);
    const [liNa, wangLei] = idsOf();
    const leads = [await askFrom(office, 'one'), await askFrom(office, 'two'), await askFrom(office, 'three')];
    await makeRule(chenJing, { userIds: [liNa as number] });
    const { manager } = office.context.database;
    const state = async () =>
      JSON.stringify([
        await manager.find(Lead),
        await manager.find(LeadRule),
        await manager.count(LeadEvent),
        await manager.count(AuditEntry),
      ]);
    const byHand = await (await office.browserOf('wangLei')).post('/api/leads', { companyName: 'Met at a fair' });
    expect(byHand.status).toBe(200);
    const before = await state();
    const saved = (await chenJing.post('/api/lead-rules/trial', { days: 30 })).body;
    expect(saved).toMatchObject({
      leads: 3,
      leftOut: 1,
      changed: 0,
      isCut: false,
      hits: [{ name: 'In turn', count: 3 }],
    });
    expect(saved.shares).toEqual([{ name: 'li.na', isPool: false, would: 3, got: 3 }]);
    const draft = { ...usualRule, name: 'Draft', userIds: [wangLei, liNa] };
    const tried = (await chenJing.post('/api/lead-rules/trial', { days: 30, rules: [draft] })).body;
    expect(tried).toMatchObject({ leads: 3, changed: 2, hits: [{ name: 'Draft', count: 3 }] });
    expect(tried.shares).toEqual([
      { name: 'wang.lei', isPool: false, would: 2, got: 0 },
      { name: 'li.na', isPool: false, would: 1, got: 3 },
    ]);
    expect(tried.lines.map((line: { number: string }) => line.number)).toEqual([leads[2]?.number, leads[0]?.number]);
    expect(tried.lines[0]).toMatchObject({ would: 'wang.lei', got: 'li.na', rule: 'Draft' });
    expect(await state()).toBe(before);
    // Whoever sets the rules and sees no leads is told sums.
    const admin = await office.browserOf('admin');
    const masked = await admin.post('/api/lead-rules/trial', { days: 30, rules: [draft] });
    expect(masked.body).toMatchObject({ changed: 2, lines: [] });
    office.app.time.now = new Date(office.app.time.now.getTime() + 40 * DAY);
    const later = await office.browserOf('chenJing');
    expect((await later.post('/api/lead-rules/trial', { days: 30 })).body.leads).toBe(0);
  });

  test('are refused where they could give leads to nobody', async () => {
    const [liNa] = idsOf();
    const make = async (part: object) =>
      (await chenJing.post('/api/lead-rules', { ...usualRule, ...part })).body.error?.code;
    expect(await make({})).toBe('lead_rule.nobody');
    expect(await make({ userIds: [office.viewers.sunYue.userId] })).toBe('lead_rule.person_gone');
    expect(await make({ mode: 'pool' })).toBe('lead_rule.pool_missing');
    expect(await make({ userIds: [liNa], poolId: 7 })).toBe('lead_rule.pool_missing');
    expect(await make({ userIds: [liNa], name: '  ' })).toBe('lead_rule.name_missing');
    expect(await make({ userIds: [liNa] })).toBeUndefined();
  });

  test('are changed by one at a time, ordered and taken away, each in the audit log', async () => {
    const [liNa, wangLei] = idsOf();
    const first = await makeRule(chenJing, { userIds: [liNa as number] });
    const second = await makeRule(chenJing, { name: 'Second', userIds: [wangLei as number] });
    const { id, version, lastUserId: _last, ...body } = first;
    const save = () => chenJing.patch(`/api/lead-rules/${id}?version=${version}`, { ...body, name: 'First' });
    expect((await save()).body).toMatchObject({ name: 'First', version: 2 });
    expect((await save()).body.error.code).toBe('version.changed');
    expect((await chenJing.put('/api/lead-rules/order', { ids: [second.id] })).body.error.code).toBe('version.changed');
    const ordered = (await chenJing.put('/api/lead-rules/order', { ids: [second.id, id] })).body;
    expect(ordered.rules.map((one: { name: string }) => one.name)).toEqual(['Second', 'First']);
    expect((await askFrom(office, 'one')).ownerId).toBe(wangLei);
    expect((await chenJing.delete(`/api/lead-rules/${second.id}?version=1`)).status).toBe(200);
    expect((await askFrom(office, 'two')).ownerId).toBe(liNa);
    const audited = await office.context.database.manager.find(AuditEntry, { order: { id: 'ASC' } });
    const acts = audited.map(entry => entry.action).filter(action => action.startsWith('lead_rule.'));
    expect(acts).toEqual(['created', 'created', 'changed', 'ordered', 'removed'].map(act => `lead_rule.${act}`));
  });
});

describe('leave', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.app.close());

  test('is entered by oneself, by whom one works under, and by who manages people; by no colleague', async () => {
    const { liNa } = office.viewers;
    const enter = async (person: keyof Office['viewers'], fromDay: string) => {
      const body = { userId: liNa.userId, fromDay, toDay: fromDay };
      const reply = await (await office.browserOf(person)).post('/api/absences', body);
      return reply.body.error?.code ?? reply.status;
    };
    expect(await enter('liNa', '2026-04-01')).toBe(200);
    expect(await enter('chenJing', '2026-04-02')).toBe(200);
    expect(await enter('admin', '2026-04-03')).toBe(200);
    expect(await enter('wangLei', '2026-04-04')).toBe('absence.not_yours');
    expect(await enter('liNa', '2026-04-01')).toBe('absence.overlaps');
    const mine = (await (await office.browserOf('liNa')).get('/api/absences')).body;
    expect(mine.absences).toHaveLength(3);
    expect(mine.people).toEqual([{ id: liNa.userId, name: 'li.na' }]);
    const others = (await (await office.browserOf('wangLei')).get('/api/absences')).body;
    expect(others.absences).toEqual([]);
    const { id, version } = mine.absences[0];
    const wangLei = await office.browserOf('wangLei');
    expect((await wangLei.delete(`/api/absences/${id}?version=${version}`)).status).toBe(404);
  });

  test.each([
    ['2026-05-02', '2026-05-01'],
    ['2026-02-30', '2026-03-02'],
    ['2026-05-01', '2027-06-01'],
  ])('from %s to %s is none', async (fromDay, toDay) => {
    const browser = await office.browserOf('liNa');
    const reply = await browser.post('/api/absences', { userId: office.viewers.liNa.userId, fromDay, toDay });
    expect(reply.body.error.code).toBe('absence.days_wrong');
  });
});
