import { decidePair, findPairsAfter, listPairs } from '../../service/companies/cleaning.service';
import { createCompany } from '../../service/companies/companies.service';
import { readCompany } from '../../service/companies/companyReading.service';
import { createContact } from '../../service/companies/contacts.service';
import { DuplicateCheck, PartyKey } from '../../service/companies/duplicates.entity';
import { duplicatesJobs } from '../../service/companies/duplicates.jobs';
import { checkDuplicates } from '../../service/companies/duplicates.service';
import {
  answerAccess,
  countAccessRequests,
  listAccessRequests,
  requestAccess,
} from '../../service/companies/protection.service';
import { inTransaction } from '../../service/platform/database/transaction';
import type { Viewer } from '../../service/users/roles';
import { AuditEntry } from '../../service/users/user.entity';
import type { House } from './people';
import { openHouse } from './people';

// What the firm's settings say until somebody changes them.
const MAX_CHECKS = 40;

let house: House;
let boss: Viewer;
let trader: Viewer;
let colleague: Viewer;

beforeEach(async () => {
  house = await openHouse();
  boss = await house.hire('Boss', ['manager']);
  trader = await house.hire('Trader', ['trader'], boss.userId);
  colleague = await house.hire('Colleague', ['trader']);
  boss = { ...boss, ownerIds: [boss.userId, trader.userId] };
});
afterEach(() => house.close());

const make = (name: string, more = {}) => createCompany(house.context, trader, { name, ...more });
const check = (viewer: Viewer, asked: Parameters<typeof checkDuplicates>[2]) =>
  checkDuplicates(house.context, viewer, asked);

test.each<[string, Parameters<typeof checkDuplicates>[2], string, string]>([
  ['its domain', { domains: ['https://www.nordlicht.de'] }, 'domain', 'certain'],
  ['its website, where only that is known', { website: 'www.nordlicht-kuechen.de/shop' }, 'web', 'likely'],
  ['a phone in another writing', { phones: ['040 / 12 34 56-7'], country: 'DE' }, 'phone', 'likely'],
  ['a contact’s phone', { phones: ['0049 171 5550123'] }, 'phone', 'likely'],
  ['a contact’s address', { addresses: ['Anna@Nordlicht-mail.de'] }, 'address', 'certain'],
  ['its name with a slip and another legal form', { name: 'Nordlciht Kuechen AG' }, 'spelling', 'likely'],
  ['its name with the words turned round', { name: 'Küchen Nordlicht' }, 'same_words', 'certain'],
  ['its Chinese name', { name: '宁波市北光厨房用品贸易有限公司' }, 'same_words', 'certain'],
])('a company is known by %s', async (_by, asked, why, grade) => {
  const made = await make('Nordlicht Küchen GmbH', {
    otherName: '宁波北光厨房用品贸易有限公司',
    country: 'DE',
    phone: '+49 40 1234567',
    website: 'https://nordlicht-kuechen.de',
    domains: ['nordlicht.de'],
  });
  await make('Südwind Möbel GmbH', { country: 'DE', domains: ['suedwind.de'] });
  await createContact(house.context, trader, made.id, {
    name: 'Anna',
    phone: '+49 171 5550123',
    addresses: ['anna@nordlicht-mail.de'],
  });
  const { companies, checkId } = await check(trader, asked);
  expect(companies).toMatchObject([{ id: made.id, name: 'Nordlicht Küchen GmbH', why, grade }]);
  expect(checkId).toBeNull();
});

test('to whoever may not see it: his own words, the owner, since when and how long silent, and nothing else', async () => {
  await make('Nordlicht Küchen GmbH', { country: 'DE', domains: ['nordlicht.de'], phone: '+49 40 1234567' });
  const { companies } = await check(colleague, { name: 'Nordlciht Küchen' });
  expect(companies).toEqual([
    {
      ...{ id: null, place: 0, name: 'Nordlciht Küchen', ownerName: 'Trader', why: 'spelling', reasons: ['spelling'] },
      ...{ grade: 'likely', since: '2026-03', lastContact: 'never' },
    },
  ]);
  expect(JSON.stringify(companies)).not.toMatch(/GmbH|nordlicht\.de|1234567/);
  expect((await check(boss, { name: 'Nordlicht Küchen' })).companies[0]?.id).not.toBeNull();
});

test('asking for the companies of others again and again ends in a refusal, at entering them too', async () => {
  await make('Nordlicht Küchen GmbH', { domains: ['nordlicht.de'] });
  for (let n = 0; n < MAX_CHECKS; n += 1) await check(colleague, { name: `Guess ${n}`, domains: ['nordlicht.de'] });
  // The same question once more is no new one.
  await check(colleague, { name: 'Guess 0', domains: ['nordlicht.de'] });
  await expect(check(colleague, { name: 'One more', domains: ['nordlicht.de'] })).rejects.toMatchObject({
    status: 429,
    code: 'duplicates.too_many',
  });
  const entering = createCompany(house.context, colleague, { name: 'Other', domains: ['nordlicht.de'] });
  await expect(entering).rejects.toMatchObject({ code: 'duplicates.too_many' });
  expect(await house.context.database.manager.count(DuplicateCheck)).toBe(MAX_CHECKS);
  // What is nobody's secret is answered as ever.
  expect((await check(colleague, { name: 'Nobody knows this' })).companies).toEqual([]);
  house.time.now = new Date(house.time.now.getTime() + 3_600_001);
  await check(colleague, { name: 'An hour later', domains: ['nordlicht.de'] });
});

test('whoever is refused at entering asks for access by the check before it all the same', async () => {
  await make('Nordlicht Küchen GmbH', { domains: ['nordlicht.de'] });
  const body = { name: 'Nordlicht Küchen GmbH', domains: ['nordlicht.de'] };
  const { checkId } = await check(colleague, body);
  await expect(createCompany(house.context, colleague, body)).rejects.toMatchObject({ code: 'company.exists' });
  await requestAccess(house.context, colleague, { checkId: checkId as number, place: 0, note: '' });
  expect((await listAccessRequests(house.context, trader)).toAnswer).toHaveLength(1);
});

test('he who finds a company asks for it; its owner or his manager shares it or declines, and all is in the audit log', async () => {
  const made = await make('Nordlicht Küchen GmbH', { domains: ['nordlicht.de'] });
  const { checkId } = await check(colleague, { domains: ['nordlicht.de'] });
  await requestAccess(house.context, colleague, { checkId: checkId as number, place: 0, note: 'They wrote to me' });
  await expect(requestAccess(house.context, colleague, { companyId: made.id })).rejects.toMatchObject({
    code: 'access.asked_already',
  });
  // To him who asks the request says no more than the check did.
  expect((await listAccessRequests(house.context, colleague)).mine).toMatchObject([
    { companyId: null, companyName: null, ownerName: 'Trader', state: 'open' },
  ]);
  expect(await countAccessRequests(house.context.database.manager, boss)).toBe(1);
  const [request] = (await listAccessRequests(house.context, trader)).toAnswer;
  expect(request).toMatchObject({
    companyName: 'Nordlicht Küchen GmbH',
    askedBy: 'Colleague',
    note: 'They wrote to me',
  });
  await expect(answerAccess(house.context, colleague, request?.id as number, { isShared: true })).rejects.toMatchObject(
    { status: 404 },
  );
  await answerAccess(house.context, boss, request?.id as number, { isShared: true, answer: 'Work together' });
  await expect(answerAccess(house.context, trader, request?.id as number, { isShared: false })).rejects.toMatchObject({
    code: 'access.answered_already',
  });
  expect(await readCompany(house.context, colleague, made.id)).toMatchObject({ name: 'Nordlicht Küchen GmbH' });
  const actions = (await house.context.database.manager.find(AuditEntry, { order: { id: 'ASC' } })).map(
    entry => entry.action,
  );
  expect(actions.slice(-2)).toEqual(['access.asked', 'access.shared']);
});

test('keys of companies from before there were keys are built by a job, and nothing is written twice', async () => {
  const made = await make('Nordlicht Küchen GmbH');
  const { database } = house.context;
  await inTransaction(database, manager => manager.clear(PartyKey));
  const run = () =>
    duplicatesJobs(house.context)[0]?.handler({}, { id: 1, key: '', attempt: 1, signal: new AbortController().signal });
  await run();
  const first = await database.manager.find(PartyKey);
  expect(first.length).toBeGreaterThan(2);
  await run();
  expect(await database.manager.find(PartyKey)).toEqual(first);
  expect((await check(trader, { name: 'Nordlicht Küche' })).companies).toMatchObject([{ id: made.id }]);
});

test('the search over the whole base finds pairs, shows them to whoever sees both, and never again what was dismissed', async () => {
  const { context } = house;
  const first = await make('Nordlicht Küchen GmbH');
  const second = await make('Nordlciht Kuechen');
  const parent = await make('Kestrel Group', { domains: ['kestrel.com'] });
  await make('Kestrel GmbH', { parentId: parent.id });
  await make('Unlike anybody');
  const search = async () => {
    for (let at: number | null = 0; at !== null; at = await findPairsAfter(context, at, 2));
  };
  await search();
  const { pairs } = await listPairs(context.database.manager, trader, {});
  expect(pairs).toMatchObject([{ low: { id: first.id }, high: { id: second.id }, reasons: ['spelling'] }]);
  expect((await listPairs(context.database.manager, colleague, {})).pairs).toEqual([]);
  const id = pairs[0]?.id as number;
  await expect(decidePair(context, colleague, id, 'dismissed')).rejects.toMatchObject({ status: 404 });
  await decidePair(context, trader, id, 'dismissed');
  await search();
  expect((await listPairs(context.database.manager, trader, {})).pairs).toEqual([]);
  expect((await listPairs(context.database.manager, trader, { state: 'dismissed' })).pairs).toHaveLength(1);
  await decidePair(context, trader, id, 'open');
  expect((await listPairs(context.database.manager, trader, {})).pairs).toHaveLength(1);
});
