import { addCompany } from '../../service/companies/companies.service';
import type { OpportunityReply } from '../../service/leads/opportunity.schema';
import { OpportunityMember } from '../../service/leads/opportunity.entity';
import { listOpportunities } from '../../service/leads/opportunityList.service';
import { readOpportunity } from '../../service/leads/opportunityReading.service';
import { escalate, removeMember, setMember } from '../../service/leads/opportunityTeam.service';
import { changeOpportunity, createOpportunity } from '../../service/leads/opportunityWork.service';
import { inTransaction } from '../../service/platform/database/transaction';
import { Notice } from '../../service/teamwork/care.entity';
import type { Viewer } from '../../service/users/roles';
import { AuditEntry } from '../../service/users/user.entity';
import type { House } from '../companies/people';
import { openHouse } from '../companies/people';

let house: House;
let liNa: Viewer;
let wang: Viewer;
let lead: Viewer;
let deal: OpportunityReply;
beforeEach(async () => {
  house = await openHouse();
  liNa = await house.hire('LiNa', ['trader']);
  lead = await house.hire('Lead', ['manager']);
  wang = await house.hire('Wang', ['trader'], lead.userId);
  lead = { ...lead, ownerIds: [lead.userId, wang.userId] };
  const companyId = await inTransaction(
    house.context.database,
    async manager => (await addCompany(manager, liNa, { name: 'Nordlicht GmbH' }, house.time.now)).id,
  );
  deal = await createOpportunity(house.context, liNa, { companyId, title: 'Trays' });
});
afterEach(() => house.close());

const here = (one: OpportunityReply = deal) => ({ recordId: one.id, version: one.version });
const seen = async (viewer: Viewer): Promise<number> =>
  (await listOpportunities(house.context, viewer, { state: 'all' })).opportunities.length;
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: { code?: string }) => error.code ?? String(error),
  );
const told = async (): Promise<(string | number)[][]> =>
  (await house.context.database.manager.find(Notice, { order: { id: 'ASC' } })).map(one => [one.kind, one.userId]);

test('who is taken into the team sees the deal and works on it, his manager too, and knows of the customer no more than the name', async () => {
  expect([await seen(wang), await seen(lead)]).toEqual([0, 0]);
  const after = await setMember(house.context, liNa, here(), { userId: wang.userId, part: 'engineering' });
  expect(after.members).toMatchObject([{ user: { name: 'Wang' }, part: 'engineering' }]);
  expect([await seen(wang), await seen(lead)]).toEqual([1, 1]);
  const read = await readOpportunity(house.context, wang, deal.id);
  expect(read).toMatchObject({ mayChange: true, company: { name: 'Nordlicht GmbH', isOpen: false } });
  const changed = await changeOpportunity(house.context, wang, deal.id, read.version, { nextAction: 'Drawing' });
  expect(changed.nextAction).toBe('Drawing');
  expect(await told()).toEqual([['deal_team', wang.userId]]);
});

test('who only watches sees it and changes nothing', async () => {
  await setMember(house.context, liNa, here(), { userId: wang.userId, part: 'watching' });
  const read = await readOpportunity(house.context, wang, deal.id);
  expect(read.mayChange).toBe(false);
  const change = changeOpportunity(house.context, wang, deal.id, read.version, { nextAction: 'x' });
  expect(await codeOf(change)).toBe('company.read_only');
  const more = setMember(house.context, wang, here(read), { userId: wang.userId, part: 'sales' });
  expect(await codeOf(more)).toBe('company.read_only');
});

test('who is taken out sees it no more; the history and the log name who did it', async () => {
  const joined = await setMember(house.context, liNa, here(), { userId: wang.userId, part: 'sales' });
  const left = await removeMember(house.context, liNa, here(joined), joined.members[0]?.id ?? 0);
  expect(left.members).toEqual([]);
  expect(await seen(wang)).toBe(0);
  expect(await codeOf(readOpportunity(house.context, wang, deal.id))).toBe('opportunity.not_found');
  expect(left.events.map(event => [event.kind, event.byName])).toEqual([
    ['team', 'LiNa'],
    ['team', 'LiNa'],
    ['opened', 'LiNa'],
  ]);
  const audited = await house.context.database.manager.countBy(AuditEntry, { action: 'opportunity.team' });
  expect(audited).toBe(2);
  expect(await codeOf(removeMember(house.context, liNa, here(left), 99))).toBe('member.not_found');
});

test('two people changing the team at once do not write over each other', async () => {
  await setMember(house.context, liNa, here(), { userId: wang.userId, part: 'sales' });
  const late = setMember(house.context, liNa, here(), { userId: lead.userId, part: 'sales' });
  expect(await codeOf(late)).toBe('opportunity.changed_meanwhile');
});

test('whoever cannot work with opportunities is not taken in', async () => {
  const clerk = await house.hire('Clerk', ['clerk']);
  for (const userId of [clerk.userId, 9999])
    expect(await codeOf(setMember(house.context, liNa, here(), { userId, part: 'sales' }))).toBe(
      'opportunity.member_unknown',
    );
});

test('an escalation tells the person, says why, and lets him see it', async () => {
  expect(await seen(lead)).toBe(0);
  const after = await escalate(house.context, liNa, here(), { userId: lead.userId, note: 'They want 90 days. ' });
  expect(after.events[0]).toMatchObject({ kind: 'escalated', details: { to: 'Lead', note: 'They want 90 days.' } });
  expect(await told()).toEqual([['deal_escalated', lead.userId]]);
  expect((await readOpportunity(house.context, lead, deal.id)).mayChange).toBe(true);
});

test('given to somebody to whom the customer is not open, he is told and can work on it', async () => {
  const change = { ownerId: wang.userId, note: 'Speaks German' };
  const given = await changeOpportunity(house.context, liNa, deal.id, deal.version, change);
  expect(given.events[0]).toMatchObject({ kind: 'changed', details: { owner: 'Wang', note: 'Speaks German' } });
  expect(await told()).toEqual([['deal_given', wang.userId]]);
  expect((await readOpportunity(house.context, wang, deal.id)).mayChange).toBe(true);
  expect(await house.context.database.manager.countBy(OpportunityMember, { recordId: deal.id })).toBe(1);
});
