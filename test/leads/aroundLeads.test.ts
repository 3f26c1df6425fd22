import { Company } from '../../service/companies/company.entity';
import { seeLeads } from '../../service/leads/telling.service';
import type { LeadList } from '../../service/leads/leads.schema';
import type { OpportunityList, OpportunityReply } from '../../service/leads/opportunity.schema';
import { Lead } from '../../service/leads/lead.entity';
import { Opportunity } from '../../service/leads/opportunity.entity';
import type { SearchMailReply } from '../../service/reports/search.schema';
import type { Pane } from '../../service/sidebar/sidebar.schema';
import { liveEnd, readBurst } from '../../service/teamwork/liveRows.service';
import type { TestBrowser } from '../support/app';
import type { Office } from './office';
import { asking, openOffice } from './office';

let office: Office;
let liNa: TestBrowser;
let wangLei: TestBrowser;
beforeEach(async () => {
  office = await openOffice();
  liNa = await office.browserOf('liNa');
  wangLei = await office.browserOf('wangLei');
});
afterEach(() => office.app.close());

const casaSole = {
  company: { name: 'Casa Sole Srl', country: 'IT', domain: 'casasole.example' },
  contact: { name: 'Marco Rossi', address: 'm.rossi@casasole.example' },
  opportunity: { title: 'Bamboo trays' },
};
const manager = () => office.context.database.manager;

/** The lead of Casa Sole, and the customer and the opportunity that it became. */
async function qualify(): Promise<{ lead: Lead; companyId: number; recordId: number }> {
  const { lead } = await office.ask();
  const { version } = await manager().findOneByOrFail(Lead, { id: lead.id });
  const { status, body } = await liNa.post(`/api/leads/${lead.id}/qualify`, { ...casaSole, version });
  expect(status).toBe(200);
  return { lead, ...(body as { companyId: number; recordId: number }) };
}
const card = async (): Promise<Pane> =>
  (await liNa.post('/api/pane/card', { mailbox: 'li.na@haitu.example', internetMessageId: `<${asking.id}>` }))
    .body as Pane;

test('open pages are told of leads and opportunities, and which ones to whoever may see them alone', async () => {
  const before = await liveEnd(manager());
  const { lead, recordId } = await qualify();
  const burst = await readBurst(manager(), before, await liveEnd(manager()));
  expect(burst).toMatchObject({ leadIds: [lead.id], dealIds: [recordId] });
  expect(await seeLeads(manager(), office.viewers.liNa, burst)).toEqual({ leadIds: [lead.id], dealIds: [recordId] });
  expect(await seeLeads(manager(), office.viewers.wangLei, burst)).toEqual({ leadIds: [], dealIds: [] });
  expect(await seeLeads(manager(), office.viewers.chenJing, burst)).toEqual({
    leadIds: [lead.id],
    dealIds: [recordId],
  });
});

test('the page of a company has the lead that it was and its opportunities, to whoever may see them', async () => {
  const { lead, companyId, recordId } = await qualify();
  const leadsOf = async (who: TestBrowser) =>
    ((await who.get(`/api/leads?companyId=${companyId}&state=all`)).body as LeadList).leads.map(one => one.id);
  const dealsOf = async (who: TestBrowser) =>
    ((await who.get(`/api/opportunities?companyId=${companyId}&state=all`)).body as OpportunityList).opportunities;
  expect(await leadsOf(liNa)).toEqual([lead.id]);
  expect(await dealsOf(liNa)).toMatchObject([{ id: recordId, company: { isOpen: true } }]);
  expect([await leadsOf(wangLei), await dealsOf(wangLei)]).toEqual([[], []]);
});

test('undo in the pane takes back the whole qualification, not the filing alone', async () => {
  const { lead, companyId, recordId } = await qualify();
  const pane = await card();
  expect(pane).toMatchObject({ undoActId: null, undoLead: { id: lead.id, number: lead.number } });
  const undone = await liNa.post(`/api/leads/${lead.id}/qualify/undo`, { version: pane.undoLead?.version });
  expect(undone.status).toBe(200);
  expect(await manager().existsBy(Opportunity, { recordId })).toBe(false);
  expect(await manager().existsBy(Company, { id: companyId })).toBe(false);
  expect(await card()).toMatchObject({ state: 'lead', undoLead: null, lead: { id: lead.id } });
});

test('where somebody has worked on the opportunity since, undo says so and changes nothing', async () => {
  const { lead, recordId } = await qualify();
  const { version } = (await liNa.get(`/api/opportunities/${recordId}`)).body as OpportunityReply;
  await liNa.patch(`/api/opportunities/${recordId}?version=${version}`, { nextAction: 'Call' });
  const pane = await card();
  const refused = await liNa.post(`/api/leads/${lead.id}/qualify/undo`, { version: pane.undoLead?.version });
  expect(refused.body).toMatchObject({ error: { code: 'lead.opportunity_in_use' } });
  expect(await manager().existsBy(Opportunity, { recordId })).toBe(true);
});

test('mail that stands under a lead is found by its state, in either language', async () => {
  const { messageId } = await office.ask();
  await office.send({ subject: 'Where are my samples?', id: 'other@nordlicht.example' });
  for (const q of ['is:lead', '状态:线索', '状态：询盘']) {
    const { body } = await liNa.get(`/api/search/mail?q=${encodeURIComponent(q)}`);
    expect([q, (body as SearchMailReply).messages.map(one => one.line.id)]).toEqual([q, [messageId]]);
  }
  const { body } = await wangLei.get('/api/search/mail?q=is:lead');
  expect((body as SearchMailReply).messages).toEqual([]);
});
