import { In, IsNull } from 'typeorm';
import { Task } from '../../service/activities/activity.entity';
import { Company, Contact, ContactAddress } from '../../service/companies/company.entity';
import { Filing, FilingStatus } from '../../service/filing/filing.entity';
import { Inquiry } from '../../service/leads/inquiry.entity';
import { LeadKey } from '../../service/leads/lead.entity';
import { Opportunity, OpportunityEvent } from '../../service/leads/opportunity.entity';
import { TradeRecord } from '../../service/records/record.entity';
import { settleFiling } from '../support/world';
import type { TestBrowser } from '../support/app';
import type { Office } from './office';
import { openOffice } from './office';

let office: Office;
let liNa: TestBrowser;

beforeEach(async () => {
  office = await openOffice();
  liNa = await office.browserOf('liNa');
});
afterEach(() => office.app.close());

const manager = () => office.context.database.manager;
const casaSole = {
  company: { name: 'Casa Sole Srl', country: 'IT', domain: 'casasole.example' },
  contact: { name: 'Marco Rossi', address: 'm.rossi@casasole.example' },
  opportunity: { title: 'Bamboo trays' },
};

/** A lead with an inquiry, our answer, and what he wrote back. */
async function threeLetters() {
  const { lead, messageId } = await office.ask();
  const answer = await office.send({
    from: 'Li Na <li.na@haitu.example>',
    to: 'Marco Rossi <m.rossi@casasole.example>',
    subject: 'Re: Inquiry: bamboo tray',
    text: 'Thank you. Our offer follows.',
    id: 'answer-1@haitu.example',
    inReplyTo: 'ask-1@casasole.example',
    date: 'Mon, 02 Mar 2026 07:30:00 +0000',
  });
  const back = await office.send({
    from: 'Marco Rossi <m.rossi@casasole.example>',
    subject: 'Re: Inquiry: bamboo tray',
    text: 'Good, I wait for it.',
    id: 'back-1@casasole.example',
    inReplyTo: 'answer-1@haitu.example',
    date: 'Mon, 02 Mar 2026 07:45:00 +0000',
  });
  return { id: lead.id, messageIds: [messageId, answer, back] };
}

const version = async (id: number) => (await liNa.get(`/api/leads/${id}`)).body.version as number;

test('a lead becomes a customer, a person and an opportunity, and every letter goes along', async () => {
  const { id, messageIds } = await threeLetters();
  expect((await liNa.get(`/api/leads/${id}`)).body.letters).toHaveLength(3);
  await liNa.post('/api/tasks', { title: 'Price list', messageId: messageIds[0] });
  await liNa.post(`/api/leads/${id}/notes`, { text: 'Met him at the fair.' });
  const made = await liNa.post(`/api/leads/${id}/qualify`, { ...casaSole, version: await version(id) });
  expect(made.body).toMatchObject({ leadId: id, messageCount: 3, leftOut: 0, number: 'O-2026-00001' });
  const { companyId, contactId, recordId } = made.body;
  const filings = await manager().findBy(Filing, { messageId: In(messageIds), endedAt: IsNull() });
  expect(filings.map(one => [one.companyId, one.contactId, one.recordId, one.confidence])).toEqual(
    messageIds.map(() => [companyId, contactId, recordId, 'person']),
  );
  expect(await manager().findOneByOrFail(Opportunity, { recordId })).toMatchObject({ leadId: id, stage: 'contact' });
  expect(await manager().findOneByOrFail(Task, { companyId })).toMatchObject({ contactId, recordId });
  expect(await manager().findOneByOrFail(OpportunityEvent, { recordId, kind: 'note' })).toMatchObject({
    details: { text: 'Met him at the fair.' },
  });
  expect(await manager().countBy(LeadKey, { leadId: id })).toBe(0);
  const lead = (await liNa.get(`/api/leads/${id}`)).body;
  expect(lead).toMatchObject({
    ...{ number: 'L-2026-00001', stage: 'converted', company: { id: companyId }, record: { id: recordId } },
  });
  expect(lead.letters).toHaveLength(3);
  // What he writes later finds its customer by itself.
  await settleFiling(office.context);
  const later = await office.send({
    from: 'Marco Rossi <m.rossi@casasole.example>',
    subject: 'Certificates',
    text: 'Do you have FSC?',
    id: 'later@casasole.example',
  });
  expect(await manager().findOneByOrFail(Filing, { messageId: later })).toMatchObject({ companyId, contactId });
});

test('a qualification is taken back whole', async () => {
  const { id, messageIds } = await threeLetters();
  const made = await liNa.post(`/api/leads/${id}/qualify`, { ...casaSole, version: await version(id) });
  const { companyId, contactId, recordId } = made.body;
  const undone = await liNa.post(`/api/leads/${id}/qualify/undo`, { version: await version(id) });
  expect(undone.body).toEqual({ leadId: id, restored: 3, isCompanyRemoved: true });
  expect(await manager().countBy(Company, { id: companyId })).toBe(0);
  expect(await manager().countBy(Contact, { id: contactId })).toBe(0);
  expect(await manager().countBy(TradeRecord, { id: recordId })).toBe(0);
  await settleFiling(office.context);
  const states = await manager().findBy(FilingStatus, { messageId: In(messageIds) });
  expect(states.map(one => one.state)).toEqual(['lead', 'lead', 'lead']);
  expect(await manager().findOneByOrFail(Inquiry, { leadId: id })).toMatchObject({ state: 'lead', recordId: null });
  const lead = (await liNa.get(`/api/leads/${id}`)).body;
  expect(lead).toMatchObject({ stage: 'working', company: null, record: null });
  const again = await liNa.post(`/api/leads/${id}/qualify`, { ...casaSole, version: lead.version });
  expect(again.status).toBe(200);
});

test('a qualification on which somebody has worked since stays', async () => {
  const { id } = await threeLetters();
  const made = await liNa.post(`/api/leads/${id}/qualify`, { ...casaSole, version: await version(id) });
  await liNa.post('/api/tasks', {
    title: 'Send samples',
    recordId: made.body.recordId,
    companyId: made.body.companyId,
  });
  const refused = await liNa.post(`/api/leads/${id}/qualify/undo`, { version: await version(id) });
  expect([refused.status, refused.body.error.code]).toEqual([409, 'lead.opportunity_in_use']);
});

test('of a customer that is there the contact gets the address by which he asked', async () => {
  const { id } = await threeLetters();
  const { id: companyId } = (await liNa.post('/api/companies', { name: 'Casa Sole Holding' })).body;
  const contact = (
    await liNa.post(`/api/companies/${companyId}/contacts`, { name: 'M. Rossi', addresses: ['rossi@holding.example'] })
  ).body;
  const made = await liNa.post(`/api/leads/${id}/qualify`, {
    version: await version(id),
    company: { id: companyId },
    contact: { id: contact.id },
    opportunity: { title: 'Trays' },
  });
  expect(made.body).toMatchObject({ companyId, contactId: contact.id, messageCount: 3 });
  const addresses = await manager().findBy(ContactAddress, { contactId: contact.id });
  expect(addresses.map(row => row.address).sort()).toEqual(['m.rossi@casasole.example', 'rossi@holding.example']);
});

test("a colleague's customer is not taken: nothing is made, and he is told whose it is", async () => {
  const { id } = await threeLetters();
  const wangLei = await office.browserOf('wangLei');
  const atlas = (await wangLei.get('/api/companies?q=atlas')).body.companies[0];
  const refused = await liNa.post(`/api/leads/${id}/qualify`, {
    ...casaSole,
    version: await version(id),
    company: { id: atlas.id },
  });
  expect(refused.status).toBe(404);
  const doubled = await liNa.post(`/api/leads/${id}/qualify`, {
    ...casaSole,
    version: await version(id),
    company: { name: 'Atlas Home', domain: 'atlas-home.example' },
  });
  expect([doubled.status, doubled.body.error.code]).toEqual([409, 'company.exists']);
  expect(doubled.body.error.details.similar).toMatchObject([{ id: null, ownerName: 'wang.lei' }]);
  expect((await liNa.get(`/api/leads/${id}`)).body.stage).toBe('working');
  expect(await manager().countBy(Opportunity, {})).toBe(0);
});

test('tasks about a lead stand on its page, go along when it is qualified, and come back', async () => {
  const { id } = await threeLetters();
  const call = await liNa.post('/api/tasks', { title: 'Send three samples', leadId: id });
  expect(call.body).toMatchObject({ lead: { id }, company: null });
  const made = (await liNa.post(`/api/leads/${id}/qualify`, { ...casaSole, version: await version(id) })).body;
  const titles = async (query: string) =>
    (await liNa.get(`/api/tasks?${query}`)).body.tasks.map((task: { title: string }) => task.title);
  for (const query of [`leadId=${id}`, `companyId=${made.companyId}`, `recordId=${made.recordId}`])
    expect([query, await titles(query)]).toEqual([query, ['Send three samples']]);
  expect((await liNa.post(`/api/leads/${id}/qualify/undo`, { version: await version(id) })).status).toBe(200);
  expect(await manager().findOneByOrFail(Task, { id: call.body.id })).toMatchObject({ leadId: id, companyId: null });
  const wangLei = await office.browserOf('wangLei');
  expect((await wangLei.post('/api/tasks', { title: 'x', leadId: id })).body.error.code).toBe('task.lead_unknown');
});

test('the number of an opportunity that was taken back is not given again', async () => {
  const { id } = await threeLetters();
  const qualify = async () =>
    (await liNa.post(`/api/leads/${id}/qualify`, { ...casaSole, version: await version(id) })).body.number as string;
  const first = await qualify();
  await liNa.post(`/api/leads/${id}/qualify/undo`, { version: await version(id) });
  const second = await qualify();
  expect(Number(second.slice(-5))).toBe(Number(first.slice(-5)) + 1);
});
