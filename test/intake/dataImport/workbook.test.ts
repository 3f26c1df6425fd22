import ExcelJS from 'exceljs';
import { readWorkbook } from '../../../service/intake/dataImport/workbook';
import { zipOf } from './zipFile';

test.each([
  ['what is no zip', Buffer.from('hello, this is no zip at all, but long enough')],
  ['nothing', Buffer.alloc(0)],
  ['a torn zip', zipOf([Buffer.from('x')]).subarray(0, 60)],
  ['a zip whose directory lies about the place of an entry', misplaced()],
])('%s is refused as unreadable', async (_what, bytes) => {
  await expect(readWorkbook(bytes)).rejects.toMatchObject({ code: 'data_import.unreadable', status: 400 });
});

function misplaced(): Buffer {
  const zip = zipOf([Buffer.from('x')]);
  zip.writeUInt32LE(0x7fffffff, zip.length - 22 - 47 + 42);
  return zip;
}

test('a zip that is no workbook holds no sheets', async () => {
  await expect(readWorkbook(zipOf([Buffer.from('x')]))).resolves.toEqual([]);
});

test('cells are read as people see them: links, rich text, dates, formulas, errors', async () => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('客户');
  sheet.addRow(['客户名称', '邮箱', '电话', '备注', '日期']);
  sheet.addRow([
    { richText: [{ text: 'Nord' }, { text: 'licht' }] },
    { text: 'anna@nordlicht.de', hyperlink: 'mailto:anna@nordlicht.de' },
    4915112345,
    { formula: 'A1&"x"', result: 'computed' },
    new Date(Date.UTC(2026, 0, 5)),
  ]);
  sheet.addRow([]);
  sheet.addRow(['Acme', '', { error: '#N/A' }]);
  workbook.addWorksheet('leer');
  const other = workbook.addWorksheet('Orders');
  other.addRow(['Number', 'Company']);
  other.addRow(['PI-1', 'Acme']);
  const sheets = await readWorkbook(Buffer.from(await workbook.xlsx.writeBuffer()));
  expect(sheets.map(one => one.name)).toEqual(['客户', 'Orders']);
  expect(sheets[0]?.rows).toEqual([
    { row: 2, cells: ['Nordlicht', 'anna@nordlicht.de', '4915112345', 'computed', '2026-01-05'] },
    { row: 4, cells: ['Acme', '', ''] },
  ]);
  expect(sheets[1]?.rows).toEqual([{ row: 2, cells: ['PI-1', 'Acme'] }]);
});
