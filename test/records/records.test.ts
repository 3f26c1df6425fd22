import { createCompany } from '../../service/companies/companies.service';
import { listCompanyRecords } from '../../service/records/companyRecords.service';
import { pick } from '../../service/records/picking.service';
import { changeRecord, createRecord, findRecordsByNumber } from '../../service/records/records.service';
import { Job } from '../../service/platform/queue/job.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import type { Viewer } from '../../service/users/roles';
import type { House } from '../companies/people';
import { openHouse } from '../companies/people';

let house: House;
let trader: Viewer;
let colleague: Viewer;
let purchaser: Viewer;
let acme: number;

beforeEach(async () => {
  house = await openHouse();
  trader = await house.hire('Trader', ['trader']);
  colleague = await house.hire('Colleague', ['trader']);
  purchaser = await house.hire('Purchaser', ['purchaser']);
  acme = (await createCompany(house.context, trader, { name: 'Acme GmbH' })).id;
});

afterEach(() => house.close());

const numbersToRefile = async () =>
  (await house.context.database.manager.find(Job)).flatMap(
    job => (job.payload as { numbers?: string[] }).numbers ?? [],
  );
const noJobs = () => inTransaction(house.context.database, manager => manager.clear(Job));

test('a new record is open and its maker’s own; mail that names one of its numbers is filed anew', async () => {
  const made = await createRecord(house.context, trader, acme, {
    kind: 'order',
    number: ' PI26-0107 ',
    title: 'Sheets',
    otherNumbers: ['HL-88213', 'hl 88213', 'PI 26-0107', '4500019921'],
  });
  expect(made).toMatchObject({
    number: 'PI26-0107',
    state: 'open',
    ownerId: trader.userId,
    otherNumbers: ['HL-88213', '4500019921'],
    version: 1,
  });
  expect(await numbersToRefile()).toEqual(['PI26-0107', 'HL-88213', '4500019921']);
  expect((await listCompanyRecords(house.context, trader, acme)).records).toMatchObject([
    { id: made.id, messageCount: 0, version: 1 },
  ]);
});

test('a number names one record of a kind, however it is written; of another kind it may stand again', async () => {
  await createRecord(house.context, trader, acme, { kind: 'order', number: 'PI26-0107', title: '' });
  const mine = createRecord(house.context, trader, acme, { kind: 'order', number: 'pi 26/0107', title: '' });
  await expect(mine).rejects.toMatchObject({
    status: 409,
    code: 'record.number_taken',
    details: { company: 'Acme GmbH' },
  });
  const other = await createCompany(house.context, colleague, { name: 'Other' });
  const hers = createRecord(house.context, colleague, other.id, { kind: 'order', number: 'PI26-0107', title: '' });
  await expect(hers).rejects.toMatchObject({ code: 'record.number_taken', details: { company: null, recordId: null } });
  await expect(
    createRecord(house.context, trader, acme, { kind: 'quote', number: 'PI26-0107', title: '' }),
  ).resolves.toBeDefined();
});

test('a number of signs only is refused', async () => {
  const making = createRecord(house.context, trader, acme, { kind: 'order', number: '---', title: '' });
  await expect(making).rejects.toMatchObject({ status: 400, code: 'record.number_unusable' });
});

test('closing, renaming and other numbers are one change, refused where somebody else was first', async () => {
  const made = await createRecord(house.context, trader, acme, {
    kind: 'order',
    number: 'PI26-0107',
    title: 'Sheets',
    otherNumbers: ['HL-1'],
  });
  await noJobs();
  const changed = await changeRecord(house.context, trader, made.id, 1, {
    state: 'closed',
    number: 'PI26-0108',
    otherNumbers: ['HL-2'],
  });
  expect(changed).toMatchObject({
    state: 'closed',
    number: 'PI26-0108',
    otherNumbers: ['HL-2'],
    title: 'Sheets',
    version: 2,
  });
  expect((await numbersToRefile()).sort()).toEqual(['HL-1', 'HL-2', 'PI26-0107', 'PI26-0108']);
  const late = changeRecord(house.context, trader, made.id, 1, { title: 'Late' });
  await expect(late).rejects.toMatchObject({
    status: 409,
    code: 'record.changed_meanwhile',
    details: { current: { version: 2 } },
  });
});

test('records of companies that one may not see cannot be made, changed or listed', async () => {
  const made = await createRecord(house.context, trader, acme, { kind: 'order', number: 'PI26-0107', title: '' });
  await expect(
    createRecord(house.context, colleague, acme, { kind: 'order', number: 'PI-9', title: '' }),
  ).rejects.toMatchObject({ status: 404 });
  await expect(changeRecord(house.context, colleague, made.id, 1, { title: 'x' })).rejects.toMatchObject({
    code: 'record.not_found',
  });
  await expect(listCompanyRecords(house.context, colleague, acme)).rejects.toMatchObject({ code: 'company.not_found' });
});

test('a record is found by its own and its other numbers, in any notation', async () => {
  const made = await createRecord(house.context, trader, acme, {
    kind: 'order',
    number: 'PI26-0107',
    title: '',
    otherNumbers: ['RF/2201'],
  });
  const { manager } = house.context.database;
  for (const number of ['pi26 0107', 'RF-2201', 'rf2201']) {
    expect((await findRecordsByNumber(manager, [number])).map(record => record.id)).toEqual([made.id]);
  }
  expect(await findRecordsByNumber(manager, ['PI26-010', '', '--'])).toEqual([]);
});

describe('the picker', () => {
  beforeEach(async () => {
    await createRecord(house.context, trader, acme, {
      kind: 'order',
      number: 'PI26-0107',
      title: 'Jersey sheets',
      otherNumbers: ['RF/2201'],
    });
    await createRecord(house.context, trader, acme, { kind: 'order', number: 'PI26-01071', title: 'Towels' });
    await createCompany(house.context, trader, { name: '上海暖居家纺有限公司' });
    await createCompany(house.context, colleague, { name: 'Acme Hidden' });
    const factory = await createCompany(house.context, purchaser, { name: 'Acme Weaving', isSupplier: true });
    await createRecord(house.context, purchaser, factory.id, {
      kind: 'purchase_order',
      number: 'PUR26-055',
      title: 'Sheets',
    });
  });
  const picked = async (viewer: Viewer, q: string) =>
    (await pick(house.context, viewer, q)).choices.map(choice => choice.record ?? choice.company);

  test.each([
    ['the exact number first', 'pi26-0107', ['PI26-0107', 'PI26-01071']],
    ['another number', 'RF 2201', ['PI26-0107']],
    ['the beginning of a number', 'PI26', ['PI26-01071', 'PI26-0107']],
    ['a company by the beginning of its name', 'acm', ['Acme GmbH']],
    ['a Chinese name by two characters in its middle', '暖居', ['上海暖居家纺有限公司']],
    ['words of a title', 'jersey', ['PI26-0107']],
    ['nothing for nothing', '  ', []],
    ['no supplier without the right', 'weaving', []],
    ['no record of a supplier without the right', 'PUR26-055', []],
  ])('finds %s', async (_what, q, expected) => {
    expect(await picked(trader, q)).toEqual(expected);
  });

  test('shows a purchaser the factory and its orders', async () => {
    expect(await picked(purchaser, 'PUR26-055')).toEqual(['PUR26-055']);
    expect(await picked(purchaser, 'weaving')).toEqual(['Acme Weaving']);
  });

  test('offers at most twelve', async () => {
    for (let i = 0; i < 15; i += 1)
      await createRecord(house.context, trader, acme, { kind: 'quote', number: `Q-26-10${i}`, title: '' });
    expect(await picked(trader, 'Q-26')).toHaveLength(12);
  });
});
