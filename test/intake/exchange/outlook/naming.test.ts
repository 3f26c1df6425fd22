import fc from 'fast-check';
import {
  categoryName,
  foldCategory,
  folderName,
  looksOurs,
  setHash,
  without,
} from '../../../../service/intake/exchange/outlook/naming';

test.each([
  ['en', 'ACME', 'Q26-0031', 1, 'Filed: ACME / Q26-0031'],
  ['en', 'ACME', null, 1, 'Filed: ACME'],
  ['en', 'ACME', null, 2, 'Filed: ACME (2)'],
  ['zh-CN', '绍兴鑫源纺织有限公司', 'PO-0088', 1, '已归档：绍兴鑫源纺织有限公司 / PO-0088'],
  ['en', 'Acme, Inc.; Ltd', 'A,1', 1, 'Filed: Acme Inc. Ltd / A 1'],
  ['zh-CN', '海图，贸易；公司', null, 1, '已归档：海图 贸易 公司'],
  ['en', 'A\u202Ecilbup\u0000\n  B', null, 1, 'Filed: A cilbup B'],
  ['en', '', null, 1, 'Filed: ?'],
  ['en', null, 'Q-1', 1, 'Filed: •••'],
  ['en', 'x'.repeat(80), 'Q-1', 1, `Filed: ${'x'.repeat(59)}… / Q-1`],
] as const)('a category in %s of %j and %j (%d) is %j', (language, company, record, copy, expected) => {
  expect(categoryName(language, { company, record }, copy)).toBe(expected);
});

test.each([
  ['Filed: ACME', true],
  ['FILED:acme', true],
  ['已归档：海图', true],
  ['已归档: 海图', true],
  ['Filed', false],
  ['Filed under taxes', false],
  ['Blue', false],
])('%j is written as ours are: %s', (name, expected) => {
  expect(looksOurs(name)).toBe(expected);
});

test.each([
  ['ACME', 1, 'ACME'],
  ['ACME', 3, 'ACME (3)'],
  ['A/B\\C: "D"', 1, 'A B C D'],
  ['..ACME Co. ', 1, 'ACME Co'],
  ['///', 1, '?'],
  ['海'.repeat(100), 1, `${'海'.repeat(79)}…`],
])('the folder of %j (%d) is %j', (company, copy, expected) => {
  expect(folderName(company, copy)).toBe(expected);
});

test('whatever companies and records are called, a category is one that Outlook takes, and is known again', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 200 });
  fc.assert(
    fc.property(
      text,
      fc.option(text),
      fc.constantFrom('en' as const, 'zh-CN' as const),
      (company, record, language) => {
        const name = categoryName(language, { company, record });
        expect(name.length).toBeLessThanOrEqual(255);
        expect(name).not.toMatch(/[,;\p{Cc}]/u);
        expect(name).toBe(name.trim());
        expect(looksOurs(name)).toBe(true);
      },
    ),
  );
});

test('a folder has a name that is one folder, and not too long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), company => {
      const name = folderName(company);
      expect(name).toMatch(/^[^/\\]+$/);
      expect([...name].length).toBeLessThanOrEqual(80);
    }),
  );
});

test('sets of categories do not mind order, case or repetition', () => {
  expect(setHash(['A', 'b'])).toBe(setHash(['B', 'a', 'A']));
  expect(setHash(['A'])).not.toBe(setHash(['A', 'B']));
  expect(without(['Filed: A', 'Blue'], ['FILED: a'])).toEqual(['Blue']);
  expect(foldCategory(' Filed:  ACME ')).toBe('filed: acme');
});
