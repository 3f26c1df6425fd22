import ExcelJS from 'exceljs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCompany } from '../../service/companies/companies.service';
import { addField } from '../../service/companies/customFields.service';
import { saveValues } from '../../service/companies/fieldValues.service';
import { Company } from '../../service/companies/company.entity';
import { runDataImport } from '../../service/intake/dataImport.service';
import { exportCompanies } from '../../service/intake/dataExport.service';
import { csvLine, neutral } from '../../service/intake/tableCells';
import { inTransaction } from '../../service/platform/database/transaction';
import { AuditEntry } from '../../service/users/user.entity';
import { saveCompanySettings } from '../../service/users/settings.service';
import type { Viewer } from '../../service/users/roles';
import type { House } from '../companies/people';
import { openHouse } from '../companies/people';

let house: House;
let trader: Viewer;
let owner: Viewer;
beforeEach(async () => {
  house = await openHouse();
  trader = await house.hire('Trader', ['trader']);
  owner = await house.hire('Owner', ['owner']);
  const own = { ownDomains: ['own.test'], dropboxAddresses: [], excludedFolders: [], timeZone: 'Asia/Shanghai' };
  await inTransaction(house.context.database, manager => saveCompanySettings(manager, { name: 'Own Ltd', ...own }));
});
afterEach(() => house.close());

async function bytesOf(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part as Buffer));
  return Buffer.concat(parts);
}

test.each([
  ['=1+1', "'=1+1"],
  ['+49 431', "'+49 431"],
  ['-cmd', "'-cmd"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['-12.5', '-12.5'],
  ['Acme = fine', 'Acme = fine'],
])('%j leaves as %j', (text, expected) => expect(neutral(text)).toBe(expected));

test('a line of CSV keeps commas, quotes and line breaks in their cell', () => {
  expect(csvLine(['a,b', 'say "hi"', 'x\ny', '王'])).toBe('"a,b","say ""hi""","x\ny",王\r\n');
});

test('a list leaves as CSV and as Excel with its own fields, formulas as text, and in the audit log', async () => {
  const shape = { section: '', position: 1, isRequired: false, isInList: true, rule: {}, choices: [] };
  await addField(house.context, owner, {
    subject: 'company',
    code: 'score',
    kind: 'number',
    nameZh: '评分',
    nameEn: 'Score',
    ...shape,
  });
  const made = await createCompany(house.context, owner, {
    name: '=HYPERLINK("x")',
    country: 'DE',
    domains: ['evil.example'],
  });
  await saveValues(house.context, owner, 'company', made.id, 1, { score: '7.5' });
  await createCompany(house.context, owner, { name: '海图贸易' });
  const csv = (await bytesOf(await exportCompanies(house.context, owner, {}, 'csv'))).toString('utf8');
  expect(csv.startsWith('\ufeffkey,name')).toBe(true);
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  expect(csv).toContain('海图贸易');
  const workbook = new ExcelJS.Workbook();
  const bytes = await bytesOf(await exportCompanies(house.context, owner, { country: 'DE' }, 'xlsx'));
  await workbook.xlsx.load(bytes as never);
  const sheet = workbook.worksheets[0];
  const row = (n: number) => (sheet?.getRow(n).values as unknown[]).slice(1);
  expect(sheet?.rowCount).toBe(2);
  expect(row(1)).toContain('score');
  expect(row(2)).toContain(`'=HYPERLINK("x")`);
  expect(row(2)).toContain('7.5');
  const entries = await house.context.database.manager.findBy(AuditEntry, { action: 'data.exported' });
  expect(entries.map(entry => entry.details)).toEqual([{ rows: 2 }, { rows: 1 }]);
});

test('each kind of company comes back from the file that it left by as it was', async () => {
  const isCustomer = false;
  await createCompany(house.context, owner, { name: 'Sealane', isCustomer, isForwarder: true });
  await createCompany(house.context, owner, { name: 'Rival Tools', isCustomer, isCompetitor: true });
  await createCompany(house.context, owner, { name: 'Harbour Survey', isCustomer, isPartner: true });
  const path = join(house.context.config.dataFolder, 'companies.csv');
  writeFileSync(path, await bytesOf(await exportCompanies(house.context, owner, {}, 'csv')));
  const before = await kinds();
  await inTransaction(house.context.database, manager => manager.query('DELETE FROM "company"'));
  expect(await runDataImport(house.context, owner, { path, name: 'companies.csv' })).toMatchObject({ failed: 0 });
  expect(await kinds()).toEqual(before);
});

async function kinds() {
  const rows = await house.context.database.manager.find(Company, { order: { name: 'ASC' } });
  return rows.map(({ name, isPartner, isForwarder, isCompetitor, isCustomer }) => [
    ...[name, isPartner, isForwarder, isCompetitor, isCustomer],
  ]);
}

test('nobody takes out what he may not see', async () => {
  await createCompany(house.context, owner, { name: 'Secret GmbH' });
  await createCompany(house.context, trader, { name: 'Mine GmbH' });
  const csv = (await bytesOf(await exportCompanies(house.context, trader, {}, 'csv'))).toString('utf8');
  expect(csv).toContain('Mine GmbH');
  expect(csv).not.toContain('Secret');
});
