import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { readWorkbook } from '../../../service/intake/dataImport/workbook';
import { checkZip } from '../../../service/intake/dataImport/zipSizes';

/** A zip of deflated entries, whose directory claims `claims` bytes of each. */
function zipOf(contents: readonly Buffer[], claims?: number): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const content of contents) {
    const packed = deflateRawSync(content);
    const unpacked = claims ?? content.length;
    const local = Buffer.alloc(31);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(unpacked, 22);
    local.writeUInt16LE(1, 26);
    local.write('a', 30);
    const entry = Buffer.alloc(47);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(unpacked, 24);
    entry.writeUInt16LE(1, 28);
    entry.writeUInt32LE(at, 42);
    entry.write('a', 46);
    locals.push(local, packed);
    directory.push(entry);
    at += local.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(contents.length, 8);
  end.writeUInt16LE(contents.length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

test('a file that unpacks to more than is allowed is refused, by what it claims', () => {
  const bomb = zipOf([Buffer.alloc(3_000_000)]);
  expect(bomb.length).toBeLessThan(10_000);
  expect(() => checkZip(bomb, 1_000_000)).toThrow(expect.objectContaining({ code: 'data_import.too_large', status: 413 }));
  expect(() => checkZip(bomb, 4_000_000)).not.toThrow();
});

test('and by what it holds, where it claims less', () => {
  const liar = zipOf([Buffer.alloc(3_000_000)], 10);
  expect(() => checkZip(liar, 1_000_000)).toThrow(expect.objectContaining({ code: 'data_import.too_large' }));
});

test('many entries that are small alone are added up', () => {
  const bomb = zipOf(Array.from({ length: 10 }, () => Buffer.alloc(300_000)));
  expect(() => checkZip(bomb, 1_000_000)).toThrow(expect.objectContaining({ code: 'data_import.too_large' }));
});

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
