import { nothingAsked } from '../../service/leads/asked';
import { LeadPool } from '../../service/leads/assignment.entity';
import { Lead, LeadMessage } from '../../service/leads/lead.entity';
import { openLead } from '../../service/leads/opening.service';
import { inTransaction } from '../../service/platform/database/transaction';
import { OwnRole, OwnRoleGrant, UserOwnRole } from '../../service/users/organisation.entity';
import { touchOrganisation } from '../../service/users/organisation.service';
import type { Grant } from '../../service/users/roles';
import type { TestBrowser } from '../support/app';
import type { Office } from './office';
import { openOffice } from './office';

let office: Office;
let liNa: TestBrowser;
let wangLei: TestBrowser;
let chenJing: TestBrowser;

beforeEach(async () => {
  office = await openOffice();
  [liNa, wangLei, chenJing] = await Promise.all([
    office.browserOf('liNa'),
    office.browserOf('wangLei'),
    office.browserOf('chenJing'),
  ]);
});
afterEach(() => office.app.close());

const secrets = ['Zorbakis', 'zorbakis-foods.example', '+30 210 555 0199', 'Nikos'];

/** A lead of Li Na's with words that nobody else has. */
async function secretLead(): Promise<Lead> {
  const values = {
    ...{ contactName: 'Nikos Papas', contactTitle: 'Owner', email: 'nikos@zorbakis-foods.example' },
    ...{ phone: '+30 210 555 0199', companyName: 'Zorbakis Foods', website: 'www.zorbakis-foods.example' },
    ...{ country: 'GR', language: 'el', source: 'fair' as const, sourceDetail: 'Card of Nikos at Anuga' },
    ...{ about: 'Zorbakis asks', isToCheck: false, isToMany: false },
    asked: {
      ...nothingAsked,
      items: [
        { product: 'Olive board', quantity: 500, quantityMax: null, unit: 'pcs', targetPrice: null, currency: null },
      ],
    },
  };
  return inTransaction(office.context.database, async manager => {
    const owner = office.viewers.liNa.userId;
    return (await openLead(manager, 'system', values, null, office.context.clock(), owner)).lead;
  });
}

async function intoPool(lead: Lead): Promise<void> {
  await inTransaction(office.context.database, async manager => {
    const known = await manager.findOneBy(LeadPool, { isDefault: true });
    const values = {
      ...{ name: 'Open to all', returnDays: 14, warnDays: 2, claimsPerDay: 3, mostOpen: 0, cooldownDays: 7 },
      ...{
        showsStory: true,
        teamIds: [],
        isDefault: true,
        position: 1,
        isActive: true,
        createdAt: new Date(),
        version: 1,
      },
    };
    const pool = known ?? (await manager.save(manager.create(LeadPool, values)));
    await manager.update(Lead, { id: lead.id }, { stage: 'pool', poolId: pool.id, ownerId: null });
  });
}

const told = (body: unknown) => secrets.filter(secret => JSON.stringify(body).includes(secret));

test('of a lead in the pool a trader is told the country and what is asked for, at no door more', async () => {
  const lead = await secretLead();
  await intoPool(lead);
  const list = await wangLei.get('/api/leads?stage=pool');
  expect(list.body.leads).toMatchObject([
    { id: lead.id, isMasked: true, contactName: 'N…', companyName: 'Z…', email: '', country: 'GR', mayWork: false },
  ]);
  const doors = [
    '/api/leads?stage=pool',
    '/api/leads',
    '/api/leads/board',
    `/api/leads/${lead.id}`,
    `/api/leads/${lead.id}/similar`,
  ];
  for (const door of doors) expect([door, told((await wangLei.get(door)).body)]).toEqual([door, []]);
  const one = (await wangLei.get(`/api/leads/${lead.id}`)).body;
  expect(one).toMatchObject({ phone: '', website: '', sourceDetail: '', history: [], acts: ['claim'] });
  expect((await chenJing.get(`/api/leads/${lead.id}`)).body).toMatchObject({
    ...{ isMasked: false, companyName: 'Zorbakis Foods', email: 'nikos@zorbakis-foods.example' },
  });
});

test.each(['Zorbakis', 'Nikos', 'nikos@zorbakis-foods.example', '+30 210 555 0199', 'zorbakis-foods'])(
  'trying "%s" tells a trader nothing of what lies in the pool',
  async word => {
    await intoPool(await secretLead());
    const q = encodeURIComponent(word);
    expect((await wangLei.get(`/api/leads?q=${q}&stage=pool`)).body.leads).toEqual([]);
    expect((await chenJing.get(`/api/leads?q=${q}&stage=pool`)).body.leads).toHaveLength(1);
    expect((await wangLei.get('/api/leads?q=olive&stage=pool')).body.leads).toHaveLength(1);
  },
);

test("a colleague's lead is not found by any act, and is as it was", async () => {
  const lead = await secretLead();
  const { version } = lead;
  const acts: [string, object][] = [
    ['confirm', { version }],
    ['deny', { version }],
    ['assign', { version, userId: office.viewers.wangLei.userId }],
    ['take', { version }],
    ['stage', { version, stage: 'working' }],
    ['reject', { version, reason: 'spam' }],
    ['reopen', { version }],
    ['notes', { text: 'Mine?' }],
    ['merge', { version, otherId: lead.id, otherVersion: version }],
    ['unmerge', { version }],
    ['qualify', { version, company: { name: 'X' }, contact: null, opportunity: { title: 'x' } }],
    ['qualify/undo', { version }],
  ];
  for (const [act, body] of acts) {
    const reply = await wangLei.post(`/api/leads/${lead.id}/${act}`, body);
    expect([act, reply.status, told(reply.body)]).toEqual([act, 404, []]);
  }
  expect((await wangLei.patch(`/api/leads/${lead.id}?version=${version}`, { title: 'x' })).status).toBe(404);
  expect((await wangLei.post('/api/leads/bulk', { ids: [lead.id], reject: { reason: 'spam' } })).body).toEqual({
    ...{ changed: 0, refused: 1, changedIds: [] },
  });
  const after = await office.context.database.manager.findOneByOrFail(Lead, { id: lead.id });
  expect(after).toMatchObject({ version, stage: lead.stage });
});

test.each(['sunYue', 'hePing', 'admin'] as const)(
  '%s does not work on leads, and has no door to them',
  async person => {
    const lead = await secretLead();
    const browser = await office.browserOf(person);
    for (const url of ['/api/leads', '/api/leads/board', '/api/leads/counts', `/api/leads/${lead.id}`])
      expect([url, (await browser.get(url)).status]).toEqual([url, 403]);
    expect((await browser.post('/api/leads', { companyName: 'x' })).status).toBe(403);
  },
);

test('who may not see contact details gets none, by list, page or file', async () => {
  const lead = await secretLead();
  const user = await office.app.makeUser({ roles: [] });
  const grants: Grant[] = ['leads.read', 'leads.write', 'all.read', 'data.export', 'companies.read', 'mail.read'];
  await inTransaction(office.context.database, async manager => {
    const role = await manager.save(
      manager.create(OwnRole, { name: 'Reader', createdAt: office.app.time.now, version: 1 }),
    );
    for (const grantName of grants) await manager.insert(OwnRoleGrant, { roleId: role.id, grantName });
    await manager.insert(UserOwnRole, { userId: user.id, roleId: role.id });
    await touchOrganisation(manager);
  });
  const reader = await office.app.signIn(user);
  for (const url of ['/api/leads', `/api/leads/${lead.id}`, '/api/leads/export?format=csv']) {
    const reply = await reader.get(url);
    const text = reply.raw.toString();
    expect([url, reply.status]).toEqual([url, 200]);
    expect(text).toContain('Zorbakis Foods');
    expect(text).not.toContain('nikos@');
    expect(text).not.toContain('555 0199');
  }
  expect((await reader.get('/api/leads?q=nikos@zorbakis-foods.example')).body.leads).toEqual([]);
  const refused = await reader.patch(`/api/leads/${lead.id}?version=${lead.version}`, { phone: '1' });
  expect([refused.status, refused.body.error.code]).toEqual([403, 'fields.not_editable']);
});

test("entering a colleague's lead a second time tells whose it is, and nothing else", async () => {
  await secretLead();
  const body = { companyName: 'Whoever', email: 'other@zorbakis-foods.example' };
  const reply = await wangLei.post('/api/leads', body);
  expect([reply.status, reply.body.error.code]).toEqual([409, 'lead.exists']);
  expect(reply.body.error.details).toEqual({ owner: 'li.na' });
  const own = await liNa.post('/api/leads', body);
  expect(own.body.error.details).toMatchObject({ number: 'L-2026-00001' });
});

test("entering an own customer's address asks first; a colleague's customer is not told of by it", async () => {
  const body = { contactName: 'Anna Weber', email: 'Anna.Weber@nordlicht.example' };
  const asked = await liNa.post('/api/leads', body);
  expect([asked.status, asked.body.error.code]).toEqual([409, 'lead.of_customer']);
  expect(asked.body.error.details).toEqual({ companyId: expect.any(Number), name: 'Nordlicht Küchen GmbH' });
  expect((await liNa.post('/api/leads', { ...body, evenCustomer: true })).body).toMatchObject({ isNew: true });
  const other = { contactName: 'John Ward', email: 'j.ward@atlas-home.example' };
  expect((await liNa.post('/api/leads', other)).status).toBe(200);
});

test('an export holds what the list holds, and counts', async () => {
  await secretLead();
  const csv = (await chenJing.get('/api/leads/export?format=csv')).raw.toString();
  expect(csv).toContain('L-2026-00001');
  expect(csv).toContain('Olive board 500 pcs');
  expect((await wangLei.get('/api/leads/export?format=csv')).status).toBe(403);
});

test('a letter that was not recognised becomes a lead by one click, and one of a customer his opportunity', async () => {
  const messageId = await office.send({
    from: 'Jo Berg <jo@nordby.example>',
    subject: 'Hello',
    text: 'We met. Can you make 300 baskets?',
    id: 'hello@nordby.example',
    date: 'Mon, 02 Mar 2026 07:00:00 +0000',
  });
  expect((await wangLei.post('/api/leads', { messageId })).status).toBe(404);
  const made = (await liNa.post('/api/leads', { messageId })).body;
  expect(made).toMatchObject({ recordId: null, isNew: true });
  const { manager } = office.context.database;
  expect(await manager.findOneByOrFail(LeadMessage, { messageId })).toMatchObject({ leadId: made.leadId });
  expect((await liNa.post('/api/leads', { messageId })).body.error.code).toBe('lead.letter_has_lead');
  const fromCustomer = await office.send({
    subject: 'New item',
    text: 'Do you have baskets too?',
    id: 'baskets@nordlicht.example',
    date: 'Mon, 02 Mar 2026 07:00:00 +0000',
  });
  const deal = (await liNa.post('/api/leads', { messageId: fromCustomer })).body;
  expect(deal).toMatchObject({ leadId: null, isNew: true });
  expect(deal.recordId).toBeGreaterThan(0);
});

test('a list goes through all leads once, newest first, whoever has them', async () => {
  for (let at = 0; at < 7; at += 1) {
    office.app.time.now = new Date(office.app.time.now.getTime() + 60_000);
    const browser = at % 2 ? liNa : wangLei;
    await browser.post('/api/leads', { companyName: `Firm ${at}`, email: `a${at}@firm${at}.example` });
  }
  const seen: string[] = [];
  for (let cursor = ''; ;) {
    const page = (await chenJing.get(`/api/leads?limit=2${cursor && `&cursor=${cursor}`}`)).body;
    seen.push(...page.leads.map((lead: { companyName: string }) => lead.companyName));
    if (!page.nextCursor) break;
    cursor = page.nextCursor;
  }
  expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map(at => `Firm ${at}`));
  const board = (await chenJing.get('/api/leads/board')).body.columns;
  expect(board.map((column: { stage: string; count: number }) => [column.stage, column.count])).toContainEqual([
    ...['assigned', 7],
  ]);
});

test('"why can he see this?" names the lead that opens a letter', async () => {
  const { lead, messageId } = await office.ask({}, office.mailboxes.wangLei);
  const given = { version: lead.version, userId: office.viewers.liNa.userId };
  expect((await chenJing.post(`/api/leads/${lead.id}/assign`, given)).status).toBe(200);
  const admin = await office.browserOf('admin');
  const question = { userId: office.viewers.liNa.userId, kind: 'message', id: messageId };
  const answer = (await admin.post('/api/access/explain', question)).body;
  expect(answer).toMatchObject({
    isVisible: true,
    reasons: [{ code: 'works_on_lead', values: { lead: 'L-2026-00001' } }],
  });
});
