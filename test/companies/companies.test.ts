import { addCompany, changeCompany, createCompany } from '../../service/companies/companies.service';
import { shareCompany } from '../../service/companies/sharing.service';
import { CompanyDomain, DomainKey } from '../../service/companies/company.entity';
import { listCompanies, readCompany } from '../../service/companies/companyReading.service';
import { changeContact, createContact } from '../../service/companies/contacts.service';
import { findSimilarCompanies } from '../../service/companies/similar.service';
import { inTransaction } from '../../service/platform/database/transaction';
import { Job } from '../../service/platform/queue/job.entity';
import { AuditEntry } from '../../service/users/user.entity';
import { saveCompanySettings } from '../../service/users/settings.service';
import type { Viewer } from '../../service/users/roles';
import type { House } from './people';
import { openHouse } from './people';

let house: House;
let trader: Viewer;
let colleague: Viewer;
let owner: Viewer;

beforeEach(async () => {
  house = await openHouse();
  trader = await house.hire('Trader', ['trader']);
  colleague = await house.hire('Colleague', ['trader']);
  owner = await house.hire('Owner', ['owner']);
  await inTransaction(house.context.database, manager =>
    saveCompanySettings(manager, {
      name: 'Own Ltd',
      ownDomains: ['own.test'],
      dropboxAddresses: [],
      excludedFolders: [],
      timeZone: 'Asia/Shanghai',
    }),
  );
});

afterEach(() => house.close());

const jobs = async () =>
  (await house.context.database.manager.find(Job, { order: { id: 'ASC' } })).map(({ payload }) => {
    // Who made the change goes along with every job.
    const { byUserId, ...asked } = payload as Record<string, unknown>;
    expect(byUserId).toBe(trader.userId);
    return asked;
  });

const noJobs = () => inTransaction(house.context.database, manager => manager.clear(Job));

test('a new company is its maker’s own, with its domains in one form, and its past mail is filed anew', async () => {
  const made = await createCompany(house.context, trader, {
    name: '  Nordlicht   Küchen GmbH ',
    country: 'de',
    domains: ['https://www.Nordlicht.de/shop', 'info@nordlicht.de', 'münchen-küchen.de'],
  });
  expect(made).toMatchObject({
    name: 'Nordlicht Küchen GmbH',
    country: 'DE',
    isCustomer: true,
    ownerName: 'Trader',
    domains: ['nordlicht.de', 'xn--mnchen-kchen-dlbh.de'],
    version: 1,
    canEdit: true,
  });
  expect(await jobs()).toEqual([{ domains: ['nordlicht.de', 'xn--mnchen-kchen-dlbh.de'] }]);
  const entries = await house.context.database.manager.find(AuditEntry);
  expect(entries).toMatchObject([{ action: 'company.created', userId: trader.userId, subjectId: made.id }]);
});

test.each([
  ['gmail.com', 'company.domain_free_mail'],
  ['vip.qq.com', 'company.domain_free_mail'],
  ['own.test', 'company.domain_own'],
  ['shop.own.test', 'company.domain_own'],
  ['co.uk', 'company.domain_invalid'],
  ['not a domain', 'company.domain_invalid'],
  ['192.168.1.1', 'company.domain_invalid'],
])('the domain %s is refused with a sentence', async (domain, code) => {
  const making = createCompany(house.context, trader, { name: 'Acme', domains: [domain] });
  await expect(making).rejects.toMatchObject({ status: 400, code });
  expect((await listCompanies(house.context, trader, {})).companies).toEqual([]);
});

test('the keys of look-alikes come and go with their domain', async () => {
  const made = await createCompany(house.context, trader, { name: 'Acme', domains: ['acme-trading.com'] });
  const { manager } = house.context.database;
  const first = await manager.count(DomainKey);
  expect(first).toBeGreaterThan(0);
  await noJobs();
  await changeCompany(house.context, trader, made.id, 1, { domains: ['acme-group.com'] });
  const domains = await manager.find(CompanyDomain);
  expect(domains.map(row => row.domain)).toEqual(['acme-group.com']);
  const keys = await manager.find(DomainKey);
  expect(keys.length).toBeGreaterThan(0);
  expect(keys.every(key => key.companyDomainId === domains[0]?.id)).toBe(true);
  expect(await jobs()).toEqual([{ domains: ['acme-group.com', 'acme-trading.com'] }]);
});

test('a second change of what somebody else changed meanwhile is refused, with the values of now', async () => {
  const made = await createCompany(house.context, trader, { name: 'Acme' });
  await changeCompany(house.context, trader, made.id, 1, { city: 'Lyon' });
  const late = changeCompany(house.context, trader, made.id, 1, { city: 'Paris' });
  await expect(late).rejects.toMatchObject({
    status: 409,
    code: 'company.changed_meanwhile',
    details: { current: { city: 'Lyon', version: 2 } },
  });
  expect(await readCompany(house.context, trader, made.id)).toMatchObject({ city: 'Lyon', version: 2 });
});

test.each<[string, string, (id: number) => Promise<unknown>]>([
  ['its domain', 'Other', () => createCompany(house.context, colleague, { name: 'Other', domains: ['acme.de'] })],
  [
    'its name',
    'ACME Handels GmbH',
    () => createCompany(house.context, colleague, { name: 'ACME Handels GmbH', country: 'DE' }),
  ],
  [
    'its name without a country',
    'Acme Handels',
    () => createCompany(house.context, colleague, { name: 'Acme Handels' }),
  ],
])(
  'a company is not entered again by %s; the name as typed and the owner are told, nothing more',
  async (_how, name, again) => {
    const made = await createCompany(house.context, trader, {
      name: 'Acme Handels GmbH',
      country: 'DE',
      domains: ['acme.de'],
    });
    await expect(again(made.id)).rejects.toMatchObject({
      status: 409,
      code: 'company.exists',
      details: { similar: [{ id: null, name, ownerName: 'Trader', since: '2026-03', lastContact: 'never' }] },
    });
    expect((await listCompanies(house.context, owner, {})).companies).toHaveLength(1);
  },
);

test('the same name in another country is another company, and a group may share a domain', async () => {
  const parent = await createCompany(house.context, trader, {
    name: 'Kestrel Ltd',
    country: 'GB',
    domains: ['kestrel.com'],
  });
  const child = await createCompany(house.context, trader, {
    name: 'Kestrel GmbH',
    country: 'DE',
    parentId: parent.id,
    domains: ['kestrel.com'],
  });
  expect(child.parent).toEqual({ id: parent.id, name: 'Kestrel Ltd' });
  expect((await readCompany(house.context, trader, parent.id)).subsidiaries).toEqual([
    { id: child.id, name: 'Kestrel GmbH' },
  ]);
});

test('similar companies of others are masked; hidden suppliers are left out', async () => {
  await createCompany(house.context, trader, { name: 'Acme', domains: ['acme.de'] });
  await inTransaction(house.context.database, manager =>
    addCompany(manager, owner, { name: 'Acme Factory', isSupplier: true, domains: ['acme.cn'] }, house.time.now),
  );
  const likeness = { name: 'ACME', domains: ['acme.de', 'acme.cn'] };
  const find = (viewer: Viewer) =>
    findSimilarCompanies(house.context.database.manager, viewer, likeness, house.time.now);
  expect(await find(colleague)).toMatchObject([{ id: null, name: 'ACME', ownerName: 'Trader', why: 'domain' }]);
  expect((await find(owner)).map(({ id, name }) => [id !== null, name])).toEqual([
    [true, 'Acme'],
    [true, 'Acme Factory'],
  ]);
});

test('no company stands below itself, however long the chain', async () => {
  const top = await createCompany(house.context, trader, { name: 'Top' });
  const middle = await createCompany(house.context, trader, { name: 'Middle', parentId: top.id });
  const low = await createCompany(house.context, trader, { name: 'Low', parentId: middle.id });
  for (const parentId of [top.id, middle.id, low.id]) {
    const changing = changeCompany(house.context, trader, top.id, 1, { parentId });
    await expect(changing).rejects.toMatchObject({ code: 'company.parent_cycle' });
  }
});

test('an agent keeps the principals that its reader cannot see', async () => {
  const hidden = await createCompany(house.context, colleague, { name: 'Hidden' });
  const seen = await createCompany(house.context, trader, { name: 'Seen' });
  const agent = await createCompany(house.context, owner, {
    name: 'Agent',
    ownerId: trader.userId,
    isAgent: true,
    principalIds: [hidden.id, seen.id],
  });
  expect((await readCompany(house.context, trader, agent.id)).principals).toEqual([{ id: seen.id, name: 'Seen' }]);
  await changeCompany(house.context, trader, agent.id, 1, { principalIds: [] });
  expect((await readCompany(house.context, owner, agent.id)).principals).toEqual([{ id: hidden.id, name: 'Hidden' }]);
});

test('only the owner, his manager or whoever sees everything gives a company away', async () => {
  const made = await createCompany(house.context, trader, { name: 'Acme' });
  await shareCompany(house.context, trader, made.id, [colleague.userId]);
  const taking = changeCompany(house.context, colleague, made.id, 1, { ownerId: colleague.userId });
  await expect(taking).rejects.toMatchObject({ status: 403, code: 'company.not_yours' });
  await expect(shareCompany(house.context, colleague, made.id, [])).rejects.toMatchObject({
    code: 'company.not_yours',
  });
  await expect(changeCompany(house.context, trader, made.id, 1, { ownerId: 999 })).rejects.toMatchObject({
    code: 'user.unknown',
  });
  await changeCompany(house.context, owner, made.id, 1, { ownerId: colleague.userId });
  expect((await readCompany(house.context, colleague, made.id)).ownerName).toBe('Colleague');
});

test('a trader cannot make a supplier, which he could not see', async () => {
  const making = createCompany(house.context, trader, { name: 'Factory', isSupplier: true });
  await expect(making).rejects.toMatchObject({ status: 403, code: 'company.supplier_forbidden' });
});

test('a new or changed address files its past mail anew; free mail is allowed for a person', async () => {
  const { id } = await createCompany(house.context, trader, { name: 'Acme' });
  await noJobs();
  const contact = await createContact(house.context, trader, id, {
    name: 'Anna Berg',
    addresses: ['Anna.Berg@GMAIL.com', 'anna.berg@gmail.com'],
  });
  expect(contact.addresses).toEqual(['anna.berg@gmail.com']);
  expect(await jobs()).toEqual([{ addresses: ['anna.berg@gmail.com'] }]);
  await noJobs();
  const changed = await changeContact(house.context, trader, contact.id, 1, {
    addresses: ['anna@acme.de'],
    title: 'CEO',
  });
  expect(changed).toMatchObject({ name: 'Anna Berg', title: 'CEO', addresses: ['anna@acme.de'], version: 2 });
  expect(await jobs()).toEqual([{ addresses: ['anna@acme.de', 'anna.berg@gmail.com'] }]);
  const late = changeContact(house.context, trader, contact.id, 1, { title: 'CTO' });
  await expect(late).rejects.toMatchObject({
    status: 409,
    code: 'contact.changed_meanwhile',
    details: { current: { title: 'CEO' } },
  });
});

test.each([
  ['nobody', 'contact.address_invalid'],
  ['boss@own.test', 'contact.address_own'],
  ['boss@mail.own.test', 'contact.address_own'],
])('%s cannot be the address of a contact', async (address, code) => {
  const { id } = await createCompany(house.context, trader, { name: 'Acme' });
  const making = createContact(house.context, trader, id, { name: 'Anna', addresses: [address] });
  await expect(making).rejects.toMatchObject({ status: 400, code });
});

test('an address belongs to one company', async () => {
  const first = await createCompany(house.context, trader, { name: 'First' });
  await createContact(house.context, trader, first.id, { name: 'Anna', addresses: ['anna@acme.de'] });
  const second = await createCompany(house.context, colleague, { name: 'Second' });
  const again = createContact(house.context, colleague, second.id, { name: 'Anna', addresses: ['ANNA@acme.de'] });
  await expect(again).rejects.toMatchObject({
    code: 'company.exists',
    details: { similar: [{ id: null, name: 'anna@acme.de', why: 'address' }] },
  });
  expect((await readCompany(house.context, colleague, second.id)).contacts).toEqual([]);
});

test('pages by name hold every company once, in order, Chinese names too', async () => {
  for (const name of ['Delta', 'alpha', 'Über', '上海暖居', 'Bravo', 'charlie', 'Échelle'])
    await createCompany(house.context, trader, { name });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listCompanies(house.context, trader, { limit: 2, ...(cursor ? { cursor } : {}) });
    expect(page.companies.length).toBeLessThanOrEqual(2);
    seen.push(...page.companies.map(company => company.name));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual(['alpha', 'Bravo', 'charlie', 'Delta', 'Échelle', 'Über', '上海暖居']);
});

test('a search finds by words of the name, the other name, a domain or an address, and takes signs as signs', async () => {
  const acme = await createCompany(house.context, trader, {
    name: 'Acme Handels GmbH',
    otherName: '顶点贸易',
    domains: ['acme.de'],
  });
  await createContact(house.context, trader, acme.id, { name: 'Anna', addresses: ['anna@elsewhere.net'] });
  await createCompany(house.context, trader, { name: 'Bravo 100% Cotton' });
  const names = async (q: string) =>
    (await listCompanies(house.context, trader, { q })).companies.map(company => company.name);
  for (const q of ['acme', 'handels ACME', 'hand', '顶点', '贸易', 'acme.d', 'anna@else'])
    expect(await names(q)).toEqual(['Acme Handels GmbH']);
  expect(await names('100%')).toEqual(['Bravo 100% Cotton']);
  expect(await names('zzz')).toEqual([]);
});

test('a cursor that is not ours is refused', async () => {
  await expect(listCompanies(house.context, trader, { cursor: 'x' })).rejects.toMatchObject({
    code: 'page.cursor_invalid',
  });
});
