import { asCount, findDecimalSign, readAmounts } from '../../../service/leads/inquiry/amounts';
import { levelText } from '../../../service/leads/inquiry/levelling';

const numbers: [string, string | null, number][] = [
  ['24.000', 'de', 24_000],
  ['24.000', 'en', 24],
  ['24,000', 'en', 24_000],
  ['1.234,56', 'en', 1234.56],
  ['1,234.56', 'de', 1234.56],
  ["1'200", 'de', 1200],
  ['3 000', 'ru', 3000],
  ['1\u202f500', 'fr', 1500],
  ['1,50,000', 'en', 150_000],
  ['14,20', 'en', 14.2],
  ['0.125', 'es', 0.125],
  ['5k', 'en', 5000],
  ['30 mil', 'es', 30_000],
  ['5 тыс.', 'ru', 5000],
  ['1万', 'zh', 10_000],
  ['2.5万', 'zh', 25_000],
  ['٢٠٠٠', 'ar', 2000],
  ['２０００', 'ja', 2000],
  ['6500K', 'en', 6500],
];

describe('numbers', () => {
  it.each(numbers)('%s in a text of language %s', (text, language, value) => {
    expect(readAmounts(levelText(text), { sign: null, language })[0]?.value).toBe(value);
  });

  it('of pieces are never decimal', () => {
    expect(asCount(readAmounts('24.000', { sign: null, language: 'en' })[0]!)).toBe(24_000);
  });

  it.each([
    ['1,000-2,000', 1000, 2000],
    ['500 to 800', 500, 800],
    ['between 250 and 300', 250, 300],
    ['5-8k', 5000, 8000],
  ])('%s is a range', (text, lower, upper) => {
    const [amount] = readAmounts(text, { sign: null, language: 'en' });
    expect([amount?.value, amount?.upper?.value]).toEqual([lower, upper]);
  });

  it('are read as the message writes the others', () => {
    expect(findDecimalSign('1.500,00 und 2,5')).toBe(',');
    expect(findDecimalSign('1,500.00 and 2.5')).toBe('.');
    expect(findDecimalSign('5 pcs')).toBeNull();
  });

  it('keep their places when the text is levelled', () => {
    const text = 'Béjaïa İstanbul ٢٠٠٠ كرتون، ５０００個：Ёлка ß ﬁ';
    expect(levelText(text)).toHaveLength(text.length);
  });
});
