import { extractInquiry } from '../../../service/leads/inquiry/extracting';
import { isSameProduct } from './goods';
import { inquiryMail } from './letters';
import { priceOwnerCases } from './priceOwnerCases';
import { severalGoodsCases } from './severalGoodsCases';
import { spelledCases } from './spelledCases';

describe('goods, how many of them, and whose price it is', () => {
  it.each([...spelledCases, ...severalGoodsCases, ...priceOwnerCases])('%s', (text, wanted) => {
    const { items } = extractInquiry(inquiryMail(text), []);
    const said = items.map(({ product, quantity, unit, targetPrice, currency }) => [
      product.value,
      String(quantity?.value ?? ''),
      unit?.value.replace(/\.$/, '') ?? '',
      targetPrice ? `${targetPrice.value} ${currency?.value ?? ''}` : '',
    ]);
    const goods = wanted.split(';').map(one => one.split('|'));
    expect(said.map(one => one.slice(1))).toEqual(goods.map(one => one.slice(1)));
    for (const [place, [name]] of goods.entries())
      expect([said[place]?.[0], isSameProduct(name as string, said[place]?.[0] as string)]).toEqual([
        said[place]?.[0],
        true,
      ]);
  });
});
