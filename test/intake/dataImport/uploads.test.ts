import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { dataImportJobs } from '../../../service/intake/dataImport.jobs';
import { previewAgain, previewUpload, runUpload } from '../../../service/intake/dataImport/uploaded.service';
import { removeOldUploads } from '../../../service/intake/dataImport/uploads.service';
import type { Viewer } from '../../../service/users/roles';
import type { House } from '../../companies/people';
import { openHouse } from '../../companies/people';

let house: House;
let owner: Viewer;
let other: Viewer;

beforeEach(async () => {
  house = await openHouse();
  owner = await house.hire('Owner', ['owner']);
  other = await house.hire('Other', ['owner']);
});

afterEach(() => house.close());

const upload = (name: string, content: string) =>
  previewUpload(house.context, owner, { name, content: Readable.from([Buffer.from(content)]) });
const kept = () => readdir(join(house.context.config.dataFolder, 'uploads')).catch(() => []);
const hours = (count: number) => (house.time.now = new Date(house.time.now.getTime() + count * 3600 * 1000));

test('an upload is previewed, previewed with another mapping, and run', async () => {
  const first = await upload('list.csv', 'Company,Foo\nAcme,acme.de\n');
  expect(first).toMatchObject({ newCount: 1, problemCount: 0, sheets: [{ name: 'list', target: 'companies' }] });
  const mapping = { list: { target: 'companies', fields: { '0': 'name', '1': 'domains' } } };
  const second = await previewAgain(house.context, owner, first.uploadId, mapping);
  expect(second.sheets[0]?.columns[1]?.field).toBe('domains');
  expect(await runUpload(house.context, owner, first.uploadId, mapping)).toMatchObject({
    created: 1,
    failed: 0,
    isRefiling: true,
  });
  expect(await runUpload(house.context, owner, first.uploadId, mapping)).toMatchObject({ created: 0, unchanged: 1 });
});

test('its name is never a path', async () => {
  const { uploadId } = await upload('../../../etc/list.csv', 'Company\nAcme\n');
  expect(await kept()).toEqual([`data-${uploadId}`]);
});

test('nobody else can use it, and an id that is none is not looked for', async () => {
  const { uploadId } = await upload('list.csv', 'Company\nAcme\n');
  for (const id of [
    uploadId.replace(/^./, 'z'),
    '../../../../etc/passwd'.padEnd(36, 'x'),
    '00000000-0000-0000-0000-000000000000',
  ]) {
    await expect(previewAgain(house.context, owner, id)).rejects.toMatchObject({
      status: 404,
      code: 'data_import.not_found',
    });
  }
  await expect(runUpload(house.context, other, uploadId)).rejects.toMatchObject({ code: 'data_import.not_found' });
});

test('it is gone after 24 hours', async () => {
  const { uploadId } = await upload('list.csv', 'Company\nAcme\n');
  hours(23);
  expect(await removeOldUploads(house.context)).toBe(0);
  hours(1);
  await expect(runUpload(house.context, owner, uploadId)).rejects.toMatchObject({ code: 'data_import.not_found' });
  const [sweep] = dataImportJobs(house.context);
  await sweep?.handler({}, { id: 1, key: '', attempt: 1, signal: new AbortController().signal });
  expect(await kept()).toEqual([]);
});

test('a file that cannot be read, or is cut off, is not kept', async () => {
  await expect(upload('list.pdf', '%PDF')).rejects.toMatchObject({ code: 'data_import.unknown_format' });
  const cut = Object.assign(Readable.from([Buffer.from('Company\n')]), { truncated: true });
  await expect(previewUpload(house.context, owner, { name: 'a.csv', content: cut })).rejects.toMatchObject({
    status: 413,
  });
  await expect(previewUpload(house.context, owner, undefined)).rejects.toMatchObject({ code: 'data_import.no_file' });
  expect(await kept()).toEqual([]);
});

test('a row with several mistakes is one row of the sum, and what is wrong is told with its values', async () => {
  const preview = await upload(
    'list.csv',
    'Company,Domain,Owner\nBad Ltd,gmail.com,nobody@own.test\nGood Ltd,good.com,\n',
  );
  expect(preview.problems.map(({ row, code, values }) => [row, code, values])).toEqual([
    [2, 'row.owner_unknown', undefined],
    [2, 'company.domain_free_mail', { domain: 'gmail.com' }],
  ]);
  expect(preview).toMatchObject({ newCount: 1, problemCount: 1 });
});

test('a page gets the first two hundred problems and their number', async () => {
  const rows = Array.from({ length: 300 }, (_row, at) => `Company ${at},gmail.com`).join('\n');
  const preview = await upload('list.csv', `Company,Domain\n${rows}\n`);
  expect(preview.problems).toHaveLength(200);
  expect(preview.problemCount).toBe(300);
});
