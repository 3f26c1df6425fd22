import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importLeads } from '../../service/cli/importLeads';
import { Campaign } from '../../service/leads/campaign.entity';
import { Lead } from '../../service/leads/lead.entity';
import type { Office } from '../leads/office';
import { openOffice } from '../leads/office';
import { fairList } from '../intake/leadImport/importOffice';

let office: Office;
let folder: string;
let printed: string[];

beforeEach(async () => {
  office = await openOffice();
  folder = mkdtempSync(join(tmpdir(), 'tradepost-import-leads-'));
  printed = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
});
afterEach(async () => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
  rmSync(folder, { recursive: true, force: true });
  await office.app.close();
});

const leads = () => office.context.database.manager.find(Lead, { order: { id: 'ASC' } });
const run = (content: string, options: object = {}) => {
  const path = join(folder, 'fair.csv');
  writeFileSync(path, content);
  return importLeads(office.context, path, { source: 'fair', ...options });
};
const counted = (n: number, words: string) => expect.stringMatching(new RegExp(`^ +${n}  ${words}$`));

test('the command line shows what a list would become, takes it in for somebody, and nothing twice', async () => {
  await run(fairList, { campaign: 'Canton Fair', dryRun: true });
  expect(printed).toEqual(
    expect.arrayContaining([counted(2, 'new leads'), counted(1, 'added to leads that are open')]),
  );
  expect(await leads()).toEqual([]);
  const options = { campaign: 'Canton Fair', owner: 'Li.Na@haitu.example', nextDay: '2026-11-02' };
  await run(fairList, options);
  expect(await leads()).toMatchObject([
    { ownerId: office.viewers.liNa.userId, sourceDetail: 'Canton Fair', nextDay: '2026-11-02', createdById: null },
    { ownerId: office.viewers.liNa.userId },
  ]);
  printed = [];
  await run(fairList, options);
  expect(printed).toEqual(expect.arrayContaining([counted(0, 'new leads'), counted(3, 'taken in before')]));
  expect(await office.context.database.manager.count(Campaign)).toBe(1);
});

test('rows with mistakes are listed, and the command fails', async () => {
  await run(`${fairList}\nSomebody,,,no address,,,,,\u001b[31m`);
  expect(printed.at(-1)).toBe('  fair, row 5: "no address" is no e-mail address; write it like anna@acme.com.');
  expect(process.exitCode).toBe(1);
});

test('a source or a person that is not there is told in plain words', async () => {
  await expect(run(fairList, { source: 'moon' })).rejects.toMatchObject({ code: 'lead_import.source_unknown' });
  await expect(run(fairList, { owner: 'nobody@haitu.example' })).rejects.toMatchObject({ status: 404 });
});
