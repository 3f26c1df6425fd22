import { Lead, LeadEvent } from '../../service/leads/lead.entity';
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

/** A lead that came into Li Na's mailbox and that nobody has. */
async function nobodys(): Promise<{ id: number; version: number }> {
  const { lead } = await office.ask();
  const freed = await chenJing.post(`/api/leads/${lead.id}/assign`, { version: lead.version, userId: null });
  return { id: lead.id, version: freed.body.version };
}

const answer = (from: string) => ({
  ...{ from, to: 'Marco Rossi <m.rossi@casasole.example>', subject: 'Re: Inquiry: bamboo tray' },
  ...{ text: 'Our offer follows.', id: 'answer-1@haitu.example', inReplyTo: 'ask-1@casasole.example' },
  date: 'Mon, 02 Mar 2026 07:30:00 +0000',
});
const leadOf = (id: number) => office.context.database.manager.findOneByOrFail(Lead, { id });

test('whoever answers a lead that nobody has, from his own mailbox, has it', async () => {
  const { id } = await nobodys();
  await office.send(answer('Li Na <li.na@haitu.example>'));
  expect(await leadOf(id)).toMatchObject({ stage: 'working', ownerId: office.viewers.liNa.userId });
  const seen = (await liNa.get(`/api/leads/${id}`)).body;
  expect(seen.history[0]).toMatchObject({ kind: 'assigned', details: { why: 'answered', toName: 'li.na' } });
  expect((await liNa.get('/api/leads?view=mine')).body.leads).toMatchObject([{ id }]);
});

test('what was answered from a shared mailbox stays with those who could take it, and is worked on when it is given', async () => {
  const { id } = await nobodys();
  await office.send(answer('Sales <sales@haitu.example>'), office.mailboxes.sales);
  expect(await leadOf(id)).toMatchObject({ stage: 'working', ownerId: null });
  for (const who of [liNa, chenJing]) {
    expect((await who.get('/api/leads?view=nobody')).body.leads).toMatchObject([{ id }]);
    expect((await who.get('/api/leads?q=casasole')).body.leads).toMatchObject([{ id }]);
    const { columns } = (await who.get('/api/leads/board')).body;
    expect(columns.find((one: { stage: string }) => one.stage === 'working').leads).toMatchObject([{ id }]);
    expect((await who.get(`/api/leads/${id}`)).body.acts).toContain('take');
  }
  const { version } = await leadOf(id);
  const given = { version, userId: office.viewers.liNa.userId };
  expect((await chenJing.post(`/api/leads/${id}/assign`, given)).body).toMatchObject({ stage: 'working' });
});

test.each(['out_of_scope', 'not_inquiry'])('who rejects a lead that nobody has (%s) takes that back', async reason => {
  const { id, version } = await nobodys();
  const rejected = await liNa.post(`/api/leads/${id}/reject`, { version, reason });
  expect(rejected.body).toMatchObject({ stage: 'disqualified', acts: ['reopen'], isFromMail: true });
  const back = await liNa.post(`/api/leads/${id}/reopen`, { version: rejected.body.version });
  expect(back.body).toMatchObject({ stage: 'new', owner: null, closeReason: '' });
  expect(back.body.letters).toHaveLength(1);
});

test('a rejected lead of somebody comes back in the stage in which it was', async () => {
  const { lead } = await office.ask();
  for (const reason of ['not_inquiry', 'no_need']) {
    const { version } = await leadOf(lead.id);
    const rejected = await liNa.post(`/api/leads/${lead.id}/reject`, { version, reason });
    const back = await liNa.post(`/api/leads/${lead.id}/reopen`, { version: rejected.body.version });
    expect(back.body).toMatchObject({ stage: 'assigned', owner: { id: lead.ownerId } });
  }
});

test('who takes a lead may give it back to nobody, until something has been done with it', async () => {
  const { id, version } = await nobodys();
  const taken = await liNa.post(`/api/leads/${id}/take`, { version });
  const back = await liNa.post(`/api/leads/${id}/assign`, { version: taken.body.version, userId: null });
  expect(back.body).toMatchObject({ stage: 'new', owner: null });
  const again = await liNa.post(`/api/leads/${id}/take`, { version: back.body.version });
  await liNa.post(`/api/leads/${id}/notes`, { text: 'Called him.' });
  const late = await liNa.post(`/api/leads/${id}/assign`, { version: again.body.version, userId: null });
  expect(late.body.error.code).toBe('lead.not_yours');
});

test('of two who take a lead the slower hears who has it; whom it never came to hears nothing', async () => {
  const own = await nobodys();
  await chenJing.post(`/api/leads/${own.id}/take`, { version: own.version });
  const late = await liNa.post(`/api/leads/${own.id}/take`, { version: own.version });
  expect(late.body.error).toMatchObject({ code: 'lead.taken', details: { name: 'chen.jing' } });
  expect((await wangLei.post(`/api/leads/${own.id}/take`, { version: own.version })).status).toBe(404);
});

test('many that were rejected at once are opened again at once', async () => {
  const { lead } = await office.ask();
  const rejected = await liNa.post('/api/leads/bulk', { ids: [lead.id, 999], reject: { reason: 'no_need' } });
  expect(rejected.body).toEqual({ changed: 1, refused: 1, changedIds: [lead.id] });
  const back = await liNa.post('/api/leads/bulk', { ids: rejected.body.changedIds, reopen: true });
  expect(back.body).toMatchObject({ changed: 1 });
  expect(await leadOf(lead.id)).toMatchObject({ stage: 'assigned', isOpen: true });
  const kinds = await office.context.database.manager.findBy(LeadEvent, { leadId: lead.id, kind: 'reopened' });
  expect(kinds).toHaveLength(1);
});

test('nothing is given back to a pool where there is none', async () => {
  const { lead } = await office.ask();
  expect((await liNa.get(`/api/leads/${lead.id}`)).body.acts).not.toContain('return');
});
