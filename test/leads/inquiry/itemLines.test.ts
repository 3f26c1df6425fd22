import { extractInquiry } from '../../../service/leads/inquiry/extracting';
import { isSameUnit } from '../../evaluation/inquiryMatching';
import { isSameProduct } from './goods';
import { inquiryMail } from './letters';
import { listCases } from './listCases';

describe('lists and tables of goods', () => {
  it.each(listCases.map((row, place) => [place + 1, row] as const))(
    'layout %i is read line by line',
    (_, [text, wanted, file]) => {
      const { items } = extractInquiry(
        inquiryMail(`Hello,\n\n${text}\n\nFOB Ningbo please.`),
        file ? [{ position: 0, name: 'list.csv', text: file }] : [],
      );
      const right = wanted.split(';').map(item => item.split('|'));
      const said = items.map(({ product, quantity, targetPrice }) => [
        product.value,
        String(quantity?.value ?? ''),
        String(targetPrice?.value ?? ''),
      ]);
      expect(said.map(([, ...rest]) => rest)).toEqual(right.map(([, quantity, , price]) => [quantity, price]));
      right.forEach(([product, , unit], place) => {
        expect([said[place], isSameProduct(product ?? '', said[place]?.[0] ?? '')]).toEqual([said[place], true]);
        if (unit) expect(isSameUnit(unit, items[place]?.unit?.value ?? '')).toBe(true);
      });
    },
  );
});
