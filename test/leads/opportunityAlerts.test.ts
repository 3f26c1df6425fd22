import fc from 'fast-check';
import { Company } from '../../service/companies/company.entity';
import { addCompany } from '../../service/companies/companies.service';
import { countAttention, listOpportunities, readOpportunityBoard } from '../../service/leads/opportunityList.service';
import type { AlertFacts } from '../../service/leads/opportunityAlerts';
import { aboutOf, alertsOf, usualLimits } from '../../service/leads/opportunityAlerts';
import { OpportunityAlert } from '../../service/leads/opportunity.entity';
import type { OpportunityReply } from '../../service/leads/opportunity.schema';
import { getOpportunitySettings, saveOpportunitySettings } from '../../service/leads/opportunitySettings.service';
import { changeOpportunity, createOpportunity, moveOpportunity } from '../../service/leads/opportunityWork.service';
import { leadsJobs } from '../../service/leads/leads.jobs';
import { inTransaction } from '../../service/platform/database/transaction';
import { Notice } from '../../service/teamwork/care.entity';
import type { NoticeNames } from '../../service/teamwork/notices.service';
import { listNotices } from '../../service/teamwork/notices.service';
import { nameDeals, nameLeads } from '../../service/leads/telling.service';
import type { Viewer } from '../../service/users/roles';
import type { House } from '../companies/people';
import { openHouse } from '../companies/people';

const DAY = 86_400_000;
const now = new Date('2026-03-10T02:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * DAY);
const fine: AlertFacts = {
  ...{ stage: 'quoting', stageSince: ago(2), expectedDay: '2026-04-01', nextDay: '2026-03-10' },
  ...{ lastContactAt: ago(3), createdAt: ago(40) },
};

describe('why an opportunity needs attention', () => {
  const cases: [string, Partial<AlertFacts>, string[]][] = [
    ['nothing presses', {}, []],
    ['it is in its stage for as long as is usual', { stageSince: ago(14) }, []],
    ['and a day longer', { stageSince: ago(15) }, ['stage']],
    ['its expected day is today', { expectedDay: '2026-03-10' }, []],
    ['and was yesterday', { expectedDay: '2026-03-09' }, ['closing']],
    ['its next action was due yesterday', { nextDay: '2026-03-09' }, ['action']],
    ['nobody has been in touch for thirty days', { lastContactAt: ago(30) }, ['silent']],
    [
      'it was opened yesterday with a customer who has been silent for long',
      { lastContactAt: ago(90), createdAt: ago(1) },
      [],
    ],
    ['it is on hold', { stage: 'suspended', stageSince: ago(99), expectedDay: '2026-01-01' }, []],
    ['it is won', { stage: 'won', expectedDay: '2026-01-01' }, []],
  ];
  test.each(cases)('%s', (_name, part, causes) => {
    expect(alertsOf({ ...fine, ...part }, usualLimits, now, '2026-03-10')).toEqual(causes);
  });

  test('what is about something else is told again, what stays the same is not', () => {
    expect(aboutOf('closing', { ...fine, expectedDay: '2026-03-01' })).toBe('2026-03-01');
    expect(aboutOf('stage', fine)).not.toBe(aboutOf('stage', { ...fine, stageSince: ago(1) }));
  });
});

let house: House;
let boss: Viewer;
let liNa: Viewer;
let wang: Viewer;
let companyId: number;
beforeEach(async () => {
  house = await openHouse();
  boss = await house.hire('Boss', ['manager']);
  liNa = await house.hire('LiNa', ['trader'], boss.userId);
  wang = await house.hire('Wang', ['trader']);
  boss = { ...boss, ownerIds: [boss.userId, liNa.userId] };
  companyId = await inTransaction(
    house.context.database,
    async manager => (await addCompany(manager, liNa, { name: 'Nordlicht GmbH' }, house.time.now)).id,
  );
});
afterEach(() => house.close());

const pass = (days: number) => (house.time.now = new Date(house.time.now.getTime() + days * DAY));
const today = () => house.time.now.toISOString().slice(0, 10);
const begin = (title: string): Promise<OpportunityReply> =>
  createOpportunity(house.context, liNa, { companyId, title });
const change = (deal: OpportunityReply, part: object) =>
  changeOpportunity(house.context, liNa, deal.id, deal.version, part);
async function runJob(): Promise<void> {
  const job = leadsJobs(house.context).find(one => one.name === 'opportunities.attention');
  await job?.handler({}, { id: 0, key: '', attempt: 1, signal: new AbortController().signal });
}
const told = async (): Promise<string[]> =>
  (await house.context.database.manager.find(Notice, { order: { id: 'ASC' } })).map(
    one => `${one.kind} ${one.recordId ?? ''} ${one.userId === liNa.userId ? 'LiNa' : 'other'}`,
  );

test('the owner is told once for each cause, and again when it is about something else', async () => {
  const deal = await begin('Trays');
  const read = await change(deal, { nextAction: 'Call', nextDay: today(), expectedDay: today() });
  await runJob();
  expect(await told()).toEqual([]);
  pass(1);
  await runJob();
  await runJob();
  expect(await told()).toEqual([`deal_closing ${deal.id} LiNa`, `deal_action ${deal.id} LiNa`]);
  await change(read, { nextDay: today() });
  pass(1);
  await runJob();
  expect((await told()).slice(2)).toEqual([`deal_action ${deal.id} LiNa`]);
  pass(10);
  await runJob();
  expect((await told()).slice(3)).toEqual([`deal_stage ${deal.id} LiNa`]);
  pass(25);
  await runJob();
  expect((await told()).slice(4)).toEqual([`deal_silent ${deal.id} LiNa`]);
});

test('many are told in batches, each once, and a mail with the customer ends the silence', async () => {
  await Promise.all(['a', 'b', 'c'].map(title => begin(title)));
  pass(3);
  await inTransaction(house.context.database, manager =>
    manager.update(Company, { id: companyId }, { lastContactAt: house.time.now }),
  );
  pass(29);
  await runJob();
  const kinds = (await told()).map(one => one.split(' ')[0]);
  expect(kinds).toEqual(['deal_stage', 'deal_stage', 'deal_stage']);
  expect(await house.context.database.manager.count(OpportunityAlert)).toBe(3);
});

test('what is closed or on hold is not told of', async () => {
  const one = await begin('Trays');
  await moveOpportunity(house.context, liNa, one.id, one.version, { to: 'lost', lostReason: 'price' });
  const two = await begin('Boxes');
  await moveOpportunity(house.context, liNa, two.id, two.version, { to: 'suspended', reason: 'summer' });
  pass(60);
  await runJob();
  expect(await told()).toEqual([]);
});

test('the limits are what is set, in the mark, in the list and for who is told', async () => {
  const deal = await begin('Trays');
  const { stageDays } = await getOpportunitySettings(house.context.database.manager);
  pass(8);
  expect(await attention(liNa)).toEqual([deal.id]);
  const wide = { stageDays: { ...stageDays, contact: 30 }, silentDays: 0 };
  await saveOpportunitySettings(house.context, boss, 0, wide);
  expect(await attention(liNa)).toEqual([]);
  await runJob();
  expect(await told()).toEqual([]);
  await expect(saveOpportunitySettings(house.context, boss, 0, wide)).rejects.toMatchObject({
    code: 'version.changed',
  });
});

async function attention(viewer: Viewer): Promise<number[]> {
  const { opportunities } = await listOpportunities(house.context, viewer, { attention: true });
  expect(await countAttention(house.context, viewer, {})).toBe(opportunities.length);
  const board = await readOpportunityBoard(house.context, viewer, { attention: true });
  expect(board.columns.reduce((sum, column) => sum + column.count, 0)).toBe(opportunities.length);
  return opportunities.map(one => one.id);
}

test('the filter shows exactly those that carry a mark, whatever they are, and to nobody else', async () => {
  const day = (offset: number) => new Date(house.time.now.getTime() + offset * DAY).toISOString().slice(0, 10);
  const stages = ['contact', 'requirement', 'suspended', 'lost'] as const;
  const one = fc.record({
    stage: fc.constantFrom(...stages),
    expected: fc.integer({ min: -2, max: 2 }),
    next: fc.integer({ min: -2, max: 2 }),
    later: fc.integer({ min: 0, max: 16 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 4 }), async rows => {
      for (const { stage, expected, next, later } of rows) {
        const deal = await begin('Trays');
        const read = await change(deal, { expectedDay: day(expected), nextDay: day(next) });
        const more = stage === 'lost' ? { lostReason: 'price' as const } : { reason: 'because' };
        if (stage !== 'contact')
          await moveOpportunity(house.context, liNa, read.id, read.version, { to: stage, ...more });
        pass(later);
      }
      const all = await listOpportunities(house.context, liNa, { state: 'all', limit: 100 });
      const marked = all.opportunities.filter(line => line.attention.length > 0).map(line => line.id);
      expect((await attention(liNa)).sort()).toEqual(marked.sort());
      expect(await attention(wang)).toEqual([]);
    }),
    { numRuns: 8 },
  );
});

test('the bell names the opportunity to whoever may see it', async () => {
  const deal = await begin('Trays');
  pass(9);
  await runJob();
  const { manager } = house.context.database;
  const naming: NoticeNames = {
    leads: nameLeads,
    deals: nameDeals,
    work: async (_manager, _viewer, refs) => refs.map(() => null),
  };
  const [notice] = (await listNotices(manager, liNa, naming)).notices;
  expect(notice).toMatchObject({ kind: 'deal_stage', deal: { id: deal.id, name: 'Trays', isOpen: true } });
  await inTransaction(house.context.database, writer =>
    writer.update(Company, { id: companyId }, { ownerId: wang.userId }),
  );
  const [after] = (await listNotices(manager, liNa, naming)).notices;
  expect(after).toMatchObject({ deal: { name: '', isOpen: false } });
});
