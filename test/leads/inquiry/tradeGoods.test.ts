import { extractInquiry } from '../../../service/leads/inquiry/extracting';
import { recogniseInquiry } from '../../../service/leads/inquiry/recognising';
import { inquiryMail } from './letters';
import { shortLetters, tradeGoods } from './tradeGoods';

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

describe('goods of every trade', () => {
  it.each(tradeGoods)('are read with their number: $language', ({ letter, goods }) => {
    const misread = goods.filter(name => {
      const { items } = extractInquiry(inquiryMail(letter.replace('%', name)), []);
      const [item] = items;
      return items.length !== 1 || folded(item?.product?.value ?? '') !== folded(name) || item?.quantity?.value !== 500;
    });
    expect(misread).toEqual([]);
  });

  it.each(tradeGoods)('are asked for in short letters, whatever they are: $language', ({ language, goods }) => {
    const missed = goods.flatMap(name =>
      (shortLetters[language] ?? [])
        .map(letter => letter.replace('%', name))
        .filter(text => !recogniseInquiry(inquiryMail(text)).isInquiry),
    );
    expect(missed).toEqual([]);
  });

  it.each([
    ['bags|500', 'Please quote 500 bags.'],
    ['бутылок|500', 'Нам нужно 500 бутылок, FOB Ningbo.'],
    ['pencils|500', 'Please quote 500 boxes of pencils.'],
  ])('%s is read in "%s"', (wanted, text) => {
    const { items } = extractInquiry(inquiryMail(text), []);
    expect(items.map(item => `${item.product?.value}|${item.quantity?.value ?? ''}`).join(';')).toBe(wanted);
  });
});
