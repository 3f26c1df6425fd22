import { countryCodes, draftOf, noDraft, wishOf } from '../../admin/views/transfer/wish';

test.each([
  ['德国、法国', ['DE', 'FR'], []],
  ['Germany, United Kingdom', ['DE', 'GB'], []],
  ['de fr', ['DE', 'FR'], []],
  ['DE，德国；Germany', ['DE'], []],
  ['', [], []],
  ['Germany, Atlantis', ['DE'], ['Atlantis']],
])('"%s" names the countries %j', (text, codes, unknown) => {
  expect(countryCodes(text)).toEqual({ codes, unknown });
});

test('nothing is handed over while a country is not known', () => {
  const draft = { ...noDraft, from: '1', to: '2' };
  expect(wishOf({ ...draft, countries: 'Atlantis' })).toBeNull();
  expect(wishOf({ ...draft, countries: '德国' })?.targets).toEqual([{ toId: 2, countries: ['DE'] }]);
});

test.each<[string, string, number[] | null]>([
  ['from=3&companies=17', '3', [17]],
  ['companies=17,18', '', [17, 18]],
  ['from=x&companies=,a,-1,2.5', '', null],
  ['', '', null],
])('the address "%s" fills in whose and which companies', (query, from, companyIds) => {
  expect(draftOf(new URLSearchParams(query))).toEqual({ ...noDraft, from, companyIds });
});

test('chosen companies alone are handed over', () => {
  const draft = { ...noDraft, from: '1', to: '2', companyIds: [17, 18] };
  expect(wishOf(draft)?.targets).toEqual([{ toId: 2, companyIds: [17, 18] }]);
});
