import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Company, Contact } from '../../../service/companies/company.entity';
import { createCompany } from '../../../service/companies/companies.service';
import { DuplicateCheck } from '../../../service/companies/duplicates.entity';
import { changeDeskSettings, getDeskSettings } from '../../../service/companies/deskSettings.service';
import { findLikelyMany } from '../../../service/companies/likelyMany.service';
import { applyChoices, choicesForAll } from '../../../service/intake/dataImport/likeRows';
import { previewDataImport, runDataImport } from '../../../service/intake/dataImport.service';
import type { Viewer } from '../../../service/users/roles';
import type { House } from '../../companies/people';
import { openHouse } from '../../companies/people';

let house: House;
let folder: string;
let manager: Viewer;
let trader: Viewer;

beforeEach(async () => {
  house = await openHouse();
  folder = await mkdtemp(join(tmpdir(), 'tradepost-like-'));
  manager = await house.hire('Manager', ['manager']);
  trader = await house.hire('Trader', ['trader']);
});
afterEach(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

const rows = () => house.context.database.manager;
async function list(...lines: string[]) {
  const path = join(folder, 'list.csv');
  await writeFile(path, ['company,country,phone,contact,email', ...lines].join('\n'));
  return { path, name: 'list.csv' };
}
const names = async () => (await rows().find(Company, { order: { id: 'ASC' } })).map(company => company.name);

test('a new row that looks like a company is shown with it, and becomes what the person says: new, that company, or nothing', async () => {
  const made = await createCompany(house.context, manager, { name: 'Nordlicht Küchen GmbH', country: 'DE' });
  const file = await list(
    'Nordlciht Kuechen AG,DE,+49 40 1234,Anna Weber,anna@nord.example',
    'Quite Another Ltd,GB,,,',
  );
  const preview = await previewDataImport(house.context, manager, file);
  expect(preview).toMatchObject({ newCount: 2, uncomparedCount: 0 });
  const [row] = preview.likely;
  expect(preview.likely).toMatchObject([
    {
      row: 2,
      name: 'Nordlciht Kuechen AG',
      matches: [{ id: made.id, name: 'Nordlicht Küchen GmbH', reasons: ['spelling'], mayChange: true }],
    },
  ]);
  const key = row?.key as string;
  const after = (choices: Parameters<typeof previewDataImport>[4]) =>
    previewDataImport(house.context, manager, file, undefined, choices);
  expect(await after({ choices: { [key]: 'skip' } })).toMatchObject({ newCount: 1, changedCount: 0 });
  expect(await after({ allLikely: 'existing' })).toMatchObject({ newCount: 1, changedCount: 1 });
  // A word for one row outweighs the word for all.
  expect(await after({ allLikely: 'skip', choices: { [key]: 'new' } })).toMatchObject({ newCount: 2 });
  await runDataImport(house.context, manager, file, undefined, undefined, { choices: { [key]: made.id } });
  expect(await names()).toEqual(['Nordlicht Küchen GmbH', 'Quite Another Ltd']);
  expect(await rows().findOneByOrFail(Company, { id: made.id })).toMatchObject({ phone: '+49 40 1234' });
  expect(await rows().findOneByOrFail(Contact, { companyId: made.id })).toMatchObject({ name: 'Anna Weber' });
});

test('a company of a colleague is masked, counts as a question, and nothing is added to it', async () => {
  await createCompany(house.context, trader, { name: 'Nordlicht Küchen GmbH', country: 'DE' });
  await createCompany(house.context, trader, { name: 'Maison Lavande SARL', country: 'FR' });
  const file = await list('Nordlciht Kuechen AG,DE,,,', 'Maison Lavnade,FR,,,');
  const { likely } = await previewDataImport(house.context, manager, file);
  expect(likely.map(row => row.matches)).toMatchObject([
    [{ id: null, name: 'Nordlciht Kuechen AG', ownerName: 'Trader', mayChange: false }],
    [{ id: null, name: 'Maison Lavnade', ownerName: 'Trader' }],
  ]);
  expect(JSON.stringify(likely)).not.toMatch(/GmbH|SARL/);
  const all = await runDataImport(house.context, manager, file, undefined, undefined, { allLikely: 'existing' });
  expect(all).toMatchObject({
    created: 0,
    changed: 0,
    problems: [{ code: 'row.likely_of_another' }, { code: 'row.likely_of_another' }],
  });
  const { version, ...settings } = await getDeskSettings(rows());
  const admin = await house.hire('Admin', ['administrator']);
  await changeDeskSettings(house.context, admin, version, { ...settings, checksPerHour: 5 });
  for (let n = 0; n < 3; n += 1)
    await createCompany(house.context, trader, { name: `Hotel ${'ABC'[n]}urora Supply ${'xyz'[n]}en` });
  const more = await list(...[0, 1, 2].map(n => `Hotel ${'ABC'[n]}urora Suply ${'xyz'[n]}en,,,,`));
  const told = (await previewDataImport(house.context, manager, more)).likely.length;
  expect(told).toBeLessThanOrEqual(3);
  const last = await list(
    'Nordlciht Kuechen AG,DE,,,',
    'Hotel Aurora Suply xenn,,,,',
    'Hotel Burora Suply yenn,,,,',
    'Hotel Curora Suply zenn,,,,',
  );
  const names = (await previewDataImport(house.context, manager, last)).likely.map(row => row.name);
  // What was answered within the hour is answered again; of the rest no more than the limit.
  expect(names).toContain('Nordlciht Kuechen AG');
  expect(names).not.toContain('Hotel Curora Suply zenn');
});

test('one name before another telephone number is another question', async () => {
  await createCompany(house.context, trader, { name: 'Nordlicht Küchen GmbH', country: 'DE' });
  for (const phone of ['+49 40 1111', '+49 40 2222', '+49 40 2222'])
    await previewDataImport(house.context, manager, await list(`Nordlciht Kuechen AG,DE,${phone},,`));
  expect(await rows().count(DuplicateCheck)).toBe(2);
});

test('many are asked for with few statements, and what is common to all says nothing', async () => {
  for (let n = 0; n < 30; n += 1)
    await createCompany(house.context, manager, {
      name: `Firm ${String.fromCharCode(97 + (n % 26))}${n}q Handel`,
      phone: '+49 40 99 99 99',
      country: 'DE',
    });
  await createCompany(house.context, manager, {
    name: 'Nordlicht Küchen GmbH',
    country: 'DE',
    phone: '+49 40 1234567',
  });
  const asked = [
    { name: 'Nordlciht Kuechen' },
    { name: 'Zebra', phones: ['040 1234567'], country: 'DE' },
    { name: 'Zebra', phones: ['040 999999'], country: 'DE' },
  ];
  const query = jest.spyOn(rows(), 'createQueryBuilder');
  const found = await findLikelyMany(rows(), [
    ...asked,
    ...Array.from({ length: 200 }, (_, n) => ({ name: `Unheard ${n}` })),
  ]);
  // However many are asked for.
  expect(query.mock.calls.length).toBeLessThan(20);
  query.mockRestore();
  expect(found.slice(0, 3).map(likely => likely.map(one => one.company.name))).toEqual([
    ['Nordlicht Küchen GmbH'],
    ['Nordlicht Küchen GmbH'],
    [],
  ]);
});

test('what is said of a row is the row’s, and of all only what nothing else was said of', () => {
  const data = { companies: [{ name: 'A' }, { name: 'B' }, { name: 'C' }], records: [] };
  const applied = applyChoices(data, { 'companies:1': 'skip', 'companies:2': 7 });
  expect(applied.companies.map(({ name, sameAs }) => [name, sameAs])).toEqual([['B', 7], ['C', undefined]]); // prettier-ignore
  const match = (id: number | null) => ({ id, name: 'x', ownerName: null, reasons: [], mayChange: id !== null });
  const like = (row: number, id: number | null) => ({
    key: `s:${row}`,
    sheet: 's',
    row,
    name: 'n',
    matches: [match(id)],
  });
  const all = choicesForAll([like(1, 4), like(2, null), like(3, 5)], {
    allLikely: 'existing',
    choices: { 's:3': 'new' },
  });
  expect(all.choices).toEqual({ 's:1': 4, 's:2': 'skip', 's:3': 'new' });
  expect(all.problems).toMatchObject([{ row: 2 }]);
});
