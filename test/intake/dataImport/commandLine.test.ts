import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importData } from '../../../service/cli/importData';
import { Company } from '../../../service/companies/company.entity';
import { AuditEntry } from '../../../service/users/user.entity';
import type { House } from '../../companies/people';
import { openHouse } from '../../companies/people';

let house: House;
let folder: string;
let printed: string[];

beforeEach(async () => {
  house = await openHouse();
  folder = await mkdtemp(join(tmpdir(), 'tradepost-cli-'));
  printed = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
});

afterEach(async () => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

async function file(name: string, content: string): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

const companies = () => house.context.database.manager.count(Company);
const list = 'Company,Country,Domain\nAcme,DE,acme.de\nBad,DE,gmail.com\n';

test('a file is shown, asked for, imported, and the rows that were not taken are listed', async () => {
  const ask = jest.fn(async () => true);
  await importData(house.context, await file('list.csv', list), {}, ask);
  expect(ask).toHaveBeenCalledTimes(1);
  expect(await companies()).toBe(1);
  const text = printed.join('\n');
  expect(text).toContain('list: 2 rows, taken for companies');
  expect(text).toContain('New 1, changed 0, unchanged 0, not to be taken 1.');
  expect(text).toMatch(/created {4}1\n.*changed {4}0\n.*unchanged {2}0\n.*not taken {2}1/);
  expect(text).toContain('list, row 3: Anybody can have an address at gmail.com');
  expect(process.exitCode).toBe(1);
  expect(await house.context.database.manager.findOneBy(AuditEntry, { action: 'data.imported' })).toMatchObject({
    actor: 'command_line',
    userId: null,
  });
});

test('whoever says no, or wants a preview only, changes nothing', async () => {
  const path = await file('list.csv', list);
  await importData(house.context, path, {}, async () => false);
  await importData(house.context, path, { preview: true, yes: true });
  expect(await companies()).toBe(0);
});

test('with --yes nobody is asked, and a second run finds nothing to do', async () => {
  const ask = jest.fn(async () => true);
  const path = await file('list.csv', 'Company\nAcme\n');
  await importData(house.context, path, { yes: true }, ask);
  await importData(house.context, path, { yes: true }, ask);
  expect(ask).not.toHaveBeenCalled();
  expect(await companies()).toBe(1);
  expect(printed.at(-1)).toBe('There is nothing to do.');
});

test('a mapping comes from a file, and one that is none is refused', async () => {
  const path = await file('list.csv', 'Foo\nAcme\n');
  const mapping = await file('mapping.json', '{"list": {"target": "companies", "fields": {"0": "name"}}}');
  await importData(house.context, path, { yes: true, mapping });
  expect(await companies()).toBe(1);
  for (const content of ['{', '{"list": 3}', 'null']) {
    const bad = importData(house.context, path, { yes: true, mapping: await file('bad.json', content) });
    await expect(bad).rejects.toMatchObject({ code: 'data_import.mapping_invalid' });
  }
});

test('nothing of a file steers the terminal', async () => {
  await importData(house.context, await file('list.csv', 'Company,\u001b[2JFoo\n\u001b[31mRed,x\n'), { preview: true });
  expect(printed.join('')).not.toContain('\u001b');
});
