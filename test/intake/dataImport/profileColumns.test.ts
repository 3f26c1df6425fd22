import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addField } from '../../../service/companies/customFields.service';
import { listCompanies } from '../../../service/companies/companyReading.service';
import { previewDataImport, runDataImport } from '../../../service/intake/dataImport.service';
import { inTransaction } from '../../../service/platform/database/transaction';
import { saveCompanySettings } from '../../../service/users/settings.service';
import type { Viewer } from '../../../service/users/roles';
import type { House } from '../../companies/people';
import { openHouse } from '../../companies/people';

let house: House;
let owner: Viewer;
const folder = mkdtempSync(join(tmpdir(), 'tradepost-profile-'));
beforeEach(async () => {
  house = await openHouse();
  owner = await house.hire('Owner', ['owner']);
  const own = { ownDomains: ['own.test'], dropboxAddresses: [], excludedFolders: [], timeZone: 'Asia/Shanghai' };
  await inTransaction(house.context.database, manager => saveCompanySettings(manager, { name: 'Own Ltd', ...own }));
  const shape = { section: '', position: 1, isRequired: false, isInList: true, rule: { max: 100 }, choices: [] };
  await addField(house.context, owner, {
    ...shape,
    subject: 'company',
    code: 'score',
    kind: 'number',
    nameZh: '评分',
    nameEn: 'Score',
  });
});
afterEach(() => house.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(...lines: string[]) {
  const path = join(folder, 'companies.csv');
  writeFileSync(path, lines.join('\n'));
  return { path, name: 'companies.csv' };
}

test('industry, tags and own fields are taken in by their headers, and a second time change nothing', async () => {
  const file = fileOf('公司名称,行业,标签,评分', 'Nordlicht GmbH,批发,"VIP, Fair",42.5');
  expect(await runDataImport(house.context, owner, file)).toMatchObject({ created: 1, failed: 0 });
  const [line] = (await listCompanies(house.context, owner, {})).companies;
  expect(line).toMatchObject({ industry: 'wholesale', tags: ['Fair', 'VIP'], fields: { score: '42.5' } });
  expect(await previewDataImport(house.context, owner, file)).toMatchObject({ unchangedCount: 1, changedCount: 0 });
  const other = fileOf('name,score,tags', 'Nordlicht GmbH,50,VIP');
  expect(await previewDataImport(house.context, owner, other)).toMatchObject({ changedCount: 1 });
  expect(await runDataImport(house.context, owner, other)).toMatchObject({ changed: 1 });
  const [after] = (await listCompanies(house.context, owner, {})).companies;
  expect(after).toMatchObject({ tags: ['Fair', 'VIP'], fields: { score: '50' } });
});

test('every mistake that a row makes beside its names is told at once', async () => {
  const file = fileOf('name,industry,region,score', 'Nordlicht GmbH,Piracy,Atlantis,101');
  const { problems, newCount } = await previewDataImport(house.context, owner, file);
  expect(newCount).toBe(0);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.code).toBe('row.profile_invalid');
  for (const word of ['Piracy', 'Atlantis', '101']) expect(problems[0]?.message).toContain(word);
});
