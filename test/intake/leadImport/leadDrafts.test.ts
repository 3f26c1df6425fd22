import iconv from 'iconv-lite';
import { readCsv } from '../../../service/intake/dataImport/csv';
import type { Sheet } from '../../../service/intake/dataImport/sheets';
import { readLeadMapping, recogniseLeads, withHeader } from '../../../service/intake/leadImport/leadColumns';
import { readLeadDrafts } from '../../../service/intake/leadImport/leadDrafts';

const sheet = (header: string[], ...rows: string[][]): Sheet => ({
  name: 'list',
  header,
  rows: rows.map((cells, at) => ({ row: at + 2, cells })),
});
const drafts = (given: Sheet) => readLeadDrafts(given, recogniseLeads(given) ?? []);
const codes = (given: Sheet) => drafts(given).map(draft => draft.problems.map(problem => problem.code));

const headings: [string, string[], (string | null)[]][] = [
  [
    'of a Chinese list of cards',
    ['姓名', '职务', '公司', '电话', '手机', '邮箱', '网址', '国家', '地址', '产品', '备注', '名片', '展位'],
    [
      ...['contactName', 'contactTitle', 'companyName', 'phone', 'mobile', 'email', 'website', 'country', 'address'],
      ...['product', 'note', 'card', 'booth'],
    ],
  ],
  [
    'of a scanner at a fair',
    [
      'First Name',
      'Last Name',
      'Job Title',
      'Company Name',
      'E-mail *',
      'Phone 1',
      'Phone 2',
      'Country/Region',
      'Scan date',
    ],
    ['givenName', 'familyName', 'contactTitle', 'companyName', 'email', 'phone', 'phone', 'country', 'metOn'],
  ],
  ['with hints in brackets', ['姓名（必填）', '邮箱(Email)', '意向产品'], ['contactName', 'email', 'product']],
  ['of which one is not known', ['Name', 'Rating'], ['contactName', null]],
  ['of which two say the same', ['Name', 'Contact', 'Email'], ['contactName', null, 'email']],
];
test.each(headings)('headings %s are known', (_what, header, fields) => {
  expect(
    recogniseLeads(
      sheet(
        header,
        header.map(() => ''),
      ),
    ),
  ).toEqual(fields);
});

test('a column without a known heading is taken for what most of its values are', () => {
  const given = sheet(
    ['Who', 'X', 'Y', 'Z'],
    ['Anna', 'a@x.example', 'www.x.example', '+49 40 1234567'],
    ['Li', 'b@y.example', 'https://y.example/shop', '0574 8888 1234'],
  );
  expect(recogniseLeads(given)).toEqual([null, 'email', 'website', 'phone']);
});

test('a list without headings begins with its first row', () => {
  const given = withHeader(sheet(['Anna Weber', 'anna@x.example', 'Nordlicht'], ['Li Na', 'li@y.example', 'Haitu']));
  expect(given.header).toEqual(['A', 'B', 'C']);
  expect(given.rows.map(row => row.row)).toEqual([1, 2]);
  expect(recogniseLeads(given)).toEqual([null, 'email', null]);
});

test('a list that names nobody is left out', () => {
  expect(recogniseLeads(sheet(['Product', 'Price'], ['Tray', '4.10']))).toBeNull();
});

test('a mapping that is not known, or takes a field twice, is refused', () => {
  const given = sheet(['A', 'B'], ['x', 'y']);
  const refused = { code: 'lead_import.mapping_invalid' };
  expect(readLeadMapping(given, { fields: { 0: 'contactName', 1: 'note' } })).toEqual(['contactName', 'note']);
  expect(readLeadMapping(given, null)).toBeNull();
  const wrong: Record<string, string>[] = [{ 0: 'salary' }, { 0: 'contactName', 1: 'contactName' }, { 7: 'note' }];
  for (const fields of wrong)
    expect(() => readLeadMapping(given, { fields })).toThrow(expect.objectContaining(refused));
});

const texts: [string, Buffer][] = [
  ['with commas in UTF-8', Buffer.from('姓名,公司,邮箱\n"李, 娜",海图,li@x.example\n')],
  ['with semicolons and a mark', Buffer.from('\ufeff姓名;公司;邮箱\r\n李, 娜;海图;li@x.example\r\n')],
  [
    'with tabs in UTF-16',
    Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      iconv.encode('姓名\t公司\t邮箱\r\n李, 娜\t海图\tli@x.example', 'utf-16le'),
    ]),
  ],
  [
    'in GB18030',
    iconv.encode(
      '姓名;公司;邮箱;备注\n李, 娜;海图;li@x.example;广交会上见过面，对竹托盘感兴趣，要报价和样品\n',
      'gb18030',
    ),
  ],
];
test.each(texts)('a list %s is read', (_what, bytes) => {
  const [read] = readCsv(bytes, 'list');
  expect(drafts(read as Sheet)).toMatchObject([
    { contactName: '李, 娜', companyName: '海图', email: 'li@x.example', problems: [] },
  ]);
});

test('a row is somebody, and what has no field of its own is kept with its heading', () => {
  const given = sheet(
    ['Name', 'Email', 'Tel', 'Mobile', 'Country', 'Products', 'Booth', 'Remark', 'Address'],
    [
      ...[
        '  Anna  Weber ',
        'Anna <Anna@X.example>; info@x.example',
        'Tel: +49 40 1234567 / +49 40 765',
        '0171 5551234',
      ],
      ...['德国', 'trays; tea towels', '9.2K14', 'wants samples', '-'],
    ],
  );
  expect(drafts(given)).toMatchObject([
    {
      ...{ row: 2, contactName: 'Anna Weber', email: 'anna@x.example', phone: '0171 5551234', country: 'DE' },
      products: ['trays', 'tea towels'],
      more: [
        { header: 'Tel', text: '+49 40 1234567' },
        { header: 'Tel', text: '+49 40 765' },
        { header: 'Booth', text: '9.2K14' },
        { header: '', text: 'wants samples' },
      ],
      problems: [],
    },
  ]);
});

test.each([
  ['a@x.example b@y.example', ['a@x.example', 'b@y.example']],
  ['Anna anna @ x.example', ['anna@x.example']],
  ['MAILTO:A@X.example；b＠y.example', ['a@x.example', 'b@y.example']],
])('addresses are found in %s', (cell, addresses) => {
  const [draft] = drafts(sheet(['Name', 'Email'], ['Anna', cell]));
  expect([draft?.email, ...(draft?.more ?? []).map(one => one.text)]).toEqual(addresses);
  expect(draft?.problems).toEqual([]);
});

test('all mistakes of a row are told at once, with its number', () => {
  const given = sheet(
    ['Name', 'Email', 'Tel', 'Country'],
    ['Anna', 'anna(at)x', 'call me', 'Atlantis'],
    ['Li', 'li@x.example', '', ''],
  );
  expect(codes(given)).toEqual([['row.email_invalid', 'row.phone_invalid', 'row.country_unknown'], []]);
  expect(drafts(given)[0]?.problems[0]).toMatchObject({ sheet: 'list', row: 2, values: { value: 'anna(at)x' } });
});

test('a row that tells nobody, or more than is kept, is refused', () => {
  const given = sheet(['Name', 'Company', 'Remark'], ['', 'n/a', 'tall, with a hat'], ['x'.repeat(201), '', '']);
  expect(codes(given)).toEqual([['row.nobody_told'], ['row.too_long']]);
});

test('names are put together as they are written where they come from', () => {
  const given = sheet(['First name', 'Last name'], ['Anna', 'Weber'], ['娜', '李']);
  expect(drafts(given).map(draft => draft.contactName)).toEqual(['Anna Weber', '李娜']);
});
