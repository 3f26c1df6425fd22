import { countryCodes, noDraft, wishOf } from '../../admin/views/transfer/wish';

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
