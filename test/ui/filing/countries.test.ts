import { countryMeant } from '../../../ui/filing/countries';

describe('a country is meant by its name in the language of the person', () => {
  test.each([
    ['zh-CN', '德国', 'DE'],
    ['zh-CN', 'Germany', 'DE'],
    ['zh-CN', 'de', 'DE'],
    ['zh-CN', '香港', 'HK'],
    ['zh-CN', '阿联酋', 'AE'],
    ['en', ' germany ', 'DE'],
    ['en', '德国', 'DE'],
    ['en', 'UK', 'GB'],
    ['en', 'United Sta', 'US'],
    ['en', 'United', null],
    ['en', 'Germa', 'DE'],
    ['en', 'land', null],
    ['en', 'Atlantis', null],
    ['en', 'G', null],
    ['en', '', null],
  ] as const)('%s: "%s" is %s', (language, typed, code) => {
    expect(countryMeant(language, typed)).toBe(code);
  });
});
