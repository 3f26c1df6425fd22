import { FilingStatus } from '../../service/filing/filing.entity';
import { Inquiry } from '../../service/leads/inquiry.entity';
import { Lead, LeadKey, LeadMessage } from '../../service/leads/lead.entity';
import type { TestBrowser } from '../support/app';
import type { Office } from './office';
import { asking, openOffice } from './office';

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

const stateOf = async (messageId: number) =>
  (await office.context.database.manager.findOneByOrFail(FilingStatus, { messageId })).state;

test('an inquiry is read, listed and opened by whoever has it, and by no colleague', async () => {
  const { lead, messageId } = await office.ask();
  expect(lead).toMatchObject({ stage: 'assigned', ownerId: office.viewers.liNa.userId });
  const list = (await liNa.get('/api/leads?view=mine')).body;
  expect(list.leads).toMatchObject([{ id: lead.id, number: 'L-2026-00001', mayWork: true, isMasked: false }]);
  const one = (await liNa.get(`/api/leads/${lead.id}`)).body;
  expect(one.letters).toMatchObject([{ messageId, role: 'inquiry', subject: 'Inquiry: bamboo tray' }]);
  expect(one.history.map((event: { kind: string }) => event.kind)).toEqual(['assigned', 'opened']);
  expect((await wangLei.get(`/api/leads/${lead.id}`)).status).toBe(404);
  expect((await wangLei.get('/api/leads')).body.leads).toEqual([]);
  expect((await chenJing.get('/api/leads?view=people')).body.leads).toHaveLength(1);
  const inquiry = (await liNa.get(`/api/messages/${messageId}/inquiry`)).body;
  expect(inquiry).toMatchObject({ state: 'lead', leadId: lead.id, isContactHidden: false });
  const { text, span } = inquiry.fields.contactEmail ?? inquiry.fields.contactName;
  expect([inquiry.texts.body, inquiry.texts.sender].some(part => part.slice(span.start, span.end) === text)).toBe(true);
  expect((await wangLei.get(`/api/messages/${messageId}/inquiry`)).status).toBe(404);
});

test('what is rejected closes with its reason, and the next inquiry of the same buyer is a new lead', async () => {
  const { lead } = await office.ask();
  const rejected = await liNa.post(`/api/leads/${lead.id}/reject`, {
    version: lead.version,
    reason: 'out_of_scope',
    note: 'We make no trays.',
  });
  expect(rejected.body).toMatchObject({ stage: 'disqualified', closeReason: 'out_of_scope', acts: ['reopen'] });
  expect(await office.context.database.manager.countBy(LeadKey, { leadId: lead.id })).toBe(0);
  const next = await office.ask({ id: 'ask-2@casasole.example', subject: 'Inquiry: cutting boards' });
  expect(next.lead.id).not.toBe(lead.id);
  // Its keys are the new lead's now: opened again it stands without them.
  const reopened = await liNa.post(`/api/leads/${lead.id}/reopen`, { version: rejected.body.version });
  expect(reopened.body).toMatchObject({ stage: 'assigned', closeReason: '' });
  const keys = await office.context.database.manager.findBy(LeadKey, { leadId: lead.id });
  expect(keys.map(row => row.key)).toEqual([expect.stringMatching(/^conversation:/)]);
});

test('whoever saw an older version changes nothing', async () => {
  const { lead } = await office.ask();
  const first = await liNa.patch(`/api/leads/${lead.id}?version=${lead.version}`, { nextAction: 'Call him' });
  expect(first.status).toBe(200);
  const bodies: [string, object][] = [
    ['reject', { reason: 'spam' }],
    ['confirm', {}],
    ['deny', {}],
    ['assign', { userId: office.viewers.liNa.userId }],
    ['stage', { stage: 'working' }],
    ['qualify', { company: { name: 'Casa Sole' }, contact: null, opportunity: { title: 'Trays' } }],
  ];
  for (const [act, body] of bodies) {
    const late = await chenJing.post(`/api/leads/${lead.id}/${act}`, { ...body, version: lead.version });
    expect([act, late.status, late.body.error.code]).toEqual([act, 409, 'lead.changed_meanwhile']);
  }
  expect((await liNa.get(`/api/leads/${lead.id}`)).body.nextAction).toBe('Call him');
});

test('"no inquiry" sends its letters back to review, and taking it back brings them again', async () => {
  const { lead, messageId } = await office.ask();
  expect(await stateOf(messageId)).toBe('lead');
  const denied = await liNa.post(`/api/leads/${lead.id}/deny`, { version: lead.version });
  expect(denied.body).toMatchObject({ stage: 'disqualified', closeReason: 'not_inquiry', letters: [] });
  expect(await stateOf(messageId)).toBe('review');
  const { manager } = office.context.database;
  expect(await manager.findOneByOrFail(Inquiry, { messageId })).toMatchObject({ state: 'denied' });
  expect(await manager.countBy(LeadMessage, { leadId: lead.id })).toBe(0);
  const reopened = await liNa.post(`/api/leads/${lead.id}/reopen`, { version: denied.body.version });
  expect(reopened.body.letters).toMatchObject([{ messageId }]);
  expect(await stateOf(messageId)).toBe('lead');
});

test('a lead is handed on by its owner or by whoever assigns, and by nobody else', async () => {
  const { lead } = await office.ask();
  const { wangLei: wang, sunYue } = office.viewers;
  const body = { version: lead.version, userId: wang.userId };
  expect((await wangLei.post(`/api/leads/${lead.id}/assign`, body)).status).toBe(404);
  const clerk = await liNa.post(`/api/leads/${lead.id}/assign`, { ...body, userId: sunYue.userId });
  expect(clerk.body.error.code).toBe('lead.person_unknown');
  expect((await liNa.post(`/api/leads/${lead.id}/assign`, { ...body, userId: null })).status).toBe(403);
  const handed = await liNa.post(`/api/leads/${lead.id}/assign`, body);
  // It is not hers any more: the answer cannot show it.
  expect(handed.status).toBe(404);
  const seen = (await wangLei.get(`/api/leads/${lead.id}`)).body;
  expect(seen).toMatchObject({ owner: { id: wang.userId }, stage: 'assigned' });
  expect(seen.letters).toHaveLength(1);
  const freed = await chenJing.post(`/api/leads/${lead.id}/assign`, { version: seen.version, userId: null });
  expect(freed.body).toMatchObject({ owner: null, stage: 'new' });
  // It came into her mailbox: she may take what nobody has.
  const open = (await liNa.get(`/api/leads/${lead.id}`)).body;
  expect(open.acts).toContain('take');
  const taken = await liNa.post(`/api/leads/${lead.id}/take`, { version: open.version });
  expect(taken.body).toMatchObject({ owner: { id: office.viewers.liNa.userId } });
});

test('fields are changed, found again, and what follows from them follows', async () => {
  const { lead } = await office.ask();
  const asked = {
    ...lead.asked,
    incoterm: 'FOB',
    items: [{ product: 'Bread box', quantity: 200, quantityMax: null, unit: 'pcs', targetPrice: 3.5, currency: 'USD' }],
  };
  const changed = await liNa.patch(`/api/leads/${lead.id}?version=${lead.version}`, {
    email: 'Buyer@Casasole2.example',
    country: 'it',
    asked,
    nextAction: 'Send the price list',
    nextDay: '2026-03-01',
  });
  expect(changed.body).toMatchObject({ email: 'buyer@casasole2.example', country: 'IT', nextIn: -1 });
  const keys = await office.context.database.manager.findBy(LeadKey, { leadId: lead.id });
  expect(keys.map(row => row.key)).toEqual(
    expect.arrayContaining(['address:buyer@casasole2.example', 'domain:casasole2.example']),
  );
  for (const query of ['q=bread', 'q=casasole2', 'q=L-2026-00001', 'country=it', 'due=true', 'view=mine&source=mail'])
    expect([query, (await liNa.get(`/api/leads?${query}`)).body.leads.length]).toEqual([query, 1]);
  for (const query of ['q=trombone', 'country=de', 'toCheck=true', 'stage=pool', 'state=closed'])
    expect([query, (await liNa.get(`/api/leads?${query}`)).body.leads.length]).toEqual([query, 0]);
  const bad = await liNa.patch(`/api/leads/${lead.id}?version=${changed.body.version}`, { nextDay: '2026-02-31' });
  expect(bad.body.error.code).toBe('lead.day_invalid');
});

test("two leads are merged on a person's word, and taken apart again", async () => {
  const { lead } = await office.ask();
  const second = await office.ask({
    from: 'M. Rossi <marco.rossi1975@gmail.com>',
    id: 'ask-9@gmail.com',
    subject: 'Request for quotation: chopping boards',
    text: asking.text
      ?.replace('+39 02 5550 1234', '')
      .replace(/www\S+/, '')
      .replace(/bamboo tray/g, 'chopping board'),
  });
  expect(second.lead.id).not.toBe(lead.id);
  const similar = (await liNa.get(`/api/leads/${lead.id}/similar`)).body;
  expect(similar.leads).toMatchObject([{ id: second.lead.id, why: 'company' }]);
  const merged = await liNa.post(`/api/leads/${lead.id}/merge`, {
    version: lead.version,
    otherId: second.lead.id,
    otherVersion: second.lead.version,
  });
  expect(merged.body.letters).toHaveLength(2);
  expect(merged.body.history.filter((one: { kind: string }) => one.kind === 'opened')).toHaveLength(2);
  const loser = (await liNa.get(`/api/leads/${second.lead.id}`)).body;
  expect(loser).toMatchObject({ stage: 'merged', mergedInto: { id: lead.id }, letters: [], acts: ['unmerge'] });
  const apart = await liNa.post(`/api/leads/${second.lead.id}/unmerge`, { version: loser.version });
  expect(apart.body).toMatchObject({ stage: second.lead.stage, mergedInto: null });
  expect(apart.body.letters).toHaveLength(1);
  expect((await liNa.get(`/api/leads/${lead.id}`)).body.letters).toHaveLength(1);
});

test('several are given or rejected at once; what may not be done is counted', async () => {
  const { lead } = await office.ask();
  const other = await office.ask(
    {
      from: 'Jo Berg <jo@nordby.example>',
      id: 'n@nordby.example',
      text: 'Please send your price for 300 pcs baskets.',
    },
    office.mailboxes.wangLei,
  );
  const ids = [lead.id, other.lead.id];
  expect((await liNa.post('/api/leads/bulk', { ids, reject: { reason: 'no_need' } })).body).toMatchObject({
    changed: 1,
    refused: 1,
  });
  const given = await chenJing.post('/api/leads/bulk', { ids, assign: { userId: office.viewers.chenJing.userId } });
  expect(given.body).toMatchObject({ changed: 1, refused: 1 });
  const stages = await office.context.database.manager.find(Lead, { order: { id: 'ASC' } });
  expect(stages.map(one => [one.stage, one.ownerId])).toEqual([
    ['disqualified', office.viewers.liNa.userId],
    ['assigned', office.viewers.chenJing.userId],
  ]);
});
