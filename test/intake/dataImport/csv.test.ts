import iconv from 'iconv-lite';
import { cleanCell, decodeText, detectDelimiter, readCsv } from '../../../service/intake/dataImport/csv';

const chinese =
  '客户名称,国家,联系人,邮箱\r\n上海暖居家纺有限公司,中国,钱丽,2855501377@qq.com\r\n南通悦华织造有限公司,中国,潘荣,panrong@yuehua-weaving.cn\r\n';
const western = 'Company,City\r\nRivière & Fils,Besançon\r\nMüller,Köln\r\n';

test.each([
  ['UTF-8', Buffer.from(chinese, 'utf8'), chinese],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${chinese}`, 'utf8'), chinese],
  ['GB18030', iconv.encode(chinese, 'gb18030'), chinese],
  ['UTF-16 with a mark', iconv.encode(chinese, 'utf-16le', { addBOM: true }), chinese],
  ['UTF-16, big end first, with a mark', iconv.encode(chinese, 'utf-16be', { addBOM: true }), chinese],
  ['UTF-16 without a mark', iconv.encode(chinese, 'utf-16le'), chinese],
  ['UTF-16, big end first, without a mark', iconv.encode(chinese, 'utf-16be'), chinese],
  ['Windows-1252', iconv.encode(western, 'windows-1252'), western],
])('a file in %s is read as it was written', (_name, bytes, text) => {
  expect(decodeText(bytes)).toBe(text);
});

test.each([
  ['a,b,c\n1,2,3\n', ','],
  ['a;b;c\n"x,y";2,5;3\n', ';'],
  ['a\tb\tc\n1,5\t2\t3\n', '\t'],
  ['name;note\nA;"one, two, three, four"\nB;x\n', ';'],
  ['only one column\nvalue\n', ','],
])('the separator of %j is %j', (text, delimiter) => {
  expect(detectDelimiter(text)).toBe(delimiter);
});

test('quoted cells keep separators, line ends and quotation marks; rows keep their line', () => {
  const [sheet] = readCsv(Buffer.from('Company;Country\n"A; ""B""\nLtd";DE\n\nC;FR\n'), 'list');
  expect(sheet?.header).toEqual(['Company', 'Country']);
  expect(sheet?.rows.map(row => row.cells)).toEqual([
    ['A; "B"\nLtd', 'DE'],
    ['C', 'FR'],
  ]);
});

test('a quotation mark that is never closed is named with its line', () => {
  const text = `Company\nAcme\n"${'x'.repeat(100)}\n`;
  expect(() => readCsv(Buffer.from(text), 'list')).toThrow(expect.objectContaining({ code: 'data_import.csv_broken' }));
});

test('more rows than are taken at once are refused', () => {
  const text = `Company\n${'Acme\n'.repeat(100_001)}`;
  expect(() => readCsv(Buffer.from(text), 'list')).toThrow(
    expect.objectContaining({ code: 'data_import.too_many_rows' }),
  );
});

test('cells lose control characters and are bounded', () => {
  expect(cleanCell(' a\u0000\u0007b\u200b ')).toBe('a b');
  expect(cleanCell('x'.repeat(9_000))).toHaveLength(4_000);
});
