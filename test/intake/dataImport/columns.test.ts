import { impliedKind, impliedTypes, readMapping, recogniseSheet } from '../../../service/intake/dataImport/columns';
import { sheetOf } from '../../../service/intake/dataImport/sheets';

const recognised = (name: string, header: string[]) => {
  const mapping = recogniseSheet(name, header);
  return mapping && [mapping.target, ...mapping.fields];
};

test.each<[string, string[], (string | null)[] | null]>([
  [
    '客户',
    ['客户名称', '国家', '域名', '负责人', '客户类型'],
    ['companies', 'name', 'country', 'domains', 'ownerAddress', 'types'],
  ],
  [
    'Sheet1',
    ['公司', '联系人', '邮箱', '电话', '职位'],
    ['companies', 'name', 'contactName', 'contactAddresses', 'phone', 'contactTitle'],
  ],
  [
    'Companies',
    ['Company', 'Country', 'Domain', 'Type', 'Owner'],
    ['companies', 'name', 'country', 'domains', 'types', 'ownerAddress'],
  ],
  [
    'Customers',
    ['Customer Name', 'E-mail', 'E-Mail 2', 'Mobile'],
    ['companies', 'name', 'contactAddresses', 'contactAddresses', 'contactPhone'],
  ],
  ['供应商', ['序号', '供应商名称', '备注'], ['companies', null, 'name', null]],
  [
    '联系人',
    ['公司名称', '姓名', '邮箱', '手机', '职务'],
    ['contacts', 'companyKey', 'name', 'addresses', 'phones', 'title'],
  ],
  [
    'Contacts',
    ['Company', 'Name', 'E-mail', 'Phone', 'Position'],
    ['contacts', 'companyKey', 'name', 'addresses', 'phone', 'title'],
  ],
  [
    '订单',
    ['单号', '客户名称', '客户订单号', '品名', '状态', '负责人'],
    ['records', 'number', 'companyKey', 'otherNumbers', 'title', 'state', 'ownerAddress'],
  ],
  [
    'Orders',
    ['Order No.', 'Customer', 'Customer PO', 'Status'],
    ['records', 'number', 'companyKey', 'otherNumbers', 'state'],
  ],
  [
    'records',
    ['Number', 'Kind', 'Company', 'Title', 'For order'],
    ['records', 'number', 'kind', 'companyKey', 'title', 'forNumber'],
  ],
  ['表', ['公司名称（中文）', '公司名称*'], ['companies', 'name', null]],
  ['Notes', ['Date', 'Text'], null],
  ['Empty', [], null],
])('%s with %j is taken for %j', (name, header, expected) => {
  expect(recognised(name, header)).toEqual(expected);
});

test('a second column of a list adds to it, of anything else it is left out', () => {
  expect(recognised('c', ['公司', '邮箱1', '邮箱2', '国家', '国家'])).toEqual([
    'companies',
    'name',
    'contactAddresses',
    'contactAddresses',
    'country',
    null,
  ]);
});

test.each([
  ['Sheet1', '订单号', 'order'],
  ['Sheet1', '报价单号', 'quote'],
  ['Sheet1', 'Order No', 'order'],
  ['报价', '单号', 'quote'],
  ['Purchase orders', 'Number', 'purchase_order'],
  ['Sheet1', '单号', null],
])('numbers under "%2$s" of the sheet "%1$s" are those of: %3$s', (name, header, kind) => {
  const mapping = readMapping(name, [header, '客户名称'], undefined);
  expect(impliedKind(name, [header, '客户名称'], mapping ?? { target: 'records', fields: [] })).toBe(kind);
});

test.each([
  ['供应商', '名称', ['supplier']],
  ['Agents', 'Name', ['agent']],
  ['Sheet1', '供应商名称', ['supplier']],
  ['Sheet1', '公司名称', null],
])('companies of the sheet %s under %s are: %j', (name, header, types) => {
  const mapping = readMapping(name, [header], undefined);
  expect(impliedTypes(name, [header], mapping ?? { target: 'companies', fields: [] })).toEqual(types);
});

test('a person may say what a sheet and its columns are, and leave some out', () => {
  const chosen = { target: 'contacts', fields: { '0': 'companyKey', '1': null, '2': 'addresses', '3': 'addresses' } };
  expect(readMapping('x', ['a', 'b', 'c', 'd'], chosen)).toEqual({
    target: 'contacts',
    fields: ['companyKey', null, 'addresses', 'addresses'],
  });
  expect(readMapping('Companies', ['Company'], { target: null, fields: {} })).toBeNull();
});

test.each([
  [{ target: 'orders', fields: {} }],
  [{ target: 'companies', fields: { '0': 'number' } }],
  [{ target: 'companies', fields: { '9': 'name' } }],
  [{ target: 'companies', fields: { '-1': 'name' } }],
  [{ target: 'companies', fields: { '0': 'name', '1': 'name' } }],
])('the mapping %j is refused', chosen => {
  expect(() => readMapping('x', ['a', 'b'], chosen)).toThrow(
    expect.objectContaining({ code: 'data_import.mapping_invalid' }),
  );
});

test('the header may stand below a title; empty lines are no rows', () => {
  const lines = [
    ['客户信息表'],
    ['', ''],
    ['2026-03-01', ''],
    ['客户名称', '国家', '邮箱'],
    ['', ''],
    ['Acme', 'DE', 'a@acme.de'],
  ];
  const sheet = sheetOf(
    's',
    lines.map((cells, at) => ({ row: at + 1, cells })),
  );
  expect(sheet?.header).toEqual(['客户名称', '国家', '邮箱']);
  expect(sheet?.rows).toEqual([{ row: 6, cells: ['Acme', 'DE', 'a@acme.de'] }]);
  expect(sheetOf('s', [{ row: 1, cells: ['', ''] }])).toBeNull();
});
