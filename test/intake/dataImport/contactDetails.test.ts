import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Company, Contact } from '../../../service/companies/company.entity';
import { describeContacts } from '../../../service/companies/contactDetails.service';
import { CompanyDetail, CompanyEvent, PostalAddress } from '../../../service/companies/profile.entity';
import { exportContacts } from '../../../service/intake/contactExport.service';
import { runDataImport } from '../../../service/intake/dataImport.service';
import { readBirthday, readLanguage, readStaff, readSum } from '../../../service/intake/dataImport/cells';
import { AuditEntry } from '../../../service/users/user.entity';
import type { Viewer } from '../../../service/users/roles';
import type { House } from '../../companies/people';
import { openHouse } from '../../companies/people';

let house: House;
let folder: string;
let owner: Viewer;
beforeAll(async () => {
  house = await openHouse();
  folder = await mkdtemp(join(tmpdir(), 'tradepost-details-'));
  owner = await house.hire('Owner', ['owner', 'administrator', 'finance']);
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

const manager = () => house.context.database.manager;
async function take(name: string, lines: readonly string[]) {
  const path = join(folder, name);
  await writeFile(path, lines.join('\n'));
  return runDataImport(house.context, owner, { path, name });
}

test.each([
  ['5,000,000 USD', { amount: 5_000_000, currency: 'USD' }],
  ['USD 5.2m', { amount: 5_200_000, currency: 'USD' }],
  ['500万美元', { amount: 5_000_000, currency: 'USD' }],
  ['1.5亿元', { amount: 150_000_000, currency: 'CNY' }],
  ['€ 2.500.000', { amount: 2_500_000, currency: 'EUR' }],
  ['5,000,000', null],
  ['much', null],
])('"%s" is a sum as people write it', (text, expected) => expect(readSum(text)).toEqual(expected));

test.each([
  ['1985-03-12', { day: '03-12', year: 1985 }],
  ['1985/3/12', { day: '03-12', year: 1985 }],
  ['3月12日', { day: '03-12', year: null }],
  ['02-29', { day: '02-29', year: null }],
  ['3/12', null],
  ['1985-02-30', null],
])('"%s" is a birthday or none', (text, expected) => expect(readBirthday(text)).toEqual(expected));

test.each([
  ['1,200 人', 1200],
  ['50-100', null],
  ['85', 85],
])('"%s" is a number of people or none', (text, expected) => expect(readStaff(text)).toBe(expected));

test.each([
  ['German', 'de'],
  ['德语', 'de'],
  ['ES', 'es'],
  ['Klingon', null],
])('"%s" is a language or none', (text, expected) => expect(readLanguage(text)).toBe(expected));

test('a list brings level, size, tax number and postal address, and a second time changes nothing', async () => {
  const lines = [
    'Company,Country,City,Level,Staff,Turnover,Street,Postcode,Tax number',
    'Acme GmbH,DE,Hamburg,signed_1,120,"5,000,000 EUR",Kaistr. 4,20457,DE 811 234 567',
  ];
  expect(await take('companies.csv', lines)).toMatchObject({ created: 1, failed: 0 });
  const acme = await manager().findOneByOrFail(Company, { name: 'Acme GmbH' });
  expect(acme).toMatchObject({
    ...{ level: 'signed_1', standing: 'old', isLevelHeld: true, staffCount: 120 },
    ...{ turnover: 5_000_000, turnoverCurrency: 'EUR' },
  });
  expect(await manager().findOneBy(CompanyEvent, { companyId: acme.id, toValue: 'signed_1' })).toMatchObject({
    kind: 'level_held',
    userId: owner.userId,
  });
  const address = { street: 'Kaistr. 4', postCode: '20457', city: 'Hamburg', country: 'DE' };
  expect(await manager().findBy(PostalAddress, { companyId: acme.id })).toMatchObject([address]);
  expect(await manager().findBy(CompanyDetail, { companyId: acme.id })).toMatchObject([{ value: 'DE 811 234 567' }]);
  expect(await take('companies.csv', lines)).toMatchObject({ created: 0, changed: 0, unchanged: 1, failed: 0 });
});

const people = [
  'Company,Contact,E-mail,Job title,Department,Phone,Mobile,Roles,Language,Birthday',
  'Acme GmbH,Anna Weber,anna@acme.example,Buyer,Purchasing,+49 40 1234,+49 171 5678,,German,1985-03-12',
];

test('a list brings what is known of a contact, and leaves again as it came within the day of the person', async () => {
  expect(await take('contacts.csv', people)).toMatchObject({ created: 1, failed: 0 });
  const [told] = await describeContacts(manager(), await manager().findBy(Contact, { name: 'Anna Weber' }));
  expect(told).toMatchObject({
    ...{ department: 'Purchasing', language: 'de', birthDay: '03-12', birthYear: 1985, phone: '+49 40 1234' },
    phones: [
      { kind: 'office', value: '+49 40 1234', isPrimary: true },
      { kind: 'mobile', value: '+49 171 5678', isPrimary: false },
    ],
  });
  expect(await take('contacts.csv', people)).toMatchObject({ changed: 0, unchanged: 1, failed: 0 });
  const text: string[] = [];
  for await (const part of await exportContacts(house.context, owner, {}, 'csv')) text.push(String(part));
  const [head, anna] = text.join('').replace('\ufeff', '').trim().split('\r\n');
  expect(anna).toContain('anna@acme.example');
  expect(anna).toContain('1985-03-12');
  expect(await manager().findOneBy(AuditEntry, { action: 'data.exported', subjectType: 'contacts' })).toMatchObject({
    details: expect.objectContaining({ rows: 1 }),
  });
  // What left comes in again and changes nothing.
  expect(await take('contacts.csv', [head ?? '', anna ?? ''])).toMatchObject({ changed: 0, unchanged: 1, failed: 0 });
});

test('whoever may not see contact details takes none out with a list', async () => {
  const grants = new Set([...owner.grants].filter(grant => !grant.startsWith('fields.contact')));
  const text: string[] = [];
  for await (const part of await exportContacts(house.context, { ...owner, grants }, {}, 'csv'))
    text.push(String(part));
  expect(text.join('')).toContain('Anna Weber');
  expect(text.join('')).not.toMatch(/acme\.example|1234|5678|1985/);
});

test('all that is wrong with a row is told at once, and it is one row that failed', async () => {
  const result = await take('companies.csv', [
    'Company,Country,Type,Owner,Domain,Level,Turnover,E-mail',
    'Wrong Ltd,Atlantis,friend,nobody@own.test,gmail.com,none,much,ann at wrong',
    'Factory Ltd,CN,supplier,,,project,,',
  ]);
  expect(result).toMatchObject({ created: 0, failed: 2 });
  expect(result.problems.filter(one => one.row === 2).map(one => one.code)).toEqual([
    ...['row.type_unknown', 'row.country_unknown', 'row.profile_invalid', 'row.owner_unknown'],
    ...['company.domain_free_mail', 'row.address_invalid', 'row.address_invalid', 'row.address_invalid'],
  ]);
  expect(result.problems.find(one => one.code === 'row.profile_invalid')?.message).toMatch(/level.*sum|sum.*level/);
  // A factory has no level.
  expect(result.problems.filter(one => one.row === 3).map(one => one.code)).toEqual(['row.level_refused']);
});
