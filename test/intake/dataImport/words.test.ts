import { readCountry, readKind, readState, readTypes, splitValues } from '../../../service/intake/dataImport/words';

test.each([
  ['Germany', 'DE'],
  ['德国', 'DE'],
  ['德國', 'DE'],
  ['de', 'DE'],
  ['UK', 'GB'],
  ['United Arab Emirates', 'AE'],
  ['阿联酋', 'AE'],
  ['U.S.A.', 'US'],
  ['Hong Kong', 'HK'],
  ['香港', 'HK'],
  ['DD', null],
  ['EU', null],
  ['XX', null],
  ['Atlantis', null],
  ['', null],
])('%j is the country %j', (text, code) => {
  expect(readCountry(text)).toBe(code);
});

test.each<[string, string[] | null]>([
  ['客户', ['customer']],
  ['Customer / Agent', ['customer', 'agent']],
  ['供应商、客户', ['supplier', 'customer']],
  ['freight forwarder', ['forwarder']],
  ['货代、合作伙伴', ['forwarder', 'partner']],
  ['竞争对手', ['competitor']],
  ['Competitor', ['competitor']],
  ['船公司', ['partner']],
  ['friend', null],
  ['', []],
])('%j is of the kinds %j', (text, types) => {
  expect(readTypes(text)).toEqual(types);
});

test.each([
  ['Purchase Order', 'purchase_order'],
  ['purchase_order', 'purchase_order'],
  ['service_case', 'service_request'],
  ['形式发票', 'order'],
  ['报价单', 'quote'],
  ['nonsense', null],
])('%j is the kind %j', (text, kind) => {
  expect(readKind(text)).toBe(kind);
});

test.each([
  ['已完成', 'closed'],
  ['Cancelled', 'closed'],
  ['生产中', 'open'],
  ['', 'open'],
])('the state %j leaves a record %s', (text, state) => {
  expect(readState(text)).toBe(state);
});

test('several values of a cell are cut at commas in both scripts, and at blanks only where a value holds none', () => {
  expect(splitValues('a@x.de; b@x.de，c@x.de d@x.de', true)).toEqual(['a@x.de', 'b@x.de', 'c@x.de', 'd@x.de']);
  expect(splitValues('HL 1、RF/2201\nX-3', false)).toEqual(['HL 1', 'RF/2201', 'X-3']);
});
