import type { Readable } from 'node:stream';
import { addCompany } from '../../service/companies/companies.service';
import { addRecord, changeRecord } from '../../service/records/records.service';
import { inTransaction } from '../../service/platform/database/transaction';
import type { Viewer } from '../../service/users/roles';
import { exportOpportunities } from '../../service/intake/opportunityExport.service';
import type { OpportunityChange, OpportunityQuery, OpportunityReply } from '../../service/leads/opportunity.schema';
import {
  countOpportunities,
  listOpportunities,
  readOpportunityBoard,
} from '../../service/leads/opportunityList.service';
import { setCompetitor, setStakeholder } from '../../service/leads/opportunityParts.service';
import { readOpportunity } from '../../service/leads/opportunityReading.service';
import { readForecast, readFunnel } from '../../service/leads/opportunityFigures.service';
import { changeOpportunity, createOpportunity, moveOpportunity } from '../../service/leads/opportunityWork.service';
import type { House } from '../companies/people';
import { openHouse } from '../companies/people';

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

const begin = (more: object = {}): Promise<OpportunityReply> =>
  createOpportunity(house.context, liNa, { companyId, title: 'Tea towels', ...more });
const at = ({ id: recordId }: OpportunityReply, id: number | null = null, version?: number) => ({
  ...{ recordId, id },
  ...(version === undefined ? {} : { version }),
});
const pass = (days: number) => (house.time.now = new Date(house.time.now.getTime() + days * 86_400_000));
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: { code?: string }) => error.code ?? String(error),
  );

test('it begins at the first stage with its number, and its record stands with the company', async () => {
  const one = await begin();
  expect(one).toMatchObject({ stage: 'contact', probability: 10, company: { id: companyId }, owner: { name: 'LiNa' } });
  expect(one.number).toMatch(/^O-\d{4}-00001$/);
  expect((await begin()).number).toMatch(/^O-\d{4}-00002$/);
});

test('moving writes what was left and for how long, and a closed one cannot be moved by a trader', async () => {
  const one = await begin();
  pass(5);
  const asked = await moveOpportunity(house.context, liNa, one.id, one.version, { to: 'requirement' });
  expect(asked).toMatchObject({ stage: 'requirement', probability: 20, stageDays: 0 });
  expect(asked.events[0]).toMatchObject({ kind: 'moved', byName: 'LiNa', details: { from: 'contact', days: 5 } });
  const lost = await moveOpportunity(house.context, liNa, one.id, asked.version, { to: 'lost', lostReason: 'price' });
  expect(lost).toMatchObject({ stage: 'lost', probability: 0 });
  const again = { to: 'quoting', reason: 'they came back' } as const;
  expect(await codeOf(moveOpportunity(house.context, liNa, one.id, lost.version, again))).toBe('opportunity.closed');
  expect(await moveOpportunity(house.context, boss, one.id, lost.version, again)).toMatchObject({ stage: 'quoting' });
});

test('who closed it by a slip of the hand puts it back to where it was, for some minutes', async () => {
  const one = await begin();
  const back = { to: 'contact', reason: 'a slip' } as const;
  const lost = await moveOpportunity(house.context, liNa, one.id, one.version, { to: 'lost', lostReason: 'price' });
  const again = await moveOpportunity(house.context, liNa, one.id, lost.version, back);
  expect(again).toMatchObject({ stage: 'contact', lostReason: '' });
  const late = await moveOpportunity(house.context, liNa, one.id, again.version, { to: 'lost', lostReason: 'price' });
  pass(1);
  expect(await codeOf(moveOpportunity(house.context, liNa, one.id, late.version, back))).toBe('opportunity.closed');
});

test('won names an order of the same customer, and of no other', async () => {
  const one = await begin();
  const { order, foreign } = await inTransaction(house.context.database, async manager => {
    const other = await addCompany(manager, liNa, { name: 'Other SARL' }, house.time.now);
    const values = { kind: 'order', title: '' } as const;
    return {
      order: await addRecord(manager, liNa, companyId, { ...values, number: 'SC-26-0001' }, house.time.now),
      foreign: await addRecord(manager, liNa, other.id, { ...values, number: 'SC-26-0002' }, house.time.now),
    };
  });
  const win = (wonRecordId?: number) =>
    moveOpportunity(house.context, liNa, one.id, one.version, { to: 'won', ...(wonRecordId ? { wonRecordId } : {}) });
  expect(await codeOf(win())).toBe('opportunity.won_needs_record');
  expect(await codeOf(win(foreign.id))).toBe('opportunity.record_foreign');
  expect(await win(order.id)).toMatchObject({ stage: 'won', wonBy: { number: 'SC-26-0001' } });
});

test('of two who change it at once the second is told what it is now', async () => {
  const one = await begin();
  await changeOpportunity(house.context, liNa, one.id, one.version, { amount: 1_250_000, currency: 'USD' });
  const late = changeOpportunity(house.context, boss, one.id, one.version, { probability: 60 });
  await expect(late).rejects.toMatchObject({
    code: 'opportunity.changed_meanwhile',
    details: { current: { amount: 1_250_000 } },
  });
});

test('whoever may not see the customer sees no opportunity of it, by no door', async () => {
  const one = await begin();
  const missing = 'opportunity.not_found';
  expect(await codeOf(readOpportunity(house.context, wang, one.id))).toBe(missing);
  expect(await codeOf(changeOpportunity(house.context, wang, one.id, 1, { title: 'mine' }))).toBe(missing);
  expect(await codeOf(moveOpportunity(house.context, wang, one.id, 1, { to: 'requirement' }))).toBe(missing);
  expect(await codeOf(setCompetitor(house.context, wang, at(one), { name: 'x' }))).toBe(missing);
  expect((await listOpportunities(house.context, wang, {})).opportunities).toEqual([]);
  expect((await readFunnel(house.context, wang, 365, undefined)).stages.every(stage => stage.count === 0)).toBe(true);
  expect((await readForecast(house.context, wang, undefined)).months).toEqual([]);
  expect((await listOpportunities(house.context, boss, {})).opportunities).toHaveLength(1);
});

test('a number that was entered as a record is an opportunity at its first stage, and can be worked on', async () => {
  const record = await inTransaction(house.context.database, manager =>
    addRecord(manager, liNa, companyId, { kind: 'opportunity', number: 'OPP-7', title: 'Old one' }, house.time.now),
  );
  const [line] = (await listOpportunities(house.context, liNa, {})).opportunities;
  expect(line).toMatchObject({ id: record.id, stage: 'contact', version: 1 });
  expect(await moveOpportunity(house.context, liNa, record.id, 1, { to: 'requirement' })).toMatchObject({
    stage: 'requirement',
  });
});

test('the list is paged by when they began, newest first, and found by words', async () => {
  for (const title of ['one', 'two', 'three']) {
    await begin({ title });
    pass(1);
  }
  const first = await listOpportunities(house.context, liNa, { limit: 2 });
  const second = await listOpportunities(house.context, liNa, { limit: 2, cursor: first.nextCursor as string });
  expect([...first.opportunities, ...second.opportunities].map(one => one.title)).toEqual(['three', 'two', 'one']);
  expect(second.nextCursor).toBeNull();
  expect((await listOpportunities(house.context, liNa, { q: 'TWO' })).opportunities.map(one => one.title)).toEqual([
    'two',
  ]);
  expect((await listOpportunities(house.context, liNa, { q: '%' })).opportunities).toHaveLength(3);
});

test('funnel and forecast add up: sums by currency, weighted by probability, and the share that was won', async () => {
  const usd = await begin({ amount: 1_000_000, currency: 'USD', expectedDay: '2026-12-10' });
  await begin({ amount: 500_000, currency: 'EUR', expectedDay: '2026-12-20' });
  const lost = await begin();
  await moveOpportunity(house.context, liNa, lost.id, lost.version, { to: 'lost', lostReason: 'no_answer' });
  const funnel = await readFunnel(house.context, liNa, 365, undefined);
  const contact = funnel.stages.find(stage => stage.stage === 'contact');
  expect(contact).toMatchObject({ count: 2, winRate: 0 });
  expect(contact?.sums).toEqual(
    expect.arrayContaining([
      { currency: 'USD', amount: 1_000_000, weighted: 100_000 },
      { currency: 'EUR', amount: 500_000, weighted: 50_000 },
    ]),
  );
  expect(funnel).toMatchObject({ won: 0, lost: 1, winRate: 0, lostReasons: [{ reason: 'no_answer', count: 1 }] });
  await changeOpportunity(house.context, liNa, usd.id, usd.version, { probability: 50 });
  const forecast = await readForecast(house.context, liNa, undefined);
  const december = forecast.months.find(month => month.month === '2026-12');
  expect(december?.sums).toContainEqual({ currency: 'USD', amount: 1_000_000, weighted: 500_000 });
});

test('funnel and forecast count the same open opportunities, those that were made as a number alone too; what is on hold is in the funnel alone', async () => {
  await begin({ expectedDay: '2026-12-10' });
  const held = await begin();
  await moveOpportunity(house.context, liNa, held.id, held.version, { to: 'suspended', reason: 'tender put off' });
  await inTransaction(house.context.database, manager =>
    addRecord(manager, liNa, companyId, { kind: 'opportunity', number: 'O-OLD-1', title: 'Of old' }, house.time.now),
  );
  const { stages } = await readFunnel(house.context, liNa, 365, undefined);
  const { months } = await readForecast(house.context, liNa, undefined);
  const open = stages.filter(({ stage }) => !['suspended', 'won', 'lost'].includes(stage));
  const sum = (rows: readonly { count: number }[]) => rows.reduce((all, row) => all + row.count, 0);
  expect([sum(open), sum(months)]).toEqual([2, 2]);
  expect(months.map(({ month, count }) => [month, count])).toEqual(expect.arrayContaining([['', 1]]));
  expect(stages.find(({ stage }) => stage === 'suspended')?.count).toBe(1);
});

test('competitors and people of the buyer are added, changed and taken off, each in the history', async () => {
  const one = await begin();
  const more = await setCompetitor(house.context, liNa, at(one), { name: 'Textil Star', price: 'USD 2.10' });
  expect(more.competitors).toMatchObject([{ name: 'Textil Star', price: 'USD 2.10' }]);
  expect(await codeOf(setStakeholder(house.context, liNa, at(one), {}))).toBe('stakeholder.nameless');
  const people = await setStakeholder(house.context, liNa, at(one), { name: 'Mr. Braun', stance: 'against' });
  const [braun] = people.stakeholders;
  const moved = await setStakeholder(house.context, liNa, at(one, braun?.id), {
    stance: 'for',
    nextDay: '2026-12-01',
  });
  expect(moved.stakeholders).toMatchObject([{ name: 'Mr. Braun', stance: 'for', nextDay: '2026-12-01' }]);
  const none = await setStakeholder(house.context, liNa, at(one, braun?.id), null);
  expect(none.stakeholders).toEqual([]);
  expect(none.events.filter(event => event.kind === 'changed')).toHaveLength(4);
});

test('of two who name people of the buyer at once, the second is told what stands now', async () => {
  const one = await begin();
  const first = await setStakeholder(house.context, liNa, at(one, null, one.version), { name: 'Mr. Braun' });
  expect(first.version).toBe(one.version + 1);
  const late = setStakeholder(house.context, boss, at(one, null, one.version), { name: 'Ms. Weiss' });
  await expect(late).rejects.toMatchObject({
    code: 'opportunity.changed_meanwhile',
    details: { current: { stakeholders: [{ name: 'Mr. Braun' }] } },
  });
  expect((await readOpportunity(house.context, liNa, one.id)).stakeholders).toHaveLength(1);
});

test('an amount has a currency, and one that is open is not closed as a bare record', async () => {
  expect(await codeOf(begin({ amount: 1_000 }))).toBe('opportunity.currency_missing');
  const one = await begin({ amount: 1_000, currency: 'USD' });
  const change = (body: OpportunityChange) => changeOpportunity(house.context, liNa, one.id, one.version, body);
  expect(await codeOf(change({ currency: '' }))).toBe('opportunity.currency_missing');
  const close = changeRecord(house.context, liNa, one.id, 1, { state: 'closed' });
  expect(await codeOf(close)).toBe('record.closed_by_stage');
  expect((await change({ amount: null, currency: '' })).amount).toBeNull();
});

test('a pause keeps the chances that somebody has reckoned; another stage takes its usual ones', async () => {
  const one = await begin();
  const sure = await changeOpportunity(house.context, liNa, one.id, one.version, { probability: 45 });
  const move = (from: OpportunityReply, to: OpportunityReply['stage']) =>
    moveOpportunity(house.context, liNa, one.id, from.version, { to, reason: 'fair' });
  const paused = await move(sure, 'suspended');
  expect(paused).toMatchObject({ probability: 45, stageBefore: 'contact' });
  const on = await move(paused, 'contact');
  expect(on).toMatchObject({ stage: 'contact', probability: 45 });
  expect(await move(on, 'requirement')).toMatchObject({ probability: 20 });
});

test('who gives it to a colleague can say why, and the history tells it', async () => {
  const one = await begin();
  const change = { ownerId: boss.userId, note: 'wants a manager' };
  const given = await changeOpportunity(house.context, liNa, one.id, one.version, change);
  expect(given).toMatchObject({ owner: { name: 'Boss' } });
  expect(given.events[0]).toMatchObject({ details: { fields: ['ownerId'], owner: 'Boss', note: 'wants a manager' } });
});

test('lists are mine, of my people, or all; what is overdue in its stage, past its day or due is found', async () => {
  const own = await begin({ title: 'own', expectedDay: '2020-01-01' });
  const given = await begin({ title: 'given' });
  await changeOpportunity(house.context, liNa, given.id, given.version, {
    ownerId: boss.userId,
    nextDay: '2020-01-02',
  });
  const titles = async (viewer: Viewer, query: OpportunityQuery) =>
    (await listOpportunities(house.context, viewer, query)).opportunities.map(one => one.title);
  expect(await titles(liNa, { view: 'mine' })).toEqual(['own']);
  expect(await titles(boss, { view: 'people' })).toEqual(['own']);
  expect(await titles(liNa, { view: 'people' })).toEqual([]);
  expect(await titles(boss, {})).toEqual(['given', 'own']);
  expect(await titles(boss, { late: true })).toEqual(['own']);
  expect(await titles(boss, { due: true })).toEqual(['given']);
  pass(7);
  expect(await titles(boss, { overdue: true })).toEqual([]);
  pass(1);
  expect(await titles(boss, { overdue: true, sort: 'stage' })).toEqual(['own', 'given']);
  expect((await readOpportunity(house.context, boss, own.id)).isOverdue).toBe(true);
  expect(await countOpportunities(house.context, boss, { overdue: true })).toBe(2);
});

test('by the expected day the soonest is first, what has none last, page by page', async () => {
  for (const expectedDay of ['2027-03-01', null, '2026-12-01', '2026-12-01']) await begin({ expectedDay });
  const days: (string | null)[] = [];
  const ids = new Set<number>();
  let cursor: string | null | undefined;
  do {
    const query = { sort: 'expected', limit: 1, ...(cursor ? { cursor } : {}) } as const;
    const page = await listOpportunities(house.context, liNa, query);
    for (const one of page.opportunities) days.push(ids.add(one.id) && one.expectedDay);
    cursor = page.nextCursor;
  } while (cursor);
  expect(days).toEqual(['2026-12-01', '2026-12-01', '2027-03-01', null]);
  expect(ids.size).toBe(4);
});

test('the board has a column for each open stage, and its counts are those of the lists', async () => {
  const one = await begin({ amount: 200_000, currency: 'USD' });
  await begin({ amount: 100_000, currency: 'USD' });
  await begin({ amount: 50_000, currency: 'EUR' });
  const closed = await begin();
  await moveOpportunity(house.context, liNa, closed.id, closed.version, { to: 'lost', lostReason: 'price' });
  await moveOpportunity(house.context, liNa, one.id, one.version, { to: 'requirement' });
  const board = await readOpportunityBoard(house.context, liNa, { view: 'mine' });
  expect(board.columns.map(({ stage, count }) => [stage, count])).toEqual([
    ...[
      ['contact', 2],
      ['requirement', 1],
      ['sample', 0],
      ['quoting', 0],
      ['negotiation', 0],
      ['contract', 0],
    ],
  ]);
  expect(board.columns[0]?.sums).toEqual(
    expect.arrayContaining([
      { currency: 'EUR', amount: 50_000, weighted: 5_000 },
      { currency: 'USD', amount: 100_000, weighted: 10_000 },
    ]),
  );
  expect(board.others.map(({ stage, count }) => [stage, count])).toEqual([
    ['suspended', 0],
    ['won', 0],
    ['lost', 1],
  ]);
  for (const { stage, count, opportunities } of board.columns) {
    expect(opportunities).toHaveLength(count);
    expect(await countOpportunities(house.context, liNa, { stage })).toBe(count);
  }
  expect((await readOpportunityBoard(house.context, wang, {})).columns.every(({ count }) => count === 0)).toBe(true);
});

test('the file has what the list has, counted against the limit of the day and in the audit log', async () => {
  await begin({ title: 'Tea towels, linen', amount: 123_450, currency: 'USD' });
  await begin({ title: 'Aprons' });
  const text = await textOf(await exportOpportunities(house.context, boss, {}, 'csv'));
  expect(text).toMatch(/O-\d{4}-00001/);
  expect(text).toContain('"Tea towels, linen"');
  expect(text).toContain('1234.50');
  expect(await textOf(await exportOpportunities(house.context, wang, {}, 'csv'))).not.toContain('Aprons');
  const [row] = await house.context.database.manager.query(
    `SELECT "subjectType" FROM "audit_entry" WHERE "action" = 'data.exported' ORDER BY "id"`,
  );
  expect(row).toMatchObject({ subjectType: 'opportunities' });
});

async function textOf(stream: Readable): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(Buffer.from(piece as string));
  return Buffer.concat(pieces).toString('utf8');
}
