import { LeadClaim } from '../../service/leads/assignment.entity';
import { putIntoPool } from '../../service/leads/claiming.service';
import { Lead, LeadEvent } from '../../service/leads/lead.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import type { TestBrowser } from '../support/app';
import type { Office } from './office';
import { openOffice } from './office';
import { askFrom, changed, DAY, leadNow, makePool, runJobs } from './poolWorld';

let office: Office;
let begun: number;
let chenJing: TestBrowser;
let wangLei: TestBrowser;
let liNa: TestBrowser;

beforeEach(async () => {
  office = await openOffice();
  begun = office.app.time.now.getTime();
  await signIn();
});
afterEach(() => office.app.close());

async function signIn(): Promise<void> {
  [chenJing, wangLei, liNa] = await Promise.all([
    office.browserOf('chenJing'),
    office.browserOf('wangLei'),
    office.browserOf('liNa'),
  ]);
}

async function later(days: number): Promise<void> {
  office.app.time.now = new Date(begun + days * DAY);
  await signIn();
}

/** Li Na's lead, given back to its pool. */
async function pooled(buyer: string): Promise<Lead> {
  const { id } = await askFrom(office, buyer);
  const { version } = await leadNow(office, id);
  const reply = await liNa.post(`/api/leads/${id}/return`, { version, reason: 'Not my market' });
  if (reply.status !== 200) throw new Error(reply.raw.toString());
  return leadNow(office, id);
}

const claim = (browser: TestBrowser, id: number) => browser.post(`/api/leads/${id}/claim`);

test('whoever claims a lead has it, with a clock of his own, and the story of it', async () => {
  const pool = await makePool(chenJing);
  const lead = await pooled('casasole');
  expect(lead).toMatchObject({ stage: 'pool', ownerId: null, formerOwnerId: office.viewers.liNa.userId });
  await later(2);
  const reply = await claim(wangLei, lead.id);
  expect([reply.status, reply.body]).toEqual([200, { leadId: lead.id }]);
  expect(await leadNow(office, lead.id)).toMatchObject({
    ...{ stage: 'assigned', ownerId: office.viewers.wangLei.userId, poolId: pool.id },
    ...{ returnsAt: new Date(begun + 16 * DAY), storyFrom: null, version: lead.version + 1 },
  });
  const events = await office.context.database.manager.find(LeadEvent, {
    where: { leadId: lead.id },
    order: { id: 'ASC' },
  });
  expect(events.map(event => event.kind)).toEqual(['opened', 'assigned', 'pooled', 'claimed']);
  expect(events[2]?.details).toMatchObject({ why: 'person', note: 'Not my market' });
  expect((await wangLei.get(`/api/leads/${lead.id}`)).body.companyName).toContain('casasole');
});

test('of two who claim one lead at once one gets it, and the other is told who', async () => {
  await makePool(chenJing, { cooldownDays: 0 });
  const lead = await pooled('casasole');
  const replies = await Promise.all([claim(wangLei, lead.id), claim(liNa, lead.id), claim(chenJing, lead.id)]);
  expect(replies.map(reply => reply.status).sort()).toEqual([200, 409, 409]);
  const { ownerId } = await leadNow(office, lead.id);
  const names = { [office.viewers.wangLei.userId]: 'wang.lei', [office.viewers.liNa.userId]: 'li.na' };
  const told = replies.filter(reply => reply.status === 409).map(reply => reply.body.error);
  for (const error of told)
    expect(error).toMatchObject({ code: 'lead.taken', details: { name: names[ownerId ?? 0] ?? 'chen.jing' } });
  expect(await office.context.database.manager.countBy(LeadClaim, { leadId: lead.id })).toBe(1);
});

test('twenty claims at once get what the day allows, and tomorrow is another day', async () => {
  await makePool(chenJing, { claimsPerDay: 5 });
  const leads: Lead[] = [];
  for (let at = 0; at < 20; at += 1) leads.push(await pooled(`buyer${at}`));
  const replies = await Promise.all(leads.map(lead => claim(wangLei, lead.id)));
  expect(replies.filter(reply => reply.status === 200)).toHaveLength(5);
  const refused = replies.filter(reply => reply.status !== 200);
  expect(new Set(refused.map(reply => reply.body.error.code))).toEqual(new Set(['lead.claimed_enough']));
  const { manager } = office.context.database;
  expect(await manager.countBy(Lead, { ownerId: office.viewers.wangLei.userId })).toBe(5);
  const turns = (await manager.find(LeadClaim, { order: { turn: 'ASC' } })).map(one => one.turn);
  expect(turns).toEqual([1, 2, 3, 4, 5]);
  const standing = (await wangLei.get('/api/pool')).body;
  expect(standing).toMatchObject({
    openLeads: 5,
    people: [],
    pools: [{ lying: 15, claimsPerDay: 5, claimedToday: 5 }],
  });
  await later(1);
  const left = leads[replies.findIndex(reply => reply.status !== 200)] as Lead;
  expect((await claim(wangLei, left.id)).status).toBe(200);
}, 60_000);

test('nobody claims more than he can have open', async () => {
  await makePool(chenJing, { mostOpen: 1 });
  const [first, second] = [await pooled('one'), await pooled('two')];
  expect((await claim(wangLei, first.id)).status).toBe(200);
  expect((await claim(wangLei, second.id)).body.error).toMatchObject({ code: 'lead.too_many_open', details: { n: 1 } });
});

test('who gave a lead back cannot claim it before the cool-down is over, and is told until when', async () => {
  const pool = await makePool(chenJing, { cooldownDays: 7 });
  const lead = await pooled('casasole');
  const until = new Date(begun + 7 * DAY).toISOString();
  const line = (await liNa.get(`/api/pool/leads?poolId=${pool.id}`)).body.leads[0];
  expect(line).toMatchObject({ formerOwner: 'li.na', coolsUntil: until });
  const others = (await wangLei.get(`/api/pool/leads?poolId=${pool.id}`)).body.leads[0];
  expect(others.coolsUntil).toBeNull();
  const early = await claim(liNa, lead.id);
  expect(early.body.error).toMatchObject({ code: 'lead.cooling_down', details: { until } });
  await later(7.01);
  expect((await claim(liNa, lead.id)).status).toBe(200);
});

test('a pool that hides the story shows its new owner the inquiry, and nothing of what was before', async () => {
  const pool = await makePool(chenJing, { showsStory: false });
  const lead = await askFrom(office, 'casasole');
  const date = new Date(office.app.time.now.getTime() + 60_000).toUTCString();
  const sent = { from: 'Li Na <li.na@haitu.example>', to: 'buyer@casasole.example', subject: 'Secret price' };
  const answer = await office.send({ ...sent, id: 'answer@haitu.example', date });
  const { version } = await leadNow(office, lead.id);
  await liNa.post(`/api/leads/${lead.id}/return`, { version, poolId: pool.id, reason: 'Leaving' });
  await later(3);
  expect((await claim(wangLei, lead.id)).status).toBe(200);
  const shown = (await wangLei.get(`/api/leads/${lead.id}`)).body;
  expect(shown.letters.map((one: { role: string }) => one.role)).toEqual(['inquiry']);
  expect(shown.history.map((one: { kind: string }) => one.kind)).toEqual(['claimed']);
  expect((await wangLei.get(`/api/messages/${answer}`)).status).toBe(404);
  // Whoever gives leads to people sees all of it.
  expect((await chenJing.get(`/api/leads/${lead.id}`)).body.letters.length).toBe(2);
});

test('a manager gives a lead of the pool to a person, whatever the limits say', async () => {
  await makePool(chenJing, { claimsPerDay: 1, mostOpen: 1 });
  const lead = await pooled('casasole');
  const { userId } = office.viewers.liNa;
  const reply = await chenJing.post(`/api/leads/${lead.id}/assign`, { version: lead.version, userId });
  expect(reply.body).toMatchObject({ stage: 'assigned', owner: { id: userId } });
  const after = await leadNow(office, lead.id);
  expect(after).toMatchObject({ ownerId: userId, returnsAt: new Date(begun + 14 * DAY) });
});

test('giving back wants a reason, a pool that is there, and a lead that one has', async () => {
  const lead = await askFrom(office, 'casasole');
  const back = (browser: TestBrowser, part: object) =>
    browser.post(`/api/leads/${lead.id}/return`, { version: lead.version, reason: 'x', ...part });
  expect((await back(liNa, {})).body.error.code).toBe('pool.none');
  await makePool(chenJing);
  expect((await back(liNa, { reason: ' ' })).body.error.code).toBe('lead.reason_missing');
  expect((await back(liNa, { poolId: 99 })).body.error.code).toBe('pool.not_found');
  expect((await back(liNa, { version: lead.version + 1 })).body.error.code).toBe('lead.changed_meanwhile');
  expect((await back(wangLei, {})).status).toBe(404);
  expect((await back(liNa, {})).status).toBe(200);
  // It lies there now: nobody gives back what nobody has.
  const { version } = await leadNow(office, lead.id);
  expect((await back(liNa, { version })).status).toBeGreaterThanOrEqual(400);
});

test('an import puts leads straight into a pool, and takes none from anybody', async () => {
  const pool = await makePool(chenJing, { returnDays: 14 });
  const owned = await askFrom(office, 'owned');
  const free = await askFrom(office, 'free');
  const { database } = office.context;
  const nobodys = { ownerId: null, stage: 'new' as const, returnsAt: null };
  await inTransaction(database, manager => manager.update(Lead, { id: free.id }, nobodys));
  const put = () =>
    inTransaction(database, manager =>
      putIntoPool(manager, office.viewers.chenJing, [owned.id, free.id], pool.id, office.app.time.now),
    );
  expect([await put(), await put()]).toEqual([1, 0]);
  expect(await leadNow(office, free.id)).toMatchObject({ stage: 'pool', poolId: pool.id, formerOwnerId: null });
  expect(await leadNow(office, owned.id)).toMatchObject({ stage: 'assigned' });
});

test('a lead that returned by the clock is claimed by a colleague, and the clock begins anew', async () => {
  const pool = await makePool(chenJing);
  const lead = await askFrom(office, 'casasole');
  await later(14);
  await runJobs(office, ['leads.clock']);
  expect((await claim(wangLei, lead.id)).status).toBe(200);
  const claimed = await leadNow(office, lead.id);
  expect(claimed.returnsAt).toEqual(new Date(begun + 28 * DAY));
  // Its first answer has a time that he can keep, and nobody is blamed twice.
  expect(claimed.answerDueAt?.getTime()).toBeGreaterThan(office.app.time.now.getTime());
  await chenJing.patch(`/api/pools/${pool.id}?version=1`, changed(pool, { name: 'Renamed' }));
  expect((await leadNow(office, lead.id)).returnsAt).toEqual(new Date(begun + 28 * DAY));
});
