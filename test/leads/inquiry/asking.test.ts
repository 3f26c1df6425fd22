import { extractInquiry } from '../../../service/leads/inquiry/extracting';
import { isSameUnit } from '../../evaluation/inquiryMatching';
import { isSameProduct } from './goods';
import { inquiryMail } from './letters';
import { proseCases } from './proseCases';

describe('goods in free prose', () => {
  it.each(proseCases)('%s', (text, wanted) => {
    const { items } = extractInquiry(inquiryMail(text), []);
    const right = wanted === '' ? [] : wanted.split(';').map(item => item.split('|'));
    const said = items.map(item => `${item.product.value}|${item.quantity?.value ?? ''}|${item.unit?.value ?? ''}`);
    expect(said).toHaveLength(right.length);
    right.forEach(([product, quantity, unit], place) => {
      const item = items[place];
      expect([said[place], isSameProduct(product ?? '', item?.product.value ?? '')]).toEqual([said[place], true]);
      expect([said[place], String(item?.quantity?.value ?? '')]).toEqual([said[place], quantity]);
      if (unit) expect([said[place], isSameUnit(unit, item?.unit?.value ?? '')]).toEqual([said[place], true]);
    });
  });
});
