import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { createCompany } from '../../../service/companies/companies.service';
import {
  Agency,
  Company,
  CompanyDomain,
  Contact,
  ContactAddress,
  DomainKey,
} from '../../../service/companies/company.entity';
import { readCompany } from '../../../service/companies/companyReading.service';
import { setShares } from '../../../service/companies/sharing.service';
import { commandLineViewer } from '../../../service/companies/visibility';
import { loadCompanyData, previewDataImport, runDataImport } from '../../../service/intake/dataImport.service';
import type { ImportData } from '../../../service/intake/dataImport/data';
import type { Database } from '../../../service/platform/database/dataSource';
import { inTransaction } from '../../../service/platform/database/transaction';
import { Job } from '../../../service/platform/queue/job.entity';
import { RecordNumber, TradeRecord } from '../../../service/records/record.entity';
import { saveCompanySettings } from '../../../service/users/settings.service';
import { AuditEntry } from '../../../service/users/user.entity';
import type { Viewer } from '../../../service/users/roles';
import type { House } from '../../companies/people';
import { openHouse } from '../../companies/people';

let house: House;
let folder: string;
let administrator: Viewer;
let trader: Viewer;

beforeEach(async () => {
  house = await openHouse();
  folder = await mkdtemp(join(tmpdir(), 'tradepost-lists-'));
  administrator = await house.hire('Admin', ['administrator']);
  trader = await house.hire('Trader', ['trader']);
  const settings = {
    name: 'Own',
    ownDomains: ['own.test'],
    dropboxAddresses: [],
    excludedFolders: [],
    timeZone: 'UTC',
  };
  await inTransaction(house.context.database, manager => saveCompanySettings(manager, settings));
});

afterEach(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

async function file(name: string, content: Buffer | string) {
  const path = join(folder, name);
  await writeFile(path, content);
  return { path, name };
}

async function workbook(sheets: Record<string, (string | number)[][]>) {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows);
  return file('list.xlsx', Buffer.from(await book.xlsx.writeBuffer()));
}

const tables = [Company, CompanyDomain, DomainKey, Agency, Contact, ContactAddress, TradeRecord, RecordNumber, Job];

/** Every row of the tables that an import writes, so that "nothing changed" can be said of all of them. */
async function everything(database: Database): Promise<unknown[]> {
  const all: unknown[] = [];
  for (const table of tables) all.push(await database.manager.find(table as typeof Company, { order: { id: 'ASC' } }));
  return all;
}

const names = async () =>
  (await house.context.database.manager.find(Company, { order: { id: 'ASC' } })).map(company => company.name);

const good = {
  客户: [
    ['客户名称', '国家', '域名', '负责人', '联系人', '邮箱', '电话'],
    ['Nordlicht Küchen GmbH', '德国', 'nordlicht.de', 'trader@own.test', 'Anna Berg', 'anna@nordlicht.de', '+49 151'],
    ['Nordlicht Küchen GmbH', 'Germany', '', '', 'Bo Lind', 'bo@nordlicht.de; bo.lind@gmail.com', ''],
    ['上海暖居家纺有限公司', '中国', '', 'Trader', '钱丽', '2855501377@qq.com', ''],
  ],
  供应商: [
    ['供应商名称', '国家', '域名'],
    ['Yuehua Weaving', 'CN', 'yuehua-weaving.cn'],
  ],
  Contacts: [
    ['Company', 'Name', 'E-mail', 'Position'],
    ['Yuehua Weaving', 'Pan Rong', 'panrong@yuehua-weaving.cn', 'Sales'],
  ],
  采购单: [
    ['单号', '供应商', '对应订单'],
    ['PUR26-055', 'Yuehua Weaving', 'PI26-0107'],
  ],
  订单: [
    ['单号', '客户名称', '客户订单号', '品名', '状态'],
    ['PI26-0107', 'NORDLICHT KÜCHEN', 'HL-88213、4500019921', 'Jersey sheets', '生产中'],
    ['PI26-0098', '上海暖居家纺有限公司', '', 'Pillows', '已完成'],
  ],
};

test('a workbook of several sheets brings companies, contacts and records, with everything that hangs on them', async () => {
  const list = await workbook(good);
  const preview = await previewDataImport(house.context, administrator, list);
  expect(preview).toMatchObject({ newCount: 7, changedCount: 1, unchangedCount: 0, problems: [] });
  expect(preview.sheets.map(sheet => [sheet.name, sheet.target, sheet.rowCount])).toEqual([
    ['客户', 'companies', 3],
    ['供应商', 'companies', 1],
    ['Contacts', 'contacts', 1],
    ['采购单', 'records', 1],
    ['订单', 'records', 2],
  ]);
  expect(preview.sheets[0]?.columns[1]).toEqual({ index: 1, header: '国家', field: 'country', sample: '德国' });
  expect(await names()).toEqual([]);

  const result = await runDataImport(house.context, administrator, list);
  expect(result).toEqual({ created: 7, changed: 1, unchanged: 0, failed: 0, problems: [], isRefiling: true });
  const { manager } = house.context.database;
  const companies = await manager.find(Company, { order: { id: 'ASC' } });
  expect(
    companies.map(({ name, country, ownerId, isSupplier, isCustomer }) => [
      name,
      country,
      ownerId,
      isSupplier,
      isCustomer,
    ]),
  ).toEqual([
    ['Nordlicht Küchen GmbH', 'DE', trader.userId, false, true],
    ['上海暖居家纺有限公司', 'CN', trader.userId, false, true],
    ['Yuehua Weaving', 'CN', null, true, false],
  ]);
  const nordlicht = await readCompany(house.context, trader, companies[0]?.id as number);
  expect(nordlicht.contacts.map(({ name, addresses, phone }) => [name, addresses, phone])).toEqual([
    ['Anna Berg', ['anna@nordlicht.de'], null],
    ['Bo Lind', ['bo@nordlicht.de', 'bo.lind@gmail.com'], null],
  ]);
  expect(nordlicht).toMatchObject({ phone: '+49 151', domains: ['nordlicht.de'] });
  expect(await manager.count(DomainKey)).toBeGreaterThan(0);
  const records = await manager.find(TradeRecord, { order: { foldedNumber: 'ASC' } });
  expect(records.map(({ kind, number, state, title }) => [kind, number, state, title])).toEqual([
    ['order', 'PI26-0098', 'closed', 'Pillows'],
    ['order', 'PI26-0107', 'open', 'Jersey sheets'],
    ['purchase_order', 'PUR26-055', 'open', ''],
  ]);
  expect(records[2]?.forRecordId).toBe(records[1]?.id);
  expect((await manager.find(RecordNumber, { order: { id: 'ASC' } })).map(row => row.number)).toEqual([
    'HL-88213',
    '4500019921',
  ]);
  expect(await manager.find(AuditEntry, { where: { action: 'data.imported' } })).toMatchObject([
    { userId: administrator.userId, details: { created: 7, changed: 1, unchanged: 0, failed: 0 } },
  ]);
});

test('importing the same file again changes nothing at all', async () => {
  const list = await workbook(good);
  await runDataImport(house.context, administrator, list);
  const before = await everything(house.context.database);
  expect(await previewDataImport(house.context, administrator, list)).toMatchObject({
    newCount: 0,
    changedCount: 0,
    unchangedCount: 8,
  });
  const again = await runDataImport(house.context, administrator, list);
  expect(again).toEqual({ created: 0, changed: 0, unchanged: 8, failed: 0, problems: [], isRefiling: false });
  expect(await everything(house.context.database)).toEqual(before);
});

test('what a row leaves empty stays, what it gives is added or changed, and only that is filed anew', async () => {
  await runDataImport(house.context, administrator, await workbook(good));
  await inTransaction(house.context.database, manager => manager.clear(Job));
  const result = await runDataImport(
    house.context,
    administrator,
    await workbook({
      Customers: [
        ['Company', 'Domain', 'City', 'Phone'],
        ['Nordlicht Küchen GmbH', 'nordlicht-living.de', 'Kiel', ''],
      ],
    }),
  );
  expect(result).toMatchObject({ created: 0, changed: 1, isRefiling: true });
  const company = await house.context.database.manager.findOneByOrFail(Company, { foldedName: 'nordlicht kuchen' });
  expect(company).toMatchObject({ city: 'Kiel', phone: '+49 151', country: 'DE', version: 2 });
  const domains = await house.context.database.manager.find(CompanyDomain, {
    where: { companyId: company.id },
    order: { id: 'ASC' },
  });
  expect(domains.map(row => row.domain)).toEqual(['nordlicht.de', 'nordlicht-living.de']);
  expect((await house.context.database.manager.find(Job)).map(job => job.payload)).toEqual([
    { domains: ['nordlicht-living.de'], byUserId: expect.any(Number) as number },
  ]);
});

test('rows with mistakes are listed with why, nothing of them is written, and the others are taken', async () => {
  await createCompany(house.context, trader, { name: 'Taken Ltd', domains: ['taken.com'] });
  const list = await workbook({
    Customers: [
      ['Company', 'Country', 'Domain', 'Type', 'Owner', 'Contact', 'E-mail', 'Parent'],
      ['', 'DE', 'nameless.de'],
      ['Atlantis Ltd', 'Atlantis'],
      ['Free Mail Ltd', 'GB', 'gmail.com'],
      ['Ourselves', 'CN', 'shop.own.test'],
      ['Odd Ltd', 'GB', '', 'friend'],
      ['Owned Ltd', 'GB', '', '', 'nobody@own.test'],
      ['Duplicate Ltd', 'GB', 'taken.com'],
      ['Bad Address Ltd', 'GB', 'bad-address.com', '', '', 'Ann', 'ann at bad'],
      ['Orphan Ltd', 'GB', '', '', '', '', '', 'No Such Parent'],
      ['Child of bad', 'GB', '', '', '', '', '', 'Atlantis Ltd'],
      ['Good Ltd', 'GB', 'good.co.uk', 'Customer, Agent', '', 'Ann', 'ann@good.co.uk'],
      ['Good Ltd', 'GB', '', '', '', 'Bob', 'bob@good.co.uk'],
      ['Thief Ltd', 'GB', '', '', '', 'Ann', 'ANN@good.co.uk'],
    ],
    Records: [
      ['Number', 'Kind', 'Company'],
      ['Q-26-1', 'quote', 'Good Ltd'],
      ['Q-26-2', 'nonsense', 'Good Ltd'],
      ['Q-26-3', 'quote', 'Unknown Ltd'],
      ['', 'quote', 'Good Ltd'],
      ['Q-26-1', 'quote', 'Taken Ltd'],
    ],
  });
  const preview = await previewDataImport(house.context, administrator, list);
  const result = await runDataImport(house.context, administrator, list);
  expect(result.problems.map(({ sheet, row, code }) => [sheet, row, code])).toEqual([
    ['Customers', 2, 'row.name_missing'],
    ['Customers', 3, 'row.country_unknown'],
    ['Customers', 4, 'company.domain_free_mail'],
    ['Customers', 5, 'company.domain_own'],
    ['Customers', 6, 'row.type_unknown'],
    ['Customers', 7, 'row.owner_unknown'],
    ['Customers', 8, 'row.domain_elsewhere'],
    ['Customers', 9, 'row.address_invalid'],
    ['Customers', 9, 'row.address_invalid'],
    ['Customers', 9, 'row.address_invalid'],
    ['Customers', 10, 'row.company_unknown'],
    ['Customers', 11, 'row.company_unknown'],
    ['Customers', 14, 'row.address_elsewhere'],
    ['Records', 3, 'row.kind_unknown'],
    ['Records', 4, 'row.company_unknown'],
    ['Records', 5, 'row.number_missing'],
    ['Records', 6, 'row.record_elsewhere'],
  ]);
  expect(preview.problems).toEqual(result.problems);
  expect(result).toMatchObject({ created: 2, changed: 1, unchanged: 0, failed: 15 });
  expect(result.problems.filter(problem => !/.{20}[.?]$/s.test(problem.message))).toEqual([]);
  expect(await names()).toEqual(['Taken Ltd', 'Good Ltd']);
  const { manager } = house.context.database;
  expect((await manager.find(CompanyDomain)).map(row => row.domain)).toEqual(['taken.com', 'good.co.uk']);
  expect((await manager.find(Contact)).map(contact => contact.name)).toEqual(['Ann', 'Bob']);
  expect(await manager.findOneByOrFail(Company, { name: 'Good Ltd' })).toMatchObject({
    isCustomer: true,
    isAgent: true,
  });
});

test('rows of one file that contradict one another are not taken, so that a second run cannot turn them round', async () => {
  const list = await workbook({
    C: [
      ['Company', 'City', 'Contact', 'E-mail'],
      ['Acme', 'Kiel', 'Ann', 'ann@acme.de'],
      ['Acme', 'Bonn', 'Bob', 'bob@acme.de'],
    ],
  });
  const first = await runDataImport(house.context, administrator, list);
  expect(first).toMatchObject({ created: 1, failed: 1, problems: [{ row: 3, code: 'row.contradicts' }] });
  expect(await house.context.database.manager.count(Contact)).toBe(1);
  expect(await runDataImport(house.context, administrator, list)).toMatchObject({
    unchanged: 1,
    changed: 0,
    failed: 1,
  });
});

test('one name in two countries is two companies; without a country it is asked which', async () => {
  const list = await workbook({
    C: [
      ['Company', 'Country'],
      ['Kestrel GmbH', 'DE'],
      ['Kestrel Ltd', 'GB'],
      ['Kestrel', ''],
    ],
  });
  const result = await runDataImport(house.context, administrator, list);
  expect(result).toMatchObject({ created: 2, problems: [{ row: 4, code: 'row.company_ambiguous' }] });
});

test('a CSV file in GB18030 with semicolons is taken as it is', async () => {
  const text = '公司;国家;联系人;邮箱\r\n南通悦华织造有限公司;中国;潘荣;panrong@yuehua-weaving.cn\r\n';
  const result = await runDataImport(
    house.context,
    administrator,
    await file('名单.csv', iconv.encode(text, 'gb18030')),
  );
  expect(result).toMatchObject({ created: 1, failed: 0 });
  expect(await names()).toEqual(['南通悦华织造有限公司']);
});

test('columns that are not recognised are read as the person says', async () => {
  const list = await file('x.csv', 'Foo,Bar,Baz\nAcme,acme.de,ignored\n');
  expect((await previewDataImport(house.context, administrator, list)).sheets[0]).toMatchObject({
    name: 'x',
    target: null,
  });
  const mapping = { x: { target: 'companies', fields: { '0': 'name', '1': 'domains', '2': null } } };
  expect(await runDataImport(house.context, administrator, list, mapping)).toMatchObject({ created: 1 });
  expect((await house.context.database.manager.find(CompanyDomain)).map(row => row.domain)).toEqual(['acme.de']);
});

test.each([
  ['x.xls', Buffer.from('old'), 'data_import.unknown_format'],
  ['x.pdf', Buffer.from('%PDF'), 'data_import.unknown_format'],
  ['x.csv', Buffer.from('PK\u0003\u0004'), 'data_import.unknown_format'],
  ['x.xlsx', Buffer.from('PK\u0003\u0004 torn'), 'data_import.unreadable'],
  ['x.json', Buffer.from('{"companies": ['), 'data_import.json_broken'],
  ['x.json', Buffer.from('[1, 2]'), 'data_import.json_form'],
  ['x.json', Buffer.from('{"companies": []}'), 'data_import.empty'],
  ['x.csv', Buffer.from('Company\n'), 'data_import.empty'],
  ['x.csv', Buffer.alloc(21 * 1024 * 1024, 0x61), 'data_import.too_large'],
])('the file %s (%#) is refused as a whole with a sentence', async (name, content, code) => {
  const reading = previewDataImport(house.context, administrator, await file(name, content));
  await expect(reading).rejects.toMatchObject({ code });
  expect(await names()).toEqual([]);
});

const tree: ImportData = {
  companies: [
    { key: 'C3', name: 'Kestrel Iberia S.L.', parentKey: 'C2', domains: ['es.kestrel-group.com'] },
    { key: 'A1', name: 'Agent Ltd', types: ['agent'], principals: ['C3', 'C2'] },
    {
      key: 'C2',
      name: 'Kestrel Group plc',
      domains: ['kestrel-group.com'],
      contacts: [{ name: 'Fiona', addresses: ['f@kestrel-group.com'] }],
    },
    {
      key: 'C4',
      name: 'Shares a domain',
      domains: ['kestrel-group.com'],
      contacts: [{ name: 'Fiona too', addresses: ['f@kestrel-group.com'] }],
    },
  ],
  records: [
    { kind: 'service_request', number: 'SC-26-004', companyKey: 'C3', forNumber: 'PI26-0098' },
    { kind: 'order', number: 'PI26-0098', companyKey: 'C3', ownerAddress: 'trader@own.test' },
  ],
};

test('data of a program: keys decide, and order does not matter', async () => {
  const result = await loadCompanyData(house.context, 'command_line', tree);
  expect(result).toMatchObject({ created: 6, failed: 0, problems: [] });
  const { manager } = house.context.database;
  const byKey = new Map((await manager.find(Company)).map(company => [company.externalKey, company]));
  expect(byKey.get('C3')?.parentId).toBe(byKey.get('C2')?.id);
  const agencies = await manager.find(Agency);
  expect(agencies.map(agency => agency.principalId).sort()).toEqual([byKey.get('C2')?.id, byKey.get('C3')?.id].sort());
  expect(await manager.countBy(CompanyDomain, { domain: 'kestrel-group.com' })).toBe(2);
  const [order, service] = await Promise.all(
    ['PI260098', 'SC26004'].map(foldedNumber => manager.findOneByOrFail(TradeRecord, { foldedNumber })),
  );
  expect(service?.forRecordId).toBe(order?.id);
  expect(order?.ownerId).toBe(trader.userId);
  const before = await everything(house.context.database);
  expect(await loadCompanyData(house.context, 'command_line', tree)).toMatchObject({
    created: 0,
    changed: 0,
    unchanged: 6,
  });
  expect(await everything(house.context.database)).toEqual(before);
});

test('the same as a list of JSON that people keep is taken without the second claim to a domain', async () => {
  const list = await file('list.json', JSON.stringify(tree));
  const result = await runDataImport(house.context, commandLineViewer(), list);
  expect(result).toMatchObject({
    created: 5,
    failed: 1,
    problems: [
      { sheet: 'companies', row: 4, code: 'row.domain_elsewhere' },
      { sheet: 'companies', row: 4, code: 'row.address_elsewhere' },
    ],
  });
});

test('parents in a circle are refused', async () => {
  await loadCompanyData(house.context, 'command_line', {
    companies: [
      { key: 'A', name: 'A one' },
      { key: 'B', name: 'B two', parentKey: 'A' },
    ],
    records: [],
  });
  const result = await loadCompanyData(house.context, 'command_line', {
    companies: [{ key: 'A', name: 'A one', parentKey: 'B' }],
    records: [],
  });
  expect(result.problems).toMatchObject([{ code: 'row.parent_cycle' }]);
  const circle = {
    companies: [
      { key: 'X', name: 'X one', parentKey: 'Y' },
      { key: 'Y', name: 'Y two', parentKey: 'X' },
    ],
    records: [],
  };
  expect((await loadCompanyData(house.context, 'command_line', circle)).failed).toBe(2);
});

test('a manager’s list does not touch companies that he may not see, and tells no more of them than name and owner', async () => {
  const manager = await house.hire('Manager', ['manager']);
  await createCompany(house.context, trader, { name: 'Protected Ltd', country: 'GB', domains: ['protected.com'] });
  const list = await workbook({
    C: [
      ['Company', 'Country', 'City', 'Domain'],
      ['Protected Ltd', 'GB', 'Leeds', ''],
      ['Copy Ltd', 'GB', '', 'protected.com'],
    ],
  });
  const result = await runDataImport(house.context, manager, list);
  expect(
    result.problems.map(problem => [problem.code, problem.message.includes(`"Protected Ltd" (Trader's)`)]),
  ).toEqual([
    ['row.protected', true],
    ['row.domain_elsewhere', true],
  ]);
  expect((await house.context.database.manager.findOneByOrFail(Company, { name: 'Protected Ltd' })).city).toBeNull();
  expect(await runDataImport(house.context, administrator, list)).toMatchObject({ changed: 1, failed: 1 });
});

test('a crash in the middle leaves whole batches, and the second run completes them', async () => {
  const rows = Array.from({ length: 1_200 }, (_row, at) => [
    `Company ${at}`,
    `company-${at}.com`,
    `Person ${at}`,
    `info@company-${at}.com`,
  ]);
  const list = await workbook({ C: [['Company', 'Domain', 'Contact', 'E-mail'], ...rows] });
  const crashing = runDataImport(house.context, administrator, list, undefined, done => {
    if (done === 500) throw new Error('the power went off');
  });
  await expect(crashing).rejects.toThrow('the power went off');
  const { manager } = house.context.database;
  for (const table of [Company, CompanyDomain, Contact, ContactAddress])
    expect(await manager.count(table as typeof Company)).toBe(500);
  const result = await runDataImport(house.context, administrator, list);
  expect(result).toMatchObject({ created: 700, unchanged: 500, changed: 0, failed: 0 });
  for (const table of [Company, CompanyDomain, Contact, ContactAddress])
    expect(await manager.count(table as typeof Company)).toBe(1_200);
});

test('an error inside a transaction leaves nothing of its batch', async () => {
  const { database } = house.context;
  await database.writer.query(
    'CREATE TRIGGER "t" BEFORE INSERT ON "contact_address" BEGIN SELECT RAISE(ABORT, \'disk full\'); END',
  );
  const list = await workbook({
    C: [
      ['Company', 'Domain', 'Contact', 'E-mail'],
      ['Acme', 'acme.de', 'Ann', 'ann@acme.de'],
    ],
  });
  await expect(runDataImport(house.context, administrator, list)).rejects.toThrow('disk full');
  expect((await everything(database)).flat()).toEqual([]);
});

test('a company that is shared for reading is not changed by an import, nor one shared for changing given away', async () => {
  const { context } = house;
  const manager = await house.hire('Manager', ['manager']);
  const make = async (name: string, access: 'read' | 'write') => {
    const { id } = await createCompany(context, trader, { name });
    await setShares(context, trader, id, [{ kind: 'person', id: manager.userId, access }]);
    return id;
  };
  const [read, write] = [await make('Read Only Ltd', 'read'), await make('Shared Ltd', 'write')];
  const load = (name: string, more: object) =>
    loadCompanyData(context, manager, {
      companies: [{ name, types: [], domains: [], contacts: [], ...more }],
      ...{ contacts: [], records: [], keysDecide: false },
    });
  await load('Read Only Ltd', { city: 'Kiel' });
  await load('Shared Ltd', { ownerAddress: 'Manager' });
  const row = (id: number) => context.database.manager.findOneByOrFail(Company, { id });
  expect(await row(read)).toMatchObject({ city: null });
  expect(await row(write)).toMatchObject({ ownerId: trader.userId });
  await load('Shared Ltd', { city: 'Kiel' });
  expect(await row(write)).toMatchObject({ city: 'Kiel' });
});
