import { expectGoods } from './goods';
import { priceOwnerCases } from './priceOwnerCases';
import { severalGoodsCases } from './severalGoodsCases';
import { goodsCases } from './goodsCases';
import { goodsLetterCases } from './goodsLetterCases';
import { goodsPriceCases } from './goodsPriceCases';
import { spelledCases } from './spelledCases';
import { variantCases } from './variantCases';

describe('goods, how many of them, and whose price it is', () => {
  it.each([
    ...goodsCases,
    ...goodsLetterCases,
    ...goodsPriceCases,
    ...spelledCases,
    ...severalGoodsCases,
    ...priceOwnerCases,
    ...variantCases,
  ])('%s', expectGoods);
});
