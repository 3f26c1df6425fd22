import fc from 'fast-check';
import type { CustomField } from '../../service/companies/customField.entity';
import { fitsPattern, readFieldFilters, readFieldValue, writeFieldValue } from '../../service/companies/customFields';

const choices = [
  { code: 'sea', nameZh: '海运', nameEn: 'By sea' },
  { code: 'air', nameZh: '空运', nameEn: 'By air' },
];
const field = (kind: CustomField['kind'], rule: CustomField['rule'] = {}) => ({ kind, rule, choices });
const back = (shape: ReturnType<typeof field>, input: string | string[]) => {
  const rows = readFieldValue(shape, input);
  return 'code' in rows ? rows.code : rows.map(row => writeFieldValue(shape.kind, row)).join('; ');
};

test.each<[string, ReturnType<typeof field>, string | string[], string]>([
  ['text', field('text'), '  Bamboo ', 'Bamboo'],
  ['text that is too long', field('text', { maxLength: 3 }), 'Bamboo', 'field.too_long'],
  ['text that is too short', field('text', { minLength: 9 }), 'Bamboo', 'field.too_short'],
  ['text that does not fit', field('text', { pattern: 'AA-999' }), 'A1-234', 'field.no_fit'],
  ['text that fits', field('text', { pattern: 'AA-999' }), 'CN-234', 'CN-234'],
  ['a number with thousands', field('number'), '1,234.5', '1234.5'],
  ['a number below zero', field('number'), '-0.0001', '-0.0001'],
  ['no number', field('number'), '12a', 'field.not_a_number'],
  ['five decimals', field('number'), '1.00001', 'field.not_a_number'],
  ['too small', field('number', { min: 5 }), '4.9', 'field.too_small'],
  ['too large', field('number', { max: 5 }), '5.1', 'field.too_large'],
  ['money', field('money'), '1200.50 usd', '1200.5 USD'],
  ['money with its currency first', field('money'), 'EUR 20', '20 EUR'],
  ['money without currency', field('money'), '20', 'field.not_money'],
  ['a day', field('date'), '2024-02-29', '2024-02-29'],
  ['no day', field('date'), '2023-02-29', 'field.not_a_date'],
  ['yes in Chinese', field('yes_no'), '是', 'yes'],
  ['no', field('yes_no'), 'No', 'no'],
  ['perhaps', field('yes_no'), 'perhaps', 'field.not_yes_no'],
  ['a choice by its name', field('choice'), '海运', 'sea'],
  ['no choice', field('choice'), 'rail', 'field.no_choice'],
  ['several choices, each once', field('choices'), ['sea', 'By air; 海运'], 'sea; air'],
  ['a link', field('link'), 'https://acme.com/a', 'https://acme.com/a'],
  ['a link that would run', field('link'), 'javascript:alert(1)', 'field.not_a_link'],
  ['nothing', field('number'), '   ', ''],
])('%s is read and written back', (_name, shape, input, expected) => {
  expect(back(shape, input)).toBe(expected);
});

test('every number of four decimals comes back as it was written', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9_000_000_000, max: 9_000_000_000 }), scaled => {
      const text = writeFieldValue('number', { text: null, longText: null, number: scaled, date: null });
      expect(readFieldValue(field('number'), text)).toMatchObject([{ number: scaled }]);
    }),
  );
});

test('a pattern is walked once, whatever stands in it', () => {
  expect(fitsPattern('a'.repeat(50), '(a+)+$')).toBe(false);
  expect(fitsPattern('王9Z', 'A9X')).toBe(true);
  expect(fitsPattern('10%', '99%')).toBe(true);
  expect(fitsPattern('', '*')).toBe(false);
});

test('filters are read from an address; what is not understood is left out', () => {
  expect(readFieldFilters('mode:sea,score:10..20,due:..2026-01-01,Bad Code:1,name:a%2Cb')).toEqual([
    { code: 'mode', value: 'sea' },
    { code: 'score', from: '10', to: '20' },
    { code: 'due', to: '2026-01-01' },
    { code: 'name', value: 'a,b' },
  ]);
});
