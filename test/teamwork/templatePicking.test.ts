import { suggestedLanguage } from '../../admin/views/templates/filtering';

test.each<[string, string[], string | null, string]>([
  ['a German letter, and there are German templates', ['de', 'en', 'zh'], 'de', 'de'],
  [
    'an Italian letter, and nobody writes Italian: English, not the first of the alphabet',
    ['de', 'en', 'zh'],
    'it',
    'en',
  ],
  ['a letter in no language that was told', ['de', 'en'], null, 'en'],
  ['no English either: all of them', ['de', 'zh'], 'it', ''],
])('%s', (_what, languages, ofLetter, expected) => {
  expect(suggestedLanguage(languages, ofLetter)).toBe(expected);
});
