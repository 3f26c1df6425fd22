import type { Lead } from '../../service/leads/lead.entity';
import { openPoolIds } from '../../service/leads/pools.service';
import { Team, TeamMember } from '../../service/users/organisation.entity';
import { touchOrganisation } from '../../service/users/organisation.service';
import { inTransaction } from '../../service/platform/database/transaction';
import { viewerOf } from '../../service/users/viewing.service';
import { AuditEntry } from '../../service/users/user.entity';
import type { TestBrowser } from '../support/app';
import type { Office } from './office';
import { openOffice } from './office';
import { askFrom, changed, leadNow, makePool, makeRule, runJobs, usualPool } from './poolWorld';

let office: Office;
let chenJing: TestBrowser;
let wangLei: TestBrowser;
let liNa: TestBrowser;

beforeEach(async () => {
  office = await openOffice();
  chenJing = await office.browserOf('chenJing');
  wangLei = await office.browserOf('wangLei');
  liNa = await office.browserOf('liNa');
});
afterEach(() => office.app.close());

async function pooled(buyer: string, poolId?: number): Promise<Lead> {
  const { id } = await askFrom(office, buyer);
  const { version } = await leadNow(office, id);
  await liNa.post(`/api/leads/${id}/return`, { version, poolId, reason: 'Not my market' });
  return leadNow(office, id);
}

test('the first pool is the default one, and there is always one', async () => {
  const first = await makePool(chenJing, { isDefault: false });
  expect(first.isDefault).toBe(true);
  const second = await makePool(chenJing, { name: 'Fairs', isDefault: false });
  const save = (pool: typeof first, part: object, version = pool.version) =>
    chenJing.patch(`/api/pools/${pool.id}?version=${version}`, changed(pool, part));
  expect((await save(first, { isDefault: false })).body.error.code).toBe('pool.default_needed');
  expect((await save(first, { isActive: false })).body.error.code).toBe('pool.default_needed');
  expect((await save(second, { isDefault: true })).body.isDefault).toBe(true);
  const listed = (await chenJing.get('/api/pools')).body.pools;
  expect(listed.map((pool: { isDefault: boolean }) => pool.isDefault)).toEqual([false, true]);
  expect((await save(second, {}, 1)).body.error.code).toBe('version.changed');
});

test('a pool in which leads lie, or to which a rule leads, is not switched off', async () => {
  await makePool(chenJing);
  const fairs = await makePool(chenJing, { name: 'Fairs', isDefault: false });
  const off = () => chenJing.patch(`/api/pools/${fairs.id}?version=1`, changed(fairs, { isActive: false }));
  const lead = await pooled('casasole', fairs.id);
  expect((await off()).body.error).toMatchObject({ code: 'pool.has_leads', details: { count: 1 } });
  await wangLei.post(`/api/leads/${lead.id}/claim`);
  const rule = await makeRule(chenJing, { name: 'To fairs', mode: 'pool', poolId: fairs.id });
  expect((await off()).body.error).toMatchObject({ code: 'pool.has_rules', details: { names: 'To fairs' } });
  await chenJing.delete(`/api/lead-rules/${rule.id}?version=1`);
  expect((await off()).body.isActive).toBe(false);
  // What would have returned to it returns to the default pool.
  await runJobs(office, ['leads.reclock']);
  const { poolId } = await leadNow(office, lead.id);
  expect(poolId).not.toBe(fairs.id);
});

test.each([
  ['pool.warn_too_long', { warnDays: 14 }],
  ['pool.name_missing', { name: '  ' }],
  ['pool.team_unknown', { teamIds: [99] }],
])('%s is refused with a sentence', async (code, part) => {
  expect((await chenJing.post('/api/pools', { ...usualPool, ...part })).body.error.code).toBe(code);
});

test('two pools of one name are refused, whoever is first', async () => {
  const replies = await Promise.all([1, 2].map(() => chenJing.post('/api/pools', usualPool)));
  expect(replies.map(reply => reply.body.error?.code ?? 'made').sort()).toEqual(['made', 'pool.name_taken']);
});

test('pools are put in order, and every change of them is in the audit log', async () => {
  const one = await makePool(chenJing);
  const two = await makePool(chenJing, { name: 'Fairs', isDefault: false });
  const ordered = (await chenJing.put('/api/pools/order', { ids: [two.id, one.id] })).body.pools;
  expect(ordered.map((pool: { name: string }) => pool.name)).toEqual(['Fairs', 'Common pool']);
  expect((await chenJing.put('/api/pools/order', { ids: [one.id] })).body.error.code).toBe('version.changed');
  await chenJing.patch(`/api/pools/${two.id}?version=1`, changed(two, { returnDays: 30 }));
  const audited = await office.context.database.manager.find(AuditEntry, { order: { id: 'ASC' } });
  const acts = audited.map(entry => entry.action).filter(action => action.startsWith('pool.'));
  expect(acts).toEqual(['pool.created', 'pool.created', 'pool.ordered', 'pool.changed']);
});

test('a pool of a team is open to its people and those above them, and to nobody else', async () => {
  const { context, viewers } = office;
  const teamId = await inTransaction(context.database, async manager => {
    const row = { name: 'Europe', kind: 'team', parentId: null, managerId: null, createdAt: office.app.time.now };
    const team = await manager.save(manager.create(Team, { ...row, version: 1 } as never) as unknown as Team);
    await manager.insert(TeamMember, { teamId: team.id, userId: viewers.wangLei.userId });
    await touchOrganisation(manager);
    return team.id;
  });
  await makePool(chenJing);
  const europe = await makePool(chenJing, { name: 'Europe', isDefault: false, teamIds: [teamId] });
  const lead = await pooled('casasole', europe.id);
  const { manager } = context.database;
  const opens = async (person: keyof Office['viewers']) => {
    const viewer = await viewerOf(manager, viewers[person].userId);
    return viewer !== null && (await openPoolIds(manager, viewer)).includes(europe.id);
  };
  expect([await opens('wangLei'), await opens('chenJing'), await opens('zhouMin')]).toEqual([true, true, true]);
  expect([await opens('liNa'), await opens('sunYue'), await opens('admin')]).toEqual([false, false, false]);
  expect((await liNa.get(`/api/pool/leads?poolId=${europe.id}`)).body.error.code).toBe('pool.not_found');
  expect((await liNa.post(`/api/leads/${lead.id}/claim`)).status).toBe(404);
  expect((await liNa.get(`/api/leads/${lead.id}`)).status).toBe(404);
  expect((await wangLei.post(`/api/leads/${lead.id}/claim`)).status).toBe(200);
});

describe('what lies in a pool', () => {
  test('is shown without names, and nothing hidden can be found out by asking', async () => {
    const pool = await makePool(chenJing);
    const lead = await pooled('casasole');
    const hidden = ['casasole', 'Marco', 'Rossi', 'buyer@', '5550', '+39', 'Firm ', 'Milano'];
    const url = `/api/pool/leads?poolId=${pool.id}`;
    const reply = await wangLei.get(url);
    expect(reply.body.leads).toMatchObject([{ id: lead.id, name: null, formerOwner: 'li.na', coolsUntil: null }]);
    for (const word of hidden) expect(reply.raw.toString()).not.toContain(word);
    // Looking for a name tells nothing, neither by what is found nor by how many.
    for (const word of hidden)
      expect((await wangLei.get(`${url}&product=${encodeURIComponent(word)}`)).body.leads).toEqual([]);
    expect((await wangLei.get(`${url}&product=bamboo`)).body.leads).toHaveLength(1);
    expect((await wangLei.get(`${url}&q=casasole`)).body.leads).toHaveLength(1);
    for (const door of ['/api/leads?q=casasole', '/api/leads?stage=pool&q=casasole', '/api/leads/board?q=casasole'])
      expect((await wangLei.get(door)).raw.toString()).not.toContain(lead.number);
    const one = await wangLei.get(`/api/leads/${lead.id}`);
    for (const word of hidden.slice(0, 6)) expect(one.raw.toString()).not.toContain(word);
    // Whoever gives leads to people is told whose it is.
    expect((await chenJing.get(url)).body.leads[0].name).toContain('casasole');
  });

  test('comes in pages, and is narrowed by what is shown', async () => {
    const pool = await makePool(chenJing);
    for (const buyer of ['one', 'two', 'three']) await pooled(buyer);
    const url = `/api/pool/leads?poolId=${pool.id}&limit=2`;
    const first = (await wangLei.get(url)).body;
    const second = (await wangLei.get(`${url}&cursor=${first.nextCursor}`)).body;
    expect([first.leads.length, second.leads.length, second.nextCursor]).toEqual([2, 1, null]);
    expect(new Set([...first.leads, ...second.leads].map((one: { id: number }) => one.id)).size).toBe(3);
    expect((await wangLei.get(`${url}&source=fair`)).body.leads).toEqual([]);
    expect((await wangLei.get(`${url}&cursor=nonsense`)).body.error.code).toBe('page.cursor_invalid');
  });
});

test('who may not work on leads finds every door of the pools closed', async () => {
  const pool = await makePool(chenJing);
  const lead = await pooled('casasole');
  const wrong: string[] = [];
  for (const person of ['sunYue', 'hePing', 'admin'] as const) {
    const browser = await office.browserOf(person);
    const replies = [
      await browser.get('/api/pool'),
      await browser.get(`/api/pool/leads?poolId=${pool.id}`),
      await browser.post(`/api/leads/${lead.id}/claim`),
      await browser.post(`/api/leads/${lead.id}/return`, { version: 1, reason: 'x' }),
    ];
    wrong.push(...replies.flatMap((reply, at) => (reply.status === 403 ? [] : [`${person} ${at} ${reply.status}`])));
  }
  for (const browser of [liNa, wangLei]) {
    const replies = [
      await browser.get('/api/pools'),
      await browser.post('/api/pools', usualPool),
      await browser.get('/api/lead-rules'),
      await browser.post('/api/lead-rules/trial', { days: 30 }),
      await browser.post('/api/pools/preview', { poolId: pool.id, returnDays: 1, warnDays: 0 }),
      await browser.get('/api/settings/leads'),
    ];
    wrong.push(...replies.flatMap((reply, at) => (reply.status === 403 ? [] : [`trader ${at} ${reply.status}`])));
  }
  expect(wrong).toEqual([]);
});

test('the settings of leads are kept, by one at a time', async () => {
  const read = (await chenJing.get('/api/settings/leads')).body;
  expect(read).toEqual({ freshDays: 30, answerHours: 8, version: 0 });
  const save = () => chenJing.put('/api/settings/leads?version=0', { freshDays: 10, answerHours: 4 });
  expect((await save()).body).toEqual({ freshDays: 10, answerHours: 4, version: 1 });
  expect((await save()).body.error.code).toBe('version.changed');
  const bad = await chenJing.put('/api/settings/leads?version=1', { freshDays: 0, answerHours: 4 });
  expect(bad.status).toBe(400);
});
