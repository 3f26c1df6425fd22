import { questionText } from '../../service/companies/questionText';

test('a question is told in its own words', () => {
  expect(questionText(['Acme Ltd', undefined, 'acme.example', null, ''])).toBe('Acme Ltd · acme.example');
});

test('two questions that differ behind a long name are two', () => {
  const name = 'A'.repeat(300);
  const asked = ['one.example', 'two.example'].map(domain => questionText([name, domain]));
  expect(new Set(asked).size).toBe(2);
  for (const text of asked) expect(text).toHaveLength(300);
});
