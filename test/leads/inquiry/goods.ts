import { extractInquiry } from '../../../service/leads/inquiry/extracting';
import { isSameText, productLikeness } from '../../evaluation/inquiryMatching';
import { inquiryMail } from './letters';

/** Whether a name that was read is the one that is wanted, and not a sentence around it. */
export const isSameProduct = (wanted: string, said: string): boolean =>
  (isSameText(wanted, said) || productLikeness(wanted, said) === 1) && said.length < wanted.length * 2 + 6;

/** Expects the goods that are read in a letter to be those of `wanted`: "product|quantity|unit|price currency", set apart by semicolons. */
export function expectGoods(text: string, wanted: string): void {
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
}
